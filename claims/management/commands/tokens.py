"""Command: list somebody's API tokens, and revoke them."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.audit import Actor
from claims.projects.accounts.services import revoke_token, token_id, tokens_of


class Command(BaseCommand):
    """Print one line for each token; `--revoke` ends one of them, `--revoke-all` all."""

    help = "List the API tokens of an account, and revoke one or all of them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a user name and what to revoke."""
        parser.add_argument("username")
        parser.add_argument("--revoke", metavar="ID", type=UUID, help="identifier of a token, as the list shows it")
        parser.add_argument("--revoke-all", action="store_true")

    def handle(self, *args: object, username: str, revoke: UUID | None, revoke_all: bool, **options: object) -> None:
        """List, or revoke."""
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError("There is no account of that name.")
        rows = {token_id(row): row for row in tokens_of(user)}
        if revoke and revoke not in rows:
            raise CommandError("The account has no token of that identifier.")
        revoked = list(rows) if revoke_all else [revoke] if revoke else []
        for key in revoked:
            revoke_token(actor=Actor(), token=key, of=user)
            self.stdout.write(f"Revoked {key}")
        if not revoked:
            for key, row in rows.items():
                ends = f"{row.expiry:%Y-%m-%d}" if row.expiry else "never"
                self.stdout.write(f"{key}\tbegins {row.token_key}\tmade {row.created:%Y-%m-%d}\tends {ends}")
