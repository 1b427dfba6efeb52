"""A manager orders the queue, gives articles to people by name, takes them back, and puts them aside."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.assignments.services import expire_leases
from claims.audit import Event
from claims.projects.models import Member
from tests.conftest import TEXT, Person, add_article
from tests.core.refusing import nothing_changes, refused


@pytest.fixture
def articles(project: Any) -> list[str]:
    """Five articles that two people each may read."""
    return [str(add_article(project, f"{TEXT} {number}", f"Harbour {number}").pk) for number in range(5)]


def act(owner: Person, project: Any, articles: Any, act: str, **more: Any) -> dict[str, Any]:
    """Do something to articles."""
    answer = owner.post(f"projects/{project.pk}/bulk", {"articles": articles, "act": act, **more})
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def member(person: Person, project: Any) -> str:
    """Name somebody's membership."""
    return str(Member.objects.get(project=project, user=person.user).pk)


def numbers(person: Person, project: Any, most: int = 9) -> list[int]:
    """Take and submit whatever somebody is given, in its order."""
    found = []
    for _ in range(most):
        answer = person.post(f"projects/{project.pk}/next")
        if answer.status_code == 204:
            break
        found.append(answer.json()["article"]["number"])
        assert person.post(f"assignments/{answer.json()['assignment']['id']}/submit").status_code == 200
    return found


@pytest.mark.django_db
def test_urgent_articles_come_first_and_the_others_after_them_by_number(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, articles: list[str]
) -> None:
    assert numbers(second_annotator, project, 2) == [1, 2]
    assert act(owner, project, [articles[3]], "priority", priority=1)["done"] == 1
    assert act(owner, project, [articles[0]], "priority", priority=-1)["done"] == 1
    assert numbers(annotator, project) == [4, 2, 3, 5, 1]
    # Somebody who has passed an article before finds it when it becomes urgent.
    assert act(owner, project, [articles[4]], "priority", priority=1)["done"] == 1
    assert numbers(second_annotator, project) == [4, 5, 3]
    (told,) = Event.objects.filter(subject_id=articles[3], action="priority set")
    assert (told.actor, told.after) == (owner.user, {"priority": 1})


@pytest.mark.django_db
def test_what_is_given_to_somebody_by_name_comes_before_the_queue_and_goes_to_nobody_else(
    owner: Person, annotator: Person, second_annotator: Person, adjudicator: Person, project: Any, articles: list[str]
) -> None:
    people = [member(one, project) for one in (annotator, second_annotator)]
    done = act(owner, project, articles[3:], "assign", members=people, due_on="2026-12-24")
    assert (done["done"], {one["member"]: one["articles"] for one in done["given"]}) == (
        2,
        dict.fromkeys(people, articles[3:]),
    )
    mine = annotator.get(f"projects/{project.pk}/mine").json()["assigned"]
    assert [(one["article"]["number"], one["due_on"]) for one in mine] == [(4, "2026-12-24"), (5, "2026-12-24")]
    assert numbers(adjudicator, project) == [1, 2, 3]
    assert numbers(annotator, project) == [4, 5, 1, 2, 3]


@pytest.mark.django_db
def test_a_dry_run_says_who_would_get_what_and_why_somebody_gets_less(
    owner: Person, annotator: Person, second_annotator: Person, adjudicator: Person, project: Any, articles: list[str]
) -> None:
    assert numbers(annotator, project, 1) == [1]
    act(owner, project, [articles[1]], "set_aside", reason="Waits for the court.")
    people = [member(one, project) for one in (annotator, second_annotator, adjudicator)]
    with nothing_changes():
        told = act(owner, project, articles[:3], "assign", members=people, dry_run=True)
    done = act(owner, project, articles[:3], "assign", members=people)
    assert told == done
    given = {one["member"]: one["articles"] for one in done["given"]}
    codes = sorted((articles.index(one["article"]), one["code"]) for one in done["skipped"])
    # One place is left at the first, two at the third; whoever has fewer comes first.
    assert codes == [(0, "article_taken"), (0, "submitted"), (1, "set_aside"), (2, "article_taken")]
    assert sum(map(len, given.values())) == 3
    assert given[people[0]] == [articles[2]]


@pytest.mark.django_db
def test_what_nobody_has_opened_is_withdrawn_and_open_leases_are_released(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, articles: list[str]
) -> None:
    act(owner, project, articles[:2], "assign", members=[member(annotator, project)])
    annotator.post(f"projects/{project.pk}/next")
    done = act(owner, project, articles[:3], "withdraw")
    assert (done["done"], [one["code"] for one in done["skipped"]]) == (1, ["not_assigned"] * 2)
    assert act(owner, project, articles[:3], "release")["done"] == 1
    states = Assignment.objects.order_by("number").values_list("state", "article__open_slots")
    assert list(states) == [("expired", 2), ("withdrawn", 2)]
    # A withdrawn article is given by name again, and its pass goes on.
    assert act(owner, project, [articles[1]], "assign", members=[member(annotator, project)])["done"] == 1
    assert numbers(annotator, project, 1) == [2]


