"""API of imports of annotations: upload, confirm, report, undo."""

import csv
from collections.abc import Iterator
from io import StringIO
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.audit import Actor
from claims.core.errors import Invalid, NotFound
from claims.datasets.formats import READERS
from claims.datasets.formats.base.tables import safe_cell
from claims.datasets.importing import services
from claims.datasets.importing.models import SLOT_CHOICES
from claims.datasets.importing.undoing import take_back
from claims.http import throttles
from claims.http.describing import ERROR_CODES, JobFields
from claims.http.people import person_of
from claims.http.strict import NothingIn, StrictChoice, StrictObject, StrictSerializer, StrictText, checked_query
from claims.jobs import Job
from claims.jobs import present as present_job
from claims.projects.access import project_for
from claims.projects.models import Project
from claims.projects.permissions import Action

COLUMNS = ("where", "article", "claim", "status", "code", "message")


class FoundLabelOut(serializers.Serializer[object]):
    """A label of the files: how often it occurs, and the slot that it is taken for; null where somebody has to say."""

    count = serializers.IntegerField()
    slot = serializers.ChoiceField(choices=SLOT_CHOICES, allow_null=True)
    saved = serializers.BooleanField(help_text="Whether the project knows it from an earlier import.")

    def get_fields(self) -> dict[str, serializers.Field]:
        """Add the field `label`, a name that the library uses for itself."""
        return {"label": serializers.CharField(), **super().get_fields()}


class FoundClaimOut(serializers.Serializer[object]):
    """A claim of the files as it would be stored; the fragments of a slot stand between dots."""

    where = serializers.CharField()
    content = serializers.CharField()
    cue = serializers.CharField(allow_blank=True)
    addressee = serializers.CharField(allow_blank=True)
    speakers = serializers.ListField(child=serializers.CharField())

    def get_fields(self) -> dict[str, serializers.Field]:
        """Add the field `source`, a name that the library uses for itself."""
        return {**super().get_fields(), "source": serializers.CharField(allow_blank=True)}


class ToldOut(serializers.Serializer[object]):
    """An article or a claim that is refused, or a claim of which something is left out."""

    where = serializers.CharField(allow_blank=True)
    article = serializers.IntegerField(allow_null=True)
    claim = serializers.CharField(allow_null=True)
    status = serializers.ChoiceField(choices=("refused", "changed"))
    code = serializers.ChoiceField(choices=ERROR_CODES)
    message = serializers.CharField()


class FoundCountsOut(serializers.Serializer[object]):
    """What the files hold."""

    articles = serializers.IntegerField()
    articles_known = serializers.IntegerField(help_text="Those whose text the project has already.")
    without_text = serializers.IntegerField(
        help_text="Those that must be in the project, as the files lack their texts."
    )
    claims = serializers.IntegerField()
    refused = serializers.IntegerField()
    changed = serializers.IntegerField()


class BroughtOut(serializers.Serializer[object]):
    """What an import stored."""

    articles = serializers.IntegerField()
    articles_new = serializers.IntegerField()
    claims = serializers.IntegerField()
    suggestions = serializers.IntegerField()
    passes = serializers.IntegerField()
    speakers = serializers.IntegerField()
    verdicts = serializers.IntegerField()
    refused = serializers.IntegerField()
    changed = serializers.IntegerField()


class AnnotationsResultOut(serializers.Serializer[object]):
    """What an import found and, once it was confirmed, stored; `told` has the first hundred rows of the report."""

    files = serializers.ListField(child=serializers.CharField())
    format = serializers.ChoiceField(choices=tuple(READERS))
    counts = FoundCountsOut()
    units = serializers.DictField(
        child=serializers.IntegerField(), help_text="In which units the offsets of how many articles count."
    )
    labels = FoundLabelOut(many=True)
    annotators = serializers.ListField(child=serializers.CharField(allow_blank=True))
    sample = FoundClaimOut(many=True)
    told = ToldOut(many=True)
    into = serializers.ChoiceField(choices=services.TARGETS, allow_null=True)
    layer = serializers.CharField(allow_null=True)
    brought = BroughtOut(allow_null=True)
    undone = serializers.BooleanField()


class AnnotationsJobOut(JobFields):
    """An import of annotations."""

    result = AnnotationsResultOut(allow_null=True)


