"""A manager looks through articles: pages, states, words."""

from typing import Any

import pytest

from claims.assignments.services import expire_leases
from tests.conftest import TEXT, Person, add_article

pytestmark = pytest.mark.django_db


def titles(person: Person, project: Any, query: str = "") -> list[str]:
    """List the titles that a query finds."""
    answer = person.get(f"projects/{project.pk}/articles?{query}")
    assert answer.status_code == 200, answer.content
    return [row["title"] for row in answer.json()["results"]]


def test_pages_follow_one_another_without_gap_or_repeat_while_articles_arrive(owner: Person, project: Any) -> None:
    for number in range(7):
        add_article(project, f"{TEXT} {number}", str(number))
    seen: list[str] = []
    after: str | None = "0"
    while after is not None:
        page = owner.get(f"projects/{project.pk}/articles?limit=3&after={after}").json()
        seen += [row["title"] for row in page["results"]]
        after = page["next"]
        if len(seen) == 3:
            add_article(project, f"{TEXT} late", "late")
    assert seen == [*"0123456", "late"]


def test_the_text_is_in_no_list(owner: Person, project: Any, article: Any) -> None:
    answer = owner.get(f"projects/{project.pk}/articles")
    assert "port authority" not in answer.content.decode()


def test_words_are_found_as_in_a_web_search(owner: Person, project: Any) -> None:
    add_article(project, "The harbour will close on Friday.", "harbour")
    add_article(project, "The station will close on Monday.", "station")
    add_article(project, "Hafen von Zürich geschlossen.", "zürich")
    assert titles(owner, project, "q=close") == ["harbour", "station"]
    assert titles(owner, project, "q=close+-station") == ["harbour"]
    assert titles(owner, project, "q=%22close+on+monday%22") == ["station"]
    assert titles(owner, project, "q=Zürich") == ["zürich"]
    assert titles(owner, project, "q=nothing") == []
    assert titles(owner, project, "q=%27%3B+--+%28") == titles(owner, project, "q=%27%3B+--+%28")


def test_an_article_is_new_then_in_work_then_done(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    def state() -> tuple[list[str], ...]:
        return tuple(titles(owner, project, f"state={name}") for name in ("new", "in_work", "done"))

    here: list[str] = ["Harbour to close"]
    assert state() == (here, [], [])
    for person, after in ((annotator, ([], here, [])), (second_annotator, ([], [], here))):
        work = person.post(f"projects/{project.pk}/next").json()
        assert state() == ([], here, [])
        person.post(f"assignments/{work['assignment']['id']}/submit")
        assert state() == after
    row = owner.get(f"projects/{project.pk}/articles").json()["results"][0]
    assert (row["passes_submitted"], row["passes_needed"]) == (2, 2)


def test_the_progress_of_a_project_counts_what_is_done_and_what_is_mine(
    owner: Person, annotator: Person, second_annotator: Person, project: Any
) -> None:
    for number in range(3):
        add_article(project, f"{TEXT} {number}")
    work = annotator.post(f"projects/{project.pk}/next").json()
    annotator.post(f"assignments/{work['assignment']['id']}/submit")
    annotator.post(f"projects/{project.pk}/next")

    def progress(person: Person) -> dict[str, int]:
        return person.get(f"projects/{project.pk}").json()["progress"]

    whole = progress(owner)
    assert (whole["articles"], whole["passes_needed"], whole["passes_submitted"]) == (3, 6, 1)
    assert (whole["articles_done"], whole["articles_in_work"]) == (0, 2)
    mine = progress(annotator)
    assert (mine["articles"], mine["passes_needed"], mine["passes_submitted"]) == (3, 2, 1)
    assert (mine["articles_done"], mine["articles_in_work"]) == (1, 1)
    assert (mine["mine_submitted"], mine["mine_leased"]) == (1, 1)
    others = progress(second_annotator)
    assert (others["mine_submitted"], others["mine_leased"]) == (0, 0)


def test_an_article_whose_lease_ran_out_is_new_again(
    owner: Person, annotator: Person, project: Any, article: Any
) -> None:
    from datetime import timedelta

    from django.db.models.functions import Now

    from claims.assignments.models import Assignment

    annotator.post(f"projects/{project.pk}/next")
    assert titles(owner, project, "state=in_work") == ["Harbour to close"]
    Assignment.objects.update(lease_expires_at=Now() - timedelta(seconds=1))
    assert expire_leases() == 1
    assert titles(owner, project, "state=new") == ["Harbour to close"]
