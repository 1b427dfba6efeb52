"""The ways to train an engine, as a table: each makes files from marked articles, and an engine from such files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from claims.core.messages import Message
from claims.engines import Engine, rules, trained, transformer
from claims.engines.shapes import MarkedArticle
from claims.engines.trained.model import Lessons

Files = dict[str, bytes]
MANIFEST = "manifest.json"


class Prepare(Protocol):
    """Parses marked articles; with `articles`, that many of them, drawn by `seed`."""

    def __call__(self, records: Iterable[MarkedArticle], *, articles: int | None = None, seed: int = 0) -> Lessons: ...


class Train(Protocol):
    """Learns from prepared articles and returns files; `name` and `licence` are for the manifest."""

    def __call__(self, lessons: Lessons, *, seed: int = 0, name: str = "", licence: str = "") -> Files: ...


@dataclass(frozen=True, slots=True)
class Trainer:
    """What a way to train offers; its files hold a `manifest.json` with at least `version` and `languages`.

    `available` tells whether it can train here, `reads` whether what it made can read here; `least` is how many articles it
    needs.
    `prepare` raises ValueError where there is nothing to learn from, `read` where files are missing or were changed.
    `usable` tells, from the manifest alone, whether such an engine can still be used with the code of today.
    """

    name: str
    available: Callable[[], tuple[bool, Message | None]]
    reads: Callable[[], tuple[bool, Message | None]]
    prepare: Prepare
    train: Train
    read: Callable[[Mapping[str, bytes]], Engine]
    usable: Callable[[Mapping[str, object]], tuple[bool, Message | None]]
    write: Callable[[Mapping[str, bytes], Path], None]
    load: Callable[[Path], Engine]
    least: int = 0


def _together() -> tuple[bool, Message | None]:
    return trained.available() if rules.available()[0] else rules.available()


TRAINERS: dict[str, Trainer] = {
    trained.NAME: Trainer(
        trained.NAME, _together, _together, trained.prepare, trained.train, trained.Trained, trained.usable,
        trained.write, trained.load,
    ),
    transformer.NAME: Trainer(
        transformer.NAME, transformer.can_train, transformer.can_read, transformer.prepare, transformer.train,
        transformer.Transformer, transformer.usable, transformer.write, transformer.load, transformer.MIN_ARTICLES,
    ),
}  # fmt: skip
