"""API of the first stage: signing in, people, guideline."""

import logging
from uuid import UUID

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.models import User
from django.middleware.csrf import get_token
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect, ensure_csrf_cookie
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.audit import Actor
from claims.core.errors import Forbidden, Invalid, NotFound, NotSignedIn, TooMany
from claims.http import throttles
from claims.http.addresses import client_address, network_of
from claims.http.people import person_of
from claims.http.sessions import ACCOUNTS
from claims.http.strict import (
    LinesText,
    NameText,
    StrictBoolean,
    StrictChoice,
    StrictSerializer,
    StrictText,
    checked_query,
    number_in,
)
from claims.projects import services
from claims.projects.access import project_for
from claims.projects.accounts.services import creates_projects
from claims.projects.models import Member
from claims.projects.names import Reader, called, known_of, name_of, reader_in
from claims.projects.permissions import CODES, Action, allowed, codes_of

log = logging.getLogger(__name__)

SECONDS_AFTER_LOCKOUT = 300
# An upper limit for version numbers in requests.
MAX_VERSIONS = 999_999


class CredentialsIn(StrictSerializer):
    """Name and password."""

    username = StrictText(max_length=150)
    password = StrictText(max_length=500)


class PersonOut(serializers.Serializer[object]):
    """Somebody who is signed in."""

    id = serializers.IntegerField()
    username = serializers.CharField()
    name = serializers.CharField()
    administrator = serializers.BooleanField()
    may_create_projects = serializers.BooleanField()


class SessionOut(serializers.Serializer[object]):
    """Who is signed in, if anybody."""

    user = PersonOut(allow_null=True)


def present_session(request: Request) -> dict[str, object]:
    """Return who is signed in."""
    user = request.user
    if not isinstance(user, User):
        return {"user": None}
    return {
        "user": {
            "id": user.pk,
            "username": user.get_username(),
            "name": user.get_full_name() or user.get_username(),
            "administrator": user.is_superuser,
            "may_create_projects": creates_projects(user),
        }
    }


