"""Whatever type a field of an operation has, the operation is answered for itself and the rest of the batch is stored."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from claims.annotations.models import Claim
from claims.core.errors import CODES
from tests.annotations.desk import STRANDED, WARNED, Desk, put
from tests.core.refusing import refused

pytestmark = pytest.mark.django_db

NOBODY = "7b1c2d3e-4f50-4617-8a9b-0c1d2e3f4a5b"

# Every type that JSON has, in its awkward forms.
VALUES: list[Any] = [
    None, True, False, 0, -1, 2**31, 2**62, 10**18, 1.5, -0.0, 1e300, "", " ", "x", "true", "1", "2026W01", "\u202e", "x" * 20_001,
    [], {}, [None], [[]], [[[]]], [True], [1, 2], ["x"], [{}], {"id": None}, {"a": [1]}, {"kind": {"kind": []}},
    NOBODY, [NOBODY], {"id": NOBODY}, "{7b1c2d3e-4f50-4617-8a9b-0c1d2e3f4a5b}",
]  # fmt: skip
LEFT_OUT = object()


def batch_of_all_kinds(desk: Desk, suggestion: str, saved: dict[str, Any]) -> list[dict[str, Any]]:
    """One operation of each kind, with every field that it can have."""
    speaker = {
        "id": str(uuid4()), "name": "Port authority", "kind": "organisation", "anonymous": False, "descriptor": "the port",
        "country": "DE", "wikidata_id": "Q42", "aliases": ["Port"],
        "roles": [{"position": "Minister", "organisation": "State", "from": "2024-01-01", "to": "2025-01-01"}],
    }  # fmt: skip
    evidence = {
        "url": "https://example.org/a", "archived_url": "https://example.org/b", "accessed_at": "2026-11-20", "publisher": "P",
        "title": "T", "quote": "Q", "stance": "supports", "set_number": 1,
    }  # fmt: skip
    verdict = {"label": "true", "rationale": "R", "status": "final", "evidence": [evidence]}
    claim = desk.claim(
        STRANDED, source=["she"], cue=["added"], verdict=verdict, claim_type="prediction", checkworthiness="cfs", was_said=True
    )  # fmt: skip
    return [
        {"speaker": speaker},
        {"put": {**claim, "version": 1, "updated_at": "2026-11-20T10:00:00Z"}, "base": 0},
        {"delete": saved["id"], "base": 1},
        {"decide": suggestion, "as": "rejected", "claim": None},
    ]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside a value, outermost first."""
    yield path
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(item, (*path, key))


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Copy a value with something else at one place, or nothing."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    items = dict(value) if isinstance(value, dict) else list(value)
    if new is LEFT_OUT and not rest:
        del items[first]
    else:
        items[first] = changed(items[first], rest, new)
    return items


