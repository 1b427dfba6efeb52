"""Writes of training: when it starts, what it produces, which engine reads from then on."""

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.functions import Now

from claims import jobs
from claims.articles.held_out import LEARNING_ENGINE
from claims.audit import Actor, event, record
from claims.core.counting import counted
from claims.core.errors import Conflict, NotFound
from claims.core.json_lines import line_of
from claims.core.messages import Message, note
from claims.engines import ENGINES
from claims.engines.learning.checking import MIN_ARTICLES, Measured
from claims.engines.learning.program import Report
from claims.engines.learning.trainers import MANIFEST, TRAINERS
from claims.engines.learning.worthiness import FILE, Worthiness
from claims.engines.shapes import Manifest, MarkedArticle
from claims.projects.models import Project
from claims.suggestions import services as suggestions
from claims.suggestions.champions import StoredFile, champion_of, files_of, usable, why_broken
from claims.suggestions.models import EngineModel
from claims.training import child
from claims.training.queries import counts, labels, marked, submitted
from claims.transactions import atomic

KIND = "train_engine"
FIRST, EVERY = (10, 25), 25
FOLDS = 5
# Engines of each project whose files are kept, so that a manager can go back; older ones keep only their figures.
MAX_KEPT = 8
CHAMPION, CHALLENGER, RETIRED = EngineModel.State.CHAMPION, EngineModel.State.CHALLENGER, EngineModel.State.RETIRED


class About(TypedDict):
    """What an engine was trained on: articles, those held out, and claims by their origin."""

    articles: int
    held_out: int
    claims: dict[str, int]


class Kept(Measured):
    """A trained engine as a job's result shows it."""

    id: str
    version: str
    trainer: str
    promoted: bool


