"""Somebody accepts, changes or rejects what an engine suggests; suggestions stay suggestions."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from claims.annotations.models import Claim, Decision
from claims.audit import Actor, Event
from claims.suggestions.models import Suggestion
from claims.suggestions.services import start
from tests.annotations.desk import CLOSING, Desk, delete, done, put
from tests.conftest import TEXT, add_article, claim_for, run_jobs
from tests.core.refusing import nothing_changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(project: Any) -> Any:
    """An article with two quotations."""
    return add_article(project, TEXT.replace("Related", "“The ferries are safe,” the minister said.\nRelated"))


@pytest.fixture(autouse=True)
def suggested(project: Any, article: Any) -> None:
    """The engine has read the article before anybody opens it."""
    type(project).objects.filter(pk=project.pk).update(engine="quotes")
    start(actor=Actor(), project=project, engine="quotes")
    run_jobs()


def accepted(desk: Desk, suggestion: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Make a claim of a suggestion, as the screen does."""
    claim = claim_for(
        desk.text, str(uuid4()), [], no_speaker_stated=True, origin="suggestion", suggestion=suggestion["id"]
    )
    for role in ("content", "source", "cue"):
        claim[role] = suggestion[role]
        claim["exact"][role] = [desk.text[start:end] for start, end in suggestion[role]]
    return {**claim, "directness": suggestion["directness"], **changes}


def decide(suggestion: dict[str, Any], outcome: str, claim: dict[str, Any] | None = None) -> dict[str, Any]:
    """Make the operation that decides on a suggestion."""
    return {"decide": suggestion["id"], "as": outcome, "claim": claim and claim["id"]}


def shown(desk: Desk) -> list[tuple[str | None, str | None]]:
    """What is decided about the suggestions of the pass, as a reload shows it."""
    return [(item["decision"], item["claim"]) for item in desk.reload()["suggestions"]]


def test_an_accepted_suggestion_becomes_a_claim_that_names_it(desk: Desk) -> None:
    first, second = desk.work["suggestions"]
    claim = accepted(desk, first)
    assert done(desk.sync(put(claim), decide(first, "accepted", claim), decide(second, "rejected"))) == [1, 0, 0]
    assert shown(desk) == [("accepted", claim["id"]), ("rejected", None)]
    stored = Claim.objects.get()
    assert (stored.origin, str(stored.suggestion_id)) == ("suggestion", first["id"])
    assert stored.suggestion is not None
    assert (stored.suggestion.engine, stored.suggestion.content) == ("quotes", stored.content)


def test_what_a_person_changes_in_a_suggestion_leaves_the_suggestion_as_it_was(desk: Desk) -> None:
    first = desk.work["suggestions"][0]
    before = Suggestion.objects.values().get(pk=first["id"])
    claim = accepted(desk, first) | {"content": [[0, 32]], "source": [], "cue": []}
    claim["exact"] = {"content": [CLOSING], "source": [], "cue": [], "addressee": []}
    done(desk.sync(put(claim), decide(first, "edited", claim)))
    assert Suggestion.objects.values().get(pk=first["id"]) == before
    assert shown(desk)[0] == ("edited", claim["id"])


def test_a_decision_that_is_repeated_leaves_no_second_line_of_history(desk: Desk) -> None:
    first, second = desk.work["suggestions"]
    claim = accepted(desk, first)
    batch = [put(claim), decide(first, "accepted", claim), decide(second, "rejected")]
    done(desk.sync(*batch))
    with nothing_changes():
        done(desk.sync(*batch))
    assert Event.objects.filter(subject="suggestion").count() == 2


def test_a_decision_is_taken_back(desk: Desk) -> None:
    first = desk.work["suggestions"][0]
    claim = accepted(desk, first)
    done(desk.sync(put(claim), decide(first, "accepted", claim)))
    done(desk.sync(delete(claim), decide(first, "undone")))
    assert shown(desk)[0] == (None, None)
    assert Decision.objects.count() == 0
    with nothing_changes():
        done(desk.sync(decide(first, "undone")))
    outcomes = Event.objects.filter(subject="suggestion").order_by("id").values_list("after__outcome", flat=True)
    assert list(outcomes) == ["accepted", "undone"]


def test_a_decision_is_changed_and_redone(desk: Desk) -> None:
    first = desk.work["suggestions"][0]
    claim = accepted(desk, first)
    done(desk.sync(decide(first, "rejected")))
    done(desk.sync(put(claim), decide(first, "accepted", claim)))
    done(desk.sync(decide(first, "undone"), decide(first, "edited", claim)))
    assert shown(desk)[0] == ("edited", claim["id"])
    done(desk.sync(decide(first, "rejected"), decide(first, "undone")))
    assert shown(desk)[0] == (None, None)


def test_a_decision_about_a_claim_that_is_not_there(desk: Desk, second_desk: Desk) -> None:
    first = desk.work["suggestions"][0]
    theirs = second_desk.saved()
    refused_claim = accepted(desk, first, verdict={"label": "nonsense"})
    with nothing_changes():
        results = desk.sync(
            decide(first, "accepted", {"id": str(uuid4())}), decide(first, "accepted", theirs),
            put(refused_claim), decide(first, "accepted", refused_claim),
        )  # fmt: skip
    assert [result["code"] for result in results] == [
        "unknown_claim",
        "unknown_claim",
        "unknown_label",
        "unknown_claim",
    ]


def test_a_suggestion_of_another_article(desk: Desk, project: Any) -> None:
    other = add_article(project, "“Rain is coming,” she said.")
    start(actor=Actor(), project=project, engine="quotes")
    run_jobs()
    foreign = {"id": str(Suggestion.objects.get(article=other).pk)}
    claim = desk.claim(suggestion=foreign["id"], origin="suggestion")
    with nothing_changes():
        results = desk.sync(decide(foreign, "accepted"), put(claim))
    assert [(result["code"], result["field"]) for result in results] == [
        ("unknown_suggestion", "decide"), ("unknown_suggestion", "put.suggestion"),
    ]  # fmt: skip


def test_a_claim_does_not_say_that_it_was_suggested_without_naming_the_suggestion(desk: Desk) -> None:
    with nothing_changes():
        (result,) = desk.sync(put(desk.claim(origin="suggestion")))
    assert (result["code"], result["field"]) == ("invalid_choice", "put.origin")


def test_two_people_decide_on_one_suggestion_each_for_themselves(desk: Desk, second_desk: Desk) -> None:
    first = desk.work["suggestions"][0]
    done(desk.sync(decide(first, "rejected")))
    assert shown(second_desk)[0] == (None, None)
    claim = accepted(second_desk, first)
    done(second_desk.sync(put(claim), decide(first, "accepted", claim)))
    assert (shown(desk)[0], shown(second_desk)[0]) == (("rejected", None), ("accepted", claim["id"]))


def test_a_suggestion_that_an_engine_replaced_stays_where_it_was_decided(desk: Desk) -> None:
    first = desk.work["suggestions"][0]
    done(desk.sync(decide(first, "rejected")))
    Suggestion.objects.update(retired_at=timezone.now())
    assert [item["id"] for item in desk.reload()["suggestions"]] == [first["id"]]
