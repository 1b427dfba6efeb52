"""The shapes of the fifth stage's requests and answers, for the OpenAPI document and the client's types."""

# A claim has a source and a parent, and so have the framework's fields; declared fields never become attributes.
# mypy: disable-error-code="assignment"

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from claims.annotations.described import DescribedOut
from claims.annotations.models import Decision
from claims.articles.api import SpeakerOut
from claims.assignments.models import Assignment
from claims.core.claim import CLAIM, EvidenceDocument, Exact, VerdictDocument
from claims.core.records import Directness, Nesting, SpeakerKind, ZoneKind
from claims.core.shapes import kinds_of
from claims.http.describing import ERROR_CODES, ConstantOut, FragmentsOut, MessageOut, choice
from claims.projects.models import COMPARABLE
from claims.projects.scales import COLORS


class ExactOut(DescribedOut):
    """The strings of a claim's fragments, role by role."""

    kinds = kinds_of(Exact)


class EvidenceOut(DescribedOut):
    """One thing that speaks for or against a claim."""

    kinds = kinds_of(EvidenceDocument)


class VerdictOut(DescribedOut):
    """A judgement of whether a claim is true."""

    kinds = kinds_of(VerdictDocument)
    objects = {"evidence": EvidenceOut}


class ClaimOut(DescribedOut):
    """One claim as it is stored; fragments are [start, end) pairs of code points."""

    kinds = CLAIM
    objects = {"verdict": VerdictOut}
    exact = ExactOut()
    version = serializers.IntegerField()
    updated_at = serializers.DateTimeField()


class ReturnedOut(serializers.Serializer[object]):
    """Why a pass was sent back, and the claims that the reason is about."""

    at = serializers.DateTimeField()
    reason = serializers.CharField()
    claims = serializers.ListField(child=serializers.UUIDField())


class AssignmentOut(serializers.Serializer[object]):
    """One person's pass over one article."""

    id = serializers.UUIDField()
    state = serializers.ChoiceField(choices=Assignment.State.choices)
    kind = serializers.ChoiceField(choices=Assignment.Kind.choices)
    round = serializers.IntegerField()
    lease_expires_at = serializers.DateTimeField()
    turn = serializers.IntegerField(help_text="Number of the newest batch of changes that arrived.")
    active_seconds = serializers.FloatField()
    suggestions_shown = serializers.BooleanField()
    suggestions_hidden = serializers.ChoiceField(
        choices=Assignment.Hidden.choices,
        allow_null=True,
        help_text="Why no suggestions are shown: for comparison, held out from training, or no engine.",
    )
    returned = ReturnedOut(allow_null=True, help_text="Null once its person has submitted or reopened it.")
    project = serializers.UUIDField()
    article = serializers.UUIDField()


class AssignmentWrapOut(serializers.Serializer[object]):
    """A pass after something was done to it."""

    assignment = AssignmentOut()


class LabelOut(serializers.Serializer[object]):
    """One verdict of a scale."""

    id = serializers.UUIDField()
    key = serializers.CharField()
    name = serializers.CharField()
    digit = serializers.IntegerField()
    color = serializers.ChoiceField(choices=COLORS)
    sign = serializers.CharField()
    comparable = serializers.ChoiceField(choices=COMPARABLE)


class ScaleOut(serializers.Serializer[object]):
    """A verdict scale."""

    key = serializers.CharField()
    name = serializers.CharField()
    labels = LabelOut(many=True)


class GuidelineRefOut(serializers.Serializer[object]):
    """Which version of the guideline is in force."""

    number = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class RulesOut(serializers.Serializer[object]):
    """What the annotate screen needs to know of a project."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    scale = ScaleOut()
    claim_types = serializers.ListField(child=serializers.CharField())
    accept_all_score = serializers.FloatField(allow_null=True)
    quotes_in_content = serializers.BooleanField()
    verdict_required = serializers.BooleanField()
    engine = serializers.CharField(allow_blank=True)
    engine_available = serializers.BooleanField()
    engine_note = MessageOut(allow_null=True)
    guideline = GuidelineRefOut(allow_null=True)


class ZoneOut(serializers.Serializer[object]):
    """Part of a page: code points, end exclusive."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    kind = choice(ZoneKind)


