"""Blind means blind: nothing that an annotator can ask for shows what another one has decided."""

from typing import Any
from uuid import uuid4

import pytest

from claims.audit import Actor
from claims.datasets.releases.models import Release
from claims.jobs import Job
from claims.projects.models import Member
from claims.suggestions.services import start
from tests.conftest import TEXT, Person, claim_for, run_jobs
from tests.datasets.released import made_release
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
    values |= dict.fromkeys(("job", "export", "import"), Job.objects.get().pk) | {"person": person.user.pk}
    values["release"] = (Release.objects.first() or made_release(project)).pk
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


def test_annotators_are_called_by_their_number_in_every_place_and_those_who_answer_for_the_project_by_name(
    owner: Person,
    adjudicator: Person,
    annotator: Person,
    second_annotator: Person,
    project: Any,
    article: Any,
    secret: Any,
) -> None:
    say = {"id": str(uuid4()), "claim": None, "text": "@Adjudicator @annotator 2 look here"}
    assert owner.post(f"articles/{article.pk}/comments", say).status_code == 201

    def seen_by(person: Person) -> dict[str, set[str]]:
        events = person.get(f"articles/{article.pk}/history").json()["results"]
        comments = person.get(f"articles/{article.pk}/comments").json()["results"]
        claims = person.get(f"articles/{article.pk}/claims").json()["results"]
        people = person.get(f"projects/{project.pk}/members").json()["results"]
        assert all(one["called"] == (one["name"] or one["called"]) for one in people)
        return {
            "people": {one["called"] for one in people},
            "history": {event["who"] for event in events if event["action"] == "submitted"},
            "claims": {claim["who"] for claim in claims},
            "comments": {comment["author"]["called"] for comment in comments},
            "mentions": {one["called"] for comment in comments for one in comment["mentions"]},
        }

    assert seen_by(owner) == {
        "people": {"Owner", "Adjudicator", "Annotator", "Second"},
        "history": {"Annotator"},
        "claims": {"Annotator"},
        "comments": {"Annotator", "Owner"},
        "mentions": {"Adjudicator", "Second"},
    }
    assert seen_by(adjudicator) == {
        "people": {"Owner", "Adjudicator", "Annotator 1", "Annotator 2"},
        "history": {"Annotator 1"},
        "claims": {"Annotator 1"},
        "comments": {"Annotator 1", "Owner"},
        "mentions": {"Adjudicator", "Annotator 2"},
    }
    type(annotator.user).objects.filter(pk=annotator.user.pk).update(first_name="Zq-Anna", username="zq-anna")
    second_annotator.post(f"projects/{project.pk}/next")
    crawled = b"\n".join(everything_readable(second_annotator, project, article, secret))
    assert b"Annotator 1" in crawled
    assert b"Owner" in crawled
    assert b"zq-anna" not in crawled.lower()


def test_a_number_stays_when_a_role_changes_and_is_never_given_again(
    owner: Person, annotator: Person, second_annotator: Person, viewer: Person, project: Any
) -> None:
    def called() -> dict[str, str]:
        found = annotator.get(f"projects/{project.pk}/members").json()["results"]
        return {one["pseudonym"]: one["called"] for one in found}

    mine, second, other = (Member.objects.get(user=person.user) for person in (annotator, second_annotator, viewer))
    assert (called()[second.pseudonym], called()[other.pseudonym]) == ("Annotator 2", "Viewer")
    for role, active in (("viewer", True), ("annotator", False), ("annotator", True)):
        change = {"role": role, "active": active}
        assert owner.patch(f"projects/{project.pk}/members/{second.pk}", change).status_code == 200
    assert owner.patch(f"projects/{project.pk}/members/{other.pk}", {"role": "annotator"}).json()["name"] == "Viewer"
    assert (called()[second.pseudonym], called()[other.pseudonym]) == ("Annotator 2", "Annotator 3")
    assert Member.objects.get(pk=mine.pk).number == 1


def test_where_the_project_is_not_blind_everybody_has_a_name(
    annotator: Person, second_annotator: Person, project: Any
) -> None:
    type(project).objects.filter(pk=project.pk).update(blind=False)
    found = annotator.get(f"projects/{project.pk}/members").json()["results"]
    assert {one["called"] for one in found} == {"Owner", "Annotator", "Second"}
    assert {one["username"] for one in found} == {None}


def test_where_the_project_is_not_blind_people_share_the_anonymous_speakers_of_an_article(
    second_annotator: Person, project: Any, secret: dict[str, str]
) -> None:
    type(project).objects.filter(pk=project.pk).update(blind=False)
    work = second_annotator.post(f"projects/{project.pk}/next").json()
    assert secret["speaker"] in {speaker["id"] for speaker in work["speakers"]}


def test_an_annotator_reads_any_article_but_nothing_of_what_others_did_in_it(
    annotator: Person, second_annotator: Person, viewer: Person, project: Any, article: Any, secret: dict[str, str]
) -> None:
    read = second_annotator.get(f"articles/{article.pk}")
    assert (read.status_code, read.json()["place"]) == (200, "free")
    assert second_annotator.get(f"articles/{article.pk}/claims").json() == {"results": [], "next": None}
    assert second_annotator.get(f"articles/{article.pk}/history").status_code == 404
    own = annotator.get(f"articles/{article.pk}/claims").json()["results"]
    assert [(claim["id"], claim["me"], claim["speakers"]) for claim in own] == [(secret["claim"], True, ["a captain"])]
    assert viewer.get(f"articles/{article.pk}").status_code == 404
