"""Somebody is mentioned in a comment, finds out, opens it, and it is no news any more."""

from typing import Any

import pytest

from claims.annotations.comments.mentions import mentioned
from claims.annotations.comments.models import CommentMention
from claims.audit import Event
from claims.projects.models import Member
from tests.annotations.conversation import at, heard, news, said
from tests.annotations.desk import CLOSING, Desk
from tests.conftest import Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


def test_whoever_is_mentioned_is_told_where_until_they_have_opened_it(desk: Desk, owner: Person, article: Any) -> None:
    claim = desk.saved(CLOSING)["id"]
    comment = said(desk.person, article, f"{at(owner)}, does “will close” count?", claim)
    (told,) = news(owner)
    assert (told["id"], told["article_title"], told["claim_words"]) == (comment["id"], "Harbour to close", CLOSING)
    assert (told["article_number"], told["unread"], told["author"]["name"]) == (1, True, "Annotator")
    assert told["mentions"] == [
        {
            "member": told["mentions"][0]["member"],
            "pseudonym": at(owner)[1:],
            "name": "Owner",
            "called": "Owner",
            "role": "manager",
            "me": True,
        }
    ]
    assert news(desk.person) == []
    for _ in range(2):
        assert owner.post(f"comments/{comment['id']}/read").status_code == 204
    assert news(owner) == []
    assert owner.get(f"articles/{article.pk}/comments").json()["results"][0]["unread"] is False
    assert Event.objects.filter(subject="mention", action="read").count() == 1


def test_a_mention_is_a_pseudonym_after_an_at_and_nothing_else() -> None:
    names = ["a-bcd", "a-bcdf", "vera"]
    assert mentioned("@a-bcd, and @vera: look", names) == {"a-bcd", "vera"}
    assert mentioned("(@a-bcdf)", names) == {"a-bcdf"}
    assert mentioned("vera a-bcd @verax mail@vera @@vera @a-bcd-e", names) == set()


def test_nobody_is_told_of_their_own_words_nor_who_cannot_read_them(
    desk: Desk, viewer: Person, stranger: Person, article: Any
) -> None:
    said(desk.person, article, f"{at(desk.person)} {at(viewer)} @a-nobody")
    assert CommentMention.objects.count() == 0
    assert news(viewer) == news(stranger) == news(desk.person) == []


def test_changing_a_comment_changes_who_is_mentioned(
    desk: Desk, owner: Person, adjudicator: Person, article: Any
) -> None:
    comment = said(desk.person, article, f"{at(owner)}?")
    owner.post(f"comments/{comment['id']}/read")
    desk.person.patch(f"comments/{comment['id']}", {"text": f"{at(owner)} and {at(adjudicator)}?"})
    assert (len(news(owner)), len(news(adjudicator))) == (0, 1)
    desk.person.patch(f"comments/{comment['id']}", {"text": f"{at(owner)}?"})
    assert news(adjudicator) == []
    desk.person.patch(f"comments/{comment['id']}", {"text": f"{at(adjudicator)}?"})
    desk.person.delete(f"comments/{comment['id']}")
    assert news(adjudicator) == []


def test_a_blind_mention_waits_until_both_have_submitted(desk: Desk, second_desk: Desk, article: Any) -> None:
    comment = said(desk.person, article, f"{at(second_desk.person)}, what did you take?")
    assert news(second_desk.person) == []
    with nothing_changes():
        refused(second_desk.person.post(f"comments/{comment['id']}/read"), 404, "not_found")
    desk.ask("submit")
    second_desk.ask("submit")
    assert [row["id"] for row in news(second_desk.person)] == [comment["id"]]
    assert heard(second_desk.person, article)


def test_who_left_the_project_hears_no_more_of_it(desk: Desk, adjudicator: Person, article: Any) -> None:
    said(desk.person, article, f"{at(adjudicator)}?")
    Member.objects.filter(user=adjudicator.user).update(active=False)
    assert news(adjudicator) == []
