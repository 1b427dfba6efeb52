"""A manager reads how far people agree: the figures, who may see them, and what they say when there is nothing to say."""

from typing import Any

import pytest

from claims.articles.models import Speaker
from claims.assignments.models import Assignment
from claims.audit import Actor
from claims.projects.services import add_member
from tests.bench.test_statements import statements
from tests.conftest import Person, add_article, run_jobs
from tests.review.desks import CLOSING, STRANDED, WARNED, submitted, swept, verdict

pytestmark = pytest.mark.django_db

STORY = (
    "Story {n}: the bridge is safe, the mayor said. The road {n} stays closed, she added. Taxes fall, a clerk told us."
)
SAFE, CLOSED, TAXES = "the bridge is safe", "The road {n} stays closed", "Taxes fall"


@pytest.fixture
def read(annotator: Person, second_annotator: Person, project: Any) -> list[Any]:
    """Ten articles that two people have read: the second never finds the taxes, and judges every fifth road otherwise."""
    articles = []
    for n in range(10):
        article = add_article(project, STORY.format(n=n), f"Story {n}")
        phrases = [SAFE, CLOSED.format(n=n), TAXES]
        submitted(annotator, project, article, verdict("true"), verdict("false"), verdict("false"), phrases=phrases)
        label = "true" if n % 5 == 0 else "false"
        submitted(second_annotator, project, article, verdict("true"), verdict(label), phrases=phrases[:2])
        articles.append(article)
    assert swept() == 10
    return articles


def figure(report: dict[str, Any], slot: str) -> dict[str, Any]:
    """Find the figure of a slot."""
    return next(one for one in report["slots"] if one["slot"] == slot)


def test_a_manager_reads_every_slot_with_its_interval(owner: Person, project: Any, read: list[Any]) -> None:
    report = owner.get(f"projects/{project.pk}/agreement").json()
    assert (report["articles"], report["comparisons"], report["pending"], report["every"]) == (10, 10, 0, True)
    found = figure(report, "found")
    assert (found["value"], found["counted"], found["equal"]) == (0.8, 50, 20)
    assert found["low"] == found["high"] == 0.8
    assert found["weeks"][-1] == 0.8
    assert len(report["weeks"]) == len(found["weeks"]) == 7
    judged = figure(report, "verdict")
    # 10 true-true, 8 false-false, 2 false-true: 1 - 39 * 4 / (2 * 22 * 18)
    assert judged["value"] == pytest.approx(1 - 39 * 4 / (2 * 22 * 18), abs=5e-5)
    assert judged["low"] < judged["value"] < judged["high"]
    assert judged["second"] == judged["value"]
    assert figure(report, "directness")["why_undefined"] == "all_alike"
    assert (figure(report, "directness")["equal"], figure(report, "directness")["value"]) == (20, None)
    assert figure(report, "claim_type")["why_undefined"] == "no_pair"
    mixed = next(one for one in report["confusion"] if one["slot"] == "verdict")
    keys = [value["key"] for value in mixed["values"]]
    cell = {(one, other): mixed["counts"][i][j] for i, one in enumerate(keys) for j, other in enumerate(keys)}
    assert {pair: count for pair, count in cell.items() if count} == {
        ("true", "true"): 10, ("false", "false"): 8, ("true", "false"): 2, ("false", "true"): 2,
    }  # fmt: skip


def test_people_are_shown_as_each_reader_may_know_them(
    owner: Person, adjudicator: Person, exporter: Person, project: Any, read: list[Any]
) -> None:
    address = f"projects/{project.pk}/agreement"
    report = owner.get(address).json()
    assert [one["name"] for one in report["people"]] == ["Annotator", "Second"]
    (pair,) = report["pairs"]
    assert (pair["left"], pair["right"], pair["articles"], pair["values"]["found"]) == (0, 1, 10, 0.8)
    assert [one["name"] for one in adjudicator.get(address).json()["people"]] == ["Annotator 1", "Annotator 2"]
    sums = exporter.get(address).json()
    assert (sums["people"], sums["pairs"], sums["slots"]) == ([], [], report["slots"])
    member = report["people"][0]["id"]
    assert exporter.get(f"{address}?people={member}").status_code == 403
    assert owner.get(f"{address}?people={member}").json()["comparisons"] == 10
    assert owner.get(f"{address}?people=nobody").json()["error"]["code"] == "invalid_filter"


