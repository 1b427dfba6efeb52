"""The gold claim that equal claims of several passes make, and from whom each field of a gold claim is; pure."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from claims.core.claim import ROLES, ClaimDocument, EvidenceDocument, VerdictDocument
from claims.core.records import Fragments
from claims.core.text import contains, normalise
from claims.review.agreement import words
from claims.review.grouping import ROLE_SLOTS, SPEAKER, VALUE_SLOTS, VERDICT, Marked

QUOTES = frozenset("\"'“”„‟«»‹›‘’‚`")
FINAL, DRAFT = "final", "draft"
# The slots whose origin is told; the parent follows from the groups.
TOLD = (*ROLE_SLOTS, SPEAKER, *VALUE_SLOTS, VERDICT)
OWN = "own"


def merged(
    members: Sequence[Marked], text: str, *, key: UUID, parent: ClaimDocument | None, quotes_in_content: bool
) -> ClaimDocument | None:
    """Make the gold claim of equal claims, given in the order of submission; None where it would not fit into its parent.

    The fragments are those with quotation marks around the content, or without, as the project has it, else those that were
    submitted first.
    """
    base = min(members, key=lambda one: _marks(text, one.document.content) * (-1 if quotes_in_content else 1)).document
    content = base.content
    if parent is not None and base.nesting == "span" and not contains(parent.content, content):
        content = _within(content, parent.content)
        if words(text, content) != words(text, base.content):
            return None
    verdict = _united([one.document.verdict for one in members if one.document.verdict is not None])
    return msgspec.structs.replace(
        base, id=key, content=content, verdict=verdict, parent=parent.id if parent is not None else None
    )


def _marks(text: str, spans: Fragments) -> int:
    """Count the quotation marks at the ends of fragments."""
    return sum(text[at] in QUOTES for start, end in spans for at in (start, end - 1))


def _within(inner: Fragments, outer: Fragments) -> Fragments:
    cut = ((max(start, a), min(end, b)) for start, end in inner for a, b in outer)
    return normalise((start, end) for start, end in cut if start < end)


def _united(verdicts: Sequence[VerdictDocument]) -> VerdictDocument | None:
    """Return the first of equal verdicts, with the evidence of all: the same address and quotation once."""
    if not verdicts:
        return None
    evidence: dict[tuple[str, str, str], EvidenceDocument] = {}
    for verdict in verdicts:
        for item in verdict.evidence:
            evidence.setdefault((item.url or item.title, item.quote, item.stance), item)
    status = FINAL if all(verdict.status == FINAL for verdict in verdicts) else DRAFT
    rationale = next((verdict.rationale for verdict in verdicts if verdict.rationale), "")
    return VerdictDocument(verdicts[0].label, rationale, status, tuple(evidence.values())[:100])


def origins(
    gold: Sequence[ClaimDocument], members: Sequence[ClaimDocument], text: str, followed: Mapping[str, str]
) -> dict[str, str]:
    """Say from which of the claims each slot of a gold claim is: an identifier, or `own` where none of them says the same.

    What all say is told of none. Of several gold claims, which one person marked as one, the origin of the content is told.
    """
    if len(gold) != 1 or not members:
        return {}
    found = {}
    for slot in TOLD:
        wanted = _said(gold[0], slot, text, followed)
        same = [one for one in members if _said(one, slot, text, followed) == wanted]
        if len(same) < len(members):
            found[slot] = str(same[0].id) if same else OWN
    return found


def _said(claim: ClaimDocument, slot: str, text: str, followed: Mapping[str, str]) -> object:
    if slot in ROLES:
        return words(text, getattr(claim, slot))
    if slot == SPEAKER:
        keys = frozenset(followed.get(str(key), str(key)) for key in claim.speakers)
        return keys, claim.no_speaker_stated
    if slot == VERDICT:
        return claim.verdict.label if claim.verdict else ""
    return getattr(claim, slot)


def overrules(gold: Sequence[ClaimDocument], members: Sequence[ClaimDocument]) -> bool:
    """Tell whether somebody's verdict is not the one that the gold layer gives."""
    given = {claim.verdict.label for claim in gold if claim.verdict}
    labels = {claim.verdict.label for claim in members if claim.verdict}
    return bool(labels - given)
