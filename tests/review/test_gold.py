"""The gold layer through the API: what merges at opening, what is settled how, and what nobody may do."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from claims.annotations.models import Claim
from claims.articles.models import Speaker
from claims.assignments.models import Assignment
from claims.assignments.services import expire_leases
from claims.overview.services import purge_project
from claims.projects.models import Member
from claims.review.models import Resolution, Settlement
from tests.bench.test_statements import statements
from tests.conftest import Person, add_article
from tests.review.desks import CLOSING, STRANDED, WARNED, submitted, verdict
from tests.review.gold_desk import opened

pytestmark = pytest.mark.django_db
PAID = "nobody will be paid"


@pytest.fixture
def differing(annotator: Person, second_annotator: Person, project: Any, article: Any) -> Any:
    """Two submitted passes: an equal claim, one with opposite verdicts, one of another cue, and one that only the first has."""
    office = Speaker.objects.create(project=project, name="Harbour office", kind="organisation")
    said = {"speakers": [str(office.pk)]}
    submitted(
        annotator, project, article, said, verdict("true"), {"cue": ["It is feared that"]}, {},
        phrases=(CLOSING, WARNED, STRANDED, PAID),
    )  # fmt: skip
    submitted(second_annotator, project, article, said, verdict("false"), {}, phrases=(f"{CLOSING},", WARNED, STRANDED))
    return article


def test_what_is_equal_is_merged_at_opening_and_the_rest_is_to_settle(adjudicator: Person, differing: Any) -> None:
    desk = opened(adjudicator, differing)
    shown = [(group["state"], [one["slot"] for one in group["differ"]], len(group["members"])) for group in desk.groups]
    assert shown == [
        ("merged", [], 2), ("open", ["verdict"], 2), ("open", ["only_one"], 1), ("open", ["cue"], 2),
    ]  # fmt: skip
    (gold,) = desk.gold_claims()
    assert (gold["exact"]["content"], gold["origin"]) == ([CLOSING], "human")
    assert desk.groups[0]["resolution"]["claims"] == [gold["id"]]
    assert [row["letter"] for row in desk.data["passes"]] == ["A", "B"]
    assert {row["name"] for row in desk.data["passes"]} == {None}
    # Opened again, nothing changes.
    assert opened(adjudicator, differing).data["groups"] == desk.data["groups"]
    assert Resolution.objects.count() == 1


def test_every_decision_says_whom_it_settles_and_from_whom_each_slot_is(adjudicator: Person, differing: Any) -> None:
    desk = opened(adjudicator, differing)
    merged, judged, alone, cued = desk.groups
    left, right = desk.sides(judged)
    assert desk.take(judged, left, reason="The minutes say so.", rule="2.4 What counts")["status"] == "ok"
    assert desk.settle(alone, "drop", cause="slip")["status"] == "ok"
    one, other = desk.sides(cued)
    assert desk.take(cued, one, "mix", cue=["feared"])["status"] == "ok"
    # A gold claim that is changed later tells its origins anew; who saw it before decides on the same ground.
    (changed,) = [claim for claim in desk.gold_after() if claim["exact"]["content"] == [STRANDED]]
    desk.sync({"put": {**changed, "cue": [], "exact": {**changed["exact"], "cue": []}}, "base": 1})
    assert desk.sync(desk.op(cued["key"], "mix", [changed["id"]], cued["members"], 1, rule="2.5"))[0]["version"] == 3
    changed = {**changed, "version": 2}
    desk.sync({"put": changed, "base": 2})
    desk.reload()
    assert [group["state"] for group in desk.groups] == ["merged", "settled", "settled", "settled"]
    told = [group["resolution"] for group in desk.groups]
    assert (told[1]["action"], told[1]["overruled"], told[1]["rule"]) == ("take", True, "2.4 What counts")
    assert told[1]["fields"] == {"verdict": left["id"]}
    assert (told[2]["action"], told[2]["claims"], told[2]["cause"]) == ("drop", [], "slip")
    assert (told[3]["action"], told[3]["fields"]) == ("mix", {"cue": "own"})
    assert set(Settlement.objects.values_list("claim", flat=True)) == {
        Claim.objects.get(pk=claim["id"]).pk for claim in desk.data["claims"]
    }
    assert desk.finish().status_code == 200
    assert Assignment.objects.get(kind="gold").state == "submitted"


def test_a_gold_pass_is_finished_when_everything_is_settled_with_its_reasons(
    adjudicator: Person, differing: Any
) -> None:
    desk = opened(adjudicator, differing)
    refused = desk.finish()
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "unsettled")
    assert [group["key"] for group in refused.json()["error"]["groups"]] == [group["key"] for group in desk.groups[1:]]
    _, judged, alone, cued = desk.groups
    desk.take(judged, desk.sides(judged)[0])
    desk.settle(alone, "drop")
    desk.take(cued, desk.sides(cued)[0])
    told = {group["key"]: group["missing"] for group in desk.finish().json()["error"]["groups"]}
    assert told == {judged["key"]: ["reason"], alone["key"]: ["cause"]}
    with pytest.raises(IntegrityError, match="gold_is_whole"), transaction.atomic():
        Assignment.objects.filter(kind="gold").update(state="submitted")
    desk.reload()
    _, judged, alone, _ = desk.groups
    desk.settle(judged, "take", claims=judged["resolution"]["claims"], reason="Seen.")
    desk.settle(alone, "drop", cause="judgement")
    assert desk.finish().status_code == 200


def test_what_is_left_open_counts_as_no_claim(adjudicator: Person, differing: Any) -> None:
    desk = opened(adjudicator, differing)
    assert desk.finish(leave_open=True).status_code == 200
    dropped = Resolution.objects.filter(action="drop")
    assert {(row.cause, len(row.members)) for row in dropped} == {("judgement", 2), ("judgement", 1)}
    assert dropped.count() == 3


def test_a_returned_pass_makes_exactly_the_changed_groups_stale_and_changes_no_gold(
    adjudicator: Person, annotator: Person, differing: Any
) -> None:
    desk = opened(adjudicator, differing)
    _, judged, alone, cued = desk.groups
    desk.take(judged, desk.sides(judged)[0], reason="Seen.")
    desk.settle(alone, "drop", cause="slip")
    desk.take(cued, desk.sides(cued)[0])
    assert desk.finish().status_code == 200
    before = list(Claim.objects.filter(assignment__kind="gold").order_by("pk").values())
    settled = list(Resolution.objects.order_by("pk").values())
    work = Assignment.objects.get(person=annotator.user, kind="annotation")
    assert adjudicator.post(f"assignments/{work.pk}/return", {"reason": "Look again."}).status_code == 200
    assert {group["state"] for group in opened(adjudicator, differing).groups} == {"merged", "settled"}
    mine = {claim["exact"]["content"][0]: claim for claim in annotator.get(f"assignments/{work.pk}").json()["claims"]}
    changed = {**mine[WARNED], "verdict": verdict("unverifiable")["verdict"]}
    ops = [{"put": changed, "base": changed["version"]}]
    assert annotator.post(f"assignments/{work.pk}/submit", {"ops": ops}).status_code == 200
    again = opened(adjudicator, differing)
    assert [(group["state"], group["changed"]) for group in again.groups] == [
        ("merged", []), ("stale", [mine[WARNED]["id"]]), ("settled", []), ("settled", []),
    ]  # fmt: skip
    assert list(Claim.objects.filter(assignment__kind="gold").order_by("pk").values()) == before
    assert list(Resolution.objects.order_by("pk").values()) == settled
    (listed,) = adjudicator.get(f"projects/{differing.project_id}/review").json()["results"]
    assert listed["stage"] == "stale"
    assert adjudicator.post(f"gold/{again.pass_}/reopen").status_code == 200
    group = again.groups[1]
    answer = again.settle(group, "take", claims=group["resolution"]["claims"], reason="Still.", base=1)
    assert answer["version"] == 2
    again.reload()
    assert {one["state"] for one in again.groups} == {"merged", "settled"}


def test_what_has_changed_since_it_was_seen_is_not_settled(
    adjudicator: Person, annotator: Person, differing: Any
) -> None:
    desk = opened(adjudicator, differing)
    alone = desk.groups[2]
    work = Assignment.objects.get(person=annotator.user, kind="annotation")
    (mine,) = [
        one for one in annotator.get(f"assignments/{work.pk}").json()["claims"] if one["exact"]["content"] == [PAID]
    ]
    adjudicator.post(f"assignments/{work.pk}/return", {"reason": "Look again."})
    annotator.post(f"assignments/{work.pk}/submit", {"ops": [{"put": {**mine, "note": "Sure."}, "base": 1}]})
    refused = desk.settle(alone, "drop", cause="slip")
    assert (refused["status"], refused["code"]) == ("invalid", "stale_group")
    desk.reload()
    assert desk.settle(desk.groups[2], "drop", cause="slip")["status"] == "ok"
    # A second tab that knows nothing of it overwrites nothing.
    refused = desk.settle(desk.groups[2], "drop", cause="judgement", base=0)
    assert refused["code"] == "stale_group"


def test_two_adjudicators_and_the_manager_never_share_a_gold_pass(
    adjudicator: Person, owner: Person, person: Any, project: Any, differing: Any
) -> None:
    from claims.audit import Actor
    from claims.projects.services import add_member

    second: Person = person("second_adjudicator")
    add_member(actor=Actor(), project=project, user=second.user, role="adjudicator")
    desk = opened(adjudicator, differing)
    refused = second.post(f"articles/{differing.pk}/gold").json()["error"]
    assert (refused["code"], refused["gold"]["by"], refused["gold"]["may_take_over"]) == (
        "gold_open",
        "Adjudicator",
        False,
    )
    assert owner.post(f"articles/{differing.pk}/gold", {"take_over": True}).json()["error"]["code"] == "gold_open"
    assert second.post(f"gold/{desk.pass_}/sync", {"ops": []}).status_code == 403
    shown = second.get(f"articles/{differing.pk}/gold").json()
    assert (shown["mine"], shown["adjudicator"]) == (False, "Adjudicator")
    # It waits for its adjudicator for ever, but a manager may take it over after half an hour.
    row = Assignment.objects.get(kind="gold")
    Assignment.objects.filter(pk=row.pk).update(lease_expires_at=row.lease_expires_at - timedelta(hours=3))
    assert expire_leases() == 0
    assert second.post(f"articles/{differing.pk}/gold", {"take_over": True}).status_code == 409
    assert owner.post(f"articles/{differing.pk}/gold", {}).json()["error"]["gold"]["may_take_over"] is True
    assert owner.post(f"articles/{differing.pk}/gold", {"take_over": True}).json()["mine"] is True
    assert adjudicator.post(f"gold/{desk.pass_}/sync", {"ops": []}).status_code == 403
    article = type(differing).objects.get(pk=differing.pk)
    assert article.open_slots == 0


def test_nobody_adjudicates_their_own_work_or_works_on_what_they_adjudicate(
    adjudicator: Person, owner: Person, annotator: Person, project: Any, article: Any
) -> None:
    submitted(annotator, project, article)
    refused = owner.post(f"articles/{article.pk}/gold").json()["error"]
    assert refused["code"] == "passes_missing"
    submitted(adjudicator, project, article)
    for verb in ("gold", "third"):
        assert adjudicator.post(f"articles/{article.pk}/{verb}").json()["error"]["code"] == "own_work"
    assert adjudicator.get(f"projects/{project.pk}/review").json()["results"][0]["own"] is True
    assert annotator.post(f"articles/{article.pk}/gold").status_code == 403
    desk = opened(owner, article)
    assert {group["state"] for group in desk.groups} == {"merged"}
    assert owner.post(f"assignments/{desk.pass_}/sync", {"ops": []}).json()["error"]["code"] == "gold_pass"
    assert owner.post(f"assignments/{desk.pass_}/skip").json()["error"]["code"] == "gold_pass"
    assert owner.post(f"articles/{article.pk}/third").json() == {"passes_needed": 3}
    taken = owner.post(f"projects/{project.pk}/next", {"article": str(article.pk)})
    assert taken.json()["error"]["code"] == "own_work"
    assert owner.post(f"projects/{project.pk}/next").status_code == 204
    member = Member.objects.get(project=project, user=owner.user).pk
    bulk = {"act": "assign", "articles": [str(article.pk)], "members": [str(member)]}
    assert owner.post(f"projects/{project.pk}/bulk", bulk).json()["skipped"][0]["code"] == "own_work"


def test_a_third_person_who_agrees_joins_what_is_settled_and_opens_what_they_see_differently(
    adjudicator: Person, person: Any, project: Any, differing: Any
) -> None:
    from claims.audit import Actor
    from claims.projects.services import add_member

    third: Person = person("third")
    add_member(actor=Actor(), project=project, user=third.user, role="annotator")
    desk = opened(adjudicator, differing)
    judged = desk.groups[1]
    desk.take(judged, desk.sides(judged)[0], reason="Seen.")
    assert adjudicator.post(f"articles/{differing.pk}/third").json() == {"passes_needed": 3}
    said = {"speakers": [str(Speaker.objects.get().pk)]}
    submitted(third, project, differing, said, verdict("true"), phrases=(CLOSING, WARNED))
    desk = opened(adjudicator, differing)
    assert [(group["state"], len(group["members"])) for group in desk.groups] == [
        ("merged", 3), ("settled", 3), ("open", 1), ("open", 2),
    ]  # fmt: skip


def test_annotators_are_told_what_became_of_their_claims_once_the_article_is_settled(
    adjudicator: Person, annotator: Person, second_annotator: Person, project: Any, differing: Any
) -> None:
    def feedback(reader: Person) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = reader.get(f"projects/{project.pk}/feedback").json()["results"]
        return found

    desk = opened(adjudicator, differing)
    _, judged, alone, cued = desk.groups
    desk.take(judged, desk.sides(judged)[0], reason="The minutes say so.", rule="2.4", cause="guideline")
    desk.take(alone, desk.sides(alone)[0])
    assert feedback(annotator) == []
    desk.take(cued, desk.sides(cued)[1])
    assert desk.finish().status_code == 200
    (mine,), (theirs,) = feedback(annotator), feedback(second_annotator)
    assert [claim["outcome"] for claim in mine["claims"]] == ["kept", "kept", "kept", "changed"]
    assert mine["claims"][3]["changes"] == [{"slot": "cue", "mine": "It is feared that", "gold": ""}]
    assert [claim["outcome"] for claim in theirs["claims"]] == ["kept", "changed", "kept", "missed"]
    overruled = theirs["claims"][1]
    assert overruled["changes"] == [{"slot": "verdict", "mine": "false", "gold": "true"}]
    assert (overruled["reason"], overruled["rule"], overruled["cause"]) == ("The minutes say so.", "2.4", "guideline")
    assert "nnotator" not in str(mine) + str(theirs)
    comment = {"id": str(uuid4()), "claim": overruled["thread"], "text": "The minutes are of another day."}
    assert second_annotator.post(f"articles/{differing.pk}/comments", comment).status_code == 201
    assert feedback(second_annotator)[0]["claims"][1]["comments"] == 1
    seen = adjudicator.get(f"articles/{differing.pk}/comments").json()["results"]
    assert [row["claim"] for row in seen] == [overruled["thread"]]


def test_names_are_told_where_the_project_is_not_blind(adjudicator: Person, project: Any, differing: Any) -> None:
    type(project).objects.filter(pk=project.pk).update(blind=False)
    assert [row["name"] for row in opened(adjudicator, differing).data["passes"]] == ["Annotator", "Second"]


def test_opening_costs_ten_statements_for_the_first_time_and_eight_later(adjudicator: Person, differing: Any) -> None:
    adjudicator.get("session")
    for most in (10, 8):
        _, sent = statements(lambda: opened(adjudicator, differing))
        assert len(sent) <= most, "\n\n".join(sent)


def test_the_database_refuses_what_no_gold_layer_may_be(adjudicator: Person, annotator: Person, project: Any, differing: Any) -> None:  # fmt: skip
    desk = opened(adjudicator, differing)
    gold = Assignment.objects.get(kind="gold")
    settled = Settlement.objects.first()
    assert settled is not None
    own = Claim.objects.filter(assignment=gold).get()
    resolution = Resolution.objects.get()
    attempts: list[tuple[str, Any]] = [
        ("settled_once", lambda: Settlement.objects.create(gold=gold, claim=settled.claim, version=1, resolution=resolution)),
        ("claim_of_another_pass", lambda: Settlement.objects.create(gold=gold, claim=own, version=1, resolution=resolution)),
        ("claims_of_gold", lambda: Resolution.objects.create(gold=gold, key=uuid4(), action="take", claims=[settled.claim_id], members=[settled.claim_id], versions=[1])),
        ("resolution_leads_somewhere", lambda: Resolution.objects.create(gold=gold, key=uuid4(), action="take", members=[settled.claim_id], versions=[1])),
        ("added_settles_nothing", lambda: Resolution.objects.create(gold=gold, key=uuid4(), action="add", claims=[own.pk], members=[settled.claim_id], versions=[1])),
        ("one_gold_per_article", lambda: Assignment.objects.create(article=differing, person=annotator.user, kind="gold", lease_expires_at=gold.lease_expires_at)),
    ]  # fmt: skip
    for name, attempt in attempts:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            attempt()
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Resolution.objects.update(reason="Another.")
    assert desk.groups
    type(project).objects.filter(pk=project.pk).update(deleted_at=project.created_at)
    assert purge_project(project.pk, at_once=True)
    assert not Resolution.objects.exists()


def test_the_list_has_the_articles_on_which_people_differ_most_first(
    adjudicator: Person, annotator: Person, second_annotator: Person, project: Any, differing: Any
) -> None:
    from claims.review.services import compare_due

    alike = add_article(project, "The mayor said that the bridge is safe.", "Bridge")
    add_article(project, "Nobody has read this.", "Unread")
    for somebody in (annotator, second_annotator):
        submitted(somebody, project, alike, phrases=("the bridge is safe",))
    compare_due()
    found = adjudicator.get(f"projects/{project.pk}/review").json()
    assert [(row["title"], row["stage"], row["differences"]) for row in found["results"]] == [
        ("Harbour to close", "ready", 3), ("Bridge", "ready", 0),
    ]  # fmt: skip
    desk = opened(adjudicator, alike)
    assert desk.finish().status_code == 200
    found = adjudicator.get(f"projects/{project.pk}/review").json()
    assert found["counts"] == {"ready": 1, "open": 0, "stale": 0, "done": 1}
    (done,) = adjudicator.get(f"projects/{project.pk}/review?stage=done").json()["results"]
    assert (done["title"], done["mine"], done["adjudicator"]) == ("Bridge", True, "Adjudicator")


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_the_gold_layer_is_exported_with_whom_each_claim_settles_and_why_and_comes_back(
    adjudicator: Person, owner: Person, person: Any, project: Any, differing: Any, files: Any
) -> None:
    from claims.audit import Actor
    from claims.datasets.loading import load_records
    from claims.projects.services import create_project
    from tests.datasets.judged import build, download

    desk = opened(adjudicator, differing)
    _, judged, alone, cued = desk.groups
    desk.take(judged, desk.sides(judged)[0], reason="The minutes say so.", rule="2.4", cause="guideline")
    desk.settle(alone, "drop", cause="slip")
    desk.take(cued, desk.sides(cued)[1])
    for layer in ("gold", "record"):
        assert owner.get(f"projects/{project.pk}/exports/preview?layer={layer}").json()["articles"] == 0
    assert desk.finish().status_code == 200
    text, manifest = download(owner, build(owner, project, layer="gold"))
    line = json.loads(text)
    assert (manifest["layer"], manifest["claims"], line["schema"]) == ("gold", 3, "onrecord/2")
    assert [[entry["action"] for entry in claim["settled"]] for claim in line["claims"]] == [
        ["merge", "merge"], ["take", "take"], ["take", "take"],
    ]  # fmt: skip
    told = line["claims"][1]["settled"][0]
    assert (told["reason"], told["rule"], told["cause"], told["overruled"]) == (
        "The minutes say so.",
        "2.4",
        "guideline",
        True,
    )
    assert download(owner, build(owner, project, layer="record"))[0] == text
    everything, _ = download(owner, build(owner, project))
    copy = create_project(actor=Actor(owner.user), name="A copy", engine="", annotators_per_article=2)
    load_records(project=copy, actor=Actor(owner.user), lines=everything.splitlines())
    assert Settlement.objects.filter(gold__project=copy).count() == 6
    assert download(owner, build(owner, copy))[0] == everything
