"""Command: write a dataset to a file."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.articles.services import project_named
from claims.core.counting import counted
from claims.core.errors import OnRecordError
from claims.datasets.formats import FORMATS
from claims.datasets.services import check_selection, usable_format, write_dataset
from claims.management.choosing import add_choices, chosen


class Command(BaseCommand):
    """Write a dataset, and its manifest beside it."""

    help = "Write a project's dataset to a file, its manifest to FILE.manifest.json, and what the format cannot hold to FILE.loss.json."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a project, a format, a choice of work and a file."""
        parser.add_argument("project", help="name or identifier of the project")
        parser.add_argument("--format", default="jsonl", choices=list(FORMATS))
        add_choices(parser)
        parser.add_argument("--out", type=Path, required=True, metavar="FILE")

    def handle(self, *args: object, project: str, format: str, out: Path, **options: object) -> None:
        """Write the file under another name first, so that a broken export never looks whole."""
        try:
            exported = project_named(project)
            form, selection = usable_format(format), chosen(options)
            check_selection(exported, form, selection)
            partial = out.with_name(out.name + ".partial")
            with partial.open("wb") as target:
                manifest, losses = write_dataset(exported, form, selection, target)
        except (OnRecordError, OSError) as error:
            raise CommandError(str(error)) from None
        partial.replace(out)
        for kind, value in (("manifest", manifest), ("loss", losses)):
            text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
            out.with_name(f"{out.name}.{kind}.json").write_text(text, encoding="utf-8")
        self.stdout.write(
            f"{counted(manifest['articles'], 'article')}, {counted(manifest['claims'], 'claim')}, sha256 {manifest['sha256']}"
        )
        if manifest["lost"]:
            parts = ", ".join(f"{part} {count:,}" for part, count in manifest["lost"].items())
            self.stdout.write(f"This format cannot hold everything. Lost: {parts} (see {out.name}.loss.json)")
