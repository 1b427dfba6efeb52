"""A manager reads about the quality of suggestions: real passes, real decisions, counted as they were made."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from claims.annotations.models import Decision
from claims.articles.models import Article, Speaker
from claims.assignments.models import Assignment
from claims.audit import Actor
from claims.core.messages import Message, own_words, reason
from claims.core.records import Proposal
from claims.quality.intervals import MIN_ARTICLES
from claims.suggestions.models import Suggestion
from claims.suggestions.services import suggest_article
from tests.annotations.desk import Desk, put
from tests.annotations.test_decisions import accepted, decide
from tests.bench.test_statements import statements
from tests.conftest import Person, add_article

pytestmark = pytest.mark.django_db

STORY = (
    "The bridge number {n} is safe 😀, Mayor Ruth Adler said on Monday. "
    "Critics fear that the report {n} was hidden. The council plans to close the road {n}."
)
SAFE, HIDDEN, CLOSE = "The bridge number {n} is safe 😀", "the report {n} was hidden", "to close the road {n}"


class Reading:
    """An engine that proposes what it was given for each kind of sentence."""

    LABEL, LANGUAGES = "Reading", ()

    def __init__(self, version: str, *proposals: tuple[str, float, Message, str]) -> None:
        self.NAME, self.VERSION = "reading", version
        self._proposals = proposals

    def available(self) -> tuple[bool, None]:
        """It always is."""
        return True, None

    def suggest(self, text: str, **_: Any) -> list[Proposal]:
        """Propose the sentences it knows."""
        number = text.split("number ")[1].split(" ")[0]
        found = []
        for words, score, why, speaker in self._proposals:
            start = text.index(words.format(n=number))
            content = ((start, start + len(words.format(n=number))),)
            found.append(Proposal(content=content, score=score, reason=why, speaker_name=speaker))
        return found


FIRST = Reading(
    "1",
    (SAFE, 0.95, reason("sentence_before", word="said"), "Ruth Adler"),
    (CLOSE, 0.62, reason("infinitive", word="plans"), "the mayor"),
)


class Newsroom:
    """A project in which articles are read by the engine, taken with or without suggestions, and submitted."""

    def __init__(self, project: Any, people: list[Person]) -> None:
        self.project, self.people, self.made = project, people, 0
        type(project).objects.filter(pk=project.pk).update(engine="quotes")

    def open(self, *, shown: bool, engine: Any = FIRST, article: Any = None, person: int = 0) -> Desk:
        """Bring an article in, let the engine read it, and give it to somebody with or without suggestions."""
        if article is None:
            self.made += 1
            article = add_article(self.project, STORY.format(n=self.made), f"Bridge {self.made}")
            if engine is not None:
                suggest_article(engine, article)
        type(self.project).objects.filter(pk=self.project.pk).update(control_share=0 if shown else 1)
        who = self.people[person]
        work = who.post(f"projects/{self.project.pk}/next", {"article": str(article.pk)}).json()
        assert work["assignment"]["suggestions_shown"] is shown
        return Desk(who, work)

    def hand_in(self, desk: Desk, *ops: dict[str, Any], seconds: float = 0) -> Any:
        """Save and submit, and return the article."""
        assert {result["status"] for result in desk.sync(*ops, seconds=seconds)} <= {"ok"}
        assert desk.ask("submit").status_code == 200
        return Article.objects.defer("text").get(pk=desk.work["article"]["id"])

    def claim(self, desk: Desk, words: str, **more: Any) -> dict[str, Any]:
        """Mark some words of the desk's article."""
        number = desk.text.split("number ")[1].split(" ")[0]
        return put(desk.claim(words.format(n=number), **more))

    def quality(self, person: Person) -> dict[str, Any]:
        """Read the page's figures."""
        answer = person.get(f"projects/{self.project.pk}/suggestions/quality")
        assert answer.status_code == 200, answer.content
        found: dict[str, Any] = answer.json()
        return found