@method_decorator(ensure_csrf_cookie, name="dispatch")
class SessionView(APIView):
    """Sign in and out with a name and a password."""

    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: object, **options: object) -> None:
        """Count an attempt to sign in before its body is read; `post` takes the count back on success."""
        super().initial(request, *args, **options)
        if request.method == "POST":
            throttles.count("sign-in", _sender(request), most=settings.SIGN_INS_PER_MINUTE, seconds=throttles.MINUTE)

    @extend_schema(responses=SessionOut)
    def get(self, request: Request) -> Response:
        """Return who is signed in. The status is 200 even for people who are not signed in."""
        checked_query(request, ())
        return Response(present_session(request))

    @extend_schema(request=CredentialsIn, responses=SessionOut)
    @method_decorator(csrf_protect)
    def post(self, request: Request) -> Response:
        """Sign in. Errors: bad_credentials (the same for an unknown name), too_many_attempts, throttled."""
        form = CredentialsIn(data=request.data)
        form.is_valid(raise_exception=True)
        user = authenticate(request._request, **form.validated_data)
        if getattr(request._request, "axes_locked_out", False):
            log.warning("An account is locked after too many wrong passwords from %s", client_address(request))
            raise TooMany("too_many_attempts", retry_after=SECONDS_AFTER_LOCKOUT)
        if user is None:
            log.info("Wrong name or password from %s", client_address(request))
            raise NotSignedIn("bad_credentials")
        throttles.uncount("sign-in", _sender(request), most=settings.SIGN_INS_PER_MINUTE)
        # Signing in again starts a new session, like signing in for the first time.
        request._request.session.flush()
        login(request._request, user, backend=ACCOUNTS)
        get_token(request._request)
        request.user = user
        return Response(present_session(request))

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Sign out."""
        logout(request._request)
        return Response(status=204)


def _sender(request: Request) -> str:
    return network_of(client_address(request))


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


class MemberIn(StrictSerializer):
    """A person to add and their role."""

    username = NameText(max_length=150)
    role = StrictChoice(choices=Member.Role.choices)


class MemberChangeIn(StrictSerializer):
    """Changes to a member: their role, or whether they have access at all."""

    role = StrictChoice(choices=Member.Role.choices, required=False)
    active = StrictBoolean(required=False)


class MemberOut(serializers.Serializer[object]):
    """A member of a project. Accounts and removed members are visible only to managers."""

    id = serializers.UUIDField()
    role = serializers.ChoiceField(choices=Member.Role.choices)
    allowed = serializers.ListField(
        child=serializers.ChoiceField(choices=CODES), help_text="The actions that the role permits."
    )
    pseudonym = serializers.CharField()
    name = serializers.CharField(allow_null=True, help_text="Null if the project is blind and hides the name.")
    called = serializers.CharField(help_text='How the member is displayed: by name, or as in "Annotator 2".')
    username = serializers.CharField(allow_null=True)
    me = serializers.BooleanField()
    active = serializers.BooleanField(help_text="False for a removed member, whose work stays.")
    account = serializers.IntegerField(allow_null=True, help_text="Number of the account; only for managers.")
    account_active = serializers.BooleanField(
        allow_null=True, help_text="Whether the account is open; only for managers."
    )


class MemberListOut(serializers.Serializer[object]):
    """The members of a project."""

    results = MemberOut(many=True)


def present_member(member: Member, reader: Reader) -> dict[str, object]:
    """Return a member as the reader may see them."""
    person = known_of(member)
    manages = allowed(reader.role, Action.EDIT_PROJECT)
    return {
        "id": member.pk,
        "role": member.role,
        "allowed": codes_of(member.role),
        "pseudonym": member.pseudonym,
        "name": name_of(person, reader),
        "called": called(person, reader),
        "username": member.user.get_username() if manages else None,
        "me": member.user_id == reader.user,
        "active": member.active,
        "account": member.user_id if manages else None,
        "account_active": member.user.is_active if manages else None,
    }


class MembersView(APIView):
    """The members of a project."""

    @extend_schema(operation_id="projects_members_list", responses=MemberListOut)
    def get(self, request: Request, project: UUID) -> Response:
        """List the active members of the project; managers also see removed members, after the others."""
        checked_query(request, ())
        row = project_for(request.user, project, Action.LIST_MEMBERS)
        reader = reader_in(row, person_of(request))
        members = Member.objects.filter(project=row).select_related("user").order_by("-active", "created_at", "id")
        shown = members if allowed(reader.role, Action.EDIT_PROJECT) else members.filter(active=True)
        return Response({"results": [present_member(member, reader) for member in shown]})

    @extend_schema(request=MemberIn, responses={201: MemberOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Add a person who has an account, or change their role if they are a member already."""
        row = project_for(request.user, project, Action.EDIT_PROJECT)
        form = MemberIn(data=request.data)
        form.is_valid(raise_exception=True)
        user = services.person_named(form.validated_data["username"])
        member = services.add_member(actor=Actor.of(request), project=row, user=user, role=form.validated_data["role"])
        return Response(present_member(member, reader_in(row, person_of(request))), 201)


class MemberView(APIView):
    """One member of a project."""

    @extend_schema(request=MemberChangeIn, responses=MemberOut)
    def patch(self, request: Request, project: UUID, member: UUID) -> Response:
        """Change the role of a member, or remove (`active`: false) and restore (true) their access."""
        row = project_for(request.user, project, Action.EDIT_PROJECT)
        form = MemberChangeIn(data=request.data)
        form.is_valid(raise_exception=True)
        if not form.validated_data:
            raise Invalid("required", "Send a role, or active.")
        changed = services.change_member(actor=Actor.of(request), project=row, member=member, **form.validated_data)
        return Response(present_member(changed, reader_in(row, person_of(request))))


def must_create_projects(user: User) -> None:
    """Raise Forbidden unless the account has the right to create projects."""
    if not creates_projects(user):
        raise Forbidden("forbidden", "Your account may not create projects; an administrator can allow it.")
