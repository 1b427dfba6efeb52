"""A desk brings its work in another tool along: it looks at what the files hold, says what the labels mean, and may take it all back."""

import json
from typing import Any

import pytest

from claims.annotations.models import Claim
from claims.articles.models import Article, Speaker
from claims.assignments.models import Assignment
from claims.datasets.importing.models import ImportBatch, ImportLabel
from claims.projects.models import Member
from claims.review.models import Resolution
from claims.suggestions.models import Suggestion, SuggestionRun
from tests.conftest import Person, add_article
from tests.datasets.judged import build, download, lines
from tests.importing.desk import MEANT, STATEMENT, STORY, commit, report, task, tasks, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
exporting = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


def test_files_are_surveyed_and_nothing_is_stored_until_somebody_says_what_the_labels_mean(
    owner: Person, project: Any
) -> None:
    job = upload(owner, project, tasks(STATEMENT))
    assert (job["state"], job["finished_at"], job["result"]["format"]) == ("waiting", None, "label_studio")
    assert job["result"]["units"] == {"UTF-16 units": 1}
    assert {one["label"]: one["slot"] for one in job["result"]["labels"]} == dict.fromkeys(MEANT)
    assert not Article.objects.exists()
    answer = owner.post(f"imports/{job['id']}/commit", {"into": "suggestions", "labels": {"Statement": "content"}})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "label_unmapped")
    done = commit(owner, job, into="suggestions", labels=MEANT)
    assert (done["state"], done["result"]["brought"]["suggestions"]) == ("done", 1)
    suggestion = Suggestion.objects.get()
    assert STORY[slice(*suggestion.content[0])] == "prices fell"
    assert STORY[slice(*suggestion.source[0])] == "Vice-president Zoë 😀 Ndiaye"
    assert (suggestion.engine, Claim.objects.count()) == ("import:label_studio", 0)
    # The next file of the same tool needs no answers.
    again = upload(owner, project, tasks(STATEMENT))["result"]
    assert {one["label"]: (one["slot"], one["saved"]) for one in again["labels"]} == {
        label: (slot, True) for label, slot in MEANT.items()
    }
    assert (again["counts"]["articles_known"], again["counts"]["claims"]) == (1, 1)
    assert again["sample"][0]["content"] == "prices fell"
    answer = owner.post(f"imports/{job['id']}/commit", {"into": "suggestions"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_waiting")


@exporting
def test_a_layer_is_the_submitted_work_of_somebody_made_up(owner: Person, exporter: Person, project: Any) -> None:
    article = add_article(project, STORY, "Prices")
    done = commit(owner, upload(owner, project, tasks(STATEMENT)), into="layer", layer="Newsroom", labels=MEANT)
    assert (
        done["result"]["brought"] | {"articles": 1, "articles_new": 0, "claims": 1, "passes": 1}
        == done["result"]["brought"]
    )
    member = Member.objects.get(project=project, pseudonym="Newsroom")
    assert (member.active, member.user.is_active) == (False, False)
    assignment = Assignment.objects.get()
    assert (assignment.article_id, assignment.state, assignment.suggestions_shown) == (article.pk, "submitted", False)
    (record,) = lines(download(exporter, build(exporter, project, layer="Newsroom"))[0])
    (claim,) = record["claims"]
    assert (claim["exact"]["content"], claim["origin"], claim["annotator"]) == (["prices fell"], "import", "Newsroom")


def test_annotators_of_one_file_are_told_apart(owner: Person, project: Any) -> None:
    first = task(("a", "Quote", "prices fell"))
    first["annotations"].append(
        {"id": 8, "completed_by": 4, "result": task(("z", "Quote", "she lied"))["annotations"][0]["result"]}
    )
    commit(owner, upload(owner, project, tasks(first)), into="layer", layer="Desk")
    assert set(Member.objects.filter(active=False).values_list("pseudonym", flat=True)) == {"Desk 1", "Desk 2"}
    assert Assignment.objects.filter(state="submitted").count() == Claim.objects.count() == 2


def test_rows_that_cannot_be_taken_are_reported_by_place_and_reason_and_the_rest_goes_in(
    owner: Person, project: Any
) -> None:
    wrong = task(("a", "Quote", "prices fell"))
    wrong["annotations"][0]["result"][0]["value"]["text"] = "prices rose"
    other = "All is well, he said, and no more."
    fine = task(("a", "Quote", "All is well"), ("b", "Source", "he"), text=other)
    job = upload(owner, project, tasks(wrong, fine, {"data": {}}))
    assert {key: job["result"]["counts"][key] for key in ("articles", "claims", "refused")} == {
        "articles": 1,
        "claims": 1,
        "refused": 2,
    }
    done = commit(owner, job, into="suggestions")
    rows = report(owner, done)
    assert [(row["where"], row["code"]) for row in rows] == [
        ("export.json.1", "unit_unknown"),
        ("export.json.3.text", "required"),
    ]
    assert [article.text for article in Article.objects.all()] == [other]


def test_an_import_is_undone_as_a_whole_while_nobody_depends_on_it(
    owner: Person, annotator: Person, project: Any
) -> None:
    add_article(project, "It stays, she said.", "Stays")
    before = {
        model: model.objects.count()
        for model in (Article, Suggestion, SuggestionRun, Claim, Assignment, Speaker, Member)
    }
    counts = owner.get(f"projects/{project.pk}").json()
    record = {**task(("a", "Quote", "prices fell")), "data": {"text": STORY, "title": "From elsewhere"}}
    layer = commit(owner, upload(owner, project, tasks(record)), into="layer", layer="Desk")
    assert Article.objects.count() == before[Article] + 1
    undone = owner.delete(f"imports/{layer['id']}")
    assert (undone.status_code, undone.json()["result"]["undone"]) == (200, True)
    assert {model: model.objects.count() for model in before} == before
    assert not ImportBatch.objects.exists()
    assert (
        owner.get(f"projects/{project.pk}").json() == counts | {"updated_at": counts.get("updated_at")}
        if "updated_at" in counts
        else counts
    )
    suggested = commit(owner, upload(owner, project, tasks(record)), into="suggestions")
    work = annotator.post(f"projects/{project.pk}/next").json()
    annotator.post(f"assignments/{work['assignment']['id']}/skip", {"reason": "no"})
    work = annotator.post(f"projects/{project.pk}/next").json()
    assert work["article"]["title"] == "From elsewhere"
    refused = owner.delete(f"imports/{suggested['id']}")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "import_in_use")
    assert Suggestion.objects.count() == before[Suggestion] + 1


def test_an_import_that_waits_can_be_given_up(owner: Person, project: Any) -> None:
    job = upload(owner, project, tasks(STATEMENT))
    assert owner.delete(f"imports/{job['id']}").json()["state"] == "cancelled"
    assert not Article.objects.exists()
    assert not ImportLabel.objects.exists()


def test_a_name_of_a_person_is_no_name_of_a_layer(owner: Person, annotator: Person, project: Any) -> None:
    taken = Member.objects.get(project=project, user=annotator.user).pseudonym[:16]
    Member.objects.filter(user=annotator.user).update(pseudonym=taken)
    job = upload(owner, project, tasks(task(("a", "Quote", "prices fell"))))
    answer = owner.post(f"imports/{job['id']}/commit", {"into": "layer", "layer": taken})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "layer_taken")


