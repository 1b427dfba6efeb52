"""Command: load a native dataset into an empty project."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.articles.services import project_named
from claims.audit import Actor
from claims.core.counting import counted
from claims.core.errors import OnRecordError
from claims.datasets.loading import load_records


class Command(BaseCommand):
    """Load a dataset in the native format; exporting the project again gives the same bytes."""

    help = "Load a native dataset (.jsonl) into a project without articles, all of it or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a project and a file."""
        parser.add_argument("project", help="name or identifier of the project")
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: object, project: str, file: Path, **options: object) -> None:
        """Load the file; the manifest beside it, when there is one, brings the texts of the guideline."""
        manifest = file.with_name(file.name + ".manifest.json")
        try:
            guidelines = json.loads(manifest.read_text(encoding="utf-8"))["guidelines"] if manifest.exists() else []
            with file.open("rb") as lines:
                counts = load_records(project=project_named(project), actor=Actor(), lines=lines, guidelines=guidelines)
        except (OnRecordError, OSError) as error:
            raise CommandError(str(error)) from None
        except (KeyError, TypeError, ValueError):
            raise CommandError(f"{manifest} is not the manifest of a dataset.") from None
        self.stdout.write(", ".join(counted(count, name.removesuffix("s"), name) for name, count in counts.items()))
