"""The programs that formats are for read them, in a virtual environment of their own (`make consumers`)."""

import io
import json
import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from claims.datasets.formats import FORMATS
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import Record

CONSUMERS = os.environ.get("ONRECORD_CONSUMERS", "")
PROGRAMS = Path(__file__).resolve().parents[2] / "consumers"
pytestmark = pytest.mark.skipif(not CONSUMERS, reason="make consumers installs the programs that read it")
ASTRAL = (
    "Vice-president Zoë 😀 Ndiaye said “prices\u00a0fell,” she told CNN, “by 20 percent.”\nIt is feared that she lied."
)
PLAIN = "The minister said that prices fell, and the board denied it.\nNobody knows why."
WORDS: dict[str, list[dict[str, list[str]]]] = {
    ASTRAL: [
        {
            "content": ["“prices\u00a0fell,”", "“by 20 percent.”"],
            "source": ["Vice-president Zoë 😀 Ndiaye"],
            "cue": ["said"],
        },
        {"content": ["that she lied"], "cue": ["is feared"]},
    ],
    PLAIN: [{"content": ["that prices fell"], "source": ["The minister"], "cue": ["said"], "addressee": ["the board"]}],
}
SLOTS = ("content", "source", "cue", "addressee")


def made(text: str, number: int) -> Record:
    """An article with its claims, the first one judged, the second reported by the first."""
    record = {
        **blank_record(text, number),
        "id": f"00000000-0000-4000-8000-00000000000{number}",
        "lang": "en",
        "title": "Prices",
    }
    for at, slots in enumerate(WORDS[text]):
        claim = {
            **blank_claim(f"{number}{at}000000-0000-4000-8000-000000000000"),
            "annotator": "a-1",
            "directness": "direct",
        }
        for slot, words in slots.items():
            fill(claim, slot, [(text.index(word), text.index(word) + len(word)) for word in words], text)
        if at:
            claim |= {"parent": record["claims"][0]["id"], "nesting": "discourse"}
        else:
            claim["verdict"] = {
                "label": "false", "name": "False", "scale": "desk", "comparable": "refuted", "status": "final",
                "author": "a-1", "on": "2026-01-02", "rationale": "Seen.", "evidence": [],
            }  # fmt: skip
        record["claims"].append(claim)
    return record


def written(name: str, *records: Record) -> bytes:
    """The file of a format."""
    return b"".join(FORMATS[name].write(iter(records), Lost(FORMATS[name].CARRIES)))


def read_by(program: str, folder: Path, expected: Any) -> None:
    """Let a program read a folder; it fails unless it finds what is expected."""
    (folder / "expected.json").write_text(json.dumps(expected))
    command = [CONSUMERS, str(PROGRAMS / f"{program}.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Issue" not in done.stdout, done.stdout


def unpack(data: bytes, folder: Path) -> None:
    """Unpack an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)


def test_bratly_reads_brat(tmp_path: Path) -> None:
    """It knows relations between spans alone, and brat's between events are ours for nested claims."""
    record = made(ASTRAL, 1)
    record["claims"][1] |= {"parent": None, "nesting": None}
    unpack(written("brat", record, made(PLAIN, 2)), tmp_path)
    read_by("read_brat", tmp_path, [slots for text in (ASTRAL, PLAIN) for slots in WORDS[text]])


def test_webanno2spacy_finds_contents_on_tokens(tmp_path: Path) -> None:
    """It counts spans by label and reads no stacked ones, so the text has contents alone."""
    record = made(PLAIN, 1)
    for slot in ("source", "cue", "addressee"):
        fill(record["claims"][0], slot, (), PLAIN)
    unpack(written("webanno", record), tmp_path)
    (tmp_path / "00001.json").write_text(json.dumps(PLAIN))
    read_by("read_webanno", tmp_path, [["content", "that prices fell"]])


def test_label_studio_s_converter_writes_our_tasks_as_conll(tmp_path: Path) -> None:
    """It counts a character of a text as one; a claim that lies inside no other comes out whole."""
    (tmp_path / "tasks.json").write_bytes(written("label_studio", made(PLAIN, 1)))
    expected = [
        ["Source", "The minister"],
        ["Cue", "said"],
        ["Content", "that prices fell"],
        ["Addressee", "the board"],
    ]
    read_by("read_label_studio", tmp_path, expected)


def test_doccano_s_modules_read_its_lines(tmp_path: Path) -> None:
    (tmp_path / "dataset.jsonl").write_bytes(written("doccano", made(ASTRAL, 1), made(PLAIN, 2)))
    first, second = WORDS[ASTRAL]

    def spans(claim: dict[str, list[str]]) -> list[list[str]]:
        return [[slot.upper(), word] for slot in SLOTS for word in claim.get(slot, ())]

    read_by(
        "read_doccano",
        tmp_path,
        [
            [
                spans(first) + spans(second),
                [
                    ["CONTENT", "PART_OF", "CONTENT"],
                    ["CONTENT", "SOURCE", "SOURCE"],
                    ["CONTENT", "CUE", "CUE"],
                    ["CONTENT", "CUE", "CUE"],
                    ["CONTENT", "NESTED_IN", "CONTENT"],
                ],
            ],
            [spans(WORDS[PLAIN][0]), [["CONTENT", slot, slot] for slot in ("SOURCE", "CUE", "ADDRESSEE")]],
        ],
    )


def test_pyld_expands_annotations_and_reviews(tmp_path: Path) -> None:
    records = [made(ASTRAL, 1), made(PLAIN, 2)]
    (tmp_path / "annotations.jsonld").write_bytes(written("w3c", *records))
    (tmp_path / "reviews.jsonld").write_bytes(written("claim_review", *records))
    annotations = [
        [{"source": "source"}.get(slot, slot), text.index(word), word]
        for text in (ASTRAL, PLAIN)
        for claim in WORDS[text]
        for slot in SLOTS
        for word in claim.get(slot, ())
    ]
    reviews = [[" … ".join(WORDS[text][0]["content"]), "False"] for text in (ASTRAL, PLAIN)]
    read_by("read_json_ld", tmp_path, {"annotations": annotations, "reviews": reviews})
