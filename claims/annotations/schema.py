"""The shapes of the fifth stage's requests and answers, for the OpenAPI document and the client's types."""

# A claim has a source and a parent, and so have the framework's fields; declared fields never become attributes.
# mypy: disable-error-code="assignment"

from typing import Any

from rest_framework import serializers

from claims.articles.api import SpeakerOut
from claims.assignments.models import Assignment
from claims.core.records import Checkworthiness, ClaimType, Directness, Nesting, SpeakerKind, Stance, ZoneKind


def fragments() -> serializers.ListField:
    """Describe fragments: pairs [start, end) in code points."""
    return serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2)
    )


class ExactOut(serializers.Serializer[Any]):
    """The strings of a claim's fragments, role by role."""

    content = serializers.ListField(child=serializers.CharField())
    source = serializers.ListField(child=serializers.CharField())
    cue = serializers.ListField(child=serializers.CharField())
    addressee = serializers.ListField(child=serializers.CharField())


class EvidenceOut(serializers.Serializer[Any]):
    """One thing that speaks for or against a claim."""

    url = serializers.CharField(allow_blank=True)
    archived_url = serializers.CharField(allow_blank=True)
    accessed_at = serializers.DateField(allow_null=True)
    publisher = serializers.CharField(allow_blank=True)
    title = serializers.CharField(allow_blank=True)
    quote = serializers.CharField(allow_blank=True)
    stance = serializers.ChoiceField(choices=[kind.value for kind in Stance])
    set_number = serializers.IntegerField()


class VerdictOut(serializers.Serializer[Any]):
    """A judgement of whether a claim is true."""

    label = serializers.CharField()
    rationale = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(choices=["draft", "final"])
    evidence = EvidenceOut(many=True)


class ClaimIn(serializers.Serializer[Any]):
    """One claim as a person says it; fragments are [start, end) pairs of code points."""

    id = serializers.UUIDField()
    content = fragments()
    source = fragments()
    cue = fragments()
    addressee = fragments()
    exact = ExactOut()
    speakers = serializers.ListField(child=serializers.UUIDField())
    no_speaker_stated = serializers.BooleanField()
    directness = serializers.ChoiceField(choices=[kind.value for kind in Directness])
    claim_type = serializers.ChoiceField(choices=[kind.value for kind in ClaimType], allow_null=True)
    checkworthiness = serializers.ChoiceField(choices=[kind.value for kind in Checkworthiness], allow_null=True)
    was_said = serializers.BooleanField(allow_null=True)
    parent = serializers.UUIDField(allow_null=True)
    nesting = serializers.ChoiceField(choices=[kind.value for kind in Nesting], allow_null=True)
    note = serializers.CharField(allow_blank=True)
    origin = serializers.ChoiceField(choices=["human", "suggestion", "import"])
    suggestion = serializers.UUIDField(allow_null=True)
    verdict = VerdictOut(allow_null=True)


class ClaimOut(ClaimIn):
    """One claim as it is stored."""

    version = serializers.IntegerField()
    updated_at = serializers.DateTimeField()


class AssignmentOut(serializers.Serializer[Any]):
    """One person's pass over one article."""

    id = serializers.UUIDField()
    state = serializers.ChoiceField(choices=Assignment.State.choices)
    kind = serializers.ChoiceField(choices=Assignment.Kind.choices)
    round = serializers.IntegerField()
    lease_expires_at = serializers.DateTimeField()
    active_seconds = serializers.FloatField()
    suggestions_shown = serializers.BooleanField()
    project = serializers.UUIDField()
    article = serializers.UUIDField()


class AssignmentWrapOut(serializers.Serializer[Any]):
    """A pass after something was done to it."""

    assignment = AssignmentOut()


class LabelOut(serializers.Serializer[Any]):
    """One verdict of a scale."""

    id = serializers.UUIDField()
    key = serializers.CharField()
    name = serializers.CharField()
    digit = serializers.IntegerField()
    color = serializers.CharField()
    sign = serializers.CharField()
    comparable = serializers.CharField()


class ScaleOut(serializers.Serializer[Any]):
    """A verdict scale."""

    key = serializers.CharField()
    name = serializers.CharField()
    labels = LabelOut(many=True)