@pytest.mark.django_db
def test_an_article_that_is_put_aside_is_given_to_nobody_until_it_is_taken_back(
    owner: Person, annotator: Person, project: Any, articles: list[str]
) -> None:
    act(owner, project, articles[:2], "set_aside", reason="Waits for the court.")
    assert numbers(annotator, project) == [3, 4, 5]
    refused(annotator.post(f"projects/{project.pk}/next", {"article": articles[0]}), 409, "set_aside")
    row = owner.get(f"projects/{project.pk}/queue").json()["results"][0]
    assert (row["set_aside_reason"], row["places"], row["people"]) == ("Waits for the court.", 2, [])
    assert act(owner, project, articles[:2], "take_back")["done"] == 2
    assert numbers(annotator, project) == [1, 2]


@pytest.mark.django_db
def test_a_lease_that_runs_out_leaves_an_assigned_article_to_its_person(
    owner: Person, annotator: Person, project: Any, articles: list[str]
) -> None:
    act(owner, project, articles[:1], "assign", members=[member(annotator, project)])
    annotator.post(f"projects/{project.pk}/next")
    Assignment.objects.update(lease_expires_at="2026-01-01T00:00Z")
    expire_leases()
    (row,) = owner.get(f"projects/{project.pk}/queue?limit=1").json()["results"]
    assert [(one["called"], one["state"]) for one in row["people"]] == [("Annotator", "assigned")]
    assert row["places"] == 1


@pytest.mark.django_db
def test_opening_others_first_loses_nothing_that_was_assigned(
    owner: Person, annotator: Person, project: Any, articles: list[str]
) -> None:
    act(owner, project, articles[:1], "assign", members=[member(annotator, project)])
    for article in articles[:3]:
        assert annotator.post(f"projects/{project.pk}/next", {"article": article}).status_code == 200
    states = Assignment.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["assigned", "leased", "leased"]


@pytest.mark.django_db
def test_all_that_match_are_changed_and_what_makes_no_sense_is_refused(
    owner: Person, annotator: Person, project: Any, articles: list[str]
) -> None:
    path = f"projects/{project.pk}/bulk"
    numbers(annotator, project, 1)
    done = owner.post(path, {"filter": {"state": "new"}, "act": "priority", "priority": 1})
    assert done.json()["done"] == 4
    someone = [member(annotator, project)]
    with nothing_changes():
        refused(owner.post(path, {"act": "release"}), 400, "required", "articles")
        refused(owner.post(path, {"articles": articles, "filter": {}, "act": "release"}), 400, "required", "articles")
        refused(owner.post(path, {"articles": articles, "act": "assign"}), 400, "required", "members")
        refused(owner.post(path, {"articles": articles, "act": "priority"}), 400, "required", "priority")
        refused(owner.post(path, {"articles": articles, "act": "set_aside", "reason": " "}), 400, "blank", "reason")
        refused(owner.post(path, {"articles": articles, "act": "burn"}), 400, "invalid_choice", "act")
        strange = {"articles": articles, "act": "assign", "members": [*someone, str(uuid4())]}
        refused(owner.post(path, strange), 400, "invalid", "members")
        assert act(owner, project, [str(uuid4())], "release") == {"done": 0, "given": [], "skipped": []}
        refused(annotator.post(path, {"articles": articles, "act": "release"}), 403, "forbidden")


@pytest.mark.django_db
def test_many_articles_cost_no_more_statements_than_a_few_and_at_most_twelve(
    owner: Person, annotator: Person, second_annotator: Person, project: Any
) -> None:
    from claims.audit import Actor
    from claims.datasets.loading import load_records
    from tests.bench import synthetic

    load_records(project=project, actor=Actor(), lines=synthetic.records(150))
    keys = [str(key) for key in Article.objects.filter(project=project).values_list("pk", flat=True)]
    needs = F("needs") - F("open_slots") + F("surplus") + 2
    Article.objects.filter(project=project).update(needs=needs, open_slots=2, surplus=0)
    people = [member(one, project) for one in (annotator, second_annotator)]
    for body in (
        {"act": "assign", "members": people},
        {"act": "withdraw"},
        {"act": "assign", "members": people},
        {"act": "priority", "priority": 1},
        {"act": "set_aside", "reason": "Wait."},
    ):
        counts = []
        for some in (keys[:10], keys[10:]):
            with CaptureQueriesContext(connection) as sent:
                assert act(owner, project, some, **body)["done"] == len(some)
            texts = [query["sql"] for query in sent if "SAVEPOINT" not in query["sql"]]
            assert len(texts) <= 12, "\n".join(text[:120] for text in texts)
            counts.append(len(texts))
        assert counts[1] <= counts[0]
