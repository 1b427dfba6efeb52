"""The types of a dataset's records: one article with all that people said of it; `docs/formats.md` describes each field."""

from typing import NotRequired, TypedDict

from claims.core.json_types import JSON, JSONDict
from claims.core.messages import Shown
from claims.core.records import Fragments

Slots = dict[str, list[str]]


class ZoneRecord(TypedDict):
    """Part of a page; code points, the end exclusive."""

    start: int
    end: int
    kind: str


class PassRecord(TypedDict):
    """One person's assignment; annotators are pseudonyms everywhere."""

    annotator: str
    kind: str
    round: int
    submitted_on: str | None
    suggestions_shown: bool


class SpeakerRecord(TypedDict):
    """A speaker of a claim in the record."""

    id: str
    name: str
    kind: str
    anonymous: bool
    descriptor: str
    country: str
    wikidata_id: str
    aliases: list[str]
    roles: list[JSONDict]
    same_as: str | None


class VerdictRecord(TypedDict):
    """A judgement; the label of one that was withdrawn is empty."""

    on: str
    name: str | None
    label: str
    scale: str | None
    author: str | None
    status: str
    evidence: list[JSONDict]
    rationale: str
    comparable: str | None


class SettledRecord(TypedDict):
    """A claim that a gold claim settles: whose, how, from whom each slot is in which people differ, and why."""

    annotator: str
    claim: str
    group: str
    action: str
    fields: dict[str, str]
    overruled: bool
    cause: str | None
    reason: str
    rule: str
    guideline: int | None
    changed: bool


class ClaimRecord(TypedDict):
    """What a record says of a claim beside the fields of `ClaimDocument`, which `show_claim` writes, and of these the links."""

    id: str
    content: Fragments
    exact: Slots
    speakers: list[str]
    parent: str | None
    nesting: str | None
    suggestion: str | None
    annotator: str
    pass_kind: str
    round: int
    guideline: int | None
    verdict: VerdictRecord | None
    earlier_verdicts: list[VerdictRecord]
    settled: NotRequired[list[SettledRecord]]


class RunRecord(TypedDict):
    """A version of an engine that has read the article, and how many suggestions it made."""

    engine: str
    engine_version: str
    suggestions: int


class DecisionRecord(TypedDict):
    """What became of a suggestion in one assignment."""

    annotator: str
    outcome: str
    claim: str | None


class SuggestionRecord(TypedDict):
    """A claim that an engine proposed."""

    id: str
    engine: str
    engine_version: str
    content: list[list[int]]
    source: list[list[int]]
    cue: list[list[int]]
    exact: Slots
    directness: str
    score: float
    reason: Shown | None
    speaker_name: str
    speaker_kind: str
    parent: str | None
    nesting: str | None
    checkworthiness: float | None
    retired: bool
    decisions: list[DecisionRecord]


class ArticleRecord(TypedDict):
    """An article without what people said of it."""

    id: str
    number: int
    external_id: str
    title: str
    url: str
    publisher: str
    byline: list[str]
    published_on: str | None
    lang: str
    licence: str
    metadata: dict[str, JSON]
    text: str
    text_sha256: str
    length: int
    zones: list[ZoneRecord]


class Record(ArticleRecord):
    """One line of a dataset, without the names of the schema and of the unit of offsets."""

    passes: list[PassRecord]
    speakers: list[SpeakerRecord]
    claims: list[ClaimRecord]
    suggestion_runs: list[RunRecord]
    suggestions: list[SuggestionRecord]
