"""User names for people who are invited: "h.brandt" for Hanna Brandt."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

MAX_LENGTH = 40
# Letters that have no accent to lose.
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})


def names_for(name: str) -> Iterator[str]:
    """Yield user names for a person's name, the best first, without end."""
    first, *rest = _words(name) or ["person"]
    base = f"{first[0]}.{rest[-1]}" if rest else first
    yield base[:MAX_LENGTH]
    for number in count(2):
        yield f"{base[:MAX_LENGTH]}{number}"


def _words(name: str) -> list[str]:
    """Return the words of a name in ASCII letters and digits; scripts without Latin letters leave none."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    return re.findall(r"[a-z0-9]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
