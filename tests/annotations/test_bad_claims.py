"""Somebody sends a claim that is well-formed and makes no sense: it is refused by name and nothing changes."""

from typing import Any
from uuid import uuid4

import pytest

from claims.audit import Actor
from claims.projects.services import create_project
from tests.annotations.desk import CLOSING, Desk
from tests.conftest import TEXT, Person, add_article, claim_for
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db
LENGTH = len(TEXT)


def test_a_claim_that_makes_sense_is_saved(desk: Desk) -> None:
    answer = desk.put(desk.claim())
    assert answer.status_code == 200, answer.content
    assert answer.json()["exact"]["content"] == [CLOSING]


@pytest.mark.parametrize("end", [LENGTH + 1, 10**6])
@pytest.mark.parametrize("role", ["content", "source", "cue", "addressee"])
def test_b21_a_fragment_that_ends_behind_the_text(desk: Desk, role: str, end: int) -> None:
    claim = desk.claim()
    claim[role], claim["exact"][role] = [[LENGTH - 5, end]], [TEXT[LENGTH - 5 :]]
    with nothing_changes():
        refused(desk.put(claim), 400, "span_out_of_range", role)


@pytest.mark.parametrize("fragment", [[9, 4], [-5, 9], [-9, -5], [4, 4]])
def test_b22_a_fragment_that_ends_before_it_starts_or_is_empty(desk: Desk, fragment: list[int]) -> None:
    claim = desk.claim()
    claim["content"], claim["exact"]["content"] = [fragment], [TEXT[slice(*fragment)]]
    with nothing_changes():
        refused(desk.put(claim), 400, "span_out_of_range", "content")


@pytest.mark.parametrize("content", [None, {}, "0-5", [[0]], [[0, 1, 2]], [0, 5], [[]]])
def test_b22_fragments_that_are_no_pairs(desk: Desk, content: Any) -> None:
    with nothing_changes():
        refused(desk.put({**desk.claim(), "content": content}), 400, "invalid", "content")


def test_b23_a_quotation_that_is_not_the_text_there(desk: Desk) -> None:
    claim = desk.claim()
    claim["exact"]["content"] = ["The harbour will open on Friday!"]
    with nothing_changes():
        error = refused(desk.put(claim), 400, "quote_mismatch", "content")
    assert CLOSING in error["message"]


def test_b23_offsets_counted_in_utf16_units(desk: Desk) -> None:
    """A browser that forgets to convert is off by one after the emoji."""
    claim = desk.claim("Zoë Ndiaye")
    claim["content"] = [[start + 1, end + 1] for start, end in claim["content"]]
    with nothing_changes():
        refused(desk.put(claim), 400, "quote_mismatch", "content")


def test_b23_a_fragment_that_cuts_a_character_in_two(annotator: Person, project: Any) -> None:
    text = "The family 👩‍👩‍👧 went home, Zoe\u0308 said."
    article = add_article(project, text)
    desk = Desk(annotator, annotator.post(f"projects/{project.pk}/next", {"article": str(article.pk)}).json())
    for start, end in ((0, text.index("👩") + 1), (0, text.index("\u0308"))):
        claim = claim_for(text, str(uuid4()), [text[start:end]])
        with nothing_changes():
            refused(desk.put(claim), 400, "cuts_grapheme", "content")


def test_b23_a_fragment_with_white_space_at_its_end(desk: Desk) -> None:
    with nothing_changes():
        refused(desk.put(desk.claim("will close ")), 400, "invalid", "content")


@pytest.mark.parametrize("role", ["source", "cue"])
def test_b24_a_source_that_lies_in_its_own_content(desk: Desk, role: str) -> None:
    with nothing_changes():
        refused(desk.put(desk.claim(**{role: ["harbour"]})), 400, "invalid", role)


def test_b26_a_verdict_of_another_projects_scale(desk: Desk, owner: Person) -> None:
    create_project(actor=Actor(owner.user), name="Another desk", scale="averitec", engine="")
    for label in ("supported", "nonsense", "TRUE"):
        with nothing_changes():
            refused(desk.put(desk.claim(verdict={"label": label})), 400, "unknown_label", "verdict.label")


