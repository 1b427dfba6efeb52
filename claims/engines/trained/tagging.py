"""The sequence model: which tokens are content, source and cue, and how sure it is of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.core.records import Fragment
from claims.engines.shapes import MarkedClaim, Spans
from claims.engines.trained.features import Reading, sequences
from claims.engines.trained.library import library

OUTSIDE, BEGIN, INSIDE, SOURCE, CUE = "O", "B", "I", "S", "Q"
PARAMETERS: Mapping[str, float] = {"c1": 0.2, "c2": 3.0, "max_iterations": 80, "feature.possible_transitions": True}

Claims = Sequence[MarkedClaim]
Sequences = list[tuple[int, int, list[list[str]]]]


@dataclass(slots=True)
class Marks:
    """Probabilities (0..1) of each token: begins a content, goes on with one, is source, is cue."""

    begin: list[float]
    inside: list[float]
    source: list[float]
    cue: list[float]

    def content(self, i: int) -> float:
        """Return the probability that a token belongs to a content."""
        return self.begin[i] + self.inside[i]


def labels(reading: Reading, claims: Claims) -> list[str]:
    """Lay marked claims over the tokens; where roles of several claims meet, content wins."""
    found = [OUTSIDE] * len(reading.tree.tokens)
    for claim in claims:
        for i in reading.within(spans(claim.get("cue"))):
            found[i] = CUE
    for claim in claims:
        for i in reading.within(spans(claim.get("source"))):
            found[i] = SOURCE
    for claim in claims:
        for fragment in spans(claim.get("content")):
            for n, i in enumerate(reading.within((fragment,))):
                found[i] = INSIDE if n else BEGIN
    return found


def spans(value: Spans | None) -> tuple[Fragment, ...]:
    """Read a role of a claim record: a list of [start, end), or nothing."""
    return tuple((int(start), int(end)) for start, end in value or ())


def train(articles: Iterable[tuple[Sequences, Sequence[str]]], path: Path) -> None:
    """Fit the sequence model to articles, each its paragraphs and the labels of its tokens, and write it to `path`."""
    trainer = library().Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(dict(PARAMETERS))
    for paragraphs, wanted in articles:
        for start, end, rows in paragraphs:
            trainer.append(library().ItemSequence(rows), wanted[start:end])
    trainer.train(str(path))


class Tagger:
    """A sequence model read from its bytes."""

    def __init__(self, content: bytes) -> None:
        # The library reads from these very bytes as long as the tagger lives.
        self._content = content
        self._tagger = library().Tagger()
        self._tagger.open_inmemory(self._content)
        self._labels = set(self._tagger.labels())

    def marks(self, count: int, paragraphs: Sequences) -> Marks:
        """Return the probabilities of every token of an article of `count` tokens."""
        found = Marks(*([0.0] * count for _ in range(4)))
        columns = ((found.begin, BEGIN), (found.inside, INSIDE), (found.source, SOURCE), (found.cue, CUE))
        known = [(column, label) for column, label in columns if label in self._labels]
        for start, end, rows in paragraphs:
            self._tagger.set(library().ItemSequence(rows))
            for i in range(start, end):
                for column, label in known:
                    column[i] = self._tagger.marginal(label, i - start)
        return found


def paragraphs_of(reading: Reading) -> Sequences:
    """Return the features of an article, paragraph by paragraph."""
    return list(sequences(reading))
