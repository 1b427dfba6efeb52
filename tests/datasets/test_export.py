"""Somebody takes a dataset out: which work is in it, whose, and how the manifest describes it."""

import hashlib
import json
from typing import Any
from uuid import uuid4

import pytest

from claims.annotations.models import Claim
from claims.jobs import Job
from claims.projects.models import Member
from tests.conftest import TEXT, Person, add_article
from tests.datasets.judged import OTHER_PHRASE, PHRASE, annotate, build, download, lines, suggest

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


def pseudonym(person: Person, project: Any) -> str:
    """Give the name under which somebody appears in datasets."""
    return Member.objects.get(project=project, user=person.user).pseudonym


@pytest.fixture
def both(annotator: Person, second_annotator: Person, article: Any, project: Any, files: Any) -> tuple[Person, Person]:
    """Two people who have submitted their passes over the article."""
    annotate(annotator, project, PHRASE)
    annotate(second_annotator, project, OTHER_PHRASE)
    return annotator, second_annotator


def test_a_dataset_holds_every_submitted_pass(exporter: Person, project: Any, both: Any) -> None:
    data, manifest = download(exporter, build(exporter, project))
    (record,) = lines(data)
    assert {claim["exact"]["content"][0] for claim in record["claims"]} == {PHRASE, OTHER_PHRASE}
    assert (manifest["articles"], manifest["claims"], manifest["layer"]) == (1, 2, "all")


def test_a_layer_holds_the_work_of_one_annotator(exporter: Person, project: Any, both: Any) -> None:
    for person, phrase in zip(both, (PHRASE, OTHER_PHRASE), strict=True):
        name = pseudonym(person, project)
        data, manifest = download(exporter, build(exporter, project, layer=name))
        (record,) = lines(data)
        assert [claim["exact"]["content"] for claim in record["claims"]] == [[phrase]]
        assert {claim["annotator"] for claim in record["claims"]} == {name}
        assert [row["annotator"] for row in record["passes"]] == [name]
        assert manifest["layer"] == name


def test_work_that_is_not_submitted_stays_out(
    exporter: Person, annotator: Person, second_annotator: Person, project: Any, article: Any, files: Any
) -> None:
    annotate(annotator, project, PHRASE, submit=False)
    data, manifest = download(exporter, build(exporter, project))
    assert (data, manifest["articles"]) == (b"", 0)
    annotate(second_annotator, project, OTHER_PHRASE)
    (record,) = lines(download(exporter, build(exporter, project))[0])
    assert [claim["exact"]["content"] for claim in record["claims"]] == [[OTHER_PHRASE]]


def test_deleted_claims_stay_out(exporter: Person, annotator: Person, project: Any, article: Any, files: Any) -> None:
    work = annotate(annotator, project, PHRASE, submit=False)
    path = f"assignments/{work['assignment']['id']}"
    claim = Claim.objects.get()
    annotator.post(f"{path}/sync", {"ops": [{"delete": str(claim.pk), "base": claim.version}]})
    annotator.post(f"{path}/submit")
    (record,) = lines(download(exporter, build(exporter, project))[0])
    assert record["claims"] == record["speakers"] == []


def test_no_name_of_an_annotator_is_in_a_dataset(exporter: Person, project: Any, both: Any) -> None:
    for person in both:
        person.user.first_name, person.user.email = "Wilhelmina", "wilhelmina@example.org"
        person.user.save()
    data, manifest = download(exporter, build(exporter, project))
    written = data.decode() + json.dumps(manifest)
    for person in both:
        for secret in (person.user.username, person.user.first_name, person.user.email, str(person.user.pk) + '"'):
            assert secret not in written.replace("annotator", ""), secret
    assert {row["annotator"] for row in lines(data)[0]["passes"]} == {pseudonym(person, project) for person in both}


def test_times_are_rounded_to_days(exporter: Person, project: Any, both: Any) -> None:
    (record,) = lines(download(exporter, build(exporter, project))[0])
    days = [row["submitted_on"] for row in record["passes"]] + [claim["verdict"]["on"] for claim in record["claims"]]
    assert all(len(day) == 10 for day in days)
    assert "active_seconds" not in json.dumps(record)


def test_the_manifest_counts_what_is_in_the_file_and_names_its_hash(
    exporter: Person, project: Any, files: Any, person: Any, annotator: Person
) -> None:
    for number in range(3):
        add_article(project, f"{TEXT} {number}", f"Story {number}")
    suggest(project)
    for _ in range(3):
        annotate(annotator, project, PHRASE)
    job = build(exporter, project)
    data, manifest = download(exporter, job)
    records = lines(data)
    claims = [claim for record in records for claim in record["claims"]]
    suggestions = [item for record in records for item in record["suggestions"]]
    assert manifest["sha256"] == hashlib.sha256(data).hexdigest()
    assert manifest["bytes"] == len(data)
    assert manifest["articles"] == len(records) == 3
    assert manifest["claims"] == len(claims) == 6
    assert manifest["verdicts"] == sum(claim["verdict"] is not None for claim in claims) == 3
    assert manifest["evidence"] == 3
    assert manifest["speakers"] == sum(len(record["speakers"]) for record in records)
    assert manifest["suggestions"] == len(suggestions) > 0
    assert manifest["decisions"] == sum(len(item["decisions"]) for item in suggestions) == len(suggestions)
    assert (manifest["schema"], manifest["offset_unit"]) == ("onrecord/2", "unicode_code_point")
    assert manifest["guidelines"] == [{"number": 1, "markdown": "# Guideline\n\nMark what is said."}]
    shown = exporter.get(f"projects/{project.pk}/exports").json()["results"][0]
    assert {**shown["manifest"], "agreement": manifest["agreement"], "guidelines": manifest["guidelines"]} == manifest
    assert shown["file_name"].endswith(".jsonl")


