"""Tokenises German text in one pass: words, marks, sentences and clause fields."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from claims.engines.german.lexicon import listed
from claims.engines.marks import Quotation, quotations

WORD = regex.compile(
    r"\p{L}[\p{L}\p{M}\p{N}]*+(?:['’./&-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*+)*+-?|\p{N}++(?:[.,:]\p{N}++)*+(?:-\p{L}++)*+|\S"
)
# Abbreviations: a full stop after them does not end a sentence.
SHORT = listed(
    "dr prof st nr ca bzw usw etc vgl evtl ggf geb gest sog inkl abs art tel hrsg jh mio mrd mr mrs ing dipl med jur z b d h u a o s "
    "i v chr bsp max min jan feb aug sept okt nov dez str co inc ltd jr sen bd mind zzt amtl dt engl kath ev"
)
MONTHS = listed("januar jänner februar märz april mai juni juli august september oktober november dezember")
# Longer sentences are split here, so that the cost of a text stays linear in its length.
LONGEST_SENTENCE = 160


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a mark, or a whole quotation (`quote`); offsets in code points, end exclusive."""

    start: int
    end: int
    text: str
    low: str
    quote: bool = False

    @property
    def capital(self) -> bool:
        """Whether it is capitalised like a name or noun: “Bericht”, and “ai-Bericht” or “eBay”."""
        return self.text != self.low and self.text[:1].isalpha()

    @property
    def letters(self) -> bool:
        """Whether it is a word rather than a mark or number."""
        return not self.quote and self.text[:1].isalpha()


@dataclass(slots=True)
class Sentence:
    """A sentence: its words (each quotation is one word), and its fields, the runs of words between commas and similar marks."""

    words: list[Word]
    fields: list[tuple[int, int]] = field(default_factory=list)
    # Depth of round brackets at each word.
    hidden: list[bool] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end

    def field_at(self, index: int) -> int:
        """Return the number of the field that holds a word."""
        return max(0, bisect_right(self.fields, index, key=lambda own: own[0]) - 1)


def sentences(text: str) -> Iterator[Sentence]:
    """Split a text into sentences, never inside a quotation."""
    marked = [q for q in quotations(text) if q.end - q.start > q.opening + q.closing]
    offset, place = 0, 0
    for line in text.split("\n"):
        end = offset + len(line)
        here = place
        while place < len(marked) and marked[place].start < end:
            place += 1
        words = list(_words(text, offset, end, marked[here:place]))
        for first, last in _cuts(text, words):
            yield _made(words[first:last])
        offset = end + 1


def _words(text: str, start: int, end: int, marked: Sequence[Quotation]) -> Iterator[Word]:
    at = start
    for q in marked:
        yield from _plain(text, at, q.start)
        yield Word(q.start, q.end, text[q.start : q.end], "", True)
        at = q.end
    yield from _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    for match in WORD.finditer(text, start, end):
        word = match.group()
        yield Word(match.start(), match.end(), word, word.lower())


def _cuts(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield first and last index of each sentence."""
    first = 0
    for i, word in enumerate(words):
        if i + 1 - first >= LONGEST_SENTENCE or _ends(text, words, i, word):
            yield first, i + 1
            first = i + 1
    if first < len(words):
        yield first, len(words)


def _ends(text: str, words: Sequence[Word], i: int, word: Word) -> bool:
    follows = words[i + 1] if i + 1 < len(words) else None
    if follows is None:
        return True
    if not (follows.capital or follows.quote or follows.text[:1].isdigit() or follows.text in "([-–—•*"):
        return False
    if word.quote:
        body = word.text.rstrip("“”\"»«’'‘ ")
        return body[-1:] in (".", "!", "?", "…") and (follows.capital or follows.quote or follows.text[:1].isdigit())
    if word.text in "!?…":
        return True
    if word.text != "." or follows.start == word.end and follows.text[:1].isdigit():
        return False
    return not _shortened(words, i)


def _shortened(words: Sequence[Word], i: int) -> bool:
    """Return whether a full stop belongs to a number or an abbreviation: “am 5. August”, “Dr. Meier”."""
    before = words[i - 1] if i else None
    if before is None or before.end != words[i].start or before.quote:
        return False
    follows = words[i + 1]
    if before.text.isdigit():
        return len(before.text) <= 2 or follows.low in MONTHS
    if len(before.text) == 1 and before.capital:
        return True
    return before.low in SHORT or before.low.rpartition(".")[2] in SHORT and "." in before.low


def _made(words: list[Word]) -> Sentence:
    made = Sentence(words)
    depth, first = 0, 0
    for i, word in enumerate(words):
        if word.text in ("(", "["):
            depth += 1
        made.hidden.append(depth > 0)
        if word.text in (")", "]"):
            depth = max(0, depth - 1)
        if word.text in (",", ";", ":", "–", "—") and not depth or word.text == "-" and _dash(words, i):
            if first < i:
                made.fields.append((first, i))
            first = i + 1
    last = len(words)
    while last > first and words[last - 1].text in (".", "!", "?", "…"):
        last -= 1
    if first < last:
        made.fields.append((first, last))
    if not made.fields:
        made.fields.append((0, len(words)))
    return made


def _dash(words: Sequence[Word], i: int) -> bool:
    return 0 < i < len(words) - 1 and words[i - 1].end < words[i].start and words[i].end < words[i + 1].start
