"""API of accounts: everybody's own tokens; all accounts for administrators."""

from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from knox.models import AuthToken
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.audit import Actor
from claims.core.errors import Forbidden, NotFound
from claims.http.people import person_of
from claims.http.strict import (
    Identifier,
    NameText,
    StrictBoolean,
    StrictChoice,
    StrictInteger,
    StrictList,
    StrictSerializer,
    checked_query,
)
from claims.projects.access import project_for
from claims.projects.accounts import services
from claims.projects.models import TokenScope
from claims.projects.permissions import CODES, Action

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Counts(TypedDict):
        """Counts of an account."""

        tokens: int
        projects: int

    CountedUser = WithAnnotations[User, Counts]

# Installations have hundreds of people; beyond this limit, accounts are managed on the command line.
MAX_PEOPLE = 1000
MAX_DAYS = 3650


class ProjectTokenIn(StrictSerializer):
    """What a new token is called, for how long it is valid, and for which actions; without `actions` for all."""

    name = NameText(max_length=100, required=False, allow_blank=True)
    days = StrictInteger(min_value=1, max_value=MAX_DAYS, required=False)
    actions = StrictList(child=StrictChoice(choices=CODES), max_length=len(CODES), required=False, allow_null=True)


class TokenIn(ProjectTokenIn):
    """The same, and the one project that it is for; without one for all of the person's."""

    project = Identifier(required=False, allow_null=True)


class TokenProjectOut(serializers.Serializer[object]):
    """The one project that a token is for."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class TokenOut(serializers.Serializer[object]):
    """A token without its secret; `begins` is the beginning of the secret."""

    id = serializers.UUIDField()
    name = serializers.CharField(allow_blank=True)
    person = serializers.CharField(help_text="User name of whoever it acts as.")
    begins = serializers.CharField()
    project = TokenProjectOut(allow_null=True, help_text="Null where it is for all projects of its person.")
    actions = serializers.ListField(
        child=serializers.ChoiceField(choices=CODES),
        allow_null=True,
        help_text="The only actions that it is for, as far as the role permits them; null for all.",
    )
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)
    expired = serializers.BooleanField()
    last_used_on = serializers.DateField(allow_null=True, help_text="Day of the last request, in UTC.")


class NewTokenOut(TokenOut):
    """A new token; the secret, `token`, is shown only once."""

    token = serializers.CharField()


class TokenListOut(serializers.Serializer[object]):
    """Tokens of one person."""

    results = TokenOut(many=True)


class AccountIn(StrictSerializer):
    """Whether an account is open."""

    active = StrictBoolean()


class AccountOut(serializers.Serializer[object]):
    """A person's account on this server."""

    id = serializers.IntegerField()
    username = serializers.CharField()
    name = serializers.CharField()
    active = serializers.BooleanField()
    administrator = serializers.BooleanField()
    tokens = serializers.IntegerField()
    projects = serializers.IntegerField()


class AccountListOut(serializers.Serializer[object]):
    """The accounts of this server, by name."""

    results = AccountOut(many=True)


def present_token(row: AuthToken) -> dict[str, object]:
    """Return the API representation of a token."""
    scope: TokenScope | None = getattr(row, "scope", None)
    project = scope.project if scope else None
    return {
        "id": services.token_id(row),
        "name": scope.name if scope else "",
        "person": row.user.get_username(),
        "project": {"id": project.pk, "name": project.name} if project else None,
        "actions": scope.actions if scope else None,
        "last_used_on": scope.last_used_on if scope else None,
        "begins": row.token_key,
        "created_at": row.created,
        "expires_at": row.expiry,
        "expired": row.expiry is not None and row.expiry < timezone.now(),
    }


def accounts() -> "QuerySet[CountedUser]":
    """Return all accounts with the numbers of their valid tokens and of their projects."""
    in_force = Q(auth_token_set__expiry=None) | Q(auth_token_set__expiry__gt=Now())
    counted = User.objects.annotate(
        tokens=Count("auth_token_set", filter=in_force, distinct=True),
        projects=Count(
            "memberships", filter=Q(memberships__active=True, memberships__project__deleted_at=None), distinct=True
        ),
    )
    return counted.order_by("username")


def present_account(row: "CountedUser") -> dict[str, object]:
    """Return the API representation of an account."""
    return {
        "id": row.pk,
        "username": row.get_username(),
        "name": row.get_full_name() or row.get_username(),
        "active": row.is_active,
        "administrator": row.is_superuser,
        "tokens": row.tokens,
        "projects": row.projects,
    }


