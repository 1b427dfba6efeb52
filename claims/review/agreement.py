"""What two passes over one article share, as counts that add up over articles; pure.

Two claims are compared by the words of their slots, the start offsets of words without marks at their ends, as
`claims/engines/scoring.py` compares suggestions. Claims are matched one to one, best overlap first, at an intersection over
union of at least one half of their content. Equal overlaps are decided by the cue, by the source, by the place and at last
by everything else that the claims say, so that no result depends on the order of claims or of passes.
Offsets are code points, ends exclusive. docs/agreement.md has the definitions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.core.records import Fragments
from claims.core.text import normalise, size
from claims.engines import scoring

# Counted differently, passes must be compared anew: part of what a stored comparison rests on.
METHOD = 2
ENOUGH = 0.5
NOBODY = ""

# The counts of a pair of passes, in the order in which they are stored.
SUMS = (
    "left", "right", "matched", "touching", "same",
    "words_left", "words_right",
    "both_marked", "left_marked", "right_marked", "unmarked",
    "source_same", "source_touching", "cue_same", "cue_touching", "addressee_same", "addressee_touching",
    "parents_left", "parents_right", "parents_same",
    "repeated",
)  # fmt: skip
ROLES = ("source", "cue", "addressee")
# What is judged of a claim, as one value.
JUDGED = ("directness", "claim_type", "checkworthiness", "was_said", "verdict")
SPEAKER = "speaker"
VALUES = (*JUDGED, SPEAKER)


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """One claim of a pass. An empty judgement is missing, not a value; `nobody`: the pass says that no speaker is stated."""

    key: str
    content: Fragments
    source: Fragments = ()
    cue: Fragments = ()
    addressee: Fragments = ()
    speakers: frozenset[str] = frozenset()
    nobody: bool = False
    judged: Mapping[str, str] = field(default_factory=dict)
    parent: str | None = None
    nesting: str = ""

    @property
    def speaker(self) -> str | None:
        """Return the set of speakers as one value: their sorted keys, `NOBODY` for none stated, None for a missing answer."""
        if self.speakers:
            return " ".join(sorted(self.speakers))
        return NOBODY if self.nobody else None


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim by its words; `rank` decides between claims at the same place and is equal only where the claims are."""

    claim: MarkedClaim
    content: frozenset[int]
    roles: Mapping[str, frozenset[int]]
    first: int
    last: int
    rank: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pass that is ready to be compared with others: its claims outside of boilerplate, and the code points they mark."""

    claims: tuple[Reading, ...]
    by_key: Mapping[str, int]
    marked: Fragments


@dataclass(frozen=True, slots=True)
class Match:
    """Claims of two passes that are the same claim: their positions."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The counts of a pair of passes, and how often a value of the left stands beside a value of the right, by slot."""

    sums: Mapping[str, int]
    values: Mapping[tuple[str, str, str], int]

    def stored(self) -> list[int]:
        """Return the counts in the order of `SUMS`."""
        return [self.sums[name] for name in SUMS]


def words(text: str, spans: Fragments) -> frozenset[int]:
    """Return where the words of a slot start, without marks at their ends; of a slot that is all marks, where those start."""
    found = scoring.words(text, spans)
    if not found:
        found = {match.start() for start, end in spans for match in scoring.WORD.finditer(text, start, end)}
    return frozenset(found)


def prepare(text: str, claims: Iterable[MarkedClaim], boilerplate: Fragments = ()) -> Prepared:
    """Read the claims of a pass by their words; claims whose content lies in boilerplate alone are left out."""
    every = {claim.key: claim for claim in claims}
    contents = {key: words(text, without(claim.content, boilerplate)) for key, claim in every.items()}
    readings = [
        _reading(text, claim, contents[key], contents.get(claim.parent or ""))
        for key, claim in every.items()
        if contents[key]
    ]
    readings.sort(key=lambda one: (one.first, one.last, one.rank))
    marked = normalise(span for one in readings for span in without(one.claim.content, boilerplate))
    return Prepared(tuple(readings), {one.claim.key: at for at, one in enumerate(readings)}, marked)


def _reading(text: str, claim: MarkedClaim, content: frozenset[int], parent: frozenset[int] | None) -> Reading:
    roles = {role: words(text, getattr(claim, role)) for role in ROLES}
    rank = (
        tuple(sorted(content)),
        *(tuple(sorted(roles[role])) for role in ROLES),
        tuple(claim.judged.get(name, "") for name in JUDGED),
        claim.nesting,
        tuple(sorted(parent or ())),
        (claim.speaker is not None, claim.speaker or ""),
    )
    return Reading(claim, content, roles, min(content), max(content), rank)


def without(spans: Fragments, left_out: Fragments) -> Fragments:
    """Return the parts of normalised fragments that lie outside of others."""
    for low, high in left_out:
        spans = tuple(
            part
            for start, end in spans
            for part in ((start, min(end, low)), (max(start, high), end))
            if part[0] < part[1]
        )
    return spans


