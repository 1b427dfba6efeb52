"""AVeriTeC (Schlichtkrull et al. 2023): a JSON array of judged claims, each piece of evidence as an answer; written only."""

from collections.abc import Iterable, Iterator

from claims.datasets.formats.base.checked import checked, speakers_of, words_of
from claims.datasets.formats.base.json_files import array, encoded, shown
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import Claim, Item, Part, Record

NAME = "averitec"
LABEL = "AVeriTeC (JSON)"
SUFFIX = ".json"
MEDIA_TYPE = "application/json"
NOTE = "For programs that verify claims: those with a final verdict, with its reasons, evidence and one of AVeriTeC's four labels."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = frozenset((Part.CLAIMS, Part.SPEAKERS, Part.CLAIM_TYPE, Part.VERDICT, Part.RATIONALE))
LABELS = {
    "supported": "Supported", "refuted": "Refuted", "not_enough_evidence": "Not Enough Evidence",
    "conflicting": "Conflicting Evidence/Cherrypicking",
}  # fmt: skip
TYPES = {
    "event_property": "Event/Property Claim", "numerical": "Numerical Claim", "causal": "Causal Claim",
    "quote_verification": "Quote Verification", "position_statement": "Position Statement",
}  # fmt: skip


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write an array of claims."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write claims."""
    return encoded(_claim(record, claim, lost) for record in records for claim in checked(record, lost))


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to an array."""
    return array(packs)


def sample(record: Record) -> str:
    """Show the claims of an article."""
    lost = Lost(CARRIES)
    return shown([_claim(record, claim, lost) for claim in checked(record, lost)])


def _claim(record: Record, claim: Claim, lost: Lost) -> dict[str, object]:
    verdict = claim["verdict"]
    names = [speaker["name"] for speaker in speakers_of(record, claim)]
    if len(names) > 1:
        lost.change(Part.SPEAKERS, claim["id"])
    if claim["claim_type"] and claim["claim_type"] not in TYPES:
        lost.drop(Part.CLAIM_TYPE, claim["id"])
    if verdict["label"] != verdict["comparable"]:
        lost.change(Part.VERDICT, claim["id"])
    return {
        "claim": words_of(claim),
        "required_reannotation": False,
        "label": LABELS[verdict["comparable"]],
        "justification": verdict["rationale"],
        "claim_date": _day(record["published_on"]),
        "speaker": ", ".join(names) or None,
        "original_claim_url": record["url"] or None,
        "cached_original_claim_url": None,
        "fact_checking_article": None,
        "reporting_source": record["publisher"] or None,
        "location_ISO_code": None,
        "claim_types": [TYPES[claim["claim_type"]]] if claim["claim_type"] in TYPES else [],
        "fact_checking_strategies": ["Written Evidence"] if verdict["evidence"] else [],
        "questions": list(_questions(verdict["evidence"])),
    }


def _day(day: str | None) -> str | None:
    """Write a day as AVeriTeC does: the day of the month first, without zeros."""
    if not day:
        return None
    year, month, number = (int(part) for part in day.split("-"))
    return f"{number}-{month}-{year}"


def _questions(evidence: list[Item]) -> Iterator[dict[str, object]]:
    """Give the evidence of each set as the answers to one question, which nobody has put into words."""
    for number in sorted({item["set_number"] for item in evidence}):
        mine = [item for item in evidence if item["set_number"] == number]
        yield {"question": "", "answers": [_answer(item) for item in mine]}


def _answer(item: Item) -> dict[str, object]:
    return {
        "answer": item["quote"] or item["title"],
        "answer_type": "Extractive" if item["quote"] else "Abstractive",
        "source_url": item["url"] or None,
        "cached_source_url": item["archived_url"] or None,
        "source_medium": "Web text" if item["url"] else "Other",
    }
