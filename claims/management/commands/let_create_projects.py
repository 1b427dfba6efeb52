"""Command: let people create projects, or no longer."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.audit import Actor
from claims.core.errors import OnRecordError
from claims.projects.accounts.services import let_create_projects


class Command(BaseCommand):
    """Give accounts the right to create projects, or take it back; they reach no more projects than before."""

    help = (
        "Let accounts create projects in the browser, each of which they manage; with --no-longer, take the right back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user names."""
        parser.add_argument("username", nargs="+")
        parser.add_argument("--no-longer", action="store_true", help="take the right back; their projects stay theirs")

    def handle(self, *args: object, username: list[str], no_longer: bool, **options: object) -> None:
        """Change one account after the other."""
        for name in username:
            try:
                let_create_projects(actor=Actor(), username=name, may=not no_longer)
            except OnRecordError as error:
                raise CommandError(error.message) from None
            self.stdout.write(f"{name} may {'no longer ' if no_longer else ''}create projects")
