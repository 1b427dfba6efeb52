"""The data behind the quality of suggestions, read in a fixed number of statements, whatever the size of the project.

If there are many passes, only the newest are used, and the report says how many. Large results are read in chunks, so that
memory does not grow with the project.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypedDict, cast
from uuid import UUID

from django.db import connection
from django.db.models import Min, Sum

from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.core.messages import Shown
from claims.core.records import Fragments
from claims.projects.models import Project, Tally
from claims.quality.figures import Agreement, Correction, Frame, Miss, OutcomeRow, Side, Story
from claims.suggestions.models import Suggestion, SuggestionRun, VersionTally

MAX_PASSES = 500
MAX_SCORED = 100
MAX_VERSIONS = 6
MAX_CORRECTIONS = 1000
MAX_LISTED = 20
# How many claims are read for the list of misses, before those of several people are merged.
MAX_MISSES = 300
AROUND, MAX_EXACT = 80, 400

Version = tuple[str, str]


class Pass(TypedDict):
    """One submitted pass: when, in how many seconds, with how many claims, and whether an engine had read the article by then."""

    id: UUID
    article: UUID
    shown: bool
    seconds: float
    at: datetime
    claims: int
    suggested: bool


class Rejection(TypedDict):
    """A rejected suggestion, with a few words around it and in how many passes it was rejected."""

    id: UUID
    content: Fragments
    article: UUID
    score: float
    reason: Shown | None
    engine: str
    engine_version: str
    passes: int
    number: int
    title: str
    before: str
    exact: str
    after: str


class VersionRead(TypedDict):
    """An engine version, when it first read an article of the project, and how many it has read."""

    engine: str
    engine_version: str
    first_at: datetime
    articles: int


@dataclass(slots=True)
class Passes:
    """The newest submitted passes with and without suggestions, newest first, and how many there are in all."""

    shown: list[Pass] = field(default_factory=list)
    hidden: list[Pass] = field(default_factory=list)
    submitted: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})

    def keys(self) -> list[UUID]:
        """List the passes."""
        return [row["id"] for row in (*self.shown, *self.hidden)]


# Read from one end of the index `pass_newest`, once for each side.
NEWEST = """
SELECT p.*, n.* FROM (
    (SELECT s.id, s.article_id AS article, s.suggestions_shown AS shown, s.active_seconds AS seconds, s.submitted_at AS at
     FROM claims_assignment s
     WHERE s.project_id = %(project)s AND s.kind = 'annotation' AND s.state = 'submitted' AND s.suggestions_shown
     ORDER BY s.submitted_at DESC, s.id LIMIT %(most)s)
    UNION ALL
    (SELECT s.id, s.article_id, s.suggestions_shown, s.active_seconds, s.submitted_at
     FROM claims_assignment s
     WHERE s.project_id = %(project)s AND s.kind = 'annotation' AND s.state = 'submitted' AND NOT s.suggestions_shown
     ORDER BY s.submitted_at DESC, s.id LIMIT %(most)s)
) p
CROSS JOIN LATERAL (
    SELECT (SELECT count(*) FROM claims_claim c WHERE c.assignment_id = p.id AND c.deleted_at IS NULL) AS claims,
           EXISTS (SELECT 1 FROM claims_suggestionrun r WHERE r.article_id = p.article AND r.created_at <= p.at) AS suggested
) n
ORDER BY at DESC, id
"""

# Suggestions that were current when the pass was submitted, and all those decided on in it.
OUTCOMES = """
SELECT s.engine, s.engine_version, s.reason->>'code' AS code, s.reason#>>'{values,text}' AS words,
       least(floor(s.score::numeric * 10), 9)::int AS band, coalesce(d.outcome, 'left') AS outcome, count(*) AS count, sum(s.score) AS scores
FROM claims_assignment a
JOIN claims_suggestion s ON s.article_id = a.article_id
LEFT JOIN claims_decision d ON d.assignment_id = a.id AND d.suggestion_id = s.id
WHERE a.id = ANY(%(passes)s)
  AND (d.id IS NOT NULL
       OR a.suggestions_shown AND s.created_at <= a.submitted_at AND (s.retired_at IS NULL OR s.retired_at > a.submitted_at))
