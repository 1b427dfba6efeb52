"""Files as INCEpTION, dkpro, Label Studio, doccano, brat and others write them, with the habits that differ from ours."""

import json
from typing import Any

import pytest

from claims.core.errors import Invalid
from claims.datasets.formats import READERS
from claims.datasets.formats.base.asking import Questions, Survey
from claims.datasets.formats.base.members import Loose
from claims.datasets.formats.base.parts import Record
from claims.datasets.formats.incoming.detecting import detected
from tests.datasets.test_foreign_annotations import TEXT, exact, read

HEAD = "#FORMAT=WebAnno TSV 3.3\n"
SAID = {"Span": "content", "Statement": "content", "PER": "source", "LOC": "ignore", "1": "content", "2": "source"}


def taken(name: str, ask: Questions | None = None, **files: str) -> list[Record]:
    """Read files whose labels were explained."""
    named = {key.replace("_", "."): text.encode() for key, text in files.items()}
    return list(READERS[name].read(Loose(named), ask or Questions(SAID)))


@pytest.mark.parametrize("version", ["3.1", "3.2", "3.3"])
def test_a_sentence_of_inception_with_a_line_end_in_it(version: str) -> None:
    file = (
        f"#FORMAT=WebAnno TSV {version}\n#T_SP=webanno.custom.Span|value\n\n\n"
        "#Sentence.id=s1\n#Text=Prices fell 😀\n#Text=by half\\tor so .\n"
        "1-1\t0-6\tPrices\t*[1]\t\n1-2\t7-11\tfell\t*[1]\t\n1-3\t12-14\t😀\t*[1]\t\n1-4\t15-17\tby\t*[1]\t\n"
        "1-5\t18-22\thalf\t*[1]\t\n1-6\t23-25\tor\t_\t\n1-7\t26-28\tso\t_\t\n1-8\t29-30\t.\t_\t\n\n"
        "#Text=Nobody knew .\n2-1\t31-37\tNobody\t_\t\n2-2\t38-42\tknew\t_\t\n2-3\t43-44\t.\t_\t\n"
    )
    (record,) = taken("webanno", a_tsv=file.replace("\n", "\r\n") if version == "3.1" else file)
    assert record["text"] == "Prices fell 😀\nby half\tor so .\nNobody knew ."
    assert exact(record) == [{"content": ["Prices fell 😀\nby half"]}]


def test_marks_between_two_characters_and_links_of_inception_are_passed_over() -> None:
    file = (
        f"{HEAD}#T_SP=webanno.custom.Span|\n"
        "#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.Link|webanno.custom.Span|value\n\n\n"
        "#Text=This is it .\n1-1\t0-4\tThis\t_\tp1;p2\t1-2;1-3\tPER\t\n1-1.1\t0-0\t\t*\t_\t_\t_\t\n"
        "1-2\t5-7\tis\t*\t_\t_\t_\t\n1-3\t8-10\tit\t_\t_\t_\t_\t\n1-4\t11-12\t.\t_\t_\t_\t_\t\n1-4.1\t12-12\t\t*\t_\t_\t_\t\n"
    )
    (record,) = taken("webanno", a_tsv=file)
    assert exact(record) == [{"content": ["is"], "source": ["This"]}]


def test_the_value_of_a_named_entity_is_its_label_and_not_what_it_is_linked_to() -> None:
    layer = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value"
    cells = "http://www.wikidata.org/entity/Q1\tPER"
    file = (
        f"{HEAD}#T_SP={layer}\n#T_SP=webanno.custom.Statement|\n\n\n"
        f"#Text=Zoë lied\n1-1\t1-4\tZoë\t{cells}\t_\t\n1-2\t5-9\tlied\t_\t_\t*\t\n"
    )
    (record,) = taken("webanno", a_tsv=file)
    assert exact(record) == [{"content": ["lied"], "source": ["Zoë"]}]


