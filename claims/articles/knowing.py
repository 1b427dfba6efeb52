"""Which speakers a person may know of and how often they are named, from counts: no list of speakers reads all their claims.

The database keeps how many claims name a speaker (`mentions`), how many of those are submitted, and how many are a person's own
(`SpeakerUse`). Annotators of a blind project know the speakers that they made or named themselves and those made for everybody,
counted in their own claims: whatever other annotators do, their list stays the same. Viewers and exporters know the speakers of
submitted work.

For people who may know of all work there are querysets; for all others one statement is built here.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db import connection
from django.db.models import F, Model, OuterRef, QuerySet, Subquery, Sum
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce

from claims.articles.models import SpeakerDelta
from claims.core.json_types import JSONDict
from claims.projects.sight import Sight
from claims.statements import Handwritten
from claims.wire import Values, exchange, rows_of

NAMED = "SELECT id FROM claims_speaker WHERE project_id = %(project)s AND NOT anonymous AND merged_into_id IS NULL"
MERGED = "FROM claims_speaker WHERE project_id = %(project)s AND merged_into_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What somebody knows of speakers, in SQL: how often one is named, which are offered, and the first of them.

    Each part of `first` is read from one end of an index: together they contain the most used speakers. In `uses`, {0} is the
    speaker's row.
    """

    uses: str
    offered: str
    first: str


# Whatever was merged into a speaker counts as its own: two people may have made the name at the same time. Where somebody else
# has made a name before, the annotator is shown the one that they made themselves.
OWN_USES = (
    "coalesce((SELECT sum(u.uses) FROM claims_speakeruse u WHERE u.person = %(person)s AND u.speaker_id = {0}.id), 0)"
)
OWN_KNOWN = f"""({{0}}.made_by_id = %(person)s OR {{0}}.made_by_id IS NULL OR {OWN_USES} > 0 OR EXISTS (
    SELECT 1 FROM claims_speaker k WHERE k.merged_into_id = {{0}}.id AND k.made_by_id IS NULL))"""
SUBMITTED_USES = """({0}.submitted
    + coalesce((SELECT sum(d.submitted) FROM claims_speakerdelta d WHERE d.speaker_id = {0}.id), 0))"""
SUBMITTED_TOLD = f"({{0}}.made_by_id IS NULL OR {SUBMITTED_USES} > 0)"
KNOWLEDGE = {
    Sight.OWN: Knowledge(
        uses=OWN_USES,
        offered=f"""CASE WHEN s.merged_into_id IS NULL THEN {OWN_KNOWN.format("s")}
            ELSE s.made_by_id = %(person)s AND NOT EXISTS (
                SELECT 1 FROM claims_speaker r WHERE r.id = s.merged_into_id AND {OWN_KNOWN.format("r")}) END""",
        first=f"""
            (SELECT speaker_id AS id FROM claims_speakeruse
             WHERE project_id = %(project)s AND person = %(person)s ORDER BY uses DESC LIMIT %(most)s)
            UNION ({NAMED} AND made_by_id = %(person)s ORDER BY name LIMIT %(most)s)
            UNION ({NAMED} AND made_by_id IS NULL ORDER BY name LIMIT %(most)s)
            UNION (SELECT id {MERGED} AND made_by_id = %(person)s LIMIT %(most)s)
            UNION (SELECT merged_into_id {MERGED} AND made_by_id IS NULL LIMIT %(most)s)
        """,
    ),
    Sight.SUBMITTED: Knowledge(
        uses=SUBMITTED_USES,
        offered=f"""s.merged_into_id IS NULL AND ({SUBMITTED_TOLD.format("s")} OR EXISTS (
            SELECT 1 FROM claims_speaker k WHERE k.merged_into_id = s.id AND {SUBMITTED_TOLD.format("k")}))""",
        first=f"""
            ({NAMED} AND submitted > 0 ORDER BY submitted DESC, name LIMIT %(most)s)
            UNION ({NAMED} AND submitted = 0 AND made_by_id IS NULL ORDER BY name LIMIT %(most)s)
            UNION (SELECT merged_into_id {MERGED} AND made_by_id IS NULL LIMIT %(most)s)
            UNION (SELECT merged_into_id {MERGED} AND submitted > 0 ORDER BY submitted DESC LIMIT %(most)s)
        """,
    ),
}
SPEAKERS = """
WITH candidate(id) AS MATERIALIZED ({candidates})
SELECT s.id, s.article_id, s.name, s.kind, s.anonymous, s.descriptor, s.country, s.wikidata_id, s.merged_into_id,
       {uses} AS uses,
       ARRAY(SELECT l.text FROM claims_speakeralias l WHERE l.speaker_id = s.id ORDER BY l.text) AS names,
       (SELECT json_agg(json_build_object('position', o.position, 'organisation', o.organisation, 'from', o.from_date, 'to', o.to_date)
                        ORDER BY o.from_date, o.id)::text
        FROM claims_speakerrole o WHERE o.speaker_id = s.id) AS held
FROM claims_speaker s
WHERE s.id = ANY(ARRAY(SELECT id FROM candidate)) AND s.project_id = %(project)s
  AND (s.id = ANY(%(used)s::uuid[]) OR NOT s.anonymous AND {offered})
ORDER BY s.id = ANY(%(used)s::uuid[]) DESC, {order} LIMIT %(most)s
"""

