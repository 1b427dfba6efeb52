"""What became of the rows of an import, in the words of reports and of the API."""

from collections import Counter
from typing import TypedDict
from uuid import UUID

from claims.articles.checks import Finding, FindingShown
from claims.articles.record import Row

STATES = ("created", "duplicate", "invalid", "held", "left_out")


class Report(TypedDict):
    """What became of one row, as the API tells it and as the result of an import keeps it."""

    file: str
    line: int
    record: int
    status: str
    article: str | None
    number: int | None
    title: str
    code: str | None
    field: str | None
    message: str | None
    cleaned: list[str]
    warnings: list[FindingShown]
    held: str | None


def report(
    row: Row,
    status: str,
    article: UUID | None = None,
    number: int | None = None,
    found: tuple[Finding, ...] = (),
    *,
    held: UUID | None = None,
    message: str | None = None,
) -> Report:
    """Tell what became of one row."""
    if status == "duplicate" and message is None:
        message = f"Same text as article {number}."
    return {
        "file": row.file,
        "line": row.line,
        "record": row.number,
        "status": status,
        "article": str(article) if article else None,
        "number": number,
        "title": row.title,
        "code": row.error.code if row.error else None,
        "field": row.error.field if row.error else None,
        "message": row.error.message if row.error else message,
        "cleaned": list(row.record.cleaned) if row.record else [],
        "warnings": [one.present() for one in found],
        "held": str(held) if held else None,
    }


def summary(counts: Counter[str]) -> dict[str, int]:
    """Count rows by what became of them, under the names that reports use."""
    names = {
        "created": "created",
        "duplicates": "duplicate",
        "invalid": "invalid",
        "held": "held",
        "left_out": "left_out",
    }
    return {name: counts[status] for name, status in names.items()}
