"""Every write of the second stage: imports of articles, new speakers."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TypedDict
from uuid import UUID

from django.contrib.auth.models import User
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet

from claims import jobs
from claims.articles.foreign import JSON
from claims.articles.held.storing import Waiting, doubts_about
from claims.articles.models import Article, Speaker, SpeakerAlias, SpeakerRole
from claims.articles.record import ArticleRecord, Row, read_file
from claims.articles.reports import Report, report, summary
from claims.articles.speakers import RoleValues, SpeakerValues
from claims.articles.turns import place_of_new
from claims.articles.unread import read_afterwards
from claims.audit import Actor, Event, event, record_all, record_many
from claims.copying import Values, copy_values, insert_missing
from claims.core.errors import Conflict, Invalid, NotFound, Unavailable
from claims.core.ids import new_id
from claims.projects.models import Project
from claims.statements import statement
from claims.transactions import atomic
from claims.writes import Writes

BATCH = 500
# How often speakers are read again because others have just created the same names.
ROUNDS = 10
MAX_ROWS_REPORTED = 1000


def slots(project: Project, sha256: str) -> int:
    """Return how many people an article needs: k for the overlap share, chosen by the hash of the text, else one."""
    return project.annotators_per_article if share(sha256, "overlap") < project.overlap_share else 1


def share(sha256: str, purpose: str) -> float:
    """Return a fixed number in [0, 1) that depends only on an article's text and the purpose."""
    offset = {"overlap": 0, "control": 8}[purpose]
    return int(sha256[offset : offset + 8], 16) / 2**32


def ingest(
    *, actor: Actor, project: Project, rows: Iterable[Row], hold: bool = False, job: UUID | None = None
) -> Iterator[Report]:
    """Store articles in batches, one transaction each, and yield the result of every row in order.

    A text that the project already has is reported as a duplicate; an invalid row is reported and skipped. With `hold`, an
    article with warnings is held for a decision (claims.articles.held) as part of the import `job`; without, it is imported
    and its warnings are reported.
    """
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield from _ingest_batch(actor, project, batch, hold, job)


@atomic
def _ingest_batch(actor: Actor, project: Project, batch: list[Row], hold: bool, job: UUID | None) -> list[Report]:
    # Inserting rows that refer to the project, such as new speakers, must not wait for the import.
    locked = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    known, taken = _known_articles(locked, [row.record for row in batch if row.record])
    doubts = [doubts_about(row.record, locked) if row.record else () for row in batch]
    made: list[Values] = []
    waiting = Waiting(
        locked, job, {row.record.sha256 for row, found in zip(batch, doubts, strict=True) if row.record and found}
    )
    told: list[Report] = []
    for row, found in zip(batch, doubts, strict=True):
        if row.record is None:
            told.append(report(row, "invalid"))
        elif row.record.sha256 in known:
            told.append(report(row, "duplicate", *known[row.record.sha256]))
        elif row.record.external_id in taken:
            number = taken[row.record.external_id]
            message = f"Article {number} has this external_id and another text; articles never change their text."
            error = Conflict("external_id_taken", message, "external_id")
            told.append(report(dataclasses.replace(row, error=error), "invalid"))
        elif found and hold:
            told.append(waiting.hold(row, row.record, found))
        else:
            article = _article(locked, row.record, locked.next_number + len(made))
            known[row.record.sha256] = (article["id"], article["number"])
            if row.record.external_id:
                taken[row.record.external_id] = article["number"]
            made.append(article)
            told.append(report(row, "created", article["id"], article["number"], found))
    with read_afterwards(locked.pk, len(made)):
        copy_values(Article, made)
    waiting.store({article["text_sha256"]: article["id"] for article in made}, told)
    locked.next_number += len(made)
    locked.save(update_fields=["next_number"])
    record_many(
        actor,
        "article",
        "imported",
        [(a["id"], a["id"], {"number": a["number"], "sha256": a["text_sha256"]}) for a in made],
        project=locked.pk,
    )
    return told


def _known_articles(
    project: Project, records: list[ArticleRecord]
) -> tuple[dict[str, tuple[UUID, int]], dict[str, int]]:
    """Find the project's articles that have one of the texts (by SHA-256) or one of the external identifiers."""
    same = Q(text_sha256__in={record.sha256 for record in records}) | Q(
        external_id__in={record.external_id for record in records if record.external_id}
    )
    found = Article.objects.filter(same, project=project).values_list("text_sha256", "external_id", "pk", "number")
    texts = {sha: (pk, number) for sha, _, pk, number in found}
    return texts, {external: number for _, external, _, number in found if external}


