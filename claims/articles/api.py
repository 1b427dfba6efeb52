"""API of the second stage: importing articles; speakers."""

from collections import Counter
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.articles import services
from claims.articles.checks import CODES as WARNINGS
from claims.articles.clean import MAX_CHARACTERS
from claims.articles.likeness import likest_first
from claims.articles.queries import knower, most_named, one_speaker, present_speaker, speakers_like
from claims.articles.record import MAX_NAMES, TEXTS, Row, read_article
from claims.articles.reports import STATES, summary
from claims.articles.speakers import MAX_ALIASES, MAX_NAME, MAX_ROLES, read_speaker
from claims.audit import Actor
from claims.core.errors import Conflict, Invalid, OnRecordError
from claims.core.ids import new_id
from claims.core.records import SpeakerKind
from claims.http import throttles
from claims.http.describing import ERROR_CODES, WORDS, JobFields, choice, word
from claims.http.people import person_of
from claims.http.strict import (
    Day,
    Identifier,
    NameText,
    RawField,
    StrictBoolean,
    StrictList,
    StrictObject,
    StrictText,
    checked_query,
    flag_in,
    number_in,
)
from claims.jobs import present as present_job
from claims.projects.access import project_for, role_of
from claims.projects.permissions import Action, allowed

MAX_AT_ONCE = 1000
# How many speakers with similar letters are ranked by words.
MAX_CANDIDATES = 200


class Optional(TypedDict):
    """The options of a field that may be omitted, empty or null."""

    required: bool
    allow_blank: bool
    allow_null: bool


OPTIONAL: Optional = {"required": False, "allow_blank": True, "allow_null": True}


@extend_schema_field(
    {
        "anyOf": [
            {"type": "string", "maxLength": MAX_NAME},
            {"type": "array", "items": {"type": "string", "maxLength": MAX_NAME}, "maxItems": MAX_NAMES},
            {"type": "null"},
        ]
    }
)
class BylineIn(RawField):
    """The authors of an article: a list of names, or one name."""


@extend_schema_field({"anyOf": [{"type": "string", "maxLength": 200}, {"type": "integer"}, {"type": "null"}]})
class SuppliedIdIn(RawField):
    """Another name for `external_id`, which some suppliers write as a number."""


class ArticleIn(serializers.Serializer[object]):
    """One article; only the text is required."""

    text = StrictText(max_length=MAX_CHARACTERS)
    title = StrictText(max_length=TEXTS["title"], **OPTIONAL)
    external_id = StrictText(max_length=TEXTS["external_id"], **OPTIONAL)
    id = SuppliedIdIn(required=False, help_text="Another name for external_id; send only one of them.")
    url = StrictText(max_length=TEXTS["url"], help_text="http or https.", **OPTIONAL)
    publisher = StrictText(max_length=TEXTS["publisher"], **OPTIONAL)
    byline = BylineIn(required=False)
    published_on = Day(required=False, allow_blank=True, allow_null=True)
    language = StrictText(max_length=TEXTS["language"], help_text="BCP 47 tag.", **OPTIONAL)
    licence = StrictText(max_length=TEXTS["licence"], **OPTIONAL)
    metadata = StrictObject(required=False, allow_null=True)


class WarningOut(serializers.Serializer[object]):
    """One kind of warning about a text: its first place, count, a few words around it, and these repaired if possible."""

    code = serializers.ChoiceField(choices=WARNINGS)
    line = serializers.IntegerField()
    column = serializers.IntegerField()
    count = serializers.IntegerField()
    sample = serializers.CharField(allow_blank=True)
    repaired = serializers.CharField(allow_blank=True)
    language = serializers.CharField(allow_blank=True)


class ReadRowOut(serializers.Serializer[object]):
    """The result of one row of a file: `line` is where it begins, `record` its number in the file, both from 1."""

    file = serializers.CharField(allow_blank=True)
    line = serializers.IntegerField()
    record = serializers.IntegerField()
    status = serializers.ChoiceField(choices=STATES)
    article = serializers.UUIDField(allow_null=True)
    number = serializers.IntegerField(allow_null=True)
    title = serializers.CharField(allow_blank=True)
    code = serializers.ChoiceField(choices=ERROR_CODES, allow_null=True)
    field = serializers.CharField(allow_null=True)
    message = serializers.CharField(allow_null=True)
    cleaned = serializers.ListField(child=serializers.CharField())
    lines_joined = serializers.IntegerField(
        help_text="Line ends inside paragraphs, where lines were broken to a width: they are read as one."
    )
    warnings = WarningOut(many=True)
    held = serializers.UUIDField(allow_null=True)


