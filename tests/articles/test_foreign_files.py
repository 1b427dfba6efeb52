"""Other tools' files, and On Record's own datasets, are recognised and told what to do with, in one sentence a file."""

import io
import json
import zipfile
from typing import Any

import pytest

from claims.articles.foreign import KINDS, READ, SUFFIXES
from claims.articles.record import read_file
from claims.datasets.formats import jsonl
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import EVERYTHING
from tests.docs.test_the_server_speaks_german import KEYS

ARTICLE = "Harbour to close\n\nThe harbour will close on Friday, the port authority said."
CONLL = "".join(
    f"{word}\t{tag}\n" for word, tag in (("The", "O"), ("harbour", "B-CLAIM"), ("will", "I-CLAIM"), ("close", "O"))
)
CAS = '<?xml version="1.0"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0"></xmi:XMI>'


def zipped(*names: str) -> bytes:
    """An archive with such members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return target.getvalue()


def rows(*values: Any) -> bytes:
    """JSON Lines."""
    return "".join(json.dumps(value) + "\n" for value in values).encode()


OWN = b"".join(jsonl.write([{"id": "1", "text": "A."}, {"id": "2", "text": "B."}], Lost(EVERYTHING)))
DOCCANO = {"id": 1, "text": "A.", "label": [[0, 1, "CLAIM"]]}
STUDIO = {"id": 1, "data": {"text": "A."}, "annotations": [], "predictions": []}


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("dataset.jsonl", OWN, "own"), ("onrecord-20261122-all-1.JSONL", OWN, "own"), ("d.json", b"[" + OWN.split(b"\n")[0] + b"]", "own"),
        ("dataset.jsonl.manifest.json", json.dumps({"schema": "onrecord/1", "offset_unit": "x", "guidelines": []}, indent=1).encode(), "manifest"),
        ("project-1.json", json.dumps([STUDIO, STUDIO], indent=2).encode(), "label_studio"), ("min.json", rows({"id": 3, "data": {"article": "A."}}), "label_studio"),
        ("all.jsonl", rows(DOCCANO, DOCCANO), "doccano"), ("ner.jsonl", rows({"id": 1, "text": "A.", "entities": [], "relations": []}), "doccano"),
        ("prodigy.jsonl", rows({"text": "A.", "_input_hash": 1, "_task_hash": 2, "spans": []}), "prodigy"),
        ("cas.json", rows({"%TYPES": {}, "%FEATURE_STRUCTURES": []}), "uima"), ("anno.jsonl", rows({"@context": "http://www.w3.org/ns/anno.jsonld", "target": {}}), "w3c"),
        ("fever.jsonl", rows({"id": 1, "claim": "A.", "verifiable": "VERIFIABLE", "evidence": []}), "claims"),
        ("story.ann", b"T1\tClaim 0 5\tA. B.\n", "brat"), ("story.txt", b"T1\tClaim 0 5\tA. B.\nR1\tReports Arg1:T1 Arg2:T2\nT2\tCue 6 9\tsaid\nT3\tCue 6 9\tsaid\n", "brat"),
        ("story.conll", CONLL.encode(), "conll"), ("story.txt", CONLL.encode(), "conll"), ("story.conllu", b"1\tThe\tthe\n", "conll"),
        ("story.xmi", CAS.encode(), "uima"), ("story.txt", CAS.encode(), "uima"), ("story.xml", CAS.encode(), "uima"),
        ("story.tsv", b"#FORMAT=WebAnno TSV 3.3\n", "webanno"), ("story.txt", b"#FORMAT=WebAnno TSV 3.3\n", "webanno"), ("story.tsv", b"text\ttitle\n", "table"),
        ("articles.csv", b"text,title\nA.,B\n", "table"), ("articles.XLSX", zipped("[Content_Types].xml", "xl/workbook.xml"), "table"),
        ("story.docx", zipped("[Content_Types].xml", "word/document.xml"), "document"), ("story.txt", zipped("word/document.xml"), "document"),
        ("story.odt", zipped("mimetype"), "document"), ("story.zip", zipped("a.txt"), "archive"), ("story.gz", b"\x1f\x8b\x08", "archive"),
        ("story.pdf", b"%PDF-1.7", "pdf"), ("story.txt", b"%PDF-1.7", "pdf"), ("story.html", b"<!doctype html><p>A.", "page"), ("story.HTM", b"<p>A.", "page"),
        ("story.rtf", b"{\\rtf1\\ansi A.}", "rtf"), ("story.eml", b"From: a@b.example", "mail"), ("story.nitf", b"<nitf>", "xml"),
        ("scan.png", b"\x89PNG\r\n", "picture"), ("scan.jpeg", b"\xff\xd8\xff\xe0", "picture"), ("scan.webp", b"RIFF\0\0\0\0WEBP", "picture"), ("scan.HEIC", b"\0\0\0\x18ftypheic", "picture"),
        ("talk.mp3", b"ID3\x04", "binary"), ("a.txt", b"\x7fELF", "binary"), ("data.parquet", b"PAR1", "table"),
    ],
    # An archive carries the time at which it was made, by which the name of a test must not differ.
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_of_another_kind_is_named(name: str, data: bytes, kind: str) -> None:
    found = list(read_file(name, io.BytesIO(data)))
    assert [(row.error and row.error.code, row.error and row.error.message) for row in found] == [
        ("unsupported_type", KINDS[kind])
    ]


@pytest.mark.parametrize("name", ["story", "story.txt.exe2", "story.xyz", ".hidden"])
def test_a_file_of_an_unknown_kind_hears_what_can_be_read(name: str) -> None:
    found = list(read_file(name, io.BytesIO(ARTICLE.encode())))
    assert [row.error and row.error.message for row in found] == [READ]


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.md", "a.markdown", "A.TXT", "A.MD", "a.Markdown"])
def test_text_goes_in_under_every_name_that_text_has(name: str) -> None:
    (row,) = read_file(name, io.BytesIO(ARTICLE.encode()))
    assert row.record is not None
    assert (row.record.title, row.record.text) == ("Harbour to close", ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        "A\tB\nThe harbour will close on Friday, she said.\nIt was said.", "T1 was the first tram.\nT2 the second.",
        "He got an O\tin chemistry.\nSo did she.\nAnd they.", "{Not JSON} is how it began, she said.", "Rank\tName\n1\tAda\n2\tBob\n3\tZoë",
    ],
)  # fmt: skip
def test_a_text_that_only_begins_like_one_is_a_text(text: str) -> None:
    (row,) = read_file("a.txt", io.BytesIO(text.encode()))
    assert row.record is not None


def test_an_article_among_bad_rows_is_no_foreign_file() -> None:
    found = list(read_file("a.jsonl", io.BytesIO(rows({"text": "A."}, DOCCANO, DOCCANO))))
    assert [row.error.code if row.error else None for row in found] == [None, "unknown_field", "unknown_field"]


def test_every_sentence_has_its_german_words_and_every_kind_an_end() -> None:
    assert {*KINDS.values(), READ} <= KEYS
    assert {*SUFFIXES} <= {*KINDS}
