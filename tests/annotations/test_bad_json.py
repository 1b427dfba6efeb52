"""Somebody sends a claim whose JSON is broken, ambiguous or hostile: it is refused by name and nothing changes."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import TEXT, Person, claim_for
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db
CONTENT = "The harbour will close on Friday"


class Desk:
    """Somebody at work on an article, who sends bytes of their own making."""

    def __init__(self, person: Person, work: Any) -> None:
        self.person = person
        self.key = str(uuid4())
        self.sync = f"assignments/{work['assignment']['id']}/sync"
        self.address = f"assignments/{work['assignment']['id']}/claims/{self.key}"
        self.claim = claim_for(TEXT, self.key, [CONTENT], no_speaker_stated=True)

    def put(self, body: bytes, content_type: str = "application/json") -> Any:
        """PUT bytes as the new claim."""
        client, address = self.person.client, f"/api/v1/{self.address}"
        return client.generic("PUT", address, body, content_type, headers={"If-Match": '"0"'})

    def put_with(self, **changes: Any) -> Any:
        """PUT the claim with some fields changed."""
        return self.put(json.dumps({**self.claim, **changes}).encode())

    def put_text(self, old: str, new: str) -> Any:
        """PUT the claim's JSON with one string in it replaced."""
        body = json.dumps(self.claim)
        assert old in body
        return self.put(body.replace(old, new).encode("utf-8", "surrogatepass"))


@pytest.fixture
def desk(annotator: Person, work: Any) -> Desk:
    """The annotator at the article."""
    return Desk(annotator, work)


@pytest.fixture(autouse=True)
def unchanged(desk: Desk, request: pytest.FixtureRequest) -> Iterator[None]:
    """Nothing that is refused leaves a trace."""
    if "accepted" in request.node.name:
        yield
        return
    with nothing_changes():
        yield


def test_the_ordinary_claim_is_accepted(desk: Desk) -> None:
    answer = desk.put_with()
    assert answer.status_code == 200, answer.content
    assert answer.json()["version"] == 1


def test_b01_json_that_is_cut_off(desk: Desk) -> None:
    refused(desk.put(b'{"content":'), 400, "invalid_json")


def test_b02_an_empty_body(desk: Desk) -> None:
    refused(desk.put(b""), 400, "content_missing", "content")
    refused(desk.person.raw("POST", desk.sync, b""), 400, "required", "ops")


@pytest.mark.parametrize("body", [b"[1,2]", b"null", b'"x"', b"7", b"true"])
def test_b03_a_body_that_is_no_object(desk: Desk, body: bytes) -> None:
    refused(desk.put(body), 400, "expected_object")
    refused(desk.person.raw("POST", desk.sync, body), 400, "expected_object")


def test_b04_json_a_hundred_thousand_levels_deep(desk: Desk) -> None:
    refused(desk.put(b"[" * 100_000 + b"]" * 100_000), 400, "json_too_deep")
    refused(desk.put(b'{"a":' * 40 + b"1" + b"}" * 40), 400, "json_too_deep")


def test_b05_one_key_twice(desk: Desk) -> None:
    refused(desk.put_text('"note": ""', '"note": "a", "note": "b"'), 400, "duplicate_key")


def test_b06_nul_in_a_note(desk: Desk) -> None:
    refused(desk.put_with(note="before\x00after"), 400, "bad_unicode")
    refused(desk.put_text('"note": ""', '"no\\u0000te": ""'), 400, "bad_unicode")


def test_b08_half_a_surrogate_pair(desk: Desk) -> None:
    refused(desk.put_text('"note": ""', '"note": "\\ud800"'), 400, "bad_unicode")
    refused(desk.put_text('"note": ""', '"note": "\\udc00\\ud800"'), 400, "bad_unicode")


def test_b09_bytes_that_are_not_utf8(desk: Desk) -> None:
    body = json.dumps(desk.claim)
    refused(
        desk.put(body.replace('"note": ""', '"note": "x"').encode().replace(b'"x"', b'"\xff\xfe"')),
        400,
        "invalid_encoding",
    )
    refused(desk.put(body.encode("utf-16")), 400, "invalid_encoding")
    refused(
        desk.put(json.dumps({**desk.claim, "note": "é"}, ensure_ascii=False).encode("latin-1")), 400, "invalid_encoding"
    )


def test_b09_a_byte_order_mark_is_accepted(desk: Desk) -> None:
    assert desk.put(b"\xef\xbb\xbf" + json.dumps(desk.claim).encode()).status_code == 200


