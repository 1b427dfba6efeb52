"""Command: make a release of a project."""

import json
import shutil
from pathlib import Path

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims import jobs
from claims.articles.services import project_named
from claims.audit import Actor
from claims.core.counting import counted
from claims.core.errors import OnRecordError
from claims.core.records import JobState
from claims.datasets.releases import services
from claims.datasets.releases.manifest import folder_name, in_order
from claims.datasets.releases.models import Release
from claims.management.choosing import add_choices, chosen


class Command(BaseCommand):
    """Make the next release of a project here and now, and copy its archive."""

    help = "Make the next release of a project: a numbered dataset in splits that never changes (docs/releases.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a project, a format, a choice of work, the splits and a folder."""
        parser.add_argument("project", help="name or identifier of the project")
        parser.add_argument("--format", default=services.FORMATS[0], choices=services.FORMATS)
        add_choices(parser)
        shares = "percent for train, validation and test"
        parser.add_argument("--shares", nargs=3, type=int, default=list(services.SHARES), metavar="N", help=shares)
        parser.add_argument("--seed", default=services.SEED, help="another one deals articles otherwise")
        parser.add_argument(
            "--hold-out-speakers", type=int, default=0, metavar="N", help="for the split unseen_speakers"
        )
        parser.add_argument("--out", type=Path, metavar="FOLDER", help="where to copy the archive to")

    def handle(
        self, *args: object, shares: tuple[int, int, int], hold_out_speakers: int, out: Path | None, **options: object
    ) -> None:
        """Make it in this process; the job stays in the list of jobs."""
        train, validation, test = shares
        try:
            job = services.start_release(
                actor=Actor(),
                project=project_named(str(options["project"])),
                format=str(options["format"]),
                selection=chosen(options),
                shares=(train, validation, test),
                seed=str(options["seed"]),
                hold_out=hold_out_speakers,
            )
        except OnRecordError as error:
            raise CommandError(str(error)) from None
        jobs.perform(job.pk, {services.KIND: services.release})
        job.refresh_from_db()
        if job.state != JobState.DONE:
            raise CommandError(job.error_message or f"The job is {job.state}; a worker may have taken it.")
        made = Release.objects.get(job=job.pk)
        name = f"{folder_name(made.manifest['project'], made.number)}.zip"
        if out is not None:
            with default_storage.open(made.file) as source, (out / name).open("wb") as target:
                shutil.copyfileobj(source, target)
        splits = {split: one["articles"] for split, one in in_order(made.manifest["splits"]).items()}
        articles, claims = made.manifest["articles"], made.manifest["claims"]
        self.stdout.write(
            f"{name}: {counted(articles, 'article')}, {counted(claims, 'claim')}, {json.dumps(splits)}, sha256 {made.sha256}"
        )
