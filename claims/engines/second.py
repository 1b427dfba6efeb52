"""Two people's marks on the same stories: how far they agree, claim by claim."""

from collections import Counter
from collections.abc import Iterable

from claims.engines.scoring import bounds, pair, same_speaker, words
from claims.engines.shapes import MarkedArticle, MarkedClaim
from claims.engines.stories import FOLDER, stories

SECOND = FOLDER / "second"


def read_twice() -> list[tuple[MarkedArticle, MarkedArticle]]:
    """Read the stories that somebody marked a second time, each as (first marks, second marks); raises ValueError for other texts."""
    first = {story["title"]: story for story in stories()}
    pairs = [(first[story["title"]], story) for story in stories(SECOND)]
    for one, other in pairs:
        if one["text"] != other["text"]:
            raise ValueError(f"{one['title']}: the second marks are on another text.")
    return pairs


def agreement(pairs: Iterable[tuple[MarkedArticle, MarkedArticle]]) -> Counter[str]:
    """Count the claims of either reading, those in both (half of the words shared), and what is the same in these."""
    counts: Counter[str] = Counter()
    for one, other in pairs:
        text, left, right = one["text"], one["claims"], other["claims"]
        own, others = ([words(text, claim["content"]) for claim in claims] for claims in (left, right))
        both = pair(own, others)
        parents = {left[i]["id"]: right[j]["id"] for i, j in both.items()}
        counts["first"] += len(left)
        counts["second"] += len(right)
        counts["both"] += len(both)
        counts["words"] += len(set().union(*own) & set().union(*others))
        counts["words_first"] += len(set().union(*own))
        counts["words_second"] += len(set().union(*others))
        for i, j in both.items():
            mine, theirs = left[i], right[j]
            parent = mine.get("parent")
            counts["boundaries"] += bounds(text, mine["content"]) == bounds(text, theirs["content"])
            counts["source"] += words(text, mine.get("source", ())) == words(text, theirs.get("source", ()))
            counts["cue"] += words(text, mine.get("cue", ())) == words(text, theirs.get("cue", ()))
            counts["speaker"] += _same_speaker(one, mine, other, theirs)
            counts["directness"] += mine.get("type") == theirs.get("type")
            counts["parent"] += (parents.get(parent) if parent else None) == theirs.get("parent")
    return counts


def _same_speaker(one: MarkedArticle, mine: MarkedClaim, other: MarkedArticle, theirs: MarkedClaim) -> bool:
    left, right = (
        [story["speakers"][key]["name"] for key in claim.get("speakers", ())]
        for story, claim in ((one, mine), (other, theirs))
    )
    return left == right or any(same_speaker(name, own) for name in left for own in right)


def lines(counts: Counter[str]) -> str:
    """Say the counts in one line."""
    both = counts["both"]
    f1 = 200 * both / (counts["first"] + counts["second"])
    shared = 200 * counts["words"] / (counts["words_first"] + counts["words_second"])
    same = ", ".join(
        f"{name} {counts[name]}" for name in ("boundaries", "source", "cue", "speaker", "directness", "parent")
    )
    return (
        f"claims in both readings: {both} (F1 {f1:.1f}), in the first alone: {counts['first'] - both}, "
        f"in the second alone: {counts['second'] - both}; words F1 {shared:.1f}; the same of these {both}: {same}"
    )
