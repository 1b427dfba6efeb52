"""Claims of files as the gold layer of articles that nobody has worked on, through the one write path of gold passes."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from claims.audit import Actor
from claims.core.errors import Conflict, OnRecordError
from claims.core.json_types import JSONDict
from claims.datasets.formats.base.parts import Item
from claims.datasets.importing.brought import Arrived, Brought
from claims.review.gold.services import bring_gold


def make_gold(one: Arrived, actor: Actor, speakers: Mapping[tuple[UUID, str], UUID], brought: Brought) -> None:
    """Make the claims of an article its gold layer, by whoever imports it; where somebody has worked on the article, refuse it."""
    documents = [_document(one, claim, speakers) for claim in _parents_first(one.read["claims"])]
    keys = {claim["document"]["id"]: claim["key"] for claim in one.read["claims"]}
    try:
        with transaction.atomic():
            gold, results = bring_gold(actor=actor, article=one.pk, claims=documents)
    except OnRecordError as error:
        words = "Somebody has worked on this article." if isinstance(error, Conflict) else error.message
        brought.tell(one.where, "refused", "article_in_use" if isinstance(error, Conflict) else error.code, words,
                     article=one.number)  # fmt: skip
        return
    for document, result in zip(documents, results, strict=True):
        if result["status"] == "invalid":
            key = keys[str(document["id"])]
            brought.tell(one.where, "refused", result["code"], result["message"], article=one.number, claim=key)
    stored = [document for document, result in zip(documents, results, strict=True) if result["status"] == "ok"]
    brought.passes.append(gold)
    brought.counts["passes"] += 1
    brought.counts["claims"] += len(stored)
    brought.counts["verdicts"] += sum("verdict" in document for document in stored)


def _parents_first(claims: list[Item]) -> list[Item]:
    """Order claims so that each comes after the one that reports it."""
    left = {claim["document"]["id"]: claim for claim in claims}
    found: list[Item] = []
    while left:
        ready = [claim for claim in left.values() if claim["document"].get("parent") not in left]
        found += ready
        for claim in ready:
            del left[claim["document"]["id"]]
    return found


def _document(one: Arrived, claim: Item, speakers: Mapping[tuple[UUID, str], UUID]) -> JSONDict:
    keys = dict.fromkeys(str(speakers[one.pk, key]) for key in claim["speakers"] if (one.pk, key) in speakers)
    document: JSONDict = {**claim["document"], "speakers": list(keys)}
    document["no_speaker_stated"] = claim["no_speaker_stated"] and not keys
    if claim["judged"] is not None:
        document["verdict"] = claim["judged"]
    return document