def _article(project: Project, record: ArticleRecord, number: int) -> Values:
    key = new_id()
    return {
        "id": key,
        "project_id": project.pk,
        "number": number,
        "place": place_of_new(project, key, number),
        "external_id": record.external_id,
        "title": record.title,
        "url": record.url,
        "publisher": record.publisher,
        "byline": list(record.byline),
        "published_on": record.published_on,
        "language": record.language or project.language,
        "licence": record.licence,
        "metadata": record.metadata,
        "text": record.text,
        "text_sha256": record.sha256,
        "length": len(record.text),
        "zones": [{"start": zone.start, "end": zone.end, "kind": zone.kind} for zone in record.zones],
        "needs": (needs := slots(project, record.sha256)),
        "open_slots": needs,
    }


def start_import(
    *, actor: Actor, project: Project, uploads: "Iterable[File[bytes]]", accept_warnings: bool = False
) -> jobs.Job:
    """Store uploaded files and start the job that reads them. Raises Invalid (required) if there are none."""
    files = []
    for upload in uploads:
        stored = default_storage.save(f"uploads/{new_id().hex}", upload)
        files.append({"name": str(upload.name), "stored": stored})
    if not files:
        raise Invalid("required", "Choose at least one file.", "files")
    params = {"files": files, "accept_warnings": accept_warnings}
    return jobs.start("import_articles", project=project.pk, user=actor.user, params=params)


def import_articles(run: jobs.Run) -> None:
    """Run an import job: read each file, store valid rows, report every row; the uploads are deleted when the job has ended.

    Articles with warnings are held, unless warnings were accepted when the job was started.
    """
    project = Project.objects.get(pk=run.project)
    actor = Actor(run.job.created_by, f"job-{run.job.pk.hex}")
    files = run.params["files"]
    counts: Counter[str] = Counter()
    rows: list[Report] = []
    hold = not run.params.get("accept_warnings", False)
    made_before = _made_before(run, actor)
    total = sum(_lines_in(file["stored"]) if file["name"].lower().endswith(JSON) else 1 for file in files)
    for file in files:
        run.progress(min(sum(counts.values()), total), total, _summary(counts, rows))
        with default_storage.open(file["stored"]) as stream:
            read = read_file(file["name"], stream)
            for told in ingest(actor=actor, project=project, rows=read, hold=hold, job=run.job.pk):
                if told["article"] in made_before:
                    made_before.discard(told["article"])
                    told |= {"status": "created", "message": None}
                counts[told["status"]] += 1
                if len(rows) < MAX_ROWS_REPORTED:
                    rows.append(told)
                if not (done := counts.total()) % BATCH:
                    # A report with all of its rows is large: once only its counts change, it is written less often.
                    fresh = done <= MAX_ROWS_REPORTED or not done % (10 * BATCH)
                    run.progress(min(done, total), total, _summary(counts, rows) if fresh else None)
    run.progress(sum(counts.values()), sum(counts.values()), _summary(counts, rows))
    # Only when the job has ended, since an interrupted attempt needs its files again.
    run.finish(result=_summary(counts, rows), afterwards=lambda: _drop_uploads(files))


def _made_before(run: jobs.Run, actor: Actor) -> set[str | None]:
    """Return the articles stored by an earlier attempt at this job, to be reported as new and not as duplicates."""
    if run.job.attempts == 1:
        return set()
    made = Event.objects.filter(project_id=run.project, request_id=actor.request_id, action="imported")
    return {str(key) for key in made.values_list("subject_id", flat=True)}


def _drop_uploads(files: list[dict[str, str]]) -> None:
    for file in files:
        default_storage.delete(file["stored"])


def _lines_in(stored: str) -> int:
    """Count the lines of an upload, for its progress bar."""
    with default_storage.open(stored) as stream:
        lines: int = sum(chunk.count(b"\n") for chunk in stream.chunks())
        return max(1, lines)


def _summary(counts: Counter[str], rows: list[Report]) -> dict[str, object]:
    return {**summary(counts), "rows": rows}


def project_named(name: str) -> Project:
    """Return a project by its name or identifier, for commands. Raises NotFound."""
    try:
        found = Project.objects.filter(pk=UUID(name)).first()
    except ValueError:
        found = Project.objects.filter(name=name, deleted_at=None).first()
    if found is None:
        raise NotFound("not_found", f"There is no project {name!r}.")
    return found


