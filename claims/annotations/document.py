"""One claim as it travels: read strictly, compared as a value, shown again. Pure; rows are made elsewhere."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from claims.core.directness import directness_of
from claims.core.errors import Invalid
from claims.core.records import Checkworthiness, ClaimType, Directness, Fragments, Nesting, Stance
from claims.core.text import exact, inside, normalise, on_grapheme_boundary, overlaps

ROLES = ("content", "source", "cue", "addressee")
ORIGINS = ("human", "suggestion", "import")
STATUSES = ("draft", "final")
CLAIM_FIELDS = {
    *ROLES, "id", "exact", "speakers", "no_speaker_stated", "directness", "claim_type", "checkworthiness", "was_said",
    "parent", "nesting", "note", "origin", "suggestion", "verdict", "version", "updated_at",
}  # fmt: skip
VERDICT_FIELDS = {"label", "rationale", "status", "evidence"}
EVIDENCE_TEXTS = {"url": 2000, "archived_url": 2000, "publisher": 200, "title": 500, "quote": 10_000}
EVIDENCE_FIELDS = {*EVIDENCE_TEXTS, "accessed_at", "stance", "set_number"}
MOST_FRAGMENTS, MOST_SPEAKERS, MOST_EVIDENCE, MOST_NOTE = 50, 50, 100, 10_000
WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EvidenceDocument:
    """One thing that speaks for or against a claim."""

    stance: str
    url: str = ""
    archived_url: str = ""
    accessed_at: date | None = None
    publisher: str = ""
    title: str = ""
    quote: str = ""
    set_number: int = 1


@dataclass(frozen=True, slots=True)
class VerdictDocument:
    """A judgement: the label's key in the project's scale, why, and on what evidence."""

    label: str
    rationale: str = ""
    status: str = "draft"
    evidence: tuple[EvidenceDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimDocument:
    """Everything that a person says of one claim; fragments are code points of the article's text."""

    id: UUID
    content: Fragments
    source: Fragments = ()
    cue: Fragments = ()
    addressee: Fragments = ()
    speakers: tuple[UUID, ...] = ()
    no_speaker_stated: bool = False
    directness: str = Directness.INDIRECT.value
    claim_type: str = ""
    checkworthiness: str = ""
    was_said: bool | None = None
    parent: UUID | None = None
    nesting: str = ""
    note: str = ""
    origin: str = "human"
    suggestion: UUID | None = None
    verdict: VerdictDocument | None = None


def read_claim(value: Any, text: str) -> ClaimDocument:
    """Check one claim given as JSON against the article's text.

    Raises Invalid naming the field: expected_object, unknown_field, required, invalid, integer_required, span_out_of_range,
    quote_mismatch, cuts_grapheme, content_missing, speaker_contradicted, attribution_cycle, limit.
    """
    row = _object(value, CLAIM_FIELDS)
    key = _uuid(row.get("id"), "id", required=True)
    assert key is not None
    exacts = _object(row.get("exact", {}), set(ROLES), "exact")
    roles = {role: _fragments(row.get(role, []), exacts.get(role), text, role) for role in ROLES}
    if not roles["content"]:
        raise Invalid("content_missing", field="content")
    for role in ("source", "cue"):
        if overlaps(roles["content"], roles[role]):
            raise Invalid("invalid", f"The {role} overlaps the claim's own content.", role)
    speakers = _uuids(row.get("speakers", []), "speakers")
    none_stated = _boolean(row.get("no_speaker_stated", False), "no_speaker_stated")
    if speakers and none_stated:
        raise Invalid("speaker_contradicted", field="no_speaker_stated")
    parent = _uuid(row.get("parent"), "parent")
    if parent == key:
        raise Invalid("attribution_cycle", field="parent")
    nesting = _choice(row.get("nesting"), Nesting, "nesting")
    if bool(parent) != bool(nesting):
        raise Invalid("required", "A nested claim has a parent and a kind of nesting, or neither.", "nesting")
    suggestion = _uuid(row.get("suggestion"), "suggestion")
    origin = row.get("origin", "suggestion" if suggestion else "human")
    if origin not in ORIGINS or (origin == "suggestion" and suggestion is None):
        raise Invalid("invalid_choice", "The origin is human, suggestion (which then is named) or import.", "origin")
    return ClaimDocument(
        id=key,
        **roles,
        speakers=speakers,
        no_speaker_stated=none_stated,
        directness=_choice(row.get("directness"), Directness, "directness")
        or directness_of(text, roles["content"]).value,
        claim_type=_choice(row.get("claim_type"), ClaimType, "claim_type"),
        checkworthiness=_choice(row.get("checkworthiness"), Checkworthiness, "checkworthiness"),
        was_said=None if row.get("was_said") is None else _boolean(row["was_said"], "was_said"),
        parent=parent,
        nesting=nesting,
        note=_string(row.get("note"), "note", MOST_NOTE),
        origin=origin,
        suggestion=suggestion,
        verdict=read_verdict(row.get("verdict")),
    )


