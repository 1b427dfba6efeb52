"""The JSON form of a claim: strict parsing, the rules that need the text or several fields, and showing. No database access."""

import msgspec

from claims.core.claim import CHOICES, MAX_VERSIONS, ROLES, ClaimDocument, Exact, VerdictDocument
from claims.core.directness import directness_of
from claims.core.errors import Invalid
from claims.core.json_types import JSONDict
from claims.core.records import Fragments
from claims.core.shapes import Shape, ignored, nested, shape_of, whole
from claims.core.text import exact, inside, normalise, on_grapheme_boundary, overlaps

# What a claim is sent with beside its fields: the strings of its fragments; and what it is shown with and comes back with,
# which is not the client's to set.
SENT = Shape(
    ClaimDocument,
    exact=nested(Exact, default=Exact(), needed=True),
    version=whole(0, MAX_VERSIONS, default=0),
    updated_at=ignored(40),
)
# The strings stand after the fragments.
SHOWN = tuple(
    name for field in ClaimDocument.__struct_fields__ for name in ((field, "exact") if field == ROLES[-1] else (field,))
)


def read_claim(value: object, text: str) -> ClaimDocument:
    """Read one claim given as JSON and check it against the article's text.

    Raises Invalid naming the field: expected_object, unknown_field, required, invalid, invalid_choice, integer_required,
    control_characters, span_out_of_range, quote_mismatch, cuts_grapheme, content_missing, speaker_contradicted,
    attribution_cycle, limit.
    """
    sent = SENT.parse(value)
    claim = SENT.build(sent)
    if not claim.content:
        raise Invalid("content_missing", field="content")
    slots = {role: _fragments(getattr(claim, role), getattr(sent.exact, role), text, role) for role in ROLES}
    suggested = claim.suggestion is not None and isinstance(value, dict) and "origin" not in value
    claim = msgspec.structs.replace(
        claim,
        **slots,
        directness=claim.directness or directness_of(text, slots["content"]).value,
        origin="suggestion" if suggested else claim.origin,
    )
    _check_together(claim)
    return claim


def _check_together(claim: ClaimDocument) -> None:
    """Check the rules on several fields of a claim."""
    for role in ("source", "cue"):
        if overlaps(claim.content, getattr(claim, role)):
            raise Invalid("invalid", f"The {role} overlaps the claim's own content.", role)
    if claim.speakers and claim.no_speaker_stated:
        raise Invalid("speaker_contradicted", field="no_speaker_stated")
    if claim.parent == claim.id:
        raise Invalid("attribution_cycle", field="parent")
    if bool(claim.parent) != bool(claim.nesting):
        raise Invalid("required", "A nested claim has a parent and a kind of nesting, or neither.", "nesting")
    if claim.origin == "suggestion" and claim.suggestion is None:
        raise Invalid("invalid_choice", "A claim whose origin is suggestion names the suggestion.", "origin")


# A claim as the API shows it: its document, and what is known of its row beside.
Shown = dict[str, object]


def show_claim(claim: ClaimDocument, text: str) -> JSONDict:
    """Show a claim as JSON, with the exact string of every fragment."""
    shown: JSONDict = msgspec.to_builtins(claim)
    for name in CHOICES:
        shown[name] = shown[name] or None
    shown["exact"] = {role: [text[start:end] for start, end in getattr(claim, role)] for role in ROLES}
    return {name: shown[name] for name in SHOWN}


def _fragments(pairs: Fragments, strings: tuple[str, ...] | None, text: str, role: str) -> Fragments:
    """Check fragments against the text and the strings that were sent with them, and merge them."""
    if not pairs and not strings:
        return ()
    if not inside(pairs, len(text)):
        raise Invalid(
            "span_out_of_range", f"A fragment of {role} lies outside the text of {len(text):,} code points.", role
        )
    if strings is None:
        raise Invalid("required", f"Send the exact strings of {role} beside its offsets.", f"exact.{role}")
    found = exact(text, pairs)
    if strings != found:
        raise Invalid("quote_mismatch", f"The text there is {list(found)!r:.200}.", role, found=list(found))
    merged = normalise(pairs)
    for start, end in merged:
        if not on_grapheme_boundary(text, start) or not on_grapheme_boundary(text, end):
            raise Invalid("cuts_grapheme", field=role)
        if text[start].isspace() or text[end - 1].isspace():
            raise Invalid("invalid", f"A fragment of {role} starts or ends with white space.", role)
    return merged


def read_verdict(value: object) -> VerdictDocument:
    """Read one verdict given as JSON. Raises Invalid naming the field."""
    try:
        return shape_of(VerdictDocument)(value)
    except Invalid as error:
        raise error.at("verdict") from None
