"""Blind in numbers as well: while others work, every byte that somebody can read stays what it was."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from claims.audit import Actor
from claims.jobs import Job
from claims.suggestions.services import speaker_hints, start
from tests.conftest import TEXT, Person, add_article, claim_for, run_jobs
from tests.projects.permission_table import TABLE

pytestmark = pytest.mark.django_db

# What changes by itself: each refusal carries the identifier of its request, and readiness the age of things in seconds.
REQUEST = re.compile(rb'"request_id":"[0-9a-f]+"')
CHANGES = {"health/ready"}
QUERIES = {
    "api/v1/projects/{project}/articles": ("?state=new", "?state=in_work", "?state=done", "?limit=1", "?q=harbour"),
    "api/v1/projects/{project}/speakers": ("?q=Mour", "?q=Tariq", "?limit=1"),
}


@pytest.fixture
def third(person: Any, project: Any) -> Person:
    """An annotator who does all the work that nobody may notice."""
    from claims.projects.services import add_member

    somebody: Person = person("third")
    add_member(actor=Actor(), project=project, user=somebody.user, role="annotator")
    return somebody


@pytest.fixture
def story(owner: Person, annotator: Person, project: Any, article: Any) -> dict[str, Any]:
    """Two articles with suggestions; the reader has claims and a speaker in the first, which is not submitted."""
    other = add_article(project, TEXT.replace("Friday", "Monday"), "Harbour opens")
    type(project).objects.filter(pk=project.pk).update(engine="quotes")
    project.refresh_from_db()
    start(actor=Actor(owner.user), project=project, engine="quotes")
    run_jobs()
    mine = work_on(annotator, project, article, "Nobody was warned", "Zoë Ndiaye")
    comment = {"id": str(uuid4()), "claim": mine["claim"], "text": "I am not sure."}
    assert annotator.post(f"articles/{article.pk}/comments", comment).status_code == 201
    return {"other": other, "comment": comment["id"], **mine}


def work_on(person: Person, project: Any, article: Any, words: str, name: str) -> dict[str, str]:
    """Take an article, make a claim with a new speaker, a verdict and a decision, and do not submit."""
    work = person.post(f"projects/{project.pk}/next", {"article": str(article.pk)}).json()
    claim, speaker = str(uuid4()), str(uuid4())
    verdict = {"label": "false", "rationale": "Seen.", "status": "final", "evidence": []}
    put = claim_for(article.text, claim, [words], speakers=[speaker], verdict=verdict)
    named = {"id": speaker, "name": name, "kind": "person", "aliases": [f"Captain {name}"]}
    unnamed = {"id": str(uuid4()), "name": "a captain", "kind": "person", "anonymous": True, "descriptor": "a captain"}
    decision = {"decide": work["suggestions"][0]["id"], "as": "edited", "claim": claim}
    ops = [{"speaker": named}, {"speaker": unnamed}, {"put": put, "base": 0}, decision]
    answer = person.post(f"assignments/{work['assignment']['id']}/sync", {"ops": ops, "active_seconds": 12.5})
    assert {result["status"] for result in answer.json()["results"]} == {"ok"}, answer.json()
    return {"claim": claim, "speaker": speaker, "assignment": work["assignment"]["id"]}


def addresses(project: Any, story: dict[str, Any], person: Person) -> Iterator[str]:
    """Every address that can be read, for both articles, with the filters that lists take."""
    for article in (story["article"], story["other"]):
        values = {"project": project.pk, "article": article.pk, "person": person.user.pk, **KEYS, **story["keys"]}
        values |= dict.fromkeys(("job", "export"), Job.objects.earliest("created_at").pk)
        for line in TABLE:
            if line.method == "GET" and line.route not in CHANGES:
                address = "/" + line.route.format(**values)
                yield address
                yield from (address + query for query in QUERIES.get(line.route, ()))


KEYS = {"member": uuid4(), "token": uuid4(), "engine": uuid4()}


def crawl(person: Person, project: Any, story: dict[str, Any]) -> dict[str, tuple[int, bytes, str]]:
    """Read everything that can be read, and note status, bytes and ETag; one's own pass, and what may be taken, too."""
    found = {}
    for address in addresses(project, story, person):
        answer = person.get(address)
        content = b"" if answer.streaming else REQUEST.sub(b"", answer.content)
        found[address] = (answer.status_code, content, answer.headers.get("ETag", ""))
    return found


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Name the addresses whose answers are not the same."""
    return [f"{key}: {before[key]} became {after[key]}" for key in before if before[key] != after[key]]


@pytest.fixture
def told(article: Any, story: dict[str, Any]) -> dict[str, Any]:
    """The story with its identifiers as the table names them."""
    keys = {name: story[name] for name in ("claim", "assignment", "comment")}
    return {"article": article, "other": story["other"], "keys": keys}


def everything_at(third: Person, project: Any, article: Any, mine: Person) -> None:
    """Do all that an annotator can do short of submitting: also with a speaker whom the reader knows, and with mentions."""
    done = work_on(third, project, article, "two ferries are stranded", "Dorina Mour")
    again = {"id": str(uuid4()), "name": "Zoë Ndiaye", "kind": "person", "aliases": ["The captain of all"]}
    put = claim_for(article.text, str(uuid4()), ["will be paid"], speakers=[again["id"]])
    ops = [{"speaker": again}, {"put": put, "base": 0}, {"delete": done["claim"], "base": 1}]
    answer = third.post(f"assignments/{done['assignment']}/sync", {"ops": ops, "active_seconds": 60})
    assert {result["status"] for result in answer.json()["results"]} == {"ok"}, answer.json()
    made = {"name": "Tariq Aslan", "kind": "person"}
    assert third.post(f"projects/{project.pk}/speakers", made).status_code == 201
    for claim in (None, put["id"]):
        say = {"id": str(uuid4()), "claim": claim, "text": "@Annotator 1 @Owner who is that?"}
        assert third.post(f"articles/{article.pk}/comments", say).status_code == 201


@pytest.mark.parametrize("which", ["article", "other"])
def test_nothing_tells_an_annotator_that_another_one_is_at_work(
    annotator: Person, third: Person, project: Any, told: dict[str, Any], which: str
) -> None:
    """At the article that the reader has in work, and at one that nobody has."""
    before = crawl(annotator, project, told)
    assert sum(status == 200 for status, _, _ in before.values()) > 20
    everything_at(third, project, told[which], annotator)
    assert differences(before, crawl(annotator, project, told)) == []


@pytest.mark.parametrize("who", ["viewer", "exporter"])
def test_whoever_has_no_work_of_their_own_learns_of_work_once_it_is_submitted(
    request: pytest.FixtureRequest, third: Person, project: Any, told: dict[str, Any], who: str
) -> None:
    reader: Person = request.getfixturevalue(who)

    def claims() -> tuple[int, int]:
        rows = reader.get(f"projects/{project.pk}/articles").json()["results"]
        return sum(row["claims"] for row in rows), reader.get(f"projects/{project.pk}").json()["progress"]["claims"]

    before = crawl(reader, project, told)
    everything_at(third, project, told["other"], reader)
    assert differences(before, crawl(reader, project, told)) == []
    assert claims() == (0, 0)
    submit(third)
    assert claims() == (1, 1)


def submit(person: Person) -> None:
    """Hand in what the person has in work."""
    (assignment,) = person.user.assignments.filter(state="leased")
    assert person.post(f"assignments/{assignment.pk}/submit").status_code == 200


def test_the_one_thing_that_has_to_be_told_is_that_no_place_is_left(
    annotator: Person, second_annotator: Person, third: Person, project: Any, told: dict[str, Any]
) -> None:
    """Two people fill an article: its row says that it cannot be taken, as the attempt would, and not by whom or until when."""

    def row() -> dict[str, Any]:
        return next(
            row for row in annotator.get(f"projects/{project.pk}/articles").json()["results"] if row["number"] == 2
        )

    before = crawl(annotator, project, told)
    untouched = row()
    for person in (second_annotator, third):
        work_on(person, project, told["other"], "Nobody was warned", f"Speaker {person.user.pk}")
    assert row() == {**untouched, "place": "full"}
    changed = {key.partition("?")[0] for key, value in crawl(annotator, project, told).items() if before[key] != value}
    assert changed == {
        f"/api/v1/projects/{project.pk}/articles",
        f"/api/v1/articles/{told['other'].pk}",
    }
    refused = annotator.post(f"projects/{project.pk}/next", {"article": str(told["other"].pk)})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "article_taken")
    place = refused.json()["error"]["place"]
    assert (place["place"], place["free_at"], place["held_by"]) == ("full", None, [])


def test_claims_are_counted_and_read_once_both_have_submitted(
    annotator: Person, third: Person, project: Any, told: dict[str, Any]
) -> None:
    def counts() -> tuple[int, int, int]:
        listed = annotator.get(f"projects/{project.pk}/articles").json()["results"][0]["claims"]
        read = annotator.get(f"articles/{told['article'].pk}/claims").json()["results"]
        return listed, annotator.get(f"projects/{project.pk}").json()["progress"]["claims"], len(read)

    def knows(name: str) -> bool:
        found = annotator.get(f"projects/{project.pk}/speakers?q={name}").json()["results"]
        return name in {row["name"] for row in found}

    everything_at(third, project, told["article"], annotator)
    assert (counts(), knows("Dorina Mour")) == ((1, 1, 1), False)
    submit(third)
    assert (counts(), knows("Dorina Mour")) == ((1, 1, 1), False)
    submit(annotator)
    assert (counts(), knows("Dorina Mour")) == ((2, 2, 2), True)


def test_a_name_that_another_one_has_made_before_stays_ones_own(
    annotator: Person, third: Person, project: Any, told: dict[str, Any]
) -> None:
    """Whether a name is there already would tell that somebody else has it."""
    everything_at(third, project, told["other"], annotator)
    key = str(uuid4())
    made = {"id": key, "name": "Dorina Mour", "kind": "person"}
    assert annotator.post(f"projects/{project.pk}/speakers", made).json()["id"] == key
    (found,) = annotator.get(f"projects/{project.pk}/speakers?q=Dorina").json()["results"]
    assert (found["id"], found["aliases"], found["claims"]) == (key, [], 0)
    submit(third)
    (found,) = annotator.get(f"projects/{project.pk}/speakers?q=Dorina").json()["results"]
    assert found["id"] != key


def test_engines_know_no_speaker_of_unsubmitted_work(third: Person, project: Any, told: dict[str, Any]) -> None:
    """What an engine guesses is read by everybody."""
    everything_at(third, project, told["other"], third)
    assert speaker_hints(project) == []
    submit(third)
    assert {hint.name for hint in speaker_hints(project)} == {"Dorina Mour"}
    type(project).objects.filter(pk=project.pk).update(blind=False)
    project.refresh_from_db()
    assert {hint.name for hint in speaker_hints(project)} == {"Dorina Mour", "Zoë Ndiaye", "Tariq Aslan"}


def test_managers_and_adjudicators_and_an_open_project_count_everything(
    owner: Person, adjudicator: Person, annotator: Person, third: Person, project: Any, told: dict[str, Any]
) -> None:
    everything_at(third, project, told["other"], annotator)

    def counted(person: Person) -> tuple[list[int], str, int]:
        rows = person.get(f"projects/{project.pk}/articles").json()["results"]
        return (
            [row["claims"] for row in rows],
            rows[1]["state"],
            len(person.get(f"projects/{project.pk}/speakers").json()["results"]),
        )

    assert counted(owner) == counted(adjudicator) == ([1, 1], "in_work", 3)
    assert counted(annotator) == ([1, 0], "new", 1)
    type(project).objects.filter(pk=project.pk).update(blind=False)
    assert counted(annotator) == ([1, 1], "in_work", 3)
