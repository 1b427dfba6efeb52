"""JSON read strictly: what is ambiguous, unrepresentable or hostile is refused by name."""

import json
import math
from typing import Any, NoReturn

from claims.core.errors import Invalid

MAX_DEPTH = 32
MAX_INTEGER_DIGITS = 19


def loads(data: bytes) -> Any:
    """Read UTF-8 JSON; a byte-order mark at the start is allowed and dropped.

    Raises Invalid: invalid_encoding, invalid_json, json_too_deep, duplicate_key, bad_unicode, number_required, out_of_range.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("invalid_encoding", f"Byte {error.start} is not UTF-8.") from None
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_float
        )
    except RecursionError:
        raise Invalid("json_too_deep") from None
    except json.JSONDecodeError as error:
        raise Invalid("invalid_json", f"{error.msg} at line {error.lineno}, column {error.colno}.") from None
    # UTF-8 holds no surrogates and strict JSON no raw NUL: both can only have come from an escape.
    check = check_strings if "\\u" in text else check_depth
    check(value)
    return value


def check_depth(value: Any, depth: int = 1) -> None:
    """Raise Invalid (json_too_deep) when lists and objects are nested deeper than 32 levels."""
    if depth > MAX_DEPTH:
        raise Invalid("json_too_deep")
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(item, dict | list):
            check_depth(item, depth + 1)


def check_strings(value: Any, depth: int = 0) -> None:
    """Raise Invalid when a string holds NUL or a lone surrogate, or when the nesting is too deep."""
    if depth > MAX_DEPTH:
        raise Invalid("json_too_deep")
    if isinstance(value, str):
        if "\x00" in value or not _encodable(value):
            raise Invalid("bad_unicode")
    elif isinstance(value, dict):
        for key, item in value.items():
            check_strings(key, depth + 1)
            check_strings(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            check_strings(item, depth + 1)


def _encodable(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise Invalid("duplicate_key", f"The key {name[:80]!r} is in one object twice.")
            seen.add(name)
    return result


def _constant(name: str) -> NoReturn:
    raise Invalid("number_required", f"{name} is not a number that JSON knows.")


def _integer(digits: str) -> int:
    if len(digits.lstrip("-")) > MAX_INTEGER_DIGITS:
        raise Invalid("out_of_range", "A whole number has too many digits.")
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise Invalid("number_required", "A number is too large.")
    return value
