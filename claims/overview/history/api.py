"""API of a project's history: read, filtered, exported; and what was deleted brought back."""

from datetime import date
from uuid import UUID

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations.models import Claim
from claims.articles.models import Article
from claims.audit import Actor
from claims.core.errors import Invalid
from claims.http.describing import KEY
from claims.http.people import person_of
from claims.http.strict import NothingIn, checked_query, key_in, number_in
from claims.overview.history import reading, services
from claims.projects.access import fetch, project_for
from claims.projects.models import Project
from claims.projects.names import reader_in
from claims.projects.permissions import Action

# The kinds of things that have a history in a project.
SUBJECTS = (
    "article", "assignment", "claim", "comment", "guideline", "member", "mention", "project", "scale", "speaker", "suggestion",
    "token",
)  # fmt: skip
MAX_NUMBER = 2**31 - 1


class NumberedOut(serializers.Serializer[object]):
    """An article by its number."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()


class HappenedOut(serializers.Serializer[object]):
    """Something that happened: who did what to which thing, and what it was like before and after.

    One act on many things is one entry: that of the newest, with their number.
    """

    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    who = serializers.CharField(allow_null=True, help_text="Null for the system.")
    article = NumberedOut(allow_null=True, help_text="Null where it is about many.")
    count = serializers.IntegerField(help_text="How many things it was done to; `entry` lists them one by one.")
    articles = serializers.IntegerField(help_text="On how many articles.")
    whom = serializers.ListField(
        child=serializers.CharField(),
        help_text="Whose work or membership it was about, where that was somebody else's.",
    )
    subject = serializers.CharField()
    subject_id = serializers.UUIDField()
    action = serializers.CharField()
    before = serializers.DictField(allow_null=True)
    after = serializers.DictField(allow_null=True)
    restorable = serializers.BooleanField(help_text="Whether the claim was deleted, still is, and can be brought back.")


class HappenedPageOut(serializers.Serializer[object]):
    """A page of events, newest first; `next` also where none of those that were looked through is wanted."""

    results = HappenedOut(many=True)
    next = serializers.CharField(allow_null=True)


class ProjectHistoryView(APIView):
    """What happened in a project."""

    @extend_schema(
        operation_id="projects_history_list",
        responses=HappenedPageOut,
        parameters=[
            OpenApiParameter("after", KEY, description="The value of `next` in the previous page."),
            OpenApiParameter(
                "who",
                {"type": "integer", "minimum": 0, "maximum": MAX_NUMBER},
                description="An account; 0: the system.",
            ),
            OpenApiParameter("subject", str, enum=SUBJECTS),
            OpenApiParameter(
                "article", {"type": "integer", "minimum": 1, "maximum": MAX_NUMBER}, description="Its number."
            ),
            OpenApiParameter("day", {"type": "string", "format": "date"}, description="A day, in UTC."),
            OpenApiParameter(
                "entry", KEY, description="An entry: what it stands for, one by one; with the other filters as before."
            ),
        ],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """List what everybody did, newest first, 50 entries a page, one's own acts included."""
        query = checked_query(request, ("after", "who", "subject", "article", "day", "entry"))
        row = project_for(request.user, project, Action.EDIT_PROJECT, reading=True)
        asked, after = _asked(row, query), key_in(query, "after") if "after" in query else None
        if "entry" in query:
            found = reading.find_within(row, asked, key_in(query, "entry"), after)
        else:
            found = reading.find(row, asked, after)
        deleted = [one.event.subject_id for one in found.entries if _is_deleted_claim(one)]
        still = set(Claim.objects.filter(pk__in=deleted).exclude(deleted_at=None).values_list("pk", flat=True))
        reader = reader_in(row, person_of(request))
        shown = [
            {
                **reading.present(one, reader),
                "restorable": one.event.subject_id in still and _is_deleted_claim(one),
            }
            for one in found.entries
        ]
        return Response({"results": shown, "next": str(found.after) if found.after else None})


def _is_deleted_claim(entry: reading.Entry) -> bool:
    return entry.count == 1 and (entry.event.subject, entry.event.action) == ("claim", "deleted")


def _asked(project: Project, query: dict[str, str]) -> reading.Asked:
    """Read the filters. Raises Invalid: invalid_filter."""
    subject = query.get("subject", "")
    if subject and subject not in SUBJECTS:
        raise Invalid("invalid_filter", f"subject is one of {', '.join(SUBJECTS)}.", "subject")
    article = None
    if "article" in query:
        number = number_in(query, "article", 0, 1, MAX_NUMBER)
        article = Article.objects.filter(project=project, number=number).values_list("pk", flat=True).first()
        # No article has this identifier, so nothing happened to it.
        article = article or UUID(int=0)
    who = number_in(query, "who", 0, 0, MAX_NUMBER) if "who" in query else None
    return reading.Asked(who, subject, article, _day(query))


def _day(query: dict[str, str]) -> date | None:
    if "day" not in query:
        return None
    try:
        day = date.fromisoformat(query["day"])
    except ValueError:
        day = date.min
    if day.year < 1971 or day.isoformat() != query["day"]:
        raise Invalid("invalid_filter", "day is a date as in 2026-02-17.", "day")
    return day


class AuditView(APIView):
    """The whole history of a project as a file."""

    @extend_schema(responses={(200, "application/x-ndjson"): OpenApiTypes.BINARY})
    def get(self, request: Request, project: UUID) -> StreamingHttpResponse:
        """Download the history, oldest first, one JSON object a line."""
        checked_query(request, ())
        row = project_for(request.user, project, Action.EDIT_PROJECT, reading=True)
        lines = reading.lines(row, reader_in(row, person_of(request)))
        response = StreamingHttpResponse(lines, content_type="application/x-ndjson")
        response["Content-Disposition"] = 'attachment; filename="history.jsonl"'
        response["Content-Security-Policy"] = "sandbox"
        return response


class RestoreClaimView(APIView):
    """The way back for a claim."""

    @extend_schema(request=NothingIn, responses={204: None})
    def post(self, request: Request, claim: UUID) -> Response:
        """Bring a deleted claim back as it was (managers); a repeat changes nothing. Errors: pass_full."""
        found = Project.objects.filter(pk__in=Claim.objects.filter(pk=claim).values("assignment__article__project"))
        row = fetch(found, request.user, "pk", Action.EDIT_PROJECT)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        services.restore_claim(actor=Actor.of(request), project=row, claim=claim)
        return Response(status=204)
