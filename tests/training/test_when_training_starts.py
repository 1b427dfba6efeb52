"""Training starts by itself at ten submitted articles, at 25 and every 25 more; and at once when a manager wants it."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from claims import jobs
from claims.articles.held_out import PLACED, placed
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.training.services import KIND, due, next_at, start_due
from tests.conftest import Person, add_article
from tests.training.desk import numbers, story, submitted, trained_model

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(project: Any) -> Any:
    """The project, reading by rules."""
    type(project).objects.filter(pk=project.pk).update(engine="rules")
    project.refresh_from_db()
    return project


def fill(project: Any, person: Person, count: int) -> None:
    """Submit so many articles to learn from."""
    free = numbers(project, held_out=False)
    have = project.articles.count()
    chosen = [next(free) for _ in range(have + count)][have:]
    for number in chosen:
        submitted(project, person.user, number)


def test_the_steps_of_training() -> None:
    assert [next_at(number) for number in (0, 9, 10, 24, 25, 49, 50, 74, 1000)] == [
        10,
        10,
        25,
        25,
        50,
        50,
        75,
        75,
        1025,
    ]
    assert [due(*pair) for pair in ((9, 0), (10, 0), (24, 10), (25, 10), (60, 10), (74, 60), (75, 60))] == [
        False, True, False, True, True, False, True,
    ]  # fmt: skip


def test_training_starts_by_itself_at_ten_articles_once(annotator: Person, desk: Any) -> None:
    fill(desk, annotator, 9)
    assert start_due() == 0
    fill(desk, annotator, 1)
    assert start_due() == 1
    job = jobs.Job.objects.get(kind=KIND)
    assert (job.params["articles"], job.queue, job.created_by) == (10, "training", None)
    assert start_due() == 0
    jobs.Job.objects.filter(pk=job.pk).update(state="failed")
    fill(desk, annotator, 2)
    assert start_due() == 0, "what failed is not tried again before the next step"


def test_an_archived_project_and_one_that_reads_by_quotation_marks_do_not_learn_by_themselves(
    annotator: Person, desk: Any
) -> None:
    fill(desk, annotator, 10)
    type(desk).objects.filter(pk=desk.pk).update(engine="quotes")
    assert start_due() == 0
    type(desk).objects.filter(pk=desk.pk).update(engine="rules", archived_at=desk.created_at)
    assert start_due() == 0


def test_an_upgrade_that_makes_the_champion_useless_trains_anew(annotator: Person, desk: Any) -> None:
    fill(desk, annotator, 10)
    jobs.start(KIND, project=desk.pk, params={"articles": 10, "made_with": "older"}).delete()
    jobs.Job.objects.create(kind=KIND, project_id=desk.pk, params={"articles": 10, "made_with": "older"}, state="done")
    model = trained_model(desk, state="champion")
    assert start_due() == 0
    model.manifest["rules"] = "older"
    model.save()
    assert start_due() == 1
    jobs.Job.objects.filter(state="queued").update(state="failed")
    assert start_due() == 0


def test_a_manager_trains_at_once_but_not_twice_at_a_time_and_not_from_too_little(
    owner: Person, annotator: Person, desk: Any
) -> None:
    few = owner.post(f"projects/{desk.pk}/train")
    assert (few.status_code, few.json()["error"]["code"]) == (409, "too_few_articles")
    fill(desk, annotator, 10)
    first = owner.post(f"projects/{desk.pk}/train")
    assert (first.status_code, first.json()["kind"], first.json()["state"]) == (202, KIND, "queued")
    again = owner.post(f"projects/{desk.pk}/train")
    assert (again.status_code, again.json()["error"]["code"]) == (409, "already_training")
    shown = owner.get(f"projects/{desk.pk}/engines").json()["training"]
    assert (shown["articles"], shown["held_out"], shown["next_at"], shown["job"]["id"]) == (
        10,
        0,
        25,
        first.json()["id"],
    )
    assert owner.post(f"jobs/{first.json()['id']}/cancel").json()["state"] == "cancelled"
    assert owner.get(f"projects/{desk.pk}/engines").json()["training"]["job"] is None


def test_one_project_trains_at_a_time_and_the_next_one_waits(desk: Any) -> None:
    first, second = (jobs.start(KIND, project=desk.pk, queue=jobs.TRAINING) for _ in range(2))
    assert jobs.take(first.pk) is not None
    assert jobs.take(second.pk) is None
    second.refresh_from_db()
    assert second.state == "queued"
    jobs.Job.objects.filter(pk=first.pk).update(state="done")
    assert jobs.take(second.pk) is not None


def test_python_and_sql_hold_the_same_articles_out(desk: Any) -> None:
    made = [add_article(desk, f"The board said that case {number} was closed.") for number in range(60)]
    german = add_article(desk, "„Der Fall ist geschlossen“, sagte der Vorstand.")
    type(german).objects.filter(pk=german.pk).update(language="de-AT")
    type(german).objects.filter(pk=made[0].pk).update(language="en_GB")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT a.id, {PLACED} FROM claims_article a WHERE a.project_id = %s", [desk.pk])
        in_sql = dict(cursor.fetchall())
    in_python = {row.pk: placed(row.project_id, row.text_sha256, row.language) for row in desk.articles.all()}
    assert in_sql == in_python
    assert not in_python[german.pk]
    assert 3 <= sum(in_python.values()) <= 25


def test_a_project_of_forty_articles_shows_every_fifth_without_suggestions_and_says_why(
    annotator: Person, owner: Person, desk: Any
) -> None:
    small = [add_article(desk, story(number)["text"]) for number in range(39)]
    held = [row for row in small if placed(desk.pk, row.text_sha256, "en")]
    by_name = annotator.post(f"projects/{desk.pk}/next", {"article": str(held[0].pk)}).json()["assignment"]
    assert (by_name["suggestions_shown"], by_name["suggestions_hidden"]) == (True, None)
    assert owner.get(f"projects/{desk.pk}/engines").json()["training"]["held_out_share"] == 0
    annotator.post(f"assignments/{by_name['id']}/release")
    add_article(desk, story(39)["text"])
    assert owner.get(f"projects/{desk.pk}/engines").json()["training"]["held_out_share"] == 0.2
    by_name = annotator.post(f"projects/{desk.pk}/next", {"article": str(held[1].pk)}).json()["assignment"]
    assert (by_name["suggestions_shown"], by_name["suggestions_hidden"]) == (False, "held_out")
    annotator.post(f"assignments/{by_name['id']}/submit")
    for _ in range(12):
        work = annotator.post(f"projects/{desk.pk}/next").json()
        row = desk.articles.get(pk=work["article"]["id"])
        hidden = "held_out" if placed(desk.pk, row.text_sha256, "en") else None
        assert work["assignment"]["suggestions_hidden"] == hidden
        assert work["assignment"]["suggestions_shown"] is (hidden is None)
        annotator.post(f"assignments/{work['assignment']['id']}/submit")


def test_an_article_on_which_somebody_saw_suggestions_is_never_measured_on(
    annotator: Person, owner: Person, desk: Any
) -> None:
    free = numbers(desk, held_out=True)
    seen, clean = (submitted(desk, annotator.user, next(free), shown=shown) for shown in (True, False))
    shown = owner.get(f"projects/{desk.pk}/engines").json()["training"]
    assert (shown["articles"], shown["held_out"]) == (1, 1)
    # Whoever takes it up again has still seen them.
    Assignment.objects.filter(article=seen).update(state="leased")
    Article.objects.filter(pk=seen.pk).update(needs=F("needs") + 1)
    Assignment.objects.create(
        article=seen, person=owner.user, state="submitted", suggestions_shown=False, lease_expires_at=clean.created_at
    )
    shown = owner.get(f"projects/{desk.pk}/engines").json()["training"]
    assert (shown["articles"], shown["held_out"]) == (1, 1)
