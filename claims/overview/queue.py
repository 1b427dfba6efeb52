"""API of the queue: articles with whoever has them, and acts on many of them at once."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol, Required, TypedDict, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.articles.models import Article, Standing
from claims.assignments.models import HELD, SUBMITTED, Assignment
from claims.assignments.queue import services
from claims.audit import Actor
from claims.core.errors import Invalid
from claims.http.describing import ERROR_CODES
from claims.http.people import person_of
from claims.http.strict import (
    Day,
    Identifier,
    LinesText,
    StrictBoolean,
    StrictChoice,
    StrictInteger,
    StrictList,
    StrictSerializer,
    StrictText,
    checked_query,
    number_in,
)
from claims.overview.lists import ARTICLE_STATES, GOLD, LAYERS, LIST_STATES, RECORD, View
from claims.projects.access import project_for
from claims.projects.models import Member, Project
from claims.projects.names import Account, Person, Reader, called, persons, reader_in, without_membership
from claims.projects.permissions import Action
from claims.transactions import without

PAGE = 50
ACTS = ("assign", "withdraw", "release", "priority", "third", "set_aside", "take_back")
SKIPPED = Assignment.State.SKIPPED
# States by which the queue is filtered: those of lists of articles, and articles that somebody skipped.
QUEUE_STATES = (*LIST_STATES, "skipped")


class HolderOut(serializers.Serializer[object]):
    """Somebody who has a pass over an article, or has submitted or skipped one."""

    member = serializers.UUIDField(allow_null=True)
    called = serializers.CharField()
    state = serializers.ChoiceField(choices=Assignment.State.choices)
    due_on = serializers.DateField(allow_null=True)
    returned = serializers.BooleanField(help_text="Whether it was sent back and is not submitted again.")
    skip_reason = serializers.CharField(
        allow_null=True, help_text="Why they skipped it, in their words; null if they did not."
    )


class QueuedArticleOut(serializers.Serializer[object]):
    """An article of the queue: its turn, its free places, and whoever has the others."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    publisher = serializers.CharField(allow_blank=True)
    published_on = serializers.DateField(allow_null=True)
    state = serializers.ChoiceField(choices=ARTICLE_STATES)
    layer = serializers.ChoiceField(choices=(GOLD, RECORD), allow_null=True, help_text="As in the list of articles.")
    priority = serializers.IntegerField(help_text="1 high, 0 normal, -1 low.")
    set_aside_reason = serializers.CharField(allow_null=True, help_text="Null unless it is put aside.")
    places = serializers.IntegerField(help_text="How many more people may take it.")
    people = HolderOut(many=True)
    created_at = serializers.DateTimeField()


class QueueListOut(serializers.Serializer[object]):
    """A page of the queue; pass `next` as `after` to get the next page."""

    results = QueuedArticleOut(many=True)
    next = serializers.CharField(allow_null=True)


class FilterIn(StrictSerializer):
    """All articles that a list would show: in a state, containing words."""

    state = StrictChoice(choices=QUEUE_STATES, required=False)
    q = StrictText(max_length=200, required=False, allow_blank=True)


class BulkIn(StrictSerializer):
    """What to do with which articles; `members` and `due_on` are for assign, `priority` and `reason` for the acts that need them."""

    articles = StrictList(child=Identifier(), min_length=1, max_length=services.MAX, required=False)
    filter = FilterIn(required=False)
    act = StrictChoice(choices=ACTS)
    members = StrictList(child=Identifier(), min_length=1, max_length=100, required=False)
    due_on = Day(required=False, allow_null=True)
    priority = StrictInteger(min_value=-1, max_value=1, required=False)
    reason = LinesText(max_length=500, required=False)
    dry_run = StrictBoolean(required=False, default=False)


class GivenOut(serializers.Serializer[object]):
    """What a member gets."""

    member = serializers.UUIDField()
    articles = serializers.ListField(child=serializers.UUIDField())


class LeftOut(serializers.Serializer[object]):
    """An article that is left out, for one member or (null) for all, and why."""

    article = serializers.UUIDField()
    member = serializers.UUIDField(allow_null=True)
    code = serializers.ChoiceField(choices=ERROR_CODES)


