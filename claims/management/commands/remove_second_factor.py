"""Command: let somebody in again who has lost their second factor."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.audit import Actor
from claims.projects.accounts.services import remove_second_factor


class Command(BaseCommand):
    """Remove authenticator app, passkeys and recovery codes of one account, and end its sessions."""

    help = "Remove the second factor of an account, after its owner has shown who they are in another way."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a user name."""
        parser.add_argument("username")

    def handle(self, *args: object, username: str, **options: object) -> None:
        """Remove, and say what."""
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError("There is no account of that name.")
        removed = remove_second_factor(actor=Actor(), user=user)
        if not removed:
            raise CommandError(f"{username} has no second factor.")
        self.stdout.write(f"Removed: {', '.join(removed)}. All sessions of {username} have ended.")
