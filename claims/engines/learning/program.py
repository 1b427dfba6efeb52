"""The process that trains: `python -m claims.engines.learning.program FOLDER`; files in, files out, no database.

Training takes memory and minutes. In a process of its own it gives both back, can be stopped at any moment, and runs at low
priority beside the worker that started it, which it does not outlive.

In FOLDER: `task.json` {trainers, folds, champion}, `train.jsonl` and `held_out.jsonl` (marked articles), `labels.jsonl`
({text, article, worth}), and in `champion/` the files of the engine to beat, where that is a trained one. Out come
`out/TRAINER/*`, `checkworthiness.json` where it is of use, and, after every engine, `report.json`, which names those that are
`unfinished`. One line of JSON on standard output for each step: {done, total}.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, TypedDict

from claims.engines import ENGINES, Engine
from claims.engines.learning import checking, worthiness
from claims.engines.learning.trainers import TRAINERS, Trainer
from claims.engines.scoring import Tally
from claims.engines.shapes import MarkedArticle

NICE = 10
Step = Callable[[], None]


class Report(TypedDict):
    """What came of a training: `report.json`."""

    method: Literal["folds", "held_out"]
    champion: checking.Figures
    checkworthiness: worthiness.Told
    models: dict[str, checking.Measured]
    unfinished: list[str]


def main(folder: Path) -> None:
    """Train, measure, and write what came of it."""
    task = json.loads((folder / "task.json").read_text())
    train, held_out = read(folder / "train.jsonl"), read(folder / "held_out.jsonl")
    folds = min(int(task["folds"]), len(train)) if len(held_out) < checking.MIN_ARTICLES else 0
    # What is learned from across folds must be enough for each of them.
    seen = len(train) - -(-len(train) // folds) if folds else len(train)
    trainers = [name for name in task["trainers"] if seen >= TRAINERS[name].least]
    step = _steps(len(trainers) * (1 + max(1, folds)) + 2)
    champion = _champion(folder, task["champion"])
    subject = held_out if not folds else train
    flat = checking.is_flat(subject)
    base = checking.tallies(champion, subject, flat)
    step()
    labels = read_labels(folder / "labels.jsonl")
    file, told = worthiness.learn(labels)
    if file is not None:
        (folder / worthiness.FILE).write_bytes(file)
    step()
    report: Report = {
        "method": "folds" if folds else "held_out",
        "champion": checking.figures(base),
        "checkworthiness": told,
        "models": {},
        "unfinished": trainers,
    }
    for name in trainers:
        trainer = TRAINERS[name]
        files = trainer.train(trainer.prepare(train), name=task["name"])
        _write(folder / "out" / name, files)
        step()
        if folds:
            own = _across(trainer, train, folds, flat, step)
        else:
            own = checking.tallies(trainer.read(files), held_out, flat)
            step()
        comparison = checking.compare(base, own)
        report["models"][name] = {
            "figures": checking.figures(own),
            **comparison.shown(),
            "better": comparison.better and not folds,
        }
        report["unfinished"] = trainers[trainers.index(name) + 1 :]
        _report(folder, report)


def _report(folder: Path, report: Report) -> None:
    """Write what came of it so far, whole or not at all: whoever stops this process keeps the engines that are done."""
    (folder / "report.new").write_text(json.dumps(report))
    (folder / "report.new").replace(folder / "report.json")


def read(path: Path) -> list[MarkedArticle]:
    """Read a file of marked articles, one a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_labels(path: Path) -> list[worthiness.Labelled]:
    """Read a file of answers to whether a claim is worth checking, one a line."""
    with path.open(encoding="utf-8") as lines:
        return [worthiness.Labelled(**json.loads(line)) for line in lines]


def _champion(folder: Path, name: str) -> Engine:
    if name in ENGINES:
        return ENGINES[name]
    files = {path.name: path.read_bytes() for path in (folder / "champion").iterdir()}
    return TRAINERS[name].read(files)


def _across(trainer: Trainer, records: list[MarkedArticle], folds: int, flat: bool, step: Step) -> list[Tally]:
    """Measure on articles that each engine has not seen, training as often as there are folds; in the order of the articles."""
    found: dict[int, Tally] = {}
    for fold in range(folds):
        seen = [own for n, own in enumerate(records) if n % folds != fold]
        unseen = range(fold, len(records), folds)
        try:
            engine = trainer.read(trainer.train(trainer.prepare(seen)))
        except ValueError:
            # Nothing is marked in the other articles: the rules are what such a project would have.
            engine = ENGINES["rules"]
        for n, tally in zip(unseen, checking.tallies(engine, [records[n] for n in unseen], flat), strict=True):
            found[n] = tally
        step()
    return [found[n] for n in range(len(records))]


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _steps(total: int) -> Step:
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        sys.stdout.write(json.dumps({"done": done, "total": total}) + "\n")
        sys.stdout.flush()

    return step


def _end_with_the_worker() -> None:
    """Whoever started this process holds its standard input open; when that ends, so does this."""
    # Not through sys.stdin: the interpreter could not shut down while a thread holds it.
    while os.read(0, 1024):
        pass
    os._exit(1)


def run(arguments: Iterable[str]) -> None:
    """Be the process."""
    (folder,) = arguments
    if hasattr(os, "nice"):
        os.nice(NICE)
    threading.Thread(target=_end_with_the_worker, daemon=True).start()
    main(Path(folder))


if __name__ == "__main__":
    run(sys.argv[1:])
