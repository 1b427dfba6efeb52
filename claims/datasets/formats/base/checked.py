"""Claims that somebody has judged for good, for the formats of fact-checks: they hold nothing else."""

from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import Claim, Item, Record

FINAL = "final"
BETWEEN = " … "


def checked(record: Record, lost: Lost, labels: frozenset[str] | None = None) -> list[Claim]:
    """Return the claims of a record whose verdict is final, and comparable with one of `labels`; the others count as lost."""
    kept = [claim for claim in record["claims"] if _has(claim, labels)]
    ids = {claim["id"] for claim in kept}
    lost.count(record, [claim["id"] for claim in record["claims"] if claim["id"] not in ids])
    return kept


def _has(claim: Claim, labels: frozenset[str] | None) -> bool:
    verdict = claim["verdict"]
    return bool(verdict) and verdict["status"] == FINAL and (labels is None or verdict["comparable"] in labels)


def words_of(claim: Claim) -> str:
    """Return what a claim says, in the words of the text."""
    return BETWEEN.join(claim["exact"]["content"])


def speakers_of(record: Record, claim: Claim) -> list[Item]:
    """Return the speakers of a claim with all that the record knows of them, in the annotator's order."""
    known = {speaker["id"]: speaker for speaker in record["speakers"]}
    return [known[key] for key in claim["speakers"] if key in known]
