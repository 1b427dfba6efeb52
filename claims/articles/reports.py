"""Reports of imports: the result of each row, and counts."""

from collections import Counter
from typing import TypedDict
from uuid import UUID

from claims.articles.checks import Finding, FindingShown
from claims.articles.record import Row
from claims.engines.wrapped import joined_line_ends

STATES = ("created", "duplicate", "invalid", "held", "left_out")


class Report(TypedDict):
    """The result of one row, in the API and in stored reports of imports."""

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
    lines_joined: int
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
    """Return the result of one row."""
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
        "lines_joined": len(joined_line_ends(row.record.text)) if row.record else 0,
        "warnings": [one.present() for one in found],
        "held": str(held) if held else None,
    }


def summary(counts: Counter[str]) -> dict[str, int]:
    """Return the counts of results under the names used in reports."""
    names = {
        "created": "created",
        "duplicates": "duplicate",
        "invalid": "invalid",
        "held": "held",
        "left_out": "left_out",
    }
    return {name: counts[status] for name, status in names.items()}
