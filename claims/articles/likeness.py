"""Similarity of names: ranks by words what PostgreSQL finds by trigrams."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from rapidfuzz import fuzz, utils

# A surname alone, or after another title, is the most common way to refer to somebody named in full before.
SAME_LAST_WORD = 10.0


class Named(Protocol):
    """A speaker with aliases."""

    @property
    def name(self) -> str:
        """The name."""
        ...

    @property
    def names(self) -> Sequence[str]:
        """The aliases."""
        ...


Speaker = TypeVar("Speaker", bound=Named)


def likeness(wanted: str, name: str) -> float:
    """Return the similarity of a name to a search: 0 to 100 by words and letters, 10 more if the last words agree.

    Case, order of words and signs do not count (RapidFuzz's WRatio).
    """
    asked, known = utils.default_process(wanted).split(), utils.default_process(name).split()
    if not asked or not known:
        return 0.0
    return fuzz.WRatio(" ".join(asked), " ".join(known)) + (SAME_LAST_WORD if asked[-1] == known[-1] else 0.0)


def likest_first(wanted: str, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Sort speakers by the most similar of their names and aliases; ties keep their order."""
    return sorted(
        speakers,
        key=lambda speaker: max(likeness(wanted, name) for name in (speaker.name, *speaker.names)),
        reverse=True,
    )
