"""JSON read strictly: what is ambiguous, unrepresentable or hostile is refused by name."""

import json
import math
from typing import NoReturn

from claims.core.errors import Invalid
from claims.core.json_types import JSON, JSONDict

MAX_DEPTH = 32
MAX_INTEGER_DIGITS = 19
CONTAINERS = (dict, list)


def loads(data: bytes, *, nul: bool = False, line: int = 1) -> JSON:
    """Read UTF-8 JSON; a byte-order mark at the start is allowed and dropped.

    `nul` lets NUL into strings, for callers that take it out; `line` is where the data begins in its file, for messages.

    Raises Invalid: invalid_encoding, invalid_json, json_too_deep, duplicate_key, bad_unicode, number_required, out_of_range.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("invalid_encoding", f"Byte {error.start} is not UTF-8.") from None
    try:
        value: JSON = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_float
        )
    except RecursionError:
        raise Invalid("json_too_deep") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno + line - 1}, column {error.colno}"
        raise Invalid("invalid_json", f"{error.msg} at {where}.") from None
    # UTF-8 holds no surrogates and strict JSON no raw NUL: both can only have come from an escape.
    if "\\u" in text:
        check_strings(value, nul=nul)
    else:
        check_depth(value)
    return value


def check_depth(value: object) -> None:
    """Raise Invalid (json_too_deep) when lists and objects are nested deeper than 32 levels."""
    level: list[list[JSON] | JSONDict] = [value] if isinstance(value, dict | list) else []
    # A level at a time: a call for each list and object takes longer than reading them.
    for _ in range(MAX_DEPTH):
        level = [
            item
            for held in level
            for item in (held.values() if isinstance(held, dict) else held)
            if isinstance(item, CONTAINERS)
        ]
        if not level:
            return
    raise Invalid("json_too_deep")


def check_strings(value: object, depth: int = 0, path: str = "", *, nul: bool = False) -> None:
    """Raise Invalid when a string holds NUL or a lone surrogate, naming its place, or when the nesting is too deep."""
    if depth > MAX_DEPTH:
        raise Invalid("json_too_deep")
    if isinstance(value, str):
        if not nul and "\x00" in value:
            raise _bad_string(value, value.index("\x00"), "a NUL character", path)
        if (at := _half_pair(value)) is not None:
            raise _bad_string(value, at, "half a surrogate pair", path)
    elif isinstance(value, dict):
        for key, item in value.items():
            check_strings(key, depth + 1, path, nul=nul)
            check_strings(item, depth + 1, f"{path}.{key}" if path else key, nul=nul)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            check_strings(item, depth + 1, f"{path}.{index}" if path else str(index), nul=nul)


def _bad_string(value: str, at: int, what: str, path: str) -> Invalid:
    line, column = value.count("\n", 0, at) + 1, at - value.rfind("\n", 0, at)
    return Invalid("bad_unicode", f"A string contains {what} at its line {line}, column {column}.", path[:200] or None)


def _half_pair(value: str) -> int | None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None


def _object(pairs: list[tuple[str, JSON]]) -> JSONDict:
    result = dict(pairs)
    if len(result) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise Invalid("duplicate_key", f"An object contains the key {name[:80]!r} twice.")
            seen.add(name)
    return result


def _constant(name: str) -> NoReturn:
    raise Invalid("number_required", f"{name} is not a valid JSON number.")


def _integer(digits: str) -> int:
    if len(digits) > MAX_INTEGER_DIGITS and len(digits.lstrip("-")) > MAX_INTEGER_DIGITS:
        raise Invalid("out_of_range", "A whole number has too many digits.")
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise Invalid("number_required", "A number is too large.")
    return value