def test_a_cas_of_inception_with_relations_named_entities_and_marks_of_no_length() -> None:
    cassis = pytest.importorskip("cassis")
    types = cassis.TypeSystem()
    ner = types.create_type("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "uima.tcas.Annotation")
    span = types.create_type("webanno.custom.Statement", "uima.tcas.Annotation")
    relation = types.create_type("webanno.custom.Relation", "uima.tcas.Annotation")
    for name in ("identifier", "value"):
        types.create_feature(ner, name, "uima.cas.String")
    for name in ("Governor", "Dependent"):
        types.create_feature(relation, name, "uima.tcas.Annotation")
    cas = cassis.Cas(typesystem=types, sofa_string=TEXT, sofa_mime="text/plain")

    def where(words: str) -> dict[str, int]:
        return {"begin": TEXT.index(words), "end": TEXT.index(words) + len(words)}

    who = ner(**where("Zoë 😀 Ndiaye"), value="PER", identifier="http://www.wikidata.org/entity/Q1")
    what = span(**where("“by 20 percent.”"))
    cas.add_all([who, what, ner(**where("CNN"), value="LOC"), span(begin=5, end=5)])
    cas.add(relation(**where("“by 20 percent.”"), Governor=what, Dependent=who))
    expected = [{"content": ["“by 20 percent.”"], "source": ["Zoë 😀 Ndiaye"]}]
    (record,) = taken("cas", a_xmi=cas.to_xmi(), TypeSystem_xml=types.to_xml())
    assert (record["text"], exact(record)) == (TEXT, expected)
    (record,) = taken("cas", a_json=cas.to_json())
    assert (record["text"], exact(record)) == (TEXT, expected)


def test_the_short_form_of_label_studio() -> None:
    start = len(TEXT[: TEXT.index("prices fell")].encode("utf-16-le")) // 2
    short = {
        "id": 1, "text": TEXT, "annotator": 3, "annotation_id": 9, "created_at": "2026-01-02T03:04:05Z", "lead_time": 4.2,
        "label": [{"start": start, "end": start + 11, "text": "prices fell", "labels": ["Statement"]}],
    }  # fmt: skip
    data = json.dumps([short], ensure_ascii=False)
    assert detected(Loose({"a.json": data.encode()})) == "label_studio"
    ask = Survey(SAID)
    (record,) = taken("label_studio", ask, a_json=data)
    assert (exact(record), dict(ask.units)) == ([{"content": ["prices fell"]}], {"UTF-16 units": 1})


def test_a_relation_of_label_studio_to_a_region_that_is_to_be_ignored() -> None:
    def region(key: str, words: str, label: str) -> dict[str, Any]:
        start = TEXT.index(words)
        value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
        return {"id": key, "type": "labels", "value": value}

    result = [region("a", "prices fell", "Statement"), region("b", "CNN", "LOC"), region("c", "she", "PER")]
    result += [{"type": "relation", "from_id": "a", "to_id": key} for key in "bcz"]
    (record,) = taken(
        "label_studio", a_json=json.dumps([{"data": {"text": TEXT}, "annotations": [{"result": result}]}])
    )
    assert exact(record) == [{"content": ["prices fell"], "source": ["she"]}]


SPANS = [[0, 4, "Statement"], [5, 8, "PER"]]
NAMED = [{"start_offset": start, "end_offset": end, "label": label} for start, end, label in SPANS]


@pytest.mark.parametrize(
    "fields",
    [
        {"label": SPANS},
        {"labels": SPANS},
        {"label": NAMED},
        {"labels": NAMED, "label": None},
        {"entities": [one | {"id": at} for at, one in enumerate(NAMED)], "relations": [], "Comments": []},
        {"entities": [one | {"id": at} for at, one in enumerate(NAMED)], "cats": [], "comments": [], "meta": {}},
        {"annotations": [one | {"label": at, "user": 1} for at, one in enumerate(NAMED, start=1)], "meta": {}},
    ],
    ids=lambda fields: "-".join(fields),
)
def test_the_field_names_of_doccano_s_versions(fields: dict[str, Any]) -> None:
    line = json.dumps({"id": 1, "text": "Lies she said.", **fields})
    assert detected(Loose({"all.jsonl": line.encode()})) == "doccano"
    (record,) = taken("doccano", all_jsonl=line + "\r\n\r\n")
    assert exact(record) == [{"content": ["Lies"], "source": ["she"]}]


@pytest.mark.parametrize(
    "labels",
    [
        "B-PER E-PER O B-Statement E-Statement S-Statement",
        "B-PER L-PER O B-Statement L-Statement U-Statement",
        "I-PER I-PER O I-Statement I-Statement B-Statement",
        "B-PER I-PER O B-Statement I-Statement B-Statement",
    ],
    ids=["BIOES", "BILOU", "IOB1", "IOB2"],
)
@pytest.mark.parametrize("line", ["{token}\t{label}", "{number}\t{token}\t_\t{label}", "{token} NN B-NP {label}"])
def test_conll_in_every_scheme(labels: str, line: str) -> None:
    pairs = zip(["the", "watchdog", "said", "prices", "fell", "sharply"], labels.split(), strict=True)
    file = "\r\n".join(
        line.format(token=token, label=label, number=at) for at, (token, label) in enumerate(pairs, start=1)
    )
    assert detected(Loose({"a.conll": file.encode()})) == "conll"
    (record,) = taken("conll", a_conll=file + "\r\n")
    assert [one["content"] for one in exact(record)] == [["prices fell"], ["sharply"]]
    assert {tuple(one["source"]) for one in exact(record)} == {("the watchdog",)}


LINES = "Zoë 😀 said:\r\n“Prices\r\nfell,” and no more.\r\n"


@pytest.mark.parametrize("text", [LINES, LINES.replace("\r\n", "\n")], ids=["each counts", "as one"])
def test_brat_with_windows_line_ends_which_count_as_two_characters_or_as_one(text: str) -> None:
    parts = [(text.index(words), text.index(words) + len(words)) for words in ("fell", "Prices", "no more", "said")]
    fell, prices, more, said = (f"{start} {end}" for start, end in parts)
    annotations = f"T1\tContent {prices};{fell};{more}\tPrices fell no more\nT2\tCue {said}\tsaid\nE1\tClaim:T2 Content:T1 Cue:T2\n"
    (record,) = read("brat", a_ann=annotations.replace("\n", "\r\n"), a_txt=LINES)
    assert exact(record) == [{"content": ["Prices", "fell", "no more"], "cue": ["said"]}]


def test_spans_of_brat_in_pieces_tell_the_unit_too_and_are_refused_where_none_fits() -> None:
    def spans(count: Any) -> str:
        pairs = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("prices fell", "by 20 percent")]
        return ";".join(f"{count(TEXT[:start])} {count(TEXT[:end])}" for start, end in pairs)

    def as_bytes(text: str) -> int:
        return len(text.encode())

    ask = Survey()
    (record,) = taken("brat", ask, a_ann=f"T1\tContent {spans(as_bytes)}\tprices fell by 20 percent\n", a_txt=TEXT)
    assert (exact(record), dict(ask.units)) == ([{"content": ["prices fell", "by 20 percent"]}], {"UTF-8 bytes": 1})
    with pytest.raises(Invalid, match="unit_unknown"):
        taken("brat", a_ann=f"T1\tContent {spans(len)}\tprices rose by 20 percent\n", a_txt=TEXT)


