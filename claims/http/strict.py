"""Strict parsing of requests: unknown fields and query parameters are refused by name."""

import copy
import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import IO, Any, TypedDict, Unpack
from uuid import UUID

from django.http import QueryDict
from rest_framework import serializers
from rest_framework.fields import empty
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

from claims.core import days, ids, reading
from claims.core.errors import Invalid
from claims.core.strict_json import loads

MAX_QUERY = 1000
# Fields that hold others.
HOLDERS = (serializers.BaseSerializer, serializers.ListField, serializers.DictField)
WHOLE = re.compile(r"[0-9]{1,10}")


class FieldOptions(TypedDict, total=False):
    """Options of every field."""

    required: bool
    allow_null: bool
    source: str
    help_text: str


class NumberOptions(FieldOptions, total=False):
    """Options of a field that holds a number."""

    default: float


class TextOptions(FieldOptions, total=False):
    """Options of a field that holds text."""

    default: str

    allow_blank: bool
    max_length: int
    trim_whitespace: bool


class StrictJSONParser(JSONParser):
    """Parse a JSON body with `claims.core.strict_json`; an empty body is an empty object."""

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: object = None) -> Any:
        data = stream.read()
        return loads(data) if data else {}


class StrictSerializer(serializers.Serializer[object]):
    """Refuse bodies that are not objects and fields that do not exist."""

    def get_fields(self) -> dict[str, Any]:
        """Return the declared fields for one request; the framework copies each with all that it holds, which takes much longer."""
        declared: dict[str, Any] = self._declared_fields
        # Only what holds other fields refers to itself in them.
        return {
            name: copy.deepcopy(field) if isinstance(field, HOLDERS) else copy.copy(field)
            for name, field in declared.items()
        }

    def run_validation(self, data: object = empty) -> object:
        """Validate; null is not an object. Raises Invalid (expected_object), which names the field of an object within another."""
        if data is None or not (data is empty or isinstance(data, dict | QueryDict)):
            raise Invalid("expected_object", field=self.field_name or None)
        return super().run_validation(data)

    def to_internal_value(self, data: object) -> object:
        if not isinstance(data, dict | QueryDict):
            raise Invalid("expected_object", field=self.field_name or None)
        unknown = next((name for name in data if name not in self.fields), None)
        if unknown is not None:
            raise Invalid("unknown_field", f"There is no field {str(unknown)[:80]!r} here.", str(unknown)[:80])
        return super().to_internal_value(data)


class StrictInteger(serializers.IntegerField):
    """Accept only JSON integers: no strings, booleans or fractions."""

    def to_internal_value(self, data: object) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            raise serializers.ValidationError("A whole number was expected.", code="integer_required")
        return super().to_internal_value(data)


class StrictNumber(serializers.Field[float, object, float, object]):
    """Accept finite JSON numbers between `min_value` and `max_value`."""

    def __init__(
        self, *, min_value: float = -math.inf, max_value: float = math.inf, **options: Unpack[NumberOptions]
    ) -> None:
        super().__init__(**options)
        self.min_value, self.max_value = min_value, max_value

    def to_internal_value(self, data: object) -> float:
        if isinstance(data, bool) or not isinstance(data, int | float):
            raise serializers.ValidationError("A number was expected.", code="number_required")
        if not self.min_value <= data <= self.max_value:
            raise serializers.ValidationError("The number is out of range.", code="out_of_range")
        return float(data)

    def to_representation(self, value: float) -> float:
        return float(value)


class StrictBoolean(serializers.BooleanField):
    """Accept only true and false."""

    def to_internal_value(self, data: object) -> bool:
        if not isinstance(data, bool):
            raise serializers.ValidationError("true or false was expected.", code="invalid")
        return data


class StrictText(serializers.CharField):
    """Accept only JSON strings, which are not trimmed."""

    def __init__(self, **options: Unpack[TextOptions]) -> None:
        options.setdefault("trim_whitespace", False)
        super().__init__(**options)

    def to_internal_value(self, data: object) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("Text was expected.", code="invalid")
        return super().to_internal_value(data)


class CheckedText(StrictText):
    """Accept text that `read`, one of `claims.core.reading`, accepts."""

    read: Callable[[object, str, int], str]

    def to_internal_value(self, data: object) -> str:
        if isinstance(data, str):
            try:
                data = type(self).read(data, str(self.field_name), self.max_length or len(data))
            except Invalid as error:
                raise serializers.ValidationError(error.message, code=error.code) from None
        value = super().to_internal_value(data)
        if not value and not self.allow_blank:
            self.fail("blank")
        return value


