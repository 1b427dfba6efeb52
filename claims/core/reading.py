"""Values of JSON read strictly: each has the type that was asked for, or the error names its field; nothing is converted.

`path` is the dotted path of the field, for the error. Where nothing else is said, null means that a field was left out.
"""

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from functools import cache
from uuid import UUID

from claims.core import addresses, days, ids
from claims.core.errors import Invalid
from claims.core.hidden import HIDDEN, TURNING, is_blank
from claims.core.json_types import JSON, JSONDict

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


def read_object(value: object, fields: Collection[str], path: str | None = None) -> JSONDict:
    """Read an object that has none but these fields. Raises Invalid: expected_object, unknown_field."""
    if not isinstance(value, dict):
        raise Invalid("expected_object", field=path)
    for name in value:
        if name not in fields:
            name = name[:80]
            raise Invalid("unknown_field", f"There is no field {name!r} here.", f"{path}.{name}" if path else name)
    return value


def read_list(value: object, path: str, most: int, things: str = "items") -> list[JSON]:
    """Read a list, which null is not. Raises Invalid: invalid, limit."""
    if not isinstance(value, list):
        raise Invalid("invalid", f"{path} is a list.", path)
    if len(value) > most:
        raise Invalid("limit", f"{path} has {len(value):,} {things}; the limit is {most:,}.", path)
    return value


def read_string(value: object, path: str, limit: int) -> str:
    """Read a string of any characters, kept as it is. Raises Invalid: invalid, limit."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Invalid("invalid", f"{path} must be a string.", path)
    if len(value) > limit:
        raise Invalid("limit", f"{path} has {len(value):,} characters; the limit is {limit:,}.", path)
    return value


def read_line(value: object, path: str, limit: int) -> str:
    """Read a line without hidden characters, kept as it is. Raises Invalid: invalid, limit, control_characters."""
    line = read_string(value, path, limit)
    # Most are plain, and seen to be in half the time of a search.
    if line.isascii() and line.isprintable():
        return line
    found = HIDDEN.search(line)
    if found is not None:
        raise Invalid("control_characters", _told(path, found), path)
    return line


def read_name(value: object, path: str, limit: int, *, needed: bool = False) -> str:
    """Read a line and drop white space at its ends. Raises Invalid: required, blank, invalid, limit, control_characters."""
    if value is None and needed:
        raise Invalid("required", f"{path} must be a string.", path)
    line = read_line(read_string(value, path, limit).strip(), path, limit)
    if is_blank(line) and (needed or line):
        raise Invalid("blank", f"{path} may not be empty.", path)
    return line


def read_text(value: object, path: str, limit: int) -> str:
    """Read a text of several lines, kept as it is. Raises Invalid: invalid, limit, control_characters."""
    text = read_string(value, path, limit)
    if text.isascii() and text.isprintable():
        return text
    found = TURNING.search(text)
    if found is not None:
        raise Invalid("control_characters", _told(path, found), path)
    return text


def _told(path: str, found: re.Match[str]) -> str:
    return f"Character {found.start() + 1} of {path} is invisible: U+{ord(found[0]):04X}."


def read_address(value: object, path: str, limit: int) -> str:
    """Read a web address, or nothing. Raises Invalid: invalid, limit, control_characters."""
    address = read_line(value, path, limit)
    if address and not addresses.is_web_address(address):
        raise Invalid("invalid", f"{path} must be {addresses.RULE}.", path)
    return address


def read_language(value: object, path: str, limit: int = 35) -> str:
    """Read a BCP 47 tag, or nothing. Raises Invalid: invalid, limit."""
    tag = read_name(value, path, limit)
    if tag and not LANGUAGE.fullmatch(tag):
        raise Invalid("invalid", f"{path} must be a tag like en or pt-BR.", path)
    return tag


def read_day(value: object, path: str) -> date | None:
    """Read a day, or nothing (null, or an empty string as tables write it). Raises Invalid: invalid."""
    if value is None or value == "":
        return None
    day = days.read_day(value)
    if day is None:
        raise Invalid("invalid", f"{path} must be {days.RULE}.", path)
    return day


def read_id(value: object, path: str) -> UUID:
    """Read an identifier, which null is not. Raises Invalid: required, invalid."""
    key = ids.read_id(value)
    if key is None:
        raise Invalid("required" if value is None else "invalid", f"{path} must be {ids.RULE}.", path)
    return key


def read_optional_id(value: object, path: str) -> UUID | None:
    """Read an identifier, or nothing. Raises Invalid: invalid."""
    return None if value is None else read_id(value, path)


def read_flag(value: object, path: str) -> bool:
    """Read true or false, which null is not. Raises Invalid: invalid."""
    if not isinstance(value, bool):
        raise Invalid("invalid", f"{path} is true or false.", path)
    return value


def read_whole(value: object, path: str, least: int, most: int) -> int:
    """Read a whole number, which null is not. Raises Invalid: integer_required."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise Invalid("integer_required", f"{path} is a whole number from {least} to {most}.", path)
    return value


def read_word(value: object, path: str, words: Collection[str] | type[StrEnum]) -> str:
    """Read one of the words, which null is not. Raises Invalid: invalid_choice."""
    known = _values(words) if isinstance(words, type) else words
    if not isinstance(value, str) or value not in known:
        raise Invalid("invalid_choice", f"{path} is one of {', '.join(known)}.", path)
    return value


@cache
def _values(words: type[StrEnum]) -> dict[str, None]:
    """List the words of an enumeration, in its order; to go through one anew for each value is dear."""
    return dict.fromkeys(str(word) for word in words)


def read_optional_word(value: object, path: str, words: Collection[str] | type[StrEnum]) -> str:
    """Read one of the words, or nothing, which is an empty string. Raises Invalid: invalid_choice."""
    return "" if value is None else read_word(value, path, words)