def test_the_period_narrows_the_report(owner: Person, project: Any, read: list[Any]) -> None:
    address = f"projects/{project.pk}/agreement"
    day = Assignment.objects.latest("submitted_at").submitted_at.date().isoformat()
    assert owner.get(f"{address}?from={day}&to={day}").json()["comparisons"] == 10
    assert owner.get(f"{address}?to=2020-01-01").json()["comparisons"] == 0
    assert owner.get(f"{address}?to=soon").json()["error"]["code"] == "invalid_filter"


def test_a_third_reader_shows_what_the_others_agree_on_alone(
    owner: Person, person: Any, project: Any, annotator: Person, second_annotator: Person
) -> None:
    from claims.projects.services import change_project

    change_project(actor=Actor(owner.user), project=project, changes={"annotators_per_article": 3})
    third = person("third")
    add_member(actor=Actor(), project=project, user=third.user, role="annotator")
    for n in range(5):
        article = add_article(project, STORY.format(n=n), f"Story {n}")
        for somebody, label in ((annotator, "true"), (second_annotator, "true"), (third, "false")):
            phrases = [SAFE, CLOSED.format(n=n)]
            submitted(somebody, project, article, verdict(label), verdict("false"), phrases=phrases)
    swept()
    report = owner.get(f"projects/{project.pk}/agreement").json()
    assert report["comparisons"] == 15
    values = {one["name"]: one["without"]["verdict"] for one in report["people"]}
    assert values["Third"] == 1.0
    assert values["Annotator"] == values["Second"] < 0
    # Of 30 judgements 20 are false; of every three over the first phrase one differs from both others.
    assert figure(report, "verdict")["value"] == pytest.approx(1 - 29 * (5 * 2) / (2 * 10 * 20), abs=5e-5)


def test_a_merged_speaker_is_one_speaker(
    owner: Person, annotator: Person, second_annotator: Person, project: Any
) -> None:
    names = [
        Speaker.objects.create(project=project, name=name, kind="person") for name in ("Mayor", "R. Adler", "Clerk")
    ]
    for n in range(6):
        article = add_article(project, STORY.format(n=n), f"Story {n}")
        for person, mayor in ((annotator, names[0]), (second_annotator, names[1])):
            spoken = [{"speakers": [str(mayor.pk)], "no_speaker_stated": False}] * 2
            spoken.append({"speakers": [str(names[2].pk)], "no_speaker_stated": False})
            submitted(person, project, article, *spoken, phrases=(SAFE, CLOSED.format(n=n), TAXES))
    swept()
    before = owner.get(f"projects/{project.pk}/agreement").json()["slots"]
    Speaker.objects.filter(pk=names[1].pk).update(merged_into=names[0])
    after = owner.get(f"projects/{project.pk}/agreement").json()["slots"]
    changed = [one["slot"] for one, other in zip(before, after, strict=True) if one != other]
    assert changed == ["speaker"]
    assert figure({"slots": before}, "speaker")["value"] < 1
    assert figure({"slots": after}, "speaker")["value"] == 1.0


