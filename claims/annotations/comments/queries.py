"""Which comments a person may read, and how they are shown.

Managers and adjudicators read all of a project. An annotator reads comments on articles that they have or had a pass over:
their own, those of managers and adjudicators on the article or on the annotator's own claims, and those of other
annotators, unless the project is blind: then only when both have submitted.
"""

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, cast

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from claims.annotations.comments.models import Comment, CommentMention
from claims.assignments.models import Assignment
from claims.projects.access import role_of, visible
from claims.projects.models import Member
from claims.projects.names import Person, Reader, administrator, called, name_of, persons
from claims.projects.permissions import MANAGER, PERMISSIONS, Action

READERS = PERMISSIONS[Action.READ_WORK]
WRITERS = PERMISSIONS[Action.COMMENT]
SUBMITTED = Assignment.State.SUBMITTED
# Characters of a claim that are shown with a comment on it, from its first to its last word.
MAX_WORDS = 300


def has_pass(person: User | OuterRef, article: str, **more: str) -> Exists:
    """Tell, for rows with a path to an article, whether the person has or had a pass over it."""
    return Exists(Assignment.objects.filter(article=OuterRef(article), person=person, **more))


def readable(user: User, rows: QuerySet[Comment] | None = None) -> QuerySet[Comment]:
    """Narrow comments to those that the person may read, in every project of theirs, and note their role on each."""
    rows = visible(Comment.objects.all() if rows is None else rows, user, "article__project")
    if user.is_superuser:
        return rows
    by_reader = Exists(
        Member.objects.filter(project=OuterRef("article__project"), user=OuterRef("author"), role__in=READERS)
    )
    i_submitted = has_pass(user, "article", state=SUBMITTED)
    author_done = by_reader | has_pass(OuterRef("author"), "article", state=SUBMITTED)
    not_blind = Q(article__project__blind=False)
    mine = Q(claim=None) | Q(claim__assignment__person=user)
    shared = not_blind | (Q(i_submitted & author_done) & (mine | Q(claim__assignment__state=SUBMITTED)))
    annotator = Q(has_pass(user, "article")) & (Q(author=user) | (mine & Q(by_reader)) | shared)
    return rows.filter(Q(role__in=READERS) | (Q(role__in=WRITERS) & annotator))


class Mentioned(TypedDict):
    """Somebody whom a comment mentions, and when they opened it, as the database writes it in JSON."""

    read: str | None
    person: Person


class Around(TypedDict):
    """What `complete` reads beside a comment."""

    blind: bool
    author_person: Person | None
    told: list[Mentioned]
    claim_words: str | None
    claim_person: int | None
    claim_deleted_at: datetime | None


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    CompleteComment = WithAnnotations[Comment, Around]


def complete(rows: QuerySet[Comment]) -> "QuerySet[CompleteComment]":
    """Add to comments, in the same statement, whatever `present` shows."""
    member = Member.objects.filter(project=OuterRef("article__project"), user=OuterRef("author"))
    mentions = CommentMention.objects.filter(comment=OuterRef("pk")).order_by("member__pseudonym")
    told = JSONObject(read="read_at", person=Subquery(persons(Member.objects.filter(pk=OuterRef("member")))))
    words = RawSQL(
        "(SELECT substr(a.text, lower(c.content) + 1, least(upper(c.content) - lower(c.content), %s)) FROM claims_claim c, "
        'claims_article a WHERE c.id = "claims_comment"."claim_id" AND a.id = "claims_comment"."article_id")',
        [MAX_WORDS],
        output_field=TextField(null=True),
    )
    found = rows.select_related("author").annotate(
        blind=F("article__project__blind"),
        author_person=Subquery(persons(member)[:1]),
        told=ArraySubquery(mentions.values(json=told)),
        claim_words=words,
        claim_person=F("claim__assignment__person"),
        claim_deleted_at=F("claim__deleted_at"),
    )
    return cast("QuerySet[CompleteComment]", found)


def present(row: "CompleteComment", user: User) -> dict[str, object]:
    """Show a comment that `complete` has read, with its people called as the reader may know them."""
    reader = Reader(user.pk, MANAGER if user.is_superuser else role_of(row), row.blind)
    author = row.author_person
    shown = present_person(author or administrator(row.author), reader)
    return {
        "id": row.pk,
        "article": row.article_id,
        "claim": row.claim_id,
        "claim_words": row.claim_words,
        "claim_is_mine": row.claim_person == user.pk,
        "claim_deleted": row.claim_deleted_at is not None,
        "author": {**shown, "role": shown["role"] if author else None},
        "text": row.text,
        "mentions": [
            {"member": told["person"].get("id"), **present_person(told["person"], reader)} for told in row.told
        ],
        "unread": any(told["read"] is None and told["person"]["user"] == user.pk for told in row.told),
        "created_at": row.created_at,
        "edited_at": row.edited_at,
    }


def present_person(person: Person, reader: Reader) -> dict[str, object]:
    """Show who wrote a comment or is mentioned in one."""
    return {
        "pseudonym": person["pseudonym"],
        "name": name_of(person, reader),
        "called": called(person, reader),
        "role": person["role"],
        "me": person["user"] == reader.user,
    }
