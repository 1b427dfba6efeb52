"""Somebody asks for the next article and gets one that needs them."""

from typing import Any
from uuid import uuid4

import pytest

from claims.articles.models import Article
from claims.articles.services import share
from claims.assignments.models import Assignment
from claims.audit import Actor, Event
from claims.projects.services import create_project
from tests.conftest import TEXT, Person, add_article, run_jobs
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


def stories(project: Any, count: int) -> list[Any]:
    """Import some articles."""
    return [add_article(project, f"Story {number}: it is so, the port authority said.") for number in range(count)]


def numbers(person: Person, project: Any, count: int) -> list[int | None]:
    """Ask for work that often, skipping what one gets, and return the numbers of the articles."""
    found: list[int | None] = []
    for _ in range(count):
        answer = person.post(f"projects/{project.pk}/next")
        if answer.status_code == 204:
            found.append(None)
            continue
        found.append(answer.json()["article"]["number"])
        assert person.post(f"assignments/{answer.json()['assignment']['id']}/submit").status_code == 200
    return found


def test_it_hands_out_an_article_with_everything_needed_for_it(annotator: Person, article: Any, project: Any) -> None:
    answer = annotator.post(f"projects/{project.pk}/next")
    assert answer.status_code == 200
    work = answer.json()
    assert set(work) == {
        "assignment",
        "project",
        "article",
        "suggestions",
        "suggestions_pending",
        "claims",
        "speakers",
        "queue",
    }
    assert work["article"]["text"] == TEXT
    assert work["article"]["length"] == len(TEXT)
    assert work["assignment"]["state"] == "leased"
    assert work["queue"] == {"number": 1, "articles": 1, "mine_submitted": 0}
    assert [label["digit"] for label in work["project"]["scale"]["labels"]] == [1, 2, 3, 4, 5, 6]
    assert annotator.get(f"assignments/{work['assignment']['id']}").json() == work
    leased = Event.objects.get(subject="assignment")
    assert (leased.action, leased.actor, leased.article_id) == ("leased", annotator.user, article.pk)


def test_the_same_person_gets_their_open_article_again(annotator: Person, project: Any) -> None:
    stories(project, 3)
    asked = [annotator.post(f"projects/{project.pk}/next").json()["assignment"]["id"] for _ in range(3)]
    assert len(set(asked)) == 1
    assert Assignment.objects.count() == 1


def test_the_article_behind_the_one_at_hand_is_fetched_ahead_and_no_more(annotator: Person, project: Any) -> None:
    stories(project, 4)
    address = f"projects/{project.pk}/next"
    at_hand = annotator.post(address).json()
    asked = [annotator.post(address, {"after": at_hand["assignment"]["id"]}).json() for _ in range(3)]
    assert [work["article"]["number"] for work in asked] == [2, 2, 2]
    assert Assignment.objects.count() == 2
    assert annotator.post(address).json()["article"]["number"] == 1
    assert annotator.post(f"assignments/{at_hand['assignment']['id']}/submit").status_code == 200
    assert annotator.post(address).json()["assignment"]["id"] == asked[0]["assignment"]["id"]
    # A pass of somebody else, or none at all, changes nothing.
    assert annotator.post(address, {"after": str(uuid4())}).json()["article"]["number"] == 2


def test_an_article_is_not_asked_for_in_two_ways(annotator: Person, article: Any, project: Any) -> None:
    with nothing_changes():
        answer = annotator.post(f"projects/{project.pk}/next", {"article": str(article.pk), "after": str(uuid4())})
        refused(answer, 400, "invalid")


def test_articles_come_in_their_order_and_end(
    owner: Person, annotator: Person, second_annotator: Person, project: Any
) -> None:
    stories(project, 3)
    assert numbers(annotator, project, 4) == [1, 2, 3, None]
    assert numbers(second_annotator, project, 4) == [1, 2, 3, None]
    third = owner.get(f"projects/{project.pk}").json()["progress"]
    assert (third["passes_needed"], third["passes_submitted"], third["articles_done"]) == (6, 6, 3)


def test_an_article_that_has_the_people_it_needs_is_not_handed_out(
    annotator: Person, second_annotator: Person, adjudicator: Person, article: Any, project: Any
) -> None:
    for person in (annotator, second_annotator):
        assert person.post(f"projects/{project.pk}/next").status_code == 200
    assert adjudicator.post(f"projects/{project.pk}/next").status_code == 204
    with nothing_changes():
        refused(adjudicator.post(f"projects/{project.pk}/next", {"article": str(article.pk)}), 409, "article_taken")


def test_what_somebody_skipped_is_not_offered_to_them_again_but_to_others(
    annotator: Person, second_annotator: Person, article: Any, project: Any
) -> None:
    Article.objects.update(needs=1, open_slots=1)
    work = annotator.post(f"projects/{project.pk}/next").json()
    assert annotator.post(f"assignments/{work['assignment']['id']}/skip", {"reason": "No idea."}).status_code == 200
    assert annotator.post(f"projects/{project.pk}/next").status_code == 204
    assert second_annotator.post(f"projects/{project.pk}/next").json()["article"]["id"] == str(article.pk)