@pytest.mark.parametrize("name", ["is_staff", "annotator", "status_final", "author", "assignment", "deleted_at", "key"])
def test_b11_a_field_that_nobody_asked_for(desk: Desk, name: str) -> None:
    refused(desk.put_with(**{name: "root"}), 400, "unknown_field", name)
    refused(desk.person.post(desk.sync, {"ops": [], name: "root"}), 400, "unknown_field", name)


@pytest.mark.parametrize("start", ['"٣"', '"5"', "1.0", "true", "null", "[]"])
def test_b12_an_offset_that_is_no_whole_number(desk: Desk, start: str) -> None:
    refused(desk.put_text('"content": [[0,', f'"content": [[{start},'), 400, "integer_required", "content")


@pytest.mark.parametrize(
    ("start", "code"),
    [(str(2**31), "span_out_of_range"), (str(2**63 - 1), "span_out_of_range"), ("9" * 5000, "out_of_range")],
)
def test_b13_an_offset_that_is_too_large_for_any_text(desk: Desk, start: str, code: str) -> None:
    refused(desk.put_text('"content": [[0,', f'"content": [[{start},'), 400, code)
    refused(desk.put_text("32]]", f"{start}]]"), 400, code)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "-1e400"])
def test_b14_a_number_that_is_not_finite(desk: Desk, number: str) -> None:
    body = f'{{"ops": [], "active_seconds": {number}}}'.encode()
    refused(desk.person.raw("POST", desk.sync, body), 400, "number_required")


@pytest.mark.parametrize("seconds", [-1, 3601, "60", True, None, [1]])
def test_b14_active_seconds_that_nobody_can_have_spent(desk: Desk, seconds: Any) -> None:
    answer = desk.person.post(desk.sync, {"ops": [], "active_seconds": seconds})
    code = "out_of_range" if type(seconds) is int else "null" if seconds is None else "number_required"
    refused(answer, 400, code, "active_seconds")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_b15_another_media_type(desk: Desk, kind: str) -> None:
    refused(desk.put(json.dumps(desk.claim).encode(), kind), 415, "unsupported_media_type")


def test_b17_a_body_one_byte_over_the_limit(desk: Desk, settings: Any) -> None:
    body = json.dumps(desk.claim).encode()
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = len(body) - 1
    refused(desk.put(body), 413, "too_large")


def test_b17_a_note_of_three_megabytes(desk: Desk) -> None:
    error = refused(desk.put_with(note="x" * 3_000_000), 400, "limit", "note")
    assert "10,000" in error["message"]


@pytest.mark.parametrize("missing", ["content", "exact", "id"])
def test_b20_a_claim_without_what_a_claim_needs(desk: Desk, missing: str) -> None:
    claim = {name: value for name, value in desk.claim.items() if name != missing}
    result = desk.person.post(desk.sync, {"ops": [{"put": claim, "base": 0}]}).json()["results"][0]
    code = {"content": "content_missing", "exact": "required", "id": "required"}[missing]
    assert (result["status"], result["code"]) == ("invalid", code)


@pytest.mark.parametrize(
    ("op", "code"),
    [
        (7, "expected_object"),
        ({}, "invalid"),
        ({"put": {}, "delete": str(uuid4())}, "invalid"),
        ({"delete": "abc"}, "invalid"),
        ({"delete": str(uuid4()), "bases": 1}, "unknown_field"),
        ({"delete": str(uuid4()), "base": "1"}, "integer_required"),
        ({"delete": str(uuid4()), "base": -1}, "integer_required"),
        ({"put": [], "base": 0}, "expected_object"),
        ({"decide": str(uuid4()), "as": "maybe"}, "invalid_choice"),
        ({"decide": None, "as": "accepted"}, "invalid"),
        ({"speaker": "Zoë"}, "expected_object"),
    ],
)
def test_b20_an_operation_that_says_nothing_that_can_be_done(desk: Desk, op: Any, code: str) -> None:
    answer = desk.person.post(desk.sync, {"ops": [op]})
    assert answer.status_code == 200, answer.content
    result = answer.json()["results"][0]
    assert (result["status"], result["code"]) == ("invalid", code), result


@pytest.mark.parametrize("ops", [None, {}, "x", 7])
def test_b20_operations_that_are_no_list(desk: Desk, ops: Any) -> None:
    refused(desk.person.post(desk.sync, {"ops": ops}), 400, "null" if ops is None else "invalid", "ops")