@pytest.fixture
def newsroom(project: Any, annotator: Person, second_annotator: Person) -> Newsroom:
    """The project with two annotators."""
    return Newsroom(project, [annotator, second_annotator])


def take(desk: Desk, at: int) -> tuple[dict[str, Any], ...]:
    """Accept the suggestion at a place as it is."""
    suggestion = desk.work["suggestions"][at]
    claim = accepted(desk, suggestion)
    return put(claim), decide(suggestion, "accepted", claim)


def counts(of: dict[str, Any]) -> tuple[int, int, int, int]:
    """The four outcomes."""
    return of["accepted"], of["edited"], of["rejected"], of["left"]


def test_a_new_project_says_that_nothing_has_been_decided(owner: Person, newsroom: Newsroom) -> None:
    found = newsroom.quality(owner)
    assert counts(found["outcomes"]) == (0, 0, 0, 0)
    assert found["outcomes"]["kept"] is None
    assert found["passes"] == {"shown": {"submitted": 0, "used": 0}, "hidden": {"submitted": 0, "used": 0}}
    assert [found[name] for name in ("patterns", "bands", "versions", "missed", "rejected")] == [[], [], [], [], []]
    assert found["seconds"]["difference"] is None
    assert found["seconds"]["enough"] is False


def test_what_became_of_suggestions_is_counted_by_pattern_score_and_version(owner: Person, newsroom: Newsroom) -> None:
    for _ in range(3):
        desk = newsroom.open(shown=True)
        newsroom.hand_in(desk, *take(desk, 0), decide(desk.work["suggestions"][1], "rejected"))
    desk = newsroom.open(shown=True)
    suggestion = desk.work["suggestions"][1]
    claim = accepted(desk, suggestion)
    # "to " stays out of the claim: three characters, one word.
    claim["content"] = [[claim["content"][0][0] + 3, claim["content"][0][1]]]
    claim["exact"]["content"] = [desk.text[slice(*claim["content"][0])]]
    newsroom.hand_in(desk, put(claim), decide(suggestion, "edited", claim))
    found = newsroom.quality(owner)
    assert counts(found["outcomes"]) == (3, 1, 3, 1)
    kept = found["outcomes"]["kept"]
    assert kept["value"] == round(4 / 7, 4)
    assert kept["low"] < kept["value"] < kept["high"]
    assert all(one["pattern"]["values"] == {"word": "…"} for one in found["patterns"])
    assert {one["pattern"]["code"]: counts(one) for one in found["patterns"]} == {
        "infinitive": (0, 1, 3, 0),
        "sentence_before": (3, 0, 0, 1),
    }
    assert [(one["low"], one["high"], one["score"], counts(one)) for one in found["bands"]] == [
        (0.6, 0.7, 0.62, (0, 1, 3, 0)),
        (0.9, 1.0, 0.95, (3, 0, 0, 1)),
    ]
    (version,) = found["versions"]
    assert (version["engine"], version["engine_version"], version["articles"]) == ("reading", "1", 4)
    assert counts(version["outcomes"]) == (3, 1, 3, 1)
    assert found["corrections"] == {
        "edited": 1,
        "content": 1,
        "source": 0,
        "cue": 0,
        "characters": {"median": 3.0, "p90": 3.0},
        "words": {"median": 1.0, "p90": 1.0},
    }


def test_work_in_hand_and_work_given_back_is_not_counted(owner: Person, newsroom: Newsroom) -> None:
    desk = newsroom.open(shown=True)
    desk.sync(*take(desk, 0), decide(desk.work["suggestions"][1], "rejected"), seconds=30)
    assert counts(newsroom.quality(owner)["outcomes"]) == (0, 0, 0, 0)
    desk.ask("skip", {"reason": "ill"})
    assert Decision.objects.count() == 2
    assert counts(newsroom.quality(owner)["outcomes"]) == (0, 0, 0, 0)


