"""Fifty people ask for work in the same moment: no article ever goes to more people than it needs."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.audit import Actor
from claims.projects.models import Member, Project
from claims.projects.services import create_project
from tests.assignments.crowd import at_once
from tests.conftest import Person, add_article

# Every thread has a connection of its own, and the server has 120: one crowd at a time.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("crowds")]
PEOPLE = 50


def crowd(project: Project, count: int = PEOPLE) -> list[Person]:
    """People who are signed in and annotate in the project."""
    users = get_user_model().objects.bulk_create(get_user_model()(username=f"person-{n}") for n in range(count))
    members = (Member(project=project, user=user, role="annotator", pseudonym=f"p-{user.pk}") for user in users)
    Member.objects.bulk_create(members)
    return [Person(user) for user in users]


def desk(people_per_article: int, articles: int) -> Project:
    """A project with some articles."""
    project = create_project(actor=Actor(), name="Busy desk", engine="", annotators_per_article=people_per_article)
    for number in range(articles):
        add_article(project, f"Story {number}: it is so, the port authority said.")
    return project


def ask(person: Person, project: Project) -> Any:
    """Ask for the next article, again when the server says it is too busy (503), as a browser does; its number or None."""
    for _ in range(5):
        answer = person.post(f"projects/{project.pk}/next")
        if answer.status_code != 503:
            break
        time.sleep(float(answer["Retry-After"]))
    assert answer.status_code in (200, 204), answer.content
    return answer.json()["article"]["number"] if answer.status_code == 200 else None


@pytest.mark.parametrize(("per_article", "articles"), [(1, 30), (2, 15), (2, 40)])
def test_fifty_people_at_once_never_get_one_article_more_often_than_it_needs(per_article: int, articles: int) -> None:
    project = desk(per_article, articles)
    people = crowd(project)
    got = at_once([lambda person=person: ask(person, project) for person in people])
    handed_out = Counter(number for number in got if number is not None)
    assert max(handed_out.values()) <= per_article
    assert sum(handed_out.values()) == min(PEOPLE, per_article * articles), (
        "somebody was sent away while there was work"
    )
    rows = Assignment.objects.values_list("article__number", "person")
    assert Counter(number for number, _ in rows) == handed_out
    assert len(set(rows)) == len(rows)
    for article in Article.objects.all():
        assert article.open_slots == per_article - handed_out[article.number]


def test_one_person_who_clicks_ten_times_at_once_gets_one_article() -> None:
    project = desk(2, 12)
    (person,) = crowd(project, 1)
    clicks = [Person(person.user) for _ in range(10)]
    got = at_once([lambda click=click: ask(click, project) for click in clicks])
    assert set(got) == {1}
    assert Assignment.objects.count() == 1


def test_twenty_people_who_want_the_same_article_at_once_share_its_two_places() -> None:
    project = desk(2, 1)
    article = str(Article.objects.get().pk)
    people = crowd(project, 20)

    def take(person: Person) -> int:
        return int(person.post(f"projects/{project.pk}/next", {"article": article}).status_code)

    assert Counter(at_once([lambda person=person: take(person) for person in people])) == {200: 2, 409: 18}
    assert Article.objects.get().open_slots == 0


def test_somebody_who_asks_while_another_takes_the_last_article_is_not_sent_away_too_soon() -> None:
    project = desk(2, 1)
    (person,) = crowd(project, 1)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Article.objects.select_for_update().get()
            asked = pool.submit(lambda: at_once([lambda: ask(person, project)]))
            with pytest.raises(TimeoutError):
                asked.result(timeout=1)
        assert asked.result(timeout=30) == [1]


def test_a_place_that_is_given_back_while_others_ask_goes_to_one_of_them() -> None:
    project = desk(1, 1)
    people = crowd(project, 11)
    holder = people[0].post(f"projects/{project.pk}/next").json()["assignment"]["id"]
    people[0].post(f"assignments/{holder}/skip")
    got = at_once([lambda person=person: ask(person, project) for person in people])
    assert Counter(got) == {1: 1, None: 10}
    assert got[0] is None


def test_one_person_who_opens_an_article_in_five_tabs_at_once_has_one_pass() -> None:
    project = desk(3, 1)
    (person,) = crowd(project, 1)
    body = {"article": str(Article.objects.get().pk)}
    tabs = [Person(person.user) for _ in range(5)]
    got = at_once([lambda tab=tab: tab.post(f"projects/{project.pk}/next", body).json() for tab in tabs])
    assert len({work["assignment"]["id"] for work in got}) == 1
    assert Article.objects.get().open_slots == 2
