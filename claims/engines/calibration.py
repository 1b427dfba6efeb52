"""Whether scores tell the truth: of each pattern, how many proposals are claims, on one set of articles and on all of them."""

from collections.abc import Iterable, Iterator, Mapping
from math import sqrt

from claims.engines.scoring import pair, words
from claims.engines.shapes import MarkedArticle

# Of a 95 % interval.
Z = 1.96
# A pattern is known by the code of its reason and its score.
Pattern = tuple[str, float]
Counts = dict[Pattern, tuple[int, int]]


def counted_by_pattern(pairs: Iterable[tuple[MarkedArticle, MarkedArticle]]) -> Counts:
    """Count outermost proposals by pattern: how many match a claim by half of the words, and how many there are.

    Articles are given as (gold record, proposed record).
    """
    counts: Counts = {}
    for gold, proposed in pairs:
        text = gold["text"]
        given = [claim for claim in proposed["claims"] if claim["content"] and not claim.get("parent")]
        own = [words(text, claim["content"]) for claim in given]
        matched = set(pair([words(text, claim["content"]) for claim in gold["claims"]], own).values())
        for j, claim in enumerate(given):
            reason = claim.get("reason")
            pattern = (reason["code"] if reason else "", claim.get("score", 0.0))
            hits, of = counts.get(pattern, (0, 0))
            counts[pattern] = hits + (j in matched), of + 1
    return counts


def pooled(sets: Iterable[Counts]) -> Counts:
    """Add the counts of several sets."""
    total: Counts = {}
    for counts in sets:
        for pattern, (hits, of) in counts.items():
            before = total.get(pattern, (0, 0))
            total[pattern] = before[0] + hits, before[1] + of
    return total


def lower_bound(hits: int, of: int) -> float:
    """Return the lower end of Wilson's 95 % interval for a share of `of` (E. B. Wilson, JASA 22, 1927); 0 for none."""
    if not of:
        return 0.0
    share, room = hits / of, Z * Z / of
    middle = share + room / 2
    return (middle - Z * sqrt(share * (1 - share) / of + room / (4 * of))) / (1 + room)


def table(sets: Mapping[str, Counts]) -> Iterator[str]:
    """Yield the lines of a table: of each pattern its score, its share on each set, and the lower bound over all of them."""
    everything = pooled(sets.values())
    yield f"{'pattern':24} score   lower  " + "  ".join(f"{name:>22}" for name in sets)
    for code, score in sorted(everything, key=lambda own: (-own[1], own[0])):
        lower = lower_bound(*everything[code, score])
        shares = []
        for counts in sets.values():
            hits, of = counts.get((code, score), (0, 0))
            shares.append(f"{100 * hits / of:5.1f} % of {of:5}" if of else "none")
        # An accept-all threshold takes a pattern in by its score, so the score may not be above what holds.
        mark = " " if lower >= score - 0.005 else "!"
        yield f"{code:24} {score:5.2f}{mark}  {lower:5.2f}  " + "  ".join(f"{share:>22}" for share in shares)
