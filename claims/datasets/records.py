"""From rows to records: articles with all that people said of them, read in chunks from one snapshot."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Sum, Value
from django.db.models.functions import Coalesce, JSONObject, TruncDate

from claims.annotations.document import show_claim
from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.annotations.rows import EVIDENCE_COLUMNS, document_with
from claims.articles.models import Article, Speaker, Standing
from claims.articles.queries import with_names
from claims.assignments.models import Assignment
from claims.core.text import exact
from claims.projects.models import Member, Project, Tally
from claims.suggestions.models import Suggestion, SuggestionRun

CHUNK = 100
ALL = "all"


def articles_in(project: Project, layer: str, using: str) -> Any:
    """Articles with a submitted pass of the layer (all, or one annotator by pseudonym), by number."""
    return (
        Article.objects.using(using)
        .filter(Exists(passes_in(project, layer, using).filter(article=OuterRef("pk"))), project=project)
        .order_by("number")
    )


def passes_in(project: Project, layer: str, using: str) -> Any:
    """Submitted passes of the layer, in a fixed order."""
    passes = Assignment.objects.using(using).filter(article__project=project, state="submitted")
    if layer != ALL:
        people = Member.objects.using(using).filter(project=project, pseudonym=layer).values("user")
        passes = passes.filter(person__in=people)
    return passes


def records(project: Project, layer: str, using: str) -> Iterator[dict[str, Any]]:
    """Read the project's records, one article each, in the order of their numbers; memory does not grow with their count."""
    names = dict(Member.objects.using(using).filter(project=project).values_list("user", "pseudonym"))
    chunk: list[Article] = []
    for article in articles_in(project, layer, using).defer("search").iterator(chunk_size=CHUNK):
        chunk.append(article)
        if len(chunk) == CHUNK:
            yield from _records_of(project, chunk, layer, names, using)
            chunk = []
    if chunk:
        yield from _records_of(project, chunk, layer, names, using)


def first_record(project: Project, layer: str, using: str) -> dict[str, Any] | None:
    """Read the first of the records alone, whatever the project holds."""
    passes = passes_in(project, layer, using).filter(article=OuterRef("article"))
    standing = Standing.objects.using(using).filter(Exists(passes), project=project, handed_in__gt=0)
    first = list(standing.order_by("number").values_list("article", flat=True)[:1])
    names = dict(Member.objects.using(using).filter(project=project).values_list("user", "pseudonym"))
    articles = list(Article.objects.using(using).defer("search").filter(pk__in=first))
    return next(_records_of(project, articles, layer, names, using), None) if articles else None


def count_records(project: Project, layer: str, using: str) -> int:
    """Count the records, from the counts that are kept with every write."""
    tallies = Tally.objects.using(using).filter(project=project)
    if layer == ALL:
        tallies = tallies.filter(person=0)
    else:
        people = Member.objects.using(using).filter(project=project, pseudonym=layer)
        tallies = tallies.filter(person__in=people.values("user"))
    return int(tallies.aggregate(articles=Sum("covered", default=0))["articles"])


