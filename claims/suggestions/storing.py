"""How one article's proposals become rows: stored once for each engine version, retired but never deleted."""

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Now, TruncDate

from claims.articles.models import Article
from claims.articles.turns import place_anew
from claims.core.ids import new_id
from claims.core.messages import Message, shown, stored
from claims.core.records import Fragments, Proposal, SpeakerHint, Zone, ZoneKind
from claims.core.text import exact
from claims.engines import Engine, fitting
from claims.engines.external import External
from claims.engines.learning.worthiness import Worthiness
from claims.engines.reading import suggest
from claims.suggestions.models import Suggestion, SuggestionRun

# The most that an article may have: ten times what the longest debates hold, and what a screen can still show.
MAX_SUGGESTIONS = 5000
BATCH = 500


@dataclass(frozen=True, slots=True)
class Read:
    """The result of reading one article: how many proposals are stored, and what people should know.

    `left`: the article keeps the suggestions that it has, because somebody has opened it. `dropped`: proposals of an
    external engine that did not stand in the text. `surplus`: proposals beyond the most that an article may have.
    """

    suggestions: int = 0
    note: Message | None = None
    dropped: int = 0
    left: bool = False
    surplus: int = 0


def suggest_article(
    engine: Engine,
    article: Article,
    hints: Sequence[SpeakerHint] = (),
    *,
    worthiness: Worthiness | None = None,
    asked: bool = False,
    tick: Callable[[], None] = lambda: None,
) -> Read:
    """Let the engine read one article and store what it proposes.

    Stored proposals of the same version are left as they are; those of others are retired, never deleted. Suggestions never
    change while somebody works with them: an article that has some keeps them once it was opened, and where the article was `asked` for by
    name, as long as somebody has it open. Where a fallback was used for an external engine, asking by name tries again.
    """
    if keeps(article, engine, asked):
        return Read(left=True)
    earlier = _of(SuggestionRun.objects.filter(article=article), engine).first()
    if earlier is not None and earlier.note and not asked:
        return Read(note=stored(earlier.note))
    before = time.process_time()
    known = earlier is not None and not earlier.note
    proposals, used, told = ([], engine, _Told()) if known else _read(engine, article, hints, tick)
    seconds = time.process_time() - before
    proposals, surplus = best(proposals)
    with transaction.atomic():
        Article.objects.select_for_update(of=("self",)).only("pk").get(pk=article.pk)
        if keeps(article, engine, asked):
            return Read(left=True)
        count = _store(used, article, proposals, worthiness, seconds, told if used is engine else _Told())
        place_anew(article.pk)
        if used is not engine:
            told_of = {"suggestions": 0, "cpu_seconds": 0, **told.columns()}
            SuggestionRun.objects.update_or_create(
                article=article, engine=engine.NAME, engine_version=engine.VERSION, defaults=told_of
            )
    return Read(count, told.note, told.dropped, surplus=surplus)


def keeps(article: Article, engine: Engine, asked: bool) -> bool:
    """Tell whether an article has other suggestions and was opened, so that it keeps them."""
    passes = Article.objects.filter(pk=article.pk, assignments__isnull=False)
    if asked:
        passes = passes.filter(assignments__state="leased")
    runs = SuggestionRun.objects.filter(article=article)
    return passes.exists() and runs.exists() and not _of(runs, engine).exists()


def _of(runs: QuerySet[SuggestionRun], engine: Engine) -> QuerySet[SuggestionRun]:
    return runs.filter(engine=engine.NAME, engine_version=engine.VERSION)


@dataclass(frozen=True, slots=True)
class _Told:
    note: Message | None = None
    characters: int = 0
    dropped: int = 0

    def columns(self) -> dict[str, object]:
        return {"note": shown(self.note), "characters": self.characters, "dropped": self.dropped}


def _read(
    engine: Engine, article: Article, hints: Sequence[SpeakerHint], tick: Callable[[], None]
) -> tuple[Sequence[Proposal], Engine, _Told]:
    """Read an article; where an external engine does not answer, its fallback does, and a note says why."""
    zones = tuple(Zone(zone["start"], zone["end"], ZoneKind(zone["kind"])) for zone in article.zones)
    if not isinstance(engine, External):
        return suggest(engine, article.text, language=article.language, zones=zones, speakers=hints), engine, _Told()
    answer = engine.consult(article.text, language=article.language, zones=zones, allowance=allowance(), tick=tick)
    told = _Told(answer.note, answer.characters, answer.dropped)
    if answer.proposals is not None:
        return answer.proposals, engine, told
    used = fitting(engine.fallback, article.language)
    return suggest(used, article.text, language=article.language, zones=zones, speakers=hints), used, told