GROUP BY 1, 2, 3, 4, 5, 6
"""

CORRECTIONS = """
SELECT before, after, source, cue, lower(stretch) AS start,
       substr(text, lower(stretch) + 1, upper(stretch) - lower(stretch)) AS text
FROM (
    SELECT s.content AS before, c.content AS after, s.source <> c.source AS source, s.cue <> c.cue AS cue,
           range_merge(s.content + c.content) AS stretch, s.article_id
    FROM claims_decision d JOIN claims_suggestion s ON s.id = d.suggestion_id JOIN claims_claim c ON c.id = d.claim_id
    WHERE d.assignment_id = ANY(%(passes)s) AND d.outcome = 'edited'
    ORDER BY d.decided_at DESC, d.id LIMIT %(most)s
) e JOIN claims_article a ON a.id = e.article_id
"""

EXCERPT = """
       substr(a.text, greatest(lower(m.stretch) - %(around)s, 0) + 1, least(lower(m.stretch), %(around)s)) AS before,
       substr(a.text, lower(m.stretch) + 1, least(upper(m.stretch) - lower(m.stretch), %(exact)s)) AS exact,
       substr(a.text, upper(m.stretch) + 1, %(around)s) AS after
"""

# Claims that no current suggestion overlaps, in articles that an engine has read.
MISSED = f"""
SELECT m.*, a.number, a.title, {EXCERPT}
FROM (
    SELECT c.id, c.content, range_merge(c.content) AS stretch, p.article_id AS article, p.id AS assignment,
           c.checkworthiness, count(*) OVER () AS missed,
           row_number() OVER (ORDER BY p.kind = 'gold' DESC, c.checkworthiness = 'cfs' DESC, p.submitted_at DESC,
                                       c.content, c.id) AS place
    FROM claims_claim c JOIN claims_assignment p ON p.id = c.assignment_id
    WHERE p.id = ANY(%(passes)s) AND c.deleted_at IS NULL
      AND EXISTS (SELECT 1 FROM claims_suggestionrun r WHERE r.article_id = p.article_id)
      AND NOT EXISTS (SELECT 1 FROM claims_suggestion s
                      WHERE s.article_id = p.article_id AND s.retired_at IS NULL AND s.content && c.content)
    ORDER BY place LIMIT %(most)s
) m JOIN claims_article a ON a.id = m.article
ORDER BY m.place
"""

REJECTED = f"""
SELECT m.*, a.number, a.title, {EXCERPT}
FROM (
    SELECT s.id, s.content, range_merge(s.content) AS stretch, s.article_id AS article, s.score, s.reason, s.engine,
           s.engine_version, count(*) AS passes
    FROM claims_decision d JOIN claims_suggestion s ON s.id = d.suggestion_id
    WHERE d.assignment_id = ANY(%(passes)s) AND d.outcome = 'rejected'
    GROUP BY s.id ORDER BY s.score DESC, count(*) DESC, s.id DESC LIMIT %(most)s
) m JOIN claims_article a ON a.id = m.article
ORDER BY m.score DESC, m.passes DESC, m.id DESC
"""


# The claims of some passes with every name of their speakers, those of a merged speaker among them.
NAMED = """
SELECT c.assignment_id AS assignment, c.content, c.no_speaker_stated AS nobody, ARRAY(
    SELECT n.name FROM claims_claimspeaker v JOIN claims_speaker s ON s.id = v.speaker_id
    LEFT JOIN claims_speaker m ON m.id = s.merged_into_id
    LEFT JOIN claims_speakeralias l ON l.speaker_id IN (s.id, m.id)
    CROSS JOIN LATERAL (VALUES (s.name), (s.descriptor), (m.name), (l.text)) n(name)
    WHERE v.claim_id = c.id AND n.name <> ''
) AS names
FROM claims_claim c WHERE c.assignment_id = ANY(%(passes)s) AND c.deleted_at IS NULL
"""


def read(statement: str, **values: UUID | int | list[UUID]) -> list[dict[str, Any]]:
    """Run a statement and return its rows by column; the caller knows their types."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def outcomes_of(passes: Passes) -> list[OutcomeRow]:
    """Count what became of suggestions by version, reason and tenth of the score."""
    return cast(list[OutcomeRow], read(OUTCOMES, passes=passes.keys()))