def _records_of(
    project: Project, chunk: list[Article], layer: str, names: dict[int, str], using: str
) -> Iterator[dict[str, Any]]:
    """Read what belongs to a chunk of articles, one statement per table, and put it together."""
    passes: dict[UUID, list[Assignment]] = defaultdict(list)
    for row in passes_in(project, layer, using).filter(article__in=chunk):
        passes[row.article_id].append(row)
    everyone = [row.pk for rows in passes.values() for row in rows]
    claims: dict[UUID, list[Any]] = defaultdict(list)
    for claim in _claims(everyone, using):
        claims[claim.assignment_id].append(claim)
    every_claim = [claim for rows in claims.values() for claim in rows]
    speakers = _speakers({key for claim in every_claim for key in claim.speaker_ids}, using)
    suggestions, runs = _suggestions(chunk, using)
    decisions: dict[UUID, list[Decision]] = defaultdict(list)
    for decision in Decision.objects.using(using).filter(assignment__in=everyone):
        decisions[decision.suggestion_id].append(decision)
    keys = {
        row.pk: str(row.key or row.pk)
        for row in [*every_claim, *speakers.values(), *(s for rows in suggestions.values() for s in rows)]
    }
    for article in chunk:
        mine = sorted(passes[article.pk], key=lambda row: (row.kind, names.get(row.person_id, ""), row.round))
        people = {row.pk: names[row.person_id] for row in mine}
        shown = [
            _claim(claim, row, people, keys, names, article.text)
            for row in mine
            for claim in _in_order(claims[row.pk], keys)
        ]
        named = {key for row in mine for claim in claims[row.pk] for key in claim.speaker_ids}
        used = named | {target for key in named if (target := speakers[key].merged_into_id)}
        yield {
            **_article(article),
            "passes": [_pass(row, people) for row in mine],
            "speakers": [_speaker(speakers[key], keys) for key in _merged_last(used, speakers, keys)],
            "claims": shown,
            "suggestion_runs": runs[article.pk],
            "suggestions": [
                _suggestion(s, decisions[s.pk], people, keys, article.text)
                for s in _in_order(suggestions[article.pk], keys)
            ],
        }


def _in_order(rows: list[Any], keys: dict[UUID, str]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.content, keys[row.pk]))


def _merged_last(used: set[UUID], speakers: dict[UUID, Speaker], keys: dict[UUID, str]) -> list[UUID]:
    """Order speakers so that one which was merged comes after the one it was merged into."""
    return sorted(used, key=lambda key: (speakers[key].merged_into_id is not None, keys[key]))


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": str(article.key or article.pk),
        "number": article.number,
        "external_id": article.external_id,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "byline": article.byline,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "lang": article.language,
        "licence": article.licence,
        "metadata": article.metadata,
        "text": article.text,
        "text_sha256": article.text_sha256,
        "length": article.length,
        "zones": [{name: zone[name] for name in ("start", "end", "kind")} for zone in article.zones],
    }


def _pass(row: Assignment, people: dict[UUID, str]) -> dict[str, Any]:
    return {
        "annotator": people[row.pk],
        "kind": row.kind,
        "round": row.round,
        "submitted_on": row.submitted_at.date().isoformat() if row.submitted_at else None,
        "suggestions_shown": row.suggestions_shown,
    }


def _claims(passes: list[UUID], using: str) -> Any:
    """Read claims with their speakers and every verdict they ever had, oldest first, in one statement and without models."""
    evidence = Evidence.objects.filter(verdict=OuterRef("pk")).order_by("position")
    verdicts = Verdict.objects.filter(claim=OuterRef("pk")).order_by("id")
    shown = JSONObject(
        label=Coalesce("label__key", Value("")),
        rationale="rationale",
        status="status",
        evidence=ArraySubquery(evidence.values(json=JSONObject(**{name: name for name in EVIDENCE_COLUMNS}))),
        scale="label__scale__key",
        name="label__name",
        comparable="label__comparable",
        author="author_id",
        on=TruncDate("created_at"),
    )
    speakers = ClaimSpeaker.objects.filter(claim=OuterRef("pk")).order_by("position").values("speaker_id")
    return (
        Claim.objects.using(using)
        .filter(assignment__in=passes, deleted_at=None)
        .annotate(
            speaker_ids=ArraySubquery(speakers),
            verdicts_made=ArraySubquery(verdicts.values(json=shown)),
            guideline=F("guideline_version__number"),
        )
        .values_list("pk", "key", "assignment_id", *COLUMNS, "speaker_ids", "verdicts_made", "guideline", named=True)
    )


COLUMNS = (
    "content", "source", "cue", "addressee", "no_speaker_stated", "directness", "claim_type", "checkworthiness", "was_said",
    "parent_id", "nesting", "note", "origin", "suggestion_id",
)  # fmt: skip


