"""What a pattern's score is: the lower end of what was measured of it, so that a score means the same wherever it is read.

`evidence.json` holds, by pattern, how many proposals were claims and how many there were, on every set of marked articles
together; `make evaluate EVIDENCE=FILE` writes it.
"""

import json
from functools import lru_cache
from math import floor, sqrt
from pathlib import Path

FILE = Path(__file__).with_name("evidence.json")
# Of a 95 % interval.
Z = 1.96
# A pattern by name, as "rules/clause": hits, and of how many.
Cases = dict[str, tuple[int, int]]


def lower_bound(hits: int, of: int) -> float:
    """Return the lower end of Wilson's 95 % interval for a share of `of` (E. B. Wilson, JASA 22, 1927); 0 for none."""
    return _bound(hits, of, -Z) if of else 0.0


def upper_bound(hits: int, of: int) -> float:
    """Return the upper end of the same interval; 1 for none."""
    return _bound(hits, of, Z) if of else 1.0


def _bound(hits: int, of: int, z: float) -> float:
    share, room = hits / of, z * z / of
    middle = share + room / 2
    return (middle + z * sqrt(share * (1 - share) / of + room / (4 * of))) / (1 + room)


@lru_cache(maxsize=1)
def measured() -> Cases:
    """Return the cases of every pattern."""
    read: dict[str, list[int]] = json.loads(FILE.read_text(encoding="utf-8"))
    return {pattern: (hits, of) for pattern, (hits, of) in read.items()}


def score_of(pattern: str) -> float:
    """Return the score of a pattern, 0..1: a share that holds at least; 0 for one that was never seen at work."""
    return floor(100 * lower_bound(*measured().get(pattern, (0, 0)))) / 100


def written(cases: Cases) -> str:
    """Give cases as the file holds them: a pattern a line, so that a change is easy to read."""
    lines = (f"  {json.dumps(pattern)}: [{hits}, {of}]" for pattern, (hits, of) in sorted(cases.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"