class BulkOut(serializers.Serializer[object]):
    """How many articles were changed, who got what, and what was left out."""

    done = serializers.IntegerField()
    given = GivenOut(many=True)
    skipped = LeftOut(many=True)


class Filter(TypedDict, total=False):
    """What `FilterIn` lets through."""

    state: str
    q: str


class Bulk(TypedDict, total=False):
    """What `BulkIn` lets through."""

    articles: list[UUID]
    filter: Filter
    act: Required[str]
    members: list[UUID]
    due_on: date | None
    priority: int
    reason: str
    dry_run: Required[bool]


class Chosen(TypedDict):
    """What every act needs."""

    actor: Actor
    project: Project
    articles: list[UUID]
    dry_run: bool


class Act(Protocol):
    """Something that is done to many articles at once."""

    def __call__(self, *, actor: Actor, project: Project, articles: list[UUID], dry_run: bool) -> services.Outcome:
        """Do it, or with `dry_run` say what would be done."""
        ...


class Holding(TypedDict):
    """A pass over an article and whoever has it, as the database writes them."""

    state: str
    due_on: str | None
    returned_at: str | None
    skip_reason: str
    member: Person | None
    account: Account


class Queued(TypedDict):
    """What the queue reads with an article."""

    people: list[Holding]
    layer: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    QueuedArticle = WithAnnotations[Article, Queued]


class QueueView(APIView):
    """The queue, for whoever distributes work."""

    @extend_schema(operation_id="projects_queue_list", responses=QueueListOut)
    def get(self, request: Request, project: UUID) -> Response:
        """List articles by number with their turn and whoever has them; filter as the list of articles.

        `state` may also be `skipped`: articles that somebody skipped, and why.
        """
        query = checked_query(request, ("after", "limit", "state", "q"))
        row = project_for(request.user, project, Action.DISTRIBUTE_WORK, reading=True)
        person = person_of(request)
        limit, after = number_in(query, "limit", PAGE, 1, 200), number_in(query, "after", 0, 0, 2**31 - 1)
        rows = _page(View(row, person), after, limit + 1, query.get("state", ""), query.get("q", ""))
        with without("seqscan", "hashjoin", "mergejoin"):
            page = list(_with_people(rows, row))
        reader = reader_in(row, person)
        shown = [_present(article, reader) for article in page[:limit]]
        return Response({"results": shown, "next": str(page[limit - 1].number) if len(page) > limit else None})


class BulkView(APIView):
    """Many articles at once."""

    @extend_schema(request=BulkIn, responses=BulkOut)
    def post(self, request: Request, project: UUID) -> Response:
        """Assign, withdraw, release, order, put aside or read once more up to 1,000 articles: `articles`, or all of a `filter`.

        Whatever cannot be done is left out and listed with its code; with `dry_run` nothing is done and the answer says what
        would be. Errors: limit, required, invalid (members).
        """
        row = project_for(request.user, project, Action.DISTRIBUTE_WORK)
        form = BulkIn(data=request.data)
        form.is_valid(raise_exception=True)
        given: Bulk = form.validated_data
        chosen: Chosen = {
            "actor": Actor.of(request),
            "project": row,
            "articles": _chosen(row, request, given),
            "dry_run": given["dry_run"],
        }
        outcome = _act(given, chosen)
        people = {
            member.user_id: member.pk for member in Member.objects.filter(project=row, pk__in=given.get("members", ()))
        }
        return Response(
            {
                "done": outcome.done,
                "given": [{"member": people[person], "articles": keys} for person, keys in outcome.given.items()],
                "skipped": [
                    {"article": article, "member": people[person] if person else None, "code": code}
                    for article, person, code in outcome.skipped
                ],
            }
        )


