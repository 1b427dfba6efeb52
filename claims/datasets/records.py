"""From rows to records: articles with all that people said of them, read in chunks from one snapshot.

No row becomes a model object: that was half the cost of an export.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from django.db import connections
from django.db.models import Exists, Func, Min, OuterRef, TextField
from django.db.models.functions import Coalesce
from psycopg.types.string import TextLoader
from psycopg.types.uuid import UUIDLoader

from claims.annotations.document import show_claim
from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.articles.models import Article, Speaker, Standing
from claims.articles.queries import with_names
from claims.core.claim import COLUMNS, ClaimDocument
from claims.core.json_types import JSONDict
from claims.core.text import exact
from claims.datasets.formats.record import (
    ArticleRecord,
    ClaimRecord,
    PassRecord,
    Record,
    RunRecord,
    SpeakerRecord,
    SuggestionRecord,
    VerdictRecord,
)
from claims.datasets.rows import ArticleRow, ClaimRow, DecisionRow, PassRow, Placed, SpeakerRow, SuggestionRow
from claims.datasets.selecting import articles_in, chosen, passes_of
from claims.datasets.selection import ALL, Selection
from claims.datasets.settled import settled_by
from claims.projects.models import Member, Project
from claims.suggestions.models import Suggestion, SuggestionRun

# A chunk is so many articles, fewer where they are long. Each costs the same dozen statements.
CHUNK, MAX_CHARACTERS = 200, 2_000_000
# Articles that are fetched at once.
FETCHED = 50
# Articles among which the first one of somebody's is sought before all of that person's passes are read.
PROBE = 100
# The columns of an article.
ArticleValues = tuple[object, ...]


def records(
    project: Project, selection: Selection, using: str, first: int = 0, before: int | None = None
) -> Iterator[Record]:
    """Read the chosen records of articles from a number up to another one, in their order; memory does not grow with their count."""
    articles = articles_in(project, selection, using)
    if first:
        articles = articles.filter(number__gte=first)
    if before is not None:
        articles = articles.filter(number__lt=before)
    rows = articles.values_list(*ArticleRow._fields)
    yield from records_of(project, selection, rows.iterator(chunk_size=FETCHED), using)


def records_of(project: Project, selection: Selection, rows: Iterable[ArticleValues], using: str) -> Iterator[Record]:
    """Read the records of articles, given as the columns of `ArticleRow`, in their order."""
    names = dict(Member.objects.using(using).filter(project=project).values_list("user", "pseudonym"))
    for chunk in _chunks(ArticleRow._make(row) for row in rows):
        yield from Chunk(project, chunk, selection, names, using).records()


def first_record(project: Project, selection: Selection, using: str) -> Record | None:
    """Read the first of the records alone, whatever the project holds."""
    number = _first_number(project, selection, using)
    if number is None:
        return None
    rows = Article.objects.using(using).filter(project=project, number=number).values_list(*ArticleRow._fields)
    return next(records_of(project, selection, rows, using), None)


def _first_number(project: Project, selection: Selection, using: str) -> int | None:
    """Find the first article with a submitted pass of the layer, without going through all those of other people."""
    if selection.cuts_articles:
        return articles_in(project, selection, using).values_list("number", flat=True).first()
    handed_in = Standing.objects.using(using).filter(project=project, handed_in__gt=0).order_by("number")
    numbers = handed_in.values_list("number", flat=True)
    if selection.layer == ALL:
        return numbers.first()
    passes = passes_of(project, selection.layer, using)
    early = numbers.filter(Exists(passes.filter(article=OuterRef("article"))), pk__in=handed_in.values("pk")[:PROBE])
    own = passes.filter(project=project)
    return early.first() or own.aggregate(first=Min("article__standing__number"))["first"]


def _chunks(articles: Iterable[ArticleRow]) -> Iterator[list[ArticleRow]]:
    chunk: list[ArticleRow] = []
    characters = 0
    for article in articles:
        chunk.append(article)
        characters += article.length
        if len(chunk) == CHUNK or characters >= MAX_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


# The fields of `ClaimRow`, then the columns of its document.
CLAIM = ("id", "key", "assignment_id", "guideline_version__number", *COLUMNS.values())


@contextmanager
def identifiers_as_text(using: str) -> Iterator[None]:
    """Read identifiers as PostgreSQL writes them, which is how datasets do: an object for each would cost as much as its row."""
    connections[using].ensure_connection()
    adapters = connections[using].connection.adapters
    adapters.register_loader("uuid", TextLoader)
    try:
        yield
    finally:
        adapters.register_loader("uuid", UUIDLoader)


class Day(Func):
    """A day as PostgreSQL writes it by ISO 8601 (UTC): no object is made of it on the way."""

    function = "to_char"
    template = "%(function)s(%(expressions)s, 'YYYY-MM-DD')"
    output_field = TextField()


class Chunk:
    """Some articles and whatever belongs to them, read with one statement per table."""

    def __init__(
        self, project: Project, articles: list[ArticleRow], selection: Selection, names: dict[int, str], using: str
    ) -> None:
        self.articles, self.names, self.using, self.selection = articles, names, using, selection
        with identifiers_as_text(using):
            self._read([str(article.pk) for article in articles], project)

    def _read(self, every: list[str], project: Project) -> None:
        self.passes: dict[str, list[PassRow]] = defaultdict(list)
        passes = passes_of(project, self.selection.layer, self.using).filter(article__pk__among=every)
        for row in map(PassRow._make, passes.values_list(*PassRow._fields)):
            self.passes[row.article_id].append(row)
        self.everyone = [row.pk for rows in self.passes.values() for row in rows]
        golds = [row.pk for rows in self.passes.values() for row in rows if row.kind == "gold"]
        self.settled = settled_by(golds, self.names, self.using)
        self.claims = self._claims()
        self.spoken = self._claim_speakers()
        self.verdicts = self._verdicts()
        self.speakers = self._speakers({key for keys in self.spoken.values() for key in keys})
        self.suggestions = self._suggestions(every)
        self.runs = self._runs(every)
        self.decisions: dict[str, list[DecisionRow]] = defaultdict(list)
        decided = Decision.objects.using(self.using).filter(assignment__pk__among=self.everyone)
        for decision in map(DecisionRow._make, decided.values_list(*DecisionRow._fields)):
            self.decisions[decision.suggestion_id].append(decision)
        self.keys = {row.id: row.key or row.id for row in self.speakers.values()}
        self.keys |= {row.id: row.key or row.id for rows in self.claims.values() for row in rows}
        self.keys |= {row.id: row.key or row.id for rows in self.suggestions.values() for row in rows}

    def _claims(self) -> dict[str, list[ClaimRow]]:
        claims: dict[str, list[ClaimRow]] = defaultdict(list)
        live = Claim.objects.using(self.using).filter(assignment__pk__among=self.everyone, deleted_at=None)
        for pk, key, assignment, guideline, *values in chosen(self.selection, live, self.using).values_list(*CLAIM):
            document = ClaimDocument(id=pk, **dict(zip(COLUMNS, values, strict=True)))
            claims[assignment].append(ClaimRow(pk, key, assignment, guideline, document))
        return claims

    def _claim_speakers(self) -> dict[str, list[str]]:
        """Read who said each claim, in the annotator's order."""
        links = ClaimSpeaker.objects.using(self.using).filter(claim__assignment__pk__among=self.everyone)
        spoken: dict[str, list[str]] = defaultdict(list)
        live = links.filter(claim__deleted_at=None).order_by("position")
        for claim, speaker in live.values_list("claim_id", "speaker_id"):
            spoken[str(claim)].append(str(speaker))
        return spoken

    def _verdicts(self) -> dict[str, list[VerdictRecord]]:
        """Read every verdict that a claim ever had, oldest first, with its evidence."""
        within = {"claim__assignment__pk__among": self.everyone, "claim__deleted_at": None}
        evidence: dict[str, list[JSONDict]] = defaultdict(list)
        items = Evidence.objects.using(self.using).filter(
            **{f"verdict__{name}": value for name, value in within.items()}
        )
        seen = items.order_by("position").annotate(seen_on=Day("accessed_at"))
        for pk, *values in seen.values_list("verdict_id", *EVIDENCE_READ):
            evidence[pk].append(dict(zip(EVIDENCE, values, strict=True)))
        verdicts: dict[str, list[VerdictRecord]] = defaultdict(list)
        made = Verdict.objects.using(self.using).filter(**within).order_by("id").annotate(on=Day("created_at"))
        for pk, claim, author, on, name, label, scale, status, rationale, comparable in made.values_list(*VERDICT):
            verdicts[claim].append(
                {
                    "on": on,
                    "name": name,
                    "label": label or "",
                    "scale": scale,
                    "author": self.names.get(author),
                    "status": status,
                    "evidence": evidence.get(pk, []),
                    "rationale": rationale,
                    "comparable": comparable,
                }
            )
        return verdicts

    def _speakers(self, keys: set[str]) -> dict[str, SpeakerRow]:
        """Read speakers, and those into which they were merged."""
        found: dict[str, SpeakerRow] = {}
        while keys:
            rows = with_names(Speaker.objects.using(self.using).filter(pk__among=keys))
            found |= {row.id: row for row in map(SpeakerRow._make, rows.values_list(*SpeakerRow._fields))}
            keys = {row.merged_into_id for row in found.values() if row.merged_into_id} - found.keys()
        return found

    def _suggestions(self, articles: list[str]) -> dict[str, list[SuggestionRow]]:
        found: dict[str, list[SuggestionRow]] = defaultdict(list)
        rows = Suggestion.objects.using(self.using).filter(article__pk__among=articles)
        for row in map(SuggestionRow._make, rows.values_list(*SuggestionRow._fields)):
            found[row.article_id].append(row)
        return found

    def _runs(self, articles: list[str]) -> dict[str, list[RunRecord]]:
        runs: dict[str, list[RunRecord]] = defaultdict(list)
        rows = SuggestionRun.objects.using(self.using).filter(article__pk__among=articles)
        for article, engine, version, suggestions in rows.order_by("engine", "engine_version").values_list(
            "article_id", "engine", "engine_version", "suggestions"
        ):
            runs[str(article)].append({"engine": engine, "engine_version": version, "suggestions": suggestions})
        return runs

    def records(self) -> Iterator[Record]:
        """Put the records together, one article each, in their order."""
        for article in self.articles:
            pk = str(article.pk)
            mine = sorted(self.passes[pk], key=lambda row: (row.kind, self.names.get(row.person_id, ""), row.round))
            people = {row.pk: self.names[row.person_id] for row in mine}
            claims = [(row, claim) for row in mine for claim in self._in_order(self.claims[row.pk])]
            suggestions = self._in_order(self.suggestions[pk])
            record: Record = {
                **_article(article),
                "passes": [_pass(row, people) for row in mine],
                "speakers": [self._speaker(speaker) for speaker in self._used(claim for _, claim in claims)],
                "claims": [self._claim(claim, row, people, article.text) for row, claim in claims],
                "suggestion_runs": self.runs[pk],
                "suggestions": [self._suggestion(row, people, article.text) for row in suggestions],
            }
            yield self.selection.of_text(record)

    def _is_told(self, decision: DecisionRow) -> bool:
        """Tell whether what became of a suggestion is part of the selection: the claim that it became is."""
        return not self.selection.cuts_claims or decision.claim_id is None or decision.claim_id in self.keys

    def _in_order(self, rows: list[Placed]) -> list[Placed]:
        return sorted(rows, key=lambda row: (row.content, self.keys[row.id]))

    def _used(self, claims: Iterable[ClaimRow]) -> list[SpeakerRow]:
        """Order the speakers of claims so that one which was merged comes after the one it was merged into."""
        named = {key for claim in claims for key in self.spoken.get(claim.id, ())}
        used = named | {target for key in named if (target := self.speakers[key].merged_into_id)}
        rows = [self.speakers[key] for key in used]
        return sorted(rows, key=lambda row: (row.merged_into_id is not None, self.keys[row.id]))

    def _speaker(self, speaker: SpeakerRow) -> SpeakerRecord:
        return {
            "id": self.keys[speaker.id],
            "name": speaker.name,
            "kind": speaker.kind,
            "anonymous": speaker.anonymous,
            "descriptor": speaker.descriptor,
            "country": speaker.country,
            "wikidata_id": speaker.wikidata_id,
            "aliases": sorted(speaker.names),
            "roles": sorted(speaker.offices, key=lambda role: (role["position"], str(role["from"]))),
            "same_as": self.keys[speaker.merged_into_id] if speaker.merged_into_id else None,
        }

    def _claim(self, claim: ClaimRow, row: PassRow, people: dict[str, str], text: str) -> ClaimRecord:
        keys = self.keys
        # What it lacks is added below.
        shown = cast("ClaimRecord", show_claim(claim.document, text))
        shown["id"] = keys[claim.id]
        shown["speakers"] = [keys[key] for key in self.spoken.get(claim.id, ())]
        shown["parent"] = keys.get(shown["parent"]) if shown["parent"] else None
        if shown["parent"] is None:
            # A claim may be chosen without the one that reports it.
            shown["nesting"] = None
        shown["suggestion"] = keys.get(shown["suggestion"]) if shown["suggestion"] else None
        verdicts = self.verdicts.get(claim.id, [])
        current = bool(verdicts and verdicts[-1]["label"])
        shown["annotator"] = people[row.pk]
        shown["pass_kind"] = row.kind
        shown["round"] = row.round
        shown["guideline"] = claim.guideline
        shown["verdict"] = verdicts[-1] if current else None
        shown["earlier_verdicts"] = verdicts[:-1] if current else verdicts
        if row.kind == "gold":
            shown["settled"] = self.settled.get(claim.id, [])
        return shown

    def _suggestion(self, row: SuggestionRow, people: dict[str, str], text: str) -> SuggestionRecord:
        slots = {"content": row.content, "source": row.source, "cue": row.cue}
        return {
            "id": self.keys[row.id],
            "engine": row.engine,
            "engine_version": row.engine_version,
            "content": [list(fragment) for fragment in row.content],
            "source": [list(fragment) for fragment in row.source],
            "cue": [list(fragment) for fragment in row.cue],
            "exact": {slot: list(exact(text, fragments)) for slot, fragments in slots.items()},
            "directness": row.directness,
            "score": row.score,
            "reason": row.reason,
            "speaker_name": row.speaker_name,
            "speaker_kind": row.speaker_kind,
            "parent": self.keys.get(row.parent_id) if row.parent_id else None,
            "nesting": row.nesting or None,
            "checkworthiness": row.checkworthiness,
            "retired": row.retired_at is not None,
            "decisions": sorted(
                (
                    {
                        "annotator": people[decision.assignment_id],
                        "outcome": decision.outcome,
                        "claim": self.keys.get(decision.claim_id) if decision.claim_id else None,
                    }
                    for decision in self.decisions.get(row.id, ())
                    if decision.assignment_id in people and self._is_told(decision)
                ),
                key=lambda decision: str(decision["annotator"]),
            ),
        }


