"""How a person is called in a project: by name where it may be known, else by a pseudonym that stays, as in "Annotator 2".

Managers know everybody's name, and everybody knows the names of managers and adjudicators, who answer for the project.
In a blind project all others are called by their number, by everybody but managers and in every place.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from claims.projects.access import role_of
from claims.projects.models import Member, Project
from claims.projects.permissions import ADJUDICATOR, MANAGER, Action, allowed

ALWAYS_NAMED = frozenset({MANAGER, ADJUDICATOR})
# What is known of an administrator who is no member, beside the account.
NO_MEMBER = {"role": MANAGER, "number": None, "pseudonym": None}


@dataclass(frozen=True)
class Reader:
    """Somebody to whom others are shown: their account, their role in the project, and whether the project is blind."""

    user: int
    role: str
    blind: bool


def reader_in(project: Project, user: Any) -> Reader:
    """Return the person for whom `fetch` read the project, as a reader of names."""
    return Reader(user.pk, role_of(project), project.blind)


def persons(members: QuerySet[Member]) -> Any:
    """Read members as objects that `called` and `name_of` take, in the statement of another row."""
    names = {"first": "user__first_name", "last": "user__last_name", "username": "user__username"}
    own = {name: name for name in ("role", "number", "pseudonym")}
    return members.values(json=JSONObject(id="id", user="user", **own, **names))


def person_of(member: Member) -> dict[str, Any]:
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


def administrator(user: Any) -> dict[str, Any]:
    """Make the same object of somebody who is no member: they administer the installation."""
    return {**NO_MEMBER, "user": user.pk, "first": user.first_name, "last": user.last_name, "username": user.username}


def name_of(person: dict[str, Any], reader: Reader) -> str | None:
    """Return the person's name, or nothing where the reader may not know it."""
    known = (
        allowed(reader.role, Action.SEE_NAMES)
        or not reader.blind
        or person["role"] in ALWAYS_NAMED
        or person["user"] == reader.user
    )
    return (f"{person['first']} {person['last']}".strip() or str(person["username"])) if known else None


def called(person: dict[str, Any], reader: Reader) -> str:
    """Return how the reader calls the person, in every place: by name, or as in "Annotator 2"."""
    return name_of(person, reader) or pseudonym_of(person)


def pseudonym_of(person: dict[str, Any]) -> str:
    """Return how somebody is called whose name may not be known."""
    return f"Annotator {person['number']}" if person["number"] else str(person["role"]).title()
