"""Real articles and the texts that make offsets differ, written in the formats that other tools read, and read again."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from claims.core.text import normalise, overlaps
from claims.datasets.formats import FORMATS, READERS
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill
from claims.datasets.formats.base.contract import is_available
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import opened
from claims.datasets.formats.base.parts import Part, Record, difference
from tests.conftest import gold_folder
from tests.datasets.made import VECTORS

# Read back with the text, whole or in a way of which losses are reported.
WITH_PLACES = [name for name in READERS if Part.TEXT in FORMATS[name].CARRIES]
SLOTS = ("content", "source", "cue", "addressee")
SLICE = 12


def record_of(number: int, text: str, claims: list[dict[str, Any]]) -> Record:
    """Make a record of an article of a gold set."""
    record = {**blank_record(text, number), "id": f"a{number}"}
    for position, given in enumerate(claims, start=1):
        claim = {**blank_claim(f"a{number}c{position}"), "origin": "human", "annotator": "a-1"}
        for slot in SLOTS:
            fill(claim, slot, normalise((start, end) for start, end in given.get(slot, [])), text)
        if not any(
            overlaps(tuple(map(tuple, claim["content"])), tuple(map(tuple, claim[slot]))) for slot in ("source", "cue")
        ):
            record["claims"].append(claim)
    return record


def articles(name: str) -> Iterator[Record]:
    """Read a gold set of the folder that ONRECORD_GOLD names."""
    folder = gold_folder()
    if folder is None:
        pytest.skip("ONRECORD_GOLD names no folder with the gold sets")
    path: Path = folder / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"{path.name} is not in the folder that ONRECORD_GOLD names")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            article = json.loads(line)
            yield record_of(number, article["text"], article["claims"])


def same_or_reported(name: str, records: list[Record]) -> dict[str, int]:
    """Write and read records, and expect each span again but for those that the report names; returns what was lost of them."""
    form = FORMATS[name]
    if not is_available(form):
        pytest.skip(f"{name} needs the extra {form.EXTRA}")
    lost = Lost(form.CARRIES)
    data = b"".join(form.write(iter(records), lost))
    again = list(READERS[name].read(opened(data, "x"), Questions()))
    assert len(again) == len(records)
    found: dict[Part, int] = {}
    for before, after in zip(records, again, strict=True):
        for part, keys in difference(before, after).items():
            found[part] = found.get(part, 0) + len(keys)
    spans = (Part.TEXT, Part.CLAIMS, Part.CONTENT, Part.SOURCE, Part.CUE, Part.ADDRESSEE)
    counts = lost.counts()
    assert {part: found.get(part, 0) for part in spans} == {part: counts.get(part, 0) for part in spans}
    return {part.value: found[part] for part in spans if part in found}


@pytest.mark.parametrize("name", WITH_PLACES)
def test_every_span_of_the_texts_that_make_offsets_differ_comes_back(name: str) -> None:
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]
    records = [
        record_of(number, case["text"], [{"content": [span["codepoint"]], "cue": []} for span in case["spans"]])
        for number, case in enumerate(cases, start=1)
    ]
    lost = same_or_reported(name, records)
    if name in ("brat", "label_studio", "doccano"):
        assert lost == {}


@pytest.mark.parametrize("name", WITH_PLACES)
@pytest.mark.parametrize("gold", ["polnear_train", "wikinews_de_train"])
def test_real_articles_come_back_with_every_span_or_its_loss_is_reported(name: str, gold: str) -> None:
    lost = same_or_reported(name, list(islice(articles(gold), SLICE)))
    if name in ("brat", "label_studio", "doccano"):
        assert lost == {}
    if name in ("webanno", "cas"):
        assert lost.keys() <= {"text"}


@pytest.mark.slow
@pytest.mark.skipif("not config.getoption('-m')", reason="whole gold sets are read only when asked for: -m slow")
@pytest.mark.parametrize("name", WITH_PLACES)
@pytest.mark.parametrize("gold", ["polnear_train", "wikinews_de_train"])
def test_whole_gold_sets_come_back_with_every_span_or_its_loss_is_reported(name: str, gold: str) -> None:
    print(name, gold, same_or_reported(name, list(articles(gold))))
