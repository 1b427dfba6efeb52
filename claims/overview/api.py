"""API of what spans all stages: projects with their progress, and article lists."""

from uuid import UUID

from django.db.models import Subquery
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations.schema import ArticleOut
from claims.articles.api import ACCEPT, MAX_AT_ONCE, ArticleIn, ImportedOut, post_articles
from claims.articles.models import Article
from claims.articles.queries import present_article
from claims.assignments.places import place_of, with_place
from claims.audit import Actor
from claims.core.claim import REQUIRABLE
from claims.core.errors import Forbidden, Invalid, NotFound
from claims.core.records import ClaimType
from claims.engines import ENGINES
from claims.http.describing import WORDS, PlaceFields, Schema, word
from claims.http.people import person_of
from claims.http.scope import scope
from claims.http.strict import (
    LanguageTag,
    LinesText,
    NameText,
    StrictBoolean,
    StrictChoice,
    StrictInteger,
    StrictList,
    StrictNumber,
    StrictSerializer,
    checked_query,
    flag_in,
    number_in,
)
from claims.overview.lifecycle import DeletedOut
from claims.overview.lists import ARTICLE_STATES, GOLD, LIST_STATES, RECORD, View
from claims.overview.presenting import ProjectOut, all_projects, present_project, present_projects
from claims.overview.rules.scale import ScaleIn
from claims.overview.rules.services import change_settings
from claims.projects import services
from claims.projects.access import fetch, project_for, role_of, visible
from claims.projects.api import must_create_projects
from claims.projects.lifecycle.services import TO_RESTORE, delete_project, deleted_projects
from claims.projects.models import Project
from claims.projects.permissions import Action, allowed
from claims.projects.presets import NAMES as PRESET_NAMES
from claims.projects.scales import SCALES

PAGE = 50


class ProjectIn(StrictSerializer):
    """A project's settings."""

    name = NameText(max_length=200)
    language = LanguageTag(max_length=35, required=False)
    scale = StrictChoice(choices=sorted(SCALES), required=False)
    engine = StrictChoice(choices=["", *ENGINES], required=False)
    annotators_per_article = StrictInteger(min_value=1, max_value=20, required=False)
    overlap_share = StrictNumber(min_value=0, max_value=1, required=False)
    control_share = StrictNumber(min_value=0, max_value=1, required=False)
    blind = StrictBoolean(required=False)
    auto_promote = StrictBoolean(required=False)
    claim_types = StrictList(child=word(ClaimType), max_length=len(ClaimType), required=False)
    accept_all_score = StrictNumber(min_value=0, max_value=1, required=False, allow_null=True)
    quotes_in_content = StrictBoolean(required=False)
    verdict_required = StrictBoolean(required=False)
    required_fields = StrictList(child=StrictChoice(choices=REQUIRABLE), max_length=len(REQUIRABLE), required=False)


class NewProjectIn(ProjectIn):
    """A new project: its settings, and what it is for, from which those follow that are left out."""

    preset = StrictChoice(choices=PRESET_NAMES, required=False)


class ProjectChangeIn(ProjectIn):
    """Changes to a project's settings: also the labels of its scale, and a new version of the guideline."""

    scale = ScaleIn(required=False)  # type: ignore[assignment]
    guideline = LinesText(max_length=200_000, required=False)


class ProjectListOut(serializers.Serializer[object]):
    """The projects of one person."""

    results = ProjectOut(many=True)
    next = serializers.CharField(allow_null=True)


class ProjectsView(APIView):
    """Your projects."""

    @extend_schema(
        operation_id="projects_list", responses=ProjectListOut, parameters=[OpenApiParameter("deleted", bool)]
    )
    def get(self, request: Request) -> Response:
        """List the projects of which you are a member, or with `deleted` the deleted ones that you may restore."""
        query = checked_query(request, ("deleted",))
        person = person_of(request)
        if flag_in(query, "deleted"):
            if scope().narrow:
                raise Forbidden("token_scope")
            rows = list(deleted_projects(person).select_related("scale").prefetch_related("scale__labels")[:200])
        else:
            here = visible(all_projects(), person, "pk")
            only = scope().project
            rows = list((here if only is None else here.filter(pk=only))[:200])
        return Response({"results": present_projects(rows, person), "next": None})

    @extend_schema(request=NewProjectIn, responses={201: ProjectOut})
    def post(self, request: Request) -> Response:
        """Create a project, whose creator becomes its manager; only for accounts with that right. Errors: name_taken."""
        person = person_of(request)
        must_create_projects(person)
        form = NewProjectIn(data=request.data)
        form.is_valid(raise_exception=True)
        project = services.create_project(actor=Actor.of(request), **form.validated_data)
        return Response(present_project(project.pk, person), 201)


