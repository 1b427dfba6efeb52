"""API of releases: make them, list them, download them, withdraw them."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.files.storage import default_storage
from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.audit import Actor
from claims.core.claim import MAX_VERSIONS
from claims.core.errors import Conflict, NotFound
from claims.core.records import JobState
from claims.datasets.asked import SelectionIn, selection_from
from claims.datasets.releases import services
from claims.datasets.releases.manifest import address_of, folder_name, in_order, loader
from claims.datasets.releases.models import Release
from claims.datasets.selection import ALL
from claims.http import throttles
from claims.http.describing import JobFields
from claims.http.ranges import download, stored_json
from claims.http.strict import (
    LinesText,
    StrictInteger,
    StrictList,
    StrictSerializer,
    StrictText,
    checked_query,
    number_in,
)
from claims.jobs import Job
from claims.jobs import present as present_job
from claims.projects.access import project_for
from claims.projects.permissions import Action

SHOWN = 100


class ReleaseIn(StrictSerializer):
    """What a release holds and how its articles are dealt into splits."""

    format = StrictText(max_length=40, required=False, default=services.FORMATS[0], help_text="parquet or jsonl.")
    layer = StrictText(max_length=40, required=False, default=ALL)
    selection = SelectionIn(required=False)
    shares = StrictList(
        child=StrictInteger(min_value=0, max_value=100),
        min_length=3,
        max_length=3,
        required=False,
        help_text="Percent for train, validation and test, together 100; 80, 10, 10 where they are left out.",
    )
    seed = StrictText(max_length=100, required=False, default=services.SEED, help_text="Another one deals otherwise.")
    hold_out_speakers = StrictInteger(
        min_value=0,
        max_value=1000,
        required=False,
        help_text="So many speakers, the rarest first, whose articles become the split unseen_speakers.",
    )


class ReleaseJobOut(JobFields):
    """A release in the making."""

    result = serializers.DictField(
        allow_null=True, help_text="Its identifier (release) and its number, once it is made."
    )


class SplitOut(serializers.Serializer[object]):
    """What one split holds."""

    articles = serializers.IntegerField()
    claims = serializers.IntegerField()
    verdicts = serializers.IntegerField()
    evidence = serializers.IntegerField()
    speakers = serializers.IntegerField()
    by_unseen = serializers.FloatField(
        allow_null=True, help_text="Share of its claims by named speakers none of whom speaks in the first split."
    )


class LeakOut(serializers.Serializer[object]):
    """What two splits share."""

    splits = serializers.ListField(child=serializers.CharField())
    highest_jaccard = serializers.FloatField(help_text="How far the two most similar texts agree, 0 to 1.")
    articles = serializers.ListField(
        child=serializers.CharField(), help_text="These two texts; empty where none agree."
    )
    shared_speakers = serializers.IntegerField()
    speakers = serializers.ListField(child=serializers.CharField(), help_text="The first twenty of them.")
    shared_claims = serializers.IntegerField(help_text="Claims that say the same words.")


class PreviousOut(serializers.Serializer[object]):
    """What differs from the release before: claims, and articles."""

    number = serializers.IntegerField()
    added = serializers.IntegerField()
    removed = serializers.IntegerField()
    changed = serializers.IntegerField()
    articles_added = serializers.IntegerField()
    articles_removed = serializers.IntegerField()


class HeldOutOut(serializers.Serializer[object]):
    """A speaker whose articles are a split of their own."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class DealingOut(serializers.Serializer[object]):
    """How articles were dealt into splits."""

    shares = serializers.ListField(child=serializers.IntegerField())
    seed = serializers.CharField()
    hold_out_speakers = serializers.IntegerField()
    held_out = HeldOutOut(many=True)
    groups = serializers.IntegerField(help_text="Stories: articles that are nearly the same, or share an address.")
    largest_group = serializers.IntegerField()
    kept = serializers.IntegerField(help_text="Articles that keep the split of the release before.")
    left_out = serializers.ListField(
        child=serializers.CharField(), help_text="Articles that would have torn a story apart."
    )
    compared = serializers.ChoiceField(choices=["every_pair", "candidates"])


