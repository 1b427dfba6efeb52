"""Files as other tools write them, with the quirks that were seen in the wild."""

import json
from typing import Any

import pytest

from claims.datasets.formats import READERS
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.members import Loose
from claims.datasets.formats.base.parts import Record

TEXT = "Vice-president Zoë 😀 Ndiaye said “prices fell,” she told CNN, “by 20 percent.”\nIt is feared that she lied."
UNITS = {
    "code points": (len, 0),
    "UTF-16 units": (lambda text: len(text.encode("utf-16-le")) // 2, 0),
    "bytes": (lambda text: len(text.encode()), 0),
    "code points, ends included": (len, -1),
}


def read(name: str, **files: str) -> list[Record]:
    """Read files, whose names have an underscore for the point."""
    return list(
        READERS[name].read(Loose({key.replace("_", "."): text.encode() for key, text in files.items()}), Questions())
    )


def at(words: str, unit: str = "code points") -> tuple[int, int]:
    """Where words stand, in a unit."""
    count, more = UNITS[unit]
    start = TEXT.index(words)
    return count(TEXT[:start]), count(TEXT[: start + len(words)]) + more


def exact(record: Record) -> list[dict[str, Any]]:
    """The strings of each claim."""
    return [{slot: words for slot, words in claim["exact"].items() if words} for claim in record["claims"]]


def test_polnear_with_fragments_out_of_order_words_over_two_lines_and_numbered_arguments() -> None:
    first, second, source, cue = (
        at("“prices fell,”"),
        at("“by 20 percent.”"),
        at("Vice-president Zoë 😀 Ndiaye"),
        at("said"),
    )
    annotations = (
        f"T1\tContent {second[0]} {second[1]};{first[0]} {first[1]}\t“by 20\npercent.” “prices fell,”\n"
        f"T2\tSource {source[0]} {source[1]}\tVice-president Zoë 😀 Ndiaye\n"
        f"T3\tCue {cue[0]} {cue[1]}\tsaid\nT4\tAttribution {cue[0]} {cue[1]}\tsaid\n"
        "E1\tAttribution:T4 Content2:T1 Cue:T3 Source:T2\n"
    )
    (record,) = read("brat", a_ann=annotations, a_txt=TEXT)
    assert record["text"] == TEXT
    assert exact(record) == [
        {"content": ["“prices fell,”", "“by 20 percent.”"], "source": ["Vice-president Zoë 😀 Ndiaye"], "cue": ["said"]}
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_offsets_are_counted_in_whatever_unit_leads_to_the_words(unit: str) -> None:
    content, cue = at("prices fell", unit), at("told", unit)
    (record,) = read(
        "brat", a_ann=f"T1\tContent {content[0]} {content[1]}\tprices fell\nE1\tX:T1 Content:T1\n", a_txt=TEXT
    )
    assert exact(record) == [{"content": ["prices fell"]}]
    quote = {
        "cue": {"start": cue[0], "end": cue[1], "text": "told"},
        "sources": [],
        "contents": [{"start": content[0], "end": content[1], "text": "prices fell"}],
    }
    (record,) = read("citron", a_json=json.dumps({"text": TEXT, "quotes": [quote]}))
    assert exact(record) == [{"content": ["prices fell"], "cue": ["told"]}]
    value = {"start": content[0], "end": content[1], "text": "prices fell", "labels": ["Content"]}
    task = {"data": {"text": TEXT}, "annotations": [{"result": [{"id": "r1", "type": "labels", "value": value}]}]}
    (record,) = read("label_studio", a_json=json.dumps([task]))
    assert exact(record) == [{"content": ["prices fell"]}]


@pytest.mark.parametrize("written", ["in a speech", ["in a speech"]])
def test_a_note_of_label_studio_is_a_string_or_a_list(written: str | list[str]) -> None:
    start, end = at("prices fell")
    value = {"start": start, "end": end, "text": "prices fell", "labels": ["Content"]}
    note = {"id": "r1", "type": "textarea", "from_name": "note", "value": {"start": start, "end": end, "text": written}}
    result = [{"id": "r1", "type": "labels", "value": value}, note]
    (record,) = read("label_studio", a_json=json.dumps([{"data": {"text": TEXT}, "annotations": [{"result": result}]}]))
    assert [claim["note"] for claim in record["claims"]] == ["in a speech"]


@pytest.mark.parametrize(
    "labels",
    [
        "B-SOURCE I-SOURCE O B-CONTENT I-CONTENT B-CONTENT",
        "I-SOURCE I-SOURCE O I-CONTENT I-CONTENT B-CONTENT",
        "I-Speaker I-Speaker O I-Quotation I-Quotation B-Quotation",
    ],
    ids=["IOB2", "IOB1", "IOB1 with other names"],
)
@pytest.mark.parametrize("between", ["\t", " ", "\tNOUN\t"])
def test_conll_in_iob1_and_iob2_between_tabs_and_spaces(labels: str, between: str) -> None:
    tokens = ["the", "watchdog", "said", "prices", "fell", "sharply"]
    lines = [f"{token}{between}{label}" for token, label in zip(tokens, labels.split(), strict=True)]
    first, second = read("conll", a_conll="\n".join(lines) + "\n\n-DOCSTART- O\n\nall" + between + "O\r\n")
    assert (first["text"], second["text"]) == ("the watchdog said prices fell sharply", "all")
    assert exact(first) == [
        {"content": ["prices fell"], "source": ["the watchdog"]},
        {"content": ["sharply"], "source": ["the watchdog"]},
    ]


def test_a_file_of_inception_with_another_layer_and_escapes() -> None:
    file = (
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Quote|kind|sure\n\n\n"
        "#Text=Prices\\\\ fell 😀 badly\n"
        "1-1\t0-7\tPrices\\\tContent[1]\tno\\_idea[1]\t\n1-2\t8-12\tfell\tContent[1]|Cue\t*[1]|_\t\n"
        "1-3\t13-15\t😀\t_\t_\t\n1-4\t16-21\tbadly\t_\t_\t\n1-4.1\t16-19\tbad\tSource\t*\t\n"
    )
    (record,) = read("webanno", a_tsv=file)
    assert record["text"] == "Prices\\ fell 😀 badly"
    assert exact(record) == [{"content": ["Prices\\ fell"], "source": ["bad"], "cue": ["fell"]}]


def test_doccano_labels_without_relations_are_claims_of_their_own() -> None:
    start, end = at("prices fell")
    (record,) = read("doccano", a_jsonl=json.dumps({"id": 7, "text": TEXT, "label": [[start, end, "Quote"]]}))
    assert exact(record) == [{"content": ["prices fell"]}]


def test_a_label_that_nobody_explained_is_asked_for_and_one_that_is_to_be_ignored_is() -> None:
    line = json.dumps({"text": "abc", "label": [[0, 1, "OPINION"], [1, 2, "HOLDER"]]}).encode()
    files = Loose({"x": line})
    (record,) = READERS["doccano"].read(files, Questions({"OPINION": "content", "HOLDER": "ignore"}))
    assert exact(record) == [{"content": ["a"]}]
