"""How a person is called in a project: by name where it may be known, else by a pseudonym that stays, as in "Annotator 2".

Managers know everybody's name, and everybody knows the names of managers and adjudicators, who answer for the project.
In a blind project all others are called by their number, by everybody but managers and in every place.
"""

from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from claims.projects.access import role_of
from claims.projects.models import Member, Project
from claims.projects.permissions import ADJUDICATOR, MANAGER, Action, allowed

ALWAYS_NAMED = frozenset({MANAGER, ADJUDICATOR})


class Account(TypedDict):
    """What is known of an account by itself."""

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

    json: Any


@dataclass(frozen=True)
class Reader:
    """Somebody to whom others are shown: their account, their role in the project, and whether the project is blind."""

    user: int
    role: str
    blind: bool


def reader_in(project: Project, user: User) -> Reader:
    """Return the person for whom `fetch` read the project, as a reader of names."""
    return Reader(user.pk, role_of(project), project.blind)


def persons(members: QuerySet[Member]) -> QuerySet[Member, Told]:
    """Read members as objects that `called` and `name_of` take, in the statement of another row."""
    names = {"first": "user__first_name", "last": "user__last_name", "username": "user__username"}
    own = {name: name for name in ("role", "number", "pseudonym")}
    return members.values(json=JSONObject(id="id", user="user", **own, **names))


def known_of(member: Member) -> Person:
    """Make the same object of a member who was read with their account."""
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
    """Make the same object of somebody who is no member: they administer the installation."""
    return without_membership(
        {"user": user.pk, "first": user.first_name, "last": user.last_name, "username": user.username}
    )


def without_membership(account: Account) -> Person:
    """Make the same object of the account of an administrator who is no member."""
    return {**account, "role": MANAGER, "number": None, "pseudonym": None}


def name_of(person: Person, reader: Reader) -> str | None:
    """Return the person's name, or nothing where the reader may not know it."""
    known = (
        allowed(reader.role, Action.SEE_NAMES)
        or not reader.blind
        or person["role"] in ALWAYS_NAMED
        or person["user"] == reader.user
    )
    return (f"{person['first']} {person['last']}".strip() or str(person["username"])) if known else None


def called(person: Person, reader: Reader) -> str:
    """Return how the reader calls the person, in every place: by name, or as in "Annotator 2"."""
    return name_of(person, reader) or pseudonym_of(person)


def pseudonym_of(person: Person) -> str:
    """Return how somebody is called whose name may not be known."""
    return f"Annotator {person['number']}" if person["number"] else str(person["role"]).title()