class CommitIn(StrictSerializer):
    """What labels mean (those that are not named keep what the preview says), and where the claims go."""

    labels = StrictObject(child=StrictChoice(choices=SLOT_CHOICES), required=False, default=dict)
    into = StrictChoice(choices=services.TARGETS)
    layer = StrictText(max_length=services.MAX_LAYER, required=False, allow_blank=True, default="")


class AnnotationImportsView(APIView):
    """Imports of annotations into a project."""

    parser_classes = [MultiPartParser]

    @extend_schema(
        operation_id="projects_imports_annotations",
        request={
            "multipart/form-data": {
                "type": "object",
                "properties": {
                    "files": {
                        "type": "array",
                        "items": {"type": "string", "format": "binary"},
                        "minItems": 1,
                        "maxItems": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
                    },
                    "format": {"type": "string", "enum": ["", *READERS]},
                },
                "required": ["files"],
                "additionalProperties": False,
            }
        },
        responses={202: AnnotationsJobOut},
    )
    def post(self, request: Request, project: UUID) -> Response:
        """Upload annotated files of any format that can be read; the job surveys them, stores nothing, and waits for `commit`."""
        row = project_for(request.user, project, Action.IMPORT_ARTICLES)
        throttles.count("import", person_of(request).pk, most=settings.IMPORTS_PER_HOUR, seconds=throttles.HOUR)
        checked_query(request, ())
        unknown = next((name for name in request.data if name not in ("files", "format")), None)
        if unknown is not None:
            raise Invalid("unknown_field", field=str(unknown)[:80])
        format = str(request.POST.get("format", ""))[:40]
        uploads = request.FILES.getlist("files")
        job = services.start(actor=Actor.of(request), project=row, uploads=uploads, format=format)
        job.refresh_from_db()
        return Response(present_job(job), 202)


def import_for(user: User | AnonymousUser, pk: UUID, *, reading: bool = False) -> tuple[Job, Project]:
    """Read an import of annotations for somebody who may import into its project."""
    job = Job.objects.filter(pk=pk, kind=services.KIND).first()
    if job is None or job.project_id is None:
        raise NotFound()
    return job, project_for(user, job.project_id, Action.IMPORT_ARTICLES, reading=reading)


class CommitView(APIView):
    """The confirmation of an import."""

    parser_classes = [JSONParser]

    @extend_schema(operation_id="imports_commit", request=CommitIn, responses={202: AnnotationsJobOut})
    def post(self, request: Request, job: UUID) -> Response:
        """Confirm and store. Errors: not_waiting, label_unmapped, layer_taken."""
        row, project = import_for(request.user, job)
        form = CommitIn(data=request.data)
        form.is_valid(raise_exception=True)
        services.commit(actor=Actor.of(request), project=project, job=row, **form.validated_data)
        row.refresh_from_db()
        return Response(present_job(row), 202)


class ImportView(APIView):
    """An import as a whole."""

    @extend_schema(operation_id="imports_undo", responses={200: AnnotationsJobOut})
    def delete(self, request: Request, job: UUID) -> Response:
        """Give up an import that waits, or undo one that has ended. Errors: import_running, import_in_use."""
        NothingIn(data=request.data).is_valid(raise_exception=True)
        row, project = import_for(request.user, job)
        take_back(actor=Actor.of(request), project=project, job=row)
        row.refresh_from_db()
        return Response(present_job(row))


class ReportView(APIView):
    """The report of an import."""

    @extend_schema(operation_id="imports_report", responses={(200, "text/csv"): OpenApiTypes.BINARY})
    def get(self, request: Request, job: UUID) -> StreamingHttpResponse:
        """Download what was refused or changed as a table."""
        checked_query(request, ())
        row, _ = import_for(request.user, job, reading=True)
        response = StreamingHttpResponse(_table(row), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="import-{str(row.pk)[-6:]}.csv"'
        return response


def _table(job: Job) -> Iterator[bytes]:
    rows = services.report_rows(job)
    first = next(rows, None)
    told = (
        iter((job.result or {}).get("told", ())) if first is None else (row for one in ((first,), rows) for row in one)
    )
    yield "\ufeff".encode() + _line(COLUMNS)
    for row in told:
        yield _line(["" if row[name] is None else str(row[name]) for name in COLUMNS])


def _line(cells: "list[str] | tuple[str, ...]") -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    return out.getvalue().encode()