def test_comments_stay_here_and_the_manifest_says_how_many(
    owner: Person, project: Any, files: Any, annotator: Person
) -> None:
    article = add_article(project, TEXT, "Story")
    add_article(project, f"{TEXT} more", "Nobody has read this")
    suggest(project)
    annotate(annotator, project, PHRASE)
    for text in ("Zq-said", "Zq-taken back"):
        comment = {"id": str(uuid4()), "text": text}
        assert owner.post(f"articles/{article.pk}/comments", comment).status_code == 201
    owner.delete(f"comments/{comment['id']}")
    data, manifest = download(owner, build(owner, project))
    assert (manifest["articles"], manifest["comments_left_out"]) == (1, 1)
    assert b"Zq" not in data


def test_an_accepted_suggestion_keeps_its_engine_version_and_score(
    exporter: Person, annotator: Person, project: Any, article: Any, files: Any
) -> None:
    suggest(project)
    work = annotate(annotator, project, PHRASE)
    (record,) = lines(download(exporter, build(exporter, project))[0])
    accepted = next(claim for claim in record["claims"] if claim["origin"] == "suggestion")
    behind = next(item for item in record["suggestions"] if item["id"] == accepted["suggestion"])
    shown = next(item for item in work["suggestions"] if item["id"] == behind["id"])
    assert (behind["engine"], behind["engine_version"], behind["score"], behind["reason"]) == (
        shown["engine"],
        shown["engine_version"],
        shown["score"],
        shown["reason"],
    )
    assert behind["decisions"] == [
        {"annotator": pseudonym(annotator, project), "outcome": "accepted", "claim": accepted["id"]}
    ]
    human = next(claim for claim in record["claims"] if claim["origin"] == "human")
    assert human["suggestion"] is None
    assert record["suggestion_runs"][0]["engine"] == "quotes"


def test_every_fragment_is_the_text_at_its_offsets(
    exporter: Person, annotator: Person, project: Any, article: Any, files: Any
) -> None:
    suggest(project)
    annotate(annotator, project, "Nobody was warned 😀 in time")
    (record,) = lines(download(exporter, build(exporter, project))[0])
    spans = [
        (item[role], item["exact"][role]) for item in record["claims"] + record["suggestions"] for role in item["exact"]
    ]
    assert any(pairs for pairs, _ in spans)
    for pairs, strings in spans:
        assert [record["text"][start:end] for start, end in pairs] == strings


def test_a_changed_verdict_keeps_the_earlier_ones(exporter: Person, project: Any, both: Any) -> None:
    (record,) = lines(download(exporter, build(exporter, project))[0])
    for claim in record["claims"]:
        assert [verdict["label"] for verdict in claim["earlier_verdicts"]] == ["true"]
        assert (claim["verdict"]["label"], claim["verdict"]["comparable"]) == ("false", "refuted")


def test_the_same_work_gives_the_same_bytes(exporter: Person, owner: Person, project: Any, both: Any) -> None:
    assert download(exporter, build(exporter, project))[0] == download(owner, build(owner, project))[0]


def test_a_preview_shows_the_first_record_and_how_many_there_are(exporter: Person, project: Any, both: Any) -> None:
    preview = exporter.get(f"projects/{project.pk}/exports/preview?format=jsonl&layer=all").json()
    assert preview["articles"] == 1
    assert preview["lines"][0] == "{"
    assert any("Harbour to close" in line for line in preview["lines"])
    empty = exporter.get(f"projects/{project.pk}/exports/preview?layer={pseudonym(exporter, project)}").json()
    assert empty["articles"] == 0


def test_a_preview_of_somebody_who_began_late_shows_their_first_article(
    exporter: Person, annotator: Person, second_annotator: Person, project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.datasets.records.PROBE", 1)
    articles = [add_article(project, f"{TEXT} {number}", f"Story {number}") for number in range(3)]
    for person, taken in ((annotator, articles), (second_annotator, articles[1:])):
        for article in taken:
            work = person.post(f"projects/{project.pk}/next", {"article": str(article.pk)}).json()
            assert person.post(f"assignments/{work['assignment']['id']}/submit").status_code == 200
    for person, title in ((annotator, "Story 0"), (second_annotator, "Story 1")):
        layer = pseudonym(person, project)
        preview = exporter.get(f"projects/{project.pk}/exports/preview?layer={layer}").json()
        assert any(title in line for line in preview["lines"])


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"format": "papyrus"}, "unknown_format"),
        ({"layer": "a-nobody"}, "unknown_layer"),
        ({"out": "x"}, "unknown_field"),
    ],
)
def test_a_format_or_layer_that_does_not_exist_is_refused(
    exporter: Person, project: Any, asked: dict[str, str], code: str
) -> None:
    answer = exporter.post(f"projects/{project.pk}/exports", asked)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert not Job.objects.exists()


def test_a_file_that_is_not_there_yet_or_no_longer_is_told_so(
    exporter: Person, project: Any, both: Any, files: Any
) -> None:
    waiting = exporter.post(f"projects/{project.pk}/exports", {}).json()["id"]
    assert exporter.get(f"exports/{waiting}/file").json()["error"]["code"] == "no_file"
    job = build(exporter, project)
    for file in files.rglob("exports/*"):
        file.unlink()
    for part in ("file", "manifest"):
        gone = exporter.get(f"exports/{job}/{part}")
        assert (gone.status_code, gone.json()["error"]["code"]) == (404, "no_file")


def test_a_download_is_served_as_a_file_that_no_browser_runs(exporter: Person, project: Any, both: Any) -> None:
    answer = exporter.get(f"exports/{build(exporter, project)}/file")
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Security-Policy"] == "sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    answer.close()
