"""Command: separate an account from the identity at the identity provider that it belongs to."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.audit import Actor
from claims.projects.accounts.provider.services import forget_identity


class Command(BaseCommand):
    """Let the next identity with the account's address take the place of the one that it belongs to."""

    help = "Separate an account from its identity at the identity provider, and end its sessions."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a user name."""
        parser.add_argument("username")

    def handle(self, *args: object, username: str, **options: object) -> None:
        """Remove it, and say so."""
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError("There is no account of that name.")
        if not forget_identity(actor=Actor(), user=user):
            raise CommandError(f"{username} has never signed in at an identity provider.")
        self.stdout.write(f"Removed. All sessions of {username} have ended.")
