"""History: who did what. Append-only; the database refuses to change or delete an event."""

from collections.abc import Iterable
from uuid import UUID

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models.functions import Now
from rest_framework.request import Request

from claims.copying import copy_in, copy_values
from claims.core.ids import new_id
from claims.http.people import person_of
from claims.writes import Writes, insert

# Up to this many events, one INSERT is cheaper than COPY.
COPIED_FROM = 50


def never_emptied(name: str) -> pgtrigger.Trigger:
    """Refuse TRUNCATE of a table whose rows are final; row-level triggers do not fire for it."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'Cannot truncate rows from % table', TG_TABLE_NAME;",
    )


class Event(models.Model):
    """One action on one object, with its state before and after."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(db_default=Now(), help_text="When, by the database's clock.")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Who; empty for the system."
    )
    project_id = models.UUIDField(null=True)
    article_id = models.UUIDField(null=True)
    subject = models.CharField(max_length=40, help_text="What kind of thing: claim, article, assignment ...")
    subject_id = models.UUIDField()
    action = models.CharField(max_length=40, help_text="What was done: created, changed, deleted, submitted ...")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["article_id", "id"], name="event_by_article"),
            models.Index(fields=["subject_id", "id"], name="event_by_subject"),
            models.Index(fields=["project_id", "id"], name="event_by_project"),
        ]
        triggers = [
            pgtrigger.Protect(name="history_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
            never_emptied("history_is_kept"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject} {self.subject_id}"


class Actor:
    """Who acts, and in which request: every service receives this and records it in the history."""

    __slots__ = ("request_id", "user")

    def __init__(self, user: User | None = None, request_id: str = "") -> None:
        self.user = user
        self.request_id = request_id

    @property
    def person(self) -> User:
        """The account of the person who acts; an error in the program where the system acts by itself."""
        if self.user is None:
            raise TypeError("Only a person can do this.")
        return self.user

    @classmethod
    def of(cls, request: Request) -> "Actor":
        """Take the signed-in user and the identifier of an HTTP request."""
        return cls(
            person_of(request), getattr(request, "request_id", "") or getattr(request._request, "request_id", "")
        )


def event(
    actor: Actor,
    subject: str,
    subject_id: UUID,
    action: str,
    *,
    project: UUID | None = None,
    article: UUID | None = None,
    before: object = None,
    after: object = None,
) -> Event:
    """Build an event without storing it, for `record`."""
    return Event(
        actor=actor.user,
        request_id=actor.request_id,
        project_id=project,
        article_id=article,
        subject=subject,
        subject_id=subject_id,
        action=action,
        before=before,
        after=after,
    )


def record(*events: Event) -> None:
    """Store events in one statement; call it in the transaction that made the change."""
    record_all(events)


def record_all(events: Iterable[Event], writes: Writes | None = None) -> None:
    """Store any number of events, together with other pending `writes` where these are given."""
    lines = list(events)
    if len(lines) > COPIED_FROM:
        copy_in(lines)
    elif writes is not None:
        writes.insert(lines)
    else:
        insert(lines)


def record_many(
    actor: Actor, subject: str, action: str, things: Iterable[tuple[UUID, UUID | None, object]], *, project: UUID
) -> None:
    """Store one event for each of many objects of a project that underwent the same action: (object, its article, state after)."""
    by = actor.user.pk if actor.user else None
    lines = [
        {
            "id": new_id(),
            "actor_id": by,
            "request_id": actor.request_id,
            "project_id": project,
            "article_id": article,
            "subject": subject,
            "subject_id": thing,
            "action": action,
            "after": after,
        }
        for thing, article, after in things
    ]
    copy_values(Event, lines)
