"""People talk about an article and its claims: post, read, change, delete; and what they may not see of each other."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.annotations.comments.models import Comment
from claims.annotations.comments.services import MAX_COMMENTS, MAX_TEXT
from claims.audit import Event
from tests.annotations.conversation import heard, said, say
from tests.annotations.desk import CLOSING, STRANDED, Desk
from tests.conftest import TEXT, Person, add_article
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


def test_a_comment_on_an_article_is_posted_read_changed_and_deleted(desk: Desk, article: Any) -> None:
    comment = said(desk.person, article, "Is this the  *same* ferry?\n 😀")
    assert (comment["text"], comment["claim"], comment["edited_at"]) == ("Is this the  *same* ferry?\n 😀", None, None)
    assert comment["author"]["me"] is True
    changed = desk.person.patch(f"comments/{comment['id']}", {"text": "Is it?"}).json()
    assert (changed["text"], changed["edited_at"] is not None) == ("Is it?", True)
    assert heard(desk.person, article) == ["Is it?"]
    assert desk.person.delete(f"comments/{comment['id']}").status_code == 204
    assert heard(desk.person, article) == []
    events = Event.objects.filter(subject="comment").order_by("id").values_list("action", "before", "after")
    assert [(action, before and before["text"], after and after["text"]) for action, before, after in events] == [
        ("posted", None, "Is this the  *same* ferry?\n 😀"),
        ("changed", "Is this the  *same* ferry?\n 😀", "Is it?"),
        ("deleted", "Is it?", None),
    ]


def test_a_deleted_comment_is_kept_and_comes_back_when_it_is_changed(desk: Desk, article: Any) -> None:
    comment = said(desk.person, article, "Mind the date.")
    for _ in range(2):
        assert desk.person.delete(f"comments/{comment['id']}").status_code == 204
    assert Comment.objects.get().text == "Mind the date."
    back = desk.person.patch(f"comments/{comment['id']}", {"text": "Mind the date."}).json()
    assert (back["text"], back["edited_at"]) == ("Mind the date.", None)
    assert heard(desk.person, article) == ["Mind the date."]
    assert Event.objects.filter(subject="comment", action="restored").count() == 1


def test_a_comment_on_a_claim_shows_the_words_it_is_about(desk: Desk, adjudicator: Person, article: Any) -> None:
    claim = desk.saved(CLOSING)["id"]
    said(desk.person, article, "On the article.")
    comment = said(desk.person, article, "On the claim.", claim)
    assert (comment["claim"], comment["claim_words"], comment["claim_is_mine"]) == (claim, CLOSING, True)
    assert heard(desk.person, article) == ["On the article.", "On the claim."]
    assert heard(desk.person, article, f"?claim={claim}") == ["On the claim."]
    (seen,) = adjudicator.get(f"articles/{article.pk}/comments?claim={claim}").json()["results"]
    assert (seen["claim_words"], seen["claim_is_mine"], seen["claim_deleted"]) == (CLOSING, False, False)
    desk.person.delete(f"assignments/{desk.assignment}/claims/{claim}", **{"If-Match": '"1"'})
    assert heard(desk.person, article) == ["On the article.", "On the claim."]
    assert desk.person.get(f"articles/{article.pk}/comments").json()["results"][1]["claim_deleted"] is True


def test_what_is_sent_again_is_done_already(desk: Desk, article: Any) -> None:
    key = str(uuid4())
    first = say(desk.person, article, "Once.", key=key)
    with nothing_changes():
        again = say(desk.person, article, "Once.", key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    with nothing_changes():
        refused(say(desk.person, article, "Something else.", key=key), 409, "id_taken", "id")
    desk.person.patch(f"comments/{key}", {"text": "Changed since."})
    assert say(desk.person, article, "Once.", key=key).json()["text"] == "Changed since."


def test_an_identifier_of_somebody_elses_comment_is_taken(desk: Desk, adjudicator: Person, article: Any) -> None:
    comment = said(adjudicator, article, "Mine.")
    with nothing_changes():
        refused(say(desk.person, article, "Mine.", key=comment["id"]), 409, "id_taken", "id")


def test_only_who_wrote_a_comment_changes_or_deletes_it(
    desk: Desk, owner: Person, second_desk: Desk, article: Any
) -> None:
    comment = said(desk.person, article, "Mine.")
    with nothing_changes():
        refused(owner.patch(f"comments/{comment['id']}", {"text": "Ours."}), 403, "forbidden")
        refused(owner.delete(f"comments/{comment['id']}"), 403, "forbidden")
        refused(second_desk.person.patch(f"comments/{comment['id']}", {"text": "Ours."}), 404, "not_found")
        refused(second_desk.person.delete(f"comments/{comment['id']}"), 404, "not_found")


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"id": str(uuid4()), "text": ""}, "blank", "text"),
        ({"id": str(uuid4()), "text": " \n\t"}, "blank", "text"),
        ({"id": str(uuid4()), "text": "x" * (MAX_TEXT + 1)}, "limit", "text"),
        ({"id": str(uuid4()), "text": 5}, "invalid", "text"),
        ({"id": "nonsense", "text": "x"}, "invalid", "id"),
        ({"text": "x"}, "required", "id"),
        ({"id": str(uuid4())}, "required", "text"),
        ({"id": str(uuid4()), "text": "x", "author": 1}, "unknown_field", "author"),
        ({"id": str(uuid4()), "text": "x", "claim": str(uuid4())}, "unknown_claim", "claim"),
        ({"id": str(uuid4()), "text": "half \ud800"}, "bad_unicode", "text"),
    ],
)
def test_a_bad_comment_is_refused_by_name(desk: Desk, article: Any, body: Any, code: str, field: str | None) -> None:
    with nothing_changes():
        refused(desk.person.post(f"articles/{article.pk}/comments", body), 400, code, field)


def test_a_claim_of_another_article_takes_no_comment_here(
    desk: Desk, owner: Person, project: Any, article: Any
) -> None:
    claim = desk.saved(CLOSING)["id"]
    other = add_article(project, "A second story, the editor said.")
    with nothing_changes():
        refused(say(owner, other, "On the wrong article.", claim), 400, "unknown_claim", "claim")
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(id=uuid4(), article=other, claim_id=claim, author=owner.user, text="x")


def test_an_article_takes_only_so_many_comments(desk: Desk, article: Any) -> None:
    Comment.objects.bulk_create(
        Comment(id=uuid4(), article=article, author=desk.person.user, text="x") for _ in range(MAX_COMMENTS)
    )
    with nothing_changes():
        refused(say(desk.person, article, "One more."), 400, "limit")


def test_many_comments_come_in_pages_and_cost_the_same_statements(desk: Desk, article: Any) -> None:
    def read(query: str = "") -> tuple[dict[str, Any], int]:
        with CaptureQueriesContext(connection) as seen:
            answer = desk.person.get(f"articles/{article.pk}/comments{query}").json()
        return answer, len(seen)

    said(desk.person, article, "first")
    _, few = read()
    Comment.objects.bulk_create(
        Comment(id=uuid4(), article=article, author=desk.person.user, text=str(number)) for number in range(249)
    )
    page, many = read()
    rest, _ = read(f"?after={page['next']}")
    assert (len(page["results"]), len(rest["results"]), rest["next"]) == (200, 50, None)
    assert len({row["id"] for row in page["results"] + rest["results"]}) == 250
    assert many == few <= 6
    for query in ("after=nonsense", f"after={uuid4()}", "claim=x", "q=1"):
        assert desk.person.get(f"articles/{article.pk}/comments?{query}").status_code == 400


# Who sees what of whom.


def test_in_a_blind_project_annotators_hear_each_other_only_when_both_have_submitted(
    desk: Desk, second_desk: Desk, owner: Person, article: Any
) -> None:
    claim = desk.saved(CLOSING)["id"]
    said(desk.person, article, "A on the article")
    said(desk.person, article, "A on a claim", claim)
    said(second_desk.person, article, "B on the article")
    assert heard(second_desk.person, article) == ["B on the article"]
    with nothing_changes():
        refused(say(second_desk.person, article, "Guessed.", claim), 400, "unknown_claim", "claim")
    desk.ask("submit")
    assert heard(second_desk.person, article) == ["B on the article"]
    assert heard(desk.person, article) == ["A on the article", "A on a claim"]
    second_desk.ask("submit")
    everything = ["A on the article", "A on a claim", "B on the article"]
    for person in (desk.person, second_desk.person, owner):
        assert heard(person, article) == everything
    assert said(second_desk.person, article, "Now I see.", claim)["claim_words"] == CLOSING
    second_desk.ask("reopen")
    assert heard(second_desk.person, article) == ["B on the article", "Now I see."]


def test_where_the_project_is_not_blind_they_hear_each_other_at_once(
    desk: Desk, second_desk: Desk, project: Any, article: Any
) -> None:
    type(project).objects.filter(pk=project.pk).update(blind=False)
    claim = desk.saved(CLOSING)["id"]
    said(desk.person, article, "What do you think?", claim)
    assert heard(second_desk.person, article) == ["What do you think?"]
    said(second_desk.person, article, "I agree.", claim)
    assert heard(desk.person, article) == ["What do you think?", "I agree."]


def test_what_managers_and_adjudicators_say_reaches_whom_it_is_about(
    desk: Desk, second_desk: Desk, owner: Person, adjudicator: Person, article: Any
) -> None:
    claim = desk.saved(STRANDED)["id"]
    said(owner, article, "For everybody.")
    said(adjudicator, article, "For A alone.", claim)
    assert heard(desk.person, article) == ["For everybody.", "For A alone."]
    assert heard(second_desk.person, article) == ["For everybody."]
    assert heard(owner, article) == ["For everybody.", "For A alone."]


def test_an_annotator_of_a_blind_project_is_called_by_their_number_by_all_but_managers(
    desk: Desk, owner: Person, adjudicator: Person, article: Any
) -> None:
    said(desk.person, article, "Who am I?")
    for person, name, called in (
        (owner, "Annotator", "Annotator"),
        (adjudicator, None, "Annotator 1"),
        (desk.person, "Annotator", "Annotator"),
    ):
        (row,) = person.get(f"articles/{article.pk}/comments").json()["results"]
        assert (row["author"]["name"], row["author"]["called"]) == (name, called)
        assert row["author"]["pseudonym"].startswith("a-")
        assert row["author"]["role"] == "annotator"


def test_an_annotator_without_a_pass_over_the_article_hears_nothing(
    second_annotator: Person, desk: Desk, article: Any
) -> None:
    said(desk.person, article, "Is this right?")
    with nothing_changes():
        refused(second_annotator.get(f"articles/{article.pk}/comments"), 404, "not_found")
        refused(say(second_annotator, article, "Hello?"), 404, "not_found")


assert STRANDED in TEXT