@pytest.mark.parametrize(
    ("verdict", "field", "code"),
    [
        ({}, "verdict.label", "required"),
        ({"label": 1}, "verdict.label", "invalid"),
        ({"label": "true", "status": "published"}, "verdict.status", "invalid_choice"),
        ({"label": "true", "rationale": "x" * 10_001}, "verdict.rationale", "limit"),
        ({"label": "true", "evidence": [{}]}, "verdict.evidence.0.url", "required"),
        ({"label": "true", "evidence": [{"url": "javascript:alert(1)"}]}, "verdict.evidence.0.url", "invalid"),
        ({"label": "true", "evidence": [{"url": "https://a.b", "stance": "yes"}]}, "verdict.evidence.0.stance", "invalid_choice"),
        ({"label": "true", "evidence": [{"url": "https://a.b"}]}, "verdict.evidence.0.stance", "required"),
        ({"label": "false", "evidence": [{"quote": "A", "stance": None}]}, "verdict.evidence.0.stance", "required"),
        ({"label": "true", "evidence": [{"title": "A", "stance": "neutral"}, {"title": "B", "stance": ""}]}, "verdict.evidence.1.stance", "required"),
        ({"label": "true", "evidence": [{"title": "A", "stance": "supports"}, {"title": "B", "set_number": 0}]}, "verdict.evidence.1.set_number", "integer_required"),
        ({"label": "true", "evidence": [{"title": "A", "accessed_at": "yesterday"}]}, "verdict.evidence.0.accessed_at", "invalid"),
        ({"label": "true", "evidence": [{"title": "A"}] * 101}, "verdict.evidence", "limit"),
        ({"label": "true", "score": 1}, "verdict.score", "unknown_field"),
    ],
)  # fmt: skip
def test_b31_a_verdict_that_is_none(desk: Desk, verdict: dict[str, Any], field: str, code: str) -> None:
    with nothing_changes():
        refused(desk.put(desk.claim(verdict=verdict)), 400, code, field)


@pytest.mark.parametrize("name", ["a - at `$.zz", "a - at `$[...].url", " - at `$", "`", "x` of length <= 3"])
@pytest.mark.parametrize("where", ["claim", "exact", "verdict"])
def test_b11_a_field_whose_name_looks_like_the_message_of_a_parser(desk: Desk, where: str, name: str) -> None:
    claim = desk.claim(verdict={"label": "true"})
    part = claim if where == "claim" else claim[where]
    part[name] = 1
    with nothing_changes():
        refused(desk.put(claim), 400, "unknown_field", name if where == "claim" else f"{where}.{name}")


def test_b12_a_word_that_looks_like_the_message_of_a_parser(desk: Desk) -> None:
    for word in ("Expected `str` of length <= 3", "x' - at `$.note"):
        with nothing_changes():
            refused(desk.put({**desk.claim(), "certainty": word}), 400, "invalid_choice", "certainty")


def test_b28_a_claim_that_reports_itself(desk: Desk) -> None:
    claim = desk.claim(nesting="discourse")
    with nothing_changes():
        refused(desk.put({**claim, "parent": claim["id"]}), 400, "attribution_cycle", "parent")


def test_b28_two_claims_that_report_each_other(desk: Desk) -> None:
    first = desk.saved()
    second = desk.saved("two ferries are stranded", parent=first["id"], nesting="relay")
    with nothing_changes():
        refused(
            desk.put({**first, "parent": second["id"], "nesting": "relay"}, '"1"'), 400, "attribution_cycle", "parent"
        )


def test_b30_a_claim_on_another_projects_article_under_ones_own_address(desk: Desk, person: Any) -> None:
    far = person("far")
    other = create_project(actor=Actor(far.user), name="Another desk", engine="")
    add_article(other, TEXT)
    foreign = far.post(f"projects/{other.pk}/next").json()["assignment"]["id"]
    claim = desk.claim()
    assert far.put(f"assignments/{foreign}/claims/{claim['id']}", claim, **{"If-Match": '"0"'}).status_code == 200
    with nothing_changes():
        mine = desk.claim()
        address = f"assignments/{foreign}/claims/{mine['id']}"
        refused(desk.person.put(address, mine, **{"If-Match": '"0"'}), 404, "not_found")
        refused(desk.put(claim, '"1"'), 400, "id_taken", "id")
        parent = desk.claim("two ferries are stranded", parent=claim["id"], nesting="relay")
        refused(desk.put(parent), 400, "parent_missing", "parent")


def test_b30_speakers_and_suggestions_of_another_project(desk: Desk, person: Any) -> None:
    far = person("far")
    other = create_project(actor=Actor(far.user), name="Another desk", engine="")
    speaker = far.post(f"projects/{other.pk}/speakers", {"name": "Zoë Ndiaye", "kind": "person"}).json()["id"]
    with nothing_changes():
        refused(desk.put(desk.claim(speakers=[speaker])), 400, "unknown_speaker", "speakers")
        refused(desk.put(desk.claim(speakers=[str(uuid4())])), 400, "unknown_speaker", "speakers")
        refused(
            desk.put(desk.claim(suggestion=str(uuid4()), origin="suggestion")), 400, "unknown_suggestion", "suggestion"
        )
        taken = {"speaker": {"id": speaker, "name": "Zoë Ndiaye", "kind": "person"}}
        decided = {"decide": str(uuid4()), "as": "rejected"}
        assert [result["code"] for result in desk.sync(taken, decided)] == ["id_taken", "unknown_suggestion"]


def test_b33_the_501st_claim_of_an_article(annotator: Person, project: Any) -> None:
    text = " ".join(f"Source {number} said that it was so." for number in range(501))
    article = add_article(project, text)
    desk = Desk(annotator, annotator.post(f"projects/{project.pk}/next", {"article": str(article.pk)}).json())
    ops = [{"put": claim_for(text, str(uuid4()), [f"Source {number} said"]), "base": 0} for number in range(501)]
    for start in (0, 200):
        assert {result["status"] for result in desk.sync(*ops[start : start + 200])} == {"ok"}
    results = desk.sync(*ops[400:])
    assert [result["status"] for result in results] == ["ok"] * 100 + ["invalid"]
    assert (results[-1]["code"], "500" in results[-1]["message"]) == ("limit", True)