def test_an_event_of_brat_without_content_is_left_out_and_the_rest_is_read() -> None:
    start = TEXT.index("prices fell")
    file = f"T1\tContent {start} {start + 11}\tprices fell\nT2\tCue 28 32\tsaid\nE1\tX:T2 Cue:T2\nE2\tX:T2 Content:T1 Cue:T2\n"
    ask = Survey()
    (record,) = taken(
        "brat", ask, a_ann=file.replace("28 32", f"{TEXT.index('said')} {TEXT.index('said') + 4}"), a_txt=TEXT
    )
    assert [one["content"] for one in exact(record)] == [["prices fell"]]
    assert [(where, error.code) for where, error in ask.refused] == [("a.ann.E1", "content_missing")]


def test_a_link_of_the_web_s_annotations_to_another_one_is_its_parent_and_any_other_is_not() -> None:
    def annotation(key: str, start: int, linked: str) -> dict[str, Any]:
        selector = {"type": "TextPositionSelector", "start": start, "end": start + 4}
        return {
            "id": f"urn:claim:{key}",
            "body": [{"type": "SpecificResource", "purpose": "linking", "source": linked}],
            "target": {"source": "urn:article:1", "selector": selector},
        }

    file = json.dumps([annotation("a", 0, "https://example.org/topic"), annotation("b", 9, "urn:claim:a")])
    (record,) = taken("w3c", a_json=file)
    assert [claim["parent"] for claim in record["claims"]] == [None, "urn:claim:a"]


def test_what_is_of_another_type_than_expected_is_refused_at_its_place_and_the_rest_is_read() -> None:
    broken: dict[str, Any] = {"id": 1, "text": "abc", "entities": [], "article_byline": 7, "relations": None}
    ask = Survey(SAID)
    records = taken(
        "doccano", ask, a_jsonl=f"{json.dumps(broken)}\n{json.dumps({'text': 'Lies', 'label': [[0, 4, '1']]})}"
    )
    assert [exact(record) for record in records] == [[{"content": ["Lies"]}]]
    assert [(where, error.code) for where, error in ask.refused] == [("line 1.relations", "invalid")]