class ImportedRowOut(ReadRowOut):
    """The result of one row of a request; the first is row 1."""

    row = serializers.IntegerField()


class ImportedOut(serializers.Serializer[object]):
    """The result of an import."""

    created = serializers.IntegerField()
    duplicates = serializers.IntegerField()
    invalid = serializers.IntegerField()
    held = serializers.IntegerField()
    left_out = serializers.IntegerField()
    results = ImportedRowOut(many=True)


class ImportResultOut(serializers.Serializer[object]):
    """The result of an import of files so far; `rows` contains the first 1,000."""

    created = serializers.IntegerField()
    duplicates = serializers.IntegerField()
    invalid = serializers.IntegerField()
    held = serializers.IntegerField()
    left_out = serializers.IntegerField()
    rows = ReadRowOut(many=True)


class ImportJobOut(JobFields):
    """An import job."""

    result = ImportResultOut(allow_null=True)


ACCEPT = OpenApiParameter(
    "accept_warnings", bool, description="Import articles with warnings too, instead of holding them for a decision."
)


def accepts_warnings(request: Request) -> bool:
    """Read `accept_warnings` of the query. Raises Invalid: invalid_filter, unknown_filter."""
    return flag_in(checked_query(request, ("accept_warnings",)), "accept_warnings")


def post_articles(request: Request, project: UUID) -> Response:
    """Import one article or a list of them; every row of a list is reported, and valid rows are imported."""
    row = project_for(request.user, project, Action.IMPORT_ARTICLES)
    hold = not accepts_warnings(request)
    single = isinstance(request.data, dict)
    given = [request.data] if single else request.data
    if not isinstance(given, list) or not given:
        raise Invalid("expected_object", "Send one article as an object, or a list of articles.")
    if len(given) > MAX_AT_ONCE:
        raise Invalid("limit", f"At most {MAX_AT_ONCE} articles at once; send files for more.")
    rows = []
    for number, value in enumerate(given, start=1):
        try:
            record = read_article(value)
            rows.append(Row("", number, record, title=record.title, number=number))
        except OnRecordError as error:
            if single:
                raise
            rows.append(Row("", number, None, error, number=number))
    reports = list(services.ingest(actor=Actor.of(request), project=row, rows=rows, hold=hold))
    if single and reports[0]["status"] == "invalid":
        raise Conflict(reports[0]["code"] or "invalid", reports[0]["message"] or "", reports[0]["field"])
    counts = summary(Counter(report["status"] for report in reports))
    results = [{**report, "row": report["line"]} for report in reports]
    return Response({**counts, "results": results}, 201 if counts["created"] else 200)


class ImportsView(APIView):
    """Imports of files."""

    parser_classes = [MultiPartParser]

    @extend_schema(
        request={
            "multipart/form-data": {
                "type": "object",
                "properties": {
                    "files": {
                        "type": "array",
                        "items": {"type": "string", "format": "binary"},
                        "minItems": 1,
                        "maxItems": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
                    }
                },
                "required": ["files"],
                "additionalProperties": False,
            }
        },
        responses={202: ImportJobOut},
        parameters=[ACCEPT],
    )
    def post(self, request: Request, project: UUID) -> Response:
        """Start importing files: text files with one article each, or JSON with one article per line, a list, or one article."""
        row = project_for(request.user, project, Action.IMPORT_ARTICLES)
        throttles.count("import", person_of(request).pk, most=settings.IMPORTS_PER_HOUR, seconds=throttles.HOUR)
        accept = accepts_warnings(request)
        unknown = next((name for name in request.data if name != "files"), None)
        if unknown is not None:
            raise Invalid("unknown_field", field=str(unknown)[:80])
        job = services.start_import(
            actor=Actor.of(request), project=row, uploads=request.FILES.getlist("files"), accept_warnings=accept
        )
        job.refresh_from_db()
        return Response(present_job(job), 202)


class RoleOut(serializers.Serializer[object]):
    """An office of a speaker."""

    position = serializers.CharField()
    organisation = serializers.CharField(allow_blank=True)

    def get_fields(self) -> dict[str, serializers.Field]:
        """Add the fields `from` and `to`; `from` is a keyword of Python."""
        return {
            **super().get_fields(),
            "from": serializers.DateField(allow_null=True),
            "to": serializers.DateField(allow_null=True),
        }


