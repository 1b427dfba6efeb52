"""Which comments a person may read, and how they are shown.

Managers and adjudicators read all of a project. An annotator reads comments on articles that they have or had a pass over:
their own, those of managers and adjudicators on the article or on the annotator's own claims, and those of other
annotators, unless the project is blind: then only when both have submitted.
"""

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from claims.annotations.comments.models import Comment, CommentMention
from claims.annotations.models import Claim
from claims.assignments.models import Assignment
from claims.projects.access import visible
from claims.projects.models import Member
from claims.projects.permissions import MANAGER, PERMISSIONS, Action

READERS = PERMISSIONS[Action.READ_WORK]
WRITERS = PERMISSIONS[Action.COMMENT]
SUBMITTED = Assignment.State.SUBMITTED
# Characters of a claim that are shown with a comment on it, from its first to its last word.
MOST_WORDS = 300


def has_pass(person: Any, article: str, **more: Any) -> Exists:
    """Tell, for rows with a path to an article, whether the person has or had a pass over it."""
    return Exists(Assignment.objects.filter(article=OuterRef(article), person=person, **more))


def readable(user: Any, rows: QuerySet[Comment] | None = None) -> QuerySet[Any]:
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


def claims_to_comment(user: Any, role: str, article: UUID) -> QuerySet[Claim]:
    """Claims of an article on which the person may comment: those that they may know of."""
    rows = Claim.objects.filter(assignment__article=article, deleted_at=None)
    if role in READERS:
        return rows
    both = Q(assignment__state=SUBMITTED) & Q(has_pass(user, "assignment__article", state=SUBMITTED))
    not_blind = Q(assignment__article__project__blind=False)
    return rows.filter(Q(assignment__person=user) | not_blind | both)


def complete(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Add to comments, in the same statement, whatever `present` shows."""
    member = Member.objects.filter(project=OuterRef("article__project"), user=OuterRef("author"))
    mentions = CommentMention.objects.filter(comment=OuterRef("pk")).order_by("member__pseudonym")
    person = JSONObject(
        id="member",
        user="member__user",
        pseudonym="member__pseudonym",
        role="member__role",
        username="member__user__username",
        first="member__user__first_name",
        last="member__user__last_name",
        read="read_at",
    )
    words = RawSQL(
        "(SELECT substr(a.text, lower(c.content) + 1, least(upper(c.content) - lower(c.content), %s)) FROM claims_claim c, "
        'claims_article a WHERE c.id = "claims_comment"."claim_id" AND a.id = "claims_comment"."article_id")',
        [MOST_WORDS],
        output_field=TextField(null=True),
    )
    return rows.select_related("author").annotate(
        pseudonym=Subquery(member.values("pseudonym")[:1]),
        author_role=Subquery(member.values("role")[:1]),
        people=ArraySubquery(mentions.values(json=person)),
        claim_words=words,
        claim_person=F("claim__assignment__person"),
        claim_deleted_at=F("claim__deleted_at"),
    )


def present(row: Any, user: Any) -> dict[str, Any]:
    """Show a comment that `complete` has read; names are for managers, everybody else sees pseudonyms."""
    names = user.is_superuser or row.role == MANAGER
    author = row.author
    mine = [person for person in row.people if person["user"] == user.pk]
    return {
        "id": row.pk,
        "article": row.article_id,
        "claim": row.claim_id,
        "claim_words": row.claim_words,
        "claim_is_mine": row.claim_person == user.pk,
        "claim_deleted": row.claim_deleted_at is not None,
        "author": {
            "pseudonym": row.pseudonym,
            "name": (author.get_full_name() or author.get_username()) if names else None,
            "role": row.author_role,
            "me": row.author_id == user.pk,
        },
        "text": row.text,
        "mentions": [
            {
                "member": person["id"],
                "pseudonym": person["pseudonym"],
                "name": (f"{person['first']} {person['last']}".strip() or person["username"]) if names else None,
                "role": person["role"],
                "me": person["user"] == user.pk,
            }
            for person in row.people
        ],
        "unread": any(person["read"] is None for person in mine),
        "created_at": row.created_at,
        "edited_at": row.edited_at,
    }
