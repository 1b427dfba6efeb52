"""API of the first stage: signing in, guideline."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import ensure_csrf_cookie
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.audit import Actor
from claims.core.errors import Forbidden, NotFound
from claims.http.people import person_of
from claims.http.strict import (
    LinesText,
    NameText,
    StrictSerializer,
    checked_query,
    number_in,
)
from claims.projects import services
from claims.projects.access import project_for
from claims.projects.accounts.services import creates_projects, rename
from claims.projects.permissions import Action

# An upper limit for version numbers in requests.
MAX_VERSIONS = 999_999


class PersonOut(serializers.Serializer[object]):
    """Somebody who is signed in."""

    id = serializers.IntegerField()
    username = serializers.CharField()
    name = serializers.CharField()
    administrator = serializers.BooleanField()
    may_create_projects = serializers.BooleanField()


class SessionOut(serializers.Serializer[object]):
    """Who is signed in, if anybody, and what this server offers beside a password."""

    user = PersonOut(allow_null=True)
    mail = serializers.BooleanField(help_text="Whether passwords are reset by mail, and addresses confirmed.")
    provider = serializers.CharField(
        allow_null=True,
        help_text="Name of the identity provider at which people may sign in; null where there is none.",
    )


class NameIn(StrictSerializer):
    """The name by which others know a person."""

    name = NameText(max_length=150)


def present_session(user: User | AnonymousUser) -> dict[str, object]:
    """Return who is signed in."""
    offered = {"mail": settings.MAIL, "provider": settings.OIDC_NAME or None}
    if not isinstance(user, User):
        return {"user": None, **offered}
    return {
        **offered,
        "user": {
            "id": user.pk,
            "username": user.get_username(),
            "name": user.get_full_name() or user.get_username(),
            "administrator": user.is_superuser,
            "may_create_projects": creates_projects(user),
        },
    }


@method_decorator(ensure_csrf_cookie, name="dispatch")
class SessionView(APIView):
    """Who is signed in; people sign in and out at the routes of accounts/routes.py."""

    permission_classes = [AllowAny]

    @extend_schema(responses=SessionOut)
    def get(self, request: Request) -> Response:
        """Return who is signed in. The status is 200 even for people who are not signed in."""
        checked_query(request, ())
        return Response(present_session(request.user))

    @extend_schema(request=NameIn, responses=SessionOut)
    def patch(self, request: Request) -> Response:
        """Change your own name."""
        user = person_of(request)
        form = NameIn(data=request.data)
        form.is_valid(raise_exception=True)
        return Response(present_session(rename(actor=Actor.of(request), user=user, **form.validated_data)))


class GuidelineIn(StrictSerializer):
    """A new version of the guideline."""

    markdown = LinesText(max_length=200_000)


class GuidelineOut(serializers.Serializer[object]):
    """One version of the guideline, as CommonMark."""

    number = serializers.IntegerField()
    markdown = serializers.CharField()
    created_at = serializers.DateTimeField()


class GuidelineView(APIView):
    """The guideline of a project."""

    @extend_schema(
        responses=GuidelineOut,
        parameters=[OpenApiParameter("number", {"type": "integer", "minimum": 1, "maximum": MAX_VERSIONS})],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """Read the newest version, or the version `number`."""
        query = checked_query(request, ("number",))
        row = project_for(request.user, project, Action.READ_PROJECT)
        versions = row.guidelines.order_by("-number")
        if "number" in query:
            versions = versions.filter(number=number_in(query, "number", 1, 1, MAX_VERSIONS))
        version = versions.first()
        if version is None:
            raise NotFound("not_found", "The project has no guideline yet.")
        return Response({"number": version.number, "markdown": version.markdown, "created_at": version.created_at})

    @extend_schema(request=GuidelineIn, responses={201: GuidelineOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Publish a new version."""
        row = project_for(request.user, project, Action.EDIT_PROJECT)
        form = GuidelineIn(data=request.data)
        form.is_valid(raise_exception=True)
        version = services.publish_guideline(actor=Actor.of(request), project=row, **form.validated_data)
        version.refresh_from_db()
        return Response({"number": version.number, "markdown": version.markdown, "created_at": version.created_at}, 201)


def must_create_projects(user: User) -> None:
    """Raise Forbidden unless the account has the right to create projects."""
    if not creates_projects(user):
        raise Forbidden("forbidden", "Your account may not create projects; an administrator can allow it.")
