"""Every write of the last stage: datasets out as files with a manifest."""

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connections, transaction

from claims import jobs
from claims.annotations.comments.models import Comment
from claims.audit import Actor, Event
from claims.core.errors import Invalid
from claims.datasets.formats import FORMATS, Format
from claims.datasets.formats.jsonl import OFFSET_UNIT, SCHEMA
from claims.datasets.loading import load_records
from claims.datasets.records import ALL, articles_in, count_records, first_record, records
from claims.projects.models import GuidelineVersion, Member, Project
from claims.review.queries import summary_of

READING = "reading"
# What lists of datasets leave out of a manifest.
LONG = {"agreement", "guidelines"}
REPORT_EVERY = 100


def format_named(name: str) -> Format:
    """Find a format. Raises Invalid: unknown_format."""
    if name not in FORMATS:
        raise Invalid("unknown_format", f"There is no format {name!r}; there are {', '.join(FORMATS)}.", "format")
    return FORMATS[name]


def check_layer(project: Project, layer: str) -> None:
    """Raise Invalid (unknown_layer) unless the layer is `all` or the pseudonym of somebody in the project."""
    if layer != ALL and not Member.objects.filter(project=project, pseudonym=layer).exists():
        raise Invalid("unknown_layer", field="layer")


def start_export(*, actor: Actor, project: Project, format: str, layer: str) -> jobs.Job:
    """Start the job that writes a dataset. Raises Invalid: unknown_format, unknown_layer."""
    format_named(format)
    check_layer(project, layer)
    return jobs.start("export", project=project.pk, user=actor.user, params={"format": format, "layer": layer})


def export(run: jobs.Run) -> None:
    """Do an export job: write the file beside the database, hand it to storage, and leave its manifest as the result."""
    project = Project.objects.get(pk=run.project)
    form = format_named(run.params["format"])
    with tempfile.TemporaryFile() as target:
        manifest = write_dataset(project, form, run.params["layer"], target, run)
        target.seek(0)
        name = default_storage.save(f"exports/{run.job.pk}-{run.job.attempts}{form.SUFFIX}", File(target))
    default_storage.save(
        f"{name}.manifest.json", ContentFile(json.dumps(manifest, ensure_ascii=False, indent=1).encode())
    )
    run.finish(result={key: value for key, value in manifest.items() if key not in LONG}, file=name)


def write_dataset(
    project: Project, form: Format, layer: str, target: Any, run: jobs.Run | None = None
) -> dict[str, Any]:
    """Write a dataset to a binary file, as the database was at one instant, and return its manifest."""
    counts: Counter[str] = Counter()
    digest = hashlib.sha256()
    size = 0
    with transaction.atomic(using=READING):
        with connections[READING].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT now()")
            instant = cursor.fetchone()[0]
        total = articles_in(project, layer, READING).count()
        for block in form.write(_counted(records(project, layer, READING), counts, run, total)):
            target.write(block)
            digest.update(block)
            size += len(block)
        comments = Comment.objects.using(READING).filter(
            article__in=articles_in(project, layer, READING), deleted_at=None
        )
        comments_left_out = comments.count()
        agreement = summary_of(project, READING)
        guidelines = list(GuidelineVersion.objects.using(READING).filter(project=project).order_by("number"))
    return {
        "schema": SCHEMA,
        "offset_unit": OFFSET_UNIT,
        "format": form.NAME,
        "project": project.name,
        "layer": layer,
        "snapshot_on": instant.date().isoformat(),
        **{
            name: counts[name]
            for name in ("articles", "claims", "verdicts", "evidence", "speakers", "suggestions", "decisions")
        },
        "comments_left_out": comments_left_out,
        "engines": sorted(name.removeprefix("engine:") for name in counts if name.startswith("engine:")),
        "scale": project.scale.key,
        "bytes": size,
        "sha256": digest.hexdigest(),
        "agreement": agreement,
        "guidelines": [{"number": version.number, "markdown": version.markdown} for version in guidelines],
    }


def _counted(
    source: Iterator[dict[str, Any]], counts: Counter[str], run: jobs.Run | None, total: int
) -> Iterator[dict[str, Any]]:
    for record in source:
        counts["articles"] += 1
        verdicts = [claim["verdict"] for claim in record["claims"] if claim["verdict"]]
        counts["claims"] += len(record["claims"])
        counts["verdicts"] += len(verdicts)
        counts["evidence"] += sum(len(verdict["evidence"]) for verdict in verdicts)
        counts["speakers"] += len(record["speakers"])
        counts["suggestions"] += len(record["suggestions"])
        counts["decisions"] += sum(len(suggestion["decisions"]) for suggestion in record["suggestions"])
        for engine in record["suggestion_runs"]:
            counts[f"engine:{engine['engine']} {engine['engine_version']}"] += 1
        if run is not None and counts["articles"] % REPORT_EVERY == 1:
            run.progress(counts["articles"] - 1, total)
        yield record


def preview(project: Project, form: Format, layer: str) -> tuple[str, int]:
    """Return the first record of a dataset as the format writes it, and how many articles there are in all."""
    first = first_record(project, layer, "default")
    text = b"".join(form.write([first])).decode() if first else ""
    return text, count_records(project, layer, "default")


def load(run: jobs.Run) -> None:
    """Do a load job: bring a native dataset from storage into a project that has no articles."""
    project = Project.objects.get(pk=run.project)
    actor = Actor(run.job.created_by, f"job-{run.job.pk.hex}")
    # An attempt that was broken off after it had stored everything has done the work.
    loaded = Event.objects.filter(subject_id=project.pk, action="loaded", request_id=actor.request_id).first()
    if loaded is not None:
        return run.finish(result=loaded.after, file=run.job.file)
    with default_storage.open(run.job.file) as stream:
        run.finish(result=load_records(project=project, actor=actor, lines=stream), file=run.job.file)
    return None