def test_b33_a_note_of_10001_characters(desk: Desk) -> None:
    with nothing_changes():
        assert "10,000" in refused(desk.put(desk.claim(note="é" * 10_001)), 400, "limit", "note")["message"]
    assert desk.put(desk.claim(note="é" * 10_000)).status_code == 200


def test_b33_more_operations_than_a_batch_takes(desk: Desk) -> None:
    ops = [{"delete": str(uuid4()), "base": 0}] * 201
    with nothing_changes():
        error = refused(desk.person.post(f"assignments/{desk.assignment}/sync", {"ops": ops}), 400, "limit", "ops")
    assert "200" in error["message"]


NAMES = [
    ("x" * 300, "limit"), ("   ", "blank"), ("\u200b\u200b", "control_characters"), ("Zoë \u202eeyaidN", "control_characters"),
    ("a\u0301" + "\u0301" * 1_000_000, "limit"), ("one\ntwo", "control_characters"), ("", "blank"), (7, "invalid"), (None, "required"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), NAMES, ids=[code for _, code in NAMES])
def test_b34_a_speakers_name_that_nobody_could_read(desk: Desk, project: Any, name: Any, code: str) -> None:
    speaker = {"id": str(uuid4()), "name": name, "kind": "person"}
    with nothing_changes():
        result = desk.sync({"speaker": speaker})[0]
        assert (result["status"], result["code"], result["field"]) == ("invalid", code, "speaker.name")
        refused(desk.person.post(f"projects/{project.pk}/speakers", speaker), 400, code, "name")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "alien"}, "invalid_choice"), ({"country": "usa"}, "invalid"), ({"wikidata_id": "42"}, "invalid"),
        ({"aliases": ["x"] * 101}, "limit"), ({"aliases": ["\u202e"]}, "control_characters"), ({"anonymous": "yes"}, "invalid"),
        ({"merged_into": str(uuid4())}, "unknown_field"), ({"id": "1"}, "invalid"),
    ],
)  # fmt: skip
def test_b34_a_speaker_that_is_none(desk: Desk, project: Any, change: dict[str, Any], code: str) -> None:
    speaker = {"id": str(uuid4()), "name": "Zoë Ndiaye", "kind": "person", **change}
    with nothing_changes():
        result = desk.sync({"speaker": speaker})[0]
        assert (result["status"], result["code"], result["field"]) == ("invalid", code, f"speaker.{next(iter(change))}")
        refused(desk.person.post(f"projects/{project.pk}/speakers", speaker), 400, code, next(iter(change)))


def test_b35_a_claim_that_names_a_speaker_and_says_that_none_is_stated(desk: Desk) -> None:
    with nothing_changes():
        claim = desk.claim(speakers=[str(uuid4())], no_speaker_stated=True)
        refused(desk.put(claim), 400, "speaker_contradicted", "no_speaker_stated")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("directness", "loud"),
        ("claim_type", "rumour"),
        ("checkworthiness", "yes"),
        ("nesting", "deep"),
        ("origin", "robot"),
    ],
)
def test_b36_a_word_that_is_not_one_of_the_terms(desk: Desk, field: str, value: str) -> None:
    with nothing_changes():
        refused(desk.put({**desk.claim(), field: value}), 400, "invalid_choice", field)


def test_b37_a_write_that_does_not_say_what_it_is_based_on(desk: Desk) -> None:
    claim = desk.saved()
    changed = {**claim, "note": "Changed."}
    with nothing_changes():
        refused(desk.put(changed, None), 428, "version_required")
        refused(desk.person.delete(f"assignments/{desk.assignment}/claims/{claim['id']}"), 428, "version_required")


@pytest.mark.parametrize("base", ["abc", '"abc"', "1", '"-1"', '"1.0"', 'W/"1"', '"٣"', '"99999999999"', "*", ""])
def test_b37_a_version_that_is_none(desk: Desk, base: str) -> None:
    claim = desk.saved()
    with nothing_changes():
        refused(desk.put({**claim, "note": "Changed."}, base), 400, "invalid_version", "If-Match")


def test_b37_an_old_version(desk: Desk) -> None:
    claim = desk.saved()
    assert desk.put({**claim, "note": "Second."}, '"1"').headers["ETag"] == '"2"'
    with nothing_changes():
        error = refused(desk.put({**claim, "note": "Third."}, '"1"'), 412, "stale")
    assert (error["version"], error["theirs"]["version"], error["theirs"]["note"]) == (2, 2, "Second.")


def test_b38_an_identifier_in_the_body_that_is_not_the_one_in_the_address(desk: Desk) -> None:
    claim = desk.claim()
    address = f"assignments/{desk.assignment}/claims/{uuid4()}"
    with nothing_changes():
        refused(desk.person.put(address, claim, **{"If-Match": '"0"'}), 400, "invalid", "id")
