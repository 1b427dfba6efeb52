"""Which engine somebody means on a command line: one of the table by its name, or a trained one by its folder."""

from pathlib import Path

from claims.suggestions.engines import ENGINES, Engine, trained


def chosen(value: str) -> Engine:
    """Return the engine of a name, or the trained engine in a folder.

    Raises ValueError, with a sentence for people, when there is neither.
    """
    if value in ENGINES:
        return ENGINES[value]
    folder = Path(value)
    if not folder.is_dir():
        raise ValueError(f"There is no engine {value!r} and no such folder; the engines are {', '.join(ENGINES)}.")
    usable, note = trained.available()
    if not usable:
        raise ValueError(note)
    return trained.load(folder)
