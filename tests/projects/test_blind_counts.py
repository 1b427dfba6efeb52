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
from tests.datasets.released import made_release
from tests.projects.permission_table import TABLE
from tests.projects.test_permissions import routes

pytestmark = pytest.mark.django_db

# What changes by itself: each refusal carries the identifier of its request, and readiness the age of things in seconds.
REQUEST = re.compile(rb'"request_id":"[0-9a-f]+"')
CHANGES = {"health/ready"}
QUERIES = {
    "api/v1/projects/{project}/articles": (
        "?state=new", "?state=in_work", "?state=done", "?limit=1", "?q=harbour", "?q=harbour&state=new",
    ),
    "api/v1/projects/{project}/speakers": ("?q=Mour", "?q=Tariq", "?q=o", "?q=Zo%C3%AB", "?limit=1"),
}  # fmt: skip


@pytest.fixture
def third(person: Any, project: Any) -> Person:
    """An annotator who does all the work that nobody may notice."""
    from claims.projects.services import add_member

    somebody: Person = person("third")
    add_member(actor=Actor(), project=project, user=somebody.user, role="annotator")
    return somebody


@pytest.fixture
def story(owner: Person, annotator: Person, project: Any, article: Any) -> dict[str, Any]:
    """Three articles with suggestions; the reader has work in the first, which is open, and in the last, which is submitted."""
    other = add_article(project, TEXT.replace("Friday", "Monday"), "Harbour opens")
    handed_in = add_article(project, TEXT.replace("Friday", "Sunday"), "Harbour full")
    type(project).objects.filter(pk=project.pk).update(engine="quotes")
    project.refresh_from_db()
    start(actor=Actor(owner.user), project=project, engine="quotes")
    run_jobs()
    work_on(annotator, project, handed_in, "Nobody was warned", "Amin Farouk")
    submit(annotator)
    mine = work_on(annotator, project, article, "Nobody was warned", "Zoë Ndiaye")
    comment = {"id": str(uuid4()), "claim": mine["claim"], "text": "I am not sure."}
    assert annotator.post(f"articles/{article.pk}/comments", comment).status_code == 201
    return {"other": other, "handed_in": handed_in, "comment": comment["id"], **mine}


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
    """Every address of the URL configuration but those of signing in, for all articles, with the filters that lists take.

    An address that names no article is the same for all of them, and is given once. A route with a new kind of identifier is an
    error here until `told` has one.
    """
    given: set[str] = set()
    for article in story["articles"].values():
        values = {"project": project.pk, "article": article.pk, "person": person.user.pk, **KEYS, **story["keys"]}
        values |= dict.fromkeys(("job", "export", "import"), Job.objects.earliest("created_at").pk)
        for route in routes():
            # Signing in knows of no project.
            if route not in CHANGES and not route.startswith("_allauth/"):
                address = "/" + route.format(**values)
                if address not in given:
                    given.add(address)
                    yield address
                    yield from (address + query for query in QUERIES.get(route, ()))


KEYS = {"member": uuid4(), "token": uuid4(), "engine": uuid4(), "label": uuid4()}


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
def told(article: Any, story: dict[str, Any], project: Any) -> dict[str, Any]:
    """The story with its identifiers as the table names them."""
    keys = {name: story[name] for name in ("claim", "assignment", "comment")}
    keys |= {"release": made_release(project).pk, "gold": uuid4()}
    articles = {"article": article, "other": story["other"], "handed_in": story["handed_in"]}
    return {**articles, "articles": articles, "keys": keys}


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


@pytest.mark.parametrize("which", ["article", "other", "handed_in"])
def test_nothing_tells_an_annotator_that_another_one_is_at_work(
    annotator: Person, third: Person, project: Any, told: dict[str, Any], which: str
) -> None:
    """At the article that the reader has in work, at one that nobody has, and at one that the reader has submitted."""
    before = crawl(annotator, project, told)
    everything_at(third, project, told[which], annotator)
    assert differences(before, crawl(annotator, project, told)) == []


def test_every_route_that_an_annotator_may_read_is_read_by_the_crawl(
    annotator: Person, project: Any, told: dict[str, Any]
) -> None:
    """A new route is in the crawl by itself; it must also be asked for something that is there."""
    answered = {
        address.partition("?")[0] for address, (status, *_) in crawl(annotator, project, told).items() if status < 400
    }
    for line in TABLE:
        if line.method == "GET" and line.route.startswith("api/") and line.answer("annotator") < 400:
            pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(f"/{line.route}"))
            assert any(re.fullmatch(pattern, address) for address in answered), line


@pytest.mark.parametrize("which", ["article", "other"])
def test_nothing_tells_an_annotator_that_another_one_has_submitted(
    annotator: Person, third: Person, project: Any, told: dict[str, Any], which: str
) -> None:
    """At an article that the reader has not submitted; then everything else that was ever submitted, and full articles."""
    before = crawl(annotator, project, told)
    everything_at(third, project, told[which], annotator)
    submit(third)
    assert differences(before, crawl(annotator, project, told)) == []


