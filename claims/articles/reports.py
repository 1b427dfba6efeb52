"""What became of the rows of an import, in the words of reports and of the API."""

from collections import Counter
from typing import Any
from uuid import UUID

from claims.articles.checks import Finding
from claims.articles.record import Row

STATES = ("created", "duplicate", "invalid", "held", "left_out")


def report(
    row: Row,
    status: str,
    article: UUID | None = None,
    number: int | None = None,
    found: tuple[Finding, ...] = (),
    *,
    held: UUID | None = None,
    message: str | None = None,
) -> dict[str, Any]:
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