class ReleaseScaleOut(serializers.Serializer[object]):
    """The verdict scale: names by key."""

    key = serializers.CharField()
    labels = serializers.DictField(child=serializers.CharField())


class ReleaseCountsOut(serializers.Serializer[object]):
    """What a release says of itself."""

    schema = serializers.CharField()
    offset_unit = serializers.CharField()
    project = serializers.CharField()
    release = serializers.IntegerField()
    made_on = serializers.DateField()
    snapshot_on = serializers.DateField()
    format = serializers.CharField()
    layer = serializers.CharField()
    selection = serializers.DictField()
    texts = serializers.DictField(child=serializers.IntegerField())
    articles = serializers.IntegerField()
    claims = serializers.IntegerField()
    verdicts = serializers.IntegerField()
    evidence = serializers.IntegerField()
    speakers = serializers.IntegerField()
    suggestions = serializers.IntegerField()
    decisions = serializers.IntegerField()
    comments_left_out = serializers.IntegerField()
    lost = serializers.DictField(child=serializers.IntegerField())
    splits = serializers.DictField(child=SplitOut())
    split = DealingOut()
    leaks = LeakOut(many=True)
    licences = serializers.DictField(child=serializers.IntegerField())
    languages = serializers.DictField(child=serializers.IntegerField())
    engines = serializers.ListField(child=serializers.CharField())
    scale = ReleaseScaleOut()
    guidelines = serializers.ListField(child=serializers.IntegerField())
    previous = PreviousOut(allow_null=True)


class ReleaseSummaryOut(ReleaseCountsOut):
    """The manifest of a release without its figures of agreement and its files."""

    found = serializers.FloatField(
        allow_null=True, help_text="How far people find the same claims (F1); null where no two have read one article."
    )


class WithdrawnOut(serializers.Serializer[object]):
    """That a release must not be used any more."""

    at = serializers.DateTimeField()
    reason = serializers.CharField()


class ReleaseOut(serializers.Serializer[object]):
    """One release."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    made_at = serializers.DateTimeField()
    manifest = ReleaseSummaryOut()
    file_name = serializers.CharField()
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()
    loader = serializers.CharField(help_text="The lines of Python that read it from its unpacked folder.")
    withdrawn = WithdrawnOut(allow_null=True)


class ReleaseListOut(serializers.Serializer[object]):
    """Releases, the newest first, and what became of the newest job where it did not make one."""

    results = ReleaseOut(many=True)
    making = ReleaseJobOut(allow_null=True)


class WithdrawIn(StrictSerializer):
    """Why a release must not be used any more."""

    reason = LinesText(max_length=500)


def present_release(row: Release) -> dict[str, object]:
    """Show a release."""
    return {
        "id": row.pk,
        "number": row.number,
        "made_at": row.made_at,
        "manifest": {**row.manifest, "splits": in_order(row.manifest["splits"])},
        "file_name": f"{folder_name(row.manifest['project'], row.number)}.zip",
        "bytes": row.bytes,
        "sha256": row.sha256,
        "loader": loader(row.manifest),
        "withdrawn": {"at": row.withdrawn_at, "reason": row.withdrawn_reason} if row.withdrawn_at else None,
    }


class ReleasesView(APIView):
    """The releases of a project."""

    @extend_schema(
        operation_id="projects_releases_list",
        responses=ReleaseListOut,
        parameters=[OpenApiParameter("number", {"type": "integer", "minimum": 1, "maximum": MAX_VERSIONS})],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """List the newest hundred releases, or the one with the number `number` alone."""
        query = checked_query(request, ("number",))
        row = project_for(request.user, project, Action.EXPORT)
        of_project = Release.objects.filter(project=row)
        if "number" in query:
            of_project = of_project.filter(number=number_in(query, "number", 1, 1, MAX_VERSIONS))
        made = of_project.order_by("-number")[:SHOWN]
        newest = Job.objects.filter(project_id=row.pk, kind=services.KIND).order_by("-created_at").first()
        making = present_job(newest) if newest and newest.state != JobState.DONE else None
        return Response({"results": [present_release(one) for one in made], "making": making})

    @extend_schema(request=ReleaseIn, responses={202: ReleaseJobOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Start making a release.

        Errors: unknown_format, format_unavailable, unknown_layer, unknown_label, text_needed, out_of_range, release_running.
        """
        row = project_for(request.user, project, Action.EXPORT)
        throttles.count("export", request.user.pk, most=settings.EXPORTS_PER_HOUR, seconds=throttles.HOUR)
        form = ReleaseIn(data=request.data)
        form.is_valid(raise_exception=True)
        asked = form.validated_data
        train, validation, test = asked.get("shares", services.SHARES)
        job = services.start_release(
            actor=Actor.of(request),
            project=row,
            format=asked["format"],
            selection=selection_from(asked.get("selection", {}), asked["layer"]),
            shares=(train, validation, test),
            seed=asked["seed"],
            hold_out=asked.get("hold_out_speakers", 0),
            address=address_of(row.pk, request.build_absolute_uri("/").rstrip("/")),
        )
        job.refresh_from_db()
        return Response(present_job(job), 202)


