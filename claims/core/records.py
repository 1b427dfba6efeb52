"""Frozen records that cross the borders between stages: data, never database rows.

Every offset in this module counts Unicode code points of the article's frozen text; ends are exclusive.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from claims.core.messages import Message

Fragment = tuple[int, int]
Fragments = tuple[Fragment, ...]


class JobState(StrEnum):
    """Where a job stands; one that waits needs a person's word to go on; the last three are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Directness(StrEnum):
    """How the words of the source are given (Redewiedergabe and PolNeAR terms)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    FREE_INDIRECT = "free_indirect"
    REPORTED = "reported"


class Nesting(StrEnum):
    """Why a claim has a parent: inside its content, reported in another sentence, or passed on by it."""

    SPAN = "span"
    DISCOURSE = "discourse"
    RELAY = "relay"


class ClaimType(StrEnum):
    """What a claim is about (AVeriTeC's types, then Full Fact's, then our two)."""

    EVENT_PROPERTY = "event_property"
    NUMERICAL = "numerical"
    CAUSAL = "causal"
    QUOTE_VERIFICATION = "quote_verification"
    POSITION_STATEMENT = "position_statement"
    PREDICTION = "prediction"
    LAW_OR_RULE = "law_or_rule"
    PERSONAL_EXPERIENCE = "personal_experience"
    DIRECTIVE = "directive"
    OTHER = "other"


class Checkworthiness(StrEnum):
    """ClaimBuster's three classes: non-factual, unimportant factual, check-worthy factual."""

    NON_FACTUAL = "nfs"
    UNIMPORTANT = "ufs"
    CHECKWORTHY = "cfs"


class SpeakerKind(StrEnum):
    """What kind of thing can be the source of a claim."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT_BODY = "government_body"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    UNSPECIFIED = "unspecified"


class Stance(StrEnum):
    """What a piece of evidence does to a claim; a conflict is two items."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class ZoneKind(StrEnum):
    """Which part of a page a stretch of text is; boilerplate is kept but takes no part in the work."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Zone:
    """One stretch of the text, [start, end) in code points, and what part of the page it is."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """One claim that an engine proposes for one article.

    `content` has at least one fragment; fragments are sorted, disjoint, and lie inside the text.
    `parent` is the index, in the list that the engine returned, of the proposal that reports this one.
    `score` is the engine's confidence in 0..1; `reason` names the pattern that matched (`claims/core/messages.py`), or says in
    the engine's own words (`own_words`) why the claim is proposed. `pattern` is the pattern's name for measuring ("rules/clause").
    """

    content: Fragments
    source: Fragments = ()
    cue: Fragments = ()
    directness: Directness = Directness.INDIRECT
    score: float = 0.5
    reason: Message | None = None
    speaker_name: str = ""
    speaker_kind: SpeakerKind = SpeakerKind.UNSPECIFIED
    parent: int | None = None
    nesting: Nesting | None = None
    checkworthiness: float | None = None
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerHint:
    """A speaker whom the project already knows, with every name used so far."""

    key: str
    name: str
    aliases: Sequence[str] = field(default_factory=tuple)