BRAT = "Zoë said “prices fell,” she told CNN."
SPANS = "T1\tPER 0 3\tZoë\nT2\tCue 4 8\tsaid\nT3\tSpan 10 22\tprices fell,\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "marked"])
def test_the_words_that_an_event_of_brat_stands_at_are_one_of_its_slots(mark: str) -> None:
    event = "E1a\tCue:T2 Claim:T3 Speaker:T1 \n"
    files = {"A.TXT": (mark + BRAT).encode(), "a.ANN": (mark + SPANS + event).encode()}
    (record,) = READERS["brat"].read(Loose(files), Questions({**SAID, "Claim": "content"}))
    assert record["text"] == BRAT
    assert exact(record) == [{"content": ["prices fell,"], "source": ["Zoë"], "cue": ["said"]}]


def test_an_event_of_brat_that_is_the_content_of_another_one_is_nested_in_it() -> None:
    told = "T4\tCue 28 32\ttold\nE1\tCue:T2 Content:T3 Source:T1\nE2\tCue:T4 Content:E1\n"
    (record,) = taken("brat", a_txt=BRAT, a_ann=SPANS + told)
    inner, outer = record["claims"]
    assert inner["parent"] == outer["id"]
    assert exact(record)[1] == {"content": ["Zoë", "said", "prices fell,"], "cue": ["told"]}


def test_what_events_of_brat_are_called_is_asked_for() -> None:
    asked = Survey({})
    list(READERS["brat"].read(Loose({"a.txt": BRAT.encode(), "a.ann": (SPANS + "E1\tSaid:T3\n").encode()}), asked))
    assert "Said" in asked.seen


XMI = (
    '<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"'
    ' xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>'
    '<custom:Span xmi:id="3" sofa="1" begin="{start}" end="11" value="Span"/>'
    '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="Zoë 😀 said it"/>'
    '<cas:View sofa="1" members="3"/></xmi:XMI>'
)
SYSTEM = (
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription><name>webanno.custom.Span</name>'
    "<supertypeName>uima.tcas.Annotation</supertypeName><features><featureDescription><name>value</name>"
    "<rangeTypeName>uima.cas.String</rangeTypeName></featureDescription></features></typeDescription></types></typeSystemDescription>"
)


def test_types_and_annotations_of_uima_are_known_by_how_they_begin_and_types_that_nobody_declares_are_refused() -> None:
    (record,) = taken("cas", a_xml=XMI.format(start=7), types_xml=SYSTEM)
    assert exact(record) == [{"content": ["said"]}]
    with pytest.raises(Invalid) as refused:
        taken("cas", a_xmi=XMI.format(start=7))
    assert (refused.value.code, refused.value.field) == ("invalid", "a.xmi")


def test_a_span_of_uima_that_begins_inside_a_character_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        taken("cas", a_xmi=XMI.format(start=5), TypeSystem_xml=SYSTEM)
    assert refused.value.code == "span_out_of_range"


def test_label_studio_with_numbers_for_identifiers_offsets_with_a_point_and_two_labels_on_a_region() -> None:
    def region(key: int, start: float, end: float, *labels: str) -> dict[str, Any]:
        value = {"start": start, "end": end, "text": BRAT[int(start) : int(end)], "labels": labels}
        return {"id": key, "type": "labels", "from_name": "l", "to_name": "t", "value": value}

    result = [region(1, 0, 3, "PER"), region(2, 10.0, 22.0, "Span")]
    tie = {"type": "relation", "from_id": 2, "to_id": 1, "direction": "right", "labels": []}
    lines = [
        {"id": 1, "data": {"text": BRAT}, "annotations": [{"result": [*result, tie]}]},
        {"id": 2, "data": {"text": BRAT}, "annotations": None},
        {"id": 3, "data": {"text": BRAT}, "annotations": [{"result": [region(1, 0, 3, "PER", "Span")]}]},
    ]
    first, second, third = taken("label_studio", a_json="\n".join(map(json.dumps, lines)))
    assert exact(first) == [{"content": ["prices fell,"], "source": ["Zoë"]}]
    assert exact(second) == []
    assert exact(third) == [{"content": ["Zoë"], "source": ["Zoë"]}]
