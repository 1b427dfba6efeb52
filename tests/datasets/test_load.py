"""Somebody brings a native dataset back: all of it or nothing, checked as strictly as what comes from the screen."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from claims.annotations.models import Claim, Evidence, Verdict
from claims.articles.models import Article, Speaker
from claims.assignments.models import Assignment
from claims.audit import Actor
from claims.core.errors import OnRecordError
from claims.datasets.loading import load_records
from claims.projects.models import Member
from tests.bench.synthetic import record

pytestmark = pytest.mark.django_db

COUNTED = (Article, Assignment, Claim, Speaker, Verdict, Evidence, Member)


def load(project: Any, *records: Any) -> dict[str, int]:
    """Load records into a project."""
    return load_records(
        project=project,
        actor=Actor(),
        lines=[value if isinstance(value, bytes) else json.dumps(value).encode() for value in records],
    )


def counts() -> list[int]:
    """Count the rows of every table that loading fills."""
    return [table.objects.count() for table in COUNTED]


def test_a_dataset_fills_an_empty_project(project: Any) -> None:
    assert load(project, record(1), record(2)) == {"articles": 2, "claims": 16, "speakers": 2, "suggestions": 0}
    article = Article.objects.get(number=2)
    assert article.text == record(2)["text"]
    assert Claim.objects.filter(assignment__article=article).count() == 8
    assert {row.label.key for row in Verdict.objects.select_related("label")} == {"true"}


def test_the_people_of_a_dataset_cannot_sign_in(project: Any) -> None:
    load(project, record(1))
    member = Member.objects.select_related("user").get(project=project, pseudonym="a-1")
    assert not member.active
    assert not member.user.is_active
    assert not member.user.has_usable_password()


def test_the_next_article_goes_on_with_the_numbers(project: Any) -> None:
    from tests.conftest import add_article

    load(project, record(1), record(7))
    assert add_article(project, "Something else.").number == 8


def test_a_project_that_has_articles_is_refused(project: Any, article: Any) -> None:
    before = counts()
    with pytest.raises(OnRecordError) as refused:
        load(project, record(1))
    assert refused.value.code == "project_not_empty"
    assert counts() == before


def changed(**values: Any) -> dict[str, Any]:
    """Make a record with other values."""
    return {**record(2), **values}


def claim_changed(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """Make a record whose third claim was changed."""
    value = copy.deepcopy(record(2))
    change(value["claims"][2])
    return value


def speaker_changed(**values: Any) -> dict[str, Any]:
    """Make a record whose first speaker was changed."""
    value = copy.deepcopy(record(2))
    value["speakers"][0].update(values)
    return value


def moved(claim: dict[str, Any]) -> None:
    """Move a claim by one code point, without its string."""
    claim["content"] = [[start + 1, end + 1] for start, end in claim["content"]]


BAD: dict[str, tuple[Any, str, str | None]] = {
    "offsets that do not fit the strings": (claim_changed(moved), "quote_mismatch", "line 2.content"),
    "offsets outside the text": (
        claim_changed(lambda claim: claim.update(content=[[0, 99_999]])),
        "span_out_of_range",
        "line 2.content",
    ),
    "a text that is not the one the hash is of": (
        changed(text=record(2)["text"] + "!"),
        "quote_mismatch",
        "line 2.text",
    ),
    "another schema": (changed(schema="onrecord/99"), "schema_version", "line 2"),
    "another unit of offsets": (changed(offset_unit="utf16"), "schema_version", "line 2"),
    "no schema": ({key: value for key, value in record(2).items() if key != "schema"}, "schema_version", "line 2"),
    "a verdict of another scale": (
        claim_changed(lambda claim: claim["verdict"].update(label="pants_on_fire")),
        "unknown_label",
        "line 2.verdict.label",
    ),
    "a claim without content": (
        claim_changed(lambda claim: claim.update(content=[], exact={"content": []})),
        "content_missing",
        "line 2.content",
    ),
    "a field that does not exist": (
        claim_changed(lambda claim: claim.update(mood="glad")),
        "unknown_field",
        "line 2.mood",
    ),
    "a field that is missing": (
        {key: value for key, value in record(2).items() if key != "claims"},
        "invalid",
        "line 2",
    ),
    "a pass that nobody made": (claim_changed(lambda claim: claim.update(annotator="a-9")), "invalid", "line 2"),
    "a speaker that is not there": (changed(speakers=[]), "invalid", "line 2"),
    "a number that is none": (changed(number="two"), "integer_required", "line 2.number"),
    "a number that is true": (changed(number=True), "integer_required", "line 2.number"),
    "a text that is none": (changed(text=7), "invalid", "line 2"),
    "a title of 600 characters": (changed(title="x" * 600), "limit", "line 2.title"),
    "an identifier that is none": (changed(id="x"), "invalid", "line 2.id"),
    "an identifier in another spelling": (changed(id=record(2)["id"].upper() + "A"), "invalid", "line 2.id"),
    "a day in weeks": (changed(published_on="2026W01"), "invalid", "line 2.published_on"),
    "a day without dashes": (changed(published_on="20261122"), "invalid", "line 2.published_on"),
    "an address with a password": (changed(url="https://a:b@example.org/"), "invalid", "line 2.url"),
    "a speaker of a kind that is a list": (speaker_changed(kind=["person"]), "invalid_choice", "line 2.speakers.kind"),
    "a speaker with a hidden character": (
        speaker_changed(name="A\u202eb"),
        "control_characters",
        "line 2.speakers.name",
    ),
    "an office that began in a week": (
        speaker_changed(roles=[{"position": "Mayor", "organisation": "", "from": "2024W01", "to": None}]),
        "invalid",
        "line 2.speakers.roles.from",
    ),
    "a part of a page that is none": (
        changed(zones=[{"start": 0, "end": True, "kind": "body"}]),
        "integer_required",
        "line 2.zones.end",
    ),
    "a line that is not JSON": (b"{broken", "invalid_json", "line 2"),
    "a line that is a list": (b"[1]", "expected_object", "line 2"),
    "a key twice": (b'{"schema": "onrecord/1", "schema": "onrecord/1"}', "duplicate_key", "line 2"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_dataset_with_one_bad_line_is_refused_by_its_number_and_leaves_nothing_behind(
    project: Any, name: str
) -> None:
    line, code, field = BAD[name]
    before = counts()
    with pytest.raises(OnRecordError) as refused:
        load(project, record(1), line)
    assert (refused.value.code, refused.value.field) == (code, field), refused.value
    assert counts() == before


def test_the_same_article_twice_is_refused(project: Any) -> None:
    before = counts()
    with pytest.raises(OnRecordError) as refused:
        load(project, record(1), {**record(1), "number": 2})
    assert refused.value.code == "invalid"
    assert counts() == before
