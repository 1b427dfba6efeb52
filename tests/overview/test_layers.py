"""The gold layer and the claims of record in lists, in the search among them, in counts, and in what is read of an article."""

from typing import Any

import pytest
from django.db import connection

from claims.articles.models import Article
from claims.audit import Actor
from claims.projects.services import change_project
from tests.conftest import TEXT, Person, add_article
from tests.overview.test_counts import kept, right
from tests.overview.test_find_articles import titles
from tests.review.desks import CLOSING, STRANDED, WARNED, submitted
from tests.review.gold_desk import GoldDesk, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(annotator: Person, second_annotator: Person, adjudicator: Person, project: Any, article: Any) -> GoldDesk:
    """An article whose gold layer has one claim, one that two people have submitted, and one that needs one person, who has."""
    other, alone = (
        add_article(project, TEXT.replace("Friday", day), title)
        for day, title in (("Monday", "Other"), ("Sunday", "Alone"))
    )
    for person in (annotator, second_annotator):
        submitted(person, project, article, phrases=(CLOSING,))
        submitted(person, project, other, phrases=(WARNED, STRANDED))
    Article.objects.filter(pk=alone.pk).update(needs=1, open_slots=1)
    submitted(second_annotator, project, alone, phrases=(WARNED, STRANDED))
    desk = opened(adjudicator, article)
    for group in desk.groups:
        if group["state"] == "open":
            assert desk.take(group, desk.sides(group)[0])["status"] == "ok"
    assert desk.finish().status_code == 200
    return desk


def layers(person: Person, project: Any) -> dict[str, str | None]:
    """Read the layer of every article, by title."""
    return {row["title"]: row["layer"] for row in person.get(f"projects/{project.pk}/articles").json()["results"]}


def counts(person: Person, project: Any) -> tuple[int | None, ...]:
    """Read how many articles are settled and of record, and how many claims that is."""
    told = person.get(f"projects/{project.pk}").json()["progress"]
    return tuple(told[name] for name in ("articles_settled", "articles_of_record", "gold_claims", "record_claims"))


def test_lists_and_counts_tell_what_is_settled_and_what_is_of_record(
    owner: Person, annotator: Person, second_annotator: Person, adjudicator: Person, project: Any, three: GoldDesk
) -> None:
    assert layers(owner, project) == {"Harbour to close": "gold", "Other": None, "Alone": "record"}
    assert titles(owner, project, "state=gold") == ["Harbour to close"]
    assert titles(owner, project, "state=record") == ["Harbour to close", "Alone"]
    assert titles(owner, project, "state=record&q=Sunday") == ["Alone"]
    assert titles(owner, project, "state=gold&q=Sunday") == []
    assert counts(owner, project) == (1, 2, 1, 3)
    queue = owner.get(f"projects/{project.pk}/queue?state=record").json()["results"]
    assert [(row["title"], row["layer"]) for row in queue] == [("Harbour to close", "gold"), ("Alone", "record")]
    act = {"filter": {"state": "gold"}, "act": "priority", "priority": 1, "dry_run": True}
    assert owner.post(f"projects/{project.pk}/bulk", act).json()["done"] == 1
    assert owner.get(f"projects/{project.pk}/articles?state=silver").json()["error"]["code"] == "invalid_filter"
    right(project, [owner, annotator, second_annotator, adjudicator])
    # Opened again, nothing is settled; an article that needs another person has no claims of record.
    assert adjudicator.post(f"gold/{three.pass_}/reopen").status_code == 200
    assert counts(owner, project) == (0, 1, 0, 2)
    change_project(actor=Actor(owner.user), project=project, changes={"annotators_per_article": 2})
    Article.objects.filter(title="Alone").update(needs=2, open_slots=1)
    assert counts(owner, project) == (0, 0, 0, 0)
    before = kept(project)
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_recount(%s)", [project.pk])
    assert kept(project) == before


def test_a_claim_is_read_once_where_a_layer_is_asked_for(owner: Person, three: GoldDesk) -> None:
    address = f"articles/{three.article.pk}/claims"
    gold = {claim["id"] for claim in three.gold_claims()}

    def read(query: str, article: Any = three.article) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = owner.get(f"articles/{article.pk}/claims{query}").json()["results"]
        return found

    assert len(read("")) == 3
    assert {claim["id"] for claim in read("?layer=gold")} == {claim["id"] for claim in read("?layer=record")} == gold
    alone, other = (Article.objects.get(title=title) for title in ("Alone", "Other"))
    assert (len(read("?layer=gold", alone)), len(read("?layer=record", alone))) == (0, 2)
    assert (len(read("", other)), len(read("?layer=record", other))) == (4, 0)
    assert owner.get(f"{address}?layer=silver").json()["error"]["code"] == "invalid_filter"


def test_an_annotator_of_a_blind_project_sees_what_settles_their_own_articles_alone(
    annotator: Person, second_annotator: Person, viewer: Person, project: Any, three: GoldDesk
) -> None:
    assert project.blind
    assert layers(annotator, project) == {"Harbour to close": "gold", "Other": None, "Alone": None}
    assert layers(second_annotator, project) == {"Harbour to close": "gold", "Other": None, "Alone": None}
    for state in ("gold", "record"):
        assert titles(second_annotator, project, f"state={state}") == ["Harbour to close"]
        assert titles(second_annotator, project, f"state={state}&q=Friday") == ["Harbour to close"]
        assert titles(second_annotator, project, f"state={state}&q=Sunday") == []
    assert counts(second_annotator, project) == (None,) * 4
    assert counts(viewer, project) == (1, 2, 1, 3)
    alone = Article.objects.get(title="Alone")
    assert second_annotator.get(f"articles/{alone.pk}/claims?layer=record").json()["results"] == []
