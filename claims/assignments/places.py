"""Whether a person can take an article, and if not, why not, as far as the person may know: for lists and for refusals."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, Protocol, TypedDict, cast

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from claims.articles.models import Article
from claims.assignments.models import HELD, Assignment
from claims.projects.access import role_of
from claims.projects.models import Member, Project
from claims.projects.names import Account, Person, Reader, called, persons, reader_in, without_membership
from claims.projects.permissions import Action, allowed
from claims.projects.sight import Sight, sight_of

# How many people are named when an article is full.
MAX_NAMED = 3
PlaceName = Literal["free", "mine", "submitted", "full"]
# The place that follows from the state of a person's own pass.
MINE: dict[str, PlaceName] = {"leased": "mine", "assigned": "mine", "submitted": "submitted"}


class Holder(TypedDict):
    """Somebody who has an article: until when (as JSON writes it), as a member or else by their account."""

    until: str
    member: Person | None
    account: Account


class Place(TypedDict):
    """Whether somebody can take an article, and its passes."""

    passes_submitted: int
    passes_needed: int
    place: PlaceName | None
    free_at: datetime | None
    held_by: list[str]


class Passes(TypedDict):
    """What `with_place` reads beside an article."""

    mine: str | None
    leased: int
    submitted: int
    holders: NotRequired[list[Holder]]


class Placed(Protocol):
    """An article that `with_place` has read, whatever else was read with it."""

    open_slots: int
    mine: str | None
    leased: int
    submitted: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    PlacedArticle = WithAnnotations[Article, Passes]


def with_place(articles: QuerySet[Article], project: Project, user: User) -> "QuerySet[PlacedArticle]":
    """Annotate articles with what `place_of` needs; `project` was read with `fetch` for the person."""
    sight = sight_of(project)
    passes = Assignment.objects.filter(article=OuterRef("pk"), kind=Assignment.Kind.ANNOTATION)
    mine = passes.filter(person=user).order_by("-round").values("state")[:1]
    own = articles.annotate(mine=Subquery(mine))
    if sight is Sight.OWN:
        return cast("QuerySet[PlacedArticle]", own)
    found = own.annotate(
        leased=count_of(passes.filter(state__in=HELD)),
        submitted=count_of(passes.filter(state=Assignment.State.SUBMITTED)),
    )
    if sight is not Sight.ALL:
        # The end of somebody else's lease would reveal when they were last active.
        return cast("QuerySet[PlacedArticle]", found)
    others = passes.filter(state=Assignment.State.LEASED, article__open_slots=0).exclude(person=user)
    member = persons(Member.objects.filter(project=project, user=OuterRef("person")))
    account = {
        "user": "person",
        "first": "person__first_name",
        "last": "person__last_name",
        "username": "person__username",
    }
    told = JSONObject(until="lease_expires_at", member=Subquery(member), account=JSONObject(**account))
    holders = others.order_by("lease_expires_at", "id").values(json=told)[:MAX_NAMED]
    return cast("QuerySet[PlacedArticle]", found.annotate(holders=ArraySubquery(holders)))


def count_of(rows: QuerySet[Model]) -> Coalesce:
    """Count the rows that belong to the row of another query, in its statement."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(count=Count("*")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def place_of(row: Placed, project: Project, user: User) -> Place:
    """Return the passes of an article that `with_place` has read, and whether the person can take it (null if they take none).

    `free`: the person can take it; `mine`: they have it open; `submitted`: they submitted it; `full`: others have all passes.
    Where the person knows of their own work only, the passes are their own, and an article is free until they try to take it.
    """
    state = MINE.get(row.mine or "")
    if sight_of(project) is Sight.OWN:
        own = None if project.archived_at is not None else state or "free"
        return _place(int(state == "submitted"), 1, own)
    needed = row.open_slots + row.leased + row.submitted
    if project.archived_at is not None or not allowed(role_of(project), Action.TAKE_WORK):
        return _place(row.submitted, needed, None)
    found = state or ("free" if row.open_slots > 0 else "full")
    holders: list[Holder] = getattr(row, "holders", []) if found == "full" else []
    reader = reader_in(project, user)
    return {
        **_place(row.submitted, needed, found),
        "free_at": datetime.fromisoformat(holders[0]["until"]) if holders else None,
        "held_by": [_called(holder, reader) for holder in holders],
    }


def refused_place_of(row: Placed, project: Project, user: User) -> Place:
    """Return the place of an article that the person has just tried to take: that others have it all is then no secret."""
    place = place_of(row, project, user)
    if place["place"] == "free" and row.open_slots < 1:
        return {**place, "passes_needed": 0, "place": "full"}
    return place


def _place(submitted: int, needed: int, place: PlaceName | None) -> Place:
    return {"passes_submitted": submitted, "passes_needed": needed, "place": place, "free_at": None, "held_by": []}


def _called(holder: Holder, reader: Reader) -> str:
    return called(holder["member"] or without_membership(holder["account"]), reader)
