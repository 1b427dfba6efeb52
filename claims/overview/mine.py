"""API of a person's own work in a project: what came back, what is open or assigned, and what they finished."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from django.db.models import Count, F, OuterRef, QuerySet
from django.db.models.functions import Now, TruncDate
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations.models import Claim
from claims.assignments.models import HELD, Assignment
from claims.assignments.notices import notices
from claims.assignments.places import count_of
from claims.assignments.services import present_return
from claims.core.errors import Invalid
from claims.http.describing import NamedArticleOut
from claims.http.people import person_of
from claims.http.strict import checked_query
from claims.projects.access import project_for
from claims.projects.models import Project
from claims.projects.permissions import Action

DAYS = 14
# Passes of the last days that are listed; a day has fewer.
MAX = 100
ZONE = {"type": "string", "pattern": "^[A-Za-z0-9_+/-]{1,60}$"}


class MyPassOut(serializers.Serializer[object]):
    """A pass of one's own, and how many claims are in it."""

    assignment = serializers.UUIDField()
    state = serializers.ChoiceField(choices=Assignment.State.choices)
    article = NamedArticleOut()
    publisher = serializers.CharField(allow_blank=True)
    claims = serializers.IntegerField()
    lease_expires_at = serializers.DateTimeField(allow_null=True, help_text="Null unless it is leased.")
    due_on = serializers.DateField(
        allow_null=True, help_text="By when it should be done, if whoever assigned it said so."
    )
    submitted_at = serializers.DateTimeField(allow_null=True)


class ReturnedPassOut(MyPassOut):
    """A pass that was sent back: when, and why."""

    at = serializers.DateTimeField()
    reason = serializers.CharField()
    about = serializers.IntegerField(help_text="How many of its claims the reason names.")


class DayOut(serializers.Serializer[object]):
    """How many passes were submitted on a day."""

    day = serializers.DateField()
    submitted = serializers.IntegerField()


class MineOut(serializers.Serializer[object]):
    """A person's own work: what was sent back, oldest first; what is open or assigned; what they finished today; their pace."""

    returned = ReturnedPassOut(many=True)
    open = MyPassOut(many=True)
    assigned = MyPassOut(many=True)
    finished = MyPassOut(many=True)
    pace = DayOut(many=True)


class NoticesOut(serializers.Serializer[object]):
    """What waits for a person in a project: sent back to them, assigned to them and not opened, due by tomorrow or overdue."""

    returned = serializers.IntegerField()
    assigned = serializers.IntegerField()
    due_soon = serializers.IntegerField()


class Counted(TypedDict):
    """What is read with a pass."""

    claimed: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    CountedPass = WithAnnotations[Assignment, Counted]


class MineView(APIView):
    """One's own work in a project."""

    @extend_schema(
        responses=MineOut,
        parameters=[
            OpenApiParameter("zone", ZONE, description="Time zone of the days, as in Europe/Berlin; UTC by default.")
        ],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """List one's own passes: sent back, open, assigned, finished today; and how many one submitted on each of 14 days."""
        query = checked_query(request, ("zone",))
        row = project_for(request.user, project, Action.TAKE_WORK, reading=True)
        zone = _zone(query.get("zone", "UTC"))
        return Response(own_work(row, person_of(request).pk, zone))


class NoticesView(APIView):
    """What waits for a person, in three numbers."""

    @extend_schema(
        responses=NoticesOut,
        parameters=[
            OpenApiParameter("zone", ZONE, description="Time zone of the days, as in Europe/Berlin; UTC by default.")
        ],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """Count one's own passes that were sent back, that are assigned, and that are due by tomorrow."""
        query = checked_query(request, ("zone",))
        row = project_for(request.user, project, Action.TAKE_WORK, reading=True)
        return Response(notices({row.pk: row}, person_of(request).pk, _zone(query.get("zone", "UTC")))[row.pk])


def _zone(name: str) -> ZoneInfo:
    if name not in available_timezones():
        raise Invalid("invalid_filter", "zone is the name of a time zone, as in Europe/Berlin.", "zone")
    return ZoneInfo(name)


def own_work(project: Project, person: int, zone: ZoneInfo) -> dict[str, object]:
    """Read a person's own passes and pace, in three statements."""
    mine = Assignment.objects.filter(project=project, person=person, kind=Assignment.Kind.ANNOTATION)
    held = list(
        _shown(mine.filter(state__in=HELD)).order_by(
            F("returned_at").asc(nulls_last=True),
            "-article__priority",
            F("due_on").asc(nulls_last=True),
            "created_at",
            "id",
        )
    )
    today = timezone.now().astimezone(zone).date()
    submitted = mine.filter(state=Assignment.State.SUBMITTED)
    finished = _shown(submitted.filter(submitted_at__gte=datetime(today.year, today.month, today.day, tzinfo=zone)))
    back = [one for one in held if present_return(one) is not None]
    rest = [one for one in held if present_return(one) is None]
    return {
        "returned": [_present_returned(one) for one in back],
        "open": [_present(one) for one in rest if one.state == Assignment.State.LEASED],
        "assigned": [_present(one) for one in rest if one.state == Assignment.State.ASSIGNED],
        "finished": [_present(one) for one in finished.order_by("-submitted_at", "id")[:MAX]],
        "pace": _pace(submitted, today, zone),
    }


def _shown(passes: QuerySet[Assignment]) -> "QuerySet[CountedPass]":
    claims = Claim.objects.filter(assignment=OuterRef("pk"), deleted_at=None)
    names = ("article__number", "article__title", "article__publisher")
    own = (
        "state",
        "due_on",
        "lease_expires_at",
        "submitted_at",
        "returned_at",
        "return_reason",
        "returned_claims",
        "created_at",
    )
    found = passes.select_related("article").only(*names, *own).annotate(claimed=count_of(claims))
    return cast("QuerySet[CountedPass]", found)


def _pace(submitted: QuerySet[Assignment], today: date, zone: ZoneInfo) -> list[dict[str, object]]:
    """Count what was submitted on each of the last days, those on which nothing was included."""
    recent = submitted.filter(submitted_at__gte=Now() - timedelta(days=DAYS + 1))
    by_day = (
        recent.annotate(day=TruncDate("submitted_at", tzinfo=zone)).values_list("day").annotate(Count("pk")).order_by()
    )
    counts = dict(by_day)
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    return [{"day": day, "submitted": counts.get(day, 0)} for day in days]


def _present(row: "CountedPass") -> dict[str, object]:
    article = row.article
    return {
        "assignment": row.pk,
        "state": row.state,
        "article": {"id": article.pk, "number": article.number, "title": article.title},
        "publisher": article.publisher,
        "claims": row.claimed,
        "lease_expires_at": row.lease_expires_at if row.state == Assignment.State.LEASED else None,
        "due_on": row.due_on,
        "submitted_at": row.submitted_at,
    }


def _present_returned(row: "CountedPass") -> dict[str, object]:
    return {
        **_present(row),
        "at": row.returned_at,
        "reason": row.return_reason,
        "about": len(row.returned_claims or []),
    }
