"""Rows of which records are made, as they are stored: the fields are the columns that are read.

No row becomes a model object: that was half the cost of an export.
"""

from datetime import date, datetime
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from claims.core.claim import ClaimDocument
from claims.core.json_types import JSONDict
from claims.core.messages import Shown
from claims.core.records import Fragments
from claims.datasets.formats.record import ZoneRecord


class ArticleRow(NamedTuple):
    """An article as it is stored."""

    pk: UUID
    key: UUID | None
    number: int
    external_id: str
    title: str
    url: str
    publisher: str
    byline: list[str]
    published_on: date | None
    language: str
    licence: str
    metadata: JSONDict
    text: str
    text_sha256: str
    length: int
    zones: list[ZoneRecord]


# The rows below hold identifiers as texts.
class PassRow(NamedTuple):
    """An assignment as it is stored."""

    pk: str
    article_id: str
    person_id: int
    kind: str
    round: int
    submitted_at: datetime | None
    suggestions_shown: bool


class SuggestionRow(NamedTuple):
    """A suggestion as it is stored."""

    id: str
    key: str | None
    article_id: str
    engine: str
    engine_version: str
    content: Fragments
    source: Fragments
    cue: Fragments
    directness: str
    score: float
    reason: Shown | None
    speaker_name: str
    speaker_kind: str
    parent_id: str | None
    nesting: str
    checkworthiness: float | None
    retired_at: datetime | None


class DecisionRow(NamedTuple):
    """What became of a suggestion."""

    suggestion_id: str
    assignment_id: str
    outcome: str
    claim_id: str | None


class SpeakerRow(NamedTuple):
    """A speaker as it is stored, with names and offices."""

    id: str
    key: str | None
    name: str
    kind: str
    anonymous: bool
    descriptor: str
    country: str
    wikidata_id: str
    merged_into_id: str | None
    names: list[str]
    offices: list[JSONDict]


class ClaimRow(NamedTuple):
    """A claim as it is stored, and what its record tells beside; identifiers are texts."""

    id: str
    key: str | None
    assignment_id: str
    guideline: int | None
    document: ClaimDocument

    @property
    def content(self) -> Fragments:
        """Return where the claim stands in the text."""
        return self.document.content


class Keyed(Protocol):
    """A row with a place in the text."""

    @property
    def id(self) -> str:
        """Return its identifier."""
        ...

    @property
    def content(self) -> Fragments:
        """Return its place."""
        ...


Placed = TypeVar("Placed", bound=Keyed)
