"""Records of datasets made by chance: every field takes every kind of value, on the texts that make offsets differ and on others."""

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from claims.core.claim import Certainty
from claims.core.records import Checkworthiness, ClaimType, Directness, Nesting, SpeakerKind, Stance
from claims.core.text import normalise, on_grapheme_boundary, overlaps, trim
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill
from claims.datasets.formats.base.parts import Claim, Record

VECTORS = Path(__file__).parents[2] / "frontend" / "tests" / "vectors" / "offsets.json"
TEXTS = [case["text"] for case in json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]]
STORY = (
    "“Prices fell,” Vice-president Zoë 😀 Ndiaye told CNN, “by 20 percent.” It is feared that she lied.\n\n"
    "The watchdog's report; said\tone \\official\\ of 𝔉𝔯𝔞𝔫𝔨𝔣𝔲𝔯𝔱, denies it all: [no] <b>&amp; nothing</b> * happened_here | at all.\n"
    "B-CONTENT is no label. T1\tContent 0 3\tand so on\n"
)
# What separates, quotes and escapes in one format or another.
SIGNS = "ab Zé😀𝔉;,:\"'=+-@|\\_*[]<>&#\t\n\u00a0\u2028%"
LABELS = [("true", "True", "supported"), ("misleading", "Misleading", "conflicting"), ("false", "False", "refuted")]
LABELS += [("unverifiable", "Unverifiable", "not_enough_evidence")]
words = st.text(SIGNS, max_size=12).map(str.strip)
lines = words.map(lambda text: " ".join(text.split()))
some_lines = lines.filter(bool)
keys = st.uuids(version=4).map(str)
days = st.dates().map(lambda day: day.isoformat())


@st.composite
def texts(draw: Any) -> str:
    """A text with enough words to mark."""
    chosen: str = draw(st.sampled_from([*TEXTS, STORY, STORY, STORY]))
    return chosen


@st.composite
def fragments(draw: Any, text: str, least: int = 0) -> tuple[tuple[int, int], ...]:
    """Fragments such as the server takes: no white space at their ends, no character cut."""
    edges = [at for at in range(len(text) + 1) if on_grapheme_boundary(text, at)]
    chosen = draw(st.lists(st.tuples(st.sampled_from(edges), st.sampled_from(edges)), min_size=least, max_size=3))
    pairs = [trim(text, (min(pair), max(pair))) for pair in chosen]
    found = normalise(pair for pair in pairs if pair[0] < pair[1])
    return found or (((0, edges[1]),) if least else ())


def _speaker(key: str, draw: Any) -> dict[str, Any]:
    anonymous = draw(st.booleans())
    role = st.fixed_dictionaries(
        {"position": some_lines, "organisation": lines, "from": st.none() | days, "to": st.none() | days}
    )
    return {
        "id": key,
        "name": draw(some_lines),
        "kind": draw(st.sampled_from([kind.value for kind in SpeakerKind])),
        "anonymous": anonymous,
        "descriptor": draw(lines) if anonymous else "",
        "country": draw(st.sampled_from(["", "DE", "US"])),
        "wikidata_id": draw(st.sampled_from(["", "Q42"])),
        "aliases": draw(st.lists(some_lines, max_size=2)),
        "roles": draw(st.lists(role, max_size=1)),
        "same_as": None,
    }


def _evidence() -> Any:
    return st.fixed_dictionaries(
        {
            "url": st.sampled_from(["", "https://example.org/report", "https://example.org/a?b=1,2;3"]),
            "quote": words,
            "title": some_lines,
            "stance": st.sampled_from([stance.value for stance in Stance]),
            "publisher": lines,
            "set_number": st.integers(1, 2),
            "accessed_at": st.none() | days,
            "archived_url": st.sampled_from(["", "https://archive.example.org/1"]),
        }
    )


@st.composite
def verdicts(draw: Any) -> dict[str, Any]:
    """A verdict of the scale `desk`."""
    label, name, comparable = draw(st.sampled_from(LABELS))
    return {
        "on": draw(days),
        "name": name,
        "label": label,
        "scale": "desk",
        "author": draw(st.sampled_from(["a-1", "a-2"])),
        "status": draw(st.sampled_from(["draft", "final"])),
        "evidence": draw(st.lists(_evidence(), max_size=2)),
        "rationale": draw(words),
        "comparable": comparable,
    }


