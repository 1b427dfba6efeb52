"""What the server has acknowledged to everybody, and what is missing from its data, or there twice, afterwards."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Pass:
    """One person's pass over an article, as the answers made them believe it is stored."""

    person: int
    assignment: str
    article: str
    # Newest document by identifier; None: deleted.
    claims: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    edits: Counter[str] = field(default_factory=Counter)
    # Sent, and never answered: such a change may be stored or not.
    doubtful: set[str] = field(default_factory=set)
    submitted: bool = False

    def acknowledge(self, ops: Iterable[Mapping[str, Any]]) -> None:
        """Note changes of claims that were answered with ok."""
        for op in ops:
            key = op["put"]["id"] if "put" in op else op["delete"]
            self.claims[key] = op.get("put")
            self.edits[key] += 1
            self.doubtful.discard(key)

    def doubt(self, ops: Iterable[Mapping[str, Any]]) -> None:
        """Note changes of claims that are on their way."""
        self.doubtful |= {op["put"]["id"] if "put" in op else op["delete"] for op in ops}


@dataclass(frozen=True)
class Stored:
    """What the product holds: passes as the API gives them, and rows of the database."""

    # Pass -> what GET assignments/{id} answers.
    works: Mapping[str, Mapping[str, Any]]
    # Claim -> (number of lines of history, whether it is deleted).
    history: Mapping[str, tuple[int, bool]]
    # (article, person), one for each pass that has not been given back.
    holders: list[tuple[str, int]]
    # Person -> the most articles that they ever had open at once.
    most_open: Mapping[int, int]


@dataclass
class Findings:
    """What is wrong, a line for each; nothing should be."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    over_leased: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Tell whether anything is wrong."""
        return bool(self.lost or self.doubled or self.over_leased)

    def line(self) -> str:
        """Say how much is wrong, and with what it begins."""
        counted = ", ".join(
            f"{len(found)} {name.replace('_', '-')}"
            for name, found in (("lost", self.lost), ("doubled", self.doubled), ("over_leased", self.over_leased))
        )
        first = [*self.lost[:3], *self.doubled[:3], *self.over_leased[:3]]
        return "\n  ".join([counted, *first])


def compare(passes: list[Pass], stored: Stored, *, per_article: int, open_at_once: int) -> Findings:
    """Hold everything that was acknowledged against what is stored; `per_article` people may have an article."""
    found = Findings()
    for one in passes:
        _compare_pass(one, stored, found)
    known = {key for one in passes for key in (*one.claims, *one.doubtful)}
    found.doubled += [f"claim {key} was never sent" for key in stored.history if key not in known]
    for holder, count in Counter(stored.holders).items():
        if count > 1:
            found.doubled.append(f"person {holder[1]} has article {holder[0]} {count} times")
    for article, count in Counter(article for article, _ in stored.holders).items():
        if count > per_article:
            found.over_leased.append(f"article {article} is with {count} people instead of {per_article}")
    for person, count in stored.most_open.items():
        if count > open_at_once:
            found.over_leased.append(f"person {person} had {count} articles open instead of {open_at_once}")
    return found


def _compare_pass(one: Pass, stored: Stored, found: Findings) -> None:
    work = stored.works[one.assignment]
    if one.submitted and work["assignment"]["state"] != "submitted":
        found.lost.append(f"pass {one.assignment} was submitted and is {work['assignment']['state']}")
    shown = {claim["id"]: claim for claim in work["claims"]}
    for key, document in one.claims.items():
        if key in one.doubtful:
            continue
        lines, deleted = stored.history.get(key, (0, False))
        if document is None:
            if key in shown or not deleted:
                found.lost.append(f"claim {key} was deleted and is there")
        elif not _same(shown.get(key), document):
            found.lost.append(f"claim {key} is stored as {shown.get(key)} instead of {document}")
        if lines < one.edits[key]:
            found.lost.append(f"history tells of {lines} of {one.edits[key]} changes of claim {key}")
        elif lines > one.edits[key]:
            found.doubled.append(f"history tells {lines} times of {one.edits[key]} changes of claim {key}")


def _same(shown: Mapping[str, Any] | None, document: Mapping[str, Any]) -> bool:
    return shown is not None and all(shown[name] == value for name, value in document.items())
