"""Changed rules act on the articles that are there, as the manager was told beforehand; nobody's work ends by them."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from claims.articles.models import Article, Standing
from claims.articles.needs import consequences
from claims.articles.needs import services as needs
from claims.articles.services import slots
from claims.assignments.models import Assignment
from claims.audit import Event
from claims.jobs import Job
from tests.assignments.crowd import at_once
from tests.conftest import TEXT, Person, add_article, run_jobs
from tests.overview.test_counts import kept

pytestmark = pytest.mark.django_db


def change(owner: Person, project: Any, **settings: object) -> None:
    """Change the rules as a manager does."""
    answer = owner.patch(f"projects/{project.pk}", settings)
    assert answer.status_code == 200, answer.content


def told(owner: Person, project: Any, people: int, share: float = 1) -> dict[str, Any]:
    """Read what such rules would do."""
    answer = owner.get(f"projects/{project.pk}/consequences?annotators_per_article={people}&overlap_share={share}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def places(project: Any) -> list[tuple[int, int, int]]:
    """Read what every article needs, its places, and its passes beyond what it needs."""
    rows = Article.objects.filter(project=project).order_by("number")
    return list(rows.values_list("needs", "open_slots", "surplus"))


def adds_up(project: Any) -> None:
    """Compare places with passes, article by article, and the counts of the project with what a recount finds."""
    for row in Standing.objects.filter(project=project).select_related("article"):
        article = row.article
        passes = list(article.assignments.values_list("state", flat=True))
        held = sum(state in ("leased", "assigned") for state in passes)
        assert (row.leased, row.submitted) == (held, passes.count("submitted"))
        assert row.open_slots == article.open_slots == max(0, article.needs - row.leased - row.submitted)
        assert article.surplus == max(0, row.leased + row.submitted - article.needs)
    before = kept(project)
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_recount(%s)", [project.pk])
    assert kept(project) == before


def take(person: Person, project: Any) -> str:
    """Take the next article; returns the pass."""
    return str(person.post(f"projects/{project.pk}/next").json()["assignment"]["id"])


def test_more_people_open_articles_again_and_fewer_leave_everybodys_work_alone(
    owner: Person, annotator: Person, adjudicator: Person, project: Any
) -> None:
    change(owner, project, annotators_per_article=1)
    for number in range(3):
        add_article(project, f"{TEXT} {number}")
    done = take(annotator, project)
    assert annotator.post(f"assignments/{done}/submit").status_code == 200
    assert places(project) == [(1, 0, 0), (1, 1, 0), (1, 1, 0)]

    wider = told(owner, project, 3)
    assert (wider["passes_before"], wider["passes_after"], wider["submitted"]) == (2, 8, 1)
    assert (wider["articles"], wider["reopened"], wider["shared_before"], wider["shared_after"]) == (3, 1, 0, 3)
    assert places(project) == [(1, 0, 0), (1, 1, 0), (1, 1, 0)]
    change(owner, project, annotators_per_article=3)
    assert places(project) == [(3, 2, 0), (3, 3, 0), (3, 3, 0)]
    adds_up(project)

    leases = [take(annotator, project), take(adjudicator, project)]
    narrower = told(owner, project, 1)
    assert (narrower["passes_before"], narrower["passes_after"], narrower["held"]) == (8, 3, 2)
    assert (narrower["surplus"], narrower["finished"]) == (1, 0)
    change(owner, project, annotators_per_article=1)
    assert places(project) == [(1, 0, 1), (1, 0, 0), (1, 1, 0)]
    assert Assignment.objects.filter(pk__in=leases, state="leased").count() == 2
    adds_up(project)

    # Whoever gives up a pass beyond what is needed leaves no place behind, the other one does.
    for lease, person in zip(leases, (annotator, adjudicator), strict=True):
        assert person.post(f"assignments/{lease}/release").status_code == 200
    assert places(project) == [(1, 0, 0), (1, 1, 0), (1, 1, 0)]
    adds_up(project)
    assert Event.objects.filter(action="needs set", project_id=project.pk).count() == 2


def test_the_share_decides_by_lot_and_for_articles_to_come_alike(owner: Person, project: Any) -> None:
    for number in range(20):
        add_article(project, f"{TEXT} {number}")
    change(owner, project, annotators_per_article=2, overlap_share=0.4)
    project.refresh_from_db()
    rows = Article.objects.filter(project=project).order_by("number")
    assert [row.needs for row in rows] == [slots(project, row.text_sha256) for row in rows]
    shared = sum(row.needs == 2 for row in rows)
    assert 2 <= shared <= 14
    assert told(owner, project, 2, 0.4)["articles"] == 0
    assert told(owner, project, 2, 0)["shared_after"] == 0
    assert add_article(project, f"{TEXT} later").needs in (1, 2)
    adds_up(project)


def test_settings_that_decide_nothing_of_this_touch_no_article(owner: Person, project: Any) -> None:
    add_article(project, TEXT)
    Article.objects.update(needs=5, open_slots=5)
    change(owner, project, blind=False, verdict_required=True)
    change(owner, project, annotators_per_article=project.annotators_per_article)
    assert places(project) == [(5, 5, 0)]


def test_of_many_articles_a_job_takes_care_chunk_by_chunk(
    owner: Person, project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needs, "AT_ONCE", 4)
    monkeypatch.setattr(needs, "CHUNK", 2)
    change(owner, project, annotators_per_article=1)
    for number in range(5):
        add_article(project, f"{TEXT} {number}")
    change(owner, project, annotators_per_article=2)
    assert places(project) == [(1, 1, 0)] * 5
    assert run_jobs() == 1
    assert places(project) == [(2, 2, 0)] * 5
    assert Job.objects.get(kind="set_needs").result == {"articles": 5}
    adds_up(project)


@pytest.mark.parametrize(
    "query", ["overlap_share=2", "overlap_share=x", "overlap_share=nan", "annotators_per_article=0", "k=2"]
)
def test_what_is_no_rule_is_refused(owner: Person, project: Any, query: str) -> None:
    answer = owner.get(f"projects/{project.pk}/consequences?{query}")
    assert (answer.status_code, answer.json()["error"]["code"]) in [(400, "invalid_filter"), (400, "unknown_filter")]


def test_how_long_it_takes_is_told_after_five_days_of_work(owner: Person, annotator: Person, project: Any) -> None:
    change(owner, project, annotators_per_article=1)
    for number in range(13):
        add_article(project, f"{TEXT} {number}")
    done = []
    for _ in range(11):
        done.append(take(annotator, project))
        annotator.post(f"assignments/{done[-1]}/submit")
    assert told(owner, project, 2)["days"] is None
    with connection.cursor() as cursor:
        for number, key in enumerate(done):
            cursor.execute(
                "UPDATE claims_assignment SET submitted_at = now() - %s * interval '1 day' WHERE id = %s",
                [number // 2, key],
            )
    assert told(owner, project, 2)["days"] == {"a_day": 2.0, "before": 1.0, "after": 7.5}


@pytest.mark.django_db(transaction=True)
def test_rules_that_change_while_people_take_and_give_back_leave_no_place_too_many(
    person: Any, project: Any, owner: Person
) -> None:
    from claims.projects.models import Member

    for number in range(8):
        add_article(project, f"{TEXT} {number}")
    people = [person(f"person-{number}") for number in range(5)]
    for number, one in enumerate(people):
        Member.objects.create(project=project, user=one.user, role="annotator", pseudonym=f"p-{number}")

    def work(one: Person) -> None:
        for turn in range(6):
            answer = one.post(f"projects/{project.pk}/next")
            assert answer.status_code in (200, 204), answer.content
            if answer.status_code == 200:
                way = ("submit", "release", "skip")[turn % 3]
                assert one.post(f"assignments/{answer.json()['assignment']['id']}/{way}").status_code in (200, 409)

    def manage() -> None:
        for people in (1, 3, 2, 1, 4, 2):
            change(owner, project, annotators_per_article=people)

    at_once([*(lambda one=one: work(one) for one in people), manage])
    adds_up(project)


def break_places(article: Any, change: str) -> None:
    """Write into an article by hand, and end the transaction as far as its rules go."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE claims_article SET {change} WHERE id = %s", [article.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_places_that_do_not_add_up_are_refused_by_the_database(project: Any) -> None:
    article = add_article(project, TEXT)
    for change in ("open_slots = open_slots + 1", "open_slots = open_slots - 1", "needs = 0", "surplus = 1"):
        with pytest.raises(IntegrityError, match="slots_add_up|needs_somebody|surplus_or_open_slots"):
            break_places(article, change)


def test_of_very_many_articles_the_newest_are_looked_at_and_how_many_is_told(
    owner: Person, project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consequences, "MAX", 2)
    for number in range(3):
        add_article(project, f"{TEXT} {number}")
    found = told(owner, project, 3)
    assert (found["counted"], found["articles"], found["passes_before"], found["passes_after"]) == (2, 2, 4, 6)
