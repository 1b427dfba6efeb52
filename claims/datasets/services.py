"""Every write of the last stage: datasets out as files with a manifest."""

import hashlib
import json
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import IO

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connections, transaction

from claims import jobs
from claims.annotations.comments.models import Comment
from claims.audit import Actor, Event
from claims.core.errors import Invalid
from claims.core.json_types import JSONDict
from claims.datasets.circles import seldom_sought
from claims.datasets.counts import Held, counted, engines_in, held, texts_in
from claims.datasets.formats import FORMATS
from claims.datasets.formats.base.contract import Format, is_available
from claims.datasets.formats.base.losses import LossReport, Lost
from claims.datasets.formats.jsonl import OFFSET_UNIT, SCHEMA
from claims.datasets.formats.record import Record
from claims.datasets.loading import Guideline, load_records
from claims.datasets.pieces.piece import READING, plain
from claims.datasets.pieces.together import is_divided, written_together
from claims.datasets.records import first_record, records
from claims.datasets.scratch import scratch_file
from claims.datasets.selecting import articles_in
from claims.datasets.selection import LAYERS, WITHOUT_TEXT, Selection, read_selection
from claims.datasets.sizes import count_claims, count_records
from claims.projects.models import GuidelineVersion, Member, Project
from claims.projects.presenting import live_labels
from claims.review.queries import summary_of

# What lists of datasets leave out of a manifest.
LONG = {"agreement", "guidelines"}
REPORT_EVERY = 100


def format_named(name: str) -> Format:
    """Find a format. Raises Invalid: unknown_format."""
    if name not in FORMATS:
        raise Invalid("unknown_format", f"There is no format {name!r}; there are {', '.join(FORMATS)}.", "format")
    return FORMATS[name]


def usable_format(name: str) -> Format:
    """Find a format that can be written here. Raises Invalid: unknown_format, format_unavailable."""
    form = format_named(name)
    if not is_available(form):
        needed = (
            f"{form.LABEL} needs packages that this server lacks; pip install 'onrecord[{form.EXTRA}]' brings them."
        )
        raise Invalid("format_unavailable", needed, "format")
    return form


def check_selection(project: Project, form: Format, selection: Selection) -> None:
    """Raise Invalid unless the layer is `all`, `gold`, `record` or a pseudonym of the project, its scale has the labels, and the format can do
    without what is left out of the texts: unknown_layer, unknown_label, text_needed.
    """
    layer = selection.layer
    if layer not in LAYERS and not Member.objects.filter(project=project, pseudonym=layer).exists():
        raise Invalid("unknown_layer", field="layer")
    known = {label.key for label in live_labels(project)} if selection.labels else set()
    for label in selection.labels:
        if label not in known:
            raise Invalid("unknown_label", f"This project's scale has no verdict {label!r}.", "selection.labels")
    if selection.cuts_texts and form.NAME not in WITHOUT_TEXT:
        raise Invalid("text_needed", f"{form.LABEL} cannot be written without the texts.", "selection.text")


def start_export(*, actor: Actor, project: Project, format: str, selection: Selection) -> jobs.Job:
    """Start the job that writes a dataset. Raises Invalid: unknown_format, format_unavailable, and as `check_selection` does."""
    check_selection(project, usable_format(format), selection)
    params = {"format": format, "layer": selection.layer, "selection": selection.written()}
    return jobs.start("export", project=project.pk, user=actor.user, params=params)


def selection_of(job: jobs.Job) -> Selection:
    """Return what a job was asked to choose; those from before there were selections name a layer alone."""
    return read_selection(job.params.get("selection", {"layer": job.params["layer"]}))


def export(run: jobs.Run) -> None:
    """Do an export job: write the file beside the database, hand it to storage, and leave its manifest as the result."""
    project = Project.objects.get(pk=run.project)
    form = usable_format(run.params["format"])
    with scratch_file() as target:
        manifest, losses = write_dataset(project, form, selection_of(run.job), target, run)
        target.seek(0)
        name = default_storage.save(f"exports/{run.job.pk}-{run.job.attempts}{form.SUFFIX}", File(target))
    for kind, value in (("manifest", manifest), ("loss", losses)):
        beside = json.dumps(value, ensure_ascii=False, indent=1).encode()
        default_storage.save(f"{name}.{kind}.json", ContentFile(beside))
    run.finish(result={key: value for key, value in manifest.items() if key not in LONG}, file=name)


class Manifest(Held):
    """What a dataset holds, and what is needed to read it years later."""

    schema: str
    offset_unit: str
    format: str
    project: str
    layer: str
    selection: JSONDict
    texts: dict[str, int]
    snapshot_on: str
    engines: list[str]
    scale: str
    bytes: int
    sha256: str
    agreement: dict[str, object]
    guidelines: list[Guideline]


def write_dataset(
    project: Project, form: Format, selection: Selection, target: IO[bytes], run: jobs.Run | None = None
) -> tuple[Manifest, LossReport]:
    """Write a dataset to a binary file, as the database was at one instant; returns its manifest, and what it lacks by part."""
    lost = Lost(form.CARRIES)
    counts: Counter[str] = Counter()
    digest = hashlib.sha256()
    size = 0
    with seldom_sought(), transaction.atomic(using=READING):
        with connections[READING].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT now()")
            instant = cursor.fetchone()[0]
        with closing(_blocks(project, form, selection, lost, counts, run)) as blocks:
            for block in blocks:
                target.write(block)
                digest.update(block)
                size += len(block)
        comments = Comment.objects.using(READING).filter(
            article__in=articles_in(project, selection, READING), deleted_at=None
        )
        comments_left_out = comments.count()
        agreement = summary_of(project, READING)
        guidelines = list(GuidelineVersion.objects.using(READING).filter(project=project).order_by("number"))
    manifest: Manifest = {
        "schema": SCHEMA,
        "offset_unit": OFFSET_UNIT,
        "format": form.NAME,
        "project": project.name,
        "layer": selection.layer,
        "selection": selection.written(),
        "texts": texts_in(counts),
        "snapshot_on": instant.date().isoformat(),
        **held(counts, comments_left_out=comments_left_out, lost=lost.counts()),
        "engines": engines_in(counts),
        "scale": project.scale.key,
        "bytes": size,
        "sha256": digest.hexdigest(),
        "agreement": agreement,
        "guidelines": [{"number": version.number, "markdown": version.markdown} for version in guidelines],
    }
    return manifest, lost.report(form.NAME)


def _blocks(
    project: Project, form: Format, selection: Selection, lost: Lost, counts: Counter[str], run: jobs.Run | None
) -> Generator[bytes]:
    """Write what the transaction sees; where that is much, with several processes."""
    total = articles_in(project, selection, READING).count()

    def tell(every: int = 1) -> None:
        if run is not None and counts["articles"] % every == 0:
            run.progress(counts["articles"], total)

    def told(source: Iterator[Record]) -> Iterator[Record]:
        for record in source:
            tell(REPORT_EVERY)
            yield record

    if is_divided(total):
        yield from written_together(project, form.NAME, selection, READING, lost, counts, tell)
    else:
        source = counted(told(records(project, selection, READING)), selection, counts)
        yield from form.write(plain(source), lost)


def preview(project: Project, form: Format, selection: Selection) -> tuple[str, int, int | None]:
    """Return the first record of a dataset as the format writes it, how many articles there are, and how many claims are chosen."""
    first = first_record(project, selection, "default")
    shown = "".join(map(form.sample, plain(iter((first,) if first else ()))))
    return shown, count_records(project, selection, "default"), count_claims(project, selection, "default")


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
