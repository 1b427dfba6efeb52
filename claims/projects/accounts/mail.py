"""Messages by mail: plain text, in English or German, without article texts and verdicts. None is sent where no server is named."""

import logging
from collections.abc import Mapping
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest

from claims.core.errors import Conflict, Unavailable

log = logging.getLogger(__name__)

LANGUAGES = ("en", "de")
# Subject and text of each message; a line that names what the message does not hold is a mistake that a test finds.
WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "new_password": {
        "en": (
            "A new password for {username}",
            """Somebody, probably you, has asked for a new password for the account {username}. This link works for an hour, once:

{link}

If it was not you, ignore this message: nothing has changed.
""",
        ),
        "de": (
            "Ein neues Passwort für {username}",
            """Für das Konto {username} wurde ein neues Passwort angefordert. Dieser Link gilt eine Stunde und einmal:

{link}

Wer nichts angefordert hat, muss nichts tun: Es hat sich nichts geändert.
""",
        ),
    },
    "no_account": {
        "en": (
            "No account with this address",
            """Somebody, probably you, has asked for a new password at {host}. No account there has confirmed this address.

Ask those who run the server for a sign-in link. If it was not you, ignore this message.
""",
        ),
        "de": (
            "Kein Konto mit dieser Adresse",
            """Bei {host} wurde ein neues Passwort für diese Adresse angefordert. Dort hat kein Konto sie bestätigt.

Einen Anmeldelink gibt, wer den Server betreibt. Wer nichts angefordert hat, muss nichts tun.
""",
        ),
    },
    "confirm": {
        "en": (
            "Your code: {code}",
            """{code}

Enter this code on the page “Account” at {host} to confirm that this address is yours. If you have not asked for it, ignore this message.
""",
        ),
        "de": (
            "Der Code: {code}",
            """{code}

Diesen Code auf der Seite „Konto“ bei {host} eingeben, um die Adresse zu bestätigen. Wer ihn nicht angefordert hat, muss nichts tun.
""",
        ),
    },
}


def must_send_mail() -> None:
    """Raise Conflict (mail_off) where no mail server is named."""
    if not settings.MAIL:
        raise Conflict("mail_off")


def language_of(request: HttpRequest) -> str:
    """Return the language of a message to whoever sent a request: German for browsers that prefer it, else English."""
    return "de" if request.headers.get("Accept-Language", "").lower().startswith("de") else "en"


def send(kind: str, address: str, language: str, **values: str) -> None:
    """Send one message. Raises Unavailable (mail_failed) if the mail server does not take it."""
    subject, text = WORDS[kind][language]
    deliver(address, subject.format(**values), text.format(**values))


def deliver(address: str, subject: str, text: str) -> None:
    """Hand a message to the mail server. Raises Unavailable (mail_failed)."""
    try:
        EmailMessage(subject, text, to=[address]).send()
    except (OSError, SMTPException):
        log.exception("The mail server took no message")
        raise Unavailable("mail_failed") from None
