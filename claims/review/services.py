"""Every write of the sixth stage: comparisons of passes, kept as new work is submitted."""

from collections.abc import Sequence
from itertools import combinations
from uuid import UUID

from django.db import connection
from django.db.models.functions import Now

from claims import jobs
from claims.articles.models import Standing
from claims.audit import Actor
from claims.projects.models import Project
from claims.review.agreement import Compared, compare
from claims.review.gold import lists
from claims.review.models import ComparedValue, Comparison, ToCompare
from claims.review.reading import Read, basis_of, read_passes
from claims.transactions import atomic

COMPARE = "compare"
# How many pairs of passes one sweep compares: half a second's work.
MAX_PAIRS = 200
# How many articles a sweep looks at, and a job compares in one transaction.
MAX_ARTICLES = 50


@atomic
def compare_due() -> int:
    """Compare the passes of articles to which something was submitted, oldest first; return how many pairs were compared."""
    noted = ToCompare.objects.select_for_update(skip_locked=True).order_by("id")
    due = list(noted.values_list("id", "article")[: 4 * MAX_ARTICLES])
    chosen = _within_limit([article for _, article in due])
    compared = 0
    if chosen:
        compared = _compare(sorted(chosen))
        _note_changes(sorted(chosen))
    ToCompare.objects.filter(pk__in=[key for key, article in due if article in chosen]).delete()
    return compared


def _note_changes(articles: list[UUID]) -> None:
    """Note of articles with a finished gold layer whether that still settles what was submitted."""
    with connection.cursor() as cursor:
        cursor.execute(lists.NOTE, {"articles": articles})


def _within_limit(articles: Sequence[UUID]) -> set[UUID]:
    """Return the first of the articles whose passes make no more pairs than a sweep compares, at least one of them."""
    passes = dict(Standing.objects.filter(pk__among=articles).values_list("article", "submitted"))
    chosen: set[UUID] = set()
    pairs = 0
    for article in articles:
        if article not in chosen:
            pairs += passes.get(article, 0) * (passes.get(article, 0) - 1) // 2
            if chosen and (pairs > MAX_PAIRS or len(chosen) == MAX_ARTICLES):
                break
            chosen.add(article)
    return chosen


def start_compare(*, actor: Actor, project: Project) -> jobs.Job:
    """Start the job that compares all passes of a project."""
    return jobs.start(COMPARE, project=project.pk, user=actor.user)


def compare_project(run: jobs.Run) -> None:
    """Do a compare job: every pair of passes whose comparison is missing or rests on other claims or another method."""
    shared = Standing.objects.filter(project=run.project, submitted__gte=2).order_by("number")
    articles = list(shared.values_list("article", flat=True))
    compared = 0
    for start in range(0, len(articles), MAX_ARTICLES):
        run.progress(start, len(articles))
        compared += compare_articles(articles=articles[start : start + MAX_ARTICLES])
    run.finish(result={"articles": len(articles), "compared": compared})


@atomic
def compare_articles(*, articles: Sequence[UUID]) -> int:
    """Compare the passes of articles; return how many pairs were not compared before or had changed."""
    return _compare(articles)


def _compare(articles: Sequence[UUID]) -> int:
    known = {
        (left, right): basis
        for left, right, basis in Comparison.objects.filter(article__among=articles).values_list(
            "left", "right", "basis"
        )
    }
    rows: list[Comparison] = []
    results: list[Compared] = []
    for read in read_passes(articles):
        for row, result in _changed(read, known):
            rows.append(row)
            results.append(result)
    _store(rows, results)
    return len(rows)


def _changed(read: Read, known: dict[tuple[UUID, UUID], str]) -> list[tuple[Comparison, Compared]]:
    """Compare the pairs of an article's passes that are new or rest on other claims than before."""
    pairs = [(left, right, basis_of(left, right)) for left, right in combinations(read.passes, 2)]
    due = [pair for pair in pairs if known.get((pair[0].id, pair[1].id)) != pair[2]]
    prepared = {one.id: read.prepared(one) for pair in due for one in pair[:2]}
    found = []
    for left, right, basis in due:
        result = compare(prepared[left.id], prepared[right.id], read.length)
        row = Comparison(
            project_id=read.project, article_id=read.article, left_id=left.id, right_id=right.id, basis=basis,
            counts=result.stored(), computed_at=Now(),
        )  # fmt: skip
        found.append((row, result))
    return found


def _store(rows: list[Comparison], results: list[Compared]) -> None:
    if not rows:
        return
    stored = Comparison.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["left", "right"],
        update_fields=["basis", "counts", "computed_at"],
    )
    ComparedValue.objects.filter(comparison__in=[row.pk for row in stored]).delete()
    values = [
        ComparedValue(comparison_id=row.pk, slot=slot, left_value=ours, right_value=theirs, count=count)
        for row, result in zip(stored, results, strict=True)
        for (slot, ours, theirs), count in result.values.items()
    ]
    ComparedValue.objects.bulk_create(values, batch_size=2000)