# In the order in which PostgreSQL's jsonb keeps the names of fields, which is the order of datasets since the first version.
EVIDENCE = ("url", "quote", "title", "stance", "publisher", "set_number", "accessed_at", "archived_url")
EVIDENCE_READ = tuple("seen_on" if name == "accessed_at" else name for name in EVIDENCE)


def _read_as(name: str) -> Coalesce:
    """Return a column of the label as which a verdict is read: of the one into which it was merged, where it was."""
    return Coalesce(f"label__merged_into__{name}", f"label__{name}")


VERDICT = (
    "pk", "claim_id", "author_id", "on", _read_as("name"), _read_as("key"), "label__scale__key", "status", "rationale",
    _read_as("comparable"),
)  # fmt: skip


def _article(article: ArticleRow) -> ArticleRecord:
    day = article.published_on
    return {
        "id": str(article.key or article.pk),
        "number": article.number,
        "external_id": article.external_id,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "byline": article.byline,
        "published_on": day.isoformat() if day else None,
        "lang": article.language,
        "licence": article.licence,
        "metadata": article.metadata,
        "text": article.text,
        "text_sha256": article.text_sha256,
        "length": article.length,
        "zones": [{"start": zone["start"], "end": zone["end"], "kind": zone["kind"]} for zone in article.zones],
    }


def _pass(row: PassRow, people: dict[str, str]) -> PassRecord:
    return {
        "annotator": people[row.pk],
        "kind": row.kind,
        "round": row.round,
        "submitted_on": row.submitted_at.date().isoformat() if row.submitted_at else None,
        "suggestions_shown": row.suggestions_shown,
    }
