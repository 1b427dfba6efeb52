"""Which speakers a person may know of and how often they are named, from counts: no list of speakers reads all their claims.

The database keeps how many claims name a speaker (`mentions`), and how many of those are submitted. What a person may know of
differs from the submitted ones only by their own unsubmitted work, and by what others have submitted on articles that the
person has not submitted yet; both are read once per statement, from the person's own passes.

For people who may know of all work there are querysets; for all others one statement is built here, so that PostgreSQL reads
those passes once and not for every speaker.
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
from claims.statements import Handwritten
from claims.wire import Values, exchange, rows_of

WAITING = "coalesce((SELECT sum(d.submitted) FROM claims_speakerdelta d WHERE d.speaker_id = {0}.id), 0)"
MOVED = "coalesce((SELECT m.uses FROM moved m WHERE m.speaker_id = {0}.id), 0)"
USES = f"({{0}}.submitted + {WAITING} + {MOVED})"
TOLD = f"({{0}}.made_by_id IS NULL OR {USES} > 0)"
# Whatever was merged into a speaker counts as its own: two people may have made the name at the same time.
KNOWN = f"""({{0}}.made_by_id = %(person)s OR {TOLD} OR EXISTS (
    SELECT 1 FROM claims_speaker k{{0}} WHERE k{{0}}.merged_into_id = {{0}}.id AND {TOLD.replace("{0}", "k{0}")}))"""
# Where somebody else's unsubmitted work has a speaker of the same name already, the person is shown the one that they made.
OFFERED = f"""CASE WHEN s.merged_into_id IS NULL THEN {KNOWN.format("s")}
    ELSE s.made_by_id = %(person)s AND NOT EXISTS (
        SELECT 1 FROM claims_speaker r WHERE r.id = s.merged_into_id AND {KNOWN.format("r")}) END"""
# Each part is read from one end of an index: together they contain the most used speakers that the person may know of.
NAMED = "SELECT id FROM claims_speaker WHERE project_id = %(project)s AND NOT anonymous AND merged_into_id IS NULL"
MERGED = "FROM claims_speaker WHERE project_id = %(project)s AND merged_into_id IS NOT NULL"
MOST_USED = f"""
    ({NAMED} AND submitted > 0 ORDER BY submitted DESC, name LIMIT %(most)s)
    UNION ({NAMED} AND submitted = 0 AND made_by_id = %(person)s ORDER BY name LIMIT %(most)s)
    UNION ({NAMED} AND submitted = 0 AND made_by_id IS NULL ORDER BY name LIMIT %(most)s)
    UNION SELECT speaker_id FROM moved WHERE mine
    UNION (SELECT id {MERGED} AND made_by_id = %(person)s LIMIT %(most)s)
    UNION (SELECT merged_into_id {MERGED} AND made_by_id IS NULL LIMIT %(most)s)
    UNION (SELECT merged_into_id {MERGED} AND submitted > 0 ORDER BY submitted DESC LIMIT %(most)s)
"""
SPEAKERS = f"""
WITH in_work AS MATERIALIZED (
    SELECT article_id FROM claims_assignment
    WHERE project_id = %(project)s AND person_id = %(person)s AND state IN ('leased', 'expired', 'skipped')
), moved AS MATERIALIZED (
    SELECT v.speaker_id, sum(CASE WHEN a.person_id = %(person)s THEN 1 ELSE -1 END) AS uses, bool_or(a.person_id = %(person)s) AS mine
    FROM claims_assignment a JOIN claims_claim c ON c.assignment_id = a.id JOIN claims_claimspeaker v ON v.claim_id = c.id
    WHERE a.article_id IN (SELECT article_id FROM in_work)
      AND (a.person_id = %(person)s AND a.state <> 'submitted' OR a.person_id <> %(person)s AND a.state = 'submitted')
    GROUP BY v.speaker_id
), candidate(id) AS MATERIALIZED ({{candidates}})
SELECT s.id, s.article_id, s.name, s.kind, s.anonymous, s.descriptor, s.country, s.wikidata_id, s.merged_into_id,
       {USES.format("s")} AS uses,
       ARRAY(SELECT l.text FROM claims_speakeralias l WHERE l.speaker_id = s.id ORDER BY l.text) AS names,
       (SELECT json_agg(json_build_object('position', o.position, 'organisation', o.organisation, 'from', o.from_date, 'to', o.to_date)
                        ORDER BY o.from_date, o.id)::text
        FROM claims_speakerrole o WHERE o.speaker_id = s.id) AS held
FROM claims_speaker s
WHERE s.id = ANY(ARRAY(SELECT id FROM candidate)) AND s.project_id = %(project)s
  AND (s.id = ANY(%(used)s::uuid[]) OR NOT s.anonymous AND {OFFERED})
ORDER BY s.id = ANY(%(used)s::uuid[]) DESC, {{order}} LIMIT %(most)s
"""

MOST_USED_FIRST = "uses DESC, name"


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


def speakers_opened(project: UUID, person: int, used: list[UUID], *, most: int) -> list[KnownSpeaker]:
    """Read the speakers offered at an article to a person who may not know of all work: those `used`, then the most used.

    `most` should not vary, because a statement is prepared for each value.
    """
    (result,) = exchange(_opening(most).executed({"project": project, "person": person, "used": used}))
    return _known(rows_of(result))


@cache
def _opening(most: int) -> Handwritten:
    candidates = f"{MOST_USED} UNION SELECT unnest(%(used)s::uuid[])"
    return Handwritten(SPEAKERS.format(candidates=candidates, order=MOST_USED_FIRST).replace("%(most)s", str(most)))


def speakers_known(
    project: UUID,
    person: int,
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
        "person": person,
        "most": most,
        "used": used or [],
        "like": like,
    }
    candidates, order = f"{MOST_USED} UNION SELECT unnest(%(used)s::uuid[])", MOST_USED_FIRST
    if among is not None:
        text, parameters = among.query.sql_with_params()
        names = [f"among_{number}" for number in range(len(parameters))]
        named = iter(names)
        candidates = re.sub("%s", lambda _: f"%({next(named)})s", text)
        values |= dict(zip(names, parameters, strict=True))
    if like:
        order = """greatest(similarity(name, %(like)s), (
            SELECT max(similarity(l.text, %(like)s)) FROM claims_speakeralias l WHERE l.speaker_id = s.id)) DESC, name"""
    with connection.cursor() as cursor:
        cursor.execute(SPEAKERS.format(candidates=candidates, order=order), values)
        return _known(cursor.fetchall())


def _known(rows: Sequence[Values]) -> list[KnownSpeaker]:
    return [KnownSpeaker(*(*row[:-1], json.loads(row[-1]) if row[-1] else [])) for row in rows]
