"""A mail server for the tests: a real one, of this process, that keeps what it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tests.faults.product import free_port


class Taken:
    """Keeps messages as they arrive."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        # What the next messages are answered, one each, before they are taken again.
        self.refusals: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep one message or refuse it; called by the server."""
        if self.refusals:
            return self.refusals.pop(0)
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"

    def to(self, address: str) -> EmailMessage:
        """Give the only message to somebody."""
        (found,) = (one for one in self.messages if one["To"] == address)
        return found


@contextmanager
def post_office(settings: Any) -> Iterator[Taken]:
    """Let the product send its mail to a server of this process."""
    taken = Taken()
    # The controller looks whether somebody answers at the port that it was given, so 0 will not do.
    server = Controller(taken, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        settings.MAIL = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
        yield taken
    finally:
        server.stop()


def words_of(message: EmailMessage) -> str:
    """Give the text of a message."""
    return str(message.get_content())
