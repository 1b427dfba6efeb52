"""One's own work: what came back, what is open, what is finished, and how many articles a day."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.assignments.models import Assignment
from tests.conftest import TEXT, Person, add_article
from tests.core.refusing import refused

pytestmark = pytest.mark.django_db


def own(person: Person, project: Any, query: str = "") -> dict[str, Any]:
    """Read somebody's own work, each list as the numbers of its articles."""
    answer = person.get(f"projects/{project.pk}/mine{query}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def numbers(found: dict[str, Any]) -> dict[str, list[int]]:
    """Name the articles of each list."""
    return {name: [one["article"]["number"] for one in rows] for name, rows in found.items() if name != "pace"}


def finish(person: Person, project: Any) -> str:
    """Take the next article and submit it."""
    key: str = person.post(f"projects/{project.pk}/next").json()["assignment"]["id"]
    assert person.post(f"assignments/{key}/submit").status_code == 200
    return key


def test_a_person_sees_what_came_back_what_is_open_and_what_they_finished(
    owner: Person, annotator: Person, second_annotator: Person, project: Any
) -> None:
    for number in range(4):
        add_article(project, f"{TEXT} {number}", f"Harbour {number}")
    nothing = {"returned": [], "open": [], "assigned": [], "finished": []}
    assert numbers(own(annotator, project)) == nothing
    first, _ = finish(annotator, project), finish(annotator, project)
    annotator.post(f"projects/{project.pk}/next")
    assert numbers(own(annotator, project)) == {**nothing, "open": [3], "finished": [2, 1]}
    owner.post(f"assignments/{first}/return", {"reason": "Two quotations have no claim."})
    found = own(annotator, project)
    assert numbers(found) == {**nothing, "returned": [1], "open": [3], "finished": [2]}
    (back,) = found["returned"]
    assert (back["assignment"], back["reason"], back["about"]) == (first, "Two quotations have no claim.", 0)
    assert numbers(own(second_annotator, project)) == nothing


def test_the_pace_counts_the_days_of_ones_own_time_zone(annotator: Person, project: Any) -> None:
    for number in range(3):
        add_article(project, f"{TEXT} {number}")
    keys = [finish(annotator, project) for _ in range(3)]
    # Shortly before midnight in UTC, three days ago: in Auckland the next day has begun.
    late = (timezone.now() - timedelta(days=3)).replace(hour=23, minute=30)
    Assignment.objects.filter(pk=keys[0]).update(submitted_at=late)
    Assignment.objects.filter(pk=keys[1]).update(submitted_at=late - timedelta(days=30))

    def paced(zone: str) -> list[tuple[str, int]]:
        pace = own(annotator, project, zone)["pace"]
        assert len(pace) == 14
        return [(one["day"], one["submitted"]) for one in pace if one["submitted"]]

    today = timezone.now().date()
    assert paced("") == [(str(late.date()), 1), (str(today), 1)]
    assert (str(late.date() + timedelta(days=1)), 1) in paced("?zone=Pacific/Auckland")
    refused(annotator.get(f"projects/{project.pk}/mine?zone=Moon"), 400, "invalid_filter", "zone")
    refused(annotator.get(f"projects/{project.pk}/mine?of=second"), 400, "unknown_filter", "of")
