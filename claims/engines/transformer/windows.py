"""Windows of an article, as long as the transformer reads at once: whole paragraphs where they fit, and some text around."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.engines.trained.features import Reading
from claims.engines.trained.tagging import Sequences
from claims.engines.transformer.wordpieces import WordPieces

# Pieces that a window is read for, and pieces around them on either side; the transformer has places for 512. It learns on
# shorter windows, of which there are more, and reads longer ones as well: fewer pieces are read twice.
CORE, AROUND = 430, 16
LEARNED_CORE = 320
# A token of more pieces is nothing that a newspaper prints.
MAX_PIECES = 8


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens [low, high) of an article, read for the sake of [first, end).

    `pieces` are the numbers of the word pieces, with those of start and stop; `owners` gives for each the token it belongs
    to, counted from `low`, or -1. `features` lists the numbers of each token's features, `opens` whether it begins a line.
    """

    low: int
    high: int
    first: int
    end: int
    pieces: list[int]
    owners: list[int]
    features: list[list[int]]
    opens: list[bool]


class Features:
    """What the sequence model sees of a token itself, by number; 0 is nothing."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self._numbers = {name: number for number, name in enumerate(names, start=1)}

    def of(self, paragraphs: Sequences, count: int) -> list[list[int]]:
        """Return the numbers of the features of each of an article's tokens."""
        found: list[list[int]] = [[] for _ in range(count)]
        for start, _, rows in paragraphs:
            for i, row in enumerate(rows, start=start):
                found[i] = [self._numbers[name] for name in row if name in self._numbers]
        return found


def of_itself(row: Iterable[str]) -> list[str]:
    """Leave out what the features say of neighbours and of the word: the transformer reads these itself."""
    return [name for name in row if name[0] not in "-12" and not name.startswith(("bias", "w=", "l=", "w-1"))]


def windows(
    reading: Reading,
    pieces: WordPieces,
    features: Sequence[list[int]],
    *,
    core: int = CORE,
    around: int = AROUND,
) -> list[Window]:
    """Cut an article into windows that together are read for every token, in their order; `core` and `around` in pieces."""
    cut = [list(pieces.read(token.text)[:MAX_PIECES]) or [pieces.unknown] for token in reading.tree.tokens]
    opening = {start for start, _ in reading.lines}
    found = []
    for first, end in _cores(reading, [len(own) for own in cut], core):
        low, high, room = first, end, around
        while low and room >= len(cut[low - 1]):
            low -= 1
            room -= len(cut[low])
        room = around
        while high < len(cut) and room >= len(cut[high]):
            room -= len(cut[high])
            high += 1
        numbers = [number for i in range(low, high) for number in cut[i]]
        owners = [i - low for i in range(low, high) for _ in cut[i]]
        found.append(
            Window(
                low, high, first, end, [pieces.start, *numbers, pieces.stop], [-1, *owners, -1],
                list(features[low:high]), [i in opening for i in range(low, high)],
            )
        )  # fmt: skip
    return found


def _cores(reading: Reading, lengths: Sequence[int], core: int) -> list[tuple[int, int]]:
    """Pack paragraphs, as many as fit; one that is too long alone is cut between tokens."""
    found: list[tuple[int, int]] = []
    used = 0
    for start, end in reading.lines:
        total = sum(lengths[start:end])
        if found and used + total <= core:
            found[-1] = found[-1][0], end
            used += total
            continue
        low, used = start, 0
        for i in range(start, end):
            if used + lengths[i] > core:
                found.append((low, i))
                low, used = i, 0
            used += lengths[i]
        if low < end:
            found.append((low, end))
    return found
