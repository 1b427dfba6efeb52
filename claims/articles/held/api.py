"""API of articles held for a decision."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.articles.api import ReadRowOut, WarningOut
from claims.articles.held import services
from claims.articles.models import HeldArticle
from claims.audit import Actor
from claims.http.describing import KEY
from claims.http.strict import Identifier, StrictChoice, StrictList, StrictSerializer, checked_query, key_in, number_in
from claims.projects.access import project_for
from claims.projects.permissions import Action

PAGE = 50


class HeldOut(serializers.Serializer[object]):
    """One held article, without its text."""

    id = serializers.UUIDField()
    job = serializers.UUIDField(source="job_id", allow_null=True)
    file = serializers.CharField(allow_blank=True)
    line = serializers.IntegerField()
    record = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    language = serializers.CharField()
    length = serializers.IntegerField()
    warnings = WarningOut(many=True)
    repairable = serializers.BooleanField()
    created_at = serializers.DateTimeField()


class HeldListOut(serializers.Serializer[object]):
    """Held articles, oldest first; `count` is their total number."""

    results = HeldOut(many=True)
    next = serializers.CharField(allow_null=True)
    count = serializers.IntegerField()


class DecideIn(StrictSerializer):
    """A decision about the given articles, at most 500, or about all held articles (of one import, if `job` is given)."""

    decision = StrictChoice(choices=services.DECISIONS)
    ids = StrictList(child=Identifier(), max_length=services.MAX_AT_ONCE, min_length=1, required=False)
    job = Identifier(required=False)


class DecidedOut(serializers.Serializer[object]):
    """The results, and how many articles are still held: a decision about all handles 500 per request."""

    results = ReadRowOut(many=True)
    left = serializers.IntegerField()


class HeldView(APIView):
    """The held articles of a project."""

    @extend_schema(
        operation_id="projects_held_list",
        responses=HeldListOut,
        parameters=[
            OpenApiParameter("after", KEY),
            OpenApiParameter("limit", {"type": "integer", "minimum": 1, "maximum": 200}),
        ],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """List held articles with their warnings, oldest first, without their texts; `limit` is at most 200."""
        query = checked_query(request, ("after", "limit"))
        row = project_for(request.user, project, Action.IMPORT_ARTICLES, reading=True)
        limit = number_in(query, "limit", PAGE, 1, 200)
        waiting = HeldArticle.objects.filter(project=row, left_out_at=None).defer("document").order_by("pk")
        page = waiting
        if "after" in query:
            page = waiting.filter(pk__gt=key_in(query, "after"))
        found = list(page[: limit + 1])
        shown = found[:limit]
        following = str(shown[-1].pk) if len(found) > len(shown) else None
        return Response({"results": HeldOut(shown, many=True).data, "next": following, "count": waiting.count()})

    @extend_schema(operation_id="projects_held_decide", request=DecideIn, responses={200: DecidedOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Decide: `import` as is, `repair` the characters and import, `leave_out`, or `wait` to undo leaving out."""
        row = project_for(request.user, project, Action.IMPORT_ARTICLES)
        form = DecideIn(data=request.data)
        form.is_valid(raise_exception=True)
        told = services.decide(actor=Actor.of(request), project=row, **form.validated_data)
        left = HeldArticle.objects.filter(project=row, left_out_at=None)
        if "job" in form.validated_data:
            left = left.filter(job_id=form.validated_data["job"])
        return Response({"results": told, "left": left.count()})
