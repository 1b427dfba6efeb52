"""The claims on which people part the most: comparisons with the most differences in a slot, read and aligned again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from claims.articles.models import Article, Speaker
from claims.core.records import Fragments
from claims.core.text import normalise
from claims.projects.models import Project
from claims.review import queries
from claims.review.agreement import JUDGED, ROLES, SPEAKER, SUMS, MarkedClaim, Reading, align
from claims.review.queries import LabelRead
from claims.review.reading import Pass, Read, read_passes

PAGE, MAX_LISTED, AROUND, MAX_EXACT = 10, 40, 80, 400
ONLY_ONE, BOUNDARY, VERDICT = "found", "boundary", "verdict"
SLOTS = (ONLY_ONE, BOUNDARY, *ROLES, SPEAKER, *JUDGED)
OPPOSITE = {"supported", "refuted"}


def _count(name: str) -> str:
    return f"c.counts[{SUMS.index(name) + 1}]"


# How many differences a comparison has, by slot; those of judged slots are counted in the table of values.
COUNTED = {
    ONLY_ONE: f"{_count('left')} + {_count('right')} - 2 * {_count('matched')}",
    BOUNDARY: f"{_count('words_left')} + {_count('words_right')}",
    **{role: f"{_count('matched')} - {_count(f'{role}_same')}" for role in ROLES},
}
# A merged label is read as the one into which it was merged.
READ_AS = "coalesce((%(into)s::text[])[array_position(%(merged)s::text[], {side})], {side})"
DIFFERENT = f"""coalesce((
    SELECT sum(v.count) FROM (
        SELECT comparison_id, slot, count, {READ_AS.format(side="left_value")} AS left_value,
               {READ_AS.format(side="right_value")} AS right_value
        FROM claims_comparedvalue WHERE comparison_id = c.id AND slot = %(slot)s
    ) v
    WHERE v.comparison_id = c.id AND v.slot = %(slot)s AND v.left_value <> v.right_value
      AND (%(one)s::text IS NULL OR %(one)s IN (v.left_value, v.right_value) AND %(other)s IN (v.left_value, v.right_value))
), 0)"""
WORST = """
SELECT d.id, d.article_id, d.left_id, d.right_id, d.differences FROM (
    SELECT c.id, c.article_id, c.left_id, c.right_id, ({differences})::int AS differences
    FROM (SELECT * FROM claims_comparison WHERE project_id = %(project)s ORDER BY id DESC LIMIT %(most)s) c
    JOIN claims_assignment l ON l.id = c.left_id JOIN claims_assignment r ON r.id = c.right_id
    WHERE l.state = 'submitted' AND r.state = 'submitted'
      AND (%(people)s::int[] IS NULL OR l.person_id = ANY(%(people)s) AND r.person_id = ANY(%(people)s))
      AND NOT EXISTS (SELECT 1 FROM claims_assignment g
                      WHERE g.article_id = c.article_id AND g.kind = 'gold' AND g.state = 'submitted')
) d
WHERE d.differences > 0 AND (%(below)s::int IS NULL OR (d.differences, d.id) < (%(below)s, %(before)s))
ORDER BY d.differences DESC, d.id DESC LIMIT %(page)s
"""


class After(NamedTuple):
    """Where the next page begins: below so many differences, or at a comparison before this one."""

    differences: int
    comparison: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Which examples are wanted: of one slot, of some people, of one cell of its table."""

    slot: str
    people: tuple[int, ...] = ()
    cell: tuple[str, str] | None = None
    after: After | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What one person says: the claim and its value; without a claim, they did not mark it."""

    person: int
    claim: str | None
    value: str


@dataclass(frozen=True, slots=True)
class Example:
    """One claim on which two people part, and in how many words or whether in opposite verdicts."""

    article: UUID
    content: Fragments
    excerpt: tuple[str, str, str]
    sides: tuple[Side, Side]
    words: int
    opposite: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples, worst first, what is known of their articles (number, title), and where the next page begins."""

    found: list[Example]
    articles: dict[UUID, tuple[int, str]]
    after: After | None


def examples(project: Project, asked: Asked, labels: Sequence[LabelRead]) -> Examples:
    """Read the next comparisons with the most differences, and list what differs in them."""
    into = queries.read_as(labels)
    rows = _worst(project, asked, into)
    articles = list(dict.fromkeys(row[1] for row in rows))
    read = {one.article: one for one in read_passes(articles, into)}
    merged, names = _speakers(project, list(read.values())) if asked.slot == SPEAKER else ({}, {})
    comparable = {str(row["id"]): str(row["comparable"]) for row in labels}
    shown = _words_for(asked.slot, merged, names, {str(row["id"]): str(row["key"]) for row in labels})
    found = []
    for _, article, left, right, _ in rows:
        passes = {one.id: one for one in read[article].passes} if article in read else {}
        if left in passes and right in passes:
            for one, other in _differing(read[article], passes[left], passes[right], asked, merged):
                people = passes[left].person, passes[right].person
                found.append(_example(read[article], people, one, other, shown, comparable))
    known = Article.objects.filter(pk__among=articles).values_list("pk", "number", "title")
    after = After(rows[-1][4], rows[-1][0]) if len(rows) == PAGE else None
    return Examples(found[:MAX_LISTED], {key: (number, title) for key, number, title in known}, after)


