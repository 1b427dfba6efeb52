"""The groups of claims of an article as an adjudicator finds them: merged, open, settled, or changed since they were settled; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from claims.review.grouping import Difference, Marked, differences, place_of

REOPENED, MERGE, DROP, ALL_WRONG, ADD = "reopened", "merge", "drop", "all_wrong", "add"
CAUSE, REASON = "cause", "reason"


class State(StrEnum):
    """Where a group stands; `stale`: its claims have changed since it was settled."""

    MERGED = "merged"
    OPEN = "open"
    SETTLED = "settled"
    STALE = "stale"


class Decided(Protocol):
    """A resolution, as far as groups need it."""

    id: UUID
    key: UUID
    version: int
    action: str
    claims: list[UUID]
    overruled: bool
    cause: str
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that are the same claim, and what became of them. `changed`: claims that are not what they were, or are new."""

    key: str
    members: tuple[Marked, ...]
    differences: tuple[Difference, ...]
    state: State
    resolution: Decided | None = None
    changed: frozenset[str] = frozenset()
    gone: int = 0
    missing: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Tell whether nothing is left to do."""
        return self.state in (State.MERGED, State.SETTLED)


@dataclass(slots=True)
class Settled:
    """Which resolution each claim is settled by and in which version, and the newest resolutions by identifier."""

    resolutions: dict[UUID, Decided] = field(default_factory=dict)
    by_claim: dict[str, tuple[UUID, int]] = field(default_factory=dict)


def found_groups(
    marked: Mapping[str, Marked],
    fresh: Iterable[frozenset[str]],
    settled: Settled,
    submitted: Sequence[str],
    gold: frozenset[UUID],
) -> list[Group]:
    """Put the claims of an article into groups: those that were settled together, the rest as they match, in the order of the text.

    `marked` has the live claims of all passes, `gold` the live claims of the gold pass. What belongs to a pass that was sent back
    counts as it was settled, until it is submitted again.
    """
    together: dict[UUID, set[str]] = {key: set() for key in settled.resolutions}
    for key, (resolution, _) in settled.by_claim.items():
        together[resolution].add(key)
    loose: list[frozenset[str]] = []
    joined: dict[UUID, set[str]] = {}
    for some in fresh:
        new = frozenset(key for key in some if key not in settled.by_claim)
        known = sorted((key for key in some if key in settled.by_claim), key=lambda key: place_of(marked[key]))
        if new and known:
            joined.setdefault(settled.by_claim[known[0]][0], set()).update(new)
        elif new:
            loose.append(new)
    owner = {key: str(min(some)) for some in loose for key in some}
    for resolution, claims in together.items():
        owner |= dict.fromkeys(claims | joined.get(resolution, set()), str(settled.resolutions[resolution].key))
    parents = {key: owner.get(str(one.document.parent)) if one.document.parent else None for key, one in marked.items()}
    groups = [_open(sorted((marked[key] for key in some), key=place_of), submitted, parents) for some in loose]
    for resolution, claims in together.items():
        decided = settled.resolutions[resolution]
        groups.append(
            _decided(decided, claims, joined.get(resolution, set()), marked, settled, submitted, gold, parents)
        )
    return sorted((one for one in groups if not _is_nothing(one)), key=_place)


def _is_nothing(group: Group) -> bool:
    """Tell whether nobody marked anything and the gold claim that was added is gone again: nothing is left to settle."""
    return not group.members and not group.gone and group.state is State.OPEN


def _place(group: Group) -> tuple[int, int, str]:
    return place_of(group.members[0]) if group.members else (1 << 60, 0, group.key)


def _open(members: list[Marked], submitted: Sequence[str], parents: Mapping[str, str | None]) -> Group:
    key = min(one.key for one in members)
    return Group(key, tuple(members), tuple(differences(members, submitted, parents)), State.OPEN)


def _decided(
    decided: Decided, some: set[str], joined: set[str], marked: Mapping[str, Marked], settled: Settled,
    submitted: Sequence[str], gold: frozenset[UUID], parents: Mapping[str, str | None],
) -> Group:  # fmt: skip
    there = [marked[key] for key in some | joined if key in marked]
    members = sorted(there, key=place_of)
    finished = set(submitted)
    changed = {
        one.key
        for one in members
        if one.key in some and one.of in finished and one.version != settled.by_claim[one.key][1]
    } | joined
    gone = len(some) - sum(key in marked for key in some)
    missing = tuple(
        name
        for name, lacks in (
            (CAUSE, decided.action in (DROP, ALL_WRONG) and not decided.cause),
            (REASON, decided.overruled and not decided.reason),
        )
        if lacks
    )
    lost = bool(decided.claims) and not set(decided.claims) & gold
    if decided.action == REOPENED or lost:
        state = State.OPEN
    elif changed or gone:
        state = State.STALE
    elif missing:
        state = State.OPEN
    else:
        state = State.MERGED if decided.action == MERGE else State.SETTLED
    named = tuple(differences(members, submitted, parents)) if members else ()
    return Group(str(decided.key), tuple(members), named, state, decided, frozenset(changed), gone, missing)