MOST_USED_FIRST = "uses DESC, name, s.id"


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A speaker as offered to a person: `uses` counts the claims naming it that the person may know of."""

    pk: UUID
    article_id: UUID | None
    name: str
    kind: str
    anonymous: bool
    descriptor: str
    country: str
    wikidata_id: str
    merged_into_id: UUID | None
    uses: int
    names: list[str]
    offices: list[JSONDict]


def all_uses() -> CombinedExpression:
    """Return an expression that counts all claims that name a speaker."""
    deltas = SpeakerDelta.objects.filter(speaker=OuterRef("pk")).order_by().values("speaker")
    return F("mentions") + Coalesce(Subquery(deltas.annotate(sum=Sum("mentions")).values("sum")), 0)


@dataclass(frozen=True, slots=True)
class Knower:
    """Somebody who may not know of all work, and how much of it they may know of."""

    person: int
    sight: Sight


def speakers_opened(project: UUID, person: int, used: list[UUID], *, most: int) -> list[KnownSpeaker]:
    """Read the speakers offered at an article to an annotator who knows of their own work: those `used`, then the most used.

    `most` should not vary, because a statement is prepared for each value.
    """
    (result,) = exchange(_opening(most).executed({"project": project, "person": person, "used": used}))
    return _known(rows_of(result))


@cache
def _opening(most: int) -> Handwritten:
    return Handwritten(_text(Sight.OWN, _most_used(Sight.OWN), MOST_USED_FIRST).replace("%(most)s", str(most)))


def _most_used(sight: Sight) -> str:
    return f"{KNOWLEDGE[sight].first} UNION SELECT unnest(%(used)s::uuid[])"


def _text(sight: Sight, candidates: str, order: str) -> str:
    knows = KNOWLEDGE[sight]
    return SPEAKERS.format(candidates=candidates, uses=knows.uses.format("s"), offered=knows.offered, order=order)


def speakers_known(
    project: UUID,
    knower: Knower,
    *,
    most: int,
    used: list[UUID] | None = None,
    among: QuerySet[Model, object] | None = None,
    like: str = "",
) -> list[KnownSpeaker]:
    """Read speakers to offer to a person who may not know of all work, with aliases, offices and `uses`.

    Returns at most `most`: those `used` come first, even if the person may not know of them, then the most used. `among`
    (keys) restricts the candidates, and with `like` those that resemble the text most come first.
    """
    values: dict[str, UUID | int | str | list[UUID]] = {
        "project": project,
        "person": knower.person,
        "most": most,
        "used": used or [],
        "like": like,
    }
    candidates, order = _most_used(knower.sight), MOST_USED_FIRST
    if among is not None:
        text, parameters = among.query.sql_with_params()
        names = [f"among_{number}" for number in range(len(parameters))]
        named = iter(names)
        candidates = re.sub("%s", lambda _: f"%({next(named)})s", text)
        values |= dict(zip(names, parameters, strict=True))
    if like:
        order = """greatest(similarity(name, %(like)s), (
            SELECT max(similarity(l.text, %(like)s)) FROM claims_speakeralias l WHERE l.speaker_id = s.id)) DESC, name, s.id"""
    with connection.cursor() as cursor:
        cursor.execute(_text(knower.sight, candidates, order), values)
        return _known(cursor.fetchall())


def _known(rows: Sequence[Values]) -> list[KnownSpeaker]:
    return [KnownSpeaker(*(*row[:-1], json.loads(row[-1]) if row[-1] else [])) for row in rows]
