"""Blind means blind: nothing that an annotator can ask for shows what another one has decided."""

from typing import Any
from uuid import uuid4

import pytest

from claims.audit import Actor
from claims.jobs import Job
from claims.projects.models import Member
from claims.suggestions.services import start
from tests.conftest import TEXT, Person, add_article, claim_for, run_jobs
from tests.projects.permission_table import TABLE

pytestmark = pytest.mark.django_db
SECRETS = ("Zq-note", "Zq-rationale", "Zq-quote", "example.org/zq", "Zq-descriptor", "Zq-comment")


@pytest.fixture
def secret(owner: Person, annotator: Person, article: Any, project: Any) -> dict[str, str]:
    """Marked work of the first annotator: claim, verdict, evidence, anonymous speaker, decision, submission."""
    start(actor=Actor(owner.user), project=project, engine="quotes")
    run_jobs()
    type(project).objects.filter(pk=project.pk).update(engine="quotes")
    work = annotator.post(f"projects/{project.pk}/next").json()
    claim, speaker = str(uuid4()), str(uuid4())
    anonymous = {"id": speaker, "name": "a captain", "kind": "person", "anonymous": True, "descriptor": SECRETS[4]}
    evidence = {"url": f"https://{SECRETS[3]}", "quote": SECRETS[2], "stance": "refutes"}
    verdict = {"label": "false", "rationale": SECRETS[1], "status": "final", "evidence": [evidence]}
    put = claim_for(TEXT, claim, ["Nobody was warned"], speakers=[speaker], note=SECRETS[0], verdict=verdict)
    decision = {"decide": work["suggestions"][0]["id"], "as": "edited", "claim": claim}
    ops = [{"speaker": anonymous}, {"put": put, "base": 0}, decision]
    assignment = work["assignment"]["id"]
    results = annotator.post(f"assignments/{assignment}/sync", {"ops": ops, "active_seconds": 47.25}).json()["results"]
    assert {result["status"] for result in results} == {"ok"}, results
    comment = {"id": str(uuid4()), "claim": claim, "text": SECRETS[5]}
    assert annotator.post(f"articles/{article.pk}/comments", comment).status_code == 201
    assert annotator.post(f"assignments/{assignment}/submit").status_code == 200
    return {"claim": claim, "speaker": speaker, "assignment": assignment, "comment": comment["id"]}


def everything_readable(person: Person, project: Any, article: Any, secret: dict[str, str]) -> list[bytes]:
    """GET every route of the table with the identifiers of the first annotator's work, and return what was answered."""
    values = {"project": project.pk, "article": article.pk, **secret}
    values |= dict.fromkeys(("job", "export"), Job.objects.get().pk) | {"person": person.user.pk}
    lines = [line for line in TABLE if line.method == "GET" and line.route.startswith("api/")]
    return [person.get("/" + line.route.format(**values)).content for line in lines]


def test_a_second_annotator_at_the_same_article_sees_nothing_of_the_first_ones_work(
    second_annotator: Person, project: Any, article: Any, secret: dict[str, str]
) -> None:
    work = second_annotator.post(f"projects/{project.pk}/next")
    assert work.json()["article"]["id"] == str(article.pk)
    assert work.json()["claims"] == []
    assert {item["decision"] for item in work.json()["suggestions"]} == {None}
    mine = second_annotator.get(f"assignments/{work.json()['assignment']['id']}")
    seen = b"\n".join([work.content, mine.content, *everything_readable(second_annotator, project, article, secret)])
    for mark in (*SECRETS, *secret.values()):
        assert mark.encode() not in seen, mark


def test_the_list_of_articles_counts_only_the_annotators_own_claims(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, secret: dict[str, str]
) -> None:
    def claims(person: Person) -> int:
        return person.get(f"projects/{project.pk}/articles").json()["results"][0]["claims"]

    assert (claims(annotator), claims(second_annotator), claims(owner)) == (1, 0, 1)


def test_the_marks_would_be_found_where_they_may_be_seen(
    adjudicator: Person, annotator: Person, project: Any, article: Any, secret: dict[str, str]
) -> None:
    own = b"\n".join(everything_readable(annotator, project, article, secret))
    assert all(mark.encode() in own for mark in (*SECRETS, *secret.values()))
    history = adjudicator.get(f"articles/{article.pk}/history").content
    assert all(mark.encode() in history for mark in (*SECRETS[:4], secret["claim"]))


def test_a_second_annotator_cannot_write_into_the_first_ones_claims(
    second_annotator: Person, project: Any, secret: dict[str, str]
) -> None:
    mine = second_annotator.post(f"projects/{project.pk}/next").json()["assignment"]["id"]
    put = claim_for(TEXT, secret["claim"], ["Nobody was warned"])
    nested = claim_for(TEXT, str(uuid4()), ["warned"], parent=secret["claim"], nesting="span")
    ops = [{"put": put, "base": 1}, {"delete": secret["claim"], "base": 1}, {"put": nested, "base": 0}]
    for op, code in zip(ops, ("id_taken", "unknown_claim", "parent_missing"), strict=True):
        answer = second_annotator.post(f"assignments/{mine}/sync", {"ops": [op]})
        assert answer.json()["results"][0]["code"] == code
        assert not any(mark.encode() in answer.content for mark in SECRETS)


def test_only_managers_see_names_everybody_else_sees_pseudonyms(
    owner: Person, adjudicator: Person, annotator: Person, project: Any, article: Any, secret: dict[str, str]
) -> None:
    pseudonym = Member.objects.get(user=annotator.user).pseudonym
    for person, who in ((owner, "annotator"), (adjudicator, pseudonym), (annotator, pseudonym)):
        events = person.get(f"articles/{article.pk}/history").json()["results"]
        assert {event["who"] for event in events if event["action"] == "submitted"} == {who}
    members = adjudicator.get(f"projects/{project.pk}/members").json()["results"]
    assert {(member["name"], member["username"]) for member in members} == {(None, None)}


def test_where_the_project_is_not_blind_people_share_the_anonymous_speakers_of_an_article(
    second_annotator: Person, project: Any, secret: dict[str, str]
) -> None:
    type(project).objects.filter(pk=project.pk).update(blind=False)
    work = second_annotator.post(f"projects/{project.pk}/next").json()
    assert secret["speaker"] in {speaker["id"] for speaker in work["speakers"]}


def test_a_finished_article_of_others_cannot_be_read_by_an_annotator(
    annotator: Person, second_annotator: Person, project: Any, secret: dict[str, str]
) -> None:
    other = add_article(project, "A second story, the editor said.")
    assert second_annotator.get(f"articles/{other.pk}").status_code == 404
    assert annotator.get(f"articles/{other.pk}/history").status_code == 404
