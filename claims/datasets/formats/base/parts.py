"""What a dataset can hold, part by part: the closed list from which formats say what they carry, and how two records differ in it.

Each part of a record is a set of items, by the identifier of the claim, speaker, suggestion or article that they belong to; what
nobody said is no item.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeAlias

# One article of a dataset, as `docs/formats.md` describes it, its claims, and what has fields in these: a speaker, a verdict, a
# piece of evidence. Dictionaries, for formats go through their fields by name; `record.py` has the types of each field.
Record: TypeAlias = dict[str, Any]
Claim: TypeAlias = dict[str, Any]
Item: TypeAlias = dict[str, Any]
# What stands in a field, of the type that the name of the field tells.
Value: TypeAlias = Any
Items: TypeAlias = dict[str, object]


class Part(StrEnum):
    """A part of a dataset that a format carries or loses."""

    TEXT = "text"
    METADATA = "metadata"
    ZONES = "zones"
    PASSES = "passes"
    CLAIMS = "claims"
    IDENTIFIERS = "identifiers"
    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"
    ADDRESSEE = "addressee"
    SPEAKERS = "speakers"
    SPEAKER_ENTITY = "speaker_entity"
    SPEAKER_ROLES = "speaker_roles"
    NO_SPEAKER_STATED = "no_speaker_stated"
    DIRECTNESS = "directness"
    CLAIM_TYPE = "claim_type"
    CHECKWORTHINESS = "checkworthiness"
    CERTAINTY = "certainty"
    WAS_SAID = "was_said"
    PARENT = "parent"
    NESTING = "nesting"
    NOTE = "note"
    ORIGIN = "origin"
    GUIDELINE = "guideline"
    ANNOTATORS = "annotators"
    VERDICT = "verdict"
    VERDICT_SCALE = "verdict_scale"
    VERDICT_STATUS = "verdict_status"
    RATIONALE = "rationale"
    EVIDENCE = "evidence"
    EVIDENCE_SETS = "evidence_sets"
    EARLIER_VERDICTS = "earlier_verdicts"
    SUGGESTIONS = "suggestions"
    DECISIONS = "decisions"


EVERYTHING = frozenset(Part)
SLOTS = (Part.CONTENT, Part.SOURCE, Part.CUE, Part.ADDRESSEE)
SPANS = frozenset((Part.TEXT, Part.CLAIMS, *SLOTS))
METADATA = (
    "id", "number", "external_id", "title", "url", "publisher", "byline", "published_on", "lang", "licence", "metadata",
)  # fmt: skip
VERDICTS = frozenset(
    (Part.VERDICT, Part.VERDICT_SCALE, Part.VERDICT_STATUS, Part.RATIONALE, Part.EVIDENCE, Part.EVIDENCE_SETS)
)


def _verdict(*names: str) -> Callable[[Claim], object]:
    def value(claim: Claim) -> object:
        verdict = claim["verdict"]
        return verdict and tuple(verdict[name] for name in names)

    return value


def _evidence(claim: Claim) -> object:
    items = claim["verdict"] and claim["verdict"]["evidence"]
    return items and [{name: value for name, value in item.items() if name != "set_number"} for item in items]


def _sets(claim: Claim) -> object:
    items = claim["verdict"] and claim["verdict"]["evidence"]
    numbers = [item["set_number"] for item in items or ()]
    return numbers if len(set(numbers)) > 1 else None


# What each part of a claim is; None, False and empty lists and strings are no item. False is an answer to "was it said".
OF_CLAIM: dict[Part, Callable[[Claim], object]] = {
    Part.IDENTIFIERS: lambda claim: claim["id"],
    Part.CONTENT: lambda claim: claim["content"],
    Part.SOURCE: lambda claim: claim["source"],
    Part.CUE: lambda claim: claim["cue"],
    Part.ADDRESSEE: lambda claim: claim["addressee"],
    Part.NO_SPEAKER_STATED: lambda claim: claim["no_speaker_stated"],
    Part.DIRECTNESS: lambda claim: claim["directness"],
    Part.CLAIM_TYPE: lambda claim: claim["claim_type"],
    Part.CHECKWORTHINESS: lambda claim: claim["checkworthiness"],
    Part.CERTAINTY: lambda claim: claim["certainty"],
    Part.WAS_SAID: lambda claim: None if claim["was_said"] is None else str(claim["was_said"]),
    Part.PARENT: lambda claim: claim["parent"],
    Part.NESTING: lambda claim: claim["nesting"],
    Part.NOTE: lambda claim: claim["note"],
    Part.ORIGIN: lambda claim: None if claim["origin"] == "human" else (claim["origin"], claim["suggestion"]),
    Part.GUIDELINE: lambda claim: claim["guideline"],
    Part.ANNOTATORS: lambda claim: (claim["annotator"], claim["pass_kind"], claim["round"]),
    Part.VERDICT: _verdict("label"),
    Part.VERDICT_SCALE: _verdict("scale", "name", "comparable"),
    Part.VERDICT_STATUS: _verdict("status", "author", "on"),
    Part.RATIONALE: lambda claim: claim["verdict"] and claim["verdict"]["rationale"],
    Part.EVIDENCE: _evidence,
    Part.EVIDENCE_SETS: _sets,
    Part.EARLIER_VERDICTS: lambda claim: claim["earlier_verdicts"],
}


def _speaker(record: Record, names: Callable[[Item], object]) -> Items:
    return {speaker["id"]: names(speaker) for speaker in record["speakers"]}


def _entity(speaker: Item) -> object:
    return {name: value for name, value in speaker.items() if name != "roles"}


def _suggestion(suggestion: Item) -> object:
    return {name: value for name, value in suggestion.items() if name != "decisions"}


# What each part of an article is that does not belong to one claim.
OF_RECORD: dict[Part, Callable[[Record], Items]] = {
    Part.TEXT: lambda record: {record["id"]: record["text"]},
    Part.METADATA: lambda record: {record["id"]: {name: record[name] for name in METADATA}},
    Part.ZONES: lambda record: {record["id"]: record["zones"]},
    Part.PASSES: lambda record: {record["id"]: record["passes"]},
    Part.SPEAKER_ENTITY: lambda record: _speaker(record, _entity),
    Part.SPEAKER_ROLES: lambda record: _speaker(record, lambda speaker: speaker["roles"]),
    Part.SUGGESTIONS: lambda record: {
        record["id"]: record["suggestion_runs"],
        **{suggestion["id"]: _suggestion(suggestion) for suggestion in record["suggestions"]},
    },
    Part.DECISIONS: lambda record: {item["id"]: item["decisions"] for item in record["suggestions"]},
}


def of_claims(part: Part, record: Record, claims: list[Claim]) -> Items:
    """Return the items of one part of these claims of a record."""
    if part is Part.CLAIMS:
        return {}
    if part is Part.SPEAKERS:
        names = {speaker["id"]: speaker["name"] for speaker in record["speakers"]}
        found: Items = {claim["id"]: [names.get(key, key) for key in claim["speakers"]] for claim in claims}
    else:
        value = OF_CLAIM[part]
        found = {claim["id"]: value(claim) for claim in claims}
    return {key: item for key, item in found.items() if item}


def items(part: Part, record: Record, claims: list[Claim] | None = None) -> Items:
    """Return the items of one part of a record, or of these claims of it."""
    if part in OF_RECORD:
        return {key: item for key, item in OF_RECORD[part](record).items() if item}
    return of_claims(part, record, record["claims"] if claims is None else claims)


def difference(before: Record, after: Record) -> dict[Part, set[str]]:
    """Tell what `after`, read from a file, lacks or has otherwise than `before`, which was written to it: identifiers by part.

    A claim that is missing counts as that alone. Claims are matched by their identifiers, and where the file has none, by their
    content in the order of the file.
    """
    again = _matched(before["claims"], after["claims"])
    kept = [claim for claim in before["claims"] if claim["id"] in again]
    found: dict[Part, set[str]] = {Part.CLAIMS: {claim["id"] for claim in before["claims"]} - again.keys()}
    for part in Part:
        if part in OF_RECORD:
            had, has = items(part, before), items(part, after)
            if part in (Part.TEXT, Part.METADATA, Part.ZONES, Part.PASSES):
                has = dict(zip(had, has.values(), strict=False))
        else:
            had = of_claims(part, before, kept)
            values = [of_claims(part, after, [_renamed(again[claim["id"]], again)]) for claim in kept]
            has = {claim["id"]: value for claim, one in zip(kept, values, strict=True) for value in one.values()}
        lacking = {key for key, item in had.items() if has.get(key) != item}
        found[part] = found.get(part, set()) | lacking
    return {part: keys for part, keys in found.items() if keys}


def _matched(before: list[Claim], after: list[Claim]) -> dict[str, Claim]:
    """Match claims that were read with those that were written; by the identifiers of the latter."""
    ours = {claim["id"] for claim in before}
    found = {claim["id"]: claim for claim in after if claim["id"] in ours}
    strangers = [claim for claim in after if claim["id"] not in ours]
    for claim in before:
        same = next((other for other in strangers if other["content"] == claim["content"]), None)
        if claim["id"] not in found and same is not None:
            found[claim["id"]] = same
            strangers.remove(same)
    return found


def _renamed(claim: Claim, again: dict[str, Claim]) -> Claim:
    """Give a claim's parent the identifier with which it was written, where the file has numbers of its own."""
    parent = claim["parent"]
    return {**claim, "parent": next((key for key, other in again.items() if parent and other["id"] == parent), None)}
