"""What the patterns produce: candidates, as word indices within one sentence, and the cues they start from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.core.records import Fragment, Fragments
from claims.engines.german.words import Sentence

Range = tuple[int, int]


@dataclass(slots=True)
class Candidate:
    """A claim in the making; fragments are code points of the text, `at` is where its cue or content begins."""

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
    """A reporting verb in its clause: its words, where subject and complement are looked for, and its field."""

    lemma: str
    words: list[int]
    verb: int
    field: int
    passive: bool = False
    final: bool = False


@dataclass(slots=True)
class Reading:
    """One sentence while it is read: the kind of every field, and its cues."""

    s: Sentence
    kinds: list[str]
    cues: list[Cue] = field(default_factory=list)


def spans(s: Sentence, ranges: Iterable[Range]) -> list[Fragment]:
    """Turn ranges of words into fragments of the text."""
    return [(s.words[a].start, s.words[b - 1].end) for a, b in ranges if a < b]


def single(s: Sentence, indices: Iterable[int]) -> list[Fragment]:
    """Turn words into fragments; neighbours become one."""
    found: list[Range] = []
    for i in sorted(indices):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return spans(s, found)