def test_what_both_have_submitted_is_read_on_that_article_and_counted_nowhere(
    annotator: Person, third: Person, project: Any, told: dict[str, Any]
) -> None:
    before = crawl(annotator, project, told)
    everything_at(third, project, told["handed_in"], annotator)
    submit(third)
    after = crawl(annotator, project, told)
    read = f"/api/v1/articles/{told['handed_in'].pk}"
    changed = {address for address in before if before[address] != after[address]}
    assert changed == {f"{read}/claims", f"{read}/comments", "/api/v1/mentions"}


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
    assert claims() == (1, 1)
    submit(third)
    assert claims() == (2, 2)


def submit(person: Person) -> None:
    """Hand in what the person has in work."""
    (assignment,) = person.user.assignments.filter(state="leased")
    assert person.post(f"assignments/{assignment.pk}/submit").status_code == 200


def test_that_no_place_is_left_is_told_to_whoever_tries_to_take_it(
    annotator: Person, second_annotator: Person, third: Person, project: Any, told: dict[str, Any]
) -> None:
    """Two people fill an article: nothing tells so before the attempt, and the attempt not by whom or until when."""
    before = crawl(annotator, project, told)
    for person in (second_annotator, third):
        work_on(person, project, told["other"], "Nobody was warned", f"Speaker {person.user.pk}")
    assert differences(before, crawl(annotator, project, told)) == []
    submit(third)
    assert differences(before, crawl(annotator, project, told)) == []
    refused = annotator.post(f"projects/{project.pk}/next", {"article": str(told["other"].pk)})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "article_taken")
    place = refused.json()["error"]["place"]
    assert (place["place"], place["free_at"], place["held_by"]) == ("full", None, [])
    assert (place["passes_submitted"], place["passes_needed"]) == (0, 0)


def test_an_annotators_list_and_progress_are_those_of_their_own_work(
    annotator: Person, project: Any, told: dict[str, Any]
) -> None:
    def numbers(state: str) -> list[int]:
        found = annotator.get(f"projects/{project.pk}/articles{state}").json()["results"]
        return [row["number"] for row in found]

    rows = annotator.get(f"projects/{project.pk}/articles").json()["results"]
    shown = [(row["state"], row["place"], row["claims"], row["passes_submitted"]) for row in rows]
    assert shown == [("in_work", "mine", 1, 0), ("new", "free", 0, 0), ("done", "submitted", 1, 1)]
    assert (numbers("?state=in_work"), numbers("?state=new"), numbers("?state=done")) == ([1], [2], [3])
    progress = annotator.get(f"projects/{project.pk}").json()["progress"]
    assert (progress["articles"], progress["articles_in_work"], progress["articles_done"], progress["claims"]) == (
        3,
        1,
        1,
        2,
    )
    assert (progress["passes_submitted"], progress["passes_needed"]) == (1, 2)


def test_others_claims_are_read_once_both_have_submitted(
    annotator: Person, third: Person, project: Any, told: dict[str, Any]
) -> None:
    def read() -> int:
        return len(annotator.get(f"articles/{told['article'].pk}/claims").json()["results"])

    everything_at(third, project, told["article"], annotator)
    submit(third)
    assert read() == 1
    submit(annotator)
    assert read() == 2


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
    assert annotator.get(f"projects/{project.pk}/speakers?q=Dorina").json()["results"] == [found]


def test_a_speaker_made_for_everybody_is_known_and_counted_in_ones_own_claims(
    owner: Person, annotator: Person, third: Person, project: Any, told: dict[str, Any]
) -> None:
    key = str(uuid4())
    made = {"id": key, "name": "Port authority", "kind": "organisation"}
    assert owner.post(f"projects/{project.pk}/speakers", made).status_code == 201

    def uses(person: Person) -> int:
        (found,) = person.get(f"projects/{project.pk}/speakers?q=authority").json()["results"]
        assert found["id"] == key
        return int(found["claims"])

    def name_them(person: Person, article: str) -> None:
        work = person.post(f"projects/{project.pk}/next", {"article": str(told[article].pk)}).json()
        put = claim_for(told[article].text, str(uuid4()), ["was warned"], speakers=[key])
        answer = person.post(f"assignments/{work['assignment']['id']}/sync", {"ops": [{"put": put, "base": 0}]})
        assert answer.json()["results"][0]["status"] == "ok"

    name_them(third, "other")
    submit(third)
    assert (uses(owner), uses(annotator), uses(third)) == (1, 0, 1)
    name_them(annotator, "article")
    assert (uses(owner), uses(annotator), uses(third)) == (2, 1, 1)


def test_engines_know_no_speaker_of_unsubmitted_work(third: Person, project: Any, told: dict[str, Any]) -> None:
    """What an engine guesses is read by everybody."""
    everything_at(third, project, told["other"], third)
    assert {hint.name for hint in speaker_hints(project)} == {"Amin Farouk"}
    submit(third)
    assert {hint.name for hint in speaker_hints(project)} == {"Amin Farouk", "Dorina Mour"}
    type(project).objects.filter(pk=project.pk).update(blind=False)
    project.refresh_from_db()
    assert {hint.name for hint in speaker_hints(project)} == {"Dorina Mour", "Zoë Ndiaye", "Tariq Aslan", "Amin Farouk"}


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

    assert counted(owner) == counted(adjudicator) == ([1, 1, 1], "in_work", 4)
    assert counted(annotator) == ([1, 0, 1], "new", 2)
    type(project).objects.filter(pk=project.pk).update(blind=False)
    assert counted(annotator) == ([1, 1, 1], "in_work", 4)
