"""Every write of releases: one is made by a job, and withdrawn with a reason; nothing else ever happens to it."""

import hashlib
import zipfile
from pathlib import Path
from typing import cast
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.functions import Now

from claims import jobs
from claims.audit import Actor, event, record
from claims.core.errors import Conflict, Invalid
from claims.core.json_types import JSONDict
from claims.core.records import JobState
from claims.datasets.formats.base.zipped import WHEN
from claims.datasets.releases.manifest import ReleaseManifest, address_of, folder_name
from claims.datasets.releases.models import Release
from claims.datasets.scratch import files_in, scratch_folder
from claims.datasets.selection import Selection
from claims.datasets.services import check_selection, selection_of, usable_format
from claims.projects.models import Project
from claims.transactions import atomic

KIND = "release"
# The formats of releases, the usual one first.
FORMATS = ("parquet", "jsonl")
SHARES = (80, 10, 10)
SEED = "on record"
# What lists of releases leave out of a manifest.
LONG = {"agreement", "files"}


@atomic
def start_release(
    *,
    actor: Actor,
    project: Project,
    format: str,
    selection: Selection,
    shares: tuple[int, int, int] = SHARES,
    seed: str = SEED,
    hold_out: int = 0,
    address: str = "",
) -> jobs.Job:
    """Start the job that makes a release; `address` is where its page is, as far as that is known.

    Raises Invalid: unknown_format, format_unavailable, out_of_range, and as `check_selection` does; Conflict: release_running.
    """
    check_request(project, format, selection, shares)
    Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    if running(project) is not None:
        raise Conflict("release_running")
    params = {
        "format": format,
        "layer": selection.layer,
        "selection": selection.written(),
        "shares": list(shares),
        "seed": seed,
        "hold_out_speakers": hold_out,
        "address": address or address_of(project.pk, f"{'https' if settings.HTTPS else 'http'}://{_host()}"),
    }
    return jobs.start(KIND, project=project.pk, user=actor.user, params=params)


def _host() -> str:
    """Return the first name under which this server is known."""
    return settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else "localhost"


def check_request(project: Project, format: str, selection: Selection, shares: tuple[int, int, int]) -> None:
    """Raise Invalid unless a release could be made of this."""
    form = usable_format(format)
    if format not in FORMATS:
        raise Invalid("unknown_format", f"A release is written as {' or '.join(FORMATS)}.", "format")
    if sum(shares) != 100:
        raise Invalid("out_of_range", "The shares of the splits add up to 100.", "shares")
    check_selection(project, form, selection)


def running(project: Project) -> jobs.Job | None:
    """Find the job that is making a release of the project."""
    moving = [JobState.QUEUED, JobState.RUNNING]
    return jobs.Job.objects.filter(kind=KIND, project_id=project.pk, state__in=moving).first()


def release(run: jobs.Run) -> None:
    """Do a release job: write its folder beside the database, pack it, and store it under the next number."""
    project = Project.objects.get(pk=run.project)
    made = Release.objects.filter(job=run.job.pk).first()
    # An attempt that was broken off after it had stored everything has done the work.
    if made is None:
        made = make(project, run.params, selection_of(run.job), run)
    run.finish(result={"release": str(made.pk), "number": made.number}, file=made.file)


def make(project: Project, params: jobs.Params, selection: Selection, run: jobs.Run) -> Release:
    """Make a release; `params` are those of the job."""
    from claims.datasets.releases.making import Making  # noqa: PLC0415  loads numpy, which nothing else here needs

    before = Release.objects.filter(project=project).order_by("-number").first()
    number = before.number + 1 if before else 1
    with scratch_folder() as place:
        folder = place / folder_name(project.name, number)
        folder.mkdir()
        making = Making(project, params, selection, folder, run, before)
        manifest = making.write(number)
        packed = place / "release.zip"
        pack(folder, packed)
        with packed.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            name = default_storage.save(f"releases/{run.job.pk}-{run.job.attempts}.zip", File(stream))
    for suffix, value in making.beside(manifest).items():
        default_storage.save(f"{name}.{suffix}", ContentFile(value))
    return _store(project, run, number, manifest, name, digest)


@atomic
def _store(project: Project, run: jobs.Run, number: int, manifest: ReleaseManifest, name: str, digest: str) -> Release:
    row = Release.objects.create(
        project=project,
        number=number,
        job=run.job.pk,
        made_by=run.job.created_by,
        manifest=summary(manifest),
        file=name,
        bytes=default_storage.size(name),
        sha256=digest,
    )
    actor = Actor(run.job.created_by, f"job-{run.job.pk.hex}")
    after = {"number": number, "articles": manifest["articles"], "claims": manifest["claims"], "sha256": digest}
    record(event(actor, "release", row.pk, "made", project=project.pk, after=after))
    return row


def summary(manifest: ReleaseManifest) -> JSONDict:
    """Shorten a manifest for lists: of the agreement the figure for finding the same claims is left."""
    short = {key: value for key, value in manifest.items() if key not in LONG}
    found = next((one["value"] for one in manifest["agreement"]["slots"] if one["slot"] == "found"), None)
    return cast(JSONDict, {**short, "found": found})


@atomic
def withdraw(*, actor: Actor, release: UUID, reason: str) -> Release:
    """Say that a release must not be used any more; its file is given to nobody. Raises Conflict: release_withdrawn."""
    row = Release.objects.select_for_update(of=("self",)).get(pk=release)
    if row.withdrawn_at is not None:
        raise Conflict("release_withdrawn")
    Release.objects.filter(pk=row.pk).update(withdrawn_at=Now(), withdrawn_by=actor.user, withdrawn_reason=reason)
    row.refresh_from_db()
    after = {"number": row.number, "reason": reason}
    record(event(actor, "release", row.pk, "withdrawn", project=row.project_id, after=after))
    return row


def pack(folder: Path, target: Path) -> None:
    """Pack a folder under its own name; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in files_in(folder):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), WHEN)
            entry.external_attr = 0o644 << 16
            # Parquet is packed already.
            entry.compress_type = zipfile.ZIP_STORED if file.suffix == ".parquet" else zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as packed:
                while block := source.read(1 << 20):
                    packed.write(block)
