"""Whatever a person can say of a claim is saved, stands in the history, leaves with a dataset and comes back with it.

The fields are those of `claims.core.claim`: a new one is tried here without a line in this file.
"""

from typing import Any

import pytest

from claims.annotations.models import Claim
from claims.audit import Actor
from claims.core.claim import CLAIM
from claims.datasets.formats import jsonl
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import EVERYTHING
from claims.datasets.loading import load_records
from claims.datasets.records import records
from claims.datasets.selection import WHOLE
from claims.projects.models import Project
from claims.projects.services import create_project
from tests.annotations.desk import Desk
from tests.core.refusing import refused

pytestmark = pytest.mark.django_db

# What depends on other fields has tests of its own.
TIED = {"origin", "nesting", "no_speaker_stated"}
ANSWERS: dict[str, tuple[Any, ...]] = {
    name: (*(word.value for word in kind.words or ()), *((True, False) if kind.name == "flag" else ()))
    for name, kind in CLAIM.items()
    if kind.name in ("choice", "flag") and name not in TIED
} | {name: ("Ask again.\n",) for name, kind in CLAIM.items() if kind.name == "text"}


@pytest.mark.parametrize(("field", "value"), [(name, value) for name, values in ANSWERS.items() for value in values])
def test_an_answer_is_saved_and_stands_in_the_history(desk: Desk, field: str, value: Any) -> None:
    claim = desk.saved(**{field: value})
    assert desk.claims()[claim["id"]][field] == value
    history = desk.person.get(f"articles/{desk.work['article']['id']}/history?claim={claim['id']}").json()["results"]
    assert [event["after"][field] for event in history] == [value]


@pytest.mark.parametrize("field", [name for name, kind in CLAIM.items() if kind.nullable and not kind.computed])
def test_an_answer_can_be_left_open(desk: Desk, field: str) -> None:
    claim = desk.saved(**{field: None})
    assert not desk.claims()[claim["id"]][field]


@pytest.mark.parametrize("field", [name for name, kind in CLAIM.items() if kind.name == "choice"])
@pytest.mark.parametrize("value", ["", "no such word", True, 1, ["direct"]])
def test_no_other_word_is_accepted(desk: Desk, field: str, value: Any) -> None:
    refused(desk.put({**desk.claim(), field: value}), 400, "invalid_choice", field)
    assert not Claim.objects.exists()


def test_every_answer_leaves_with_a_dataset_and_comes_back(desk: Desk, project: Project) -> None:
    said = {field: values[0] for field, values in ANSWERS.items()}
    desk.saved(**said)
    assert desk.ask("submit").status_code == 200
    (line,) = records(project, WHOLE, "default")
    (claim,) = line["claims"]
    assert {field: claim[field] for field in said} == said
    other = create_project(actor=Actor(), name="Other", engine="")
    load_records(project=other, actor=Actor(), lines=jsonl.write([line], Lost(EVERYTHING)))
    (again,) = records(other, WHOLE, "default")
    assert again["claims"] == line["claims"]
