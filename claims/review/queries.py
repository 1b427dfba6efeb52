"""What the report of agreement reads: a fixed number of statements, whatever the size of the project.

If there are very many comparisons, only the newest are used, and the report says how many.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections

from claims.articles.models import Speaker
from claims.projects.models import Project
from claims.projects.names import Person, without_membership
from claims.review.report import Report, Row, ValueRow, Verdicts, report_of

MAX_COMPARISONS = 20_000
MAX_PENDING = 1000

# Whether the person may have read the gold layer before they submitted the pass, again or late.
AFTER_FEEDBACK = """EXISTS (
    SELECT 1 FROM claims_assignment g WHERE g.article_id = c.article_id AND g.kind = 'gold' AND g.state = 'submitted'
      AND g.submitted_at > {side}.created_at AND g.submitted_at < {side}.submitted_at
)"""
COMPARISONS = f"""
SELECT c.id, c.article_id, c.left_id, c.right_id, l.person_id, r.person_id,
       floor((extract(epoch FROM greatest(l.submitted_at, r.submitted_at)) / 86400 + 3) / 7)::int, c.counts,
       {AFTER_FEEDBACK.format(side="l")}, {AFTER_FEEDBACK.format(side="r")}
FROM (SELECT * FROM claims_comparison WHERE project_id = %(project)s ORDER BY id DESC LIMIT %(most)s) c
JOIN claims_assignment l ON l.id = c.left_id JOIN claims_assignment r ON r.id = c.right_id
WHERE l.state = 'submitted' AND r.state = 'submitted'
  AND (%(since)s::date IS NULL OR greatest(l.submitted_at, r.submitted_at) >= %(since)s::date)
  AND (%(until)s::date IS NULL OR greatest(l.submitted_at, r.submitted_at) < %(until)s::date + 1)
ORDER BY c.id
"""
VALUES = """
SELECT slot, left_value, right_value, array_agg(comparison_id), array_agg(count) FROM claims_comparedvalue
WHERE comparison_id = ANY(%(comparisons)s) GROUP BY slot, left_value, right_value
"""
# How many articles are still to be compared, up to a limit, and the labels of the scale.
SCALE = """
SELECT p.pending, l.id, l.key, l.name, l.sign, l.color, l.comparable, l.merged_into_id FROM (
    SELECT count(DISTINCT d.article_id) AS pending FROM (
        SELECT article_id FROM claims_tocompare WHERE project_id = %(project)s LIMIT %(most)s
    ) d JOIN claims_standing s ON s.article_id = d.article_id WHERE s.submitted > 1
) p LEFT JOIN (claims_scale s JOIN claims_label l ON l.scale_id = s.id) ON s.project_id = %(project)s ORDER BY l.digit
"""
PEOPLE = """
SELECT u.id, u.first_name, u.last_name, u.username, m.id, m.role, m.number, m.pseudonym
FROM auth_user u LEFT JOIN claims_member m ON m.user_id = u.id AND m.project_id = %(project)s WHERE u.id = ANY(%(people)s)
"""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from which comparisons are taken, both included; None for no end."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The comparisons that the report uses, whether there are older ones, and how many passes are left out."""

    rows: list[Row]
    every: bool
    after_feedback: int


class LabelRead(TypedDict):
    """A label of the project's scale, and those that are merged into it and read as it."""

    id: UUID
    key: str
    name: str
    sign: str
    color: str
    comparable: str
    merged: list[str]