def allowance() -> int:
    """Say how many characters may still be exchanged with the external service today, by the database's clock."""
    today = SuggestionRun.objects.filter(characters__gt=0, created_at__gte=TruncDate(Now()))
    spent = today.aggregate(spent=Sum("characters"))["spent"] or 0
    return max(0, int(settings.EXTERNAL_ENGINE["daily_characters"]) - spent)


def best(proposals: Sequence[Proposal], most: int = MAX_SUGGESTIONS) -> tuple[Sequence[Proposal], int]:
    """Keep the proposals of highest score, the first in the text among equals; returns them in their order, and how many not.

    A proposal whose parent is left out stands by itself.
    """
    if len(proposals) <= most:
        return proposals, 0
    ranked = sorted(range(len(proposals)), key=lambda index: (-proposals[index].score, index))
    kept = sorted(ranked[:most])
    place = {old: new for new, old in enumerate(kept)}
    chosen = []
    for old in kept:
        proposal = proposals[old]
        if proposal.parent is not None:
            parent = place.get(proposal.parent)
            proposal = replace(proposal, parent=parent, nesting=proposal.nesting if parent is not None else None)
        chosen.append(proposal)
    return chosen, len(proposals) - most


def _store(
    engine: Engine,
    article: Article,
    proposals: Sequence[Proposal],
    worthiness: Worthiness | None,
    seconds: float,
    told: _Told,
) -> int:
    own = Q(engine=engine.NAME, engine_version=engine.VERSION)
    Suggestion.objects.filter(~own, article=article, retired_at=None).update(retired_at=Now())
    run = SuggestionRun.objects.filter(own, article=article).first()
    if run is not None and not run.note:
        Suggestion.objects.filter(own, article=article).exclude(retired_at=None).update(retired_at=None)
        return Suggestion.objects.filter(own, article=article).count()
    rows = _rows(engine, article, proposals, worthiness)
    Suggestion.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=run is not None)
    values = {"suggestions": len(rows), "cpu_seconds": seconds, **told.columns()}
    SuggestionRun.objects.update_or_create(
        article=article, engine=engine.NAME, engine_version=engine.VERSION, defaults=values
    )
    return len(rows)


def _rows(
    engine: Engine, article: Article, proposals: Sequence[Proposal], worthiness: Worthiness | None
) -> list[Suggestion]:
    rows: list[Suggestion | None] = []
    seen: set[str] = set()
    ids = [new_id() for _ in proposals]
    for pk, proposal in zip(ids, proposals, strict=True):
        fingerprint = fingerprint_of_fragments(proposal.content, proposal.source, proposal.cue)
        if fingerprint in seen:
            rows.append(None)
            continue
        worth = proposal.checkworthiness
        if worth is None and worthiness is not None:
            worth = worthiness.of(words_of(article.text, proposal.content))
        row = Suggestion(
            pk=pk,
            article=article,
            engine=engine.NAME,
            engine_version=engine.VERSION,
            fingerprint=fingerprint,
            content=proposal.content,
            source=proposal.source,
            cue=proposal.cue,
            directness=proposal.directness.value,
            score=round(proposal.score, 4),
            reason=shown(proposal.reason),
            speaker_name=proposal.speaker_name[:200],
            speaker_kind=proposal.speaker_kind.value,
            nesting=proposal.nesting.value if proposal.nesting else "",
            checkworthiness=worth,
        )
        seen.add(fingerprint)
        rows.append(row)
    for child, proposal in zip(rows, proposals, strict=True):
        if child is not None and proposal.parent is not None and rows[proposal.parent] is not None:
            child.parent_id = ids[proposal.parent]
    return [row for row in rows if row is not None]


def words_of(text: str, content: Fragments) -> str:
    """Return the words of a claim, its fragments joined by spaces."""
    return " ".join(exact(text, content))


def fingerprint_of_fragments(content: Fragments, source: Fragments, cue: Fragments) -> str:
    """Hash the fragments of a proposal, so that the same proposal is known again."""
    return hashlib.sha256(json.dumps([content, source, cue]).encode()).hexdigest()
