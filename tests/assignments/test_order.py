"""A manager chooses in which order people are given articles, who may have how many open, and what one more person reads."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from claims.articles.models import Article, Standing
from claims.articles.turns import place_of_new
from claims.assignments.models import Assignment
from claims.jobs import Job
from claims.projects.models import Member, Project, Tally
from claims.suggestions.models import Suggestion
from claims.suggestions.storing import fingerprint_of_fragments
from tests.assignments.crowd import at_once
from tests.conftest import TEXT, Person, add_article, run_jobs
from tests.core.refusing import nothing_changes, refused


@pytest.fixture
def articles(project: Any) -> list[Article]:
    """Six articles that one person each reads."""
    return [add_article(project, f"{TEXT} {number}", f"Harbour {number}") for number in range(6)]


def choose(owner: Person, project: Any, order: str, **more: int) -> dict[str, Any]:
    """Choose an order, and let the job put the articles in it."""
    answer = owner.client.put(
        f"/api/v1/projects/{project.pk}/queue/order", {"order": order, **more}, content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    run_jobs()
    told: dict[str, Any] = owner.get(f"projects/{project.pk}/queue/order").json()
    return told


def given(person: Person, project: Any, most: int = 9) -> list[int]:
    """Take and submit whatever somebody is given, in its order."""
    numbers = []
    for _ in range(most):
        answer = person.post(f"projects/{project.pk}/next")
        if answer.status_code == 204:
            break
        numbers.append(answer.json()["article"]["number"])
        assert person.post(f"assignments/{answer.json()['assignment']['id']}/submit").status_code == 200
    return numbers


def keys_agree(project: Any) -> None:
    """The order is stored twice, and the same."""
    pairs = Standing.objects.filter(project=project).values_list("queue_key", "article__queue_key")
    assert all(one == other for one, other in pairs)


def suggest(article: Article, *scores: float) -> None:
    """Store suggestions with these scores."""
    for number, score in enumerate(scores):
        content = [[0, number + 1]]
        Suggestion.objects.create(
            article=article, engine="rules", engine_version="1", fingerprint=fingerprint_of_fragments(content, [], []),
            content=content, source=[], cue=[], directness="direct", score=score,
        )  # fmt: skip


@pytest.mark.django_db
def test_a_random_order_follows_from_the_seed_and_takes_new_articles_in(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, articles: list[Article]
) -> None:
    Article.objects.update(needs=3, open_slots=3)
    assert given(annotator, project, 2) == [1, 2]
    told = choose(owner, project, "random", seed=7)
    assert (told["order"], told["seed"], told["ordering"], told["places"]) == ("random", 7, False, 16)
    project.refresh_from_db()
    late = add_article(project, f"{TEXT} late", "Late")
    for article in Article.objects.all():
        assert article.place == place_of_new(project, article.pk, article.number)
    keys_agree(project)
    order = [row.number for row in Article.objects.order_by("queue_key")]
    assert order != sorted(order)
    assert given(second_annotator, project) == order
    # Whoever had come far in the old order misses nothing of the new one.
    assert given(annotator, project) == [number for number in order if number > 2]
    Article.objects.filter(pk=late.pk).update(priority=1)
    assert Article.objects.order_by("queue_key")[0].pk == late.pk
    before = Job.objects.count()
    choose(owner, project, "random")
    assert Job.objects.count() == before
    choose(owner, project, "random", seed=8)
    assert [row.number for row in Article.objects.filter(priority=0).order_by("queue_key")] != order


@pytest.mark.django_db
def test_the_least_sure_suggestions_come_first_and_articles_without_any_last(
    owner: Person, annotator: Person, project: Any, articles: list[Article]
) -> None:
    suggest(articles[1], 0.99, 0.9)
    suggest(articles[3], 0.6, 0.4)
    suggest(articles[4], 0.5, 0.95)
    choose(owner, project, "unsure")
    assert given(annotator, project, 3) == [4, 5, 2]
    Project.objects.update(engine="rules")
    # An article that an engine reads later moves to its place.
    owner.post(f"projects/{project.pk}/suggest", {"articles": [str(articles[5].pk)]})
    run_jobs()
    assert Suggestion.objects.filter(article=articles[5]).exists()
    keys_agree(project)
    assert given(annotator, project) == [6, 1, 3]
    choose(owner, project, "age")
    assert list(Article.objects.order_by("queue_key").values_list("number", "place")) == [
        (number, None) for number in range(1, 7)
    ]


@pytest.mark.django_db
def test_only_an_order_that_exists_is_chosen_by_whoever_distributes_work(
    owner: Person, annotator: Person, project: Any
) -> None:
    path = f"/api/v1/projects/{project.pk}/queue/order"
    put = {"content_type": "application/json"}
    with nothing_changes():
        refused(owner.client.put(path, {"order": "longest"}, **put), 400, "invalid_choice", "order")
        refused(owner.client.put(path, {"order": "random", "seed": -1}, **put), 400, "out_of_range", "seed")
        refused(annotator.client.put(path, {"order": "random"}, **put), 403, "forbidden")
    for table, column in (("project", "\"order\" = 'longest'"), ("member", "most_open = 0")):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE claims_{table} SET {column}")


@pytest.mark.django_db
def test_one_more_person_reads_what_has_been_read_by_as_many_as_planned(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, articles: list[Article]
) -> None:
    Article.objects.update(needs=1, open_slots=1)
    assert given(annotator, project, 2) == [1, 2]
    body = {"articles": [str(row.pk) for row in articles[:3]], "act": "third"}
    trial = owner.post(f"projects/{project.pk}/bulk", {**body, "dry_run": True}).json()
    done = owner.post(f"projects/{project.pk}/bulk", body).json()
    assert done == trial
    assert (done["done"], [one["code"] for one in done["skipped"]]) == (2, ["place_free"])
    assert owner.post(f"projects/{project.pk}/bulk", body).json()["done"] == 0
    assert given(annotator, project, 1) == [3]
    assert given(second_annotator, project, 2) == [1, 2]


@pytest.mark.django_db
def test_a_person_may_have_fewer_articles_open_than_others(
    owner: Person, annotator: Person, project: Any, articles: list[Article]
) -> None:
    row = Member.objects.get(project=project, user=annotator.user)
    path = f"projects/{project.pk}/members/{row.pk}"
    assert owner.patch(path, {"most_open": 1}).json()["most_open"] == 1
    first = annotator.post(f"projects/{project.pk}/next").json()
    refused(annotator.post(f"projects/{project.pk}/next", {"after": first["assignment"]["id"]}), 409, "too_many_open")
    # What is empty makes room, as ever.
    assert annotator.post(f"projects/{project.pk}/next", {"article": str(articles[3].pk)}).status_code == 200
    assert Assignment.objects.filter(state="leased").count() == 1
    refused(owner.patch(path, {"most_open": 51}), 400, "out_of_range", "most_open")
    assert owner.patch(path, {"most_open": 0}).json()["most_open"] is None


@pytest.mark.django_db
def test_whoever_manages_reads_why_articles_were_skipped(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, articles: list[Article]
) -> None:
    Article.objects.update(needs=2, open_slots=2)
    for person, reason in ((annotator, "Only a table."), (second_annotator, "Not in English.")):
        key = person.post(f"projects/{project.pk}/next").json()["assignment"]["id"]
        person.post(f"assignments/{key}/skip", {"reason": reason})
    (row,) = owner.get(f"projects/{project.pk}/queue?state=skipped").json()["results"]
    assert (row["number"], row["state"]) == (1, "new")
    assert [(one["called"], one["skip_reason"]) for one in row["people"]] == [
        ("Annotator", "Only a table."), ("Second", "Not in English."),
    ]  # fmt: skip
    refused(owner.get(f"projects/{project.pk}/queue?state=skipped&q=port"), 400, "invalid_filter", "q")
    body = {"filter": {"state": "skipped"}, "act": "set_aside", "reason": "Tables."}
    assert owner.post(f"projects/{project.pk}/bulk", body).json()["done"] == 1


@pytest.mark.django_db(transaction=True)
def test_an_order_that_is_chosen_while_people_take_articles_loses_none(
    person: Any, project: Any, owner: Person
) -> None:
    keys = [add_article(project, f"{TEXT} {number}").pk for number in range(20)]
    people = [person(f"person-{number}") for number in range(4)]
    for number, one in enumerate(people):
        Member.objects.create(project=project, user=one.user, role="annotator", pseudonym=f"p-{number}")
    at_once(
        [*(lambda one=one: given(one, project, 4) for one in people), lambda: choose(owner, project, "random", seed=3)]
    )
    assert Tally.objects.filter(project=project).exists()
    for one in people:
        given(one, project, 20)
    assert set(Assignment.objects.filter(state="submitted").values_list("article", flat=True)) == set(keys)
    keys_agree(project)
