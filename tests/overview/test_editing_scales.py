"""A manager edits the verdict scale: labels are renamed, moved, added, and merged, and a merge is undone without a trace."""

from typing import Any

import pytest

from claims.audit import Event
from claims.overview.rules import scale as scale_api
from claims.overview.rules import verdicts
from claims.projects.models import Label
from tests.conftest import Person, claim_for
from tests.core.refusing import nothing_changes, refused
from tests.datasets.judged import build, download
from tests.review.desks import submitted, swept, verdict

pytestmark = pytest.mark.django_db


def scale(owner: Person, project: Any) -> dict[str, Any]:
    """Read the scale as its editor does."""
    answer = owner.get(f"projects/{project.pk}/scale")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def written(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give labels as a change of the scale sends them."""
    return [{name: row[name] for name in ("id", "name", "digit", "color", "sign", "comparable")} for row in labels]


def change(owner: Person, project: Any, labels: list[dict[str, Any]], version: str = "", **more: object) -> Any:
    """Send a scale, based on the one that is there."""
    body = {"scale": {"labels": labels, "version": version or scale(owner, project)["version"]}, **more}
    return owner.patch(f"projects/{project.pk}", body)


def merge(owner: Person, project: Any, one: str, other: str, **more: object) -> Any:
    """Merge a label into another one, both by key."""
    keys = dict(Label.objects.filter(scale__project=project).values_list("key", "pk"))
    return owner.post(
        f"projects/{project.pk}/scale/merges", {"merged": str(keys[one]), "into": str(keys[other]), **more}
    )


def test_labels_change_names_and_places_and_new_ones_get_keys_of_their_own(owner: Person, project: Any) -> None:
    labels = written(scale(owner, project)["labels"])
    labels[0], labels[1] = (
        {**labels[0], "digit": 2, "sign": "≈"},
        {**labels[1], "digit": 1, "sign": "✓", "name": "Rather true"},
    )
    new = {"name": "Half true!", "digit": 7, "color": "mixed", "sign": "½", "comparable": "conflicting"}
    answer = change(owner, project, [*labels, new], name="Renamed desk")
    assert answer.status_code == 200, answer.content
    shown = answer.json()
    assert shown["name"] == "Renamed desk"
    assert [(row["digit"], row["key"], row["name"]) for row in shown["scale"]["labels"]][:2] == [
        (1, "mostly_true", "Rather true"), (2, "true", "True"),
    ]  # fmt: skip
    assert shown["scale"]["labels"][-1]["key"] == "half_true"
    told = Event.objects.get(subject="scale", action="changed")
    assert told.after is not None
    assert told.after["labels"][0]["name"] == "Rather true"
    with nothing_changes():
        assert change(owner, project, written(scale(owner, project)["labels"])).status_code == 200


def test_a_scale_that_cannot_be_read_is_refused_with_all_that_was_sent_beside_it(owner: Person, project: Any) -> None:
    labels = written(scale(owner, project)["labels"])
    new = {"name": "New", "digit": 7, "color": "mixed", "sign": "!", "comparable": "conflicting"}
    wrong = [
        labels[1:], [*labels, {**new, "digit": 1}], [*labels, {**new, "sign": "✓"}], [*labels, {**new, "name": "TRUE"}],
        [*labels, labels[0]],
    ]  # fmt: skip
    with nothing_changes():
        for sent in wrong:
            refused(change(owner, project, sent, name="Never"), 400, "invalid", "scale")
        refused(change(owner, project, [*labels, {**new, "digit": 10}]), 400, "out_of_range")
        refused(change(owner, project, [*labels, {**new, "color": "pink"}]), 400, "invalid_choice")
        refused(change(owner, project, labels, version="0" * 16, name="Never"), 412, "stale", "scale")


def test_before_a_merge_one_reads_what_and_whose_it_is_and_afterwards_everybody_reads_it_so(
    owner: Person, annotator: Person, second_annotator: Person, adjudicator: Person, project: Any, article: Any
) -> None:
    submitted(annotator, project, article, verdict("unverifiable"), verdict("not_checkable"), verdict("true"))
    submitted(second_annotator, project, article, verdict("not_checkable"), verdict("not_checkable"), verdict("true"))
    swept()
    assert agreement(owner, project)["equal"] == 2
    told = merge(owner, project, "not_checkable", "unverifiable", dry_run=True).json()
    assert (told["verdicts"], told["compares_alike"], len(told["examples"])) == (3, True, 3)
    assert sorted((one["called"], one["verdicts"]) for one in told["people"]) == [("Annotator", 1), ("Second", 2)]
    assert len(told["scale"]["labels"]) == 6

    assert merge(owner, project, "not_checkable", "unverifiable").status_code == 200
    assert [row["key"] for row in owner.get(f"projects/{project.pk}").json()["scale"]["labels"]] == [
        "true", "mostly_true", "misleading", "false", "unverifiable",
    ]  # fmt: skip
    unverifiable = scale(owner, project)["labels"][4]
    assert (unverifiable["verdicts"], [(row["key"], row["verdicts"]) for row in unverifiable["merged"]]) == (
        1, [("not_checkable", 3)],
    )  # fmt: skip
    read = owner.get(f"articles/{article.pk}/claims").json()["results"]
    assert sorted(row["verdict"] for row in read) == ["true", "true", *["unverifiable"] * 4]
    assert agreement(owner, project)["equal"] == 3
    found = owner.get(f"projects/{project.pk}/agreement/examples?slot=verdict").json()["results"]
    assert found == []


def agreement(owner: Person, project: Any) -> dict[str, Any]:
    """Read how far people agree on verdicts."""
    slots = owner.get(f"projects/{project.pk}/agreement").json()["slots"]
    found: dict[str, Any] = next(one for one in slots if one["slot"] == "verdict")
    return found


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_a_merge_shows_in_datasets_and_its_undoing_gives_every_byte_back(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, article: Any, files: Any
) -> None:
    submitted(annotator, project, article, verdict("unverifiable"), verdict("not_checkable"))
    submitted(second_annotator, project, article, verdict("not_checkable"), verdict("true"))
    swept()
    before = download(owner, build(owner, project))
    merge(owner, project, "not_checkable", "unverifiable")
    merged = download(owner, build(owner, project))
    assert b"not_checkable" not in merged[0]
    assert merged[0].count(b'"label": "unverifiable"') == before[0].count(b'"label": "unverifiable"') + 2
    label = Label.objects.get(scale__project=project, key="not_checkable")
    path = f"projects/{project.pk}/scale/merges/{label.pk}"
    assert owner.delete(path).status_code == 200
    with nothing_changes():
        assert owner.delete(path).status_code == 200
    after = download(owner, build(owner, project))
    assert after[0] == before[0]
    assert after[1]["agreement"] == before[1]["agreement"]
    assert [one.action for one in Event.objects.filter(subject="scale").order_by("id")] == [
        "labels merged",
        "merge undone",
    ]


def test_a_device_that_has_not_heard_of_a_merge_loses_nothing(
    owner: Person, annotator: Person, project: Any, work: Any
) -> None:
    merge(owner, project, "not_checkable", "unverifiable")
    key = "01a203c5-f0d7-7000-8000-000000000009"
    put = claim_for(work["article"]["text"], key, ["The harbour will close on Friday"], **verdict("not_checkable"))
    path = f"assignments/{work['assignment']['id']}/sync"
    for base in (0, 1, 2):
        answer = annotator.post(path, {"ops": [{"put": put, "base": base}]}).json()
        assert answer["results"][0]["status"] == "ok", answer
    claim = annotator.get(f"assignments/{work['assignment']['id']}").json()["claims"][0]
    assert claim["verdict"]["label"] == "unverifiable"
    assert Label.objects.get(scale__project=project, key="unverifiable").pk == only_verdict(key)


def only_verdict(claim: str) -> Any:
    """Read the label of a claim's only verdict."""
    from claims.annotations.models import Verdict

    return Verdict.objects.get(claim=claim).label_id


def test_what_is_merged_is_not_merged_again_and_returns_to_a_free_key(owner: Person, project: Any) -> None:
    merge(owner, project, "misleading", "false")
    refused(merge(owner, project, "misleading", "true"), 409, "label_merged")
    refused(merge(owner, project, "true", "misleading"), 409, "label_merged")
    refused(merge(owner, project, "false", "true"), 409, "label_merged")
    refused(merge(owner, project, "true", "true"), 400, "invalid", "into")
    labels = written(scale(owner, project)["labels"])
    news = [
        {"name": f"New {digit}", "digit": digit, "color": "mixed", "sign": str(digit), "comparable": "conflicting"}
        for digit in (3, 7, 8, 9)
    ]
    assert change(owner, project, [*labels, *news]).status_code == 200
    label = Label.objects.get(scale__project=project, key="misleading")
    refused(owner.delete(f"projects/{project.pk}/scale/merges/{label.pk}"), 409, "scale_full")
    merge(owner, project, "new_8", "true")
    assert owner.delete(f"projects/{project.pk}/scale/merges/{label.pk}").status_code == 200
    label.refresh_from_db()
    assert (label.digit, label.merged_into) == (8, None)


def test_very_many_verdicts_are_counted_up_to_a_number_that_is_told(
    owner: Person, annotator: Person, project: Any, article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (verdicts, scale_api):
        monkeypatch.setattr(module, "MAX", 2)
    submitted(annotator, project, article, verdict("true"), verdict("true"), verdict("true"))
    shown = scale(owner, project)
    assert (shown["counted_to"], {row["key"]: row["verdicts"] for row in shown["labels"]}["true"]) == (2, 2)
    told = merge(owner, project, "true", "false", dry_run=True).json()
    assert (told["verdicts"], told["scale"]["counted_to"]) == (2, 2)
