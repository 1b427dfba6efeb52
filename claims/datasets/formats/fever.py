"""FEVER (Thorne et al. 2018): JSON Lines of judged claims with sets of evidence; written only."""

import json
from collections.abc import Iterable, Iterator

from claims.datasets.formats.base.checked import checked, words_of
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import Claim, Item, Part, Record

NAME = "fever"
LABEL = "FEVER (JSON Lines)"
SUFFIX = ".jsonl"
MEDIA_TYPE = "application/x-ndjson"
NOTE = "For programs that verify claims: those with a final verdict that compares with one of FEVER's three; addresses stand for pages."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = frozenset((Part.CLAIMS, Part.VERDICT))
LABELS = {"supported": "SUPPORTS", "refuted": "REFUTES", "not_enough_evidence": "NOT ENOUGH INFO"}
COMPARABLE = frozenset(LABELS)
# A piece of evidence: the numbers of the annotation and of the piece, its page, and the number of its sentence.
Place = list[int | str | None]
STANCES = {"supported": "supports", "refuted": "refutes"}


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write a line a claim; claims, annotations and pieces of evidence are numbered through the file."""
    numbers = [0, 0]
    for record in records:
        for claim in checked(record, lost, COMPARABLE):
            yield json.dumps(_claim(claim, lost, numbers), ensure_ascii=True).encode() + b"\n"


def sample(record: Record) -> str:
    """Show the lines of an article."""
    return b"".join(write([record], Lost(CARRIES))).decode()


def _claim(claim: Claim, lost: Lost, numbers: list[int]) -> dict[str, object]:
    verdict = claim["verdict"]
    if verdict["label"] != verdict["comparable"]:
        lost.change(Part.VERDICT, claim["id"])
    numbers[0] += 1
    known = verdict["comparable"] in STANCES
    return {
        "id": numbers[0],
        "verifiable": "VERIFIABLE" if known else "NOT VERIFIABLE",
        "label": LABELS[verdict["comparable"]],
        "claim": words_of(claim),
        "evidence": _evidence(verdict, numbers) if known else [[[numbers[0], None, None, None]]],
    }


def _evidence(verdict: Item, numbers: list[int]) -> list[list[Place]]:
    """Give the sets of the evidence that speaks for the label; our evidence is whole pages, whose sentences have no numbers."""
    sets: dict[int, list[Place]] = {}
    for item in verdict["evidence"]:
        if item["stance"] == STANCES[verdict["comparable"]]:
            numbers[1] += 1
            page = item["url"] or item["title"]
            sets.setdefault(item["set_number"], []).append([numbers[0], numbers[1], page, None])
    return [sets[number] for number in sorted(sets)]
