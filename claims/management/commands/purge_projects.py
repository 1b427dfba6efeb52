"""Command: remove deleted projects for good."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.articles.services import project_named
from claims.core.errors import OnRecordError
from claims.overview.services import purge_due, purge_project


class Command(BaseCommand):
    """Do now what the scheduler does every hour; with a project, without waiting for the 30 days."""

    help = "Remove projects that were deleted more than 30 days ago, with their history and files. Nothing brings them back."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a project that is not to wait."""
        parser.add_argument(
            "--now", metavar="IDENTIFIER", help="remove this deleted project, however long ago that was"
        )

    def handle(self, *args: object, now: str | None, **options: object) -> None:
        """Remove what is due, or the one project."""
        if now is None:
            self.stdout.write(f"Purged {len(purge_due())} projects")
            return
        try:
            project = project_named(now)
        except OnRecordError as error:
            raise CommandError(error.message) from None
        if not purge_project(project.pk, at_once=True):
            raise CommandError("The project is not deleted; a manager has to delete it first.")
        self.stdout.write(f"Purged {project.pk}")
