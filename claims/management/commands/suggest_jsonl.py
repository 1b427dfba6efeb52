"""Command: let an engine read a file of articles, without a database."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.core.counting import counted
from claims.core.json_lines import line_of
from claims.engines import ENGINES
from claims.engines.chosen import chosen
from claims.engines.files import suggest_lines


class Command(BaseCommand):
    """Suggest claims for articles in a file, one a line, and write one line each with the claims."""

    help = "Let an engine read IN.jsonl ({id, lang, text}) and write OUT.jsonl ({id, text, claims}); no database is needed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take two files and an engine."""
        parser.add_argument("input", type=Path, metavar="IN.jsonl")
        parser.add_argument("output", type=Path, metavar="OUT.jsonl")
        parser.add_argument("--engine", default="rules", help=f"{', '.join(ENGINES)}, or the folder of a trained one")

    def handle(self, *args: object, input: Path, output: Path, engine: str, **options: object) -> None:
        """Read, suggest, write, and say what it cost."""
        try:
            reader = chosen(engine)
        except ValueError as error:
            raise CommandError(str(error)) from error
        usable, note = reader.available()
        if not usable:
            raise CommandError(str(note))
        reader.suggest("Warm.", language="en")
        before = time.process_time()
        articles = claims = 0
        with input.open(encoding="utf-8") as source, output.open("w", encoding="utf-8") as target:
            for record in suggest_lines(source, reader):
                target.write(line_of(record) + "\n")
                articles += 1
                claims += len(record["claims"])
        seconds = time.process_time() - before
        self.stdout.write(
            f"{counted(articles, 'article')}, {counted(claims, 'claim')}, {seconds / max(1, articles):.3f} CPU seconds an article"
        )