def _claim(key: str, text: str, speakers: list[str], draw: Any) -> Claim:
    claim = blank_claim(key)
    content = draw(fragments(text, least=1))
    fill(claim, "content", content, text)
    for slot in ("source", "cue", "addressee"):
        found = draw(fragments(text))
        fill(claim, slot, () if overlaps(found, content) and slot != "addressee" else found, text)
    said = draw(st.lists(st.sampled_from(speakers), max_size=2, unique=True)) if speakers else []

    def one_of(kind: Any) -> Any:
        return draw(st.none() | st.sampled_from([item.value for item in kind]))

    claim |= {
        "speakers": said,
        "no_speaker_stated": not said and draw(st.booleans()),
        "directness": draw(st.sampled_from([item.value for item in Directness])),
        "claim_type": one_of(ClaimType),
        "checkworthiness": one_of(Checkworthiness),
        "certainty": one_of(Certainty),
        "was_said": draw(st.none() | st.booleans()),
        "note": draw(words),
        "origin": draw(st.sampled_from(["human", "import"])),
        "annotator": draw(st.sampled_from(["a-1", "a-2"])),
        "pass_kind": "annotation",
        "round": 1,
        "guideline": draw(st.none() | st.integers(1, 3)),
        "verdict": draw(st.none() | verdicts()),
        "earlier_verdicts": draw(st.lists(verdicts(), max_size=1)),
    }
    return claim


@st.composite
def records(draw: Any) -> Record:
    """One article with up to four claims, in the order of a dataset."""
    text = draw(texts())
    ids = draw(st.lists(keys, min_size=10, max_size=10, unique=True))
    record = blank_record(text, draw(st.integers(1, 99_999)))
    speakers = [_speaker(key, draw) for key in ids[: draw(st.integers(0, 2))]]
    claims = [_claim(key, text, [one["id"] for one in speakers], draw) for key in ids[2 : 2 + draw(st.integers(0, 4))]]
    for claim, other in zip(claims[1:], claims, strict=False):
        if draw(st.booleans()):
            claim |= {"parent": other["id"], "nesting": draw(st.sampled_from([kind.value for kind in Nesting]))}
    suggestion = {
        "id": ids[8],
        "engine": "quotes",
        "engine_version": "1",
        "content": [[0, 1]],
        "source": [],
        "cue": [],
        "exact": {"content": [text[:1]], "source": [], "cue": []},
        "directness": "direct",
        "score": 0.5,
        "reason": None,
        "speaker_name": "",
        "speaker_kind": "unspecified",
        "parent": None,
        "nesting": None,
        "checkworthiness": None,
        "retired": False,
        "decisions": draw(st.sampled_from([[], [{"annotator": "a-1", "outcome": "rejected", "claim": None}]])),
    }
    return {
        **record,
        "id": ids[9],
        "external_id": draw(lines),
        "title": draw(lines),
        "url": draw(st.sampled_from(["", "https://example.org/story"])),
        "publisher": draw(lines),
        "byline": draw(st.lists(some_lines, max_size=2)),
        "published_on": draw(st.none() | days),
        "lang": draw(st.sampled_from(["en", "de", ""])),
        "licence": draw(lines),
        "metadata": draw(st.sampled_from([{}, {"desk": "=1+1", "tags": ["a", None, 1.5]}])),
        "zones": draw(st.sampled_from([[], [{"start": 0, "end": len(text), "kind": "body"}]])),
        "passes": [
            {
                "annotator": "a-1",
                "kind": "annotation",
                "round": 1,
                "submitted_on": "2026-01-02",
                "suggestions_shown": True,
            }
        ],
        "speakers": speakers,
        "claims": sorted(claims, key=lambda claim: (claim["content"], claim["id"])),
        "suggestion_runs": draw(st.sampled_from([[], [{"engine": "quotes", "engine_version": "1", "suggestions": 1}]])),
        "suggestions": draw(st.sampled_from([[], [suggestion]])),
    }
