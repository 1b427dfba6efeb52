"""Lists of articles: a page in one statement, counting only the work that the person may know of."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, QuerySet

from claims.annotations.reading import known_claims
from claims.articles import search
from claims.articles.models import Article, Standing
from claims.assignments.models import Assignment
from claims.assignments.places import Passes, count_of, place_of, with_place
from claims.core.errors import Invalid
from claims.projects.access import role_of
from claims.projects.models import Project
from claims.projects.sight import Sight, sight_of
from claims.suggestions.models import Suggestion

ARTICLE_STATES = ("new", "in_work", "done")
SHOWN = ("number", "title", "publisher", "published_on", "language", "length", "created_at")


class Counted(Passes):
    """What a list reads with an article."""

    begun: int
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
        known = known_claims(self.project, self.person, role_of(self.project))
        found = rows.only(*SHOWN, "open_slots").annotate(
            begun=count_of(self._leased()),
            suggested=count_of(Suggestion.objects.filter(article=here, retired_at=None)),
            claimed=count_of(known.filter(assignment__article=here)),
        )
        return cast("QuerySet[ListedArticle]", with_place(found, self.project, self.person))

    def _leased(self) -> QuerySet[Assignment]:
        """Return the leases of an article that the person may know of: a lease is work that is not submitted."""
        leased = Assignment.objects.filter(article=OuterRef("pk"), state="leased")
        return leased if sight_of(self.project) is Sight.ALL else leased.filter(person=self.person)

    def stages(self, state: str, path: str = "") -> list[Q]:
        """Return the conditions of a state: new (nobody has the article), in_work, or done (every pass submitted), stage by stage.

        `path` leads to their `Standing`. Raises Invalid: invalid_filter.
        """
        if state not in ARTICLE_STATES:
            raise Invalid("invalid_filter", "state is new, in_work or done.", "state")
        new, begun, shared, done = (Q(**{f"{path}stage": stage}) for stage in Standing.Stage)
        if state == "done":
            return [done]
        if sight_of(self.project) is Sight.ALL:
            return [new] if state == "new" else [shared, begun]
        # Of articles that are only leased, the person knows those that they have leased themselves.
        leased = Assignment.objects.filter(project=self.project, person=self.person, state="leased").values("article")
        mine = Q(**{f"{path}article__in": leased})
        return [new, begun & ~mine] if state == "new" else [shared, begun & mine]

    def page(self, after: int, most: int, state: str = "", words: str = "") -> QuerySet[Article]:
        """Return at most so many articles of the project after a number, in a state and containing the words.

        Raises Invalid: invalid_filter.
        """
        if not words.strip():
            return self._first(after, most, state)
        matching = search.holding(self.project, words)
        keys = search.frequent(self._first(after, search.PROBE, state), matching, most)
        if len(keys) < most and (reach := search.wider(len(keys), most)):
            keys = search.frequent(self._first(after, reach, state), matching, most)
        # The first hits of rare words usually fill the page; all are needed only if the state excludes too many.
        for hits in (most,) if not state else (10 * most, None):
            if len(keys) < most:
                keys = search.rare(self.project, after, matching, hits)
                keys = self._standing(keys, state, most) if state else keys
        return Article.objects.filter(pk__in=keys).order_by("number")

    def _standing(self, keys: list[UUID], state: str, most: int) -> list[UUID]:
        standing = Standing.objects.filter(reduce(or_, self.stages(state)), article__in=keys)
        return list(standing.order_by("number").values_list("article", flat=True)[:most])

    def _first(self, after: int, most: int, state: str) -> QuerySet[Article]:
        rows = Article.objects.filter(project=self.project, number__gt=after)
        if state:
            standing = Standing.objects.filter(project=self.project, number__gt=after).order_by("number")
            first, *more = (standing.filter(stage).values("article")[:most] for stage in self.stages(state))
            rows = Article.objects.filter(pk__in=first.union(*more, all=True) if more else first)
        return rows.order_by("number")[:most]

    def listed(self, row: "ListedArticle") -> dict[str, object]:
        """Return the API representation of an article that `counted` has read."""
        done = row.open_slots == 0 and not row.leased
        return {
            "id": row.pk,
            **{name: getattr(row, name) for name in SHOWN},
            "state": "done" if done else "in_work" if row.begun or row.submitted else "new",
            "suggestions": row.suggested,
            "claims": row.claimed,
            **place_of(row, self.project, self.person),
        }
