"""The second yardstick: what a desk notices in stories of its own, beside the F1 of PolNeAR."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import regex

from claims.engines.marks import quotations
from claims.engines.scoring import pair, same_speaker, words
from claims.engines.shapes import MarkedArticle, MarkedClaim

QUOTATION_WORDS = 5
PRONOUNS = regex.compile(r"(?:he|she|they|it|we|i|who|which|that|her|him|them|you)", regex.IGNORECASE)


@dataclass(slots=True)
class Measure:
    """Counts over stories: quotations, suggestions, indirect claims, and speakers by kind of mention."""

    quotations: int = 0
    covered: int = 0
    suggestions: int = 0
    no_claim: int = 0
    indirect: int = 0
    indirect_found: int = 0
    # By kind of mention ("name", "pronoun", "description", "none"): right, wrong and empty names of suggestions that are claims.
    speakers: dict[str, Counter[str]] = field(default_factory=dict)

    def share(self, outcome: str, kinds: Iterable[str] | None = None) -> float:
        """Return how many in a hundred suggested speakers are right, wrong or empty."""
        tallies = [tally for kind, tally in self.speakers.items() if kinds is None or kind in kinds]
        of = sum(tally.total() for tally in tallies)
        return 100 * sum(tally[outcome] for tally in tallies) / max(1, of)


def measure(pairs: Iterable[tuple[MarkedArticle, MarkedArticle]]) -> Measure:
    """Measure stories, each given as (gold record, proposed record)."""
    found = Measure()
    for gold, proposed in pairs:
        _add(found, gold, proposed)
    return found


def _add(total: Measure, gold: MarkedArticle, proposed: MarkedArticle) -> None:
    text = gold["text"]
    wanted, given = gold["claims"], proposed["claims"]
    left, right = ([words(text, claim["content"]) for claim in claims] for claims in (wanted, given))
    _quotations(total, text, left, right)
    matched = pair(left, right)
    taken = {j: i for i, j in matched.items()}
    for j, guess in enumerate(given):
        i = taken.get(j)
        if i is None:
            i = next((i for i, claim in enumerate(wanted) if _is_same_act(text, claim, guess, left[i], right[j])), None)
        total.suggestions += 1
        total.no_claim += i is None
        if i is not None:
            _speaker(total, gold, wanted[i], guess)
    for i, claim in enumerate(wanted):
        if claim.get("type") == "indirect":
            total.indirect += 1
            total.indirect_found += i in matched


def _quotations(total: Measure, text: str, wanted: Sequence[set[int]], given: Sequence[set[int]]) -> None:
    told, proposed = set[int]().union(*wanted), set[int]().union(*given)
    for quotation in quotations(text):
        own = words(text, [(quotation.start, quotation.end)])
        # Scare quotes and titles of works are no claims, so the gold leaves them out.
        if len(own) >= QUOTATION_WORDS and own <= told:
            total.quotations += 1
            total.covered += 2 * len(own & proposed) >= len(own)


def _is_same_act(text: str, claim: MarkedClaim, guess: MarkedClaim, left: set[int], right: set[int]) -> bool:
    """Tell whether a suggestion reports the same act with other boundaries: the same cue, or part of the same quotation."""
    if not left & right:
        return False
    own, other = claim.get("cue") or (), guess.get("cue") or ()
    if own and other:
        return any(start < end_of and start_of < end for start, end in own for start_of, end_of in other)
    return 2 * len(left & right) >= len(right) and claim.get("type") in {"direct", "mixed"}


def _speaker(total: Measure, gold: MarkedArticle, claim: MarkedClaim, guess: MarkedClaim) -> None:
    known = gold.get("speakers") or {}
    names = [
        name for key in claim.get("speakers") or () for name in (known[key]["name"], *known[key].get("aliases", ()))
    ]
    name = guess.get("speaker") or ""
    if not name:
        outcome = "empty" if names else "right"
    else:
        outcome = "right" if any(same_speaker(name, own) for own in names) else "wrong"
    kind = mention(gold["text"], claim, names)
    source = " ".join(gold["text"][start:end] for start, end in claim.get("source") or ())
    if outcome == "wrong" and kind == "description" and same_speaker(name, source):
        # What the text calls somebody is no wrong name, whoever it turns out to be.
        outcome = "right"
    total.speakers.setdefault(kind, Counter())[outcome] += 1


def mention(text: str, claim: MarkedClaim, names: Sequence[str]) -> str:
    """Return the kind of mention that a claim's source is: "name", "pronoun", "description" or "none"."""
    source = " ".join(text[start:end] for start, end in claim.get("source") or ())
    if not source:
        return "none"
    if PRONOUNS.fullmatch(source):
        return "pronoun"
    capitals = {word for name in names for word in name.split() if word[:1].isupper() and len(word) > 2}
    return "name" if any(word in capitals for word in regex.findall(r"[\p{L}’'-]+", source)) else "description"