def test_what_somebody_works_on_keeps_its_suggestions(owner: Person, annotator: Person, project: Any) -> None:
    from tests.datasets.judged import suggest

    add_article(project, STORY, "Prices")
    suggest(project)
    annotator.post(f"projects/{project.pk}/next")
    shown = set(Suggestion.objects.filter(retired_at=None).values_list("pk", flat=True))
    done = commit(owner, upload(owner, project, tasks(STATEMENT)), into="suggestions", labels=MEANT)
    assert [row["code"] for row in done["result"]["told"]] == ["article_in_use"]
    assert set(Suggestion.objects.filter(retired_at=None).values_list("pk", flat=True)) == shown


def test_suggestions_of_a_file_take_the_place_of_an_engines_until_they_are_undone(owner: Person, project: Any) -> None:
    from claims.suggestions.services import start_missing
    from tests.datasets.judged import suggest

    add_article(project, STORY, "Prices")
    suggest(project)
    engines = set(Suggestion.objects.filter(retired_at=None).values_list("pk", flat=True))
    assert engines
    done = commit(owner, upload(owner, project, tasks(STATEMENT)), into="suggestions", labels=MEANT)
    assert Suggestion.objects.get(retired_at=None).engine == "import:label_studio"
    assert start_missing() == 0
    assert owner.delete(f"imports/{done['id']}").status_code == 200
    assert set(Suggestion.objects.filter(retired_at=None).values_list("pk", flat=True)) == engines


@exporting
def test_the_table_that_was_exported_comes_back_by_the_articles_it_names(owner: Person, project: Any) -> None:
    article = add_article(project, STORY, "Prices")
    commit(owner, upload(owner, project, tasks(STATEMENT)), into="layer", layer="First", labels=MEANT)
    data, _ = download(owner, build(owner, project, format="csv"))
    job = upload(owner, project, ("claims.csv", data.replace(b"prices fell", b"prices rose")))
    assert job["result"]["counts"]["without_text"] == 1
    done = commit(owner, job, into="layer", layer="Second")
    assert [row["code"] for row in done["result"]["told"]] == ["quote_mismatch"]
    done = commit(owner, upload(owner, project, ("claims.csv", data)), into="layer", layer="Third")
    assert Claim.objects.filter(assignment__article=article).count() == 2