def test_what_came_after_the_pass_was_submitted_was_not_left_by_anybody(owner: Person, newsroom: Newsroom) -> None:
    desk = newsroom.open(shown=True)
    article = newsroom.hand_in(desk, *take(desk, 0), decide(desk.work["suggestions"][1], "rejected"))
    suggest_article(Reading("2", (HIDDEN, 0.7, own_words("noun"), "")), Article.objects.get(pk=article.pk), asked=True)
    # All of a test happens in one transaction and so at one time of the database's clock.
    type(desk.person.user).objects.count()
    Suggestion.objects.filter(engine_version="2").update(created_at=later(desk, 60))
    found = newsroom.quality(owner)
    assert counts(found["outcomes"]) == (1, 0, 1, 0)
    assert [version["engine_version"] for version in found["versions"]].count("2") == 1


def later(desk: Desk, seconds: int) -> Any:
    """A time after the pass was submitted."""
    from datetime import timedelta

    return Assignment.objects.get(pk=desk.assignment).submitted_at + timedelta(seconds=seconds)


def test_seconds_per_claim_are_set_against_those_of_the_control_share(owner: Person, newsroom: Newsroom) -> None:
    for number in range(MIN_ARTICLES):
        desk = newsroom.open(shown=True)
        newsroom.hand_in(desk, *take(desk, 0), newsroom.claim(desk, HIDDEN), seconds=30 + number)
        desk = newsroom.open(shown=False)
        newsroom.hand_in(desk, newsroom.claim(desk, SAFE), newsroom.claim(desk, HIDDEN), seconds=70 + number)
    desk = newsroom.open(shown=False)
    newsroom.hand_in(desk, newsroom.claim(desk, SAFE), seconds=0)
    seconds = newsroom.quality(owner)["seconds"]
    # (30 + ... + 37) / 16 and (70 + ... + 77) / 16; the pass whose time nobody measured takes no part.
    assert seconds["shown"]["figure"]["value"] == 16.75
    assert seconds["hidden"]["figure"]["value"] == 36.75
    assert (seconds["shown"]["passes"], seconds["hidden"]["passes"]) == (MIN_ARTICLES, MIN_ARTICLES)
    assert seconds["difference"]["value"] == -20
    assert -22 < seconds["difference"]["low"] < -20 < seconds["difference"]["high"] < -18
    assert seconds["enough"] is True


def test_with_few_articles_the_figures_stand_without_an_interval(owner: Person, newsroom: Newsroom) -> None:
    for shown in (True, False):
        desk = newsroom.open(shown=shown)
        newsroom.hand_in(desk, newsroom.claim(desk, SAFE), seconds=40)
    seconds = newsroom.quality(owner)["seconds"]
    assert seconds["enough"] is False
    assert seconds["difference"] == {"value": 0.0, "low": None, "high": None}


def test_anchoring_shows_when_people_follow_what_they_are_shown(owner: Person, newsroom: Newsroom) -> None:
    for _ in range(MIN_ARTICLES):
        desk = newsroom.open(shown=True)
        newsroom.hand_in(desk, *take(desk, 0), *take(desk, 1))
        desk = newsroom.open(shown=False)
        newsroom.hand_in(desk, newsroom.claim(desk, SAFE), newsroom.claim(desk, HIDDEN))
    anchoring = newsroom.quality(owner)["anchoring"]
    # With suggestions both of two are claims (F1 1); without, one of two (F1 1/2).
    assert anchoring["shown"]["figure"]["value"] == 1
    assert anchoring["hidden"]["figure"]["value"] == 0.5
    assert anchoring["difference"]["value"] == 0.5
    assert anchoring["difference"]["low"] == anchoring["difference"]["high"] == 0.5


