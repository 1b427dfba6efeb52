"""Every write of the third stage: an engine reads articles, its proposals become rows."""

import hashlib
import json
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from claims import jobs
from claims.articles.models import Article, Speaker
from claims.audit import Actor
from claims.core.errors import Invalid
from claims.core.ids import new_id
from claims.core.records import Fragments, Proposal, SpeakerHint, Zone, ZoneKind
from claims.projects.models import Project
from claims.suggestions.engines import ENGINES, Engine, engine_for
from claims.suggestions.models import Suggestion, SuggestionRun

FALLBACK = "quotes"
SECONDS_AFTER_FAILURE = 600


def check_engine(name: str) -> None:
    """Raise Invalid (unknown_engine) unless there is an engine of that name."""
    if name not in ENGINES:
        raise Invalid("unknown_engine", f"There is no engine {name!r}; there are {', '.join(ENGINES)}.", "engine")


def engine_state(name: str, language: str = "") -> tuple[bool, str]:
    """Say whether an engine can run here and knows the language, and if not, what people at the screen should know."""
    if not name:
        return True, "No engine is chosen for this project."
    if name not in ENGINES:
        return False, f"The engine {name!r} is not installed."
    usable, note = ENGINES[name].available()
    if usable and language and name != engine_for(name, language).NAME:
        return False, f"The engine {name!r} does not read this language: quotation marks alone are used."
    return usable, note


def waiting(project: Project, name: str) -> Any:
    """Articles of a project that the engine, or the one that stands in for it, has not read yet in its version of today."""
    engine, stand_in = ENGINES[name], ENGINES[FALLBACK]
    known = Q()
    if not engine.available()[0]:
        engine = stand_in
    for language in engine.LANGUAGES:
        known |= Q(language__iexact=language) | Q(language__istartswith=f"{language}-")

    def unread(by: Engine) -> Any:
        return ~Exists(SuggestionRun.objects.filter(article=OuterRef("pk"), engine=by.NAME, engine_version=by.VERSION))

    wanted = Q(unread(engine)) if not known else (known & Q(unread(engine))) | (~known & Q(unread(stand_in)))
    return Article.objects.filter(wanted, project=project).order_by("number")


def start(*, actor: Actor, project: Project, articles: Sequence[UUID] | None = None, engine: str = "") -> jobs.Job:
    """Start the job that suggests claims for some articles, or for all that have none yet. Raises Invalid: unknown_engine."""
    name = engine or project.engine
    check_engine(name)
    params = {"engine": name, "articles": [str(pk) for pk in articles] if articles is not None else None}
    return jobs.start("suggest", project=project.pk, user=actor.user, params=params)


def start_missing() -> int:
    """Start a job for every project whose engine has articles to read and no job under way; return how many.

    A job that somebody cancelled is not started again until new articles come, one that failed not for ten minutes.
    """
    started = 0
    for project in Project.objects.filter(archived_at=None).exclude(engine=""):
        last = jobs.Job.objects.filter(kind="suggest", project_id=project.pk).order_by("-created_at").first()
        if project.engine not in ENGINES or (last is not None and last.state in ("queued", "running")):
            continue
        unread = waiting(project, project.engine)
        if last is not None and last.state == "cancelled":
            unread = unread.filter(created_at__gt=last.finished_at)
        if last is not None and last.state == "failed":
            unread = unread.annotate(now=Now()).filter(
                now__gt=(last.finished_at or last.created_at) + timedelta(seconds=SECONDS_AFTER_FAILURE)
            )
        if unread.exists():
            start(actor=Actor(), project=project)
            started += 1
    return started


def suggest(run: jobs.Run) -> None:
    """Do a suggestion job: one article at a time, each in its own transaction, so that a second attempt doubles nothing."""
    project = Project.objects.get(pk=run.project)
    name = run.params["engine"]
    ids = run.params.get("articles")
    chosen = Article.objects.filter(project=project, pk__in=ids) if ids is not None else waiting(project, name)
    todo = list(chosen.order_by("number").values_list("pk", flat=True))
    hints = speaker_hints(project)
    notes = {note for usable, note in [engine_state(name)] if not usable}
    result: dict[str, Any] = {"engine": name, "engine_version": ENGINES[name].VERSION, "suggestions": 0}
    for index, key in enumerate(todo):
        run.progress(index, len(todo), {**result, "articles": index, "notes": sorted(notes)})
        article = Article.objects.defer("search").get(pk=key)
        engine = engine_for(name, article.language)
        if name != engine.NAME:
            notes.add(engine_state(name, article.language)[1])
        result["suggestions"] += suggest_article(engine, article, hints)
    run.progress(len(todo), len(todo))
    run.finish(result={**result, "articles": len(todo), "notes": sorted(notes)})