def shared_share(left: frozenset[int], right: frozenset[int]) -> float:
    """Return the intersection over union of two sets of words; of two empty ones, 1."""
    union = len(left | right)
    return len(left & right) / union if union else 1.0


def candidates(left: Prepared, right: Prepared) -> list[tuple[float, Match]]:
    """List the pairs of claims that share a word of their content, best first, with their intersection over union."""
    found = []
    for i, one in enumerate(left.claims):
        for j, other in enumerate(right.claims):
            if other.first > one.last or one.first > other.last or not one.content & other.content:
                continue
            overlap = shared_share(one.content, other.content)
            cue, source = (shared_share(one.roles[role], other.roles[role]) for role in ("cue", "source"))
            place = (min(one.first, other.first), min(one.last, other.last))
            key = (-overlap, -cue, -source, *place, *sorted((one.rank, other.rank)))
            found.append((key, overlap, Match(i, j)))
    found.sort(key=lambda entry: entry[0])
    return [(overlap, match) for _, overlap, match in found]


def one_to_one(ordered: Iterable[Match]) -> list[Match]:
    """Take each pair, in order, whose claims are both free."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    chosen = []
    for match in ordered:
        if match.left not in taken_left and match.right not in taken_right:
            taken_left.add(match.left)
            taken_right.add(match.right)
            chosen.append(match)
    return chosen


def align(left: Prepared, right: Prepared) -> list[Match]:
    """Match the claims of two passes one to one, best overlap first, where at least half of the words are shared."""
    return one_to_one(match for overlap, match in candidates(left, right) if overlap >= ENOUGH)


def compare(left: Prepared, right: Prepared, length: int) -> Compared:
    """Count what two passes share over an article with `length` code points outside of boilerplate."""
    pairs = candidates(left, right)
    matches = one_to_one(match for overlap, match in pairs if overlap >= ENOUGH)
    sums: Counter[str] = Counter(dict.fromkeys(SUMS, 0))
    sums.update(left=len(left.claims), right=len(right.claims), matched=len(matches))
    sums["touching"] = len(one_to_one(match for _, match in pairs))
    sums.update(_marked(left.marked, right.marked, length))
    values: Counter[tuple[str, str, str]] = Counter()
    for match in matches:
        one, other = left.claims[match.left], right.claims[match.right]
        sums["same"] += one.content == other.content
        sums["words_left"] += len(one.content - other.content)
        sums["words_right"] += len(other.content - one.content)
        for role in ROLES:
            ours, theirs = one.roles[role], other.roles[role]
            sums[f"{role}_same"] += ours == theirs
            sums[f"{role}_touching"] += bool(ours & theirs) or not (ours or theirs)
        values.update(_judged(one.claim, other.claim))
    sums["repeated"] = _equal_to_any(left, right) + _equal_to_any(right, left) - 2 * sums["same"]
    sums.update(_parents(left, right, matches))
    return Compared(sums, values)


def _equal_to_any(left: Prepared, right: Prepared) -> int:
    """Count the claims of the left that have the words of some claim of the right: more than match where one is there twice."""
    there = {claim.content for claim in right.claims}
    return sum(claim.content in there for claim in left.claims)


def _judged(left: MarkedClaim, right: MarkedClaim) -> list[tuple[str, str, str]]:
    """List what both say of a matched claim: (slot, value of the left, value of the right)."""
    both = [(name, left.judged.get(name), right.judged.get(name)) for name in JUDGED]
    said = [(name, ours, theirs) for name, ours, theirs in both if ours and theirs]
    ours, theirs = left.speaker, right.speaker
    if ours is not None and theirs is not None:
        said.append((SPEAKER, ours, theirs))
    return said


def _marked(left: Fragments, right: Fragments, length: int) -> dict[str, int]:
    """Count code points by who marked them as content."""
    ours, theirs, either = size(left), size(right), size(normalise((*left, *right)))
    both = ours + theirs - either
    return {
        "both_marked": both,
        "left_marked": ours - both,
        "right_marked": theirs - both,
        "unmarked": length - either,
    }


def _parents(left: Prepared, right: Prepared, matches: Sequence[Match]) -> dict[str, int]:
    """Count the (child, parent, nesting) triples of matched children, and those that both passes have."""
    partner = {match.left: match.right for match in matches}
    counts: Counter[str] = Counter()
    for match in matches:
        child, other = left.claims[match.left].claim, right.claims[match.right].claim
        ours, theirs = left.by_key.get(child.parent or ""), right.by_key.get(other.parent or "")
        counts["parents_left"] += ours is not None
        counts["parents_right"] += theirs is not None
        if ours is None or theirs is None or child.nesting != other.nesting or ours not in partner:
            continue
        # Claims that are equal in everything stand for each other.
        counts["parents_same"] += right.claims[partner[ours]].rank == right.claims[theirs].rank
    return dict(counts)
