"""Whether a person can take an article, and if not, why: what lists and refusals say, as far as the person may know it."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.projects.access import role_of
from claims.projects.models import Member, Project
from claims.projects.names import NO_MEMBER, Reader, called, persons, reader_in
from claims.projects.permissions import Action, allowed
from claims.projects.sight import Sight, sight_of

# People who are named where an article is full.
MOST_NAMED = 3


def with_place(articles: QuerySet[Article], project: Project, user: Any) -> QuerySet[Any]:
    """Add to articles, in the same statement, what `place_of` shows; `project` was read with `fetch` for the person."""
    passes = Assignment.objects.filter(article=OuterRef("pk"), kind=Assignment.Kind.ANNOTATION)
    mine = passes.filter(person=user).order_by("-round").values("state")[:1]
    found = articles.annotate(
        mine=Subquery(mine),
        leased=_count(passes.filter(state=Assignment.State.LEASED)),
        submitted=_count(passes.filter(state=Assignment.State.SUBMITTED)),
    )
    if sight_of(project) is not Sight.ALL:
        # When somebody else's lease ends tells when they last did something.
        return found
    others = passes.filter(state=Assignment.State.LEASED, article__open_slots=0).exclude(person=user)
    member = persons(Member.objects.filter(project=project, user=OuterRef("person")))
    account = {
        "user": "person",
        "first": "person__first_name",
        "last": "person__last_name",
        "username": "person__username",
    }
    told = JSONObject(until="lease_expires_at", member=Subquery(member), account=JSONObject(**account))
    holders = others.order_by("lease_expires_at", "id").values(json=told)[:MOST_NAMED]
    return found.annotate(holders=ArraySubquery(holders))


def _count(passes: QuerySet[Assignment]) -> Any:
    counted = passes.order_by().annotate(one=Value(1)).values("one").annotate(count=Count("*")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def place_of(row: Any, project: Project, user: Any) -> dict[str, Any]:
    """Show whether the person can take an article that `with_place` has read (null for those who take none), and its passes.

    `free`: the person can take it; `mine`: they have it; `submitted`: they handed it in; `full`: others have all its passes.
    """
    counts = {"passes_submitted": row.submitted, "passes_needed": row.open_slots + row.leased + row.submitted}
    if not allowed(role_of(project), Action.TAKE_WORK):
        return {**counts, "place": None, "free_at": None, "held_by": []}
    state = {"leased": "mine", "submitted": "submitted"}.get(row.mine) or ("free" if row.open_slots > 0 else "full")
    holders = getattr(row, "holders", ()) if state == "full" else ()
    reader = reader_in(project, user)
    return {
        **counts,
        "place": state,
        "free_at": datetime.fromisoformat(holders[0]["until"]) if holders else None,
        "held_by": [_called(holder, reader) for holder in holders],
    }


def _called(holder: dict[str, Any], reader: Reader) -> str:
    return called(holder["member"] or {**NO_MEMBER, **holder["account"]}, reader)