def test_what_somebody_released_comes_to_them_again_at_the_very_end(annotator: Person, project: Any) -> None:
    stories(project, 2)
    work = annotator.post(f"projects/{project.pk}/next").json()
    assert annotator.post(f"assignments/{work['assignment']['id']}/release").status_code == 200
    assert numbers(annotator, project, 3) == [2, 1, None]


def test_somebody_asks_for_a_certain_article(annotator: Person, project: Any) -> None:
    second = stories(project, 2)[1]
    body = {"article": str(second.pk)}
    work = annotator.post(f"projects/{project.pk}/next", body).json()
    assert work["article"]["number"] == 2
    assert annotator.post(f"projects/{project.pk}/next", body).json()["assignment"] == work["assignment"]
    annotator.post(f"assignments/{work['assignment']['id']}/submit")
    again = annotator.post(f"projects/{project.pk}/next", body).json()["assignment"]
    assert (again["id"], again["state"]) == (work["assignment"]["id"], "submitted")


def test_somebody_asks_for_an_article_that_is_not_there(annotator: Person, project: Any, person: Any) -> None:
    other = add_article(create_project(actor=Actor(person("far").user), name="Another desk"), TEXT)
    with nothing_changes():
        for key in (uuid4(), other.pk):
            refused(annotator.post(f"projects/{project.pk}/next", {"article": str(key)}), 404, "not_found")


def test_a_skipped_article_can_be_asked_for_by_name(annotator: Person, article: Any, project: Any) -> None:
    work = annotator.post(f"projects/{project.pk}/next").json()
    annotator.post(f"assignments/{work['assignment']['id']}/skip")
    again = annotator.post(f"projects/{project.pk}/next", {"article": str(article.pk)}).json()
    assert (again["assignment"]["id"], again["assignment"]["state"]) == (work["assignment"]["id"], "leased")


@pytest.mark.parametrize(
    ("people", "overlap", "slots"), [(1, 1.0, {1}), (3, 1.0, {3}), (3, 0.0, {1}), (2, 0.5, {1, 2})]
)
def test_articles_need_k_people_for_the_share_of_the_overlap(
    owner: Person, project: Any, people: int, overlap: float, slots: set[int]
) -> None:
    changes = {"annotators_per_article": people, "overlap_share": overlap}
    assert owner.patch(f"projects/{project.pk}", changes).status_code == 200
    project.refresh_from_db()
    made = stories(project, 40)
    assert {article.open_slots for article in made} == slots
    assert all(
        (article.open_slots == people) == (share(article.text_sha256, "overlap") < overlap)
        for article in made
        if people > 1
    )
    if overlap == 0.5:
        assert 10 <= sum(article.open_slots == 2 for article in made) <= 30


def test_articles_of_the_control_share_are_shown_without_suggestions(
    owner: Person, annotator: Person, project: Any
) -> None:
    type(project).objects.filter(pk=project.pk).update(engine="quotes", control_share=0.5)
    made = [add_article(project, f"“It is so in case {number},” she said.") for number in range(20)]
    owner.post(f"projects/{project.pk}/suggest", {})
    run_jobs()
    shown: dict[bool, int] = {True: 0, False: 0}
    for article in made:
        work = annotator.post(f"projects/{project.pk}/next").json()
        control = share(article.text_sha256, "control") < 0.5
        assert work["assignment"]["suggestions_shown"] is not control
        assert bool(work["suggestions"]) is not control
        shown[control] += 1
        annotator.post(f"assignments/{work['assignment']['id']}/submit")
    assert min(shown.values()) >= 3


def test_without_an_engine_nothing_is_suggested(annotator: Person, article: Any, project: Any) -> None:
    work = annotator.post(f"projects/{project.pk}/next").json()
    assert (work["assignment"]["suggestions_shown"], work["suggestions"]) == (False, [])


def test_articles_of_other_projects_are_never_handed_out(annotator: Person, person: Any, project: Any) -> None:
    add_article(create_project(actor=Actor(person("far").user), name="Another desk"), TEXT)
    assert annotator.post(f"projects/{project.pk}/next").status_code == 204


def test_an_article_that_somebody_gives_back_comes_before_those_that_nobody_has_had(
    annotator: Person, second_annotator: Person, project: Any
) -> None:
    """Also to whoever has come past it: where a person stands is remembered, and what was given back since is looked at."""
    type(project).objects.filter(pk=project.pk).update(annotators_per_article=1)
    project.refresh_from_db()
    for number in range(6):
        add_article(project, f"{TEXT} {number}", str(number))

    def take(person: Person) -> dict[str, Any]:
        work: dict[str, Any] = person.post(f"projects/{project.pk}/next").json()
        return work

    first = take(annotator)
    for expected in ("1", "2"):
        work = take(second_annotator)
        assert work["article"]["title"] == expected
        assert second_annotator.post(f"assignments/{work['assignment']['id']}/submit").status_code == 200
    assert annotator.post(f"assignments/{first['assignment']['id']}/release").status_code == 200
    assert [take(person)["article"]["title"] for person in (second_annotator, annotator)] == ["0", "3"]