class RoleIn(serializers.Serializer[object]):
    """An office of a speaker to create; only the position is required."""

    position = NameText(max_length=MAX_NAME)
    organisation = NameText(max_length=MAX_NAME, **OPTIONAL)

    def get_fields(self) -> dict[str, serializers.Field]:
        """Add the fields `from` and `to`; `from` is a keyword of Python."""
        days = {name: Day(required=False, allow_blank=True, allow_null=True) for name in ("from", "to")}
        return {**super().get_fields(), **days}


@extend_schema_field({"type": ["string", "null"], "pattern": "^([A-Z]{2})?$"})
class CountryIn(RawField):
    """A country, by ISO 3166-1 alpha-2."""


@extend_schema_field({"type": ["string", "null"], "pattern": "^(Q[1-9][0-9]{0,14})?$"})
class WikidataIn(RawField):
    """An item of Wikidata."""


class SpeakerFields(serializers.Serializer[object]):
    """A speaker to create."""

    name = NameText(max_length=MAX_NAME)
    kind = word(SpeakerKind)
    anonymous = StrictBoolean(required=False)
    descriptor = NameText(max_length=MAX_NAME, **OPTIONAL)
    country = CountryIn(required=False)
    wikidata_id = WikidataIn(required=False)
    aliases = StrictList(child=NameText(max_length=MAX_NAME), max_length=MAX_ALIASES, required=False, allow_null=True)
    roles = StrictList(child=RoleIn(), max_length=MAX_ROLES, required=False, allow_null=True)


class SpeakerIn(SpeakerFields):
    """A speaker to create; the client may choose the identifier, so that the request can be repeated."""

    id = Identifier(required=False)


class SpeakerOfBatchIn(SpeakerFields):
    """A speaker to create in a batch; the client chooses the identifier, so that the batch can be repeated."""

    id = Identifier()


class SpeakerOut(serializers.Serializer[object]):
    """A person, organisation or document that makes claims."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = choice(SpeakerKind)
    anonymous = serializers.BooleanField()
    descriptor = serializers.CharField(allow_blank=True)
    country = serializers.CharField(allow_blank=True)
    wikidata_id = serializers.CharField(allow_blank=True)
    aliases = serializers.ListField(child=serializers.CharField())
    roles = RoleOut(many=True)
    claims = serializers.IntegerField()
    article = serializers.UUIDField(allow_null=True)


class SpeakerListOut(serializers.Serializer[object]):
    """Speakers found."""

    results = SpeakerOut(many=True)
    next = serializers.CharField(allow_null=True)


class SpeakersView(APIView):
    """The speakers of a project."""

    @extend_schema(
        operation_id="projects_speakers_list",
        responses=SpeakerListOut,
        parameters=[
            OpenApiParameter("q", WORDS),
            OpenApiParameter("limit", {"type": "integer", "minimum": 1, "maximum": 100}),
        ],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """Find named speakers: by similarity of names and aliases to `q`, else the most used; `limit` is at most 100.

        In a blind project annotators find their own speakers and those of submitted work, with counts of the same work.
        """
        query = checked_query(request, ("q", "limit"))
        row = project_for(request.user, project, Action.LIST_ARTICLES)
        limit = number_in(query, "limit", 50, 1, 100)
        text = query.get("q", "").strip()[:200]
        knows = knower(row, person_of(request).pk)
        if text:
            found = speakers_like(row.pk, knows, text, MAX_CANDIDATES)
            results = [present_speaker(one) for one in likest_first(text, found)[:limit]]
        else:
            results = [present_speaker(one) for one in most_named(row.pk, knows, limit)]
        return Response({"results": results, "next": None})

    @extend_schema(request=SpeakerIn, responses={201: SpeakerOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Create a named speaker; an anonymous one is created with its claim, inside the article."""
        row = project_for(request.user, project, Action.ADD_SPEAKERS)
        given = request.data
        values = read_speaker({"id": str(new_id()), **given} if isinstance(given, dict) else given)
        if values["anonymous"]:
            raise Invalid(
                "invalid", "An anonymous speaker belongs to an article: create it while annotating.", "anonymous"
            )
        made = services.put_speakers(
            actor=Actor.of(request),
            project=row,
            article=None,
            speakers=[values],
            shared=allowed(role_of(row), Action.READ_WORK),
        )
        speaker = made.get(values["id"])
        if speaker is None:
            raise Conflict("id_taken", field="id")
        return Response(present_speaker(one_speaker(row.pk, knower(row, person_of(request).pk), speaker.pk)), 201)
