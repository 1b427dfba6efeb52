"""Command: recount every project, in case somebody has changed tables by hand."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from claims.articles.services import project_named
from claims.core.errors import OnRecordError
from claims.projects.models import Project


class Command(BaseCommand):
    """Count anew what the database counts with every write."""

    help = "Count articles, passes, claims and mentions anew. Writes wait for it: a few seconds for 100,000 articles."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the projects."""
        parser.add_argument("project", nargs="*", help="name or identifier; all projects where none is given")

    def handle(self, *args: object, project: list[str], **options: object) -> None:
        """Count one project after the other, each in a transaction of its own."""
        try:
            projects = [project_named(name) for name in project] or list(Project.objects.order_by("name"))
        except OnRecordError as error:
            raise CommandError(error.message) from None
        for own in projects:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = 0")
                cursor.execute("SELECT claims_recount(%s)", [own.pk])
                cursor.execute("SELECT claims_count_uses(%s, forget => true)", [own.pk])
            self.stdout.write(f"Counted {own.name}")
