"""Submitted passes are compared once, and again only where their claims have changed."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from claims.jobs import Job
from claims.review.agreement import SUMS
from claims.review.models import ComparedValue, Comparison, ToCompare
from tests.conftest import Person, add_article, run_jobs
from tests.review.desks import CLOSING, PHRASES, STRANDED, WARNED, submitted, swept, take, verdict

pytestmark = pytest.mark.django_db


def counts(comparison: Comparison) -> dict[str, int]:
    """Name the counts of a comparison."""
    return dict(zip(SUMS, comparison.counts, strict=True))


def test_two_submitted_passes_are_compared_by_the_next_sweep(
    annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    submitted(annotator, project, article, verdict("true"), verdict("false"), phrases=(CLOSING, WARNED))
    assert swept() == 0
    submitted(second_annotator, project, article, verdict("true"), verdict("true"), phrases=(CLOSING, STRANDED))
    assert swept() == 1
    assert swept() == 0
    assert not ToCompare.objects.exists()
    found = counts(Comparison.objects.get())
    assert (found["left"], found["right"], found["matched"], found["same"]) == (2, 2, 1, 1)
    assert found["both_marked"] == len(CLOSING)
    # The last two lines of the article are boilerplate.
    assert sum(found[name] for name in SUMS if name.endswith("marked")) < len(article.text)
    true = str(project.scale.labels.get(key="true").pk)
    assert set(ComparedValue.objects.values_list("slot", "left_value", "right_value", "count")) == {
        ("verdict", true, true, 1),
        ("speaker", "", "", 1),
        ("directness", "indirect", "indirect", 1),
    }


def test_a_pass_that_is_open_again_changes_its_own_comparisons_alone(
    annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    other = add_article(project, "The mayor said that the bridge is safe.\nNobody objected, she added.", "Bridge")
    for person in (annotator, second_annotator):
        submitted(person, project, other, phrases=("the bridge is safe",))
        desk = submitted(person, project, article, phrases=(CLOSING, WARNED))
    assert swept() == 2
    before = {row.article_id: row for row in Comparison.objects.all()}
    assert desk.ask("reopen").status_code == 200
    desk.saved(STRANDED)
    assert swept() == 0
    assert desk.ask("submit").status_code == 200
    assert swept() == 1
    after = {row.article_id: row for row in Comparison.objects.all()}
    assert after[other.pk].computed_at == before[other.pk].computed_at
    assert after[article.pk].pk == before[article.pk].pk
    assert after[article.pk].basis != before[article.pk].basis
    assert counts(after[article.pk])["left"] + counts(after[article.pk])["right"] == 5


def test_a_pass_that_comes_back_as_it_was_is_not_compared_again(
    annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    desk = [submitted(person, project, article) for person in (annotator, second_annotator)][-1]
    assert swept() == 1
    before = Comparison.objects.get().computed_at
    assert desk.ask("reopen").status_code == 200
    assert desk.ask("submit").status_code == 200
    assert swept() == 0
    assert Comparison.objects.get().computed_at == before


def test_a_manager_has_everything_compared_from_nothing(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    for person in (annotator, second_annotator):
        submitted(person, project, article)
    swept()
    rows = list(ComparedValue.objects.order_by("slot").values_list("slot", "left_value", "right_value", "count"))
    ComparedValue.objects.all().delete()
    Comparison.objects.all().delete()
    assert owner.post(f"projects/{project.pk}/agreement").status_code == 202
    assert run_jobs() == 1
    job = Job.objects.get()
    assert (job.state, job.result) == ("done", {"articles": 1, "compared": 1})
    assert (
        list(ComparedValue.objects.order_by("slot").values_list("slot", "left_value", "right_value", "count")) == rows
    )


def test_the_database_refuses_to_compare_passes_over_different_articles(
    annotator: Person, second_annotator: Person, project: Any, article: Any
) -> None:
    other = add_article(project, "The mayor said that the bridge is safe.", "Bridge")
    ours = take(annotator, project, article).assignment
    theirs = take(second_annotator, project, other).assignment
    left, right = sorted((ours, theirs))
    with pytest.raises(IntegrityError, match="passes_of_article"), transaction.atomic():
        Comparison.objects.create(
            project=project, article=article, left_id=left, right_id=right, basis="", counts=[0] * len(SUMS)
        )
    with pytest.raises(IntegrityError, match="compared_in_order"), transaction.atomic():
        Comparison.objects.create(
            project=project, article=article, left_id=right, right_id=left, basis="", counts=[0] * len(SUMS)
        )


def test_all_phrases_stand_in_the_article(article: Any) -> None:
    assert all(phrase in article.text for phrase in PHRASES)