@pytest.mark.parametrize("kind", range(4), ids=["speaker", "put", "delete", "decide"])
def test_no_type_of_any_field_fails_the_batch(desk: Desk, kind: int) -> None:
    good = desk.claim(WARNED)
    template = batch_of_all_kinds(desk, str(uuid4()), desk.saved())[kind]
    bad = [
        (len(path), changed(template, path, value))
        for path in places(template)
        for value in (*VALUES, *([LEFT_OUT] if path else []))
    ]
    for start in range(0, len(bad), 190):
        depths, ops = zip(*bad[start : start + 190], strict=True)
        good = {**good, "note": f"Batch {start}"}
        version = Claim.objects.filter(pk=good["id"]).values_list("version", flat=True).first() or 0
        answer = desk.ask("sync", {"ops": [*ops, put(good, version)]})
        assert answer.status_code == 200, answer.content[:300]
        results = answer.json()["results"]
        assert len(results) == len(ops) + 1
        assert (results[-1]["status"], results[-1]["id"]) == ("ok", good["id"])
        assert desk.claims()[good["id"]]["note"] == f"Batch {start}"
        for depth, op, result in zip(depths, ops, results, strict=False):
            assert result["status"] in ("ok", "conflict", "invalid"), (op, result)
            if result["status"] == "invalid":
                assert result["code"] in CODES, (op, result)
                assert result["message"], (op, result)
                assert result["field"] or depth < 2, (op, result)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("speaker", "kind"), [], "invalid_choice"), (("speaker", "kind"), {}, "invalid_choice"), (("speaker", "kind"), ["person"], "invalid_choice"),
        (("speaker", "name"), ["x"], "invalid"), (("speaker", "aliases"), False, "invalid"), (("speaker", "aliases"), "", "invalid"),
        (("speaker", "aliases"), [5], "invalid"), (("speaker", "roles"), 0, "invalid"), (("speaker", "anonymous"), 0, "invalid"),
        (("speaker", "country"), ["DE"], "invalid"), (("speaker", "roles", 0, "from"), "2024W01", "invalid"),
        (("speaker", "roles", 0, "to"), "2025-01-01T00:00", "invalid"), (("speaker", "id"), 5, "invalid"),
    ],
)  # fmt: skip
def test_a_speaker_whose_field_has_another_type_is_refused_by_name(
    desk: Desk, path: Any, value: Any, code: str
) -> None:
    op = changed(batch_of_all_kinds(desk, str(uuid4()), desk.saved())[0], path, value)
    good = desk.claim(WARNED)
    bad, fine = desk.sync(op, put(good))
    field = ".".join(str(part) for part in path if not isinstance(part, int))
    assert (bad["status"], bad["code"], bad["field"]) == ("invalid", code, field)
    assert fine["status"] == "ok"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("verdict", "label"), ["true"], "invalid"), (("verdict", "status"), {}, "invalid_choice"), (("verdict", "evidence"), {}, "invalid"),
        (("verdict", "evidence", 0, "stance"), [], "invalid_choice"), (("verdict", "evidence", 0, "set_number"), True, "integer_required"),
        (("verdict", "evidence", 0, "accessed_at"), "20261122", "invalid"), (("verdict", "evidence", 0, "accessed_at"), 20261122, "invalid"),
        (("verdict", "evidence", 0, "url"), "https://user:password@example.org/", "invalid"), (("verdict", "evidence", 0, "url"), "https://example.org/\u202egnp", "control_characters"),
        (("verdict", "evidence", 0, "archived_url"), 'https://example.org/"', "invalid"), (("verdict", "evidence", 0, "title"), "a\u200bb", "control_characters"),
        (("verdict", "evidence", 0, "quote"), "a\u202eb", "control_characters"), (("note",), "\x1b[2J", "control_characters"), (("note",), 5, "invalid"),
        (("exact", "addressee"), 5, "invalid"), (("exact", "content"), [5], "invalid"), (("exact", "source"), {"0": "she"}, "invalid"), (("origin",), ["human"], "invalid_choice"),
        (("directness",), "", "invalid_choice"), (("nesting",), {}, "invalid_choice"), (("speakers",), "x", "invalid"), (("speakers",), [True], "invalid"),
        (("parent",), 5, "invalid"), (("suggestion",), {"id": 1}, "invalid"), (("was_said",), 1, "invalid"), (("version",), "1", "integer_required"),
    ],
)  # fmt: skip
def test_a_claim_whose_field_has_another_type_is_refused_by_name(desk: Desk, path: Any, value: Any, code: str) -> None:
    op = changed(batch_of_all_kinds(desk, str(uuid4()), desk.saved())[1], ("put", *path), value)
    bad, fine = desk.sync(op, put(desk.claim(WARNED)))
    assert (bad["status"], bad["code"], bad["field"]) == ("invalid", code, ".".join(map(str, ("put", *path))))
    assert fine["status"] == "ok"


@pytest.mark.parametrize("kind", VALUES)
def test_a_speaker_sent_alone_is_answered_whatever_kind_it_names(
    desk: Desk, owner: Any, project: Any, kind: Any
) -> None:
    refused(
        owner.post(f"projects/{project.pk}/speakers", {"name": "Port", "kind": kind}), 400, "invalid_choice", "kind"
    )
