"""How like two names are: what PostgreSQL finds by trigrams is put in order by words."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from rapidfuzz import fuzz, utils

# A surname alone, or after another title, is the commonest way to mean somebody who was named in full before.
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
    """Tell how like a name is to what is looked for: 0 to 100 by words and letters, 10 more where the last words agree.

    Case, order of words and signs do not count (RapidFuzz's WRatio).
    """
    asked, known = utils.default_process(wanted).split(), utils.default_process(name).split()
    if not asked or not known:
        return 0.0
    return fuzz.WRatio(" ".join(asked), " ".join(known)) + (SAME_LAST_WORD if asked[-1] == known[-1] else 0.0)


def likest_first(wanted: str, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Put speakers in order of the likest of their names and aliases; equals keep theirs."""
    return sorted(
        speakers,
        key=lambda speaker: max(likeness(wanted, name) for name in (speaker.name, *speaker.names)),
        reverse=True,
    )
