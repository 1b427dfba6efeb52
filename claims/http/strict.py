"""Requests read strictly: bodies, fields and query parameters that nobody asked for are refused by name."""

import math
import re
from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from rest_framework import serializers
from rest_framework.fields import empty
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

from claims.core.errors import Invalid
from claims.core.strict_json import loads

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class StrictJSONParser(JSONParser):
    """Parse a JSON body with `claims.core.strict_json`; an empty body is an empty object."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        data = stream.read()
        return loads(data) if data.strip() else {}


class StrictSerializer(serializers.Serializer[Any]):
    """Refuse bodies that are not objects and fields that do not exist."""

    def run_validation(self, data: Any = empty) -> Any:
        """Validate; null is no object either."""
        if data is None:
            raise Invalid("expected_object")
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, dict | QueryDict):
            raise Invalid("expected_object")
        unknown = next((name for name in data if name not in self.fields), None)
        if unknown is not None:
            raise Invalid("unknown_field", f"There is no field {str(unknown)[:80]!r} here.", str(unknown)[:80])
        return super().to_internal_value(data)


class StrictInteger(serializers.IntegerField):
    """Take JSON whole numbers only: no strings, booleans or fractions."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            raise serializers.ValidationError("A whole number was expected.", code="integer_required")
        return super().to_internal_value(data)


class StrictNumber(serializers.Field[Any, Any, Any, Any]):
    """Take finite JSON numbers between `min_value` and `max_value`."""

    def __init__(self, *, min_value: float = -math.inf, max_value: float = math.inf, **options: Any) -> None:
        super().__init__(**options)
        self.min_value, self.max_value = min_value, max_value

    def to_internal_value(self, data: Any) -> float:
        if isinstance(data, bool) or not isinstance(data, int | float):
            raise serializers.ValidationError("A number was expected.", code="number_required")
        if not self.min_value <= data <= self.max_value:
            raise serializers.ValidationError("The number is out of range.", code="out_of_range")
        return float(data)

    def to_representation(self, value: Any) -> float:
        return float(value)


class StrictBoolean(serializers.BooleanField):
    """Take true and false only."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            raise serializers.ValidationError("true or false was expected.", code="invalid")
        return data


class StrictText(serializers.CharField):
    """Take JSON strings only, kept as they are: nothing is trimmed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("trim_whitespace", False)
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("Text was expected.", code="invalid")
        return super().to_internal_value(data)


class NameText(StrictText):
    """Take a name that people will read: one line, visible, trimmed, no control or direction-override characters."""

    def to_internal_value(self, data: Any) -> str:
        value = super().to_internal_value(data).strip()
        if HIDDEN.search(value):
            raise serializers.ValidationError("The name holds control characters.", code="control_characters")
        if not value and not self.allow_blank:
            self.fail("blank")
        return value


def checked_query(request: Request, allowed: Iterable[str]) -> dict[str, str]:
    """Return the query parameters; raise Invalid (unknown_filter, invalid_filter) for others, repeats and NUL."""
    names = set(allowed)
    for name, values in request.query_params.lists():
        if name not in names:
            raise Invalid("unknown_filter", f"There is no parameter {name[:80]!r} here.", name[:80])
        if len(values) > 1 or any("\x00" in value or len(value) > 1000 for value in values):
            raise Invalid("invalid_filter", "A parameter stands twice, is too long or holds NUL.", name)
    return {name: str(value) for name, value in request.query_params.items()}
