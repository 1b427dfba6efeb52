"""Lists of articles: a page in one statement, counting only the work that the person may know of."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NotRequired, cast

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from claims.annotations.models import Claim
from claims.annotations.reading import known_claims
from claims.articles import search
from claims.articles.models import Article, Standing
from claims.assignments.models import HELD, SUBMITTED, Assignment
from claims.assignments.places import Passes, count_of, place_of, with_place
from claims.core.errors import Invalid
from claims.projects.access import role_of
from claims.projects.models import Project
from claims.projects.sight import Sight, sight_of
from claims.suggestions.models import Suggestion

ARTICLE_STATES = ("new", "in_work", "done")
# Beside these, lists are narrowed to articles with a finished gold layer, and to those with claims of record.
GOLD, RECORD = "gold", "record"
LIST_STATES = (*ARTICLE_STATES, GOLD, RECORD)
LAYERS = {Standing.Layer.GOLD: GOLD, Standing.Layer.ALONE: RECORD}
ANNOTATION = Assignment.Kind.ANNOTATION
# What a person's own pass makes of an article for them; with no pass, or one that they gave back, it is new.
MY_STATE = {"leased": "in_work", "assigned": "in_work", "submitted": "done"}
SHOWN = ("number", "title", "publisher", "published_on", "language", "length", "created_at")


class Counted(Passes):
    """What a list reads with an article."""

    begun: NotRequired[int]
    suggested: int
    claimed: int
    layer: int


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
            layer=F("standing__layer"),
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

        new: nobody has the article; in_work; done: every pass is submitted; gold: its gold layer is finished; record: so it is, or
        it needs one person, who has submitted it. Where the person knows of their own work only: they have no pass over it, have
        it open, or have submitted it, and of gold layers they know those of articles that they have submitted.
        """
        if state in (GOLD, RECORD):
            settled = Q(layer=Standing.Layer.GOLD)
            if self._own:
                return [self._own_state("done", "article") & settled]
            return [settled if state == GOLD else Q(layer__gt=Standing.Layer.NONE)]
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
        if state in (GOLD, RECORD):
            return self._mine("done").filter(article__standing__layer=Standing.Layer.GOLD)
        states = [own for own, shown in MY_STATE.items() if state in ("new", shown)]
        return Assignment.objects.filter(project=self.project, person=self.person, kind=ANNOTATION, state__in=states)

    def page(self, after: int, most: int, state: str = "", words: str = "") -> QuerySet[Article]:
        """Return at most so many articles of the project after a number, in a state and containing the words.

        Raises Invalid: invalid_filter.
        """
        if state and state not in LIST_STATES:
            raise Invalid("invalid_filter", "state is new, in_work, done, gold or record.", "state")
        if not words.strip():
            return self._first(after, most, state)
        matching = search.holding(self.project, words)
        first = self._first(after, search.PROBE, state)
        few = False
        if self._own and state not in ("", "new"):
            # Those of one's own work may be few: then the first step looks at all of them.
            found = list(first.values_list("pk", flat=True))
            first, few = Article.objects.filter(pk__in=found), len(found) < search.PROBE
        keys = search.frequent(first, matching, most)
        if few:
            return Article.objects.filter(pk__in=keys).order_by("number")
        if len(keys) < most and (reach := search.wider(len(keys), most)):
            keys = search.frequent(self._first(after, reach, state), matching, most)
        if len(keys) < most:
            keys = search.rare(self.project, after, self._also(state, matching), most)
        return Article.objects.filter(pk__in=keys).order_by("number")

    def _also(self, state: str, matching: Q) -> Q:
        """Return the condition for articles that match and are in a state."""
        if not state:
            return matching
        return matching & Q(Exists(Standing.objects.filter(reduce(or_, self.stages(state)), article=OuterRef("pk"))))

    def _first(self, after: int, most: int, state: str) -> QuerySet[Article]:
        rows = Article.objects.filter(project=self.project, number__gt=after)
        if self._own and state not in ("", "new"):
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
            "layer": self._layer(row),
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

    def _layer(self, row: "ListedArticle") -> str | None:
        """Return which layer has the article's claims of record; with their own work alone, somebody knows of gold that settles it."""
        if self._own and (row.layer != Standing.Layer.GOLD or row.mine != SUBMITTED):
            return None
        return LAYERS.get(Standing.Layer(row.layer))
