"""HTTP of what spans all stages: projects with their progress, and article lists."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations.models import Claim
from claims.annotations.queries import present_rules
from claims.annotations.schema import ArticleOut, RulesOut
from claims.articles.api import ACCEPT, ArticleIn, ImportedOut, post_articles
from claims.articles.models import Article
from claims.articles.queries import present_article, search
from claims.assignments.models import Assignment
from claims.audit import Actor
from claims.core.errors import Invalid, NotFound
from claims.core.records import ClaimType
from claims.http.describing import choice
from claims.http.strict import (
    NameText,
    StrictBoolean,
    StrictInteger,
    StrictNumber,
    StrictSerializer,
    StrictText,
    checked_query,
)
from claims.overview.progress import progress
from claims.projects import services
from claims.projects.access import fetch, project_for, visible
from claims.projects.api import may_create_projects, visible_projects
from claims.projects.models import GuidelineVersion, Member
from claims.projects.permissions import MANAGER, Action, allowed
from claims.suggestions.engines import ENGINES
from claims.suggestions.models import Suggestion

PAGE = 50
ARTICLE_STATES = ("new", "in_work", "done")


class ProjectIn(StrictSerializer):
    """A project's settings."""

    name = NameText(max_length=200)
    language = StrictText(max_length=35, required=False)
    scale = StrictText(max_length=40, required=False)
    engine = serializers.ChoiceField(choices=["", *ENGINES], required=False)
    annotators_per_article = StrictInteger(min_value=1, max_value=20, required=False)
    overlap_share = StrictNumber(min_value=0, max_value=1, required=False)
    control_share = StrictNumber(min_value=0, max_value=1, required=False)
    blind = StrictBoolean(required=False)
    auto_promote = StrictBoolean(required=False)
    claim_types = serializers.ListField(child=choice(ClaimType), required=False)
    accept_all_score = StrictNumber(min_value=0, max_value=1, required=False, allow_null=True)
    quotes_in_content = StrictBoolean(required=False)
    verdict_required = StrictBoolean(required=False)


class ProgressOut(serializers.Serializer[Any]):
    """How far a project is."""

    articles = serializers.IntegerField()
    articles_done = serializers.IntegerField()
    articles_in_work = serializers.IntegerField()
    passes_needed = serializers.IntegerField()
    passes_submitted = serializers.IntegerField()
    claims = serializers.IntegerField()
    mine_submitted = serializers.IntegerField()
    mine_leased = serializers.IntegerField()


class ProjectOut(RulesOut):
    """A project as its members see it."""

    language = serializers.CharField()
    role = serializers.ChoiceField(choices=Member.Role.choices)
    annotators_per_article = serializers.IntegerField()
    overlap_share = serializers.FloatField()
    control_share = serializers.FloatField()
    blind = serializers.BooleanField()
    archived_at = serializers.DateTimeField(allow_null=True)
    progress = ProgressOut()


class ProjectListOut(serializers.Serializer[Any]):
    """Projects of one person."""

    results = ProjectOut(many=True)
    next = serializers.CharField(allow_null=True)


def present_projects(rows: list[Any], user: Any) -> list[dict[str, Any]]:
    """Show projects with their progress, in a number of statements that does not grow with them."""
    keys = [row.pk for row in rows]
    counts = progress(keys, user.pk)
    newest: dict[UUID, GuidelineVersion] = {}
    for version in GuidelineVersion.objects.filter(project__in=keys).defer("markdown").order_by("number"):
        newest[version.project_id] = version
    shown = []
    for row in rows:
        guideline = newest.get(row.pk)
        rules = present_rules(row, guideline.number if guideline else None, guideline.created_at if guideline else None)
        own = {
            "language": row.language,
            "role": MANAGER if user.is_superuser else row.role,
            "annotators_per_article": row.annotators_per_article,
            "overlap_share": row.overlap_share,
            "control_share": row.control_share,
            "blind": row.blind,
            "archived_at": row.archived_at,
            "progress": counts[row.pk],
        }
        shown.append({**rules, **own})
    return shown


