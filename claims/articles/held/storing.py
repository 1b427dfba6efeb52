"""Which articles of an import are held for a decision, and how they are stored until then."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Now

from claims.articles.checks import Finding, findings
from claims.articles.models import HeldArticle
from claims.articles.record import ArticleRecord, Row, document_of
from claims.articles.reports import Report, report
from claims.copying import copy_in
from claims.jobs import Job
from claims.projects.models import Project

KEPT_LEFT_OUT = timedelta(days=1)


def doubts_about(record: ArticleRecord, project: Project) -> tuple[Finding, ...]:
    """Return the warnings about an article; the expected language is its own, or else that of the project."""
    return record.found + findings(record.given or record.text, record.language or project.language)


class Waiting:
    """The articles that one batch holds, and articles with the same texts that are held already."""

    def __init__(self, project: Project, job: UUID | None, hashes: set[str]) -> None:
        self.project, self.job = project, job
        self.new: list[HeldArticle] = []
        self.again: list[HeldArticle] = []
        found = HeldArticle.objects.filter(project=project, text_sha256__in=hashes).defer("document") if hashes else ()
        self.known = {held.text_sha256: held for held in found}

    def hold(self, row: Row, record: ArticleRecord, found: tuple[Finding, ...]) -> Report:
        """Hold an article and report it; the same text is held only once, and again if it had been left out."""
        held = self.known.get(record.sha256)
        if held is None:
            held = self.known[record.sha256] = self._held(row, record, found)
            self.new.append(held)
        elif held.left_out_at is not None:
            held.job_id, held.file, held.line, held.record = self.job, row.file[:500], row.line, row.number
            held.left_out_at = None
            self.again.append(held)
        elif self.job is None or (held.job_id, held.file, held.record) != (self.job, row.file[:500], row.number):
            # When an import is restarted, the same place of the same import is read again.
            return report(row, "duplicate", message="The same text waits for a decision already.")
        return report(row, "held", found=found, held=held.pk)

    def _held(self, row: Row, record: ArticleRecord, found: tuple[Finding, ...]) -> HeldArticle:
        return HeldArticle(
            project=self.project,
            job_id=self.job,
            file=row.file[:500],
            line=row.line,
            record=row.number,
            title=record.title,
            language=record.language or self.project.language,
            length=len(record.text),
            text_sha256=record.sha256,
            document=document_of(record),
            warnings=[one.present() for one in found],
            repairable=any(one.repaired for one in found),
        )

    def store(self, made: dict[str, UUID], told: list[Report]) -> None:
        """Store newly held articles; delete those imported after all, and those left out more than a day ago.

        `made` are the imported articles, by the SHA-256 of their texts.
        """
        copy_in(self.new)
        for held in self.again:
            held.save(update_fields=["job_id", "file", "line", "record", "left_out_at"])
        gone = [held for sha256, held in self.known.items() if sha256 in made]
        if gone or self.new:
            old = Q(left_out_at__lt=Now() - KEPT_LEFT_OUT)
            HeldArticle.objects.filter(old | Q(pk__in=[held.pk for held in gone]), project=self.project).delete()
        by_article = {one["article"]: one for one in told if one["status"] == "created"}
        for job in Job.objects.select_for_update().filter(pk__in={held.job_id for held in gone if held.job_id}):
            mine = [held for held in gone if held.job_id == job.pk]
            amend(job, {str(held.pk): by_article[str(made[held.text_sha256])] for held in mine})


def amend(stored: Job, told: dict[str, Report]) -> None:
    """Update the report of an import: its counts, and the rows that it contains."""
    result = stored.result or {}
    names = {
        "created": "created",
        "duplicate": "duplicates",
        "invalid": "invalid",
        "held": "held",
        "left_out": "left_out",
    }
    before = {row["held"]: row for row in result.get("rows", ()) if row.get("held")}
    for key, one in told.items():
        row = before.get(key)
        # A row that is not in the report had the state that this decision is about.
        was = row["status"] if row else ("left_out" if one["status"] == "held" else "held")
        result[names[was]] = max(0, result.get(names[was], 0) - 1)
        result[names[one["status"]]] = result.get(names[one["status"]], 0) + 1
        if row:
            row.update(one)
    stored.save(update_fields=["result"])
