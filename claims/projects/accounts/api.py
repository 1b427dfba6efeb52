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
from claims.http.strict import StrictBoolean, StrictInteger, StrictSerializer, checked_query
from claims.projects.accounts import services

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


class TokenIn(StrictSerializer):
    """How long a new token is valid."""

    days = StrictInteger(min_value=1, max_value=MAX_DAYS, required=False)


class TokenOut(serializers.Serializer[object]):
    """A token without its secret; `begins` is the beginning of the secret."""

    id = serializers.UUIDField()
    begins = serializers.CharField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)
    expired = serializers.BooleanField()


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
    return {
        "id": services.token_id(row),
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
        """Create a token for yourself. Only this response contains its secret."""
        form = TokenIn(data=request.data)
        form.is_valid(raise_exception=True)
        row, secret = services.make_token(actor=Actor.of(request), user=person_of(request), **form.validated_data)
        return Response({**present_token(row), "token": secret}, 201)


class TokenView(APIView):
    """One token."""

    @extend_schema(responses={204: None})
    def delete(self, request: Request, token: UUID) -> Response:
        """Revoke a token: your own, or anybody's as an administrator."""
        user = person_of(request)
        services.revoke_token(actor=Actor.of(request), token=token, of=None if user.is_superuser else user)
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
