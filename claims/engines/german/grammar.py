"""What patterns produce: candidates (word indices within a sentence), and the cues they start from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.core.records import Fragment, Fragments
from claims.engines.german.words import Sentence

Range = tuple[int, int]


@dataclass(slots=True)
class Candidate:
    """An unsettled claim; fragments are code points of the text, `at` is the start of its cue or content."""

    pattern: str
    word: str
    content: list[Fragment]
    source: list[Fragment] = field(default_factory=list)
    cue: list[Fragment] = field(default_factory=list)
    at: int = 0
    body: Fragments = ()
    parent: "Candidate | None" = None
    score: float = 0.0


@dataclass(slots=True)
class Cue:
    """A reporting verb: its words, where to look for subject and complement, and its field."""

    lemma: str
    words: list[int]
    verb: int
    field: int
    passive: bool = False
    final: bool = False


@dataclass(slots=True)
class Reading:
    """A sentence being read: the kind of each field, and its cues."""

    s: Sentence
    kinds: list[str]
    cues: list[Cue] = field(default_factory=list)


def spans(s: Sentence, ranges: Iterable[Range]) -> list[Fragment]:
    """Convert ranges of words to fragments of the text."""
    return [(s.words[a].start, s.words[b - 1].end) for a, b in ranges if a < b]


def single(s: Sentence, indices: Iterable[int]) -> list[Fragment]:
    """Convert words to fragments; adjacent words are merged."""
    found: list[Range] = []
    for i in sorted(indices):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return spans(s, found)
