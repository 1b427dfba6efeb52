"""A manager reads who did what, narrows it down, takes it away as a file, and brings back what was deleted."""

import json
from typing import Any

import pytest

from claims.annotations.models import Claim
from claims.audit import Event
from claims.overview.history import reading
from claims.projects.models import Member
from claims.review.models import Comparison
from tests.annotations.desk import CLOSING
from tests.conftest import Person, add_article
from tests.core.refusing import nothing_changes, refused
from tests.overview.test_changed_rules import change
from tests.overview.test_counts import right
from tests.review.desks import submitted, swept, take, verdict

pytestmark = pytest.mark.django_db


def happened(owner: Person, project: Any, query: str = "") -> list[tuple[str | None, str, str]]:
    """Read a page of the history: who, what kind of thing, what was done."""
    answer = owner.get(f"projects/{project.pk}/history{query}")
    assert answer.status_code == 200, answer.content
    return [(one["who"], one["subject"], one["action"]) for one in answer.json()["results"]]


def test_everybodys_acts_are_told_newest_first_ones_own_included(
    owner: Person, annotator: Person, project: Any, article: Any
) -> None:
    submitted(annotator, project, article, verdict("true"))
    change(owner, project, name="Renamed")
    told = happened(owner, project)
    assert told[:2] == [("Owner", "project", "changed"), ("Annotator", "assignment", "submitted")]
    newest = owner.get(f"projects/{project.pk}/history").json()["results"][0]
    assert (newest["before"], newest["after"]) == ({"name": project.name}, {"name": "Renamed"})
    claims = happened(owner, project, "?subject=claim")
    assert claims
    assert {subject for _, subject, _ in claims} == {"claim"}
    assert {who for who, _, _ in happened(owner, project, f"?who={annotator.user.pk}")} == {"Annotator"}
    assert set(happened(owner, project, "?article=1")) <= set(told)
    assert happened(owner, project, "?article=99") == []
    today = Event.objects.latest("at").at.date()
    assert happened(owner, project, f"?day={today}") == told
    assert happened(owner, project, "?day=2020-02-29") == []


def test_pages_follow_one_another_though_few_events_are_looked_through(
    owner: Person, project: Any, article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        change(owner, project, name=f"Name {number}")
    every = happened(owner, project)
    monkeypatch.setattr(reading, "MAX", 4)
    monkeypatch.setattr(reading, "PAGE", 3)
    found, after = [], ""
    for _ in range(20):
        page = owner.get(f"projects/{project.pk}/history{after}").json()
        found += [(one["who"], one["subject"], one["action"]) for one in page["results"]]
        if page["next"] is None:
            break
        after = f"?after={page['next']}"
    assert found == every


@pytest.mark.parametrize(
    "query",
    ["subject=cat", "who=x", "who=-1", "article=0", "day=2026-13-01", "day=20260101", "day=x", "after=1", "q=x"],
)
def test_what_is_no_filter_is_refused(owner: Person, project: Any, query: str) -> None:
    answer = owner.get(f"projects/{project.pk}/history?{query}")
    assert (answer.status_code, answer.json()["error"]["code"]) in [(400, "invalid_filter"), (400, "unknown_filter")]


def test_the_whole_history_is_taken_away_as_a_file(
    owner: Person, annotator: Person, project: Any, article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK", 3)
    submitted(annotator, project, article, verdict("true"))
    answer = owner.get(f"projects/{project.pk}/history/file")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert [line["id"] for line in lines] == [
        str(key) for key in Event.objects.filter(project_id=project.pk).order_by("pk").values_list("pk", flat=True)
    ]
    assert all(line["request"] for line in lines if line["who"] == "Annotator")


def test_a_deleted_claim_comes_back_as_it_was_and_is_counted_and_compared_again(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    desk = take(annotator, project, article)
    key = desk.saved(CLOSING, note="Mine.")["id"]
    assert desk.ask("sync", {"ops": [{"delete": key, "base": 1}]}).status_code == 200
    assert desk.ask("submit").status_code == 200
    submitted(second_annotator, project, article, phrases=(CLOSING,))
    swept()
    before = Comparison.objects.get().basis
    page = owner.get(f"projects/{project.pk}/history?subject=claim").json()["results"]
    (restorable,) = [one for one in page if one["restorable"]]
    assert (restorable["action"], restorable["subject_id"]) == ("deleted", key)
    refused(annotator.post(f"claims/{key}/restore"), 403, "forbidden")

    assert owner.post(f"claims/{key}/restore").status_code == 204
    row = Claim.objects.get(pk=key)
    assert (row.deleted_at, row.note, row.version) == (None, "Mine.", 3)
    assert happened(owner, project)[0] == ("Owner", "claim", "restored")
    right(project, [owner, annotator])
    swept()
    assert Comparison.objects.get().basis != before
    with nothing_changes():
        assert owner.post(f"claims/{key}/restore").status_code == 204
    assert not any(one["restorable"] for one in owner.get(f"projects/{project.pk}/history").json()["results"])


def test_one_act_on_many_articles_is_one_entry_that_says_for_whom_and_unfolds(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [str(add_article(project, f"Story {number}: it is so, the port authority said.").pk) for number in range(5)]
    members = [str(Member.objects.get(user=one.user).pk) for one in (annotator, second_annotator)]
    bulk, page = f"projects/{project.pk}/bulk", f"projects/{project.pk}/history"
    before = len(owner.get(page).json()["results"])
    for body in (
        {"act": "assign", "members": members, "due_on": "2027-03-01"},
        {"act": "priority", "priority": 1},
        {"act": "set_aside", "reason": "It waits."},
    ):
        assert owner.post(bulk, {"articles": keys, **body}).status_code == 200
    assert owner.post(bulk, {"articles": keys[:1], "act": "take_back"}).status_code == 200
    found = owner.get(page).json()["results"]
    assert [
        (one["action"], one["count"], one["articles"], one["whom"], one["after"])
        for one in found[: len(found) - before]
    ] == [
        ("taken back", 1, 1, [], found[0]["after"]),
        ("put aside", 5, 5, [], {"reason": "It waits."}),
        ("priority set", 5, 5, [], {"priority": 1}),
        ("assigned", 10, 5, ["Annotator", "Second"], {"due_on": "2027-03-01"}),
    ]
    assert [one["article"] is None for one in found[:4]] == [False, True, True, True]
    # Page after page, one by one, in any narrower view of the history too.
    monkeypatch.setattr(reading, "PAGE", 2)
    for narrower in ("", "subject=assignment&"):
        each, after = [], ""
        while after is not None:
            part = owner.get(f"{page}?{narrower}entry={found[3]['id']}{after}").json()
            each += part["results"]
            after = part["next"] and f"&after={part['next']}"
        assert [(one["action"], one["count"]) for one in each] == [("assigned", 1)] * 10
        assert {one["article"]["id"] for one in each} == set(keys)
        assert {tuple(one["whom"]) for one in each} == {("Annotator",), ("Second",)}
    assert owner.get(f"{page}?entry={project.pk}").json() == {"results": [], "next": None}
    # And the page that begins behind an entry goes on with the one before it.
    pages, after = [], ""
    while after is not None:
        part = owner.get(f"{page}{after}").json()
        pages += part["results"]
        after = part["next"] and f"?after={part['next']}"
    assert [one["id"] for one in pages] == [one["id"] for one in found]
    # The file has every event for itself.
    answer = owner.get(f"{page}/file")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert len(lines) == Event.objects.filter(project_id=project.pk).count()
    assert {"count", "whom"} & set(lines[0]) == set()
