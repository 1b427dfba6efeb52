"""API of a project's verdict scale: its labels with what they judge, and merging one into another."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations.schema import LabelOut
from claims.audit import Actor
from claims.http.describing import NamedArticleOut
from claims.http.people import person_of
from claims.http.strict import (
    Identifier,
    NameText,
    StrictBoolean,
    StrictChoice,
    StrictInteger,
    StrictList,
    StrictSerializer,
    StrictText,
    checked_query,
)
from claims.overview.rules.verdicts import MAX, preview, shown_labels
from claims.projects.access import project_for
from claims.projects.labels import services
from claims.projects.models import COMPARABLE, Project
from claims.projects.permissions import Action
from claims.projects.scales import COLORS, MAX_LABELS

# What a version is: a hash of the labels.
VERSION = r"^[0-9a-f]{16}$"


class LabelIn(StrictSerializer):
    """A label of the scale; one without `id` is new, and gets a key for exports from its name."""

    id = Identifier(required=False)
    name = NameText(max_length=100)
    digit = StrictInteger(min_value=1, max_value=MAX_LABELS)
    color = StrictChoice(choices=COLORS)
    sign = NameText(max_length=4)
    comparable = StrictChoice(choices=COMPARABLE)


class ScaleIn(StrictSerializer):
    """All labels of the scale that are not merged, and the `version` on which the change is based."""

    labels = StrictList(child=LabelIn(), min_length=1, max_length=MAX_LABELS)
    version = StrictText(max_length=16, help_text="The `version` of the scale as it was read.")


class CountedLabelOut(LabelOut):
    """A label, and how many claims it judges."""

    digit = serializers.IntegerField(allow_null=True, help_text="Null for a label that is merged into another.")
    verdicts = serializers.IntegerField(help_text="Claims whose newest verdict it is, up to `counted_to`.")


class EditedLabelOut(LabelOut):
    """A label with those that were merged into it and are read as it."""

    verdicts = serializers.IntegerField(help_text="Claims whose newest verdict it is, up to `counted_to`.")
    merged = CountedLabelOut(many=True)


class EditedScaleOut(serializers.Serializer[object]):
    """The scale as its editor shows it."""

    key = serializers.CharField()
    name = serializers.CharField()
    version = serializers.CharField()
    labels = EditedLabelOut(many=True)
    counted_to = serializers.IntegerField(help_text="Where counting verdicts ends: so many stand for more.")


class MergeIn(StrictSerializer):
    """Which label is merged into which; with `dry_run` nothing is done."""

    merged = Identifier()
    into = Identifier()
    dry_run = StrictBoolean(required=False, default=False)


class JudgeOut(serializers.Serializer[object]):
    """Somebody whose claims a label judges."""

    called = serializers.CharField()
    verdicts = serializers.IntegerField()


class JudgedOut(serializers.Serializer[object]):
    """A claim that a label judges."""

    claim = serializers.UUIDField()
    article = NamedArticleOut()
    exact = serializers.CharField()


class MergeOut(serializers.Serializer[object]):
    """What a merge does: which claims read otherwise by it."""

    verdicts = serializers.IntegerField()
    people = JudgeOut(many=True)
    examples = JudgedOut(many=True)
    compares_alike = serializers.BooleanField(
        help_text="Whether both labels compare with the same verdict of AVeriTeC's four."
    )
    scale = EditedScaleOut()


def present(project: Project) -> dict[str, object]:
    """Show a scale to whoever edits it."""
    labels = services.labels_of(project)
    scale = project.scale
    return {
        "key": scale.key,
        "name": scale.name,
        "version": services.version_of(labels),
        "labels": shown_labels(labels),
        "counted_to": MAX,
    }


class ScaleView(APIView):
    """The verdict scale of a project, to be edited."""

    @extend_schema(responses=EditedScaleOut)
    def get(self, request: Request, project: UUID) -> Response:
        """Read the labels with how many claims each judges, and what was merged. `PATCH` of the project changes them."""
        checked_query(request, ())
        return Response(present(project_for(request.user, project, Action.EDIT_PROJECT, reading=True)))


class MergesView(APIView):
    """Labels that are merged into others."""

    @extend_schema(request=MergeIn, responses=MergeOut)
    def post(self, request: Request, project: UUID) -> Response:
        """Read the verdicts of a label as those of another one from now on; `DELETE` undoes it. Errors: label_merged."""
        row = project_for(request.user, project, Action.EDIT_PROJECT)
        form = MergeIn(data=request.data)
        form.is_valid(raise_exception=True)
        given = form.validated_data
        there = {label.pk: label for label in services.labels_of(row)}
        one, other = services.can_merge(there, given["merged"], given["into"])
        told = preview(row, person_of(request), one, other)
        if not given["dry_run"]:
            services.merge_labels(actor=Actor.of(request), project=row, label=one.pk, into=other.pk)
        return Response({**told, "scale": present(row)})


class MergeView(APIView):
    """One label that is merged into another."""

    @extend_schema(responses={200: EditedScaleOut})
    def delete(self, request: Request, project: UUID, label: UUID) -> Response:
        """Let the label be itself again, with all its verdicts. Errors: scale_full."""
        row = project_for(request.user, project, Action.EDIT_PROJECT)
        services.undo_merge(actor=Actor.of(request), project=row, label=label)
        return Response(present(row))
