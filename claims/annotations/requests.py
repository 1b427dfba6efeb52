"""The shapes of the fifth stage's requests; what is inside an operation of a batch is read by `document.py` and `sync.py`."""

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from claims.annotations import sync
from claims.annotations.described import DescribedIn
from claims.annotations.document import SENT
from claims.annotations.sync import MAX_OPS, MAX_TURNS
from claims.articles.api import SpeakerOfBatchIn
from claims.core.claim import EvidenceDocument, Exact, VerdictDocument
from claims.core.shapes import kinds_of, shape_of
from claims.http.strict import Identifier, RawField, StrictInteger, StrictList, StrictNumber, StrictSerializer


class ExactIn(DescribedIn):
    """The strings of a claim's fragments, role by role; a role without fragments may be left out."""

    kinds = kinds_of(Exact)


class EvidenceIn(DescribedIn):
    """One thing that speaks for or against a claim; it has an address, a title or a quotation at least."""

    kinds = kinds_of(EvidenceDocument)


class VerdictIn(DescribedIn):
    """A judgement of whether a claim is true; `label` is a key of the project's scale."""

    kinds = kinds_of(VerdictDocument)
    objects = {"evidence": EvidenceIn}


class ClaimIn(DescribedIn):
    """One claim of a batch; the client makes its identifier."""

    kinds = SENT.kinds
    objects = {"exact": ExactIn, "verdict": VerdictIn}


class ClaimPutIn(ClaimIn):
    """One claim whose identifier is in the address; in the body it may be left out."""

    id = Identifier(required=False)


class SpeakerOp(DescribedIn):
    """Create a speaker; it goes before the claims that name it."""

    kinds = kinds_of(sync.SpeakerOp)
    speaker = SpeakerOfBatchIn()


class PutOp(DescribedIn):
    """Create or change a claim; `base` is the version that the edit is based on, 0 for a new claim."""

    kinds = kinds_of(sync.PutOp)
    put = ClaimIn()


class DeleteOp(DescribedIn):
    """Delete a claim; `base` is the version that was seen."""

    kinds = kinds_of(sync.DeleteOp)
    delete = Identifier()


class DecideOp(DescribedIn):
    """Decide about a suggestion, or take the decision back (undone)."""

    kinds = shape_of(sync.DecideOp).kinds
    decide = Identifier()


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="Op",
        serializers=[SpeakerOp, PutOp, DeleteOp, DecideOp],
        resource_type_field_name=None,
        many=False,
    )
)
class OpField(RawField):
    """One operation of a batch, which is answered for itself whatever it holds."""


class BatchIn(StrictSerializer):
    """What goes with a batch of changes: how long the person was active since the last one (seconds), and its number."""

    active_seconds = StrictNumber(min_value=0, max_value=3600, required=False, default=0.0)
    turn = StrictInteger(
        required=False,
        allow_null=True,
        default=None,
        min_value=1,
        max_value=MAX_TURNS,
        help_text="Rises with every batch; a batch that was overtaken by a later one is refused.",
    )


class SyncIn(BatchIn):
    """A batch of changes, and how long the person was active since the last one (seconds)."""

    ops = StrictList(child=OpField(), max_length=MAX_OPS, help_text="The operations, in order.")


class SubmitIn(BatchIn):
    """The last changes before a pass is handed in, as for sync; an empty object where there are none."""

    ops = StrictList(
        child=OpField(), max_length=MAX_OPS, required=False, default=None, help_text="The operations, in order."
    )

    def validate(self, attrs: dict[str, object]) -> dict[str, object]:
        """Refuse what belongs to a batch where there is none."""
        if attrs["ops"] is None and self.initial_data:
            raise serializers.ValidationError({"ops": "Send the operations too, or an empty list."}, code="required")
        return attrs
