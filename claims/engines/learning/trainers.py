"""The ways to train an engine, as a table: each makes files from marked articles, and an engine from such files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.core.messages import Message
from claims.engines import Engine, rules, trained, transformer

Files = dict[str, bytes]
MANIFEST = "manifest.json"


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
    prepare: Callable[..., Any]
    train: Callable[..., Files]
    read: Callable[[Mapping[str, bytes]], Engine]
    usable: Callable[[Mapping[str, Any]], tuple[bool, Message | None]]
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
        transformer.Transformer, transformer.usable, transformer.write, transformer.load, transformer.LEAST_ARTICLES,
    ),
}  # fmt: skip
