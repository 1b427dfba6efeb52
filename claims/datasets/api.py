"""API of datasets: build, preview and download them."""

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
from claims.core.errors import NotFound
from claims.core.records import JobState
from claims.datasets import services
from claims.datasets.asked import SelectionIn, selection_from, selection_in
from claims.datasets.formats import FORMATS
from claims.datasets.selection import ALL
from claims.http import throttles
from claims.http.describing import WORDS, JobErrorOut, JobFields, choice
from claims.http.ranges import download, stored_json
from claims.http.strict import StrictSerializer, StrictText, checked_query
from claims.jobs import Job
from claims.jobs import present as present_job
from claims.projects.access import project_for
from claims.projects.permissions import Action

PREVIEW_CHARACTERS = 6000


class ExportIn(StrictSerializer):
    """Which layer (all, gold, record, or one annotator's pseudonym), which of its work, in which format."""

    format = StrictText(max_length=40, required=False, default="jsonl")
    layer = StrictText(max_length=40, required=False, default=ALL)
    selection = SelectionIn(required=False)


class ManifestGuidelineOut(serializers.Serializer[object]):
    """One version of the guideline that claims name."""

    number = serializers.IntegerField()
    markdown = serializers.CharField()


class ManifestFigureOut(serializers.Serializer[object]):
    """The agreement of people in one slot; docs/agreement.md has the formulas."""

    slot = serializers.CharField()
    measure = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    counted = serializers.IntegerField()
    why_undefined = serializers.CharField(allow_null=True)


class ManifestAgreementOut(serializers.Serializer[object]):
    """How far the people of the project agree."""

    articles = serializers.IntegerField()
    comparisons = serializers.IntegerField()
    slots = ManifestFigureOut(many=True)


class SummaryOut(serializers.Serializer[object]):
    """A manifest without the figures of agreement and the texts of the guideline."""

    schema = serializers.CharField()
    offset_unit = serializers.CharField()
    format = serializers.CharField()
    project = serializers.CharField()
    layer = serializers.CharField()
    selection = serializers.DictField(
        required=False,
        help_text="What was chosen, as it was asked for; empty: everything. Missing from older datasets.",
    )
    texts = serializers.DictField(
        child=serializers.IntegerField(),
        required=False,
        help_text="Articles by what is given of them: full, quotes, offsets; missing from older datasets.",
    )
    snapshot_on = serializers.DateField()
    articles = serializers.IntegerField()
    claims = serializers.IntegerField()
    verdicts = serializers.IntegerField()
    evidence = serializers.IntegerField()
    speakers = serializers.IntegerField()
    suggestions = serializers.IntegerField()
    decisions = serializers.IntegerField()
    comments_left_out = serializers.IntegerField(
        required=False, help_text="Missing from datasets built before there were comments."
    )
    lost = serializers.DictField(
        child=serializers.IntegerField(),
        required=False,
        help_text="What the format could not hold, by part; missing from datasets built before this was counted.",
    )
    engines = serializers.ListField(child=serializers.CharField())
    scale = serializers.CharField()
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()


class ManifestOut(SummaryOut):
    """What a dataset holds: counts, hash, and what is needed to read it years later."""

    agreement = ManifestAgreementOut(required=False, help_text="Missing from datasets built before it was computed.")
    guidelines = ManifestGuidelineOut(many=True)


class ExportJobOut(JobFields):
    """A dataset in the making."""

    result = SummaryOut(allow_null=True)


class ExportOut(serializers.Serializer[object]):
    """A dataset that was or is being written."""

    id = serializers.UUIDField()
    format = serializers.CharField()
    layer = serializers.CharField()
    selection = serializers.DictField(help_text="What was chosen, as it was asked for; empty: everything.")
    state = choice(JobState)
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    error = JobErrorOut(allow_null=True)
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)
    manifest = SummaryOut(allow_null=True)
    file_name = serializers.CharField(allow_null=True)


class ExportListOut(serializers.Serializer[object]):
    """Datasets, newest first."""

    results = ExportOut(many=True)


def file_name_of(job: Job) -> str:
    """Name the file of an export for whoever downloads it."""
    form = FORMATS.get(job.params["format"])
    # Many formats are a .zip or a .json, so the name says which.
    suffix = "" if form is None else form.SUFFIX if f".{form.NAME}" == form.SUFFIX else f"-{form.NAME}{form.SUFFIX}"
    return f"onrecord-{job.created_at:%Y%m%d}-{job.params['layer']}-{str(job.pk)[-6:]}{suffix}"


def present_export(job: Job) -> dict[str, object]:
    """Show an export job with its manifest."""
    return {
        "id": job.pk,
        "format": job.params["format"],
        "layer": job.params["layer"],
        "selection": services.selection_of(job).written(),
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "error": {"code": job.error_code, "message": job.error_message} if job.error_code else None,
        "created_at": job.created_at,
        "finished_at": job.finished_at,
        "manifest": job.result if job.state == JobState.DONE else None,
        "file_name": file_name_of(job) if job.file else None,
    }


