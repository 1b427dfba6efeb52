"""Command: import articles from files."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.articles.record import read_file
from claims.articles.services import ingest, project_named
from claims.audit import Actor
from claims.core.counting import counted
from claims.core.errors import OnRecordError
from claims.suggestions.services import start_missing


class Command(BaseCommand):
    """Import .txt files (one article each) and .jsonl files (one article a line); every bad row is named."""

    help = "Import articles into a project from .txt and .jsonl files; suggestions follow by themselves."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a project and files."""
        parser.add_argument("project", help="name or identifier of the project")
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import; exits with 1 when nothing at all went in and something was wrong."""
        try:
            project = project_named(options["project"])
        except OnRecordError as error:
            raise CommandError(error.message) from None
        counts: Counter[str] = Counter()
        for path in options["files"]:
            try:
                stream = path.open("rb")
            except OSError as error:
                self.stderr.write(f"{path}: {error.strerror}")
                counts["invalid"] += 1
                continue
            with stream:
                for report in ingest(actor=Actor(), project=project, rows=read_file(path.name, stream)):
                    counts[report["status"]] += 1
                    if report["status"] == "created":
                        self.stdout.write(
                            f"{path.name}:{report['line']}: article {report['number']}, {report['title']}"
                        )
                    else:
                        self.stderr.write(
                            f"{path.name}:{report['line']}: {report['code'] or 'duplicate'}: {report['message']}"
                        )
        start_missing()
        self.stdout.write(
            f"{counts['created']} imported, {counted(counts['duplicate'], 'duplicate')}, {counts['invalid']} not readable"
        )
        if counts["invalid"] and not counts["created"]:
            sys.exit(1)
