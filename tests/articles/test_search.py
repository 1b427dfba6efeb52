"""Somebody looks for words in articles: other forms are found by the language of the article, quoted words as they are."""

from typing import Any

import pytest
from django.utils import timezone

from claims.articles import search
from claims.articles.models import Article
from claims.articles.record import Row, read_article
from claims.articles.services import ingest
from claims.assignments.models import Assignment
from claims.audit import Actor
from tests.conftest import Person, add_article
from tests.overview.test_find_articles import titles

pytestmark = pytest.mark.django_db


def add(project: Any, title: str, text: str, language: str) -> None:
    """Import an article in a language."""
    row = read_article({"text": text, "title": title, "language": language})
    assert next(ingest(actor=Actor(), project=project, rows=[Row("", 1, row)]))["status"] == "created"


@pytest.fixture
def library(project: Any) -> Any:
    """Articles in three languages, one of which PostgreSQL knows no forms of."""
    add(project, "english", "The ministers were asked about the closing of two harbours.", "en-GB")
    add(project, "german", "Die Häuser der Minister wurden geschlossen, ministers hin oder her.", "de")
    add(project, "welsh", "Dywedodd y gweinidogion fod y porthladdoedd ar gau.", "cy")
    return project


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("minister", ["english", "german"]),
        ("harbour closed", ["english"]),
        ("Haus", ["german"]),
        ("geschlossene häuser", ["german"]),
        ("porthladdoedd", ["welsh"]),
        ("porthladd", []),
        ("minister -harbour", ["german"]),
        ("haus or porthladdoedd", ["german", "welsh"]),
        ('"closing of two"', ["english"]),
        ('"CLOSING  of, two harbours"', ["english"]),
        ('"closing of two harbour"', []),
        ('"ministers"', ["english", "german"]),
        ('"minister"', ["german"]),
        ('""', []),
        ("the", []),
    ],
)
def test_words_are_found_in_the_forms_of_the_articles_language(
    owner: Person, library: Any, words: str, found: list[str]
) -> None:
    answer = owner.client.get(f"/api/v1/projects/{library.pk}/articles", {"q": words})
    assert [row["title"] for row in answer.json()["results"]] == found


@pytest.mark.parametrize("probe", [1, 3, 500])
def test_pages_of_what_is_found_follow_one_another_however_few_articles_are_looked_at_first(
    owner: Person, project: Any, monkeypatch: pytest.MonkeyPatch, probe: int
) -> None:
    monkeypatch.setattr(search, "PROBE", probe)
    for number in range(12):
        add_article(project, f"The harbour of {'Halm' if number % 3 == 0 else 'Ost'} closes: {number}.", str(number))
    assert titles(owner, project, "q=halm&limit=3") == ["0", "3", "6"]
    assert titles(owner, project, "q=halm&limit=3&after=7") == ["9"]
    assert titles(owner, project, "q=halm&state=new") == ["0", "3", "6", "9"]
    Article.objects.filter(number=4).update(needs=1, open_slots=0)
    Assignment.objects.create(
        article=Article.objects.get(number=4), person=owner.user, state="submitted", lease_expires_at=timezone.now()
    )
    assert titles(owner, project, "q=halm&state=new") == ["0", "6", "9"]
    assert titles(owner, project, "q=halm&state=done") == ["3"]
    assert titles(owner, project, "q=harbour&limit=2&after=11") == ["11"]


def test_another_projects_articles_are_not_found(owner: Person, library: Any, person: Any) -> None:
    from claims.projects.services import create_project

    other = create_project(actor=Actor(owner.user), name="Another desk", engine="")
    assert titles(owner, other, "q=minister") == []
    add_article(other, "A minister.", "other")
    assert titles(owner, other, "q=minister") == ["other"]
