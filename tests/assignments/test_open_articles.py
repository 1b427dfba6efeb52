"""Nobody holds more articles than they may: what they did nothing in goes back, and with work in all of them they are told."""

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models.functions import Now

from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.assignments.services import expire_leases
from claims.audit import Actor, Event
from claims.projects.services import create_project
from tests.assignments.crowd import at_once
from tests.assignments.test_many_at_once import crowd, desk
from tests.conftest import Person, add_article, claim_for
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db
WORDS = "it is so"


@pytest.fixture
def articles(project: Any) -> list[Any]:
    """Five short articles."""
    return [add_article(project, f"Story {n}: {WORDS}, the port authority said.", f"Story {n}") for n in range(1, 6)]


def take(person: Person, project: Any, article: Any, **more: Any) -> Any:
    """Ask for a certain article."""
    return person.post(f"projects/{project.pk}/next", {"article": str(article.pk), **more})


def work_in(person: Person, project: Any, article: Any) -> str:
    """Take an article and make a claim in it; gives the pass."""
    work = take(person, project, article).json()
    key: str = work["assignment"]["id"]
    put = claim_for(work["article"]["text"], str(uuid4()), [WORDS], no_speaker_stated=True)
    assert person.post(f"assignments/{key}/sync", {"ops": [{"put": put, "base": 0}]}).status_code == 200
    return key


def held(person: Person) -> list[int]:
    """Numbers of the articles that a person has open."""
    rows = Assignment.objects.filter(person=person.user, state="leased").order_by("article__number")
    return list(rows.values_list("article__number", flat=True))


def slots_add_up(needed: int) -> None:
    """Every article has as many free places as are not taken."""
    for article in Article.objects.all():
        taken = Assignment.objects.filter(article=article, state__in=("leased", "submitted")).count()
        assert article.open_slots + taken == needed, article


def test_opening_one_article_after_another_gives_the_untouched_ones_back(
    annotator: Person, project: Any, articles: list[Any]
) -> None:
    for article in articles:
        assert take(annotator, project, article).status_code == 200
    assert held(annotator) == [4, 5]
    slots_add_up(2)
    released = Event.objects.filter(action="released").order_by("id")
    assert [event.article_id for event in released] == [article.pk for article in articles[:3]]


def test_with_work_in_all_of_them_the_next_one_is_refused_and_the_open_ones_are_named(
    annotator: Person, project: Any, articles: list[Any]
) -> None:
    first = work_in(annotator, project, articles[0])
    work_in(annotator, project, articles[1])
    with nothing_changes():
        answer = take(annotator, project, articles[2])
        refused(answer, 409, "too_many_open")
    error = answer.json()["error"]
    assert error["open"] == [
        {"id": str(article.pk), "number": article.number, "title": article.title} for article in articles[:2]
    ]
    assert error["message"] == (
        "You have no. 1 “Story 1” and no. 2 “Story 2” open, and the limit is 2 at once. "
        "Submit, skip or release one of them first."
    )
    assert take(annotator, project, articles[1]).status_code == 200, "what they have they have"
    annotator.post(f"assignments/{first}/release")
    assert take(annotator, project, articles[2]).status_code == 200
    assert held(annotator) == [2, 3]


def test_a_decision_and_a_deleted_claim_are_work_too(annotator: Person, project: Any, articles: list[Any]) -> None:
    deleted = work_in(annotator, project, articles[0])
    (claim,) = annotator.get(f"assignments/{deleted}").json()["claims"]
    annotator.post(f"assignments/{deleted}/sync", {"ops": [{"delete": claim["id"], "base": 1}]})
    work_in(annotator, project, articles[1])
    refused(take(annotator, project, articles[2]), 409, "too_many_open")


def test_the_article_that_is_fetched_ahead_makes_room_for_the_one_that_is_chosen(
    annotator: Person, project: Any, articles: list[Any]
) -> None:
    first = work_in(annotator, project, articles[0])
    ahead = annotator.post(f"projects/{project.pk}/next", {"after": first}).json()
    assert ahead["article"]["number"] == 2
    assert annotator.post(f"projects/{project.pk}/next", {"after": first}).json()["article"]["number"] == 2
    assert take(annotator, project, articles[4]).status_code == 200
    assert held(annotator) == [1, 5]


def test_an_empty_pass_that_was_submitted_once_is_not_given_back(
    annotator: Person, project: Any, articles: list[Any]
) -> None:
    key = take(annotator, project, articles[0]).json()["assignment"]["id"]
    annotator.post(f"assignments/{key}/submit")
    annotator.post(f"assignments/{key}/reopen")
    work_in(annotator, project, articles[1])
    refused(take(annotator, project, articles[2]), 409, "too_many_open")
    assert held(annotator) == [1, 2]


def test_opening_a_submitted_pass_again_counts_as_well(annotator: Person, project: Any, articles: list[Any]) -> None:
    key = work_in(annotator, project, articles[0])
    annotator.post(f"assignments/{key}/submit")
    work_in(annotator, project, articles[1])
    work_in(annotator, project, articles[2])
    with nothing_changes():
        refused(annotator.post(f"assignments/{key}/reopen"), 409, "too_many_open")
    assert Assignment.objects.get(pk=key).state == "submitted"