class ProjectsView(APIView):
    """The projects of the person who asks."""

    @extend_schema(operation_id="projects_list", responses=ProjectListOut)
    def get(self, request: Request) -> Response:
        """List the projects of which the person is a member."""
        checked_query(request, ())
        rows = list(visible(visible_projects(), request.user, "pk")[:200])
        return Response({"results": present_projects(rows, request.user), "next": None})

    @extend_schema(request=ProjectIn, responses={201: ProjectOut})
    def post(self, request: Request) -> Response:
        """Create a project (administrators); its maker manages it."""
        may_create_projects(request.user)
        form = ProjectIn(data=request.data)
        form.is_valid(raise_exception=True)
        project = services.create_project(actor=Actor.of(request), **form.validated_data)
        row = fetch(visible_projects(), request.user, "pk", Action.READ_PROJECT, pk=project.pk)
        return Response(present_projects([row], request.user)[0], 201)


class ProjectView(APIView):
    """One project."""

    @extend_schema(responses=ProjectOut)
    def get(self, request: Request, project: UUID) -> Response:
        """Read a project with its progress."""
        checked_query(request, ())
        row = fetch(visible_projects(), request.user, "pk", Action.READ_PROJECT, pk=project)
        return Response(present_projects([row], request.user)[0])

    @extend_schema(request=ProjectIn, responses=ProjectOut)
    def patch(self, request: Request, project: UUID) -> Response:
        """Change some settings; the scale stays as it was made."""
        row = fetch(visible_projects(), request.user, "pk", Action.EDIT_PROJECT, pk=project)
        form = ProjectIn(data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        if not form.validated_data:
            raise Invalid("required", "Send at least one setting.")
        if "scale" in form.validated_data:
            raise Invalid("invalid", "The scale of a project cannot be changed.", "scale")
        services.change_project(actor=Actor.of(request), project=row, changes=form.validated_data)
        row = fetch(visible_projects(), request.user, "pk", Action.READ_PROJECT, pk=project)
        return Response(present_projects([row], request.user)[0])


class ListedArticleOut(serializers.Serializer[Any]):
    """An article in a list: everything but its text."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    publisher = serializers.CharField(allow_blank=True)
    published_on = serializers.DateField(allow_null=True)
    language = serializers.CharField()
    length = serializers.IntegerField()
    state = serializers.ChoiceField(choices=ARTICLE_STATES)
    passes_submitted = serializers.IntegerField()
    passes_needed = serializers.IntegerField()
    suggestions = serializers.IntegerField()
    claims = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class ArticleListOut(serializers.Serializer[Any]):
    """A page of articles; `next` goes into `after`."""

    results = ListedArticleOut(many=True)
    next = serializers.CharField(allow_null=True)


LIST_PARAMETERS = [
    OpenApiParameter("after", str, description="What `next` of the page before said."),
    OpenApiParameter("limit", int, description="Articles a page, 1 to 200; 50 when left out."),
    OpenApiParameter("state", str, enum=ARTICLE_STATES),
    OpenApiParameter("q", str, description="Words that the text holds, as in a web search."),
]
ONE_OR_MORE = PolymorphicProxySerializer(
    component_name="ArticlesIn",
    serializers=[ArticleIn, ArticleIn(many=True)],
    resource_type_field_name=None,
    many=False,
)


class ArticlesView(APIView):
    """The articles of a project."""

    @extend_schema(operation_id="projects_articles_list", responses=ArticleListOut, parameters=LIST_PARAMETERS)
    def get(self, request: Request, project: UUID) -> Response:
        """List articles by number, a page at a time: filters `state` and `q` (full text); never the text.

        Annotators of a blind project find only their own claims counted.
        """
        query = checked_query(request, ("after", "limit", "state", "q"))
        row: Any = project_for(request.user, project, Action.LIST_ARTICLES)
        limit = number_in(query, "limit", PAGE, 1, 200)
        rows = Article.objects.filter(project=row, number__gt=number_in(query, "after", 0, 0, 2**31 - 1)).order_by(
            "number"
        )
        rows = in_state(rows, query.get("state", ""))
        if query.get("q", "").strip():
            rows = search(rows, query["q"])
        blind = row.blind and allowed(row.role, Action.TAKE_WORK) and not allowed(row.role, Action.READ_WORK)
        claims = Claim.objects.filter(assignment__person=request.user.pk) if blind else Claim.objects.all()
        page = list(counted(rows, claims)[: limit + 1])
        return Response(
            {"results": listed(page[:limit]), "next": str(page[limit - 1].number) if len(page) > limit else None}
        )

    @extend_schema(request=ONE_OR_MORE, responses={200: ImportedOut, 201: ImportedOut}, parameters=[ACCEPT])
    def post(self, request: Request, project: UUID) -> Response:
        """Import one article or a list of at most 1,000; every row of a list is reported, and the good ones go in."""
        return post_articles(request, project)


LISTED = ("number", "title", "publisher", "published_on", "language", "length", "open_slots", "created_at")


def counted(rows: Any, claims: QuerySet[Claim]) -> Any:
    """Add to articles, in the same statement, how many passes, suggestions and of the given claims they have."""

    def count(of: Any) -> Any:
        grouped = of.order_by().annotate(one=Value(1)).values("one").annotate(count=Count("*")).values("count")
        return Coalesce(Subquery(grouped, output_field=IntegerField()), 0)

    here = OuterRef("pk")
    return rows.only(*LISTED).annotate(
        leased=count(Assignment.objects.filter(article=here, state="leased")),
        submitted=count(Assignment.objects.filter(article=here, state="submitted")),
        suggested=count(Suggestion.objects.filter(article=here, retired_at=None)),
        claimed=count(claims.filter(assignment__article=here, deleted_at=None)),
    )


def number_in(query: Any, name: str, default: int, least: int, most: int) -> int:
    """Read a whole number from the query. Raises Invalid: invalid_filter."""
    given = query.get(name)
    if given is None:
        return default
    if not given.isascii() or not given.isdigit() or len(given) > 10 or not least <= int(given) <= most:
        raise Invalid("invalid_filter", f"{name} is a whole number from {least} to {most}.", name)
    return int(given)


def in_state(rows: Any, state: str) -> Any:
    """Narrow articles to new (nobody has it), in work, or done (every pass submitted)."""
    leased = Exists(Assignment.objects.filter(article=OuterRef("pk"), state="leased"))
    begun = Exists(Assignment.objects.filter(article=OuterRef("pk"), state__in=["leased", "submitted"]))
    if state == "":
        return rows
    if state == "new":
        return rows.filter(~begun)
    if state == "in_work":
        return rows.filter(begun).exclude(Q(open_slots=0) & ~leased)
    if state == "done":
        return rows.filter(~leased, open_slots=0)
    raise Invalid("invalid_filter", "state is new, in_work or done.", "state")


def listed(page: list[Any]) -> list[dict[str, Any]]:
    """Show articles that `counted` has read."""
    names = ("number", "title", "publisher", "published_on", "language", "length", "created_at")
    return [
        {
            "id": row.pk,
            **{name: getattr(row, name) for name in names},
            "state": "done"
            if row.open_slots == 0 and not row.leased
            else "in_work"
            if row.leased or row.submitted
            else "new",
            "passes_submitted": row.submitted,
            "passes_needed": row.open_slots + row.leased + row.submitted,
            "suggestions": row.suggested,
            "claims": row.claimed,
        }
        for row in page
    ]


class ArticleView(APIView):
    """One article."""

    @extend_schema(responses=ArticleOut)
    def get(self, request: Request, article: UUID) -> Response:
        """Read an article with its text; an annotator may read those that they have or had a pass over."""
        checked_query(request, ())
        person: Any = request.user
        row: Any = fetch(Article.objects.defer("search"), person, "project", Action.READ_PROJECT, pk=article)
        if (
            not allowed(row.role, Action.READ_ARTICLES)
            and not Assignment.objects.filter(article=row, person=person).exists()
        ):
            raise NotFound()
        return Response(present_article(row))
