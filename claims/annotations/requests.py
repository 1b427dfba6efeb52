"""The shapes of the fifth stage's requests; what is inside an operation of a batch is read by `document.py` and `sync.py`."""

# A claim has a source and a parent, and so have the framework's fields; declared fields never become attributes.
# mypy: disable-error-code="assignment"

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from claims.annotations.document import (
    MOST_EVIDENCE,
    MOST_FRAGMENTS,
    MOST_LABEL,
    MOST_NOTE,
    MOST_SETS,
    MOST_SPEAKERS,
)
from claims.annotations.models import Claim, Verdict
from claims.annotations.sync import MOST_OPS, MOST_TURNS, MOST_VERSIONS, OUTCOMES
from claims.articles.api import SpeakerOfBatchIn
from claims.core.records import Checkworthiness, ClaimType, Directness, Nesting, Stance
from claims.http.describing import FragmentsIn, word
from claims.http.strict import (
    Day,
    Identifier,
    LinesText,
    RawField,
    StrictBoolean,
    StrictChoice,
    StrictInteger,
    StrictList,
    StrictNumber,
    StrictSerializer,
    StrictText,
    WebAddress,
)

# Optional words of a claim: an empty string and null say the same.
OPTIONAL: dict[str, Any] = {"required": False, "allow_blank": True, "allow_null": True}


def fragment_strings(**options: Any) -> StrictList:
    """Describe the strings of a role's fragments."""
    return StrictList(child=StrictText(), max_length=MOST_FRAGMENTS, **options)


class ExactIn(serializers.Serializer[Any]):
    """The strings of a claim's fragments, role by role; a role without fragments may be left out."""

    content = fragment_strings()
    source = fragment_strings(required=False)
    cue = fragment_strings(required=False)
    addressee = fragment_strings(required=False)


class EvidenceIn(serializers.Serializer[Any]):
    """One thing that speaks for or against a claim; it has an address, a title or a quotation at least."""

    url = WebAddress(max_length=2000, **OPTIONAL)
    archived_url = WebAddress(max_length=2000, **OPTIONAL)
    accessed_at = Day(required=False, allow_blank=True, allow_null=True)
    publisher = StrictText(max_length=200, **OPTIONAL)
    title = StrictText(max_length=500, **OPTIONAL)
    quote = LinesText(max_length=10_000, **OPTIONAL)
    stance = word(Stance)
    set_number = StrictInteger(required=False, min_value=1, max_value=MOST_SETS)


class VerdictIn(serializers.Serializer[Any]):
    """A judgement of whether a claim is true; `label` is a key of the project's scale."""

    label = StrictText(max_length=MOST_LABEL)
    rationale = LinesText(max_length=MOST_NOTE, **OPTIONAL)
    status = StrictChoice(choices=Verdict.Status.choices, required=False)
    evidence = StrictList(child=EvidenceIn(), max_length=MOST_EVIDENCE, required=False)


class ClaimFields(serializers.Serializer[Any]):
    """One claim as a person says it. `exact` holds, for every role that has fragments, the strings at those offsets.

    `version` and `updated_at`, with which a claim is shown, may come back with it; they are not read.
    """

    content = FragmentsIn()
    source = FragmentsIn(required=False)
    cue = FragmentsIn(required=False)
    addressee = FragmentsIn(required=False)
    exact = ExactIn()
    speakers = StrictList(child=Identifier(), max_length=MOST_SPEAKERS, required=False)
    no_speaker_stated = StrictBoolean(required=False)
    directness = word(Directness, required=False, allow_null=True)
    claim_type = word(ClaimType, required=False, allow_null=True)
    checkworthiness = word(Checkworthiness, required=False, allow_null=True)
    was_said = StrictBoolean(required=False, allow_null=True)
    parent = Identifier(required=False, allow_null=True)
    nesting = word(Nesting, required=False, allow_null=True)
    note = LinesText(max_length=MOST_NOTE, **OPTIONAL)
    origin = StrictChoice(choices=Claim.Origin.choices, required=False)
    suggestion = Identifier(required=False, allow_null=True)
    verdict = VerdictIn(required=False, allow_null=True)
    version = StrictInteger(required=False, min_value=0, max_value=MOST_VERSIONS)
    updated_at = StrictText(required=False, allow_blank=True, allow_null=True, max_length=40)


class ClaimIn(ClaimFields):
    """One claim of a batch; the client makes its identifier."""

    id = Identifier()


class ClaimPutIn(ClaimFields):
    """One claim whose identifier is in the address; in the body it may be left out."""

    id = Identifier(required=False)


class SpeakerOp(serializers.Serializer[Any]):
    """Create a speaker; it goes before the claims that name it."""

    speaker = SpeakerOfBatchIn()


class PutOp(serializers.Serializer[Any]):
    """Create or change a claim; `base` is the version that the edit is based on, 0 for a new claim."""

    put = ClaimIn()
    base = StrictInteger(required=False, min_value=0, max_value=MOST_VERSIONS)


class DeleteOp(serializers.Serializer[Any]):
    """Delete a claim; `base` is the version that was seen."""

    delete = Identifier()
    base = StrictInteger(required=False, min_value=0, max_value=MOST_VERSIONS)


class DecideOp(serializers.Serializer[Any]):
    """Decide about a suggestion, or take the decision back (undone)."""

    decide = Identifier()
    claim = Identifier(required=False, allow_null=True)

    def get_fields(self) -> dict[str, Any]:
        """Add the field whose name Python reserves."""
        return {**super().get_fields(), "as": StrictChoice(choices=OUTCOMES)}


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
        max_value=MOST_TURNS,
        help_text="Rises with every batch; a batch that was overtaken by a later one is refused.",
    )


class SyncIn(BatchIn):
    """A batch of changes, and how long the person was active since the last one (seconds)."""

    ops = StrictList(child=OpField(), max_length=MOST_OPS, help_text="The operations, in order.")


class SubmitIn(BatchIn):
    """The last changes before a pass is handed in, as for sync; an empty object where there are none."""

    ops = StrictList(
        child=OpField(), max_length=MOST_OPS, required=False, default=None, help_text="The operations, in order."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse what belongs to a batch where there is none."""
        if attrs["ops"] is None and self.initial_data:
            raise serializers.ValidationError({"ops": "Send the operations too, or an empty list."}, code="required")
        return attrs
