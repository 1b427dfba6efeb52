"""Import and export at small size: what they cost grows with the work alone, and memory does not grow with it."""

import io
import time
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from claims.audit import Actor
from claims.datasets.formats import FORMATS
from claims.datasets.loading import load_records
from claims.datasets.records import CHUNK
from claims.datasets.selection import WHOLE
from claims.datasets.services import write_dataset
from tests.bench import synthetic
from tests.bench.growth import seconds_of
from tests.conftest import add_article

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def statements(using: str, action: Callable[[], Any]) -> int:
    """Count the statements of an action, those around transactions left out."""
    with CaptureQueriesContext(connections[using]) as seen:
        action()
    return sum(not query["sql"].startswith(FRAME) for query in seen.captured_queries)


def filled(articles: int) -> Any:
    """Make a project with so many judged articles."""
    from claims.projects.services import create_project

    project = create_project(actor=Actor(), name=f"Filled with {articles}", engine="")
    load_records(project=project, actor=Actor(), lines=synthetic.records(articles))
    return project


class Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def write(self, data: Any) -> int:
        """Forget."""
        return len(data)


def export(project: Any) -> None:
    """Write a dataset to nowhere."""
    write_dataset(project, FORMATS["jsonl"], WHOLE, Nowhere())


def peak(action: Callable[[], Any]) -> int:
    """Measure the most bytes that Python held at once because of an action."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_exporting_twice_as_many_claims_takes_the_same_memory_and_a_few_statements_a_hundred_articles() -> None:
    few, many = filled(CHUNK), filled(2 * CHUNK)
    export(few)
    assert peak(lambda: export(many)) < 1.3 * peak(lambda: export(few))
    one, two = statements("reading", lambda: export(few)), statements("reading", lambda: export(many))
    assert two - one <= 12, f"{one} statements for {CHUNK} articles, {two} for {2 * CHUNK}"


@pytest.mark.django_db
def test_importing_a_thousand_articles_takes_a_few_statements_for_each_five_hundred(project: Any) -> None:
    from claims.articles.record import read_file
    from claims.articles.services import ingest

    def bring(lines: Iterable[bytes]) -> None:
        reports = list(
            ingest(actor=Actor(), project=project, rows=read_file("rows.jsonl", io.BytesIO(b"".join(lines))))
        )
        assert {report["status"] for report in reports} == {"created"}

    lines = list(synthetic.rows(1500))
    small = statements("default", lambda: bring(lines[:500]))
    large = statements("default", lambda: bring(lines[500:]))
    assert small <= 8
    assert large <= 2 * small


def test_looking_for_doubts_takes_a_small_part_of_what_reading_takes() -> None:
    from claims.articles.checks import findings
    from claims.articles.record import read_file

    data = b"".join(synthetic.rows(300))

    def cost(action: Callable[[], Any]) -> float:
        def once() -> float:
            began = time.process_time()
            action()
            return time.process_time() - began

        return min(once() for _ in range(25))

    texts = [row.record.text for row in read_file("rows.jsonl", io.BytesIO(data)) if row.record]
    reading = cost(lambda: list(read_file("rows.jsonl", io.BytesIO(data))))
    assert cost(lambda: [findings(text, "en") for text in texts]) < 0.5 * reading
    accented = [text.replace("bridge", "Brücke", 3) for text in texts]
    assert cost(lambda: [findings(text, "en") for text in accented]) < 1.5 * reading


@pytest.mark.django_db
def test_taking_a_place_in_a_long_article_costs_what_it_costs_in_a_short_one(project: Any) -> None:
    from claims.assignments.services import take_slot

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def cost(text: str) -> float:
        article = add_article(project, text)

        def once() -> float:
            with transaction.atomic():
                before = seconds_of(backend)
                assert take_slot(article.pk)
                after = seconds_of(backend)
                transaction.set_rollback(True)
            return after - before

        return min(once() for _ in range(25))

    assert cost("\n".join(synthetic.story(number) for number in range(1, 80))) < 5 * cost(synthetic.story(1))