def test_a_version_is_measured_against_work_done_without_it(owner: Person, newsroom: Newsroom) -> None:
    speaker = str(uuid4())
    made = {"speaker": {"id": speaker, "name": "Ruth Adler", "kind": "person", "anonymous": False, "descriptor": ""}}
    desk = newsroom.open(shown=False)
    newsroom.hand_in(
        desk,
        made,
        newsroom.claim(desk, SAFE, speakers=[speaker]),
        newsroom.claim(desk, CLOSE, speakers=[speaker]),
        newsroom.claim(desk, HIDDEN),
    )
    desk = newsroom.open(shown=True)
    newsroom.hand_in(desk, *take(desk, 0))
    found = newsroom.quality(owner)
    assert found["gold"] == {"adjudicated": 0, "control": 1}
    (version,) = found["versions"]
    assert (version["gold_articles"], version["claims"], version["suggestions"]) == (1, 3, 2)
    assert (version["precision"], version["recall"]) == (1, round(2 / 3, 4))
    assert version["f1"] == {"value": 0.8, "low": None, "high": None}
    assert version["exact_f1"] == 0.8
    # "Ruth Adler" is right; "the mayor" is no name of hers.
    assert version["speaker"]["value"] == 0.5
    Speaker.objects.get(pk=speaker).aliases.create(text="Mayor")
    assert newsroom.quality(owner)["versions"][0]["speaker"]["value"] == 1


def test_an_adjudicated_article_counts_instead_of_the_passes_before_it(
    owner: Person, adjudicator: Person, newsroom: Newsroom
) -> None:
    desk = newsroom.open(shown=False)
    article = newsroom.hand_in(desk, newsroom.claim(desk, SAFE))
    newsroom.people.append(adjudicator)
    gold = newsroom.open(shown=False, article=article, person=2)
    newsroom.hand_in(gold, newsroom.claim(gold, SAFE), newsroom.claim(gold, CLOSE))
    Assignment.objects.filter(pk=gold.assignment).update(kind="gold")
    found = newsroom.quality(owner)
    assert found["gold"] == {"adjudicated": 1, "control": 0}
    assert (found["versions"][0]["claims"], found["versions"][0]["f1"]["value"]) == (2, 1)


def test_every_version_is_measured_on_the_articles_that_it_has_read(owner: Person, newsroom: Newsroom) -> None:
    desk = newsroom.open(shown=False)
    article = newsroom.hand_in(desk, newsroom.claim(desk, SAFE), newsroom.claim(desk, HIDDEN))
    desk = newsroom.open(shown=False)
    newsroom.hand_in(desk, newsroom.claim(desk, SAFE))
    better = Reading("2", (SAFE, 0.9, own_words("a"), ""), (HIDDEN, 0.9, own_words("b"), ""))
    suggest_article(better, Article.objects.get(pk=article.pk), asked=True)
    versions = {one["engine_version"]: one for one in newsroom.quality(owner)["versions"]}
    assert (versions["1"]["gold_articles"], versions["1"]["f1"]["value"]) == (2, round(2 * 2 / (3 + 4), 4))
    assert (versions["2"]["gold_articles"], versions["2"]["f1"]["value"]) == (1, 1)


def test_the_worst_misses_come_with_the_words_around_them(owner: Person, newsroom: Newsroom) -> None:
    desk = newsroom.open(shown=True)
    first = newsroom.hand_in(desk, *take(desk, 0), newsroom.claim(desk, HIDDEN))
    second_desk = newsroom.open(shown=True, article=first, person=1)
    newsroom.hand_in(second_desk, newsroom.claim(second_desk, HIDDEN))
    desk = newsroom.open(shown=True)
    newsroom.hand_in(
        desk, newsroom.claim(desk, HIDDEN, checkworthiness="cfs"), decide(desk.work["suggestions"][0], "rejected")
    )
    found = newsroom.quality(owner)
    assert found["missed_claims"] == 3
    both, one = found["missed"]
    assert (both["article"], both["number"], both["title"], both["passes"]) == (str(first.pk), 1, "Bridge 1", 2)
    text = STORY.format(n=1)
    ((start, end),) = both["content"]
    assert text[start:end] == both["exact"] == "the report 1 was hidden"
    assert text[:start].endswith(both["before"])
    assert len(both["before"]) == 80
    assert text[end:].startswith(both["after"])
    assert (one["passes"], one["checkworthiness"]) == (1, "cfs")
    (refused,) = found["rejected"]
    assert (refused["score"], refused["exact"], refused["passes"]) == (0.95, "The bridge number 2 is safe 😀", 1)
    assert (refused["before"], refused["reason"]) == ("", {"code": "sentence_before", "values": {"word": "said"}})