def test_verdicts_and_speakers_come_along_where_the_project_has_them(owner: Person, project: Any) -> None:
    words = {"id": "a", "type": "textarea", "from_name": "speakers", "value": {"text": ["Zoë Ndiaye"]}}
    judged = {"id": "a", "type": "choices", "from_name": "verdict", "value": {"choices": ["false"]}}
    odd = {"id": "b", "type": "choices", "from_name": "verdict", "value": {"choices": ["pants on fire"]}}
    file = task(("a", "Quote", "prices fell"), ("b", "Quote", "she lied"))
    file["annotations"][0]["result"] += [words, judged, odd]
    done = commit(owner, upload(owner, project, tasks(file)), into="layer", layer="Desk")
    assert (done["result"]["brought"]["verdicts"], done["result"]["brought"]["speakers"]) == (1, 1)
    assert [(row["status"], row["code"]) for row in done["result"]["told"]] == [("changed", "unknown_label")]
    assert Claim.objects.get(speakers__name="Zoë Ndiaye").verdicts.get().label.key == "false"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.json", b'[{"data": {"text": "Yes"', "invalid_json"),
        ("x.bin", bytes(range(256)) * 40, "format_unknown"),
        ("x.json", json.dumps([{"data": {"text": "Yes"}, "annotations": []}]).encode(), "nothing_to_import"),
    ],
)
def test_a_file_with_nothing_to_import_is_refused_by_its_first_reason(
    owner: Person, project: Any, name: str, data: bytes, code: str
) -> None:
    job = upload(owner, project, (name, data))
    assert (job["state"], job["error"]["code"]) == ("failed", code)
    assert not Article.objects.exists()


def test_a_reader_that_wants_too_much_memory_is_ended_alone(owner: Person, project: Any, settings: Any) -> None:
    settings.IMPORT_MEMORY_BYTES = 40 << 20
    # More than fits into the body of any other request; what it holds is read into memory more than once.
    job = upload(owner, project, ("x.jsonl", b'{"text": "' + b"a" * (14 << 20) + b'", "label": [[0, 1, "Quote"]]}'))
    assert (job["state"], job["error"]["code"]) == ("failed", "reading_limit")


@exporting
def test_work_of_another_tool_becomes_the_gold_layer_of_articles_on_which_nobody_has_worked(
    owner: Person, annotator: Person, exporter: Person, project: Any
) -> None:
    add_article(project, STORY, "Prices")
    taken = add_article(project, "It rains, she said.", "Rain")
    before = {model: model.objects.count() for model in (Article, Claim, Assignment, Speaker, Resolution)}
    work = annotator.post(f"projects/{project.pk}/next").json()
    while work["article"]["id"] != str(taken.pk):
        annotator.post(f"assignments/{work['assignment']['id']}/skip", {"reason": "other"})
        work = annotator.post(f"projects/{project.pk}/next").json()
    nested = task(
        ("a", "Quote", "by 20 percent"), ("b", "Quote", "prices fell"), ("c", "Source", "Vice-president Zoë 😀 Ndiaye"),
        relations=[("b", "c")],
    )  # fmt: skip
    late = task(("a", "Quote", "It rains"), text=taken.text)
    done = commit(owner, upload(owner, project, tasks(nested, late)), into="gold")
    brought = done["result"]["brought"]
    assert (done["result"]["into"], brought["claims"], brought["passes"], brought["refused"]) == ("gold", 2, 1, 1)
    assert [(row["where"], row["code"]) for row in report(owner, done)] == [("export.json.2", "article_in_use")]
    gold = Assignment.objects.get(kind="gold")
    assert (gold.person, gold.state) == (owner.user, "submitted")
    assert {one.action for one in Resolution.objects.filter(gold=gold)} == {"add"}
    (record,) = lines(download(exporter, build(exporter, project, layer="gold"))[0])
    assert [claim["exact"]["content"] for claim in record["claims"]] == [["prices fell"], ["by 20 percent"]]
    assert {claim["origin"] for claim in record["claims"]} == {"import"}
    shown = owner.get(f"articles/{record['id']}/gold").json()
    assert {group["state"] for group in shown["groups"]} == {"settled"}
    again = commit(owner, upload(owner, project, tasks(nested)), into="gold")
    assert (again["result"]["brought"]["claims"], report(owner, again)[0]["code"]) == (0, "article_in_use")
    assert owner.delete(f"imports/{done['id']}").status_code == 200
    assert {model: model.objects.count() for model in before} == before | {Assignment: Assignment.objects.count()}
    assert not Assignment.objects.filter(kind="gold").exists()
