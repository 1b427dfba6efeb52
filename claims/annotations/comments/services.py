"""Every write of comments: posting, changing, deleting, and having read that one was mentioned."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from claims.annotations.comments.mentions import mentioned, with_pseudonyms
from claims.annotations.comments.models import Comment, CommentMention
from claims.annotations.comments.queries import WRITERS, readable
from claims.annotations.reading import known_claims
from claims.articles.models import Article
from claims.audit import Actor, Event, event, record
from claims.core.errors import Conflict, Forbidden, Invalid, NotFound
from claims.core.hidden import is_blank
from claims.projects.access import fetch, must_not_be_archived, role_of
from claims.projects.models import Member
from claims.projects.names import Reader, called, known_of, pseudonym_of
from claims.projects.permissions import Action
from claims.transactions import atomic

MAX_TEXT = 5_000
MAX_COMMENTS = 500


def must_say_something(text: str) -> None:
    """Raise Invalid (blank) when a text shows nothing."""
    if is_blank(text):
        raise Invalid("blank", "A comment needs a text.", "text")


@atomic
def post_comment(*, actor: Actor, article: Article, id: UUID, claim: UUID | None, text: str) -> bool:
    """Post a comment on an article or on a claim of it, and say whether it is new: the same again is done already.

    `article` was read with `fetch`, so that it knows the person's role.
    Raises Invalid: blank, unknown_claim, limit; Conflict: id_taken.
    """
    must_say_something(text)
    people = _people(actor.person, article)
    text = _stored(text, people)
    stored = Comment.objects.filter(pk=id).first()
    if stored is not None:
        return _repeated(actor, stored, article, claim, text)
    known = known_claims(article.project, actor.person, role_of(article)).filter(assignment__article=article)
    if claim is not None and not known.filter(pk=claim).exists():
        raise Invalid("unknown_claim", "There is no such claim in this article.", "claim")
    if Comment.objects.filter(article=article, deleted_at=None).count() >= MAX_COMMENTS:
        raise Invalid("limit", f"An article can have at most {MAX_COMMENTS} comments.")
    try:
        with transaction.atomic():
            Comment.objects.create(id=id, article_id=article.pk, claim_id=claim, author=actor.person, text=text)
    except IntegrityError:
        # The same comment came twice at once; the other one was a moment earlier.
        return _repeated(actor, Comment.objects.get(pk=id), article, claim, text)
    _mention(Comment.objects.get(pk=id), people)
    record(_told(actor, "posted", id, article, after={"claim": _text(claim), "text": text}))
    return True


def _repeated(actor: Actor, stored: Comment, article: Article, claim: UUID | None, text: str) -> bool:
    same = (stored.author_id, stored.article_id, stored.claim_id) == (actor.person.pk, article.pk, claim)
    if not same or (stored.text != text and stored.edited_at is None):
        raise Conflict("id_taken", field="id")
    return False


@atomic
def change_comment(*, actor: Actor, comment: UUID, text: str) -> None:
    """Change the words of one's own comment; a deleted one comes back with them. Raises NotFound, Forbidden, Invalid."""
    must_say_something(text)
    row = _own(actor.person, comment)
    people = _people(actor.person, row.article, role_of(row))
    text = _stored(text, people)
    if row.text == text and row.deleted_at is None:
        return
    before, deleted = row.text, row.deleted_at is not None
    row.text, row.deleted_at = text, None
    row.save(update_fields=["text", "deleted_at"])
    if before != text:
        Comment.objects.filter(pk=row.pk).update(edited_at=Now())
        _mention(row, people)
    action = "restored" if deleted else "changed"
    record(_told(actor, action, row.pk, row.article, before={"text": before}, after={"text": text}))


@atomic
def delete_comment(*, actor: Actor, comment: UUID) -> None:
    """Delete one's own comment; changing it brings it back. Raises NotFound, Forbidden."""
    row = _own(actor.person, comment)
    if row.deleted_at is not None:
        return
    Comment.objects.filter(pk=row.pk).update(deleted_at=Now())
    record(_told(actor, "deleted", row.pk, row.article, before={"text": row.text}))


@atomic
def read_comment(*, actor: Actor, comment: UUID) -> None:
    """Note that the person has opened a comment in which they are mentioned. Raises NotFound, Forbidden."""
    rows = Comment.objects.select_related("article")
    row = fetch(rows, actor.person, "article__project", Action.COMMENT, reading=True, pk=comment)
    if not readable(actor.person).filter(pk=row.pk).exists():
        raise NotFound()
    mine = CommentMention.objects.filter(comment=row, member__user=actor.user, read_at=None)
    for mention in mine.select_for_update(of=("self",)):
        CommentMention.objects.filter(pk=mention.pk).update(read_at=Now())
        record(event(actor, "mention", mention.pk, "read", project=row.article.project_id))


def _own(user: User, comment: UUID) -> Comment:
    rows = Comment.objects.select_related("article__project").defer("article__text", "article__search")
    rows = rows.select_for_update(of=("self",))
    row = fetch(rows, user, "article__project", Action.COMMENT, reading=True, pk=comment)
    if row.author_id != user.pk:
        if readable(user).filter(pk=row.pk).exists():
            raise Forbidden("forbidden", "Only the author of a comment can change or delete it.")
        raise NotFound()
    must_not_be_archived(row)
    return row


@dataclass(frozen=True)
class _Person:
    """Somebody whom a text may mention, and what the writer may call them."""

    member: UUID
    pseudonym: str
    called: frozenset[str]


def _people(user: User, article: Article, role: str = "") -> list[_Person]:
    """Read whom the writer of a comment may mention: who reads comments, but for the writer."""
    reader = Reader(user.pk, role or role_of(article), article.project.blind)
    members = Member.objects.filter(project=article.project_id, active=True, role__in=WRITERS).exclude(user=user)
    found = []
    for member in members.select_related("user"):
        person = known_of(member)
        found.append(_Person(member.pk, member.pseudonym, frozenset({called(person, reader), pseudonym_of(person)})))
    return found


def _stored(text: str, people: list[_Person]) -> str:
    """Write pseudonyms for names, and make sure that the text is not too long with them. Raises Invalid: limit."""
    text = with_pseudonyms(text, [(name, person.pseudonym) for person in people for name in person.called])
    if len(text) > MAX_TEXT:
        raise Invalid(
            "limit",
            f"A comment can have at most {MAX_TEXT:,} characters, counting pseudonyms in place of names.",
            "text",
        )
    return text


def _mention(comment: Comment, people: list[_Person]) -> None:
    """Bring the list of those who are mentioned in step with the text; whoever stays has read it or not, as before."""
    by_pseudonym = {person.pseudonym: person.member for person in people}
    wanted = {by_pseudonym[name] for name in mentioned(comment.text, by_pseudonym)}
    CommentMention.objects.filter(comment=comment).exclude(member__in=wanted).delete()
    kept = set(CommentMention.objects.filter(comment=comment).values_list("member", flat=True))
    CommentMention.objects.bulk_create(CommentMention(comment=comment, member_id=key) for key in wanted - kept)


def _told(actor: Actor, action: str, comment: UUID, article: Article, **what: object) -> Event:
    return event(actor, "comment", comment, action, project=article.project_id, article=article.pk, **what)


def _text(key: UUID | None) -> str | None:
    return None if key is None else str(key)
