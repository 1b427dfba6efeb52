"""Writes of the suggestions stage: jobs in which engines read articles; articles that somebody is waiting for come first."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Now

from claims import jobs
from claims.articles.models import Article, Speaker, Standing
from claims.audit import Actor, event, record
from claims.core.errors import Invalid
from claims.core.messages import Message, in_order, note
from claims.core.records import SpeakerHint
from claims.engines import ENGINES, Engine, chain, engine_for, fitting, note_on, quotes
from claims.engines.learning.worthiness import Worthiness
from claims.projects.models import Project
from claims.suggestions.champions import Champion, loaded, reader, why_broken, worthiness_of
from claims.suggestions.models import EngineModel, Suggestion, SuggestionRun
from claims.suggestions.storing import MAX_SUGGESTIONS, Read, suggest_article, words_of
from claims.transactions import atomic

SECONDS_AFTER_FAILURE = 600
# Articles that an urgent job reads: the one that was opened, and the next ones.
SOON = 4
BATCH = 200
# Engines under whose name suggestions of files stand begin so; the rest names the format.
IMPORTED = "import:"


def check_engine(name: str) -> None:
    """Raise Invalid (unknown_engine) unless there is an engine of that name."""
    if name not in ENGINES:
        raise Invalid("unknown_engine", f"There is no engine {name!r}; there are {', '.join(ENGINES)}.", "engine")


def engine_state(name: str, language: str = "") -> tuple[bool, Message | None]:
    """Tell whether an engine can run here and knows the language, and return what people at the screen should know."""
    if not name:
        return True, note("engine_none")
    if name not in ENGINES:
        return False, note("engine_unknown", engine=name)
    usable, missing = ENGINES[name].available()
    # A fallback made for the language needs no note; people should know where only quotation marks are used.
    if usable and language and name != quotes.NAME and engine_for(name, language) is quotes:
        return False, note("engine_other_language", engine=name)
    return usable, missing


def waiting(project: Project, engine: Engine) -> QuerySet[Article]:
    """Return the articles of a project that wait for the engine, or for its fallback where it does not know the language.

    Those are the articles that nobody has opened and that its version of today has not read, and whatever no engine has read.
    """
    wanted, rest = Q(pk=None), Q()
    for own in chain(engine):
        unread = ~Exists(
            SuggestionRun.objects.filter(article=OuterRef("pk"), engine=own.NAME, engine_version=own.VERSION)
        )
        known = _reads(own)
        wanted |= rest & known & Q(unread)
        rest &= ~known if known else Q(pk=None)
    opened = Exists(Article.objects.filter(pk=OuterRef("pk"), assignments__isnull=False))
    never = ~Exists(SuggestionRun.objects.filter(article=OuterRef("pk")))
    # What somebody has imported stays until they ask for something else.
    imported = Exists(SuggestionRun.objects.filter(article=OuterRef("pk"), engine__startswith=IMPORTED))
    return Article.objects.filter(Q(~opened) | Q(never), ~imported, wanted, project=project).order_by("number")


def _reads(engine: Engine) -> Q:
    """Say which articles an engine reads by their language; empty: all of them."""
    known = Q()
    for language in engine.LANGUAGES:
        known |= Q(language__iexact=language) | Q(language__istartswith=f"{language}-")
    return known


def start(
    *,
    actor: Actor,
    project: Project,
    articles: Sequence[UUID] | None = None,
    engine: str = "",
    queue: str = jobs.ORDINARY,
) -> jobs.Job:
    """Start the job that suggests claims for some articles, or for all that wait; with no `engine` the project's reads.

    Raises Invalid: unknown_engine.
    """
    check_engine(engine or project.engine)
    params = {"engine": engine, "articles": [str(pk) for pk in articles] if articles is not None else None}
    return jobs.start("suggest", project=project.pk, user=actor.user, params=params, queue=queue)


def start_missing() -> int:
    """Start a job for every project whose engine has articles to read and no job under way; return how many.

    A job that somebody cancelled is not started again until new articles come, one that failed not for ten minutes.
    """
    started = 0
    for project in Project.objects.filter(archived_at=None, deleted_at=None).exclude(engine=""):
        ordinary = jobs.Job.objects.filter(kind="suggest", project_id=project.pk).exclude(queue=jobs.URGENT)
        last = ordinary.order_by("-created_at").first()
        if project.engine not in ENGINES or (last is not None and last.state in ("queued", "running")):
            continue
        unread = waiting(project, reader(project)[0])
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


def unread_from(project: Project | UUID, number: int | Subquery) -> QuerySet[Standing, Any]:
    """Articles that no engine has read: the one of that number, and the next ones that people will open; at most four."""
    unread = Standing.objects.filter(project=project, read=False)
    here = unread.filter(number=number).values("article")
    soon = unread.filter(number__gt=number, open_slots__gt=0).order_by("number").values("article")[:SOON]
    return here.union(soon, all=True)[:SOON]


def prioritise(project: Project, articles: Sequence[UUID]) -> jobs.Job | None:
    """Have these articles read before all others.

    Returns the urgent job, or None when there is nothing to read, no engine, or such a job of the project waits already.
    """
    if not articles or project.engine not in ENGINES:
        return None
    under_way = jobs.Job.objects.filter(
        queue=jobs.URGENT, project_id=project.pk, kind="suggest", state__in=["queued", "running"]
    )
    if under_way.exists():
        return None
    return start(actor=Actor(), project=project, articles=articles, queue=jobs.URGENT)


def suggest(run: jobs.Run) -> None:
    """Run a suggestion job: one article at a time, each in its own transaction, so that a second attempt duplicates nothing."""
    project = Project.objects.get(pk=run.project)
    name, ids = run.params["engine"], run.params.get("articles")
    engine, notes = _ready(project, name)
    if ids is None:
        bring_back(project, engine)
    chosen = Article.objects.filter(project=project, pk__in=ids) if ids is not None else waiting(project, engine)
    todo = list(chosen.order_by("number").values_list("pk", flat=True))
    hints, worthiness = speaker_hints(project), worthiness_of(project)
    suggested = 0
    result = {"engine": engine.NAME, "engine_version": engine.VERSION}
    dropped = left = 0
    for index, key in enumerate(todo):
        now = partial(
            run.progress,
            index,
            len(todo),
            {**result, "suggestions": suggested, "articles": index, "notes": in_order(notes)},
        )
        now()
        if run.job.queue != jobs.URGENT:
            let_urgent_through()
        article = Article.objects.defer("search").get(pk=key)
        own = fitting(engine, article.language)
        told: list[Message | None] = []
        if own is not engine:
            told.append(engine_state(name or project.engine, article.language)[1])
        read = suggest_article(own, article, hints, worthiness=worthiness, asked=ids is not None, tick=now)
        suggested += read.suggestions
        dropped, left = dropped + read.dropped, left + read.left
        notes |= _notes_on(article, own, read) | {one for one in told if one is not None}
    if dropped:
        notes.add(note("quotations_dropped", count=dropped))
    if left:
        notes.add(note("articles_opened", count=left))
    run.progress(len(todo), len(todo))
    run.finish(result={**result, "suggestions": suggested, "articles": len(todo), "notes": in_order(notes)})


def _notes_on(article: Article, engine: Engine, read: Read) -> set[Message]:
    """Return what people should know about how an article was read."""
    found = {read.note} if read.note is not None else set()
    if read.surplus:
        found.add(note("suggestions_dropped", number=article.number, count=read.surplus, most=MAX_SUGGESTIONS))
    own = note_on(engine, article.text)
    return found | ({note("at_article", number=article.number, note=own)} if own is not None else set())


def _ready(project: Project, name: str) -> tuple[Engine, set[Message]]:
    """Return the engine of a job and what people should know of it; a trained engine with broken files is retired."""
    engine, told = reader(project, name)
    if isinstance(engine, Champion):
        try:
            loaded(engine.row)
        except ValueError as error:
            why = why_broken(error)
            retire_broken(project, engine.row, why)
            engine, _ = reader(project, name)
            told = note("trained_broken", why=why)
    usable, missing = engine_state(name or project.engine)
    return engine, {one for one in (told, None if usable else missing) if one is not None}


@atomic
def retire_broken(project: Project, row: EngineModel, why: Message) -> None:
    """Retire a trained engine whose files are missing or were changed, and record why."""
    EngineModel.objects.filter(pk=row.pk).update(state=EngineModel.State.RETIRED, note=why.shown(), files={})
    after = {"version": row.version, "why": str(why)}
    record(event(Actor(), "engine", row.pk, "retired", project=project.pk, after=after))


def let_urgent_through() -> None:
    """Run urgent jobs of any project between two articles of a long job."""
    for key in jobs.waiting_in(jobs.URGENT):
        jobs.perform(key, {"suggest": suggest})


def bring_back(project: Project, engine: Engine) -> int:
    """Restore the engine's earlier suggestions on unopened articles that now show another engine's.

    Returns how many articles changed. The article's row is locked, so that nobody opens it meanwhile.
    """
    if not engine.available()[0]:
        return 0
    own = Q(engine=engine.NAME, engine_version=engine.VERSION)
    runs = SuggestionRun.objects.filter(own, article=OuterRef("pk"), note__isnull=True)
    here = Suggestion.objects.filter(article=OuterRef("pk"))
    mixed = Exists(here.filter(~own, retired_at=None)) | Exists(here.filter(own).exclude(retired_at=None))
    unopened = Article.objects.filter(
        Q(Exists(runs)), mixed, _reads(engine), project=project, assignments__isnull=True
    ).order_by("number")
    changed = 0
    while True:
        with transaction.atomic():
            held = unopened.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)
            keys = list(held[:BATCH])
            suggestions = Suggestion.objects.filter(article__in=keys)
            suggestions.filter(~own, retired_at=None).update(retired_at=Now())
            suggestions.filter(own).exclude(retired_at=None).update(retired_at=None)
        changed += len(keys)
        if not keys:
            return changed


def rescore(project: Project, worthiness: Worthiness) -> int:
    """Recompute the check-worthiness of suggestions on unopened articles; returns how many were scored."""
    rows = Suggestion.objects.filter(article__project=project, article__assignments__isnull=True, retired_at=None)
    count = 0
    batch: list[Suggestion] = []
    for row in rows.select_related("article").defer("article__search").iterator(chunk_size=BATCH):
        row.checkworthiness = worthiness.of(words_of(row.article.text, row.content))
        batch.append(row)
        if len(batch) == BATCH:
            count += Suggestion.objects.bulk_update(batch, ["checkworthiness"])
            batch = []
    return count + (Suggestion.objects.bulk_update(batch, ["checkworthiness"]) if batch else 0)


def speaker_hints(project: Project) -> list[SpeakerHint]:
    """List the project's named speakers with their aliases, for engines; in a blind project none from unsubmitted work."""
    rows = Speaker.objects.filter(project=project, merged_into=None, anonymous=False)
    if project.blind:
        # Suggestions are visible to everybody.
        used = Speaker.objects.filter(pk=OuterRef("pk"), claims__assignment__state="submitted")
        rows = rows.filter(Q(made_by=None) | Exists(used))
    speakers = rows.prefetch_related("aliases")[:2000]
    return [SpeakerHint(str(row.pk), row.name, tuple(alias.text for alias in row.aliases.all())) for row in speakers]


def present(
    suggestion: Suggestion, speakers: dict[str, UUID], decision: tuple[str, UUID | None] | None
) -> dict[str, object]:
    """Show a suggestion; `speakers` maps known names and aliases to speakers, and only an exact match is linked automatically."""
    return {
        "id": suggestion.pk,
        "content": suggestion.content,
        "source": suggestion.source,
        "cue": suggestion.cue,
        "directness": suggestion.directness,
        "score": suggestion.score,
        "reason": suggestion.reason,
        "checkworthiness": suggestion.checkworthiness,
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