def release_for(user: User | AnonymousUser, pk: UUID) -> Release:
    """Read a release for somebody who may download from its project."""
    row = Release.objects.filter(pk=pk).first()
    if row is None:
        raise NotFound()
    project_for(user, row.project_id, Action.EXPORT)
    return row


class ReleaseView(APIView):
    """One release."""

    @extend_schema(responses=ReleaseOut)
    def get(self, request: Request, release: UUID) -> Response:
        """Read a release."""
        checked_query(request, ())
        return Response(present_release(release_for(request.user, release)))


class WithdrawView(APIView):
    """The end of a release."""

    @extend_schema(request=WithdrawIn, responses=ReleaseOut)
    def post(self, request: Request, release: UUID) -> Response:
        """Withdraw a release: its file is given to nobody any more. Errors: release_withdrawn."""
        row = release_for(request.user, release)
        form = WithdrawIn(data=request.data)
        form.is_valid(raise_exception=True)
        row = services.withdraw(actor=Actor.of(request), release=row.pk, reason=form.validated_data["reason"])
        return Response(present_release(row))


class ReleaseFileView(APIView):
    """The archive of a release."""

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, release: UUID) -> HttpResponseBase:
        """Download the archive, or with Range the rest of it. Errors: release_withdrawn, no_file, range_not_satisfiable."""
        checked_query(request, ())
        row = release_for(request.user, release)
        if row.withdrawn_at is not None:
            raise Conflict("release_withdrawn", f"The release was withdrawn: {row.withdrawn_reason}")
        if not default_storage.exists(row.file):
            raise NotFound("no_file")
        name = f"{folder_name(row.manifest['project'], row.number)}.zip"
        size = default_storage.size(row.file)
        return download(request, row.file, size=size, etag=row.sha256, filename=name)


class ReleaseManifestOut(ReleaseCountsOut):
    """The whole manifest of a release."""

    agreement = serializers.DictField(help_text="How far people agree: docs/agreement.md.")
    files = serializers.ListField(
        child=serializers.DictField(), help_text="The files of data: path, split, articles, bytes, sha256."
    )


class ReleaseManifestView(APIView):
    """The manifest of a release."""

    @extend_schema(responses=ReleaseManifestOut)
    def get(self, request: Request, release: UUID) -> Response:
        """Read the manifest. Errors: no_file."""
        checked_query(request, ())
        row = release_for(request.user, release)
        return Response(stored_json(f"{row.file}.manifest.json"))
