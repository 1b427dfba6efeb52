"""What happened in a project, newest first: found among a bounded number of events at a time, however many there are.

Events of one kind that one request or one transaction wrote are one entry: "assigned, 120 articles".
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast
from uuid import UUID

from django.db.models import Max, Min, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.audit import Event
from claims.projects.models import Member, Project
from claims.projects.names import Person, Reader, administrator, called, known_of, persons

PAGE = 50
# How many events are looked through for a page; the next page goes on from there.
MAX = 2000
CHUNK = 1000
WHOSE = ("assignment", "member")
# What is shown of what all events of an entry have in common; the texts of claims are left to each.
BRIEF = ("article", "assignment", "member", "mention")
# Nothing has this identifier: a page costs the same statements whatever is on it.
NONE = {UUID(int=0)}
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


class Looked(NamedTuple):
    """What is read of every event that is looked through."""

    pk: UUID
    actor: int | None
    subject: str
    action: str
    request: str
    at: datetime
    thing: UUID
    article: UUID | None

    def act(self) -> tuple[object, ...]:
        """Return what events of one act have in common."""
        return (self.actor, self.subject, self.action, self.request or self.at)


@dataclass(slots=True)
class Entry:
    """One act: its newest event, how many it wrote and on how many articles, whose work it was about, and what they all changed."""

    event: "ReadEvent"
    count: int
    articles: int
    whom: list[Person] = field(default_factory=list)
    before: object = None
    after: object = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of entries, and the identifier from which the next one goes on; None at the end."""

    entries: list[Entry]
    after: UUID | None


def key_at(moment: datetime) -> UUID:
    """Return the lowest identifier that is made at a moment (RFC 9562, version 7)."""
    return UUID(int=(int(moment.timestamp() * 1000) << 80) | (7 << 76) | (2 << 62))


def find(project: Project, asked: Asked, after: UUID | None) -> Found:
    """Find a page of a project's history, the newest first."""
    looked, last = _look(project, asked, after)
    acts = [list(events) for _, events in groupby(looked, Looked.act)]
    shown = acts[:PAGE]
    return Found(_entries(project, shown), shown[-1][-1].pk if len(acts) > PAGE else last)


def find_within(project: Project, asked: Asked, first: UUID, after: UUID | None) -> Found:
    """Find a page of the events of one entry, each for itself; `first` is the entry's newest event."""
    looked, _ = _look(project, asked, UUID(int=first.int + 1))
    act = next((list(events) for _, events in groupby(looked, Looked.act)), [])
    if not act or act[0].pk != first:
        return Found([], None)
    rest = [event for event in act if after is None or event.pk < after]
    return Found(_entries(project, [[event] for event in rest[:PAGE]]), rest[PAGE - 1].pk if len(rest) > PAGE else None)


def _look(project: Project, asked: Asked, before: UUID | None) -> tuple[list[Looked], UUID | None]:
    """Look through events and return those that are wanted, and the last one looked at where there may be more."""
    rows = Event.objects.filter(project_id=project.pk)
    if asked.article is not None:
        rows = rows.filter(article_id=asked.article)
    if asked.day is not None:
        begin = datetime.combine(asked.day, time(), UTC)
        end = begin + timedelta(days=1)
        rows = rows.filter(pk__gte=key_at(begin - SLACK), pk__lt=key_at(end + SLACK), at__gte=begin, at__lt=end)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    columns = ("pk", "actor_id", "subject", "action", "request_id", "at", "subject_id", "article_id")
    looked = [Looked(*row) for row in rows.order_by("-pk").values_list(*columns)[:MAX]]
    wanted = [row for row in looked if _wanted(asked, row.actor, row.subject)]
    return wanted, looked[-1].pk if len(looked) == MAX else None


