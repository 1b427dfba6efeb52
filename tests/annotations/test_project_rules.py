"""A manager sets the rules of the annotate screen: accepting all at once, quotation marks, verdicts on every claim."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from claims.audit import Event
from tests.annotations.desk import CLOSING, STRANDED, Desk
from tests.conftest import Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db
RULES = ("accept_all_score", "quotes_in_content", "verdict_required")


def test_a_new_project_accepts_sure_suggestions_keeps_marks_and_demands_no_verdict(owner: Person, project: Any) -> None:
    shown = owner.get(f"projects/{project.pk}").json()
    assert [shown[name] for name in RULES] == [0.9, True, False]


def test_the_rules_that_a_manager_sets_reach_the_screen_and_the_history(
    owner: Person, annotator: Person, article: Any, project: Any
) -> None:
    rules = {"accept_all_score": None, "quotes_in_content": False, "verdict_required": True}
    answer = owner.patch(f"projects/{project.pk}", rules).json()
    assert {name: answer[name] for name in RULES} == rules
    work = annotator.post(f"projects/{project.pk}/next").json()
    assert {name: work["project"][name] for name in RULES} == rules
    change = Event.objects.get(subject="project", action="changed")
    assert (change.before, change.after) == (dict(zip(RULES, (0.9, True, False), strict=True)), rules)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"accept_all_score": 1.01}, "out_of_range"),
        ({"accept_all_score": -0.1}, "out_of_range"),
        ({"accept_all_score": "0.9"}, "number_required"),
        ({"accept_all_score": True}, "number_required"),
        ({"quotes_in_content": None}, "null"),
        ({"verdict_required": 1}, "invalid"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(owner: Person, project: Any, body: dict[str, Any], code: str) -> None:
    with nothing_changes():
        refused(owner.patch(f"projects/{project.pk}", body), 400, code, next(iter(body)))


def test_where_a_verdict_is_demanded_a_pass_without_one_is_not_submitted(
    desk: Desk, owner: Person, project: Any
) -> None:
    owner.patch(f"projects/{project.pk}", {"verdict_required": True})
    later, earlier = desk.saved(STRANDED), desk.saved(CLOSING, no_speaker_stated=False)
    with nothing_changes():
        problems = refused(desk.ask("submit"), 409, "not_ready")["problems"]
    assert [(problem["claim"], problem["code"]) for problem in problems] == [
        (earlier["id"], "speaker_missing"), (earlier["id"], "verdict_missing"), (later["id"], "verdict_missing"),
    ]  # fmt: skip
    verdict = {"label": "true", "rationale": "", "status": "final", "evidence": []}
    for claim in (earlier, later):
        desk.put({**claim, "no_speaker_stated": True, "verdict": verdict}, '"1"')
    taken_back = desk.put({**later, "verdict": None}, '"2"')
    assert taken_back.status_code == 200
    assert [one["code"] for one in desk.ask("submit").json()["error"]["problems"]] == ["verdict_missing"]
    owner.patch(f"projects/{project.pk}", {"verdict_required": False})
    assert desk.ask("submit").status_code == 200


def test_what_a_project_asks_of_every_claim_is_asked_for_when_a_pass_is_submitted(
    desk: Desk, owner: Person, project: Any
) -> None:
    asked = ["cue", "was_said", "evidence", "claim_type"]
    assert owner.patch(f"projects/{project.pk}", {"required_fields": asked}).json()["required_fields"] == asked
    claim = desk.saved(CLOSING)
    with nothing_changes():
        problems = refused(desk.ask("submit"), 409, "not_ready")["problems"]
    assert [(one["claim"], one["code"]) for one in problems] == [
        (claim["id"], code) for code in ("claim_type_missing", "cue_missing", "evidence_missing", "was_said_missing")
    ]
    evidence = [{"url": "https://example.org", "stance": "supports"}]
    verdict = {"label": "true", "rationale": "", "status": "draft", "evidence": evidence}
    more = {"claim_type": "numerical", "was_said": False, "verdict": verdict}
    assert desk.put({**claim, **more}, '"1"').status_code == 200
    assert [one["code"] for one in desk.ask("submit").json()["error"]["problems"]] == ["cue_missing"]
    owner.patch(f"projects/{project.pk}", {"required_fields": []})
    assert desk.ask("submit").status_code == 200


def test_only_what_can_be_asked_for_is_and_the_database_knows_nothing_else(owner: Person, project: Any) -> None:
    with nothing_changes():
        refused(owner.patch(f"projects/{project.pk}", {"required_fields": ["mood"]}), 400, "invalid_choice")
    with pytest.raises(IntegrityError, match="required_fields_known"), transaction.atomic():
        type(project).objects.filter(pk=project.pk).update(required_fields=["mood"])