def test_a_pass_that_was_submitted_again_after_adjudication_is_left_out(
    owner: Person, adjudicator: Person, annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    desk = submitted(annotator, project, article, phrases=(CLOSING, WARNED))
    submitted(second_annotator, project, article, phrases=(CLOSING, STRANDED))
    swept()
    address = f"projects/{project.pk}/agreement"
    assert owner.get(address).json()["comparisons"] == 1
    gold = Assignment.objects.create(
        article=article, person=adjudicator.user, kind="gold", state="submitted",
        lease_expires_at="2030-01-01T00:00Z", submitted_at="2020-01-01T00:00Z",
    )  # fmt: skip
    assert owner.get(address).json()["comparisons"] == 1
    first = Assignment.objects.get(pk=desk.assignment).submitted_at
    Assignment.objects.filter(pk=gold.pk).update(submitted_at=first)
    assert desk.ask("reopen").status_code == 200
    assert desk.ask("submit").status_code == 200
    report = owner.get(address).json()
    assert (report["comparisons"], report["after_feedback"]) == (0, 1)


def test_without_two_passes_over_an_article_the_report_is_empty(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    report = owner.get(f"projects/{project.pk}/agreement").json()
    assert {one["why_undefined"] for one in report["slots"]} == {"no_pair"}
    assert (report["weeks"], report["people"], report["comparisons"]) == ([], [], 0)
    for person in (annotator, second_annotator):
        submitted(person, project, article, phrases=(CLOSING,))
    assert owner.get(f"projects/{project.pk}/agreement").json()["pending"] == 1


def test_the_report_takes_six_statements_however_much_there_is(owner: Person, project: Any, read: list[Any]) -> None:
    address = f"projects/{project.pk}/agreement"
    owner.get(address)
    _, sent = statements(lambda: owner.get(address))
    beside = statements(lambda: owner.get(f"projects/{project.pk}/jobs"))[1]
    about = [one for one in sent if one not in beside]
    assert len(about) <= 6, about


def test_the_worst_examples_come_first_and_lead_to_their_place(
    owner: Person, exporter: Person, project: Any, read: list[Any]
) -> None:
    address = f"projects/{project.pk}/agreement/examples"
    found = owner.get(f"{address}?slot=verdict").json()
    assert [one["number"] for one in found["results"]] == [6, 1]
    first = found["results"][0]
    text = read[5].text
    ((start, end),) = first["content"]
    assert (first["exact"], text[start:end]) == ("The road 5 stays closed", "The road 5 stays closed")
    assert text.endswith(f"{first['before']}{first['exact']}{first['after']}"[-60:]) or first["after"] in text
    assert [(side["person"], side["value"]) for side in first["sides"]] in (
        [("Annotator", "false"), ("Second", "true")],
        [("Second", "true"), ("Annotator", "false")],
    )
    assert first["opposite"]
    assert owner.get(f"{address}?slot=verdict&cell=true,false").json()["results"] == found["results"]
    assert owner.get(f"{address}?slot=verdict&cell=true,unverifiable").json()["results"] == []
    assert owner.get(f"{address}?slot=boundary").json()["results"] == []
    assert owner.get(f"{address}?slot=taste").json()["error"]["code"] == "invalid_filter"
    assert exporter.get(f"{address}?slot=verdict").status_code == 403


def test_pages_of_examples_show_every_claim_that_only_one_person_marked(
    owner: Person, project: Any, read: list[Any]
) -> None:
    address = f"projects/{project.pk}/agreement/examples?slot=found"
    page = owner.get(address).json()
    assert [one["exact"] for one in page["results"]] == [TAXES] * 10
    assert {side["claim"] is None for one in page["results"] for side in one["sides"]} == {True, False}
    assert owner.get(f"{address}&after={page['next']}").json() == {"results": [], "next": None}


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_every_dataset_says_how_far_people_agree(owner: Person, project: Any, read: list[Any], files: Any) -> None:
    started = owner.post(f"projects/{project.pk}/exports", {"format": "jsonl"}).json()
    run_jobs()
    manifest = owner.get(f"exports/{started['id']}/manifest").json()["agreement"]
    report = owner.get(f"projects/{project.pk}/agreement").json()
    assert (manifest["articles"], manifest["comparisons"]) == (10, 10)
    kept = ("slot", "measure", "value", "low", "high", "counted", "why_undefined")
    assert manifest["slots"] == [{name: one[name] for name in kept} for one in report["slots"]]
