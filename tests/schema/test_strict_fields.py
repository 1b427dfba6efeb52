"""What requests may hold is read by fields that convert nothing: a walk over every operation of the API."""

from collections.abc import Iterator
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from claims.http import strict
from tests.schema.conformance import document

STRICT = (
    strict.StrictText, strict.StrictInteger, strict.StrictNumber, strict.StrictBoolean, strict.StrictChoice, strict.StrictList,
    strict.StrictObject, strict.Identifier, strict.Day, strict.RawField,
)  # fmt: skip


def requests() -> Iterator[tuple[str, Any]]:
    """Every operation that takes a body, with the serializer that describes it."""
    generator = SchemaGenerator()
    generator._initialise_endpoints()
    for path, _, method, view in generator._get_paths_and_endpoints():
        described = view.schema.get_override() if hasattr(view.schema, "get_override") else None
        assert described is None
        view.action_map = {}
        view.schema.method, view.schema.path, view.schema.path_regex = method, path, path
        body = view.schema.get_request_serializer()
        if method not in ("GET", "DELETE") and body is not None:
            yield f"{method} {path}", body


def fields(where: str, body: Any) -> Iterator[tuple[str, Any]]:
    """Every field of a body, with its path."""
    if isinstance(body, dict):
        return
    if isinstance(body, PolymorphicProxySerializer):
        for one in body.serializers:
            yield from fields(where, one)
        return
    body = body() if isinstance(body, type) else body
    yield where, body
    if isinstance(body, serializers.ListSerializer):
        yield from fields(where, body.child)
    elif isinstance(body, serializers.ListField | serializers.DictField):
        yield from fields(f"{where}[]", body.child)
    elif isinstance(body, serializers.BaseSerializer):
        for name, field in body.fields.items():
            yield from fields(f"{where}.{name}", field)


def test_every_field_of_every_request_is_a_strict_one() -> None:
    found = [(where, field) for where, body in requests() for where, field in fields(where, body)]
    leaves = [(where, field) for where, field in found if not isinstance(field, serializers.BaseSerializer)]
    assert len(leaves) > 100
    loose = {
        where: type(field).__name__
        for where, field in leaves
        if not isinstance(field, STRICT) and type(field).__name__ != "_UnvalidatedField"
    }
    assert loose == {}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (strict.StrictText(), [1, True, 1.5, ["x"], {}]),
        (strict.NameText(max_length=9), [1, True, "a\u200bb", "a\nb", " ", "\u200d", "x" * 10, ["x"]]),
        (strict.LinesText(max_length=9), [1, "a\u202eb", "\x1b[1m", "x" * 10]),
        (
            strict.WebAddress(max_length=99),
            [1, "example.org", "https://a:b@example.org/", "https://example.org/\u2067"],
        ),
        (strict.LanguageTag(max_length=35), [1, "english language", "e", "en_GB"]),
        (strict.StrictInteger(), [True, "1", 1.0, [1]]),
        (strict.StrictNumber(), [True, "1", None, [1.0]]),
        (strict.StrictBoolean(), [0, 1, "true", "on", []]),
        (strict.StrictChoice(choices=["1", "True"]), [1, True, ["1"], {"1": 1}, ""]),
        (strict.StrictList(child=strict.StrictText()), ["x", {"0": "x"}, ("x",), 5]),
        (strict.StrictObject(), ["x", [["a", 1]], 5]),
        (strict.Identifier(), [5, True, "7B1C2D3E-4F50-4617-8A9B-0C1D2E3F4A5B", "7b1c2d3e4f5046178a9b0c1d2e3f4a5b"]),
        (strict.Day(), ["2026W01", "20261122", "2026-11-22T00:00:00", 20261122, ""]),
    ],
)
def test_a_strict_field_converts_nothing(field: Any, values: list[Any]) -> None:
    field.field_name = field.source = "field"
    for value in values:
        with pytest.raises(serializers.ValidationError):
            field.run_validation(value)


def test_every_object_that_a_request_may_hold_is_closed_and_every_string_and_list_has_a_limit() -> None:
    open_ends = []
    schemas = document()["components"]["schemas"]
    asked = [name for name in schemas if name.endswith(("In", "Op"))]
    assert len(asked) > 20
    for name in asked:
        schema = schemas[name]
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, name
        for field, value in schema.get("properties", {}).items():
            kinds = [value, *value.get("oneOf", ()), *value.get("anyOf", ())]
            for kind in kinds:
                types = kind.get("type", ())
                if "string" in types and not {"maxLength", "format", "pattern", "enum", "const"} & set(kind):
                    open_ends.append(f"{name}.{field}")
                if "array" in types and "maxItems" not in kind:
                    open_ends.append(f"{name}.{field}")
                if ("integer" in types or "number" in types) and "maximum" not in kind and "anyOf" not in value:
                    open_ends.append(f"{name}.{field}")
    assert open_ends == []


def test_every_operation_describes_how_it_refuses() -> None:
    refusal = {"$ref": "#/components/schemas/ErrorOut"}
    for path, operations in document()["paths"].items():
        for method, operation in operations.items():
            schema = operation["responses"]["4XX"]["content"]["application/json"]["schema"]
            assert schema == refusal, f"{method} {path}"