def show_claim(claim: ClaimDocument, text: str) -> dict[str, Any]:
    """Show a claim as JSON, with the exact string of every fragment."""
    verdict = claim.verdict
    return {
        "id": str(claim.id),
        **{role: [list(fragment) for fragment in getattr(claim, role)] for role in ROLES},
        "exact": {role: list(exact(text, getattr(claim, role))) for role in ROLES},
        "speakers": [str(speaker) for speaker in claim.speakers],
        "no_speaker_stated": claim.no_speaker_stated,
        "directness": claim.directness,
        "claim_type": claim.claim_type or None,
        "checkworthiness": claim.checkworthiness or None,
        "was_said": claim.was_said,
        "parent": str(claim.parent) if claim.parent else None,
        "nesting": claim.nesting or None,
        "note": claim.note,
        "origin": claim.origin,
        "suggestion": str(claim.suggestion) if claim.suggestion else None,
        "verdict": show_verdict(verdict) if verdict else None,
    }


def show_verdict(verdict: VerdictDocument) -> dict[str, Any]:
    """Show a verdict with its evidence as JSON."""
    return {
        "label": verdict.label,
        "rationale": verdict.rationale,
        "status": verdict.status,
        "evidence": [
            {
                "url": item.url,
                "archived_url": item.archived_url,
                "accessed_at": item.accessed_at.isoformat() if item.accessed_at else None,
                "publisher": item.publisher,
                "title": item.title,
                "quote": item.quote,
                "stance": item.stance,
                "set_number": item.set_number,
            }
            for item in verdict.evidence
        ],
    }


def _fragments(value: Any, exacts: Any, text: str, role: str) -> Fragments:
    if not isinstance(value, list) or len(value) > MOST_FRAGMENTS:
        raise Invalid("invalid", f"{role} is a list of at most {MOST_FRAGMENTS} pairs [start, end].", role)
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            raise Invalid("invalid", f"{role} is a list of pairs [start, end].", role)
        if any(isinstance(offset, bool) or not isinstance(offset, int) for offset in pair):
            raise Invalid("integer_required", f"Offsets in {role} are whole numbers.", role)
    pairs = [(start, end) for start, end in value]
    if not inside(pairs, len(text)):
        raise Invalid(
            "span_out_of_range", f"A fragment of {role} lies outside the text of {len(text):,} code points.", role
        )
    if pairs:
        found = list(exact(text, pairs))
        if not isinstance(exacts, list):
            raise Invalid("required", f"Send the exact strings of {role} beside its offsets.", f"exact.{role}")
        if exacts != found:
            raise Invalid("quote_mismatch", f"The text there is {found!r:.200}.", role, found=found)
    merged = normalise(pairs)
    for start, end in merged:
        if not on_grapheme_boundary(text, start) or not on_grapheme_boundary(text, end):
            raise Invalid("cuts_grapheme", field=role)
        if text[start].isspace() or text[end - 1].isspace():
            raise Invalid("invalid", f"A fragment of {role} starts or ends with white space.", role)
    return merged