def _worst(project: Project, asked: Asked, into: Mapping[str, str]) -> list[tuple[int, UUID, UUID, UUID, int]]:
    one, other = asked.cell or (None, None)
    with connection.cursor() as cursor:
        cursor.execute(
            WORST.format(differences=COUNTED.get(asked.slot, DIFFERENT)),
            {
                "project": project.pk, "most": queries.MAX_COMPARISONS, "slot": asked.slot, "one": one, "other": other,
                "merged": list(into), "into": list(into.values()), "people": list(asked.people) or None, "page": PAGE,
                "below": asked.after.differences if asked.after else None,
                "before": asked.after.comparison if asked.after else None,
            },
        )  # fmt: skip
        return list(cursor.fetchall())


def _differing(
    read: Read, left: Pass, right: Pass, asked: Asked, merged: Mapping[str, str]
) -> Iterator[tuple[Reading | None, Reading | None]]:
    """Align two passes again, and return the claims that differ in the slot."""
    ours, theirs = read.prepared(left), read.prepared(right)
    matches = align(ours, theirs)
    if asked.slot == ONLY_ONE:
        both = {match.left for match in matches}, {match.right for match in matches}
        yield from ((one, None) for at, one in enumerate(ours.claims) if at not in both[0])
        yield from ((None, one) for at, one in enumerate(theirs.claims) if at not in both[1])
        return
    for match in matches:
        one, other = ours.claims[match.left], theirs.claims[match.right]
        if _differs(asked, one, other, merged):
            yield one, other


def _differs(asked: Asked, one: Reading, other: Reading, merged: Mapping[str, str]) -> bool:
    if asked.slot == BOUNDARY:
        return one.content != other.content
    if asked.slot in ROLES:
        return one.roles[asked.slot] != other.roles[asked.slot]
    if asked.slot == SPEAKER:
        answered = one.claim.speaker is not None and other.claim.speaker is not None
        return answered and _followed(one.claim, merged) != _followed(other.claim, merged)
    ours, theirs = one.claim.judged[asked.slot], other.claim.judged[asked.slot]
    return bool(ours and theirs) and ours != theirs and (asked.cell is None or {ours, theirs} == set(asked.cell))


def _followed(claim: MarkedClaim, merged: Mapping[str, str]) -> frozenset[str]:
    return frozenset(merged.get(speaker, speaker) for speaker in claim.speakers)


def _speakers(project: Project, read: Sequence[Read]) -> tuple[dict[str, str], dict[str, str]]:
    """Read which speakers were merged into whom, and the names of those in the passes."""
    merged = queries.merged_speakers(project)
    keys = {key for one in read for some in one.passes for claim in some.claims for key in _followed(claim, merged)}
    rows = Speaker.objects.filter(pk__in=keys).values_list("pk", "name")
    return merged, {str(key): name for key, name in rows}


def _words_for(
    slot: str, merged: Mapping[str, str], names: Mapping[str, str], labels: Mapping[str, str]
) -> Callable[[str, MarkedClaim], str]:
    """Return how a claim's value of the slot is shown, given the article's text."""

    def shown(text: str, claim: MarkedClaim) -> str:
        if slot in (ONLY_ONE, BOUNDARY):
            return _cut(text, claim.content)
        if slot in ROLES:
            return _cut(text, getattr(claim, slot))
        if slot == SPEAKER:
            return ", ".join(sorted(names.get(key, "") for key in _followed(claim, merged)))
        value = claim.judged[slot]
        return labels.get(value, "") if slot == VERDICT else value

    return shown


def _cut(text: str, spans: Fragments) -> str:
    return " … ".join(text[start:end] for start, end in spans)[:MAX_EXACT]


def _example(
    read: Read, people: tuple[int, int], one: Reading | None, other: Reading | None,
    shown: Callable[[str, MarkedClaim], str], comparable: Mapping[str, str],
) -> Example:  # fmt: skip
    present = [reading for reading in (one, other) if reading is not None]
    content = normalise(span for reading in present for span in reading.claim.content)
    start, end = content[0][0], content[-1][1]
    sides = [
        Side(person, reading.claim.key if reading else None, shown(read.text, reading.claim) if reading else "")
        for person, reading in zip(people, (one, other), strict=True)
    ]
    judged = {comparable.get(reading.claim.judged[VERDICT], "") for reading in present}
    return Example(
        article=read.article,
        content=content,
        excerpt=(
            read.text[max(0, start - AROUND) : start], read.text[start : min(end, start + MAX_EXACT)],
            read.text[end : end + AROUND],
        ),
        sides=(sides[0], sides[1]),
        words=len(one.content ^ other.content) if one is not None and other is not None else 0,
        opposite=judged == OPPOSITE,
    )  # fmt: skip
