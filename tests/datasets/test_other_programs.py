"""What the libraries that the formats are for find in their files, on a text that makes offsets differ."""

import io
import json
import zipfile
from typing import Any

import pytest

from claims.datasets.formats import cas, docbin, parquet
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import Record

TEXT = "Vice-president Zoë 😀 Ndiaye said “prices fell,” she told CNN, “by 20 percent.”\nIt is feared that she lied."
WORDS = {"content": ["“prices fell,”", "“by 20 percent.”"], "source": ["Vice-president Zoë 😀 Ndiaye"], "cue": ["said"]}


def record(**more: list[tuple[int, int]]) -> Record:
    """An article with a claim in two pieces, after an emoji."""
    claim = {**blank_claim("c1"), "annotator": "a-1"}
    for slot, words in WORDS.items():
        fill(claim, slot, [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words], TEXT)
    for slot, pairs in more.items():
        fill(claim, slot, pairs, TEXT)
    return {**blank_record(TEXT, 1), "id": "a1", "lang": "en", "claims": [claim]}


def archive(form: Any, made: Record, lost: Lost | None = None) -> zipfile.ZipFile:
    """The archive that a format writes."""
    return zipfile.ZipFile(io.BytesIO(b"".join(form.write([made], lost or Lost(form.CARRIES)))))


def test_spacy_finds_each_fragment_as_a_span_with_the_claim_it_belongs_to() -> None:
    spacy = pytest.importorskip("spacy")
    tokens = pytest.importorskip("spacy.tokens")
    with archive(docbin, record()) as files:
        shard = tokens.DocBin(store_user_data=True).from_bytes(files.read("00001.spacy"))
    (doc,) = shard.get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    found = {slot: [span.text for span in doc.spans[slot]] for slot in WORDS}
    assert found == WORDS
    assert {(span.label_, span.id_) for span in doc.spans["content"]} == {("CONTENT", "c1")}
    assert doc.spans["cue"].attrs["offsets"] == [[28, 32]]


def test_a_span_that_ends_within_a_token_is_widened_and_counted_and_its_offsets_are_kept() -> None:
    spacy = pytest.importorskip("spacy")
    tokens = pytest.importorskip("spacy.tokens")
    lost = Lost(docbin.CARRIES)
    with archive(docbin, record(cue=[(28, 31)]), lost) as files:
        shard = tokens.DocBin(store_user_data=True).from_bytes(files.read("00001.spacy"))
    (doc,) = shard.get_docs(spacy.blank("en").vocab)
    (cue,) = doc.spans["cue"]
    assert (cue.text, doc.spans["cue"].attrs["offsets"]) == ("said", [[28, 31]])
    assert lost.report("docbin")["parts"]["cue"] == {"dropped": 0, "changed": 1, "ids": ["c1"]}


def test_cassis_finds_the_words_and_java_would_too() -> None:
    cassis = pytest.importorskip("cassis")
    with archive(cas, record()) as files:
        types = cassis.load_typesystem(io.BytesIO(files.read("TypeSystem.xml")))
        xmi = files.read("00001.xmi").decode()
    again = cassis.load_cas_from_xmi(xmi, typesystem=types)
    (claim,) = again.select("claims.Attribution")
    found = {slot: [one.get_covered_text() for one in getattr(claim, slot).elements] for slot in WORDS}
    assert found == WORDS
    # The emoji is two units in UTF-16, so the cue at code point 28 begins at 29.
    assert 'begin="29" end="33"' in xmi


def test_pyarrow_finds_columns_with_types_even_where_all_lists_are_empty() -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    made = {**record(), "metadata": {"desk": 1}}
    made["claims"][0]["exact"] = {
        "content": WORDS["content"],
        "source": WORDS["source"],
        "cue": WORDS["cue"],
        "addressee": [],
    }
    table = reader.read_table(io.BytesIO(b"".join(parquet.write([made], Lost(parquet.CARRIES)))))
    (row,) = table.to_pylist()
    (claim,) = row["claims"]
    assert [TEXT[pair["start"] : pair["end"]] for pair in claim["content"]] == WORDS["content"]
    assert (row["zones"], claim["addressee"], json.loads(row["metadata"])) == ([], [], {"desk": 1})
    about = table.schema.metadata
    assert about[b"offset_unit"] == b"unicode_code_point"
    features = json.loads(about[b"huggingface"])["info"]["features"]
    assert features.keys() == set(table.column_names)
    assert features["byline"] == {"feature": {"dtype": "string", "_type": "Value"}, "_type": "List"}