def _entries(project: Project, acts: Sequence[Sequence[Looked]]) -> list[Entry]:
    """Read what is shown of acts: in five statements, however many they are and however much they wrote."""
    keys = [act[0].pk for act in acts]
    events = {event.pk: event for event in _with_names(Event.objects.filter(pk__in=keys), project)}
    whose = _whose(project, [row for act in acts for row in act if row.subject in WHOSE])
    common = _common([row.pk for act in acts if len(act) > 1 for row in act if row.subject in BRIEF])
    entries = []
    for act in acts:
        newest = act[0]
        entry = Entry(events[newest.pk], len(act), len({row.article for row in act if row.article}))
        people = {one["user"]: one for row in act if (one := whose.get(row.thing)) and one["user"] != newest.actor}
        entry.whom = sorted(people.values(), key=lambda one: (one["first"], one["last"], one["user"]))
        if len(act) == 1:
            entry.before, entry.after = entry.event.before, entry.event.after
        elif (same := common.get(newest.act())) is not None:
            entry.before, entry.after = same
        entries.append(entry)
    return entries


def _whose(project: Project, rows: Sequence[Looked]) -> dict[UUID, Person]:
    """Return whose work or membership events are about, by the thing."""
    things = {row.thing for row in rows} or NONE
    of = dict(Assignment.objects.filter(pk__in=things).values_list("pk", "person_id"))
    wanted = Q(user__in=set(of.values()) or {0}) | Q(pk__in=things)
    members = list(Member.objects.filter(wanted, project=project).select_related("user"))
    people = {member.user_id: known_of(member) for member in members}
    about = {work: people[person] for work, person in of.items() if person in people}
    return about | {member.pk: people[member.user_id] for member in members}


def _common(keys: Sequence[UUID]) -> dict[tuple[object, ...], tuple[object, object]]:
    """Return what events were before and after their act, for acts in which it was the same for all."""
    before, after = Cast("before", TextField()), Cast("after", TextField())
    rows = (
        Event.objects.filter(pk__in=keys or NONE)
        .values_list("actor_id", "subject", "action", "request_id", "at")
        .annotate(a=Min(before), b=Max(before), c=Min(after), d=Max(after))
        .order_by()
    )
    found: dict[tuple[object, ...], set[tuple[str | None, str | None]]] = {}
    for actor, subject, action, request, at, *ends in rows:
        act = (actor, subject, action, request or at)
        found.setdefault(act, set()).update({(ends[0], ends[2]), (ends[1], ends[3])})
    return {act: _read(*states.pop()) for act, states in found.items() if len(states) == 1}


def _read(before: str | None, after: str | None) -> tuple[object, object]:
    return before and json.loads(before), after and json.loads(after)


def _wanted(asked: Asked, actor: int | None, subject: str) -> bool:
    return (asked.who is None or (actor or 0) == asked.who) and (not asked.subject or subject == asked.subject)


def _with_names(events: QuerySet[Event], project: Project) -> "QuerySet[ReadEvent]":
    member = persons(Member.objects.filter(project=project, user=OuterRef("actor")))
    number = Article.objects.filter(pk=OuterRef("article_id")).values("number")[:1]
    found = events.annotate(member=Subquery(member), number=Subquery(number)).select_related("actor").order_by("-pk")
    return cast("QuerySet[ReadEvent]", found)


def present(entry: Entry, reader: Reader) -> dict[str, object]:
    """Show an entry to somebody who manages the project."""
    alone = entry.count == 1
    return {
        **_written(entry.event, reader),
        "article": _article(entry.event) if alone else None,
        "count": entry.count,
        "articles": entry.articles,
        "whom": [called(one, reader) for one in entry.whom],
        "before": entry.before,
        "after": entry.after,
    }


def _article(row: "ReadEvent") -> dict[str, object] | None:
    return {"id": row.article_id, "number": row.number} if row.article_id and row.number else None


def _written(row: "ReadEvent", reader: Reader) -> dict[str, object]:
    """Return an event as it is in the file."""
    return {
        "id": row.pk,
        "at": row.at,
        "who": called(row.member or administrator(row.actor), reader) if row.actor else None,
        "article": _article(row),
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
            shown = {**_written(row, reader), "request": row.request_id}
            yield json.dumps(shown, ensure_ascii=False, default=_as_text).encode() + b"\n"
        after = keys[-1]


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