class ArticleOut(serializers.Serializer[object]):
    """An article with its frozen text."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    url = serializers.CharField(allow_blank=True)
    publisher = serializers.CharField(allow_blank=True)
    byline = serializers.ListField(child=serializers.CharField())
    published_on = serializers.DateField(allow_null=True)
    language = serializers.CharField()
    text = serializers.CharField()
    shown = serializers.CharField(
        allow_null=True,
        help_text="The text as screens show it where lines were broken to a width: of the same length, with these lines joined.",
    )
    length = serializers.IntegerField()
    text_sha256 = serializers.CharField()
    zones = ZoneOut(many=True)


class GuessOut(serializers.Serializer[object]):
    """The speaker as an engine guesses."""

    id = serializers.UUIDField(allow_null=True)
    name = serializers.CharField(allow_blank=True)
    kind = choice(SpeakerKind)


class SuggestionOut(serializers.Serializer[object]):
    """What an engine proposes."""

    id = serializers.UUIDField()
    content = FragmentsOut()
    source = FragmentsOut()
    cue = FragmentsOut()
    directness = choice(Directness)
    score = serializers.FloatField()
    reason = MessageOut(allow_null=True)
    checkworthiness = serializers.FloatField(
        allow_null=True, help_text="How likely the project's people call it worth checking, 0..1; a key to sort by."
    )
    engine = serializers.CharField()
    engine_version = serializers.CharField()
    speaker = GuessOut()
    parent = serializers.UUIDField(allow_null=True)
    nesting = choice(Nesting, allow_null=True)
    decision = serializers.ChoiceField(choices=Decision.Outcome.choices, allow_null=True)
    claim = serializers.UUIDField(allow_null=True)


class QueueOut(serializers.Serializer[object]):
    """Where the person stands in the project."""

    number = serializers.IntegerField()
    articles = serializers.IntegerField()
    mine_submitted = serializers.IntegerField()


class WorkOut(serializers.Serializer[object]):
    """Everything needed to work on one article."""

    assignment = AssignmentOut()
    project = RulesOut()
    article = ArticleOut()
    suggestions = SuggestionOut(many=True)
    suggestions_pending = serializers.BooleanField(help_text="Whether an engine is still to read the article.")
    claims = ClaimOut(many=True)
    speakers = SpeakerOut(many=True)
    queue = QueueOut()


class OkOut(serializers.Serializer[object]):
    """The change is done; `version` is the claim's new one."""

    status = ConstantOut("ok")
    id = serializers.UUIDField()
    version = serializers.IntegerField(required=False)


class ConflictOut(serializers.Serializer[object]):
    """The claim has changed since; `theirs` is what is stored, null when it was deleted."""

    status = ConstantOut("conflict")
    id = serializers.UUIDField()
    theirs = ClaimOut(allow_null=True)
    version = serializers.IntegerField()


class InvalidOut(serializers.Serializer[object]):
    """The change cannot be accepted; `id` is null where none could be read."""

    status = ConstantOut("invalid")
    id = serializers.UUIDField(allow_null=True)
    code = serializers.ChoiceField(choices=ERROR_CODES)
    field = serializers.CharField(allow_null=True)
    message = serializers.CharField()


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="Result",
        serializers=[OkOut, ConflictOut, InvalidOut],
        resource_type_field_name=None,
        many=True,
    )
)
class ResultsField(serializers.ListField):
    """What became of each operation, in the order of the batch."""


class SyncOut(serializers.Serializer[object]):
    """What became of a batch, change by change, in its order."""

    results = ResultsField()
    assignment = AssignmentOut()


class EventOut(serializers.Serializer[object]):
    """One line of history."""

    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    who = serializers.CharField(allow_null=True)
    subject = serializers.CharField()
    subject_id = serializers.UUIDField()
    action = serializers.CharField()
    before = serializers.DictField(allow_null=True)
    after = serializers.DictField(allow_null=True)


class HistoryOut(serializers.Serializer[object]):
    """A page of history."""

    results = EventOut(many=True)
    next = serializers.CharField(allow_null=True)
