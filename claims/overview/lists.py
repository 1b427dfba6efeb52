"""Lists of articles: a page in one statement, counting only the work that the person may know of."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NotRequired, cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from claims.annotations.models import Claim
from claims.annotations.reading import known_claims
from claims.articles import search
from claims.articles.models import Article, Standing
from claims.assignments.models import HELD, Assignment
from claims.assignments.places import Passes, count_of, place_of, with_place
from claims.core.errors import Invalid
from claims.projects.access import role_of
from claims.projects.models import Project
from claims.projects.sight import Sight, sight_of
from claims.suggestions.models import Suggestion

ARTICLE_STATES = ("new", "in_work", "done")
ANNOTATION = Assignment.Kind.ANNOTATION
# What a person's own pass makes of an article for them; with no pass, or one that they gave back, it is new.
MY_STATE = {"leased": "in_work", "assigned": "in_work", "submitted": "done"}
SHOWN = ("number", "title", "publisher", "published_on", "language", "length", "created_at")


class Counted(Passes):
    """What a list reads with an article."""

    begun: NotRequired[int]
    suggested: int
    claimed: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ListedArticle = WithAnnotations[Article, Counted]


@dataclass(frozen=True)
class View:
    """A project as one person sees its articles; the project was read with `fetch` for them."""

    project: Project
    person: User

    def counted(self, rows: QuerySet[Article]) -> "QuerySet[ListedArticle]":
        """Annotate articles with how many passes, suggestions and claims they have, and who has them open."""

        here = OuterRef("pk")
        found = rows.only(*SHOWN, "open_slots").annotate(
            suggested=count_of(Suggestion.objects.filter(article=here, retired_at=None)),
            claimed=count_of(self._claims().filter(assignment__article=here)),
        )
        if sight_of(self.project) is Sight.ALL:
            # A lease is work that is not submitted.
            found = found.annotate(
                begun=count_of(Assignment.objects.filter(article=here, kind=ANNOTATION, state__in=HELD))
            )
        return cast("QuerySet[ListedArticle]", with_place(found, self.project, self.person))

    @property
    def _own(self) -> bool:
        """Whether the person knows of their own work only: then an article is for them what they made of it."""
        return sight_of(self.project) is Sight.OWN

    def _claims(self) -> QuerySet[Claim]:
        if self._own:
            mine = Claim.objects.filter(assignment__person=self.person, deleted_at=None)
            return mine.filter(assignment__kind=ANNOTATION)
        return known_claims(self.project, self.person, role_of(self.project)).filter(assignment__kind=ANNOTATION)

    def stages(self, state: str) -> list[Q]:
        """Return the conditions of a state, for `Standing`, stage by stage.

        new: nobody has the article; in_work; done: every pass is submitted. Where the person knows of their own work only: they
        have no pass over it, have it open, or have submitted it.
        """
        if self._own:
            return [self._own_state(state, "article")]
        fresh, begun, shared, done = (Q(stage=stage) for stage in Standing.Stage)
        if state == "done":
            return [done]
        if sight_of(self.project) is Sight.ALL:
            return [fresh] if state == "new" else [shared, begun]
        return [fresh, begun] if state == "new" else [shared]

    def _own_state(self, state: str, article: str) -> Q:
        """Return the condition of a state for rows with that path to an article, of somebody who knows of their own work only."""
        mine = self._mine(state).filter(article=OuterRef(article)).values("state")[:1]
        # One look at the person's passes for each article, however many they have: PostgreSQL would read them all. It takes a value
        # for one of two only seldom, so that it expects most articles to be new.
        has_pass = Q(In(Coalesce(Subquery(mine), Value("")), list(MY_STATE)))
        return ~has_pass if state == "new" else has_pass

    def _mine(self, state: str) -> QuerySet[Assignment]:
        """Return the person's passes that make an article what it is in that state; those of an article that is new are none."""
        states = [own for own, shown in MY_STATE.items() if state in ("new", shown)]
        return Assignment.objects.filter(project=self.project, person=self.person, kind=ANNOTATION, state__in=states)

    def page(self, after: int, most: int, state: str = "", words: str = "") -> QuerySet[Article]:
        """Return at most so many articles of the project after a number, in a state and containing the words.

        Raises Invalid: invalid_filter.
        """
        if state and state not in ARTICLE_STATES:
            raise Invalid("invalid_filter", "state is new, in_work or done.", "state")
        if not words.strip():
            return self._first(after, most, state)
        matching = search.holding(self.project, words)
        keys = search.frequent(self._first(after, search.PROBE, state), matching, most)
        if self._few(after, state):
            return Article.objects.filter(pk__in=keys).order_by("number")
        if len(keys) < most and (reach := search.wider(len(keys), most)):
            keys = search.frequent(self._first(after, reach, state), matching, most)
        # The first hits of rare words usually fill the page; all are needed only if the state excludes too many.
        for hits in (most,) if not state else (10 * most, None):
            if len(keys) < most:
                keys = search.rare(self.project, after, matching, hits)
                keys = self._standing(keys, state, most) if state else keys
        return Article.objects.filter(pk__in=keys).order_by("number")

    def _few(self, after: int, state: str) -> bool:
        """Whether the first step has looked at all articles of that state: those of one's own work may be few."""
        if not self._own or state in ("", "new"):
            return False
        return self._mine(state).filter(number__gt=after)[: search.PROBE + 1].count() <= search.PROBE

    def _standing(self, keys: list[UUID], state: str, most: int) -> list[UUID]:
        standing = Standing.objects.filter(reduce(or_, self.stages(state)), article__in=keys)
        return list(standing.order_by("number").values_list("article", flat=True)[:most])

    def _first(self, after: int, most: int, state: str) -> QuerySet[Article]:
        rows = Article.objects.filter(project=self.project, number__gt=after)
        if self._own and state in MY_STATE.values():
            mine = self._mine(state).filter(number__gt=after).order_by("number")
            rows = Article.objects.filter(pk__in=mine.values("article")[:most])
        elif self._own and state:
            rows = rows.filter(self._own_state(state, "pk"))
        elif state:
            standing = Standing.objects.filter(project=self.project, number__gt=after).order_by("number")
            first, *more = (standing.filter(stage).values("article")[:most] for stage in self.stages(state))
            rows = Article.objects.filter(pk__in=first.union(*more, all=True) if more else first)
        return rows.order_by("number")[:most]

    def listed(self, row: "ListedArticle") -> dict[str, object]:
        """Return the API representation of an article that `counted` has read."""
        return {
            "id": row.pk,
            **{name: getattr(row, name) for name in SHOWN},
            "state": self._state(row),
            "suggestions": row.suggested,
            "claims": row.claimed,
            **place_of(row, self.project, self.person),
        }

    def _state(self, row: "ListedArticle") -> str:
        if self._own:
            return MY_STATE.get(row.mine or "", "new")
        if row.open_slots == 0 and not row.leased:
            return "done"
        return "in_work" if row.submitted or getattr(row, "begun", 0) else "new"
