"""How many statements the database sees for what people do all day; the session and its user are counted too."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bench.figures import note
from tests.conftest import TEXT, Person, add_article, claim_for

pytestmark = pytest.mark.django_db

PHRASES = [
    "The harbour will close on Friday",
    "Nobody was warned 😀 in time",
    "nobody will be paid",
    "two ferries are stranded",
    "harbour will close",
    "ferries are stranded",
    "will be paid",
    "close on Friday",
]
# Around transactions, and once a connection.
FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PREPARE")


def statements(action: Callable[[], Any]) -> tuple[Any, list[str]]:
    """Do something and return what it gave with the statements that it sent, those around transactions left out."""
    with CaptureQueriesContext(connection) as seen:
        result = action()
    return result, [query["sql"] for query in seen.captured_queries if not query["sql"].startswith(FRAME)]


def batch() -> list[dict[str, Any]]:
    """Eight new claims with a verdict, evidence and a new speaker each."""
    ops: list[dict[str, Any]] = []
    evidence = [{"url": "https://example.org/a", "stance": "supports"}, {"quote": "So it is.", "stance": "refutes"}]
    for number, phrase in enumerate(PHRASES):
        speaker = {
            "id": str(uuid4()),
            "name": f"Speaker {number}",
            "kind": "person",
            "anonymous": False,
            "descriptor": "",
        }
        verdict = {"label": "true", "rationale": "Seen.", "status": "final", "evidence": evidence}
        put = claim_for(TEXT, str(uuid4()), [phrase], speakers=[speaker["id"]], verdict=verdict)
        ops += [{"speaker": speaker}, {"put": put, "base": 0}]
    return sorted(ops, key=lambda op: "put" in op)


@pytest.fixture
def suggested(project: Any, article: Any) -> Any:
    """The article with suggestions of the project's engine."""
    from claims.suggestions.services import start
    from tests.conftest import run_jobs

    project.engine = "quotes"
    project.save(update_fields=["engine"])
    from claims.audit import Actor

    start(actor=Actor(), project=project)
    run_jobs()
    return article


def test_taking_the_next_article_costs_at_most_eight(annotator: Person, project: Any, suggested: Any) -> None:
    answer, sent = statements(lambda: annotator.post(f"projects/{project.pk}/next"))
    assert answer.json()["suggestions"]
    note("sql_next", len(sent))
    assert len(sent) <= 8, "\n".join(sent)


def test_taking_up_an_article_with_work_in_it_costs_at_most_eight(
    annotator: Person, project: Any, suggested: Any
) -> None:
    work = annotator.post(f"projects/{project.pk}/next").json()
    annotator.post(f"assignments/{work['assignment']['id']}/sync", {"ops": batch()})
    answer, sent = statements(lambda: annotator.post(f"projects/{project.pk}/next"))
    assert len(answer.json()["claims"]) == 8
    assert len(sent) <= 8, "\n".join(sent)


def test_writing_eight_new_claims_with_verdicts_costs_at_most_ten(annotator: Person, work: Any) -> None:
    path = f"assignments/{work['assignment']['id']}/sync"
    ops = batch()
    annotator.post(path, {"ops": [op for op in ops if "speaker" in op]})
    answer, sent = statements(lambda: annotator.post(path, {"ops": [op for op in ops if "put" in op]}))
    assert {result["status"] for result in answer.json()["results"]} == {"ok"}
    note("sql_save", len(sent))
    assert len(sent) <= 10, "\n".join(sent)


def test_new_speakers_in_the_same_batch_cost_three_more_however_many_they_are(annotator: Person, work: Any) -> None:
    answer, sent = statements(lambda: annotator.post(f"assignments/{work['assignment']['id']}/sync", {"ops": batch()}))
    assert [result["status"] for result in answer.json()["results"]] == ["ok"] * 16
    assert len(sent) <= 13, "\n".join(sent)


def test_changing_one_claim_costs_no_more_than_writing_eight(annotator: Person, work: Any) -> None:
    path = f"assignments/{work['assignment']['id']}/sync"
    ops = batch()
    annotator.post(path, {"ops": ops})
    changed = {**next(op["put"] for op in ops if "put" in op), "note": "Ask again."}
    answer, sent = statements(lambda: annotator.post(path, {"ops": [{"put": changed, "base": 1}]}))
    assert answer.json()["results"][0] == {"status": "ok", "id": changed["id"], "version": 2}
    assert len(sent) <= 10, "\n".join(sent)


def test_submitting_costs_at_most_eight(annotator: Person, work: Any) -> None:
    path = f"assignments/{work['assignment']['id']}"
    annotator.post(f"{path}/sync", {"ops": batch()})
    answer, sent = statements(lambda: annotator.post(f"{path}/submit"))
    assert answer.json()["assignment"]["state"] == "submitted"
    note("sql_submit", len(sent))
    assert len(sent) <= 8, "\n".join(sent)


def page(person: Person, project: Any, after: str = "0") -> tuple[Any, list[str]]:
    """Read a page of fifty articles."""
    return statements(lambda: person.get(f"projects/{project.pk}/articles?limit=50&after={after}"))


def test_a_page_of_fifty_articles_costs_four_statements_and_20_kb_however_many_there_are(
    owner: Person, project: Any
) -> None:
    title = "Harbour to close on Friday, says port authority: edition"
    for number in range(50):
        add_article(project, f"{TEXT} {number}", f"{title} {number}")
    page(owner, project)
    small, few = page(owner, project)
    for number in range(50, 500):
        add_article(project, f"{TEXT} {number}", f"{title} {number}")
    large, many = page(owner, project)
    last, _ = page(owner, project, "450")
    assert len(large.json()["results"]) == len(last.json()["results"]) == 50
    note("sql_list", len(many))
    assert len(few) == len(many) <= 4, "\n".join(many)
    assert max(len(answer.content) for answer in (small, large, last)) <= 20_000


def test_reading_fifty_articles_does_not_touch_the_other_ones(owner: Person, project: Any) -> None:
    for number in range(300):
        add_article(project, f"{TEXT} {number}")
    (_, sent) = page(owner, project, "100")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_article")
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sent[-1]}")
        plan = cursor.fetchone()[0]
    plan = plan if isinstance(plan, list) else json.loads(plan)
    read = max(
        node["Actual Rows"] * node["Actual Loops"] + node.get("Rows Removed by Filter", 0) * node["Actual Loops"]
        for node in _nodes(plan[0]["Plan"])
        if node.get("Relation Name") == "claims_article"
    )
    assert read <= 51, f"{read} articles were read for a page of 50"


def _nodes(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node] + [below for child in node.get("Plans", []) for below in _nodes(child)]


def test_the_home_page_costs_the_same_for_one_project_and_for_ten(person: Any, owner: Person, project: Any) -> None:
    from claims.audit import Actor
    from claims.projects.services import create_project

    owner.get("projects")
    _, few = statements(lambda: owner.get("projects"))
    for number in range(9):
        create_project(actor=Actor(owner.user), name=f"Desk {number}", engine="")
    answer, many = statements(lambda: owner.get("projects"))
    assert len(answer.json()["results"]) == 10
    assert len(few) == len(many)
