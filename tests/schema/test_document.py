"""The OpenAPI document and the browser application's types are those of the code."""

import hashlib
import re
from pathlib import Path

from django.core.management import call_command
from django.urls import URLResolver, get_resolver

from tests.conftest import ROOT
from tests.schema.conformance import FILE, document

TYPES = ROOT / "frontend" / "src" / "api" / "schema.d.ts"


def test_the_committed_document_is_the_one_the_code_writes_without_warnings(tmp_path: Path) -> None:
    written = tmp_path / "openapi.json"
    call_command("spectacular", format="openapi-json", file=str(written), validate=True, fail_on_warn=True)
    assert written.read_text() == FILE.read_text(), "run `make schema`"


def test_the_types_of_the_browser_application_were_made_from_it() -> None:
    heading = "\n".join(TYPES.read_text(encoding="utf-8").splitlines()[:3])
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() in heading, "run `make schema`"


def test_every_address_of_the_api_is_described_and_no_other() -> None:
    api = next(item for item in get_resolver().url_patterns if isinstance(item, URLResolver))
    routes = {"/api/v1/" + re.sub(r"<(?:uuid|int):(\w+)>", r"{\1}", str(item.pattern)) for item in api.url_patterns}
    assert set(document()["paths"]) == routes


def test_every_operation_has_a_name_a_sentence_and_the_shape_of_its_errors() -> None:
    names = []
    for path, operations in document()["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            names.append(operation["operationId"])
            assert operation["description"].strip().endswith((".", ")")), where
            assert operation["responses"]["default"]["content"]["application/json"]["schema"] == {
                "$ref": "#/components/schemas/ErrorOut"
            }, where
    assert len(names) == len(set(names))