def _claim(
    claim: Any, row: Assignment, people: dict[UUID, str], keys: dict[UUID, str], names: dict[int, str], text: str
) -> dict[str, Any]:
    shown = show_claim(document_with(claim, None), text)
    shown["id"] = keys[claim.pk]
    shown["speakers"] = [keys[key] for key in claim.speaker_ids]
    shown["parent"] = keys.get(claim.parent_id) if claim.parent_id else None
    shown["suggestion"] = keys.get(claim.suggestion_id) if claim.suggestion_id else None
    verdicts = [{**verdict, "author": names.get(verdict["author"])} for verdict in claim.verdicts_made]
    current = bool(verdicts and verdicts[-1]["label"])
    return {
        **shown,
        "annotator": people[row.pk],
        "pass_kind": row.kind,
        "round": row.round,
        "guideline": claim.guideline,
        "verdict": verdicts[-1] if current else None,
        "earlier_verdicts": verdicts[:-1] if current else verdicts,
    }


def _speakers(keys: set[UUID], using: str) -> dict[UUID, Any]:
    """Read speakers, and those into which they were merged."""
    rows = (
        Speaker.objects.using(using)
        .filter(Q(pk__in=keys) | Q(merged__in=keys))
        .select_related("merged_into")
        .distinct()
    )
    return {row.pk: row for row in with_names(rows)}


def _speaker(speaker: Any, keys: dict[UUID, str]) -> dict[str, Any]:
    merged = speaker.merged_into
    return {
        "id": keys[speaker.pk],
        "name": speaker.name,
        "kind": speaker.kind,
        "anonymous": speaker.anonymous,
        "descriptor": speaker.descriptor,
        "country": speaker.country,
        "wikidata_id": speaker.wikidata_id,
        "aliases": sorted(speaker.names),
        "roles": sorted(speaker.offices, key=lambda role: (role["position"], str(role["from"]))),
        "same_as": str(merged.key or merged.pk) if merged else None,
    }


def _suggestions(
    chunk: list[Article], using: str
) -> tuple[dict[UUID, list[Suggestion]], dict[UUID, list[dict[str, Any]]]]:
    found: dict[UUID, list[Suggestion]] = defaultdict(list)
    for row in Suggestion.objects.using(using).filter(article__in=chunk):
        found[row.article_id].append(row)
    runs: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for run in SuggestionRun.objects.using(using).filter(article__in=chunk).order_by("engine", "engine_version"):
        runs[run.article_id].append(
            {"engine": run.engine, "engine_version": run.engine_version, "suggestions": run.suggestions}
        )
    return found, runs


def _suggestion(
    row: Suggestion, decisions: list[Decision], people: dict[UUID, str], keys: dict[UUID, str], text: str
) -> dict[str, Any]:
    roles = ("content", "source", "cue")
    return {
        "id": keys[row.pk],
        "engine": row.engine,
        "engine_version": row.engine_version,
        **{role: [list(fragment) for fragment in getattr(row, role)] for role in roles},
        "exact": {role: list(exact(text, getattr(row, role))) for role in roles},
        "directness": row.directness,
        "score": row.score,
        "reason": row.reason,
        "speaker_name": row.speaker_name,
        "speaker_kind": row.speaker_kind,
        "parent": keys.get(row.parent_id) if row.parent_id else None,
        "nesting": row.nesting or None,
        "checkworthiness": row.checkworthiness,
        "retired": row.retired_at is not None,
        "decisions": sorted(
            (
                {
                    "annotator": people[decision.assignment_id],
                    "outcome": decision.outcome,
                    "claim": keys.get(decision.claim_id) if decision.claim_id else None,
                }
                for decision in decisions
                if decision.assignment_id in people
            ),
            key=lambda decision: str(decision["annotator"]),
        ),
    }
