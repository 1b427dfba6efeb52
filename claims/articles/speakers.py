"""Strict parsing of one speaker, the same for the API, the annotate screen and datasets. Pure."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypedDict
from uuid import UUID

from claims.core.errors import Invalid
from claims.core.reading import read_day, read_flag, read_id, read_line, read_list, read_name, read_object, read_word
from claims.core.records import SpeakerKind

WIKIDATA = re.compile(r"Q[1-9][0-9]{0,14}")
COUNTRY = re.compile(r"[A-Z]{2}")
FIELDS = {"id", "name", "kind", "anonymous", "descriptor", "country", "wikidata_id", "aliases", "roles"}
ROLE_FIELDS = {"position", "organisation", "from", "to"}
MAX_ALIASES, MAX_ROLES, MAX_NAME, MAX_CODE = 100, 20, 200, 40


# An office that was read; the names are those of ROLE_FIELDS.
RoleValues = TypedDict("RoleValues", {"position": str, "organisation": str, "from": date | None, "to": date | None})


class SpeakerValues(TypedDict):
    """A speaker who was read: every one of FIELDS, checked."""

    id: UUID
    name: str
    kind: str
    anonymous: bool
    descriptor: str
    country: str
    wikidata_id: str
    aliases: list[str]
    roles: list[RoleValues]


def read_speaker(value: object) -> SpeakerValues:
    """Check one speaker given as a JSON object; the result has every field.

    Raises Invalid naming the field: expected_object, unknown_field, required, blank, limit, control_characters, invalid_choice.
    """
    row = read_object(value, FIELDS)
    key = read_id(row.get("id"), "id")
    aliases = read_list(_given(row, "aliases"), "aliases", MAX_ALIASES)
    roles = read_list(_given(row, "roles"), "roles", MAX_ROLES)
    return {
        "id": key,
        "name": read_name(row.get("name"), "name", MAX_NAME, needed=True),
        "kind": read_word(row.get("kind"), "kind", SpeakerKind),
        "anonymous": read_flag(row.get("anonymous", False), "anonymous"),
        "descriptor": read_name(row.get("descriptor"), "descriptor", MAX_NAME),
        "country": _matching(row.get("country"), "country", COUNTRY, "two capital letters (ISO 3166-1)"),
        "wikidata_id": _matching(row.get("wikidata_id"), "wikidata_id", WIKIDATA, "a Wikidata number like Q42"),
        "aliases": [read_name(alias, "aliases", MAX_NAME, needed=True) for alias in aliases],
        "roles": [_role(role) for role in roles],
    }


def _given(row: Mapping[str, object], name: str) -> object:
    """Return a list that may be omitted or null."""
    return [] if row.get(name) is None else row[name]


def _role(value: object) -> RoleValues:
    """Check an office: its position, and where known its organisation and from when to when (end exclusive) it was held."""
    row = read_object(value, ROLE_FIELDS, "roles")
    began, ended = read_day(row.get("from"), "roles.from"), read_day(row.get("to"), "roles.to")
    if began and ended and began >= ended:
        raise Invalid("invalid", "A role ends after the day on which it begins.", "roles.to")
    return {
        "position": read_name(row.get("position"), "roles.position", MAX_NAME, needed=True),
        "organisation": read_name(row.get("organisation"), "roles.organisation", MAX_NAME),
        "from": began,
        "to": ended,
    }


def _matching(value: object, path: str, form: re.Pattern[str], words: str) -> str:
    text = read_line(value, path, MAX_CODE)
    if text and not form.fullmatch(text):
        raise Invalid("invalid", f"{path} is {words}.", path)
    return text
