"""Command: write the stories of our own as a native dataset, to load into a project and to release in any format."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.core.counting import counted
from claims.datasets.formats import jsonl
from claims.datasets.formats.base.losses import Lost
from claims.datasets.services import plain
from claims.management import told


class Command(BaseCommand):
    """Write the stories with both readings; `load_dataset` reads the file."""

    help = "Write the 34 stories of our own, marked by two readers (CC0), as a native dataset."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file to write."""
        parser.add_argument("out", type=Path, metavar="OUT.jsonl")

    def handle(self, *args: object, out: Path, **options: object) -> None:
        """Write the file, a story a line."""
        records = list(told.records())
        try:
            with out.open("wb") as file:
                file.writelines(jsonl.write(plain(iter(records)), Lost(jsonl.CARRIES)))
        except OSError as error:
            raise CommandError(str(error)) from None
        claims = sum(len(record["claims"]) for record in records)
        self.stdout.write(f"{counted(len(records), 'story', 'stories')}, {counted(claims, 'claim')}")