class NameText(CheckedText):
    """Accept a name: one line without hidden characters, trimmed."""

    read = staticmethod(reading.read_name)


class LinesText(CheckedText):
    """Accept text of several lines without control and direction-override characters; it is not trimmed."""

    read = staticmethod(reading.read_text)


class WebAddress(CheckedText):
    """Accept a web address."""

    read = staticmethod(reading.read_address)


class LanguageTag(CheckedText):
    """Accept a BCP 47 tag."""

    read = staticmethod(reading.read_language)


class Identifier(serializers.UUIDField):
    """Accept a UUID in the one spelling that the API uses."""

    def to_internal_value(self, data: object) -> UUID:
        key = ids.read_id(data)
        if key is None:
            raise serializers.ValidationError(f"An identifier is {ids.RULE}.", code="invalid")
        return key


class Day(serializers.DateField):
    """Accept a day written as 2026-11-22; with `allow_blank`, an empty string means none, as in tables."""

    def __init__(self, *, allow_blank: bool = False, **options: Unpack[FieldOptions]) -> None:
        super().__init__(**options)
        self.allow_blank = allow_blank

    def to_internal_value(self, data: object) -> date | None:  # type: ignore[override]
        if self.allow_blank and data == "":
            return None
        day = days.read_day(data)
        if day is None:
            raise serializers.ValidationError(f"A day is {days.RULE}.", code="invalid")
        return day


class StrictChoice(serializers.ChoiceField):
    """Accept one of some words; nothing is converted to a word."""

    def to_internal_value(self, data: object) -> str:
        if not isinstance(data, str) or data not in self.choices:
            raise serializers.ValidationError(
                f"One of {', '.join(map(str, self.choices))} was expected.", code="invalid_choice"
            )
        return data


class StrictList(serializers.ListField):
    """Accept a JSON list."""

    def to_internal_value(self, data: object) -> list[object]:
        if not isinstance(data, list):
            raise serializers.ValidationError("A list was expected.", code="invalid")
        return super().to_internal_value(data)


class StrictObject(serializers.DictField):
    """Accept a JSON object with any fields."""

    def to_internal_value(self, data: object) -> dict[str, object]:
        if not isinstance(data, dict):
            raise serializers.ValidationError("An object was expected.", code="expected_object")
        return super().to_internal_value(data)


class RawField(serializers.Field[object, object, object, object]):
    """Accept any JSON, including null; a function of `claims.core.reading` validates it, and OpenAPI describes its shape."""

    def run_validation(self, data: object = empty) -> object:
        """Return whatever was sent."""
        return super().run_validation() if data is empty else data

    def to_internal_value(self, data: object) -> object:
        return data


class NothingIn(StrictSerializer):
    """An empty object."""


def checked_query(request: Request, allowed: Iterable[str]) -> dict[str, str]:
    """Return the query parameters; raise Invalid (unknown_filter, invalid_filter) for others, repeats and NUL."""
    names = set(allowed)
    for name, values in request.query_params.lists():
        if name not in names:
            raise Invalid("unknown_filter", f"There is no parameter {name[:80]!r} here.", name[:80])
        if len(values) > 1 or any(not value or "\x00" in value or len(value) > MAX_QUERY for value in values):
            raise Invalid("invalid_filter", "A parameter is empty, repeated, too long or contains NUL.", name)
    return {name: str(value) for name, value in request.query_params.items()}


def number_in(query: dict[str, str], name: str, default: int, least: int, most: int) -> int:
    """Read a whole number from the query. Raises Invalid: invalid_filter."""
    given = query.get(name)
    if given is None:
        return default
    if not WHOLE.fullmatch(given) or not least <= int(given) <= most:
        raise Invalid("invalid_filter", f"{name} is a whole number from {least} to {most}.", name)
    return int(given)


def flag_in(query: dict[str, str], name: str) -> bool:
    """Read true or false from the query; false where it is left out. Raises Invalid: invalid_filter."""
    given = query.get(name, "false")
    if given not in ("true", "false"):
        raise Invalid("invalid_filter", f"{name} is true or false.", name)
    return given == "true"


def key_in(query: dict[str, str], name: str) -> UUID:
    """Read an identifier from the query. Raises Invalid: invalid_filter."""
    key = ids.read_id(query[name])
    if key is None:
        raise Invalid("invalid_filter", f"{name} is {ids.RULE}.", name)
    return key