def comparisons(project: Project, period: Period, people: Sequence[int], using: str) -> Chosen:
    """Read the comparisons of a project; with people, those of two of them, or all those of a single one."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            COMPARISONS,
            {"project": project.pk, "most": MAX_COMPARISONS, "since": period.since, "until": period.until},
        )
        found = cursor.fetchall()
    late = {passed for row in found for passed, after in zip(row[2:4], row[8:10], strict=True) if after}
    rows = [
        Row(key, article, left, right, (one, other), week, counts)
        for key, article, left, right, one, other, week, counts, _, _ in found
        if left not in late and right not in late
    ]
    named = set(people)
    if named:
        rows = [row for row in rows if set(row.people) <= named or (len(named) == 1 and named <= set(row.people))]
    return Chosen(rows, len(found) < MAX_COMPARISONS, len(late))


def values(rows: Sequence[Row], labels: Sequence[LabelRead], using: str) -> list[ValueRow]:
    """Read which values stand beside which in the comparisons; a merged label is read as the one into which it was merged."""
    into = read_as(labels)
    with connections[using].cursor() as cursor:
        cursor.execute(VALUES, {"comparisons": [row.id for row in rows]})
        return [
            ValueRow(slot, into.get(left, left), into.get(right, right), compared, counts)
            for slot, left, right, compared, counts in cursor.fetchall()
        ]


def read_as(labels: Sequence[LabelRead]) -> dict[str, str]:
    """Return as which label each merged one is read, by their identifiers."""
    return {one: str(row["id"]) for row in labels for one in row["merged"]}


def scale_of(project: Project, using: str = DEFAULT_DB_ALIAS) -> tuple[int, list[LabelRead]]:
    """Count the articles whose passes are still to be compared, and read the labels of the project's scale in their order."""
    with connections[using].cursor() as cursor:
        cursor.execute(SCALE, {"project": project.pk, "most": MAX_PENDING})
        found = cursor.fetchall()
    merged: dict[UUID, list[str]] = defaultdict(list)
    for row in found:
        merged[row[-1]].append(str(row[1]))
    labels: list[LabelRead] = [
        {
            "id": key, "key": name, "name": label, "sign": sign, "color": color, "comparable": comparable,
            "merged": merged.get(key, []),
        }
        for _, key, name, label, sign, color, comparable, into in found
        if key is not None and into is None
    ]  # fmt: skip
    return int(found[0][0]), labels


def verdicts_of(read: Sequence[LabelRead]) -> Verdicts:
    """Return the labels as values of the report."""
    return Verdicts(tuple(str(row["id"]) for row in read), tuple(row["comparable"] for row in read))


def merged_speakers(project: Project, using: str = DEFAULT_DB_ALIAS) -> dict[str, str]:
    """Return which speakers were merged, and into whom in the end."""
    rows = (
        Speaker.objects.using(using).filter(project=project, merged_into__isnull=False).values_list("id", "merged_into")
    )
    into = {str(one): str(other) for one, other in rows}
    return {one: _last(one, into) for one in into}


def _last(speaker: str, into: dict[str, str]) -> str:
    seen = {speaker}
    while (following := into.get(speaker)) is not None and following not in seen:
        seen.add(following)
        speaker = following
    return speaker


def people_of(project: Project, keys: Sequence[int], using: str = DEFAULT_DB_ALIAS) -> dict[int, Person]:
    """Read who the people are, for `names.called`."""
    with connections[using].cursor() as cursor:
        cursor.execute(PEOPLE, {"project": project.pk, "people": list(keys)})
        found: dict[int, Person] = {}
        for user, first, last, username, key, role, number, pseudonym in cursor.fetchall():
            person = without_membership({"user": user, "first": first, "last": last, "username": username})
            if key is not None:
                person |= {"id": key, "role": role, "number": number, "pseudonym": pseudonym}
            found[user] = person
    return found


@dataclass(frozen=True, slots=True)
class Answer:
    """The report and what it was read with."""

    report: Report
    chosen: Chosen
    pending: int
    labels: list[LabelRead]


def report_on(
    project: Project, period: Period | None = None, people: Sequence[int] = (), using: str = DEFAULT_DB_ALIAS
) -> Answer:
    """Read and compute the report of a project."""
    chosen = comparisons(project, period or Period(), people, using)
    pending, labels = scale_of(project, using)
    merged = merged_speakers(project, using)
    report = report_of(chosen.rows, values(chosen.rows, labels, using), verdicts_of(labels), merged)
    return Answer(report, chosen, pending, labels)


def summary_of(project: Project, using: str) -> dict[str, object]:
    """Return the figures of a project for a manifest: what was compared, and each slot with its interval or the reason why not."""
    report = report_on(project, using=using).report
    return {
        "articles": report.articles,
        "comparisons": report.comparisons,
        "slots": [
            {
                "slot": one.slot,
                "measure": one.measure,
                "value": rounded(one.value),
                "low": rounded(one.ends.low),
                "high": rounded(one.ends.high),
                "counted": one.counted,
                "why_undefined": one.why,
            }
            for one in report.slots
        ],
    }


def rounded(value: float | None) -> float | None:
    """Return a figure with four decimals."""
    return None if value is None else round(value, 4)