def read_verdict(value: Any) -> VerdictDocument | None:
    """Check one verdict given as JSON, or null. Raises Invalid naming the field."""
    if value is None:
        return None
    row = _object(value, VERDICT_FIELDS, "verdict")
    label = _string(row.get("label"), "verdict.label", 40)
    if not label:
        raise Invalid("required", field="verdict.label")
    status = row.get("status", "draft")
    if status not in STATUSES:
        raise Invalid("invalid_choice", "A verdict is draft or final.", "verdict.status")
    items = row.get("evidence", [])
    if not isinstance(items, list) or len(items) > MOST_EVIDENCE:
        raise Invalid("limit", f"A verdict has at most {MOST_EVIDENCE} items of evidence.", "verdict.evidence")
    evidence = tuple(_evidence(item, f"verdict.evidence.{index}") for index, item in enumerate(items))
    return VerdictDocument(label, _string(row.get("rationale"), "verdict.rationale", MOST_NOTE), status, evidence)


def _evidence(value: Any, path: str) -> EvidenceDocument:
    row = _object(value, EVIDENCE_FIELDS, path)
    texts = {name: _string(row.get(name), f"{path}.{name}", limit) for name, limit in EVIDENCE_TEXTS.items()}
    for name in ("url", "archived_url"):
        if texts[name] and not WEB.fullmatch(texts[name]):
            raise Invalid("invalid", "The address must start with http:// or https://.", f"{path}.{name}")
    if not any(texts.values()):
        raise Invalid("required", "Evidence needs an address, a title or a quotation.", f"{path}.url")
    stance = _choice(row.get("stance"), Stance, f"{path}.stance")
    number = row.get("set_number", 1)
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= 1000:
        raise Invalid("integer_required", "set_number is a whole number from 1.", f"{path}.set_number")
    day = _day(row.get("accessed_at"), f"{path}.accessed_at")
    # No default: nothing would tell what somebody judged from what nobody looked at.
    if not stance:
        raise Invalid("required", "Say what the evidence does to the claim.", f"{path}.stance")
    return EvidenceDocument(**texts, accessed_at=day, stance=stance, set_number=number)


def _object(value: Any, fields: set[str], path: str | None = None) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Invalid("expected_object", field=path)
    unknown = next((name for name in value if name not in fields), None)
    if unknown is not None:
        raise Invalid(
            "unknown_field",
            f"There is no field {unknown[:80]!r} here.",
            f"{path}.{unknown[:80]}" if path else unknown[:80],
        )
    return value


def _uuid(value: Any, path: str, *, required: bool = False) -> UUID | None:
    if value is None and not required:
        return None
    try:
        if not isinstance(value, str):
            raise ValueError
        return UUID(value)
    except ValueError:
        raise Invalid("required" if value is None else "invalid", f"{path} must be a UUID.", path) from None


def _uuids(value: Any, path: str) -> tuple[UUID, ...]:
    if not isinstance(value, list) or len(value) > MOST_SPEAKERS:
        raise Invalid("limit", f"{path} is a list of at most {MOST_SPEAKERS} identifiers.", path)
    found = [key for item in value if (key := _uuid(item, path, required=True))]
    return tuple(dict.fromkeys(found))


def _string(value: Any, path: str, limit: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Invalid("invalid", f"{path} must be a string.", path)
    if len(value) > limit:
        raise Invalid("limit", f"{path} has {len(value):,} characters; {limit:,} is the most.", path)
    return value


def _boolean(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise Invalid("invalid", f"{path} is true or false.", path)
    return value


def _choice(value: Any, kinds: Any, path: str) -> str:
    if value is None or value == "":
        return ""
    if not isinstance(value, str) or value not in {kind.value for kind in kinds}:
        raise Invalid("invalid_choice", f"{path} is one of {', '.join(kind.value for kind in kinds)}.", path)
    return value


def _day(value: Any, path: str) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Invalid("invalid", f"{path} is a day written as 2026-11-22.", path) from None