def next_at(articles: int) -> int:
    """Return how many articles to learn from start the next training automatically: 10, 25, 50 and every 25 more."""
    early = next((number for number in FIRST if number > articles), 0)
    return early or (articles // EVERY + 1) * EVERY


def due(articles: int, trained_at: int) -> bool:
    """Tell whether a step lies between the articles of the last training and those of today."""
    return articles >= next_at(trained_at)


def trainers() -> list[str]:
    """List the ways to train that are installed here."""
    return [name for name, trainer in TRAINERS.items() if trainer.available()[0]]


def trained_at(projects: Iterable[UUID]) -> dict[UUID, int]:
    """Say at how many articles each project's trainings were started, the most of each."""
    found: dict[UUID, int] = {}
    for project, params in jobs.Job.objects.filter(kind=KIND, project_id__in=list(projects)).values_list(
        "project_id", "params"
    ):
        assert project is not None, "training belongs to a project"
        found[project] = max(found.get(project, 0), params["articles"])
    return found


def start_due() -> int:
    """Start training wherever enough has been submitted since the last time, or an upgrade made a champion unusable.

    One at a time for each project; what failed or was cancelled is not tried again before the next step. Returns how many.
    """
    if not trainers():
        return 0
    learning = {
        row.pk: row for row in Project.objects.filter(archived_at=None, deleted_at=None, engine=LEARNING_ENGINE)
    }
    found, before = counts(list(learning)), trained_at(learning)
    started = 0
    for key, (articles, _) in found.items():
        if articles >= FIRST[0] and (due(articles, before.get(key, 0)) or _outdated(learning[key])):
            try:
                start(actor=Actor(), project=learning[key], articles=articles)
            except Conflict:
                continue
            started += 1
    return started


def _outdated(project: Project) -> bool:
    """Tell whether the champion was made by other code than today's, and nobody has tried to train since."""
    champion = champion_of(project)
    if champion is None or usable(champion)[0] or not champion.files:
        return False
    tried = jobs.Job.objects.filter(kind=KIND, project_id=project.pk, params__made_with=made_with())
    return not tried.exists()


def made_with() -> str:
    """Name the rules that an engine would be trained with today."""
    return ENGINES[LEARNING_ENGINE].VERSION


@atomic
def start(*, actor: Actor, project: Project, articles: int | None = None) -> jobs.Job:
    """Start training. Raises Conflict: already_training, too_few_articles, training_missing."""
    Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    if not trainers():
        raise Conflict("training_missing", str(next(iter(TRAINERS.values())).available()[1]))
    if running(project) is not None:
        raise Conflict("already_training")
    if articles is None:
        articles = counts([project.pk]).get(project.pk, (0, 0))[0]
    if articles < FIRST[0]:
        raise Conflict(
            "too_few_articles", f"Training needs {FIRST[0]} submitted articles in English; there are {articles}."
        )
    params = {"articles": articles, "made_with": made_with()}
    return jobs.start(KIND, project=project.pk, user=actor.user, params=params, queue=jobs.TRAINING)


def running(project: Project) -> jobs.Job | None:
    """Return the training that waits or runs for a project."""
    return jobs.Job.objects.filter(kind=KIND, project_id=project.pk, state__in=["queued", "running"]).first()


def train(run: jobs.Run) -> None:
    """Run a training job: write what people marked into a folder, train in a separate process, store the results."""
    project = Project.objects.get(pk=run.project)
    run.progress(0, 0)
    learn_from, held_out = submitted(project)
    with tempfile.TemporaryDirectory(prefix="onrecord-training-") as name:
        folder = Path(name)
        origins = _write_articles(folder / "train.jsonl", marked(learn_from))
        _write(folder / "held_out.jsonl", marked(held_out))
        _write(folder / "labels.jsonl", labels(project, held_out))
        if not sum(origins.values()):
            raise Conflict("too_few_articles", "Nobody has marked a claim in the articles to train on.")
        champion = _write_champion(folder, project)
        task = {"trainers": trainers(), "folds": FOLDS, "champion": champion["trainer"], "name": project.name}
        (folder / "task.json").write_text(json.dumps(task))
        steps = child.train(folder, run.progress)
        report: Report = json.loads((folder / "report.json").read_text())
        about: About = {"articles": len(learn_from), "held_out": len(held_out), "claims": origins}
        run.finish(result=_keep(run, steps, project, folder, report, champion, about))


def _write(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    """Write records, one a line."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(line_of(row) + "\n" for row in records)


def _write_articles(path: Path, articles: Iterable[MarkedArticle]) -> dict[str, int]:
    """Write articles, one a line; returns how many claims there are of each origin."""
    origins: Counter[str] = Counter()

    def counted_records() -> Iterator[MarkedArticle]:
        for article in articles:
            origins.update(claim["origin"] for claim in article["claims"])
            yield article

    _write(path, counted_records())
    return dict(origins)


def _write_champion(folder: Path, project: Project) -> dict[str, str]:
    """Write the files of the engine to beat, where it is a trained one that can still read."""
    row = champion_of(project)
    rules = {"trainer": LEARNING_ENGINE, "version": ENGINES[LEARNING_ENGINE].VERSION, "label": "Rules"}
    if row is None or not usable(row)[0]:
        return rules
    try:
        files = files_of(row)
    except ValueError as error:
        suggestions.retire_broken(project, row, why_broken(error))
        return rules
    (folder / "champion").mkdir()
    for name, content in files.items():
        (folder / "champion" / name).write_bytes(content)
    return {"trainer": row.trainer, "version": row.version, "label": row.label}


def _keep(
    run: jobs.Run,
    steps: tuple[int, int],
    project: Project,
    folder: Path,
    report: Report,
    champion: dict[str, str],
    about: About,
) -> dict[str, object]:
    """Store what was trained, in one transaction; promote the best engine if it is measurably better."""
    worth = (folder / FILE).read_bytes() if (folder / FILE).exists() else None
    stored = {
        name: {
            path.name: _store_file(project, path.name, path.read_bytes())
            for path in sorted((folder / "out" / name).iterdir())
        }
        for name in report["models"]
    }
    shown: list[Kept] = []
    with transaction.atomic():
        project = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
        # A cancelled or superseded run stores no results.
        run.progress(*steps)
        for name, found in report["models"].items():
            manifest: Manifest = json.loads((folder / "out" / name / MANIFEST).read_bytes())
            files = dict(stored[name])
            if worth is not None:
                files[FILE] = _store_file(project, FILE, worth)
            metrics = {
                **found,
                "method": report["method"],
                "champion": {**champion, "figures": report["champion"]},
                "checkworthiness": report["checkworthiness"],
                "at": about,
            }
            row = _keep_model(run, project, name, manifest, files, metrics)
            shown.append({"id": str(row.pk), "version": row.version, "trainer": name, **found, "promoted": False})
        best = max(shown, key=lambda own: own["gain"] if own["better"] else float("-inf"))
        if best["better"] and project.auto_promote and champion_version(project) == champion["version"]:
            _promote(Actor(), project, EngineModel.objects.get(pk=best["id"]))
            best["promoted"] = True
    _drop_old_files(project)
    if worth is not None:
        suggestions.rescore(project, Worthiness(worth))
    return {
        **about,
        "method": report["method"],
        "champion": {**champion, "figures": report["champion"]},
        "models": shown,
        "checkworthiness": report["checkworthiness"],
        "notes": [
            note_on(report["method"], shown, auto=project.auto_promote).shown(),
            *(
                note("training_unfinished", trainer=name, seconds=settings.TRAINING_SECONDS).shown()
                for name in report["unfinished"]
            ),
        ],
    }


def note_on(method: str, shown: list[Kept], *, auto: bool) -> Message:
    """Return what people should know about what came of a training."""
    if method == "folds":
        return note("training_few_articles", count=MIN_ARTICLES)
    if any(own["promoted"] for own in shown):
        return note("training_promoted")
    if any(own["better"] for own in shown) and not auto:
        return note("training_better")
    return note("training_not_better")


def _keep_model(
    run: jobs.Run,
    project: Project,
    trainer: str,
    manifest: Manifest,
    files: dict[str, StoredFile],
    metrics: Mapping[str, object],
) -> EngineModel:
    """Create the row of a trained engine, or update its figures where the same articles gave the same engine."""
    values = {
        "trainer": trainer,
        "label": f"Trained on {counted(manifest['articles'], 'article')}",
        "files": files,
        "manifest": manifest,
        "metrics": metrics,
        "note": None,
    }
    older = EngineModel.objects.filter(project=project, trainer=trainer, state=CHALLENGER)
    older.exclude(version=manifest["version"]).update(state=RETIRED)
    row, made = EngineModel.objects.update_or_create(
        project=project,
        version=manifest["version"],
        defaults=values,
        create_defaults={**values, "project": project, "version": manifest["version"], "made_by": run.job},
    )
    if row.state == RETIRED:
        EngineModel.objects.filter(pk=row.pk).update(state=CHALLENGER)
    after = {"version": row.version, "figures": metrics["figures"], "job": str(run.job.pk)}
    actor = Actor(run.job.created_by, f"job-{run.job.pk.hex}")
    record(event(actor, "engine", row.pk, "trained" if made else "measured", project=project.pk, after=after))
    return row


def _store_file(project: Project, name: str, content: bytes) -> StoredFile:
    """Put a file into storage under the hash of its content, once."""
    digest = hashlib.sha256(content).hexdigest()
    path = f"engines/{project.pk.hex}/{digest[:32]}-{name}"
    if not default_storage.exists(path):
        path = default_storage.save(path, ContentFile(content))
    return {"stored": path, "sha256": digest, "bytes": len(content)}


def _drop_old_files(project: Project) -> None:
    """Delete the files of the oldest engines; a file that a newer one shares stays."""
    rows = list(EngineModel.objects.filter(project=project).exclude(files={}).order_by("-created_at"))
    kept = [row for n, row in enumerate(rows) if n < MAX_KEPT or row.state == CHAMPION]
    needed = {file["stored"] for row in kept for file in row.files.values()}
    for row in rows:
        if row not in kept:
            EngineModel.objects.filter(pk=row.pk).update(files={}, state=RETIRED)
            for file in row.files.values():
                if file["stored"] not in needed:
                    default_storage.delete(file["stored"])


def champion_version(project: Project) -> str:
    """Return the version of the engine that reads the project's articles: a trained one, or the rules."""
    row = champion_of(project)
    return row.version if row is not None and usable(row)[0] else ENGINES[LEARNING_ENGINE].VERSION


def _promote(actor: Actor, project: Project, row: EngineModel | None) -> None:
    """Promote an engine, or with None the rules; it reads the articles that nobody has opened next."""
    before = EngineModel.objects.filter(project=project, state=CHAMPION).first()
    if before is not None and (row is None or before.pk != row.pk):
        EngineModel.objects.filter(pk=before.pk).update(state=RETIRED)
    if row is not None:
        EngineModel.objects.filter(pk=row.pk).update(state=CHAMPION, promoted_at=Now())
    version = row.version if row is not None else ENGINES[LEARNING_ENGINE].VERSION
    record(
        event(
            actor,
            "engine",
            row.pk if row is not None else project.pk,
            "promoted",
            project=project.pk,
            before={"version": before.version if before is not None else ENGINES[LEARNING_ENGINE].VERSION},
            after={"version": version, "by_hand": actor.user is not None},
        )
    )
    if project.engine == LEARNING_ENGINE:
        suggestions.start(actor=actor, project=project)


@atomic
def choose(*, actor: Actor, project: Project, model: UUID | None) -> Project:
    """Put the engine into use that somebody chose: a trained one, or with None the rules. From then on none is promoted automatically.

    Raises NotFound; Conflict: engine_unusable.
    """
    project = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    row = None
    if model is not None:
        row = EngineModel.objects.filter(project=project, pk=model).first()
        if row is None:
            raise NotFound()
        fits, why = usable(row)
        if not fits:
            raise Conflict("engine_unusable", str(why))
    Project.objects.filter(pk=project.pk).update(auto_promote=False)
    project.auto_promote = False
    champion = EngineModel.objects.filter(project=project, state=CHAMPION).first()
    if (champion.pk if champion is not None else None) != model:
        _promote(actor, project, row)
    return project


def wake_next() -> None:
    """Wake a worker for the training that has waited longest, in any project; called when one has ended."""
    for key in jobs.waiting_in(jobs.TRAINING)[:1]:
        jobs.wake(key, jobs.TRAINING)
