"""Suggestions for JSONL files: each line is an article; the same article with proposed claims comes out."""

import json
from collections.abc import Iterable, Iterator
from typing import cast

from claims.core.messages import shown
from claims.core.records import Proposal, Zone, ZoneKind
from claims.core.zones import zones_of
from claims.engines import Engine, fitting
from claims.engines.reading import suggest
from claims.engines.shapes import MarkedArticle, MarkedClaim


def suggest_lines(lines: Iterable[str], engine: Engine) -> Iterator[MarkedArticle]:
    """Yield {"id", "text", "claims"} for every record {"id", "lang", "text"} of a JSONL stream.

    A claim is {"id", "content", "source", "cue", "type", "parent", "score", "pattern", "reason", "speaker"}, with spans as lists of
    [start, end) in code points and the parent's claim id or null. Boilerplate is left alone: where the record says it lies
    (`boilerplate`, a list of [start, end)), else where import would find it. An article in a language that the engine
    does not read gets quotation marks alone.
    Raises ValueError with the line number for a line that is no such record.
    """
    return suggest_records((_read(line, number) for number, line in enumerate(lines, start=1) if line.strip()), engine)


def suggest_records(records: Iterable[MarkedArticle], engine: Engine) -> Iterator[MarkedArticle]:
    """Yield what `suggest_lines` does, for records that are read already."""
    for record in records:
        language = record.get("lang") or (engine.LANGUAGES or ("und",))[0]
        found = suggest(fitting(engine, language), record["text"], language=language, zones=_zones(record))
        yield {
            "id": record["id"],
            "text": record["text"],
            "claims": [_claim(proposal, i, record["id"]) for i, proposal in enumerate(found)],
        }


def _zones(record: MarkedArticle) -> list[Zone]:
    if "boilerplate" in record:
        return [Zone(start, end, ZoneKind.BOILERPLATE) for start, end in record["boilerplate"]]
    return list(zones_of(record["text"], str(record.get("title") or "")))


def _read(line: str, number: int) -> MarkedArticle:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {number}: not JSON ({error.msg})") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str) or not isinstance(record.get("text"), str):
        raise ValueError(f'line {number}: an article needs "id" and "text", both strings')
    return cast(MarkedArticle, record)


def _claim(proposal: Proposal, index: int, article: str) -> MarkedClaim:
    return {
        "id": f"{article}#{index + 1}",
        "content": [list(fragment) for fragment in proposal.content],
        "source": [list(fragment) for fragment in proposal.source],
        "cue": [list(fragment) for fragment in proposal.cue],
        "type": proposal.directness.value,
        "parent": None if proposal.parent is None else f"{article}#{proposal.parent + 1}",
        "score": round(proposal.score, 3),
        "pattern": proposal.pattern,
        "reason": shown(proposal.reason),
        "speaker": proposal.speaker_name,
    }
