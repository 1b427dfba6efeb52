"""Command: make an API token for a person."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.audit import Actor
from claims.core.errors import OnRecordError
from claims.projects.accounts.services import make_token
from claims.projects.services import person_named


class Command(BaseCommand):
    """Print a token that a script sends as `Authorization: Token ...`; only its hash is stored."""

    help = "Make an API token for an account and print it, once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a user name and how long the token lives."""
        parser.add_argument("username")
        parser.add_argument("--days", type=int, default=settings.TOKEN_DAYS)

    def handle(self, *args: object, username: str, days: int, **options: object) -> None:
        """Make and print the token."""
        try:
            user = person_named(username)
        except OnRecordError as error:
            raise CommandError(error.message) from None
        _, token = make_token(actor=Actor(), user=user, days=days)
        self.stdout.write(token)