def speaker_hints(project: Project) -> list[SpeakerHint]:
    """List the project's named speakers with their aliases, for engines."""
    speakers = Speaker.objects.filter(project=project, merged_into=None, anonymous=False).prefetch_related("aliases")[
        :2000
    ]
    return [SpeakerHint(str(row.pk), row.name, tuple(alias.text for alias in row.aliases.all())) for row in speakers]


def suggest_article(engine: Engine, article: Article, hints: Sequence[SpeakerHint] = ()) -> int:
    """Let the engine read one article and store what it proposes; return how many proposals are stored for its version.

    Stored proposals of the same version are left as they are; those of older versions are retired, never deleted.
    """
    zones = tuple(Zone(zone["start"], zone["end"], ZoneKind(zone["kind"])) for zone in article.zones)
    before = time.process_time()
    proposals = engine.suggest(article.text, language=article.language, zones=zones, speakers=hints)
    seconds = time.process_time() - before
    with transaction.atomic():
        Article.objects.select_for_update(of=("self",)).only("pk").get(pk=article.pk)
        if SuggestionRun.objects.filter(article=article, engine=engine.NAME, engine_version=engine.VERSION).exists():
            return Suggestion.objects.filter(article=article, engine=engine.NAME, engine_version=engine.VERSION).count()
        _retire(article, engine)
        rows = _rows(engine, article, proposals)
        Suggestion.objects.bulk_create(rows)
        SuggestionRun.objects.create(
            article=article,
            engine=engine.NAME,
            engine_version=engine.VERSION,
            suggestions=len(rows),
            cpu_seconds=seconds,
        )
    return len(rows)


def _retire(article: Article, engine: Engine) -> None:
    older = ~Q(engine=engine.NAME, engine_version=engine.VERSION)
    Suggestion.objects.filter(older, article=article, retired_at=None).update(retired_at=Now())


def _rows(engine: Engine, article: Article, proposals: Sequence[Proposal]) -> list[Suggestion]:
    rows: list[Suggestion | None] = []
    seen: dict[str, Suggestion] = {}
    ids = [new_id() for _ in proposals]
    for pk, proposal in zip(ids, proposals, strict=True):
        fingerprint = fingerprint_of_fragments(proposal.content, proposal.source, proposal.cue)
        if fingerprint in seen:
            rows.append(None)
            continue
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
            reason=proposal.reason[:200],
            speaker_name=proposal.speaker_name[:200],
            speaker_kind=proposal.speaker_kind.value,
            nesting=proposal.nesting.value if proposal.nesting else "",
            checkworthiness=proposal.checkworthiness,
        )
        seen[fingerprint] = row
        rows.append(row)
    for child, proposal in zip(rows, proposals, strict=True):
        if child is not None and proposal.parent is not None and rows[proposal.parent] is not None:
            child.parent_id = ids[proposal.parent]
    return [row for row in rows if row is not None]


def fingerprint_of_fragments(content: Fragments, source: Fragments, cue: Fragments) -> str:
    """Hash the fragments of a proposal, so that the same proposal is known again."""
    return hashlib.sha256(json.dumps([content, source, cue]).encode()).hexdigest()


def present(
    suggestion: Suggestion, speakers: dict[str, UUID], decision: tuple[str, UUID | None] | None
) -> dict[str, Any]:
    """Show a suggestion; `speakers` maps known names and aliases to speakers, and only an exact hit links by itself."""
    return {
        "id": suggestion.pk,
        "content": suggestion.content,
        "source": suggestion.source,
        "cue": suggestion.cue,
        "directness": suggestion.directness,
        "score": suggestion.score,
        "reason": suggestion.reason,
        "engine": suggestion.engine,
        "engine_version": suggestion.engine_version,
        "speaker": {
            "id": speakers.get(suggestion.speaker_name),
            "name": suggestion.speaker_name,
            "kind": suggestion.speaker_kind,
        },
        "parent": suggestion.parent_id,
        "nesting": suggestion.nesting or None,
        "decision": decision[0] if decision else None,
        "claim": decision[1] if decision else None,
    }
