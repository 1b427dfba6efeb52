"""Holding real answers against the OpenAPI document: the document may promise nothing else, and lack nothing."""

import copy
import functools
import json
import re
from datetime import datetime
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from tests.conftest import ROOT

FILE = ROOT / "frontend" / "openapi.json"
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=/)\d+(?=/|$)")


@functools.cache
def document() -> dict[str, Any]:
    """Read the committed OpenAPI document, once: nobody changes what they get."""
    return json.loads(FILE.read_text(encoding="utf-8"))


class Contract:
    """The document, and which of its operations have been held against an answer so far."""

    def __init__(self) -> None:
        self.document = document()
        self.seen: set[tuple[str, str]] = set()
        self._schemas = _closed()
        self._checker = FormatChecker(["uuid", "date"])
        self._checker.checks("date-time", ValueError)(_is_moment)

    def check(self, method: str, path: str, response: Any) -> Any:
        """Assert that an answer is what the document says for its operation and status; return its JSON."""
        template = self._template(path)
        operation = self.document["paths"][template][method]
        described = operation["responses"].get(str(response.status_code))
        if described is None:
            assert response.status_code >= 400, (
                f"{method} {template} answers {response.status_code}, which is nowhere described"
            )
            described = operation["responses"]["default"]
        self.seen.add((method, template))
        media = described.get("content")
        if media is None:
            assert response.content == b"", f"{method} {template}: a body where none is described"
            return None
        kind = response["Content-Type"].split(";")[0]
        assert kind in media, f"{method} {template} answers {kind}"
        if kind != "application/json":
            return None
        value = json.loads(response.content)
        schema = {**media[kind]["schema"], "components": self._schemas}
        errors = list(Draft202012Validator(schema, format_checker=self._checker).iter_errors(value))
        assert not errors, f"{method} {template} {response.status_code}: " + "; ".join(
            f"{'.'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors[:5]
        )
        return value

    def _template(self, path: str) -> str:
        full = f"/api/v1/{path}".split("?")[0]
        pattern = UUID.sub("{}", full)
        found = [known for known in self.document["paths"] if re.sub(r"\{\w+\}", "{}", known) == pattern]
        assert len(found) == 1, f"{path} is not in the document"
        return found[0]


def _is_moment(value: Any) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@functools.cache
def _closed() -> dict[str, Any]:
    """Close every object of the document, so that a field that is sent but not described is an error too."""
    closed: dict[str, Any] = copy.deepcopy(document()["components"])
    for schema in closed["schemas"].values():
        if schema.get("type") == "object" and "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return closed
