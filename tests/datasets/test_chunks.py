"""A dataset of any size is read and loaded in pieces that a machine can hold, by plans that fit."""

from typing import Any

import pytest
from django.db import connection

from claims.audit import Actor
from claims.core.ids import new_id
from claims.datasets.loading import load_records
from claims.datasets.records import CHUNK, MAX_CHARACTERS, _chunks
from claims.datasets.rows import ArticleRow
from tests.bench import synthetic

ROW = ArticleRow(new_id(), None, 1, "", "", "", "", [], None, "en", "", {}, "", "", 0, [])


def articles(count: int, length: int) -> list[ArticleRow]:
    """Rows as the database gives them."""
    return [ROW._replace(number=number, length=length) for number in range(count)]


def test_long_articles_are_read_a_few_at_a_time() -> None:
    assert [len(chunk) for chunk in _chunks(articles(2 * CHUNK + 1, 4000))] == [CHUNK, CHUNK, 1]
    assert [len(chunk) for chunk in _chunks(articles(5, MAX_CHARACTERS // 2))] == [2, 2, 1]
    assert list(_chunks([])) == []


@pytest.mark.django_db
def test_a_loaded_dataset_has_been_counted(project: Any) -> None:
    load_records(project=project, actor=Actor(), lines=synthetic.records(3))
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname IN ('claims_article', 'claims_claim')")
        assert all(rows >= 3 for (rows,) in cursor.fetchall())