class ExportsView(APIView):
    """The datasets of a project."""

    @extend_schema(operation_id="projects_exports_list", responses=ExportListOut)
    def get(self, request: Request, project: UUID) -> Response:
        """List the newest fifty datasets."""
        checked_query(request, ())
        row = project_for(request.user, project, Action.EXPORT)
        made = Job.objects.filter(project_id=row.pk, kind="export").order_by("-created_at")[:50]
        return Response({"results": [present_export(job) for job in made]})

    @extend_schema(request=ExportIn, responses={202: ExportJobOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Start writing a dataset. Errors: unknown_format, format_unavailable, unknown_layer, unknown_label, text_needed."""
        row = project_for(request.user, project, Action.EXPORT)
        throttles.count("export", request.user.pk, most=settings.EXPORTS_PER_HOUR, seconds=throttles.HOUR)
        form = ExportIn(data=request.data)
        form.is_valid(raise_exception=True)
        asked = form.validated_data
        selection = selection_from(asked.get("selection", {}), asked["layer"])
        job = services.start_export(actor=Actor.of(request), project=row, format=asked["format"], selection=selection)
        job.refresh_from_db()
        return Response(present_job(job), 202)


class PreviewOut(serializers.Serializer[object]):
    """The beginning of a dataset: lines of its first record as people read it, and how many articles there are, where some are chosen as far as 1,000."""

    lines = serializers.ListField(child=serializers.CharField(allow_blank=True))
    articles = serializers.IntegerField()
    claims = serializers.IntegerField(
        allow_null=True, help_text="How many claims a selection chooses, as far as 1,000; null where it chooses all."
    )


class PreviewView(APIView):
    """What a dataset would look like."""

    @extend_schema(
        responses=PreviewOut,
        parameters=[
            OpenApiParameter("format", WORDS),
            OpenApiParameter("layer", WORDS),
            OpenApiParameter("selection", WORDS, description="The `selection` of an export, as JSON."),
        ],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """Show the first record. Errors: unknown_format, format_unavailable, unknown_layer, unknown_label, text_needed."""
        query = checked_query(request, ("format", "layer", "selection"))
        row = project_for(request.user, project, Action.EXPORT)
        form = services.usable_format(query.get("format", "jsonl"))
        selection = selection_in(query)
        services.check_selection(row, form, selection)
        text, articles, claims = services.preview(row, form, selection)
        lines = text[:PREVIEW_CHARACTERS].rstrip("\n").split("\n") if text else []
        return Response({"lines": lines, "articles": articles, "claims": claims})


def finished(user: User | AnonymousUser, pk: UUID) -> Job:
    """Read an export that has ended well, for somebody who may download from its project."""
    job = Job.objects.filter(pk=pk, kind="export").first()
    if job is None or job.project_id is None:
        raise NotFound()
    project_for(user, job.project_id, Action.EXPORT)
    if job.state != JobState.DONE or not job.file or not default_storage.exists(job.file):
        raise NotFound("no_file")
    return job


class FileView(APIView):
    """A dataset's file."""

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, job: UUID) -> HttpResponseBase:
        """Download the dataset, or with Range the rest of it; its ETag is its SHA-256. Errors: range_not_satisfiable."""
        checked_query(request, ())
        row = finished(request.user, job)
        about = row.result or {}
        size = default_storage.size(row.file)
        return download(
            request, row.file, size=size, etag=about.get("sha256") or str(row.pk), filename=file_name_of(row)
        )


class ManifestView(APIView):
    """A dataset's manifest."""

    @extend_schema(responses=ManifestOut)
    def get(self, request: Request, job: UUID) -> Response:
        """Read the manifest: counts, SHA-256, schema, engines, and the texts of all versions of the guideline."""
        checked_query(request, ())
        row = finished(request.user, job)
        return Response(stored_json(f"{row.file}.manifest.json"))


class PartLostOut(serializers.Serializer[object]):
    """What a file lacks of one part."""

    dropped = serializers.IntegerField(help_text="Items that are left out.")
    changed = serializers.IntegerField(help_text="Items that are written otherwise.")
    ids = serializers.ListField(child=serializers.CharField(), help_text="The first thousand of their identifiers.")


class LossOut(serializers.Serializer[object]):
    """What a format could not hold, by part."""

    format = serializers.CharField()
    parts = serializers.DictField(child=PartLostOut())


class LossView(APIView):
    """What a dataset's format could not hold."""

    @extend_schema(responses=LossOut)
    def get(self, request: Request, job: UUID) -> Response:
        """Read what the file lacks, by part, with identifiers."""
        checked_query(request, ())
        row = finished(request.user, job)
        return Response(stored_json(f"{row.file}.loss.json"))
