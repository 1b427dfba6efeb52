"""Command: import articles from files."""

import sys
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.articles.record import read_file
from claims.articles.reports import Report
from claims.articles.services import ingest, project_named
from claims.audit import Actor
from claims.core.counting import counted
from claims.core.errors import OnRecordError
from claims.suggestions.services import start_missing


class Command(BaseCommand):
    """Import text files (one article each) and JSON files (one article a line, a list, or one); every bad row is named."""

    help = (
        "Import articles into a project from text files (.txt, .md) and JSON (.jsonl, .ndjson, .json); suggestions follow by "
        "themselves. What is doubtful (broken letters, markup, another language) waits for a decision on the import page."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a project and files."""
        parser.add_argument("project", help="name or identifier of the project")
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--accept-warnings",
            action="store_true",
            help="import what is doubtful too; its warnings are printed all the same",
        )

    def handle(self, *args: object, project: str, files: list[Path], accept_warnings: bool, **options: object) -> None:
        """Import; exits with 1 when nothing at all went in and something was wrong or doubtful."""
        try:
            target = project_named(project)
        except OnRecordError as error:
            raise CommandError(error.message) from None
        counts: Counter[str] = Counter()
        for path in files:
            try:
                stream = path.open("rb")
            except OSError as error:
                self.stderr.write(f"{path}: {error.strerror}")
                counts["invalid"] += 1
                continue
            with stream:
                hold = not accept_warnings
                read = read_file(path.name, stream)
                for report in ingest(actor=Actor(), project=target, rows=read, hold=hold):
                    counts[report["status"]] += 1
                    self._tell(report)
        start_missing()
        self.stdout.write(
            f"{counts['created']} imported, {counted(counts['duplicate'], 'duplicate')}, {counts['invalid']} not readable"
            + (f", {counts['held']} waiting for a decision" if counts["held"] else "")
        )
        if counts["held"]:
            self.stdout.write("Decide on the import page, or import the files again with --accept-warnings.")
        if (counts["invalid"] or counts["held"]) and not counts["created"]:
            sys.exit(1)

    def _tell(self, report: Report) -> None:
        where = f"{report['file']}:{report['line']}"
        if report["status"] == "created":
            self.stdout.write(f"{where}: article {report['number']}, {report['title']}")
        elif report["status"] == "held":
            self.stderr.write(f"{where}: held: {report['title']}")
        else:
            self.stderr.write(f"{where}: {report['code'] or 'duplicate'}: {report['message']}")
        for warning in report["warnings"]:
            kind = f"{warning['code']} ({warning['language']})" if warning["language"] else warning["code"]
            self.stderr.write(f"{where}: {kind}, line {warning['line']} of the text: {warning['sample']}")
