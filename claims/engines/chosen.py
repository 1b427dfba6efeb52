"""Resolves the engine named on a command line: one of the table by its name, or a trained one by its folder."""

import json
from pathlib import Path

from claims.engines import ENGINES, Engine
from claims.engines.learning.trainers import MANIFEST, TRAINERS


def chosen(value: str) -> Engine:
    """Return the engine of a name, or the trained engine in a folder.

    Raises ValueError, with a sentence for people, when there is neither.
    """
    if value in ENGINES:
        return ENGINES[value]
    folder = Path(value)
    if not folder.is_dir():
        raise ValueError(f"There is no engine {value!r} and no such folder; the engines are {', '.join(ENGINES)}.")
    trainer = TRAINERS[_kind(folder / MANIFEST)]
    usable, note = trainer.reads()
    if not usable:
        raise ValueError(str(note))
    return trainer.load(folder)


def _kind(manifest: Path) -> str:
    """Return which trainer made a folder; the first where that cannot be told, which then says what is wrong."""
    try:
        kind = json.loads(manifest.read_text(encoding="utf-8"))["engine"]
    except (OSError, ValueError, KeyError, TypeError):
        kind = None
    return kind if kind in TRAINERS else next(iter(TRAINERS))
