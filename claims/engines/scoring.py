"""How good suggestions are: proposals against gold, claim by claim; pure. The same figures for every engine and every corpus.

Definitions, all in percent:
- exact: the outer bounds are equal once quotation marks, punctuation and space are stripped from both ends;
- iou50: one to one, the words that both share are at least half of the words in either;
- words: all content words of an article taken together;
- sourced: matched at iou50, and the proposed source shares a word with the gold source;
- speaker: on claims matched at iou50, where the gold names speakers: the proposed name and a name or alias of one of them are
  equal, or one holds all words of the other; no name is right where nobody is stated;
- cue exact, source exact: on claims matched at iou50 whose gold has a cue, a source.

Gold claims marked `optional` are neither a miss nor a false alarm. With `top_level`, proposals that have a parent are left out,
because corpora of PolNeAR's kind mark outermost claims only.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.core.directness import directness_of
from claims.engines.shapes import MarkedArticle, MarkedClaim, Named, Spans

EDGE = " \t\n\r\"“”'‘’,.;:!?()[]—–-…"
WORD = re.compile(r"\S+")
ARTICLES = {"the", "a", "an"}
FIGURES = ("exact", "iou50", "words", "sourced")


@dataclass(slots=True)
class Tally:
    """Counts that add up over articles."""

    counts: Counter[str] = field(default_factory=Counter)
    by_directness: dict[str, list[int]] = field(default_factory=dict)

    def f1(self, figure: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a figure, in percent."""
        count = self.counts
        predicted, gold = count["predicted"], count["gold"]
        hits, found = count[figure], count[figure]
        if figure == "exact":
            hits, found = count["exact_predicted"], count["exact_gold"]
        if figure == "words":
            predicted, gold = count["words_predicted"], count["words_gold"]
        precision, recall = hits / max(1, predicted), found / max(1, gold)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return 100 * precision, 100 * recall, 100 * f1

    def share(self, figure: str, of: str) -> float:
        """Return a count as a percentage of another."""
        return 100 * self.counts[figure] / max(1, self.counts[of])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that compares engines, in percent: F1 of exact, iou50, words and sourced, then cue exact."""

    name: str
    values: tuple[float, float, float, float, float]


def row_of(name: str, tally: Tally) -> Row:
    """Sum a tally up as a line of the table."""
    exact, iou50, covered, sourced = (tally.f1(figure)[2] for figure in FIGURES)
    return Row(name, (exact, iou50, covered, sourced, tally.share("cue_exact", "with_cue")))


def words(text: str, spans: Spans) -> set[int]:
    """Return where the words start that the spans cover, without marks at their ends (code points)."""
    found = set()
    for start, end in spans:
        for match in WORD.finditer(text, start, end):
            core = match[0].strip(EDGE)
            if core:
                found.add(match.start() + match[0].index(core))
    return found


def bounds(text: str, spans: Spans) -> tuple[int, int]:
    """Return the outer bounds of spans, stripped of marks, punctuation and space."""
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def pair(gold: Sequence[set[int]], proposed: Sequence[set[int]]) -> dict[int, int]:
    """Match gold claims to proposals one to one, best overlap first, at an intersection over union of at least one half."""
    candidates = sorted(
        (
            (len(left & right) / len(left | right), i, j)
            for i, left in enumerate(gold)
            for j, right in enumerate(proposed)
            if left & right
        ),
        reverse=True,
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in candidates:
        if value >= 0.5 and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def score(pairs: Iterable[tuple[MarkedArticle, MarkedArticle]], *, top_level: bool = False) -> Tally:
    """Score articles, each given as (gold record, proposed record) with `text` and `claims`."""
    tally = Tally()
    for gold, proposed in pairs:
        _score_article(tally, gold, proposed, top_level)
    return tally


def _score_article(tally: Tally, gold: MarkedArticle, proposed: MarkedArticle, top_level: bool) -> None:
    text, count = gold["text"], tally.counts
    wanted = [claim for claim in gold["claims"] if claim["content"]]
    given = [claim for claim in proposed["claims"] if claim["content"] and not (top_level and claim.get("parent"))]
    wanted_words = [words(text, claim["content"]) for claim in wanted]
    given_words = [words(text, claim["content"]) for claim in given]
    wanted_bounds = [bounds(text, claim["content"]) for claim in wanted]
    given_bounds = [bounds(text, claim["content"]) for claim in given]
    matched = pair(wanted_words, given_words)
    free = {matched[i] for i, claim in enumerate(wanted) if claim.get("optional") and i in matched}
    count["articles"] += 1
    count["predicted"] += len(given) - len(free)
    count["exact_predicted"] += sum(own in wanted_bounds for j, own in enumerate(given_bounds) if j not in free)
    left, right = set().union(*wanted_words), set().union(*given_words)
    count["words"] += len(left & right)
    count["words_gold"] += len(left)
    count["words_predicted"] += len(right)
    for i, claim in enumerate(wanted):
        if claim.get("optional"):
            continue
        kind = claim.get("type") or directness_of(text, tuple((start, end) for start, end in claim["content"])).value
        seen = tally.by_directness.setdefault(kind, [0, 0])
        count["gold"] += 1
        count["exact_gold"] += wanted_bounds[i] in given_bounds
        seen[1] += 1
        if i in matched:
            seen[0] += 1
            _score_match(count, text, claim, given[matched[i]])
            _score_speaker(count, gold.get("speakers"), claim, given[matched[i]])


def _score_match(count: Counter[str], text: str, claim: MarkedClaim, guess: MarkedClaim) -> None:
    count["iou50"] += 1
    if claim.get("source"):
        source = guess.get("source") or []
        count["with_source"] += 1
        count["sourced"] += bool(words(text, claim["source"]) & words(text, source))
        count["source_exact"] += bool(source) and bounds(text, claim["source"]) == bounds(text, source)
    if claim.get("cue"):
        count["with_cue"] += 1
        count["cue_exact"] += bool(guess.get("cue")) and words(text, claim["cue"]) == words(text, guess["cue"])


def _score_speaker(
    count: Counter[str], known: Mapping[str, Named] | None, claim: MarkedClaim, guess: MarkedClaim
) -> None:
    if not isinstance(known, Mapping) or "speakers" not in claim or "speaker" not in guess:
        return
    own = [known[key] for key in claim["speakers"]]
    names = [name for one in own for name in (one["name"], *one.get("aliases", ())) if name]
    unstated = not claim.get("source") and not guess["speaker"]
    count["with_speaker"] += 1
    count["speaker"] += unstated or any(same_speaker(guess["speaker"], name) for name in names)


def same_speaker(left: str, right: str) -> bool:
    """Tell whether two names are equal, or one holds all words of the other; case, marks and articles aside."""
    a, b = _name_words(left), _name_words(right)
    return bool(a and b) and (a <= b or b <= a)


def _name_words(name: str) -> set[str]:
    return {word for match in WORD.findall(name.casefold()) if (word := match.strip(EDGE))} - ARTICLES
