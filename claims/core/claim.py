"""The one description of a claim: a field is a row here. How it is parsed, compared, shown, stored and exported follows from it."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Protocol
from uuid import UUID

from msgspec import Struct

from claims.core.errors import Invalid
from claims.core.hidden import is_blank
from claims.core.records import (
    Checkworthiness,
    ClaimType,
    Directness,
    Fragments,
    Nesting,
    Stance,
)
from claims.core.shapes import (
    address,
    choice,
    day,
    flag,
    fragments,
    items,
    key,
    keys,
    kinds_of,
    line,
    nested,
    strings,
    text,
    whole,
)

MAX_FRAGMENTS, MAX_SPEAKERS, MAX_EVIDENCE, MAX_NOTE, MAX_LABEL, MAX_SETS = 50, 50, 100, 10_000, 40, 1000
# As many versions as the column counts.
MAX_VERSIONS = 2**31 - 1


class VerdictStatus(StrEnum):
    """Whether a judgement still may change."""

    DRAFT = "draft"
    FINAL = "final"


class Certainty(StrEnum):
    """How sure the source is of what it says (FactBank's four; Saurí and Pustejovsky 2009)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DENIED = "denied"


class Origin(StrEnum):
    """Where a claim began; a suggestion stays distinguishable for ever."""

    HUMAN = "human"
    SUGGESTION = "suggestion"
    IMPORT = "import"


class ParsedEvidence(Protocol):
    """Evidence as it was sent, before its fields are checked; null where one was left out."""

    url: str | None
    archived_url: str | None
    publisher: str | None
    title: str | None
    quote: str | None


def says_something(item: ParsedEvidence) -> None:
    """Refuse evidence without a text. Raises Invalid: required."""
    texts = (item.url, item.archived_url, item.publisher, item.title, item.quote)
    if all(is_blank(text or "") for text in texts):
        raise Invalid("required", "Evidence needs an address, a title or a quotation.", "url")


class EvidenceDocument(Struct, frozen=True, kw_only=True):
    """One thing that speaks for or against a claim; it has an address, a title or a quotation at least."""

    url: Annotated[str, address(2000)] = ""
    archived_url: Annotated[str, address(2000)] = ""
    accessed_at: Annotated[date | None, day()] = None
    publisher: Annotated[str, line(200)] = ""
    title: Annotated[str, line(500)] = ""
    quote: Annotated[str, text(10_000)] = ""
    # No default: nothing would tell what somebody judged from what nobody looked at.
    stance: Annotated[str, choice(Stance, needed=True)]
    set_number: Annotated[int, whole(1, MAX_SETS, default=1)] = 1


class VerdictDocument(Struct, frozen=True):
    """A judgement of whether a claim is true; `label` is a key of the project's scale."""

    label: Annotated[str, line(MAX_LABEL, needed=True)]
    rationale: Annotated[str, text(MAX_NOTE)] = ""
    status: Annotated[str, choice(VerdictStatus, default="draft")] = "draft"
    evidence: Annotated[tuple[EvidenceDocument, ...], items(EvidenceDocument, MAX_EVIDENCE, says_something)] = ()


class ClaimDocument(Struct, frozen=True):
    """Everything that a person says of one claim; fragments are code points of the article's text.

    A choice that nobody made is an empty string here and in the table, and null in JSON.
    """

    id: Annotated[UUID, key(needed=True)]
    content: Annotated[Fragments, fragments(MAX_FRAGMENTS, needed=True)]
    source: Annotated[Fragments, fragments(MAX_FRAGMENTS)] = ()
    cue: Annotated[Fragments, fragments(MAX_FRAGMENTS)] = ()
    addressee: Annotated[Fragments, fragments(MAX_FRAGMENTS)] = ()
    speakers: Annotated[tuple[UUID, ...], keys(MAX_SPEAKERS)] = ()
    no_speaker_stated: Annotated[bool, flag()] = False
    directness: Annotated[str, choice(Directness, computed=True)] = Directness.INDIRECT.value
    claim_type: Annotated[str, choice(ClaimType)] = ""
    checkworthiness: Annotated[str, choice(Checkworthiness)] = ""
    certainty: Annotated[str, choice(Certainty)] = ""
    was_said: Annotated[bool | None, flag(default=None)] = None
    parent: Annotated[UUID | None, key()] = None
    nesting: Annotated[str, choice(Nesting)] = ""
    note: Annotated[str, text(MAX_NOTE)] = ""
    origin: Annotated[str, choice(Origin, default="human")] = Origin.HUMAN.value
    suggestion: Annotated[UUID | None, key()] = None
    verdict: Annotated[VerdictDocument | None, nested(VerdictDocument)] = None


class Exact(Struct, frozen=True):
    """The strings of a claim's fragments, slot by slot; null where they are left out."""

    content: Annotated[tuple[str, ...] | None, strings(MAX_FRAGMENTS, needed=True)] = None
    source: Annotated[tuple[str, ...] | None, strings(MAX_FRAGMENTS)] = None
    cue: Annotated[tuple[str, ...] | None, strings(MAX_FRAGMENTS)] = None
    addressee: Annotated[tuple[str, ...] | None, strings(MAX_FRAGMENTS)] = None


CLAIM, VERDICT, EVIDENCE = kinds_of(ClaimDocument), kinds_of(VerdictDocument), kinds_of(EvidenceDocument)
# The lists of words that choices are made from.
WORDS = tuple(kind.words for kinds in (CLAIM, VERDICT, EVIDENCE) for kind in kinds.values() if kind.words)
ROLES = tuple(name for name, kind in CLAIM.items() if kind.name == "fragments")
CHOICES = tuple(name for name, kind in CLAIM.items() if kind.name == "choice")
# Fields of a claim that are a column of its row, and the columns; identifiers are foreign keys. The rest has tables of its own.
STORED = tuple(name for name, kind in CLAIM.items() if name != "id" and kind.name not in ("keys", "object"))
COLUMNS = {name: f"{name}_id" if CLAIM[name].name == "key" else name for name in STORED}
# What a project may ask of every claim beside its speaker and a verdict; the others are always given, or seldom stated.
REQUIRABLE = ("source", "cue", "claim_type", "checkworthiness", "certainty", "was_said", "evidence")
