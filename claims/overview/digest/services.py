"""The daily message: who gets it, and sending it."""

import logging
from datetime import date, datetime
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from claims.assignments.notices import notices
from claims.audit import Actor, event, record
from claims.core.errors import Conflict
from claims.overview.digest.words import Waiting, compose
from claims.projects.accounts.addresses import confirmed_address
from claims.projects.accounts.mail import must_send_mail
from claims.projects.accounts.services import account_id
from claims.projects.models import Digest, Project
from claims.projects.permissions import PERMISSIONS, Action
from claims.transactions import atomic

log = logging.getLogger(__name__)
# The hour of the person's own day from which the message is due.
HOUR = 8


@atomic
def set_digest(*, actor: Actor, user: User, on: bool, language: str, zone: str) -> None:
    """Turn the daily message of a person on or off. Raises Conflict: mail_off, address_unconfirmed."""
    if on:
        must_send_mail()
        if confirmed_address(user) is None:
            raise Conflict("address_unconfirmed")
        _, changed = Digest.objects.update_or_create(user=user, defaults={"language": language, "zone": zone})
    else:
        changed = Digest.objects.filter(user=user).delete()[0] > 0
    if changed:
        record(event(actor, "account", account_id(user), "digest_on" if on else "digest_off"))


def send_due() -> int:
    """Send today's message to everybody whose day has come so far and for whom something waits; return how many were sent.

    Nobody gets two on one day. While the mail server does not answer or asks to wait, the messages stay due; one that it refuses
    for good does not.
    """
    if not settings.MAIL:
        return 0
    now = timezone.now()
    due = [row.pk for row in Digest.objects.filter(user__is_active=True).order_by("pk") if _day_due(row, now)]
    if not due:
        return 0
    connection, sent = get_connection(), 0
    try:
        connection.open()
        for pk in due:
            message = _take(pk, now)
            if message is None:
                continue
            message.connection = connection
            try:
                sent += message.send()
            except OSError as error:
                if not _is_refused(error):
                    Digest.objects.filter(pk=pk).update(done_on=None)
                    raise
                log.exception("The mail server refuses a daily message")
    except OSError:
        log.exception("The mail server does not answer; the daily messages wait")
    finally:
        connection.close()
    return sent


def _is_refused(error: OSError) -> bool:
    """Tell whether a server refused a message for good (RFC 5321, replies of 500 and above), rather than went away."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, SMTPResponseException) and error.smtp_code >= 500


def _day_due(row: Digest, now: datetime) -> date | None:
    """Return the day of the person whose message is due, if one is."""
    local = now.astimezone(ZoneInfo(row.zone))
    return local.date() if local.hour >= HOUR and (row.done_on is None or row.done_on < local.date()) else None


@atomic
def _take(pk: int, now: datetime) -> EmailMessage | None:
    """Note that the message of somebody's day is done, and return it; None if another process has it or nothing waits."""
    row = Digest.objects.select_related("user").select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    day = _day_due(row, now) if row is not None else None
    if row is None or day is None:
        return None
    row.done_on = day
    row.save(update_fields=["done_on"])
    address = confirmed_address(row.user)
    told = compose(waiting(row.user, ZoneInfo(row.zone)), row.language, f"{settings.PUBLIC_URL}/account")
    return None if address is None or told is None else EmailMessage(*told, to=[address])


def waiting(user: User, zone: ZoneInfo) -> list[Waiting]:
    """Return what waits for a person in each of their projects, as they read it there."""
    roles = sorted(PERMISSIONS[Action.TAKE_WORK])
    mine = Project.objects.filter(
        members__user=user, members__active=True, members__role__in=roles, archived_at=None, deleted_at=None
    )
    names = dict(mine.order_by("name").values_list("pk", "name"))
    counts = notices(names, user.pk, zone)
    return [Waiting(name, f"{settings.PUBLIC_URL}/p/{key}/mine", **counts[key]) for key, name in names.items()]
