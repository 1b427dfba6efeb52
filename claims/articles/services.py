"""Every write of the second stage: articles in, speakers made."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import Q

from claims import jobs
from claims.articles.foreign import JSON
from claims.articles.held.holding import Waiting, doubts_about
from claims.articles.models import Article, Speaker, SpeakerAlias, SpeakerRole
from claims.articles.record import ArticleRecord, Row, read_file
from claims.articles.reports import report, summary
from claims.audit import Actor, event, record_all
from claims.copying import copy_in
from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.ids import new_id
from claims.projects.models import Project

BATCH = 500
MOST_ROWS_REPORTED = 1000


def slots(project: Project, sha256: str) -> int:
    """Say how many people an article needs: k for the overlap's share of articles, chosen by the text's hash, else one."""
    return project.annotators_per_article if share(sha256, "overlap") < project.overlap_share else 1


def share(sha256: str, purpose: str) -> float:
    """Place an article at a fixed point in [0, 1) that depends on its text and the purpose alone."""
    offset = {"overlap": 0, "control": 8}[purpose]
    return int(sha256[offset : offset + 8], 16) / 2**32


def ingest(
    *, actor: Actor, project: Project, rows: Iterable[Row], hold: bool = False, job: UUID | None = None
) -> Iterator[dict[str, Any]]:
    """Store articles in batches, one transaction each, and tell for every row what became of it, in order.

    A text that the project has already is reported as a duplicate, not stored twice; a bad row is reported and skipped.
    With `hold`, an article with something doubtful about it waits for a decision instead (claims.articles.held), as part of
    the import `job`; without, its warnings are told and it goes in.
    """
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield from _ingest_batch(actor, project, batch, hold, job)


@transaction.atomic
def _ingest_batch(
    actor: Actor, project: Project, batch: list[Row], hold: bool, job: UUID | None
) -> list[dict[str, Any]]:
    locked = Project.objects.select_for_update().get(pk=project.pk)
    hashes = {row.record.sha256 for row in batch if row.record}
    known = {
        sha: (pk, number)
        for sha, pk, number in Article.objects.filter(project=locked, text_sha256__in=hashes).values_list(
            "text_sha256", "pk", "number"
        )
    }
    doubts = [doubts_about(row.record, locked) if row.record else () for row in batch]
    made: list[Article] = []
    waiting = Waiting(
        locked, job, {row.record.sha256 for row, found in zip(batch, doubts, strict=True) if row.record and found}
    )
    told = []
    for row, found in zip(batch, doubts, strict=True):
        if row.record is None:
            told.append(report(row, "invalid"))
        elif row.record.sha256 in known:
            told.append(report(row, "duplicate", *known[row.record.sha256]))
        elif found and hold:
            told.append(waiting.hold(row, row.record, found))
        else:
            article = _article(locked, row.record, locked.next_number + len(made))
            known[row.record.sha256] = (article.pk, article.number)
            made.append(article)
            told.append(report(row, "created", article.pk, article.number, found))
    copy_in(made)
    waiting.store(made, told)
    locked.next_number += len(made)
    locked.save(update_fields=["next_number"])
    record_all(
        event(
            actor,
            "article",
            a.pk,
            "imported",
            project=locked.pk,
            article=a.pk,
            after={"number": a.number, "sha256": a.text_sha256},
        )
        for a in made
    )
    return told


def _article(project: Project, record: ArticleRecord, number: int) -> Article:
    return Article(
        project=project,
        number=number,
        external_id=record.external_id,
        title=record.title,
        url=record.url,
        publisher=record.publisher,
        byline=list(record.byline),
        published_on=record.published_on,
        language=record.language or project.language,
        licence=record.licence,
        metadata=record.metadata,
        text=record.text,
        text_sha256=record.sha256,
        length=len(record.text),
        zones=[dataclasses.asdict(zone) for zone in record.zones],
        open_slots=slots(project, record.sha256),
    )


def start_import(*, actor: Actor, project: Project, uploads: Iterable[Any], accept_warnings: bool = False) -> jobs.Job:
    """Keep uploaded files and start the job that reads them. Raises Invalid: required when there are none."""
    files = []
    for upload in uploads:
        stored = default_storage.save(f"uploads/{new_id().hex}", upload)
        files.append({"name": str(upload.name), "stored": stored})
    if not files:
        raise Invalid("required", "Choose at least one file.", "files")
    params = {"files": files, "accept_warnings": accept_warnings}
    return jobs.start("import_articles", project=project.pk, user=actor.user, params=params)


def import_articles(run: jobs.Run) -> None:
    """Do an import job: read each file, store what is good, report every row, and drop the uploads at the end.

    What is doubtful is held back, unless whoever started the job has accepted warnings.
    """
    project = Project.objects.get(pk=run.project)
    actor = Actor(run.job.created_by, f"job-{run.job.pk.hex}")
    files = run.params["files"]
    counts: Counter[str] = Counter()
    rows: list[dict[str, Any]] = []
    hold = not run.params.get("accept_warnings", False)
    total = sum(_lines_in(file["stored"]) if file["name"].lower().endswith(JSON) else 1 for file in files)
    for file in files:
        run.progress(min(sum(counts.values()), total), total, _summary(counts, rows))
        with default_storage.open(file["stored"]) as stream:
            read = read_file(file["name"], stream)
            for told in ingest(actor=actor, project=project, rows=read, hold=hold, job=run.job.pk):
                counts[told["status"]] += 1
                if len(rows) < MOST_ROWS_REPORTED:
                    rows.append(told)
                if sum(counts.values()) % BATCH == 0:
                    run.progress(min(sum(counts.values()), total), total, _summary(counts, rows))
    run.progress(sum(counts.values()), sum(counts.values()), _summary(counts, rows))
    run.finish(result=_summary(counts, rows))
    for file in files:
        default_storage.delete(file["stored"])


def _lines_in(stored: str) -> int:
    """Count the lines of an upload, for its progress bar."""
    with default_storage.open(stored) as stream:
        return max(1, sum(chunk.count(b"\n") for chunk in stream.chunks()))


def _summary(counts: Counter[str], rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {**summary(counts), "rows": rows}


def project_named(name: str) -> Project:
    """Find a project by its name or identifier, for commands. Raises NotFound."""
    try:
        found = Project.objects.filter(pk=UUID(name)).first()
    except ValueError:
        found = Project.objects.filter(name=name).first()
    if found is None:
        raise NotFound("not_found", f"There is no project {name!r}.")
    return found


@transaction.atomic
def put_speakers(
    *, actor: Actor, project: Project, article: Article | None, speakers: list[dict[str, Any]]
) -> list[Speaker]:
    """Create speakers whose identifiers the client made; repeating it changes nothing.

    Where a named speaker of that name exists already (two people made it at the same time), the new one is kept as merged
    into the first, so that what refers to it stays valid. Raises Conflict: id_taken when the identifier is another project's.
    """
    try:
        with transaction.atomic():
            return _put_speakers(actor, project, article, speakers)
    except IntegrityError:
        # Somebody else has made a speaker of that name in this moment; now it can be read.
        return _put_speakers(actor, project, article, speakers)


def _role(speaker: Speaker, role: dict[str, Any]) -> SpeakerRole:
    return SpeakerRole(
        speaker=speaker,
        position=role["position"],
        organisation=role["organisation"],
        from_date=role["from"],
        to_date=role["to"],
    )


def _put_speakers(
    actor: Actor, project: Project, article: Article | None, speakers: list[dict[str, Any]]
) -> list[Speaker]:
    ids = {speaker["id"] for speaker in speakers}
    names = {speaker["name"] for speaker in speakers if not speaker["anonymous"]}
    namesakes = Q(project=project, anonymous=False, merged_into=None, name__in=names)
    found = list(Speaker.objects.filter(Q(pk__in=ids) | namesakes))
    known = {row.pk: row for row in found if row.pk in ids}
    by_name = {
        row.name: row
        for row in found
        if row.project_id == project.pk and row.name in names and not row.anonymous and row.merged_into_id is None
    }
    rows, made, aliases, roles = [], [], [], []
    for speaker in speakers:
        row = known.get(speaker["id"])
        if row is not None and row.project_id != project.pk:
            raise Conflict("id_taken", field="speaker.id")
        if row is None:
            values = {name: value for name, value in speaker.items() if name not in ("aliases", "roles")}
            row = Speaker(project=project, article=article if speaker["anonymous"] else None, **values)
            if not row.anonymous:
                row.merged_into = by_name.get(row.name)
                by_name.setdefault(row.name, row)
            made.append(row)
            known[row.pk] = row
            aliases += [SpeakerAlias(speaker=row, text=text) for text in dict.fromkeys(speaker.get("aliases", ()))]
            roles += [_role(row, role) for role in speaker.get("roles", ())]
        rows.append(row)
    Speaker.objects.bulk_create(made)
    SpeakerAlias.objects.bulk_create(aliases)
    SpeakerRole.objects.bulk_create(roles)
    record_all(
        event(actor, "speaker", row.pk, "created", project=project.pk, after={"name": row.name, "kind": row.kind})
        for row in made
    )
    return rows
