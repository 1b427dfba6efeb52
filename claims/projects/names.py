"""How a person is displayed in a project: by name if the reader may know it, else by a fixed pseudonym like "Annotator 2".

Managers see every name, and everybody sees the names of managers and adjudicators, who are responsible for the project.
In a blind project everybody else is displayed by their number, to all but managers and in every place.
"""

from dataclasses import dataclass
from typing import NotRequired, TypedDict
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from claims.projects.access import role_of
from claims.projects.models import Member, Project
from claims.projects.permissions import ADJUDICATOR, MANAGER, Action, allowed

ALWAYS_NAMED = frozenset({MANAGER, ADJUDICATOR})


class Account(TypedDict):
    """The person's account."""

    user: int
    first: str
    last: str
    username: str


class Person(Account):
    """Somebody's membership and their account; an administrator may have the account alone."""

    id: NotRequired[UUID | str]
    role: str
    number: int | None
    pseudonym: str | None


class Told(TypedDict):
    """A person as the database writes them, in JSON."""

    json: Person


@dataclass(frozen=True)
class Reader:
    """The person to whom names are displayed: their account, their role, and whether the project is blind."""

    user: int
    role: str
    blind: bool


def reader_in(project: Project, user: User) -> Reader:
    """Return the person for whom `fetch` read the project, as a reader of names."""
    return Reader(user.pk, role_of(project), project.blind)


def persons(members: QuerySet[Member]) -> QuerySet[Member, Told]:
    """Return a subquery of members as JSON objects for `called` and `name_of`."""
    names = {"first": "user__first_name", "last": "user__last_name", "username": "user__username"}
    own = {name: name for name in ("role", "number", "pseudonym")}
    return members.values(json=JSONObject(id="id", user="user", **own, **names))


def known_of(member: Member) -> Person:
    """Return a member who was read with their account, for `called` and `name_of`."""
    user = member.user
    return {
        "id": member.pk,
        "user": member.user_id,
        "role": member.role,
        "number": member.number,
        "pseudonym": member.pseudonym,
        "first": user.first_name,
        "last": user.last_name,
        "username": user.get_username(),
    }


def administrator(user: User) -> Person:
    """Return an administrator of the installation who is no member, for `called` and `name_of`."""
    return without_membership(
        {"user": user.pk, "first": user.first_name, "last": user.last_name, "username": user.username}
    )


def without_membership(account: Account) -> Person:
    """Add to the account of an administrator what a member would have."""
    return {**account, "role": MANAGER, "number": None, "pseudonym": None}


def name_of(person: Person, reader: Reader) -> str | None:
    """Return the person's name, or None if the reader may not know it."""
    known = (
        allowed(reader.role, Action.SEE_NAMES)
        or not reader.blind
        or person["role"] in ALWAYS_NAMED
        or person["user"] == reader.user
    )
    return (f"{person['first']} {person['last']}".strip() or str(person["username"])) if known else None


def called(person: Person, reader: Reader) -> str:
    """Return how the person is displayed to the reader everywhere: by name, or as in "Annotator 2"."""
    return name_of(person, reader) or pseudonym_of(person)


def pseudonym_of(person: Person) -> str:
    """Return how a person is displayed whose name the reader may not know."""
    return f"Annotator {person['number']}" if person["number"] else str(person["role"]).title()
