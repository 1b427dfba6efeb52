"""What happened in a project, newest first: found among a bounded number of events at a time, however many there are."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from claims.articles.models import Article
from claims.audit import Event
from claims.projects.models import Member, Project
from claims.projects.names import Person, Reader, administrator, called, persons

PAGE = 50
# How many events are looked through for a page; the next page goes on from there.
MAX = 5000
CHUNK = 1000
# Events are in the order of their identifiers, which web servers make: their clocks may differ by this much from the database's.
SLACK = timedelta(hours=1)


class Beside(TypedDict):
    """What is read beside an event."""

    member: Person | None
    number: int | None


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ReadEvent = WithAnnotations[Event, Beside]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are wanted: of one person (0 for the system), of one kind of thing, of one article, of one day."""

    who: int | None = None
    subject: str = ""
    article: UUID | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of events, and the identifier from which the next one goes on; None at the end."""

    events: "list[ReadEvent]"
    after: UUID | None


def key_at(moment: datetime) -> UUID:
    """Return the lowest identifier that is made at a moment (RFC 9562, version 7)."""
    return UUID(int=(int(moment.timestamp() * 1000) << 80) | (7 << 76) | (2 << 62))


def find(project: Project, asked: Asked, after: UUID | None) -> Found:
    """Find a page of a project's events, the newest first."""
    rows = Event.objects.filter(project_id=project.pk)
    if asked.article is not None:
        rows = rows.filter(article_id=asked.article)
    if asked.day is not None:
        begin = datetime.combine(asked.day, time(), UTC)
        end = begin + timedelta(days=1)
        rows = rows.filter(pk__gte=key_at(begin - SLACK), pk__lt=key_at(end + SLACK), at__gte=begin, at__lt=end)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    looked = list(rows.order_by("-pk").values_list("pk", "actor_id", "subject")[:MAX])
    wanted = [key for key, actor, subject in looked if _wanted(asked, actor, subject)]
    shown = wanted[:PAGE]
    more = shown[-1] if len(wanted) > PAGE else looked[-1][0] if len(looked) == MAX else None
    return Found(list(_with_names(Event.objects.filter(pk__in=shown), project)), more)


def _wanted(asked: Asked, actor: int | None, subject: str) -> bool:
    return (asked.who is None or (actor or 0) == asked.who) and (not asked.subject or subject == asked.subject)


def _with_names(events: QuerySet[Event], project: Project) -> "QuerySet[ReadEvent]":
    member = persons(Member.objects.filter(project=project, user=OuterRef("actor")))
    number = Article.objects.filter(pk=OuterRef("article_id")).values("number")[:1]
    found = events.annotate(member=Subquery(member), number=Subquery(number)).select_related("actor").order_by("-pk")
    return cast("QuerySet[ReadEvent]", found)


def present(row: "ReadEvent", reader: Reader) -> dict[str, object]:
    """Show an event to somebody who manages the project."""
    return {
        "id": row.pk,
        "at": row.at,
        "who": called(row.member or administrator(row.actor), reader) if row.actor else None,
        "article": {"id": row.article_id, "number": row.number} if row.article_id and row.number else None,
        "subject": row.subject,
        "subject_id": row.subject_id,
        "action": row.action,
        "before": row.before,
        "after": row.after,
    }


def lines(project: Project, reader: Reader) -> Iterator[bytes]:
    """Write the whole history of a project, the oldest event first, as JSON Lines, with constant memory."""
    after: UUID | None = None
    while True:
        rows = Event.objects.filter(project_id=project.pk)
        rows = rows if after is None else rows.filter(pk__gt=after)
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[:CHUNK])
        if not keys:
            return
        for row in _with_names(Event.objects.filter(pk__in=keys), project).order_by("pk"):
            shown = {**present(row, reader), "request": row.request_id}
            yield json.dumps(shown, ensure_ascii=False, default=_as_text).encode() + b"\n"
        after = keys[-1]


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
