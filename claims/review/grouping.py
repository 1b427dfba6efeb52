"""Which claims of several passes over one article are the same claim, and in what they differ; pure.

Groups are made of the pairs that `agreement.align` matches between every two passes, best overlap first, with at most one claim of
a pass each. What is left of one pass and fills a claim of another together with its match, or with other left claims, goes into
the same group: one person marked one claim where another marked two.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.core.claim import ClaimDocument
from claims.review.agreement import ENOUGH, Prepared, Reading, align, shared_share

# What is compared of two claims that are the same, in the order of the screen. The words of the roles come from `Reading`.
ROLE_SLOTS = ("content", "source", "cue", "addressee")
VALUE_SLOTS = ("directness", "claim_type", "checkworthiness", "certainty", "was_said")
ONLY_ONE, SPLIT, SPEAKER, VERDICT, PARENT = "only_one", "split", "speaker", "verdict", "parent"
SLOTS = (*ROLE_SLOTS, SPEAKER, *VALUE_SLOTS, VERDICT, PARENT)


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim of a pass: where it stands by its words, and everything it says; `speakers` with those that were merged followed."""

    key: str
    of: str
    version: int
    reading: Reading
    document: ClaimDocument
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A slot in which the claims of a group differ; for the content, how many words one has more than the other."""

    slot: str
    words: int = 0


def place_of(claim: Marked) -> tuple[int, int, str]:
    """Return the place of a claim in the text, outer claims first."""
    return claim.reading.first, -claim.reading.last, claim.key


def groups_of(passes: Mapping[str, Prepared]) -> list[frozenset[str]]:
    """Group the claims of passes, given by the keys of the passes, whatever their order."""
    owner = {one.claim.key: name for name, some in passes.items() for one in some.claims}
    readings = {one.claim.key: one for some in passes.values() for one in some.claims}
    found: dict[str, set[str]] = {key: {key} for key in owner}
    for one, other in _edges(passes):
        ours, theirs = found[one], found[other]
        if ours is not theirs and not {owner[key] for key in ours} & {owner[key] for key in theirs}:
            _join(found, ours, theirs)
    _join_parts(found, owner, readings)
    unique = {id(some): frozenset(some) for some in found.values()}
    return sorted(
        unique.values(), key=lambda some: min((readings[key].first, -readings[key].last, key) for key in some)
    )


def _edges(passes: Mapping[str, Prepared]) -> list[tuple[str, str]]:
    edges: list[tuple[float, float, float, int, str, str]] = []
    for left, right in combinations(sorted(passes), 2):
        for match in align(passes[left], passes[right]):
            one, other = passes[left].claims[match.left], passes[right].claims[match.right]
            overlap = shared_share(one.content, other.content)
            cue, source = (shared_share(one.roles[role], other.roles[role]) for role in ("cue", "source"))
            less, more = sorted((one.claim.key, other.claim.key))
            edges.append((-overlap, -cue, -source, min(one.first, other.first), less, more))
    return [(less, more) for *_, less, more in sorted(edges)]


def _join(found: dict[str, set[str]], ours: set[str], theirs: set[str]) -> None:
    ours |= theirs
    for key in theirs:
        found[key] = ours


def _join_parts(found: dict[str, set[str]], owner: Mapping[str, str], readings: Mapping[str, Reading]) -> None:
    """Add to each claim those of another pass that have no match and fill it together."""
    for key in sorted(owner, key=lambda key: (readings[key].first, -readings[key].last, key)):
        whole = readings[key].content
        for name in sorted(set(owner.values()) - {owner[key]}):
            matched = [readings[other].content for other in found[key] if owner[other] == name]
            if len(matched) > 1 or any(len(part & whole) * 2 < len(part) for part in matched):
                continue
            parts = list(matched)
            left: list[str] = []
            for other in sorted(owner, key=lambda one: (readings[one].first, -readings[one].last, one)):
                part = readings[other].content
                alone = owner[other] == name and len(found[other]) == 1
                if alone and len(part & whole) * 2 >= len(part) and not any(part & one for one in parts):
                    left.append(other)
                    parts.append(part)
            together = frozenset().union(*parts)
            if left and len(parts) > 1 and len(together & whole) >= ENOUGH * len(whole):
                for other in left:
                    _join(found, found[key], found[other])


def differences(
    members: Sequence[Marked], expected: Iterable[str], parents: Mapping[str, str | None]
) -> list[Difference]:
    """Name what keeps the claims of a group from being equal; `parents` has the group of each claim's parent."""
    counted = [sum(one.of == name for one in members) for name in expected]
    found = [Difference(SPLIT)] if any(count > 1 for count in counted) else []
    if any(count == 0 for count in counted):
        found.append(Difference(ONLY_ONE))
    if found and found[0].slot == SPLIT:
        return found
    first = members[0]
    contents = [one.reading.content for one in members]
    union, shared = frozenset().union(*contents), frozenset.intersection(*contents)
    for slot in SLOTS:
        values = {value_of(one, slot, parents) for one in members}
        if len(values) > 1:
            found.append(Difference(slot, len(union - shared) if slot == "content" else 0))
    assert first.key
    return found


def value_of(claim: Marked, slot: str, parents: Mapping[str, str | None]) -> object:
    """Return what a claim says in a slot, as it is compared."""
    document = claim.document
    if slot == "content":
        return claim.reading.content
    if slot in ROLE_SLOTS:
        return claim.reading.roles[slot]
    if slot == SPEAKER:
        return claim.speakers, document.no_speaker_stated
    if slot == VERDICT:
        return document.verdict.label if document.verdict else ""
    if slot == PARENT:
        return (parents.get(claim.key), document.nesting) if document.parent is not None else (None, "")
    return getattr(document, slot)


def merging(
    groups: Mapping[str, Sequence[Marked]],
    expected: Sequence[str],
    parents: Mapping[str, str | None],
    *,
    merged: frozenset[str] = frozenset(),
) -> list[str]:
    """List the groups that merge by themselves, parents before children; `merged`: groups that have a gold claim already.

    A group does if every pass has a claim in it, they are equal in every slot, and the group of their parent merges too.
    """
    equal = {key for key, members in groups.items() if not differences(members, expected, parents)}
    above = {key: parents.get(members[0].key) for key, members in groups.items() if key in equal}
    done: list[str] = []
    left = [key for key in groups if key in equal]
    while left:
        now = [key for key in left if above[key] is None or above[key] in done or above[key] in merged]
        if not now:
            break
        done += now
        left = [key for key in left if key not in now]
    return done
