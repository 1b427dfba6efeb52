"""Command: import annotations of other tools from files."""

import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from django.contrib.auth.models import User
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims import jobs
from claims.articles.services import project_named
from claims.audit import Actor
from claims.core.counting import counted
from claims.core.errors import OnRecordError
from claims.core.records import JobState
from claims.datasets.formats import READERS
from claims.datasets.formats.base.parts import Item
from claims.datasets.importing import services
from claims.datasets.importing.undoing import take_back
from claims.projects.models import Project

UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)


class Command(BaseCommand):
    """Survey files, say what was found, and store it if every label has a meaning."""

    help = "Import annotated files of other tools as suggestions, a layer, or the gold layer. Without --into, only say what the files hold."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a project and files."""
        parser.add_argument("project", help="name or identifier of the project")
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--format", default="", choices=["", *READERS], help="found by itself unless it is given")
        parser.add_argument(
            "--label",
            action="append",
            default=[],
            metavar="LABEL=SLOT",
            help="content, source, cue, addressee or ignore",
        )
        parser.add_argument("--into", choices=services.TARGETS)
        parser.add_argument("--layer", default="", help="the pseudonym of the made-up annotator")
        parser.add_argument("--by", default="", metavar="USERNAME", help="a manager, whose work a gold layer is")

    def handle(
        self,
        *args: object,
        project: str,
        files: list[Path],
        format: str,
        label: list[str],
        into: str | None,
        layer: str,
        by: str,
        **options: object,
    ) -> None:
        """Do what the import page does, one step after the other."""
        actor = Actor(self._person(by)) if by else Actor()
        unclear = next((one for one in label if "=" not in one), None)
        if unclear is not None:
            raise CommandError(f"Write --label LABEL=SLOT, not {unclear!r}.")
        labels = dict(one.rsplit("=", 1) for one in label)
        try:
            row = project_named(project)
            with ExitStack() as opened:
                uploads = [File(opened.enter_context(path.open("rb")), name=path.name) for path in files]
                job = services.start(actor=actor, project=row, uploads=uploads, format=format)
            found = self._done(job)
            self._tell_found(found)
            if into is None:
                take_back(actor=actor, project=row, job=job)
                return
            self._store(actor, row, job, labels, into, layer)
        except (OnRecordError, OSError) as error:
            raise CommandError(str(error)) from None

    def _store(
        self, actor: Actor, project: Project, job: jobs.Job, labels: dict[str, str], into: str, layer: str
    ) -> None:
        try:
            services.commit(actor=actor, project=project, job=job, labels=labels, into=into, layer=layer)
        except OnRecordError:
            take_back(actor=actor, project=project, job=job)
            raise
        result = self._done(job)
        brought = ", ".join(f"{name} {count:,}" for name, count in result["brought"].items() if count)
        self.stdout.write(f"Stored: {brought or 'nothing'}. The import is {job.pk}.")
        self._tell_rows(services.report_rows(job))

    def _person(self, name: str) -> User:
        found = User.objects.filter(username=name, is_active=True).first()
        if found is None:
            raise CommandError(f"Nobody who may sign in is called {name!r}.")
        return found

    def _done(self, job: jobs.Job) -> Item:
        """Do the job here, unless a worker has taken it, and return its result."""
        job.refresh_from_db()
        while job.state in UNDER_WAY:
            jobs.perform(job.pk, {services.KIND: services.run})
            job.refresh_from_db()
            if job.state in UNDER_WAY:
                time.sleep(0.5)
                job.refresh_from_db()
        if job.error_code or job.result is None:
            raise CommandError(f"{job.error_code or job.state}: {job.error_message}")
        result: Item = job.result
        return result

    def _tell_found(self, result: Item) -> None:
        counts = result["counts"]
        self.stdout.write(
            f"{result['format']}: {counted(counts['articles'], 'article')}, {counted(counts['claims'], 'claim')}"
        )
        for one in result["labels"]:
            self.stdout.write(f"  {one['label']} ({one['count']:,}): {one['slot'] or 'give --label'}")
        for unit, count in result["units"].items():
            self.stdout.write(f"  offsets in {unit}: {counted(count, 'article')}")
        self._tell_rows(result["told"])

    def _tell_rows(self, rows: Iterable[Item]) -> None:
        for row in rows:
            self.stderr.write(f"{row['where']}: {row['status']}: {row['code']}: {row['message']}")
