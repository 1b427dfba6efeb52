"""Every write to accounts and tokens."""

from collections.abc import Sequence
from datetime import UTC, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.db.models.functions import Now, TruncDate
from django.utils import timezone
from knox.models import AuthToken

from claims.audit import Actor, event, record
from claims.core.errors import Conflict, Invalid, NotFound
from claims.projects.models import Project, TokenScope
from claims.transactions import atomic

MAX_TOKENS = 50


def sign_out(user: User, *, tokens: bool) -> None:
    """End all sessions of a person, with `tokens` their tokens too; without a password, also the links that are not used yet."""
    if not user.has_usable_password():
        # Links and sessions depend on the password, so drawing another unusable one invalidates them.
        user.set_unusable_password()
        user.save(update_fields=["password"])
    if tokens:
        tokens_of(user).delete()
    end_sessions(user)


@atomic
def set_account_active(*, actor: Actor, person: int, active: bool) -> User:
    """Close or reopen an account; the person's work stays.

    Closing ends all sessions, tokens and sign-in links of the person for good: reopening the account restores none of them.
    Raises NotFound, and Conflict (own_account) if somebody tries to close their own account.
    """
    user = User.objects.select_for_update().filter(pk=person).first()
    if user is None:
        raise NotFound()
    if not active and actor.user is not None and actor.user.pk == user.pk:
        raise Conflict("own_account")
    if user.is_active == active:
        return user
    user.is_active = active
    if not active:
        end_links(user)
        tokens_of(user).delete()
        end_sessions(user)
    user.save(update_fields=["is_active"])
    record(event(actor, "account", account_id(user), "opened" if active else "closed", after={"active": active}))
    return user


def creates_projects(user: User) -> bool:
    """Return whether the account has the right to create projects: that is all that Django's `is_staff` means here."""
    return user.is_active and (user.is_staff or user.is_superuser)


@atomic
def let_create_projects(*, actor: Actor, username: str, may: bool) -> User:
    """Give an account the right to create projects, or take it back; the projects it manages stay. Raises NotFound."""
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None:
        raise NotFound("not_found", f"There is no account {username!r}.")
    if user.is_staff != may:
        user.is_staff = may
        user.save(update_fields=["is_staff"])
        change = {"may_create_projects": may}
        record(
            event(actor, "account", account_id(user), "changed", before={"may_create_projects": not may}, after=change)
        )
    return user


@atomic
def rename(*, actor: Actor, user: User, name: str) -> User:
    """Give an account another name; the history tells that it changed, and neither name."""
    user = User.objects.select_for_update().get(pk=user.pk)
    first, _, last = name.partition(" ")
    if (user.first_name, user.last_name) != (first, last.strip()):
        user.first_name, user.last_name = first, last.strip()
        user.save(update_fields=["first_name", "last_name"])
        record(event(actor, "account", account_id(user), "renamed"))
    return user


@atomic
def vouch_for(*, actor: Actor, user: User, address: str) -> None:
    """Confirm somebody's mail address in the place of a message to it. Raises Invalid, and Conflict if another account has it."""
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid("invalid", f"{address} is no mail address.") from None
    email = address.lower()
    if EmailAddress.objects.filter(email=email, verified=True).exclude(user=user).exists():
        raise Conflict("invalid", f"{email} belongs to another account.")
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    record(event(actor, "account", account_id(user), "email_confirmed"))


@atomic
def remove_second_factor(*, actor: Actor, user: User) -> list[str]:
    """Remove everything that a person is asked for beside the password, and end their sessions; return what it was, by kind."""
    factors = Authenticator.objects.select_for_update().filter(user=user).order_by("pk")
    removed = sorted(str(factor.type) for factor in factors)
    if removed:
        factors.delete()
        end_sessions(user)
        record(event(actor, "account", account_id(user), "factor_removed", before={"factors": removed}))
    return removed


def account_id(user: User) -> UUID:
    """Return the identifier of an account in the history."""
    return UUID(int=user.pk)


def end_links(user: User) -> None:
    """Invalidate the sign-in links of a person: they depend on the time of the last sign-in, as sessions do not."""
    user.last_login = timezone.now()
    user.save(update_fields=["last_login"])


def end_sessions(user: User) -> None:
    """Delete the sessions of a person; all are decoded, since a stored session does not show whose it is."""
    own = [
        session.pk
        for session in Session.objects.iterator(chunk_size=500)
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=own).delete()
    UserSession.objects.filter(user=user).delete()


def tokens_of(user: User) -> QuerySet[AuthToken]:
    """Return all tokens of a person, newest first."""
    tokens: QuerySet[AuthToken] = AuthToken.objects.filter(user=user).select_related("scope__project", "user")
    return tokens.order_by("-created")


def tokens_of_project(project: Project) -> QuerySet[AuthToken]:
    """Return the tokens that are for one project alone, newest first."""
    tokens: QuerySet[AuthToken] = AuthToken.objects.filter(scope__project=project).select_related(
        "scope__project", "user"
    )
    return tokens.order_by("-created")


def token_id(token: AuthToken) -> UUID:
    """Return the identifier of a token: the beginning of its stored hash, which is not secret."""
    return UUID(hex=token.digest[:32])


@atomic
def make_token(
    *,
    actor: Actor,
    user: User,
    days: int | None = None,
    name: str = "",
    project: Project | None = None,
    actions: Sequence[str] | None = None,
) -> tuple[AuthToken, str]:
    """Create a token that is valid for `days` (by default TOKEN_DAYS) and return it with its secret.

    It may be for one project, and for some actions (their codes): of what the person's role permits, at every request.
    Raises Conflict (limit) if the person has 50 tokens already.
    """
    if tokens_of(user).count() >= MAX_TOKENS:
        raise Conflict("limit", f"A person can have at most {MAX_TOKENS} tokens; revoke one first.")
    row, secret = AuthToken.objects.create(user, expiry=timedelta(days=settings.TOKEN_DAYS if days is None else days))
    narrow = None if actions is None else sorted(set(actions))
    TokenScope.objects.create(token=row, name=name, project=project, actions=narrow)
    after = {"person": user.pk, "expires": row.expiry.isoformat(), "name": name, "actions": narrow}
    record(event(actor, "token", token_id(row), "made", project=project.pk if project else None, after=after))
    return row, secret


def note_use(row: TokenScope) -> None:
    """Note the day on which a token was used last."""
    TokenScope.objects.filter(pk=row.pk).update(last_used_on=TruncDate(Now(), tzinfo=UTC))


def end_project_tokens(user: User, project: Project) -> None:
    """Delete the tokens of a person that are for one project alone."""
    AuthToken.objects.filter(user=user, scope__project=project).delete()


@atomic
def revoke_token(*, actor: Actor, token: UUID, of: User | None = None, project: Project | None = None) -> None:
    """Revoke a token at once; `of` restricts it to the tokens of one person, `project` to those of one project.

    Raises NotFound.
    """
    rows = AuthToken.objects.filter(digest__startswith=token.hex)
    rows = rows if of is None else rows.filter(user=of)
    rows = rows if project is None else rows.filter(scope__project=project)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NotFound()
    about = event(
        actor, "token", token, "revoked", project=project.pk if project else None, before={"person": row.user_id}
    )
    record(about)
    row.delete()
