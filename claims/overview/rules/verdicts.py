"""The verdicts behind the labels of a scale: how many read so, of whom, and some of them."""

from collections.abc import Sequence
from typing import TypedDict
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection

from claims.annotations.models import Verdict
from claims.core.text import exact
from claims.projects.models import Label, Project
from claims.projects.names import called, reader_in
from claims.review.queries import people_of
from claims.transactions import without

# How many verdicts of a label are counted.
MAX = 1_000
EXAMPLES = 5
LONGEST = 200
# The newest verdicts of live claims; what superseded them is not among them.
CURRENT = """
    FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id
    WHERE v.label_id = {label} AND c.deleted_at IS NULL AND NOT EXISTS (SELECT FROM claims_verdict n WHERE n.supersedes_id = v.id)
    LIMIT %(most)s
"""
COUNTS = f"""
    SELECT l.id, (SELECT count(*) FROM (SELECT {CURRENT.format(label="l.id")}) one)
    FROM claims_label l WHERE l.id = ANY(%(labels)s)
"""
PEOPLE = f"""
    SELECT a.person_id, count(*) FROM (SELECT c.assignment_id {CURRENT.format(label="%(label)s")}) one
    JOIN claims_assignment a ON a.id = one.assignment_id GROUP BY a.person_id ORDER BY count(*) DESC, a.person_id
"""


class ShownLabel(TypedDict):
    """A label as its editor shows it."""

    id: UUID
    key: str
    name: str
    digit: int | None
    color: str
    sign: str
    comparable: str
    verdicts: int


class EditedLabel(ShownLabel):
    """A label with those that are merged into it."""

    merged: list[ShownLabel]


def counted(labels: Sequence[Label]) -> dict[UUID, int]:
    """Count the claims that each label judges, up to a limit."""
    # PostgreSQL expects as many of each label, and would read all verdicts for one that judges nothing.
    with without("seqscan", "hashjoin", "mergejoin"), connection.cursor() as cursor:
        cursor.execute(COUNTS, {"labels": [row.pk for row in labels], "most": MAX})
        return dict(cursor.fetchall())


def shown_labels(labels: Sequence[Label]) -> list[EditedLabel]:
    """Show the labels of a scale with how many claims each judges."""
    counts = counted(labels)
    shown: dict[UUID, ShownLabel] = {
        row.pk: {
            "id": row.pk, "key": row.key, "name": row.name, "digit": row.digit, "color": row.color, "sign": row.sign,
            "comparable": row.comparable, "verdicts": counts[row.pk],
        }
        for row in labels
    }  # fmt: skip
    return [
        {**shown[row.pk], "merged": [shown[one.pk] for one in labels if one.merged_into_id == row.pk]}
        for row in labels
        if row.merged_into_id is None
    ]


def preview(project: Project, user: User, label: Label, into: Label) -> dict[str, object]:
    """Say what a merge would do: how many claims would read otherwise, of whom, and some of them."""
    with without("seqscan", "hashjoin", "mergejoin"), connection.cursor() as cursor:
        cursor.execute(PEOPLE, {"label": label.pk, "most": MAX})
        counts: dict[int, int] = dict(cursor.fetchall())
    known, reader = people_of(project, list(counts)), reader_in(project, user)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT v.id {CURRENT.format(label='%(label)s')}", {"label": label.pk, "most": EXAMPLES})
        first = [key for (key,) in cursor.fetchall()]
    judged = Verdict.objects.filter(pk__in=first).select_related("claim__assignment__article")
    rows = judged.defer("claim__assignment__article__search").order_by("-id")
    return {
        "verdicts": sum(counts.values()),
        "people": [{"called": called(known[key], reader), "verdicts": count} for key, count in counts.items()],
        "examples": [_example(row) for row in rows],
        "compares_alike": label.comparable == into.comparable,
    }


def _example(row: Verdict) -> dict[str, object]:
    article = row.claim.assignment.article
    return {
        "claim": row.claim_id,
        "article": {"id": article.pk, "number": article.number, "title": article.title},
        "exact": " … ".join(exact(article.text, [pair])[0] for pair in row.claim.content)[:LONGEST],
    }
