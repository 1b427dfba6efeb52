"""One claim as it travels: read strictly, compared as a value, shown again. Pure; rows are made elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from claims.core.directness import directness_of
from claims.core.errors import Invalid
from claims.core.hidden import is_blank
from claims.core.reading import (
    read_address,
    read_day,
    read_flag,
    read_id,
    read_line,
    read_list,
    read_object,
    read_optional_id,
    read_optional_word,
    read_string,
    read_text,
    read_whole,
    read_word,
)
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
EVIDENCE_READERS = {
    "url": (read_address, 2000), "archived_url": (read_address, 2000), "publisher": (read_line, 200),
    "title": (read_line, 500), "quote": (read_text, 10_000),
}  # fmt: skip
EVIDENCE_FIELDS = {*EVIDENCE_READERS, "accessed_at", "stance", "set_number"}
MOST_FRAGMENTS, MOST_SPEAKERS, MOST_EVIDENCE, MOST_NOTE, MOST_LABEL, MOST_SETS = 50, 50, 100, 10_000, 40, 1000


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
    row = read_object(value, CLAIM_FIELDS)
    key = read_id(row.get("id"), "id")
    _shown(row)
    if row.get("content", []) == []:
        raise Invalid("content_missing", field="content")
    exacts = read_object(row.get("exact", {}), ROLES, "exact")
    roles = {role: _fragments(row.get(role, []), exacts.get(role), text, role) for role in ROLES}
    for role in ("source", "cue"):
        if overlaps(roles["content"], roles[role]):
            raise Invalid("invalid", f"The {role} overlaps the claim's own content.", role)
    named = read_list(row.get("speakers", []), "speakers", MOST_SPEAKERS, "identifiers")
    speakers = tuple(dict.fromkeys(read_id(item, "speakers") for item in named))
    none_stated = read_flag(row.get("no_speaker_stated", False), "no_speaker_stated")
    if speakers and none_stated:
        raise Invalid("speaker_contradicted", field="no_speaker_stated")
    parent = read_optional_id(row.get("parent"), "parent")
    if parent == key:
        raise Invalid("attribution_cycle", field="parent")
    nesting = read_optional_word(row.get("nesting"), "nesting", Nesting)
    if bool(parent) != bool(nesting):
        raise Invalid("required", "A nested claim has a parent and a kind of nesting, or neither.", "nesting")
    suggestion = read_optional_id(row.get("suggestion"), "suggestion")
    origin = read_word(row.get("origin", "suggestion" if suggestion else "human"), "origin", ORIGINS)
    if origin == "suggestion" and suggestion is None:
        raise Invalid("invalid_choice", "A claim whose origin is suggestion names the suggestion.", "origin")
    return ClaimDocument(
        id=key,
        **roles,
        speakers=speakers,
        no_speaker_stated=none_stated,
        directness=read_optional_word(row.get("directness"), "directness", Directness)
        or directness_of(text, roles["content"]).value,
        claim_type=read_optional_word(row.get("claim_type"), "claim_type", ClaimType),
        checkworthiness=read_optional_word(row.get("checkworthiness"), "checkworthiness", Checkworthiness),
        was_said=None if row.get("was_said") is None else read_flag(row["was_said"], "was_said"),
        parent=parent,
        nesting=nesting,
        note=read_text(row.get("note"), "note", MOST_NOTE),
        origin=origin,
        suggestion=suggestion,
        verdict=read_verdict(row.get("verdict")),
    )


def _shown(row: dict[str, Any]) -> None:
    """Check what a claim is shown with and comes back with; it is not the client's to set, and ignored."""
    if "version" in row:
        read_whole(row["version"], "version", 0, 2**31 - 1)
    if "updated_at" in row:
        read_string(row["updated_at"], "updated_at", 40)


def show_claim(claim: ClaimDocument, text: str) -> dict[str, Any]:
    """Show a claim as JSON, with the exact string of every fragment."""
    verdict = claim.verdict
    roles = {role: getattr(claim, role) for role in ROLES}
    return {
        "id": str(claim.id),
        **{role: list(map(list, fragments)) for role, fragments in roles.items()},
        "exact": {role: [text[start:end] for start, end in fragments] for role, fragments in roles.items()},
        "speakers": list(map(str, claim.speakers)),
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
    if value == [] and (exacts is None or exacts == []):
        return ()
    for pair in read_list(value, role, MOST_FRAGMENTS, "fragments"):
        if not isinstance(pair, list) or len(pair) != 2:
            raise Invalid("invalid", f"{role} is a list of pairs [start, end].", role)
        if any(isinstance(offset, bool) or not isinstance(offset, int) for offset in pair):
            raise Invalid("integer_required", f"Offsets in {role} are whole numbers.", role)
    pairs = [(start, end) for start, end in value]
    if not inside(pairs, len(text)):
        raise Invalid(
            "span_out_of_range", f"A fragment of {role} lies outside the text of {len(text):,} code points.", role
        )
    if exacts is None and pairs:
        raise Invalid("required", f"Send the exact strings of {role} beside its offsets.", f"exact.{role}")
    strings = read_list([] if exacts is None else exacts, f"exact.{role}", MOST_FRAGMENTS, "strings")
    if not all(isinstance(string, str) for string in strings):
        raise Invalid("invalid", f"exact.{role} is a list of strings.", f"exact.{role}")
    found = list(exact(text, pairs))
    if strings != found:
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
    row = read_object(value, VERDICT_FIELDS, "verdict")
    label = read_line(row.get("label"), "verdict.label", MOST_LABEL)
    if not label:
        raise Invalid("required", field="verdict.label")
    status = read_word(row.get("status", "draft"), "verdict.status", STATUSES)
    items = read_list(row.get("evidence", []), "verdict.evidence", MOST_EVIDENCE, "items of evidence")
    evidence = tuple(_evidence(item, f"verdict.evidence.{index}") for index, item in enumerate(items))
    return VerdictDocument(label, read_text(row.get("rationale"), "verdict.rationale", MOST_NOTE), status, evidence)


def _evidence(value: Any, path: str) -> EvidenceDocument:
    row = read_object(value, EVIDENCE_FIELDS, path)
    texts = {name: read(row.get(name), f"{path}.{name}", limit) for name, (read, limit) in EVIDENCE_READERS.items()}
    if all(is_blank(text) for text in texts.values()):
        raise Invalid("required", "Evidence needs an address, a title or a quotation.", f"{path}.url")
    day = read_day(row.get("accessed_at"), f"{path}.accessed_at")
    number = read_whole(row.get("set_number", 1), f"{path}.set_number", 1, MOST_SETS)
    # No default: nothing would tell what somebody judged from what nobody looked at.
    if row.get("stance") in (None, ""):
        raise Invalid("required", "Say what the evidence does to the claim.", f"{path}.stance")
    stance = read_word(row["stance"], f"{path}.stance", Stance)
    return EvidenceDocument(**texts, accessed_at=day, stance=stance, set_number=number)