def newest_passes(project: Project) -> Passes:
    """Read the newest submitted passes with and without suggestions."""
    found = Passes()
    for row in cast(list[Pass], read(NEWEST, project=project.pk, most=MAX_PASSES)):
        (found.shown if row["shown"] else found.hidden).append(row)
    counted = Tally.objects.filter(project=project, person=0)
    counts = counted.aggregate(every=Sum("submitted", default=0), shown=Sum("submitted_shown", default=0))
    found.submitted = {True: counts["shown"], False: counts["every"] - counts["shown"]}
    return found


def corrections(passes: Passes) -> list[Correction]:
    """Read suggestions that were accepted with changes, with the stretch of text around both forms."""
    return [Correction(**row) for row in read(CORRECTIONS, passes=passes.keys(), most=MAX_CORRECTIONS)]


@dataclass(slots=True)
class Gold:
    """Which passes count as gold, by article: the adjudicated pass if there is one, else those of the control share."""

    passes: dict[UUID, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    adjudicated: int = 0

    @property
    def control(self) -> int:
        """How many articles have no adjudicated pass."""
        return len(self.passes) - self.adjudicated


def gold_of(project: Project, passes: Passes) -> Gold:
    """Choose the passes that count as gold."""
    found = Gold()
    adjudicated = Assignment.objects.filter(project=project, kind="gold", state="submitted")
    for key, article in adjudicated.order_by("-submitted_at", "id").values_list("pk", "article")[:MAX_SCORED]:
        if article not in found.passes:
            found.passes[article] = [key]
            found.adjudicated += 1
    settled = set(found.passes)
    for row in passes.hidden[:MAX_SCORED]:
        if row["article"] not in settled:
            found.passes[row["article"]].append(row["id"])
    return found


@dataclass(slots=True)
class Scored:
    """Agreement of claims with suggestions: by version, and of passes with and without suggestions."""

    versions: dict[Version, Agreement] = field(default_factory=lambda: defaultdict(Agreement))
    by_article: dict[Version, Side] = field(default_factory=lambda: defaultdict(Side))
    shown: Side = field(default_factory=Side)
    hidden: Side = field(default_factory=Side)


@dataclass(frozen=True, slots=True)
class Runs:
    """Which versions have read which articles, and when."""

    when: dict[UUID, list[tuple[datetime, Version]]]

    def of(self, article: UUID) -> set[Version]:
        """Return the versions that have read an article."""
        return {version for _, version in self.when.get(article, ())}

    def standing(self, article: UUID, at: datetime) -> Version | None:
        """Return the version whose suggestions were current in an article at a time; before the first run, the first version."""
        runs = self.when.get(article)
        if not runs:
            return None
        return runs[max(0, bisect_right([when for when, _ in runs], at) - 1)][1]


def runs_over(articles: Iterable[UUID]) -> Runs:
    """Read which versions have read the articles."""
    when: dict[UUID, list[tuple[datetime, Version]]] = defaultdict(list)
    rows = SuggestionRun.objects.filter(article__in=articles).order_by("created_at", "id")
    for article, engine, version, at in rows.values_list("article", "engine", "engine_version", "created_at"):
        when[article].append((at, (engine, version)))
    return Runs(when)


def score(gold: Gold, passes: Passes, versions: Sequence[Version]) -> Scored:
    """Compare the gold claims with every version, and those of other passes with the suggestions of their time."""
    shown = [row for row in passes.shown[:MAX_SCORED] if row["suggested"]]
    others = [*shown, *passes.hidden[:MAX_SCORED]]
    articles = {*gold.passes, *(row["article"] for row in others)}
    runs = runs_over(articles)
    tasks: dict[UUID, list[tuple[UUID, Version, Side | None]]] = defaultdict(list)
    result = Scored()
    for article, keys in gold.passes.items():
        read_by = runs.of(article)
        tasks[article] += [(key, one, None) for key in keys for one in versions if one in read_by]
    for row in others:
        stood = runs.standing(row["article"], row["at"])
        if stood is not None:
            group = result.shown if row["shown"] else result.hidden
            tasks[row["article"]].append((row["id"], stood, group))
    claims = claims_of({key for of in tasks.values() for key, _, _ in of})
    proposed = suggestions_of({(article, one) for article, of in tasks.items() for _, one, _ in of})
    for article, text in texts_of(tasks):
        story = Story(text)
        for key, version, side in tasks[article]:
            counts = story.compare(claims.get(key, ()), proposed.get((article, version), ()))
            if side is None:
                result.versions[version].add(counts)
                result.by_article[version].add(article, *counts.f1_part)
            else:
                side.add(article, *counts.f1_part)
    return result


def claims_of(passes: Iterable[UUID]) -> dict[UUID, list[Frame]]:
    """Read the claims of passes with their speakers' names."""
    found: dict[UUID, list[Frame]] = defaultdict(list)
    for row in read(NAMED, passes=list(passes)):
        frame = Frame(row["content"], tuple(row["names"]), row["nobody"] or bool(row["names"]))
        found[row["assignment"]].append(frame)
    return found


def suggestions_of(wanted: set[tuple[UUID, Version]]) -> dict[tuple[UUID, Version], list[Frame]]:
    """Read the suggestions of the versions in the articles."""
    found: dict[tuple[UUID, Version], list[Frame]] = defaultdict(list)
    rows = Suggestion.objects.filter(
        article__in={article for article, _ in wanted}, engine_version__in={version for _, (_, version) in wanted}
    ).values_list("article", "engine", "engine_version", "content", "speaker_name")
    for article, engine, version, content, name in rows.iterator(chunk_size=2000):
        if (article, (engine, version)) in wanted:
            found[article, (engine, version)].append(Frame(content, (name,) if name else ()))
    return found


def texts_of(articles: Iterable[UUID]) -> Iterable[tuple[UUID, str]]:
    """Read texts in chunks."""
    return Article.objects.filter(pk__in=articles).values_list("pk", "text").iterator(chunk_size=20)


def newest_versions(project: Project) -> list[VersionRead]:
    """List the engine versions that have read articles of the project, newest first."""
    rows = VersionTally.objects.filter(project=project).values("engine", "engine_version")
    counted = rows.annotate(since=Min("first_at"), read=Sum("articles")).order_by("-since")
    return [
        {
            "engine": row["engine"],
            "engine_version": row["engine_version"],
            "first_at": row["since"],
            "articles": row["read"],
        }
        for row in counted[:MAX_VERSIONS]
    ]


def timed(passes: Passes) -> tuple[Side, Side]:
    """Collect seconds and claims with suggestions and without; passes without measured time are ignored."""
    sides = Side(), Side()
    for row in (*passes.shown, *passes.hidden):
        if row["seconds"] > 0 and (row["suggested"] or not row["shown"]):
            sides[not row["shown"]].add(row["article"], row["seconds"], row["claims"])
    return sides


def missed(passes: Passes, gold: Gold) -> list[Miss]:
    """Read claims that no current suggestion overlaps, adjudicated and check-worthy ones first, then the newest."""
    keys = {*passes.keys(), *(key for keys in gold.passes.values() for key in keys)}
    rows = read(MISSED, passes=list(keys), most=MAX_MISSES, around=AROUND, exact=MAX_EXACT)
    return cast(list[Miss], rows)


def rejected(passes: Passes) -> list[Rejection]:
    """Read the rejected suggestions with the highest scores."""
    rows = read(REJECTED, passes=passes.keys(), most=MAX_LISTED, around=AROUND, exact=MAX_EXACT)
    return cast(list[Rejection], [{**row, "reason": json.loads(row["reason"] or "null")} for row in rows])
