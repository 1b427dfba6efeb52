"""Tables of comments: threads on an article or on a claim, and who was mentioned in them."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.annotations.models import Claim
from claims.articles.models import Article
from claims.core.ids import new_id
from claims.projects.models import Member


class Comment(models.Model):
    """What one person said to the others about an article, or about one claim in it."""

    id = models.UUIDField(primary_key=True, editable=False, help_text="Made by the client, so that it can be repeated.")
    article = models.ForeignKey(Article, models.PROTECT, related_name="comments", db_index=False)
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, related_name="comments", help_text="Empty for the thread on the article."
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(help_text="Plain text; @pseudonym mentions a member.")
    created_at = models.DateTimeField(db_default=Now())
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(name="comment_not_empty", condition=~Q(text=""))]
        indexes = [models.Index(fields=["article", "created_at", "id"], name="comment_in_order")]
        triggers = [
            pgtrigger.Trigger(
                name="comment_on_claim_of_article",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("article_id", "claim_id"),
                func="""
                    IF NEW.claim_id IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM claims_claim c JOIN claims_assignment a ON a.id = c.assignment_id
                        WHERE c.id = NEW.claim_id AND a.article_id = NEW.article_id
                    ) THEN RAISE EXCEPTION 'comment_on_claim_of_article' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"comment {self.id}"


class CommentMention(models.Model):
    """Somebody who is mentioned in a comment, and when they opened it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="mentions")
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_mention_per_member", fields=["comment", "member"])]
        indexes = [models.Index(fields=["member"], name="mention_unread", condition=Q(read_at=None))]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.member_id}"
