"""What a dataset holds, counted while it is written."""

from collections import Counter
from collections.abc import Iterator
from typing import TypedDict

from claims.datasets.formats.record import Record
from claims.datasets.selection import Selection, TextPolicy

COUNTED = ("articles", "claims", "verdicts", "evidence", "speakers", "suggestions", "decisions")
ENGINE, TEXT, LICENCE, LANGUAGE = "engine:", "text:", "licence:", "language:"


def count(record: Record, selection: Selection, counts: Counter[str]) -> None:
    """Add a record to counts."""
    verdicts = [claim["verdict"] for claim in record["claims"] if claim["verdict"]]
    counts["articles"] += 1
    counts["claims"] += len(record["claims"])
    counts["verdicts"] += len(verdicts)
    counts["evidence"] += sum(len(verdict["evidence"]) for verdict in verdicts)
    counts["speakers"] += len(record["speakers"])
    counts["suggestions"] += len(record["suggestions"])
    counts["decisions"] += sum(len(suggestion["decisions"]) for suggestion in record["suggestions"])
    counts[f"{TEXT}{selection.policy(record['licence'])}"] += 1
    counts[f"{LICENCE}{record['licence']}"] += 1
    counts[f"{LANGUAGE}{record['lang']}"] += 1
    for engine in record["suggestion_runs"]:
        counts[f"{ENGINE}{engine['engine']} {engine['engine_version']}"] += 1


def counted(source: Iterator[Record], selection: Selection, counts: Counter[str]) -> Iterator[Record]:
    """Add each record to counts on its way."""
    for record in source:
        count(record, selection, counts)
        yield record


class Held(TypedDict):
    """How much a dataset holds."""

    articles: int
    claims: int
    verdicts: int
    evidence: int
    speakers: int
    suggestions: int
    decisions: int
    comments_left_out: int
    lost: dict[str, int]


def held(counts: Counter[str], *, comments_left_out: int, lost: dict[str, int]) -> Held:
    """Say how much a dataset holds, and what its format left out."""
    return {
        "articles": counts["articles"],
        "claims": counts["claims"],
        "verdicts": counts["verdicts"],
        "evidence": counts["evidence"],
        "speakers": counts["speakers"],
        "suggestions": counts["suggestions"],
        "decisions": counts["decisions"],
        "comments_left_out": comments_left_out,
        "lost": lost,
    }


def of_kind(counts: Counter[str], kind: str) -> dict[str, int]:
    """Return the counts of one kind, the largest first."""
    found = {name.removeprefix(kind): number for name, number in counts.items() if name.startswith(kind)}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def engines_in(counts: Counter[str]) -> list[str]:
    """Name the engines that have read articles, with their versions."""
    return sorted(of_kind(counts, ENGINE))


def texts_in(counts: Counter[str]) -> dict[str, int]:
    """Return how many articles are given with their text, with the marked words, and with offsets alone."""
    found = of_kind(counts, TEXT)
    return {policy.value: found[policy] for policy in TextPolicy if found.get(policy)}
