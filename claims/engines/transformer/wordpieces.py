"""Cuts words into the pieces of the vocabulary that the small transformer was made with (WordPiece, as BERT reads English).

Letters are lowered and lose their accents, marks and Chinese characters stand alone, and each word becomes the longest
pieces of the vocabulary from left to right (Devlin et al., BERT, NAACL 2019, appendix; `tokenization.py` of its release).
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

UNKNOWN, START, STOP = "[UNK]", "[CLS]", "[SEP]"
CONTINUES = "##"
LONGEST_WORD = 100
REMEMBERED = 20_000
# Blocks of Chinese characters, first and last code point.
CHINESE = (
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F),
)  # fmt: skip
BLANK, ALONE = " ", "\n"


class WordPieces:
    """Reads text as numbers of pieces, by the vocabulary's own order."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the pieces in their order. Raises ValueError when one of the three that every text needs is missing."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        missing = [piece for piece in (UNKNOWN, START, STOP) if piece not in self._numbers]
        if missing:
            raise ValueError(f"The vocabulary has no {missing[0]}.")
        self.unknown, self.start, self.stop = (self._numbers[piece] for piece in (UNKNOWN, START, STOP))
        self._longest = min(LONGEST_WORD, max(len(piece) for piece in vocabulary))
        self.read = lru_cache(maxsize=REMEMBERED)(self._read)

    def _read(self, text: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a text; nothing for one of white space and control characters."""
        return tuple(number for word in words(text) for number in self._word(word))

    def _word(self, word: str) -> list[int]:
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        found, start = [], 0
        while start < len(word):
            prefix = CONTINUES if start else ""
            for end in range(min(len(word), start + self._longest), start, -1):
                number = self._numbers.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            found.append(number)
            start = end
        return found


def words(text: str) -> list[str]:
    """Split a text into lowered words without accents; a punctuation mark or Chinese character is a word of its own."""
    found: list[str] = []
    current: list[str] = []
    for character in text:
        for plain in _plain(character):
            if plain == BLANK or plain[0] == ALONE:
                if current:
                    found.append("".join(current))
                    current = []
                if plain != BLANK:
                    found.append(plain[1:])
            else:
                current.append(plain)
    if current:
        found.append("".join(current))
    return found


@lru_cache(maxsize=REMEMBERED)
def _plain(character: str) -> tuple[str, ...]:
    """Return what becomes of a character: nothing, white space, letters, or what stands alone (after a line break)."""
    if character in "\t\n\r" or unicodedata.category(character).startswith("Z"):
        return (BLANK,)
    if character == "\ufffd" or unicodedata.category(character).startswith("C"):
        return ()
    if any(low <= ord(character) <= high for low, high in CHINESE):
        return (ALONE + character,)
    letters = unicodedata.normalize("NFD", character.lower())
    kept = (letter for letter in letters if unicodedata.category(letter) != "Mn")
    return tuple(ALONE + letter if _is_mark(letter) else letter for letter in kept)


def _is_mark(character: str) -> bool:
    # BERT takes every ASCII character that is neither letter nor figure for punctuation, "$" and "^" too.
    ascii_mark = "!" <= character <= "~" and not character.isalnum()
    return ascii_mark or unicodedata.category(character).startswith("P")