def test_a_deleted_claim_is_no_miss_and_a_suggestion_of_today_mends_one(owner: Person, newsroom: Newsroom) -> None:
    desk = newsroom.open(shown=True)
    claim = newsroom.claim(desk, HIDDEN)
    desk.sync(claim)
    gone = newsroom.claim(desk, "Mayor Ruth Adler")
    desk.sync(gone)
    article = newsroom.hand_in(desk, {"delete": gone["put"]["id"], "base": 1})
    assert [one["exact"] for one in newsroom.quality(owner)["missed"]] == ["the report 1 was hidden"]
    suggest_article(Reading("2", (HIDDEN, 0.7, own_words("noun"), "")), Article.objects.get(pk=article.pk), asked=True)
    assert newsroom.quality(owner)["missed"] == []


def test_nobody_learns_from_it_who_decided_what(owner: Person, adjudicator: Person, newsroom: Newsroom) -> None:
    desk = newsroom.open(shown=True)
    newsroom.hand_in(desk, *take(desk, 0), newsroom.claim(desk, HIDDEN), seconds=20)
    for person in (owner, adjudicator):
        told = json.dumps(newsroom.quality(person))
        assert desk.assignment not in told
        assert desk.person.user.username not in told


def test_an_unknown_parameter_is_refused(owner: Person, project: Any) -> None:
    answer = owner.get(f"projects/{project.pk}/suggestions/quality?since=2026")
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "unknown_filter"


def fill(newsroom: Newsroom, articles: int) -> None:
    """Hand in articles, half of them without suggestions."""
    for number in range(articles):
        desk = newsroom.open(shown=number % 2 == 0)
        ops = [newsroom.claim(desk, HIDDEN)]
        if number % 2 == 0:
            ops += [*take(desk, 0), decide(desk.work["suggestions"][1], "rejected")]
        newsroom.hand_in(desk, *ops, seconds=20)


def test_the_page_costs_the_same_statements_however_much_was_done(owner: Person, newsroom: Newsroom) -> None:
    fill(newsroom, 4)
    read: Callable[[], Any] = lambda: newsroom.quality(owner)  # noqa: E731
    # The first request of a session reads its account for itself.
    read()
    _, few = statements(read)
    fill(newsroom, 26)
    found, many = statements(read)
    assert found["passes"]["shown"]["used"] == 15
    assert len(few) == len(many) <= 16, "\n".join(many)


def test_of_many_passes_the_newest_are_used_and_the_answer_says_so(
    owner: Person, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.quality import queries

    monkeypatch.setattr(queries, "MAX_PASSES", 2)
    fill(newsroom, 8)
    found = newsroom.quality(owner)
    assert found["passes"] == {"shown": {"submitted": 4, "used": 2}, "hidden": {"submitted": 4, "used": 2}}
    assert counts(found["outcomes"]) == (2, 0, 2, 0)
    assert found["limits"]["passes"] == 2


def test_another_projects_work_is_not_counted(owner: Person, newsroom: Newsroom) -> None:
    from claims.projects.services import create_project

    fill(newsroom, 2)
    other = create_project(actor=Actor(owner.user), name="Another desk", engine="")
    found = owner.get(f"projects/{other.pk}/suggestions/quality").json()
    assert (counts(found["outcomes"]), found["versions"], found["missed"]) == ((0, 0, 0, 0), [], [])