def _act(given: Bulk, chosen: Chosen) -> services.Outcome:
    act = given["act"]
    needs = {"assign": "members", "priority": "priority", "set_aside": "reason"}.get(act)
    if needs is not None and given.get(needs) is None:
        raise Invalid("required", field=needs)
    if act == "assign":
        return services.assign(**chosen, members=given["members"], due_on=given.get("due_on"))
    acts: dict[str, Act] = {
        "withdraw": services.withdraw,
        "release": services.release,
        "take_back": services.take_back,
        "third": services.ask_third,
        "priority": partial(services.set_priority, priority=given.get("priority") or 0),
        "set_aside": partial(services.set_aside, reason=given.get("reason") or ""),
    }
    return acts[act](**chosen)


def _chosen(project: Project, request: Request, given: Bulk) -> list[UUID]:
    """Return the keys of the articles that are named, or that match. Raises Invalid: required, limit."""
    if ("articles" in given) == ("filter" in given):
        raise Invalid("required", "Send either articles or a filter.", "articles")
    if "articles" in given:
        return list(dict.fromkeys(given["articles"]))
    wanted = given["filter"]
    view = View(project, person_of(request))
    keys = list(
        _page(view, 0, services.MAX + 1, wanted.get("state", ""), wanted.get("q", "")).values_list("pk", flat=True)
    )
    if len(keys) > services.MAX:
        raise Invalid("limit", f"At most {services.MAX} articles at once; narrow the filter.", "filter")
    return keys


def _page(view: View, after: int, most: int, state: str, words: str) -> QuerySet[Article]:
    """Return a page of articles by number. Raises Invalid: invalid_filter."""
    if state != SKIPPED:
        return view.page(after, most, state, words)
    if words.strip():
        raise Invalid("invalid_filter", "Words are not searched for among what was skipped.", "q")
    passes = Assignment.objects.filter(project=view.project, state=SKIPPED, number__gt=after).order_by("number")
    # An article that several people skipped is there once for each.
    keys = dict.fromkeys(passes.values_list("article", flat=True)[: 4 * most])
    return Article.objects.filter(pk__in=list(keys)[:most]).order_by("number")


def _with_people(rows: QuerySet[Article], project: Project) -> "QuerySet[QueuedArticle]":
    passes = Assignment.objects.filter(
        article=OuterRef("pk"), kind=Assignment.Kind.ANNOTATION, state__in=[*HELD, SUBMITTED, SKIPPED]
    )
    member = persons(Member.objects.filter(project=project, user=OuterRef("person")))
    account = {
        "user": "person",
        "first": "person__first_name",
        "last": "person__last_name",
        "username": "person__username",
    }
    told = JSONObject(
        state="state",
        due_on="due_on",
        returned_at="returned_at",
        skip_reason="skip_reason",
        member=Subquery(member),
        account=JSONObject(**account),
    )
    names = (
        "number", "title", "publisher", "published_on", "priority", "set_aside_at", "set_aside_reason", "open_slots", "created_at",
    )  # fmt: skip
    people = ArraySubquery(passes.order_by("created_at", "id").values(json=told))
    return cast("QuerySet[QueuedArticle]", rows.only(*names).annotate(people=people, layer=F("standing__layer")))


def _present(row: "QueuedArticle", reader: Reader) -> dict[str, object]:
    held = [one for one in row.people if one["state"] in HELD]
    begun = any(one["state"] != SKIPPED for one in row.people)
    done = row.open_slots == 0 and not held
    return {
        **{
            name: getattr(row, name)
            for name in ("number", "title", "publisher", "published_on", "priority", "created_at")
        },
        "id": row.pk,
        "state": "done" if done else "in_work" if begun else "new",
        "layer": LAYERS.get(Standing.Layer(row.layer)),
        "set_aside_reason": row.set_aside_reason if row.set_aside_at is not None else None,
        "places": row.open_slots,
        "people": [
            {
                "member": one["member"]["id"] if one["member"] else None,
                "called": called(one["member"] or without_membership(one["account"]), reader),
                "state": one["state"],
                "due_on": one["due_on"],
                "returned": one["returned_at"] is not None and one["state"] in HELD,
                "skip_reason": one["skip_reason"] if one["state"] == SKIPPED else None,
            }
            for one in row.people
        ],
    }