@atomic
def put_speakers(
    *, actor: Actor, project: Project, article: Article | None, speakers: list[SpeakerValues], shared: bool = False
) -> dict[UUID, Speaker]:
    """Create speakers with identifiers chosen by the client, and return them by identifier; repeating it changes nothing.

    `shared` makes them visible to everybody, even in a blind project.

    If a named speaker of the same name exists (two people created it at once), the new one is stored as merged into it, so that
    references to it stay valid. Identifiers missing from the result belong to another project.
    """
    return add_speakers(actor, project, article, speakers, maker=None if shared else actor.user, writes=None)


def add_speakers(
    actor: Actor,
    project: Project,
    article: Article | None,
    speakers: list[SpeakerValues],
    *,
    maker: User | None,
    writes: Writes | None,
) -> dict[UUID, Speaker]:
    """The same as `put_speakers` in an open transaction; their history may be written with other `writes`."""
    wanted = {speaker["id"]: speaker for speaker in reversed(speakers)}
    made: dict[UUID, Speaker] = {}
    for _ in range(ROUNDS):
        known, by_name = _known_speakers(project, wanted)
        missing = [speaker for key, speaker in wanted.items() if key not in known and key not in made]
        rows = _new_speakers(project, article, missing, by_name, maker)
        inserted = insert_missing(rows)
        made |= {row.pk: row for row in rows if row.pk in inserted}
        if len(inserted) == len(missing):
            break
    else:
        raise Unavailable("unavailable")
    _tell_of_speakers(actor, project, [(row, wanted[key]) for key, row in made.items()], writes)
    return {key: row for key, row in (known | made).items() if row.project_id == project.pk}


@statement
def known_speakers(project: UUID, keys: list[UUID], names: list[str]) -> QuerySet[Speaker]:
    """Read the speakers of these identifiers, in any project, and one project's of these names."""
    namesakes = Q(project=project, anonymous=False, merged_into=None, name__among=names)
    return Speaker.objects.filter(Q(pk__among=keys) | namesakes)


def _known_speakers(
    project: Project, wanted: dict[UUID, SpeakerValues]
) -> tuple[dict[UUID, Speaker], dict[str, Speaker]]:
    """Read the speakers of these identifiers, in any project, and this project's of these names."""
    names = {speaker["name"] for speaker in wanted.values() if not speaker["anonymous"]}
    found = known_speakers.all(project.pk, list(wanted), list(names))
    by_name = {
        row.name: row
        for row in found
        if row.project_id == project.pk and row.name in names and not row.anonymous and row.merged_into_id is None
    }
    return {row.pk: row for row in found if row.pk in wanted}, by_name


def _new_speakers(
    project: Project,
    article: Article | None,
    missing: list[SpeakerValues],
    by_name: dict[str, Speaker],
    maker: User | None,
) -> list[Speaker]:
    """Build rows in the order in which all transactions insert them; of speakers with the same new name, only the first."""
    rows, names = [], set()
    for speaker in missing:
        values = {name: value for name, value in speaker.items() if name not in ("aliases", "roles")}
        row = Speaker(project=project, article=article if speaker["anonymous"] else None, made_by=maker, **values)
        if not row.anonymous:
            row.merged_into = by_name.get(row.name)
            if row.merged_into is None and row.name in names:
                continue
            names.add(row.name)
        rows.append(row)
    return sorted(rows, key=lambda row: (row.name, row.pk))


def _tell_of_speakers(
    actor: Actor, project: Project, made: list[tuple[Speaker, SpeakerValues]], writes: Writes | None
) -> None:
    """Store aliases and offices of new speakers, and their history."""
    SpeakerAlias.objects.bulk_create(
        SpeakerAlias(speaker=row, text=text) for row, value in made for text in dict.fromkeys(value.get("aliases", ()))
    )
    SpeakerRole.objects.bulk_create(
        SpeakerRole(speaker=row, **role_columns(role)) for row, value in made for role in value.get("roles", ())
    )
    lines = (
        event(actor, "speaker", row.pk, "created", project=project.pk, after={"name": row.name, "kind": row.kind})
        for row, _ in made
    )
    record_all(lines, writes)


class RoleColumns(TypedDict):
    """The columns of an office."""

    position: str
    organisation: str
    from_date: date | None
    to_date: date | None


def role_columns(role: RoleValues) -> RoleColumns:
    """Return the columns of an office that `read_speaker` has checked."""
    return {
        "position": role["position"],
        "organisation": role["organisation"],
        "from_date": role["from"],
        "to_date": role["to"],
    }