def account(user: User, person: int) -> "CountedUser":
    """Read one account for an administrator. Raises NotFound, also for anybody else."""
    row = accounts().filter(pk=person).first() if user.is_superuser and person < 2**31 else None
    if row is None:
        raise NotFound()
    return row


class TokensView(APIView):
    """Your own tokens."""

    @extend_schema(operation_id="tokens_list", responses=TokenListOut)
    def get(self, request: Request) -> Response:
        """List your own tokens, newest first, including expired ones until they are revoked or deleted."""
        checked_query(request, ())
        return Response({"results": [present_token(row) for row in services.tokens_of(person_of(request))]})

    @extend_schema(request=TokenIn, responses={201: NewTokenOut})
    def post(self, request: Request) -> Response:
        """Create a token for yourself: for everything that you may do, or for some actions, or one project of yours.

        Only this response contains its secret.
        """
        form = TokenIn(data=request.data)
        form.is_valid(raise_exception=True)
        given = dict(form.validated_data)
        key = given.pop("project", None)
        project = None if key is None else project_for(request.user, key, Action.READ_PROJECT)
        row, secret = services.make_token(actor=Actor.of(request), user=person_of(request), project=project, **given)
        return Response({**present_token(row), "token": secret}, 201)


class TokenView(APIView):
    """One token."""

    @extend_schema(responses={204: None})
    def delete(self, request: Request, token: UUID) -> Response:
        """Revoke a token: your own, or anybody's as an administrator."""
        user = person_of(request)
        services.revoke_token(actor=Actor.of(request), token=token, of=None if user.is_superuser else user)
        return Response(status=204)


class ProjectTokensView(APIView):
    """Tokens that are for one project alone."""

    @extend_schema(operation_id="projects_tokens_list", responses=TokenListOut)
    def get(self, request: Request, project: UUID) -> Response:
        """List the tokens of all people that are for this project alone, newest first."""
        checked_query(request, ())
        row = project_for(request.user, project, Action.MANAGE_PEOPLE, reading=True)
        return Response({"results": [present_token(token) for token in services.tokens_of_project(row)]})

    @extend_schema(request=ProjectTokenIn, responses={201: NewTokenOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Create a token for this project alone. It acts as you, and ends when you leave the project.

        Only this response contains its secret.
        """
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        form = ProjectTokenIn(data=request.data)
        form.is_valid(raise_exception=True)
        made, secret = services.make_token(
            actor=Actor.of(request), user=person_of(request), project=row, **form.validated_data
        )
        return Response({**present_token(made), "token": secret}, 201)


class ProjectTokenView(APIView):
    """A token that is for one project alone."""

    @extend_schema(responses={204: None})
    def delete(self, request: Request, project: UUID, token: UUID) -> Response:
        """Revoke a token of this project, whoever made it."""
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        services.revoke_token(actor=Actor.of(request), token=token, project=row)
        return Response(status=204)


class AccountsView(APIView):
    """The accounts of this server."""

    @extend_schema(operation_id="accounts_list", responses=AccountListOut)
    def get(self, request: Request) -> Response:
        """List up to 1,000 accounts by name. Administrators only."""
        checked_query(request, ())
        if not person_of(request).is_superuser:
            raise Forbidden("forbidden", "Only an administrator may list accounts.")
        return Response({"results": [present_account(row) for row in accounts()[:MAX_PEOPLE]]})


class AccountView(APIView):
    """One account."""

    @extend_schema(request=AccountIn, responses=AccountOut)
    def patch(self, request: Request, person: int) -> Response:
        """Close or reopen an account. Administrators only."""
        account(person_of(request), person)
        form = AccountIn(data=request.data)
        form.is_valid(raise_exception=True)
        services.set_account_active(actor=Actor.of(request), person=person, **form.validated_data)
        return Response(present_account(account(person_of(request), person)))


class AccountTokensView(APIView):
    """The tokens of one account."""

    @extend_schema(operation_id="accounts_tokens_list", responses=TokenListOut)
    def get(self, request: Request, person: int) -> Response:
        """List a person's tokens. Administrators only."""
        checked_query(request, ())
        return Response(
            {"results": [present_token(row) for row in services.tokens_of(account(person_of(request), person))]}
        )
