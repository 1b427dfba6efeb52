"""Many articles at once are stored first and read for the search afterwards; whoever searches meanwhile finds them all the same."""

from typing import Any

import pytest
from django.db import connection

from claims import jobs, tasks
from claims.articles import search, unread
from claims.articles.models import Article
from claims.articles.record import Row, read_article
from claims.articles.services import ingest
from claims.audit import Actor
from claims.datasets.loading import load_records
from claims.projects.services import create_project
from tests.bench import synthetic
from tests.conftest import Person, add_article
from tests.overview.test_find_articles import titles

pytestmark = pytest.mark.django_db

EVERY_TENTH = [str(number) for number in range(0, 120, 10)]


def bring(project: Any, numbers: range, language: str = "en") -> None:
    """Import articles in one go; every tenth is about ministers."""
    texts = (f"The {'ministers' if n % 10 == 0 else 'harbours'} of place {n} were asked." for n in numbers)
    rows = [
        read_article({"text": text, "title": str(n), "language": language})
        for n, text in zip(numbers, texts, strict=True)
    ]
    reports = list(ingest(actor=Actor(), project=project, rows=[Row("", 1, row) for row in rows]))
    assert {report["status"] for report in reports} == {"created"}


def waiting(project: Any) -> int:
    """Count the articles whose words nobody has read."""
    return Article.objects.filter(project=project, search=None).count()


@pytest.mark.parametrize("probe", [1, 7, 500])
def test_articles_imported_a_moment_ago_are_found(
    owner: Person, project: Any, monkeypatch: pytest.MonkeyPatch, probe: int
) -> None:
    monkeypatch.setattr(search, "PROBE", probe)
    bring(project, range(120))
    assert waiting(project) == 120
    add_article(project, "A minister came later.", "late")
    pages = [
        "q=minister&limit=5",
        "q=minister&limit=5&after=41",
        "q=minister&limit=50",
        "q=minister&state=new",
        'q="ministers"',
    ]
    pages += ["q=minister -harbour place", "q=nowhere", "q=place&limit=3&after=100"]
    at_first = [titles(owner, project, page) for page in pages]
    assert at_first[2] == [*EVERY_TENTH, "late"]
    unread.read_missing()
    assert waiting(project) == 0
    assert [titles(owner, project, page) for page in pages] == at_first


@pytest.mark.parametrize("probe", [1, 500])
def test_articles_are_found_while_some_are_read_and_some_are_not(
    owner: Person, project: Any, monkeypatch: pytest.MonkeyPatch, probe: int
) -> None:
    monkeypatch.setattr(search, "PROBE", probe)
    monkeypatch.setattr(unread, "BATCH", 50)
    bring(project, range(120))
    unread.read_missing(seconds=0)
    assert waiting(project) == 70
    assert titles(owner, project, "q=minister&limit=50") == EVERY_TENTH
    assert titles(owner, project, "q=minister&limit=3&after=40") == EVERY_TENTH[4:7]


def test_what_was_read_afterwards_is_what_is_read_at_once(project: Any) -> None:
    other = create_project(actor=Actor(), name="Others", engine="")
    bring(project, range(120), "de-AT")
    for start in range(0, 120, 60):
        bring(other, range(start, start + 60), "de-AT")
    assert (waiting(project), waiting(other)) == (120, 0)
    unread.read_missing()
    words = [
        list(Article.objects.filter(project=one).order_by("number").values_list("search", flat=True))
        for one in (project, other)
    ]
    assert words[0] == words[1]
    assert None not in words[0]


def test_a_loaded_dataset_is_found_at_once(owner: Person, project: Any) -> None:
    load_records(project=project, actor=Actor(), lines=synthetic.records(120))
    assert waiting(project) == 120
    assert titles(owner, project, "q=repair day&limit=3&after=117") == ["Bridge 118", "Bridge 119", "Bridge 120"]
    assert titles(owner, project, "q=numbered 119") == ["Bridge 119"]


def test_no_more_articles_wait_than_a_search_can_read(project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread, "MAX_UNREAD", 250)
    for start in range(0, 480, 120):
        bring(project, range(start, start + 120))
    assert waiting(project) == 240


def test_what_is_written_in_the_same_transaction_afterwards_is_read_at_once(project: Any) -> None:
    bring(project, range(120))
    assert add_article(project, "A minister.").search is not None


def test_words_follow_the_language_of_an_article(project: Any) -> None:
    article = add_article(project, "Die Häuser der Minister.")
    Article.objects.filter(pk=article.pk).update(language="de")
    assert "'haus'" in Article.objects.get(pk=article.pk).search


def test_the_sweep_reads_what_a_killed_worker_has_left(project: Any) -> None:
    bring(project, range(120))
    assert unread.read_missing in tasks.SWEPT
    tasks.sweep_now()
    assert waiting(project) == 0


@pytest.mark.django_db(transaction=True)
def test_the_words_are_read_when_the_import_has_ended(project: Any, files: Any) -> None:
    (files / "rows").write_bytes(b"".join(synthetic.rows(120)))
    job = jobs.start(
        "import_articles", project=project.pk, params={"files": [{"name": "rows.jsonl", "stored": "rows"}]}
    )
    tasks.run_job(str(job.pk))
    job.refresh_from_db()
    assert job.state == "done"
    assert Article.objects.filter(project=project).count() == 120
    assert waiting(project) == 0


@pytest.mark.django_db(transaction=True)
def test_articles_that_somebody_holds_are_left_to_the_next_time(project: Any) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections, transaction

    def elsewhere() -> None:
        try:
            unread.read_missing()
        finally:
            connections.close_all()

    bring(project, range(120))
    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        list(Article.objects.filter(project=project, number__lte=20).select_for_update().values_list("pk"))
        pool.submit(elsewhere).result(timeout=10)
        assert waiting(project) == 20
    unread.read_missing()
    assert waiting(project) == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore')")
        assert cursor.fetchone() == ("{}",)
