"""Which article goes into which split; pure and without chance: the same articles are always dealt in the same way.

Articles that belong together (nearly the same text, the same address) are a group and never torn apart. An article keeps the split
that it had in the release before, whatever is added. On real news the same people speak nearly everywhere, so speakers on both
sides are reported and not kept apart; instead all articles of some speakers can be held out as a split of their own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

UNSEEN = "unseen_speakers"
# The splits among which articles are dealt, in this order.
DEALT = ("train", "validation", "test")


@dataclass(frozen=True, slots=True)
class Placed:
    """An article to be dealt: its identifier, the group that it belongs to, its named speakers, and how often it has each verdict."""

    key: str
    group: int
    speakers: frozenset[str] = frozenset()
    labels: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to deal: shares of the three splits in percent, a seed, speakers to hold out, and what the release before had."""

    shares: tuple[int, int, int]
    seed: str
    hold_out: int = 0
    kept: Mapping[str, str] = field(default_factory=dict)
    held_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dealt:
    """The split of each article; those of none would have torn a group apart or moved an older article."""

    splits: Mapping[str, str]
    left_out: Sequence[str]
    held_out: frozenset[str]


def deal(articles: Sequence[Placed], plan: Plan) -> Dealt:
    """Deal articles into splits: each group to the split that is furthest below its share, in the order of the seed."""
    groups: dict[int, list[Placed]] = defaultdict(list)
    for article in articles:
        groups[article.group].append(article)
    held_out = _hold_out(groups.values(), plan)
    table = _Table(articles, plan)
    left_out: list[str] = []
    fresh = []
    for group in groups.values():
        before = {plan.kept[article.key] for article in group if article.key in plan.kept}
        for article in group:
            if article.key in plan.kept:
                table.put([article], plan.kept[article.key])
        new = [article for article in group if article.key not in plan.kept]
        if len(before) > 1:
            left_out += [article.key for article in new]
        elif before:
            table.put(new, before.pop())
        elif any(article.speakers & held_out for article in new):
            table.put(new, UNSEEN)
        else:
            fresh.append(new)
    for group in sorted(fresh, key=lambda group: _drawn(plan.seed, min(article.key for article in group))):
        table.put(group, table.neediest(group))
    return Dealt(table.splits, sorted(left_out), held_out)


def _drawn(seed: str, key: str) -> str:
    return sha256(f"{seed} {key}".encode()).hexdigest()


def _hold_out(groups: Iterable[list[Placed]], plan: Plan) -> frozenset[str]:
    """Choose whose articles are held out: whoever was, then those in the fewest articles, none of which has a split already."""
    count: Counter[str] = Counter()
    seen: set[str] = set()
    for group in groups:
        placed = {plan.kept[article.key] for article in group if article.key in plan.kept}
        for article in group:
            count.update(article.speakers)
            if placed - {UNSEEN}:
                seen |= article.speakers
    free = sorted(
        (speaker for speaker in count if speaker not in seen and speaker not in plan.held_out),
        key=lambda speaker: (count[speaker], _drawn(plan.seed, speaker)),
    )
    return plan.held_out | frozenset(free[: max(0, plan.hold_out - len(plan.held_out))])


class _Table:
    """What has been dealt so far."""

    def __init__(self, articles: Sequence[Placed], plan: Plan) -> None:
        self.share = {split: share / 100 for split, share in zip(DEALT, plan.shares, strict=True) if share}
        self.splits: dict[str, str] = {}
        self.sizes: Counter[str] = Counter()
        self.labels: dict[str, Counter[str]] = defaultdict(Counter)
        self.total = len(articles)
        self.every = sum((Counter(article.labels) for article in articles), Counter())

    def put(self, articles: Iterable[Placed], split: str) -> None:
        """Put articles into a split."""
        for article in articles:
            self.splits[article.key] = split
            self.sizes[split] += 1
            self.labels[split].update(article.labels)

    def neediest(self, group: Sequence[Placed]) -> str:
        """Return the split furthest below its share; among those as far below, to an article, the one that needs its verdicts most."""
        missing = {split: share * self.total - self.sizes[split] for split, share in self.share.items()}
        most = max(missing.values())
        near = [split for split in missing if missing[split] > most - 1]
        return max(near, key=lambda split: (self._wanted(group, split), missing[split]))

    def _wanted(self, group: Sequence[Placed], split: str) -> float:
        """Return how much of the verdicts of a group a split still lacks, as a share of what it should have."""
        added = sum((Counter(article.labels) for article in group), Counter())
        share = self.share[split]
        return sum(
            min(count, share * self.every[label] - self.labels[split][label]) / (share * self.every[label])
            for label, count in added.items()
        )
