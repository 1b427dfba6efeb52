"""Somebody takes out a part of the work: the claims and articles that they choose, and as much of the texts as licences let go."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.management import call_command

from claims.articles.models import Speaker
from claims.datasets.formats import FORMATS
from claims.datasets.records import records
from claims.datasets.selection import WHOLE, Selection, Status, TextPolicy, read_selection
from claims.datasets.services import preview
from claims.jobs import Job
from claims.projects.models import Project
from tests.conftest import Person
from tests.datasets.judged import build, download, lines

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


@pytest.fixture
def desk() -> Project:
    """The finished demo: ten articles, six of them read by two people."""
    call_command("make_demo")
    # Nobody waits for suggestions here.
    Job.objects.all().delete()
    return Project.objects.get(name="Demo desk, finished")


def taken(project: Project, **chosen: Any) -> list[Any]:
    return list(records(project, read_selection(chosen), "default"))


def claims_in(found: list[Any]) -> list[Any]:
    return [claim for record in found for claim in record["claims"]]


def test_each_choice_leaves_just_what_it_names(desk: Project) -> None:
    whole = taken(desk)
    every = claims_in(whole)
    soleyne = Speaker.objects.get(project=desk, name="Lore Soleyne")
    mayor = str(soleyne.key)
    for chosen, fits in (
        ({"status": "judged"}, lambda claim: claim["verdict"]),
        ({"status": "final"}, lambda claim: claim["verdict"] and claim["verdict"]["status"] == "final"),
        ({"labels": ["false", "misleading"]}, lambda claim: claim["verdict"] and claim["verdict"]["label"] in {"false", "misleading"}),
        ({"speakers": [str(soleyne.pk)]}, lambda claim: mayor in claim["speakers"]),
        ({"speakers": [mayor]}, lambda claim: mayor in claim["speakers"]),
        ({"claim_types": ["numerical"]}, lambda claim: claim["claim_type"] == "numerical"),
        ({"claim_types": ["numerical"], "labels": ["true"], "status": "final"},
         lambda claim: claim["claim_type"] == "numerical" and claim["verdict"] and claim["verdict"]["label"] == "true"),
    ):  # fmt: skip
        found = taken(desk, **chosen)
        wanted = {claim["id"] for claim in every if fits(claim)}
        assert 0 < len(wanted) < len(every), chosen
        assert {claim["id"] for claim in claims_in(found)} == wanted, chosen
        assert all(record["claims"] for record in found)
        told = {claim["id"] for claim in claims_in(found)}
        assert all(
            claim["parent"] in told or (claim["parent"], claim["nesting"]) == (None, None) for claim in claims_in(found)
        )
        assert all({key for claim in record["claims"] for key in claim["speakers"]} == {who["id"] for who in record["speakers"]}
                   for record in found)  # fmt: skip
    for chosen, fits in (
        ({"languages": ["de"]}, lambda record: record["lang"] == "de"),
        ({"publishers": ["Lindhaven Post", "Estuary Wire"]}, lambda record: record["publisher"] in {"Lindhaven Post", "Estuary Wire"}),
        ({"published_from": "2025-03-11", "published_to": "2025-05-06"}, lambda record: "2025-03-11" <= record["published_on"] <= "2025-05-06"),
    ):  # fmt: skip
        assert [record["id"] for record in taken(desk, **chosen)] == [record["id"] for record in whole if fits(record)]
        assert 0 < sum(map(fits, whole)) < len(whole), chosen
        assert preview(desk, FORMATS["jsonl"], read_selection(chosen))[1] == sum(map(fits, whole))


def test_texts_are_left_out_by_licence_and_can_be_put_back(desk: Project) -> None:
    texts = {record["id"]: record["text"] for record in taken(desk)}
    for record in taken(desk, licences=["CC BY 4.0"]):
        assert record["text"] == (texts[record["id"]] if record["licence"] == "CC BY 4.0" else "")
        for claim in record["claims"]:
            words = [texts[record["id"]][start:end] for start, end in claim["content"]]
            assert claim["exact"]["content"] == words
    for record in taken(desk, text="offsets", licences=["CC BY 4.0"]):
        assert record["text"] == ""
        assert {len(words) for claim in record["claims"] for words in claim["exact"].values()} == {0}
        assert record["length"] == len(texts[record["id"]])


def test_a_selection_is_asked_for_over_the_api_and_told_by_the_manifest(desk: Project, files: Any, person: Any) -> None:
    martin = Person(desk.members.get(role="manager").user)
    chosen = {"languages": ["en"], "labels": ["false"], "licences": ["CC BY 4.0"]}
    data, manifest = download(martin, build(martin, desk, selection=chosen))
    found = lines(data)
    assert {claim["verdict"]["label"] for claim in claims_in(found)} == {"false"}
    assert manifest["selection"] == chosen
    assert manifest["texts"] == {
        "full": sum(bool(record["text"]) for record in found),
        "quotes": sum(not record["text"] for record in found),
    }
    shown = martin.get(f"projects/{desk.pk}/exports").json()["results"][0]
    assert shown["selection"] == chosen
    address = f"projects/{desk.pk}/exports/preview"
    assert martin.get(f"{address}?selection={quote(json.dumps(chosen))}").json()["articles"] == len(found)


@pytest.mark.parametrize(
    ("asked", "code", "field"),
    [
        ({"selection": {"labels": ["half_true"]}}, "unknown_label", "selection.labels"),
        ({"selection": {"colour": "red"}}, "unknown_field", "colour"),
        ({"selection": {"status": "maybe"}}, "invalid_choice", "selection.status"),
        ({"selection": {"speakers": ["Ann"]}}, "invalid", "selection.speakers.0"),
        ({"selection": {"published_from": "yesterday"}}, "invalid", "selection.published_from"),
        ({"selection": {"text": "quotes"}, "format": "brat"}, "text_needed", "selection.text"),
        ({"selection": {"licences": []}, "format": "conll"}, "text_needed", "selection.text"),
        ({"selection": []}, "expected_object", None),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(
    exporter: Person, project: Any, asked: dict[str, Any], code: str, field: str | None
) -> None:
    answer = exporter.post(f"projects/{project.pk}/exports", asked)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code), answer.json()
    assert field in (None, answer.json()["error"]["field"])


def test_the_command_line_chooses_in_the_same_way(desk: Project, tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "part.jsonl"
    call_command("export", desk.name, "--language", "de", "--label", "true", "--label", "false", "--out", str(out))
    manifest = json.loads((tmp_path / "part.jsonl.manifest.json").read_text())
    assert manifest["selection"] == {"languages": ["de"], "labels": ["true", "false"]}
    assert {claim["verdict"]["label"] for claim in claims_in(lines(out.read_bytes()))} <= {"true", "false"}


def test_what_is_written_of_a_selection_is_read_as_the_same() -> None:
    selection = Selection(layer="a-one", status=Status.FINAL, labels=("true",), text=TextPolicy.QUOTES, licences=())
    assert read_selection(selection.written()) == selection
    assert WHOLE.written() == {}
