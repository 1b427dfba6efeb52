"""Decisions about held articles: import, repair and import, or leave out."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from claims.articles.checks import repair
from claims.articles.held.storing import amend
from claims.articles.models import HeldArticle
from claims.articles.record import Row, read_article
from claims.articles.reports import Report, report
from claims.articles.services import ingest
from claims.audit import Actor, event, record_all
from claims.core.errors import Conflict, OnRecordError
from claims.core.records import JobState
from claims.jobs import Job
from claims.projects.models import Project

MAX_AT_ONCE = 500
# `wait` undoes `leave_out`.
DECISIONS = ("import", "repair", "leave_out", "wait")
REPAIRED = ("text", "title", "publisher")


@transaction.atomic
def decide(
    *, actor: Actor, project: Project, decision: str, ids: Iterable[UUID] | None = None, job: UUID | None = None
) -> list[Report]:
    """Decide about the given articles, or about the first 500 held ones (of one import); return the result of each.

    Articles already decided on are ignored. The reports of their imports are updated.
    Raises Conflict (import_running) while the import of one of them is not finished.
    """
    rows = HeldArticle.objects.select_for_update().filter(project=project, left_out_at__isnull=decision != "wait")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    if job is not None:
        rows = rows.filter(job_id=job)
    held = list(rows.order_by("pk")[:MAX_AT_ONCE])
    jobs = {row.job_id for row in held if row.job_id}
    reports = {row.pk: row for row in Job.objects.select_for_update().filter(pk__in=jobs)}
    if any(row.state in (JobState.QUEUED, JobState.RUNNING) for row in reports.values()):
        raise Conflict("import_running")
    told = _left_out(actor, project, held, decision) if decision in ("leave_out", "wait") else _bring_in(
        actor, project, held, decision == "repair"
    )  # fmt: skip
    by_job: defaultdict[UUID | None, dict[str, Report]] = defaultdict(dict)
    for row, one in zip(held, told, strict=True):
        by_job[row.job_id][str(row.pk)] = one
    for pk, stored in reports.items():
        amend(stored, by_job[pk])
    return told


def _bring_in(actor: Actor, project: Project, held: list[HeldArticle], repaired: bool) -> list[Report]:
    rows = [_row(row, repaired) for row in held]
    HeldArticle.objects.filter(pk__in=[row.pk for row in held]).delete()
    told = list(ingest(actor=actor, project=project, rows=rows))
    for row, one in zip(held, told, strict=True):
        if one["status"] == "invalid":
            # The rules have become stricter since; the report says why, and the article can be left out.
            row.save(force_insert=True)
            one["held"] = str(row.pk)
    return told


def _row(held: HeldArticle, repaired: bool) -> Row:
    document = dict(held.document)
    if repaired and held.repairable:
        document.update({name: repair(document[name]) for name in REPAIRED})
        document["byline"] = [repair(name) for name in document["byline"]]
    try:
        record = read_article(document)
    except OnRecordError as error:
        return Row(held.file, held.line, None, error, held.title, held.record)
    return Row(held.file, held.line, record, None, record.title, held.record)


def _left_out(actor: Actor, project: Project, held: list[HeldArticle], decision: str) -> list[Report]:
    out = decision == "leave_out"
    HeldArticle.objects.filter(pk__in=[row.pk for row in held]).update(left_out_at=Now() if out else None)
    record_all(
        event(
            actor, "held_article", row.pk, "left_out" if out else "held", project=project.pk, after={"title": row.title}
        )
        for row in held
    )
    status = "left_out" if out else "held"
    told = [report(Row(row.file, row.line, None, None, row.title, row.record), status, held=row.pk) for row in held]
    for row, one in zip(held, told, strict=True):
        one["warnings"] = row.warnings
    return told