class GuidelineRefOut(serializers.Serializer[Any]):
    """Which version of the guideline is in force."""

    number = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class RulesOut(serializers.Serializer[Any]):
    """What the annotate screen needs to know of a project."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    scale = ScaleOut()
    claim_types = serializers.ListField(child=serializers.CharField())
    engine = serializers.CharField(allow_blank=True)
    engine_available = serializers.BooleanField()
    engine_note = serializers.CharField(allow_blank=True)
    guideline = GuidelineRefOut(allow_null=True)


class ZoneOut(serializers.Serializer[Any]):
    """Part of a page: code points, end exclusive."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=[kind.value for kind in ZoneKind])


class ArticleOut(serializers.Serializer[Any]):
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
    length = serializers.IntegerField()
    text_sha256 = serializers.CharField()
    zones = ZoneOut(many=True)


class GuessOut(serializers.Serializer[Any]):
    """The speaker as an engine guesses."""

    id = serializers.UUIDField(allow_null=True)
    name = serializers.CharField(allow_blank=True)
    kind = serializers.ChoiceField(choices=[kind.value for kind in SpeakerKind])


class SuggestionOut(serializers.Serializer[Any]):
    """What an engine proposes."""

    id = serializers.UUIDField()
    content = fragments()
    source = fragments()
    cue = fragments()
    directness = serializers.ChoiceField(choices=[kind.value for kind in Directness])
    score = serializers.FloatField()
    reason = serializers.CharField(allow_blank=True)
    engine = serializers.CharField()
    engine_version = serializers.CharField()
    speaker = GuessOut()
    parent = serializers.UUIDField(allow_null=True)
    nesting = serializers.ChoiceField(choices=[kind.value for kind in Nesting], allow_null=True)
    decision = serializers.ChoiceField(choices=["accepted", "edited", "rejected"], allow_null=True)
    claim = serializers.UUIDField(allow_null=True)


class QueueOut(serializers.Serializer[Any]):
    """Where the person stands in the project."""

    number = serializers.IntegerField()
    articles = serializers.IntegerField()
    mine_submitted = serializers.IntegerField()


class WorkOut(serializers.Serializer[Any]):
    """Everything needed to work on one article."""

    assignment = AssignmentOut()
    project = RulesOut()
    article = ArticleOut()
    suggestions = SuggestionOut(many=True)
    claims = ClaimOut(many=True)
    speakers = SpeakerOut(many=True)
    queue = QueueOut()


class OpIn(serializers.Serializer[Any]):
    """One change: exactly one of speaker, put, delete, decide; see docs/api.md."""

    speaker = serializers.DictField(required=False)
    put = ClaimIn(required=False)
    delete = serializers.UUIDField(required=False)
    base = serializers.IntegerField(required=False)
    decide = serializers.UUIDField(required=False)
    claim = serializers.UUIDField(required=False, allow_null=True)

    def get_fields(self) -> dict[str, Any]:
        """Add the field whose name Python reserves."""
        outcomes = ["accepted", "edited", "rejected", "undone"]
        return {**super().get_fields(), "as": serializers.ChoiceField(choices=outcomes, required=False)}


class SyncIn(serializers.Serializer[Any]):
    """A batch of changes, and how long the person was active since the last one (seconds)."""

    ops = OpIn(many=True)
    active_seconds = serializers.FloatField(required=False)


class ResultOut(serializers.Serializer[Any]):
    """What became of one change."""

    status = serializers.ChoiceField(choices=["ok", "conflict", "invalid"])
    id = serializers.UUIDField(allow_null=True)
    version = serializers.IntegerField(required=False)
    theirs = ClaimOut(required=False, allow_null=True)
    code = serializers.CharField(required=False)
    field = serializers.CharField(required=False, allow_null=True)
    message = serializers.CharField(required=False)


class SyncOut(serializers.Serializer[Any]):
    """What became of a batch, change by change, in its order."""

    results = ResultOut(many=True)
    assignment = AssignmentOut()


class EventOut(serializers.Serializer[Any]):
    """One line of history."""

    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    who = serializers.CharField(allow_null=True)
    subject = serializers.CharField()
    subject_id = serializers.UUIDField()
    action = serializers.CharField()
    before = serializers.JSONField(allow_null=True)
    after = serializers.JSONField(allow_null=True)


class HistoryOut(serializers.Serializer[Any]):
    """A page of history."""

    results = EventOut(many=True)
    next = serializers.CharField(allow_null=True)
