"""The shapes of the gold layer's requests and answers."""

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from claims.annotations import requests, schema, sync
from claims.annotations.described import DescribedIn
from claims.annotations.sync import MAX_OPS, Cause, Settling
from claims.assignments.models import Assignment
from claims.core.shapes import kinds_of, shape_of
from claims.http.describing import choice
from claims.http.strict import Identifier, RawField, StrictBoolean, StrictList, StrictSerializer
from claims.review.gold.groups import State
from claims.review.gold.lists import Stage


class OpenIn(StrictSerializer):
    """Whether somebody's gold pass is taken over that was left alone for half an hour; managers may."""

    take_over = StrictBoolean(required=False, default=False)


class SettledClaimIn(DescribedIn):
    """A claim of a pass that is settled, and the version that was seen."""

    kinds = kinds_of(sync.SettledClaim)


class SettleOp(DescribedIn):
    """Settle a group of claims, or open it again; `base` is the version of the settlement that was seen, 0 for none."""

    kinds = shape_of(sync.SettleOp).kinds
    objects = {"members": SettledClaimIn}
    settle = Identifier()


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="GoldOp",
        serializers=[requests.SpeakerOp, requests.PutOp, requests.DeleteOp, SettleOp],
        resource_type_field_name=None,
        many=False,
    )
)
class GoldOpField(RawField):
    """One operation of a batch, which is answered for itself whatever it holds."""


class GoldSyncIn(requests.BatchIn):
    """A batch of changes to a gold pass."""

    ops = StrictList(child=GoldOpField(), max_length=MAX_OPS, help_text="The operations, in order.")


class FinishIn(requests.BatchIn):
    """The last changes before a gold pass is finished; an empty object if there are none."""

    ops = StrictList(child=GoldOpField(), max_length=MAX_OPS, required=False, default=None)
    leave_open = StrictBoolean(
        required=False, default=False, help_text="Count what is open as no claim, as a matter of judgement."
    )


class GoldPassOut(serializers.Serializer[object]):
    """A pass that is settled; without a name where the reader may not know it."""

    assignment = serializers.UUIDField()
    letter = serializers.CharField()
    name = serializers.CharField(allow_null=True)
    state = serializers.ChoiceField(choices=Assignment.State.choices)
    submitted_at = serializers.DateTimeField(allow_null=True)


class GoldClaimOut(schema.ClaimOut):
    """A claim of one of these passes."""

    assignment = serializers.UUIDField()


class GroupMemberOut(serializers.Serializer[object]):
    """A claim of a group."""

    claim = serializers.UUIDField()
    version = serializers.IntegerField()
    assignment = serializers.UUIDField()


class DifferenceOut(serializers.Serializer[object]):
    """A slot in which the claims of a group differ: a field of a claim, only_one or split."""

    slot = serializers.CharField()
    words = serializers.IntegerField(help_text="Words of the content that not all have.")


class ResolutionOut(serializers.Serializer[object]):
    """How a group was settled."""

    version = serializers.IntegerField()
    action = choice(Settling)
    claims = serializers.ListField(child=serializers.UUIDField(), help_text="The gold claims.")
    fields = serializers.DictField(  # type: ignore[assignment]
        child=serializers.CharField(), help_text="The claim from which a slot is that they differ in, or own."
    )
    overruled = serializers.BooleanField(help_text="Whether somebody's verdict is not the one that was given.")
    cause = choice(Cause, allow_null=True)
    reason = serializers.CharField(allow_blank=True)
    rule = serializers.CharField(allow_blank=True)
    at = serializers.DateTimeField()


class GroupOut(serializers.Serializer[object]):
    """Claims that are the same claim, in what they differ, and how they were settled."""

    key = serializers.UUIDField()
    state = choice(State)
    members = GroupMemberOut(many=True)
    differ = DifferenceOut(many=True)
    changed = serializers.ListField(child=serializers.UUIDField(), help_text="Claims that are not what was settled.")
    gone = serializers.IntegerField(help_text="How many of the claims were deleted since.")
    missing = serializers.ListField(child=serializers.ChoiceField(choices=["cause", "reason"]))
    resolution = ResolutionOut(allow_null=True)


class AdjudicationOut(serializers.Serializer[object]):
    """Everything that an adjudicator needs of an article; `work` is the gold pass itself."""

    work = schema.WorkOut()
    mine = serializers.BooleanField(help_text="Whether it is the reader's gold pass, who may change it.")
    adjudicator = serializers.CharField(allow_null=True)
    passes = GoldPassOut(many=True)
    claims = GoldClaimOut(many=True)
    groups = GroupOut(many=True)


class WaitingOut(serializers.Serializer[object]):
    """An article that can be adjudicated, or is or was."""

    article = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    stage = choice(Stage)
    passes = serializers.IntegerField()
    differences = serializers.IntegerField()
    own = serializers.BooleanField(help_text="Whether the reader has worked on it, so that others adjudicate it.")
    mine = serializers.BooleanField(help_text="Whether the gold pass is the reader's.")
    adjudicator = serializers.CharField(allow_null=True)
    touched_at = serializers.DateTimeField(allow_null=True)


class StagesOut(serializers.Serializer[object]):
    """How many articles are in each stage, up to a thousand in all."""

    ready = serializers.IntegerField()
    open = serializers.IntegerField()
    stale = serializers.IntegerField()
    done = serializers.IntegerField()


class ReviewOut(serializers.Serializer[object]):
    """A page of articles, those on which people differ most first; `next` goes into `after`."""

    results = WaitingOut(many=True)
    counts = StagesOut()
    next = serializers.CharField(allow_null=True)


class ThirdOut(serializers.Serializer[object]):
    """How many people annotate the article then."""

    passes_needed = serializers.IntegerField()


class FeedbackChangeOut(serializers.Serializer[object]):
    """A slot that the gold layer has otherwise; a verdict is the key of its label."""

    slot = serializers.CharField()
    mine = serializers.CharField(allow_blank=True)
    gold = serializers.CharField(allow_blank=True)


class FeedbackClaimOut(serializers.Serializer[object]):
    """What became of a claim of one's own, or a claim that one had missed."""

    outcome = serializers.ChoiceField(choices=["kept", "changed", "dropped", "missed"])
    thread = serializers.UUIDField(
        help_text="The claim on which to comment: the gold claim, or one's own if it was dropped."
    )
    words = serializers.CharField()
    changes = FeedbackChangeOut(many=True)
    cause = choice(Cause, allow_null=True)
    reason = serializers.CharField(allow_blank=True)
    rule = serializers.CharField(allow_blank=True)
    comments = serializers.IntegerField()


class FeedbackArticleOut(serializers.Serializer[object]):
    """An article of one's own that is settled."""

    article = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    settled_at = serializers.DateTimeField()
    claims = FeedbackClaimOut(many=True)


class FeedbackOut(serializers.Serializer[object]):
    """One's own articles that are settled, newest first; `next` goes into `after`."""

    results = FeedbackArticleOut(many=True)
    next = serializers.CharField(allow_null=True)