def test_work_that_comes_back_after_its_lease_ran_out_is_kept_and_takes_no_third_place(
    annotator: Person, project: Any, articles: list[Any]
) -> None:
    late = work_in(annotator, project, articles[0])
    Assignment.objects.filter(pk=late).update(lease_expires_at=Now() - timedelta(seconds=1))
    assert expire_leases() == 1
    work_in(annotator, project, articles[1])
    other = work_in(annotator, project, articles[2])
    put = claim_for(articles[0].text, str(uuid4()), ["port authority"], no_speaker_stated=True)
    answer = annotator.post(f"assignments/{late}/sync", {"ops": [{"put": put, "base": 0}]}).json()
    assert (answer["results"][0]["status"], answer["assignment"]["state"]) == ("ok", "expired")
    assert held(annotator) == [2, 3]
    annotator.post(f"assignments/{other}/submit")
    assert annotator.post(f"assignments/{late}/sync", {"ops": []}).json()["assignment"]["state"] == "leased"
    slots_add_up(2)


def test_another_project_and_other_people_do_not_count(
    annotator: Person, second_annotator: Person, project: Any, articles: list[Any]
) -> None:
    for article in articles[:2]:
        work_in(annotator, project, article)
        work_in(second_annotator, project, article)
    other = create_project(actor=Actor(annotator.user), name="Other desk", engine="")
    assert take(annotator, other, add_article(other, f"{WORDS}, they said.")).status_code == 200


@pytest.mark.parametrize("most", [1, 3])
def test_how_many_is_a_setting(annotator: Person, project: Any, articles: list[Any], settings: Any, most: int) -> None:
    settings.OPEN_ARTICLES = most
    keys = [work_in(annotator, project, article) for article in articles[:most]]
    refused(take(annotator, project, articles[4]), 409, "too_many_open")
    ahead = annotator.post(f"projects/{project.pk}/next", {"after": keys[0]})
    assert ahead.status_code == (409 if most == 1 else 200)
    assert len(held(annotator)) == most


def test_looking_for_ones_own_pass_takes_nothing(
    annotator: Person, owner: Person, second_annotator: Person, project: Any, articles: list[Any]
) -> None:
    with nothing_changes():
        answer = take(owner, project, articles[0], take=False)
        refused(answer, 409, "not_taken")
        assert answer.json()["error"]["place"] == {
            "passes_submitted": 0,
            "passes_needed": 2,
            "place": "free",
            "free_at": None,
            "held_by": [],
            "yours": None,
            "article": {"id": str(articles[0].pk), "number": 1, "title": "Story 1"},
        }
        refused(take(annotator, project, type("Nothing", (), {"pk": uuid4()}), take=False), 404, "not_found")
        refused(owner.post(f"projects/{project.pk}/next", {"take": False}), 400, "invalid")
    mine = take(annotator, project, articles[0]).json()
    assert take(annotator, project, articles[0], take=False).json() == mine
    take(second_annotator, project, articles[0])
    place = take(owner, project, articles[0], take=False).json()["error"]["place"]
    assert (place["place"], place["held_by"]) == ("full", ["Annotator", "Second"])
    assert place["free_at"] == mine["assignment"]["lease_expires_at"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("crowds")
def test_fifty_requests_of_one_person_at_once_leave_them_two_articles() -> None:
    """Certain articles, the next one, the one behind another, a submitted pass again, and late work: all at the same time."""
    project = desk(1, 40)
    (person,) = crowd(project, 1)
    every = list(Article.objects.order_by("number"))
    late = work_in(person, project, every[0])
    Assignment.objects.update(lease_expires_at=Now() - timedelta(seconds=1))
    assert expire_leases() == 1
    done = work_in(person, project, every[1])
    assert person.post(f"assignments/{done}/submit").status_code == 200

    def tab(path: str, body: Any) -> Any:
        return lambda: Person(person.user).post(path, body).status_code

    deeds = [tab(f"projects/{project.pk}/next", {"article": str(article.pk)}) for article in every[2:38]]
    deeds += [tab(f"projects/{project.pk}/next", {"after": done}), tab(f"projects/{project.pk}/next", {})] * 5
    deeds += [tab(f"assignments/{done}/reopen", {}), tab(f"assignments/{late}/sync", {"ops": []})] * 2
    assert len(deeds) == 50
    answers = Counter(at_once(deeds))
    assert set(answers) <= {200, 409, 503}, answers
    assert 1 <= len(held(person)) <= 2
    slots_add_up(1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("crowds")
def test_twenty_people_who_change_articles_at_once_get_in_nobodys_way() -> None:
    """Each gives articles back while others take them: no deadlock, no place lost, nobody with three."""
    project = desk(2, 12)
    people = crowd(project, 20)
    every = list(Article.objects.order_by("number"))

    def wander(person: Person, turn: int) -> Any:
        def walk() -> list[int]:
            own = Person(person.user)
            order = every[turn % 12 :] + every[: turn % 12]
            order = order if turn % 2 else order[::-1]
            return [take(own, project, article).status_code for article in order[:6]]

        return walk

    answers = at_once([wander(person, turn) for turn, person in enumerate(people)])
    assert {status for statuses in answers for status in statuses} <= {200, 409}
    assert max(len(held(person)) for person in people) <= 2
    slots_add_up(2)
