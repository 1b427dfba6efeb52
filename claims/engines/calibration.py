"""Whether scores tell the truth: of each pattern, how many proposals are claims, on one set of articles and on all of them."""

from collections.abc import Iterable, Iterator, Mapping

from claims.engines.evidence import Cases, lower_bound, score_of, upper_bound
from claims.engines.scoring import pair, words
from claims.engines.shapes import MarkedArticle


def counted_by_pattern(pairs: Iterable[tuple[MarkedArticle, MarkedArticle]], *, nested: bool = False) -> Cases:
    """Count proposals by pattern: how many match a claim by half of the words, and how many there are.

    Articles are given as (gold record, proposed record). Inner proposals count where `nested` says that the gold has such
    claims too. Proposals without a pattern do not count.
    """
    counts: Cases = {}
    for gold, proposed in pairs:
        text = gold["text"]
        given = [claim for claim in proposed["claims"] if claim["content"] and (nested or not claim.get("parent"))]
        own = [words(text, claim["content"]) for claim in given]
        matched = set(pair([words(text, claim["content"]) for claim in gold["claims"]], own).values())
        for j, claim in enumerate(given):
            if pattern := claim.get("pattern"):
                hits, of = counts.get(pattern, (0, 0))
                counts[pattern] = hits + (j in matched), of + 1
    return counts


def own_patterns(counts: Cases, engine: str, languages: tuple[str, ...]) -> Cases:
    """Keep the patterns of an engine, and those of every engine where this one reads languages of its own and not any."""
    kept = {f"{engine}/"} | ({"any/"} if languages else set())
    return {pattern: cases for pattern, cases in counts.items() if pattern[: pattern.index("/") + 1] in kept}


def pooled(sets: Iterable[Cases]) -> Cases:
    """Add the counts of several sets."""
    total: Cases = {}
    for counts in sets:
        for pattern, (hits, of) in counts.items():
            before = total.get(pattern, (0, 0))
            total[pattern] = before[0] + hits, before[1] + of
    return total


def too_high(counts: Cases) -> list[str]:
    """Name the patterns whose score is above whatever these counts leave possible: there, a score does not tell the truth."""
    return [pattern for pattern, (hits, of) in sorted(counts.items()) if upper_bound(hits, of) < score_of(pattern)]


def table(sets: Mapping[str, Cases]) -> Iterator[str]:
    """Yield the lines of a table: of each pattern its score, its share on each set, and the lower bound over all of them."""
    everything = pooled(sets.values())
    wrong = set(too_high(everything))
    yield f"{'pattern':28} score   lower  " + "  ".join(f"{name:>22}" for name in sets)
    for pattern in sorted(everything, key=lambda own: (-score_of(own), own)):
        shares = []
        for counts in sets.values():
            hits, of = counts.get(pattern, (0, 0))
            shares.append(f"{100 * hits / of:5.1f} % of {of:5}" if of else "none")
        mark = "!" if pattern in wrong else " "
        lower = lower_bound(*everything[pattern])
        yield f"{pattern:28} {score_of(pattern):5.2f}{mark}  {lower:5.2f}  " + "  ".join(
            f"{share:>22}" for share in shares
        )
