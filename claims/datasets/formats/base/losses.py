"""What a format could not carry, counted while it writes."""

from collections import Counter
from collections.abc import Collection
from typing import TypedDict

from claims.datasets.formats.base.parts import OF_RECORD, Part, Record, items

# Identifiers that a report names for each part; the counts have no limit.
MAX_NAMED = 1000


class PartLost(TypedDict):
    """What was lost of one part: items left out, items written otherwise, and the first of their identifiers."""

    dropped: int
    changed: int
    ids: list[str]


class LossReport(TypedDict):
    """What a file lacks; parts of which nothing was lost are not named."""

    format: str
    parts: dict[str, PartLost]


class Lost:
    """The losses of one file: what its format does not carry is counted by `count`, the rest by the writer itself."""

    def __init__(self, carries: frozenset[Part]) -> None:
        self.uncarried = [part for part in Part if part not in carries]
        self.dropped: Counter[Part] = Counter()
        self.changed: Counter[Part] = Counter()
        self.named: dict[Part, dict[str, None]] = {}

    def count(self, record: Record, without: Collection[str] = ()) -> None:
        """Count what a record holds of the parts that the format does not carry.

        The claims `without` are left out of the file: they count as lost claims, and nothing else of them does.
        """
        kept = [claim for claim in record["claims"] if claim["id"] not in without] if without else record["claims"]
        for part in self.uncarried:
            found = items(part, record) if part in OF_RECORD else items(part, record, kept)
            for key in found:
                self.drop(part, key)
        for key in without:
            self.drop(Part.CLAIMS, key)

    def drop(self, part: Part, key: str) -> None:
        """Count an item that the file lacks, by the identifier of what it belongs to."""
        self.dropped[part] += 1
        self._name(part, key)

    def change(self, part: Part, key: str) -> None:
        """Count an item that the file has otherwise."""
        self.changed[part] += 1
        self._name(part, key)

    def _name(self, part: Part, key: str) -> None:
        named = self.named.setdefault(part, {})
        if len(named) < MAX_NAMED:
            named[key] = None

    def add(self, other: LossReport) -> None:
        """Add what was counted elsewhere, of the articles that follow."""
        for name, part in other["parts"].items():
            self.dropped[Part(name)] += part["dropped"]
            self.changed[Part(name)] += part["changed"]
            for key in part["ids"]:
                self._name(Part(name), key)

    def counts(self) -> dict[str, int]:
        """Return how many items of each part were lost."""
        return {part.value: self.dropped[part] + self.changed[part] for part in Part if part in self.named}

    def report(self, name: str) -> LossReport:
        """Return the losses of a file in the format of this name, in the order of the parts."""
        parts: dict[str, PartLost] = {
            part.value: {"dropped": self.dropped[part], "changed": self.changed[part], "ids": list(self.named[part])}
            for part in Part
            if part in self.named
        }
        return {"format": name, "parts": parts}