class ProjectView(APIView):
    """One project."""

    @extend_schema(responses=ProjectOut)
    def get(self, request: Request, project: UUID) -> Response:
        """Read a project with its progress."""
        checked_query(request, ())
        person = person_of(request)
        return Response(present_project(project, person))

    @extend_schema(request=ProjectChangeIn, responses=ProjectOut)
    def patch(self, request: Request, project: UUID) -> Response:
        """Change settings, the labels of the scale and the guideline: all that is sent, or nothing. Errors: name_taken, stale."""
        person = person_of(request)
        row = project_for(person, project, Action.EDIT_PROJECT)
        form = ProjectChangeIn(data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        if not form.validated_data:
            raise Invalid("required", "Send at least one setting.")
        given = dict(form.validated_data)
        beside = {name: given.pop(name, None) for name in ("scale", "guideline")}
        change_settings(actor=Actor.of(request), project=row, changes=given, **beside)
        return Response(present_project(project, person))

    @extend_schema(responses={202: DeletedOut})
    def delete(self, request: Request, project: UUID) -> Response:
        """Delete a project: everybody loses sight of it, and its managers can restore it until `purge_on`."""
        row = project_for(request.user, project, Action.END_PROJECT)
        deleted = delete_project(actor=Actor.of(request), project=row)
        assert deleted.deleted_at is not None
        return Response({"deleted_at": deleted.deleted_at, "purge_on": deleted.deleted_at + TO_RESTORE}, 202)


class ListedArticleOut(PlaceFields):
    """An article in a list: everything but its text."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    publisher = serializers.CharField(allow_blank=True)
    published_on = serializers.DateField(allow_null=True)
    language = serializers.CharField()
    length = serializers.IntegerField()
    state = serializers.ChoiceField(choices=ARTICLE_STATES)
    layer = serializers.ChoiceField(
        choices=(GOLD, RECORD),
        allow_null=True,
        help_text="Where its claims of record are: in the finished gold layer, or (record) in the pass of the one person it needs.",
    )
    suggestions = serializers.IntegerField()
    claims = serializers.IntegerField()
    created_at = serializers.DateTimeField()


class ArticleListOut(serializers.Serializer[object]):
    """A page of articles; pass `next` as `after` to get the next page."""

    results = ListedArticleOut(many=True)
    next = serializers.CharField(allow_null=True)


LIST_PARAMETERS = [
    OpenApiParameter(
        "after", {"type": "string", "pattern": "^[0-9]{1,10}$"}, description="The value of `next` in the previous page."
    ),
    OpenApiParameter(
        "limit", {"type": "integer", "minimum": 1, "maximum": 200}, description="Articles per page; 50 by default."
    ),
    OpenApiParameter("state", str, enum=LIST_STATES),
    OpenApiParameter("q", WORDS, description="Words in the text, in the syntax of web searches."),
]
ONE_OR_MORE = PolymorphicProxySerializer(
    component_name="ArticlesIn",
    serializers=[ArticleIn, ArticleIn(many=True)],
    resource_type_field_name=None,
    many=False,
)


def limit_articles(result: Schema, **_: object) -> Schema:
    """Add the limit of articles per request to the OpenAPI document, which the library cannot express."""
    result["components"]["schemas"]["ArticlesIn"]["oneOf"][1].update(minItems=1, maxItems=MAX_AT_ONCE)
    return result


class ArticlesView(APIView):
    """The articles of a project."""

    @extend_schema(operation_id="projects_articles_list", responses=ArticleListOut, parameters=LIST_PARAMETERS)
    def get(self, request: Request, project: UUID) -> Response:
        """List articles by number, one page at a time, without their texts; filter by `state` and `q` (full text).

        `state` may also be `gold` (articles whose gold layer is finished) or `record` (those, and articles that need one person,
        who has submitted them). In a blind project `state`, `layer`, passes and claims are, for annotators, those of their own work,
        and `place` tells nothing of others; for viewers and exporters they are those of submitted work. `place` tells whether you can take an article.
        """
        query = checked_query(request, ("after", "limit", "state", "q"))
        row = project_for(request.user, project, Action.LIST_ARTICLES)
        limit = number_in(query, "limit", PAGE, 1, 200)
        view = View(row, person_of(request))
        after = number_in(query, "after", 0, 0, 2**31 - 1)
        page = list(view.counted(view.page(after, limit + 1, query.get("state", ""), query.get("q", ""))))
        shown = [view.listed(article) for article in page[:limit]]
        return Response({"results": shown, "next": str(page[limit - 1].number) if len(page) > limit else None})

    @extend_schema(request=ONE_OR_MORE, responses={200: ImportedOut, 201: ImportedOut}, parameters=[ACCEPT])
    def post(self, request: Request, project: UUID) -> Response:
        """Import one article or a list of at most 1,000; every row of a list is reported, and valid rows are imported."""
        return post_articles(request, project)


class ReadArticleOut(ArticleOut, PlaceFields):
    """An article with its frozen text, and whether the person can take it."""


class ArticleView(APIView):
    """One article."""

    @extend_schema(responses=ReadArticleOut)
    def get(self, request: Request, article: UUID) -> Response:
        """Read an article with its text, without leasing it."""
        checked_query(request, ())
        articles = Article.objects.filter(pk=article).values("project")[:1]
        found = Project.objects.filter(pk=Subquery(articles))
        person = person_of(request)
        project = fetch(found, person, "pk", Action.READ_PROJECT)
        if not allowed(role_of(project), Action.READ_ARTICLES):
            raise NotFound()
        row = with_place(Article.objects.defer("search").filter(pk=article), project, person).get()
        return Response({**present_article(row), **place_of(row, project, person)})
