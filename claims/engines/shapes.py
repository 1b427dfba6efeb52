"""The JSON records that engines are trained on and measured with: marked articles, their claims, and what was learned.

Offsets are code points of the article's text, end exclusive. Keys that are not required may be missing from a file.
"""

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict

from claims.core.messages import Shown

Spans = Sequence[Sequence[int]]
Slot = Literal["content", "source", "cue"]
SLOTS: tuple[Slot, ...] = ("content", "source", "cue")


class MarkedClaim(TypedDict, total=False):
    """A claim that somebody marked or an engine proposed; `parent` is the id of the claim that reports it."""

    id: str
    content: Required[Spans]
    source: Spans
    cue: Spans
    type: str
    parent: str | None
    # Of gold: the keys of its speakers, and whether missing it is no mistake.
    speakers: list[str]
    optional: bool
    # Of a project's own claims: whether a suggestion came first.
    origin: str
    # Of a proposal: its score, 0..1, why it is proposed, and the name of its speaker.
    score: float
    pattern: str
    reason: Shown | None
    speaker: str


class Named(TypedDict):
    """A speaker of a gold article."""

    name: str
    aliases: NotRequired[list[str]]


class MarkedArticle(TypedDict, total=False):
    """An article with its claims; `lang` is a BCP 47 tag, `speakers` are by key."""

    id: Required[str]
    text: Required[str]
    # Of a story of our own: British, wire, transcript ...
    kind: str
    lang: str
    title: str
    boilerplate: Spans
    claims: list[MarkedClaim]
    speakers: dict[str, Named]


class Manifest(TypedDict):
    """What every trained engine's manifest says; each trainer adds what the version follows from."""

    engine: str
    version: str
    languages: list[str]
    articles: int
    claims: int
    skipped: int
