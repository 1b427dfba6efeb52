"""One speaker as it comes in, read strictly; pure, and the same for the API, the annotate screen and datasets."""

import re
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from claims.core.errors import Invalid
from claims.core.records import SpeakerKind

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
WIKIDATA = re.compile(r"Q[1-9][0-9]{0,14}")
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
COUNTRY = re.compile(r"[A-Z]{2}")
FIELDS = {"id", "name", "kind", "anonymous", "descriptor", "country", "wikidata_id", "aliases", "roles"}
ROLE_FIELDS = {"position", "organisation", "from", "to"}
MOST_ALIASES, MOST_ROLES, MOST_NAME = 100, 20, 200


def read_speaker(value: Any) -> dict[str, Any]:
    """Check one speaker given as a JSON object; the result has every field.

    Raises Invalid naming the field: expected_object, unknown_field, required, blank, limit, control_characters, invalid_choice.
    """
    if not isinstance(value, dict):
        raise Invalid("expected_object")
    unknown = next((name for name in value if name not in FIELDS), None)
    if unknown is not None:
        raise Invalid("unknown_field", f"A speaker has no field {unknown[:80]!r}.", unknown[:80])
    try:
        key = UUID(value["id"]) if isinstance(value.get("id"), str) else None
    except ValueError:
        key = None
    if key is None:
        raise Invalid("required" if "id" not in value else "invalid", "A speaker needs a UUID.", "id")
    if value.get("kind") not in {kind.value for kind in SpeakerKind}:
        raise Invalid("invalid_choice", f"kind is one of {', '.join(kind.value for kind in SpeakerKind)}.", "kind")
    if not isinstance(value.get("anonymous", False), bool):
        raise Invalid("invalid", "anonymous is true or false.", "anonymous")
    aliases = value.get("aliases") or []
    if not isinstance(aliases, list) or len(aliases) > MOST_ALIASES:
        raise Invalid("limit", f"A speaker has at most {MOST_ALIASES} aliases.", "aliases")
    roles = value.get("roles") or []
    if not isinstance(roles, list) or len(roles) > MOST_ROLES:
        raise Invalid("limit", f"A speaker has at most {MOST_ROLES} roles.", "roles")
    return {
        "id": key,
        "name": line(value.get("name"), "name", MOST_NAME, needed=True),
        "kind": value["kind"],
        "anonymous": value.get("anonymous", False),
        "descriptor": line(value.get("descriptor"), "descriptor", MOST_NAME),
        "country": _matching(value.get("country"), "country", COUNTRY, "two capital letters (ISO 3166-1)"),
        "wikidata_id": _matching(value.get("wikidata_id"), "wikidata_id", WIKIDATA, "a Wikidata number like Q42"),
        "aliases": [line(alias, "aliases", MOST_NAME, needed=True) for alias in aliases],
        "roles": [_role(role) for role in roles],
    }


def _role(value: Any) -> dict[str, Any]:
    """Check an office: its position, and where known its organisation and from when to when (end exclusive) it was held."""
    if not isinstance(value, dict):
        raise Invalid("expected_object", "A role is an object with a position.", "roles")
    unknown = next((name for name in value if name not in ROLE_FIELDS), None)
    if unknown is not None:
        raise Invalid("unknown_field", f"A role has no field {unknown[:80]!r}.", f"roles.{unknown[:80]}")
    began, ended = _day(value.get("from"), "roles.from"), _day(value.get("to"), "roles.to")
    if began and ended and began >= ended:
        raise Invalid("invalid", "A role ends after the day on which it begins.", "roles.to")
    return {
        "position": line(value.get("position"), "roles.position", MOST_NAME, needed=True),
        "organisation": line(value.get("organisation"), "roles.organisation", MOST_NAME),
        "from": began,
        "to": ended,
    }


def _day(value: Any, path: str) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) and DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise Invalid("invalid", f"{path} is a day like 2024-12-31.", path)


def line(value: Any, path: str, limit: int, *, needed: bool = False) -> str:
    """Check one visible line of text; white space at its ends is dropped. Raises Invalid."""
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise Invalid("required" if value is None else "invalid", f"{path} must be a string.", path)
    value = value.strip()
    if needed and not value:
        raise Invalid("blank", f"{path} may not be empty.", path)
    if len(value) > limit:
        raise Invalid("limit", f"{path} has {len(value):,} characters; {limit:,} is the most.", path)
    if HIDDEN.search(value):
        raise Invalid("control_characters", f"{path} holds control or direction-override characters.", path)
    return value


def _matching(value: Any, path: str, form: re.Pattern[str], words: str) -> str:
    text = line(value, path, 40)
    if text and not form.fullmatch(text):
        raise Invalid("invalid", f"{path} is {words}.", path)
    return text
