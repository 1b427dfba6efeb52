"""Files that are cut off, contradict themselves or mean harm: each is refused by a stable code and the place at fault."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable

import pytest

from claims.core.errors import Invalid
from claims.datasets.formats import READERS
from claims.datasets.formats.base import members
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.members import Archive, Loose

BRAT = {"a.txt": b"The mayor said no."}
TSV = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Claim|slot|claim|parent\n\n#Text=Yes no\n"
TASK = {"data": {"text": "Yes no"}, "annotations": []}
OWN = '# newdoc id = 1\n# text_json = "Yes no"\n# columns = FORM START END TAG CLAIM\n'


def ann(lines: str) -> dict[str, bytes]:
    """A text of brat with these annotations."""
    return {**BRAT, "a.ann": lines.encode()}


def one(value: object) -> dict[str, bytes]:
    """A JSON file."""
    return {"a": json.dumps(value).encode()}


def regions(*results: object) -> dict[str, bytes]:
    """A task of Label Studio with these results."""
    return one([{**TASK, "annotations": [{"result": results}]}])


def region(key: str, start: object, words: str = "Yes", label: str = "Content") -> dict[str, object]:
    """A region of three characters."""
    end = start + 3 if isinstance(start, int) else 3
    return {"id": key, "type": "labels", "value": {"start": start, "end": end, "text": words, "labels": [label]}}


def nested(start: str, end: str) -> dict[str, object]:
    """A relation from a claim to its parent."""
    return {"type": "relation", "from_id": start, "to_id": end, "labels": ["nested_in"]}


def said(**value: object) -> dict[str, object]:
    """A result that says something of the claim whose content is the first region."""
    return {"id": "a-content-0", "type": "choices", "from_name": "directness", "value": value}


CYCLE = "".join(
    f"T{n}\tContent {n} {n + 1}\t{'The mayor'[n]}\nE{n}\tA:T{n} Content:T{n}\n#{n}\tAnnotatorNotes E{n}\tid=c{n}\n"
    for n in (1, 2)
)
CASES: list[tuple[str, dict[str, bytes], str, str]] = [
    ("brat", {"a.ann": b""}, "invalid", "a.ann"),
    ("brat", ann("T1\tContent 0"), "invalid", "a.ann.line 1"),
    ("brat", ann("T1\tContent 0 3\tThe\nE1\tAttribution:T1 Content"), "invalid", "a.ann.line 2"),
    ("brat", ann("nothing of brat"), "invalid", "a.ann.line 1"),
    ("brat", ann("T1\tContent 4 7\tThe\n"), "unit_unknown", "a.ann"),
    ("brat", ann("T1\tContent 0 3\tThe\nE1\tA:T1 Content:T9\n"), "invalid", "a.ann.E1"),
    ("brat", ann("T1\tThing 0 3\tThe\nE1\tA:T1 Mood:T1\n"), "label_unmapped", "a.ann"),
    ("brat", ann("T1\tCue 0 3\tThe\nE1\tA:T1 Cue:T1\n"), "content_missing", "a.ann.E1"),
    ("brat", ann("T1\tContent 0 3;90 99\tThe x\nE1\tA:T1 Content:T1\n"), "unit_unknown", "a.ann"),
    ("brat", ann("T1\tContent 0 3;90 99\nE1\tA:T1 Content:T1\n"), "span_out_of_range", "a.ann"),
    ("brat", ann(CYCLE + "R1\tNestedIn Arg1:E1 Arg2:E2\t\nR2\tNestedIn Arg1:E2 Arg2:E1\t\n"), "parent_cycle", "a.ann.claim c1"),
    ("brat", {**BRAT, "a.ann": b"\xff"}, "invalid_encoding", "a.ann"),
    ("conll", {"a": b"word\tB-CONTENT\nword\tsomething\n"}, "invalid", "a.line 2"),
    ("conll", {"a": b"word\tB-MOOD\n"}, "label_unmapped", "a"),
    ("conll", {"a": (OWN + "Yes\t0\t3\tB-CONTENT\n").encode()}, "invalid", "a.line 4"),
    ("conll", {"a": (OWN + "Yes\t1\t4\tB-CONTENT\tc1\n").encode()}, "quote_mismatch", "a.line 4"),
    ("conll", {"a": (OWN + "Yes\t0\t3\tB-MOOD\tc1\n").encode()}, "invalid", "a.line 1"),
    ("conll", {"a": OWN.replace('"Yes no"', '"Yes').encode() + b"Yes\t0\t3\tO\t_\n"}, "invalid_json", "a"),
    ("webanno", {"a.tsv": b"1-1\t0-3\tYes\n"}, "schema_version", "a.tsv.line 1"),
    ("webanno", {"a.tsv": (TSV + "1-1\t0-3\tYes\tcontent[1]\n").encode()}, "invalid", "a.tsv.line 5"),
    ("webanno", {"a.tsv": (TSV + "1-1\t0\tYes\t_\t_\t_\t\n").encode()}, "invalid", "a.tsv.line 5"),
    ("webanno", {"a.tsv": (TSV + "1-1\t0-3\tYes\tmood[1]\tc1[1]\t*[1]\t\n").encode()}, "invalid", "a.tsv"),
    ("webanno", {"a.tsv": (TSV + "1-1\t0-3\tYes\tcontent[1]\tc1[1]\tc9[1]\t\n").encode()}, "parent_missing", "a.tsv.claim c1"),
    ("webanno", {"a.tsv": (TSV + "1-1\t0-3\tYes\tcontent[1]\tc1[1]\tc1[1]\t\n").encode()}, "parent_cycle", "a.tsv.claim c1"),
    ("webanno", {"a.tsv": (TSV + "1-1\t0-3\tYes\t_\t_\t_\t\n1-2\t4-99\tno\tcontent[1]\tc1[1]\t*[1]\t\n").encode()}, "span_out_of_range", "a.tsv"),
    ("w3c", {"a": b"{"}, "invalid_json", "a"),
    ("w3c", one({"type": "Annotation"}), "required", "a.1.id"),
    ("w3c", one([{"id": "1", "target": "x"}]), "invalid", "a.1.1.target"),
    ("w3c", one([{"id": "1", "target": []}]), "content_missing", "a.1.1.target"),
    ("label_studio", one([{"annotations": []}]), "required", "a.1.data"),
    ("label_studio", one([7]), "expected_object", "a.1"),
    ("label_studio", regions(region("r", "0")), "invalid", "a.1.start"),
    ("label_studio", regions(region("r", 1)), "unit_unknown", "a.1"),
    ("label_studio", regions(region("r", 0, label="Mood")), "label_unmapped", "a.1"),
    ("label_studio", regions(region("a-content-0", 0), nested("a-content-0", "a-content-0")), "parent_cycle", "a.1.claim a"),
    ("label_studio", regions(region("a-content-0", 0), nested("a-content-0", "z-content-0")), "parent_missing", "a.1.claim a"),
    ("label_studio", regions(region("a-content-0", 0), nested("a-content-0", "b") | {"labels": 7}), "invalid", "a.1.labels"),
    ("label_studio", regions(region("a-content-0", 0), said(choices=7)), "invalid", "a.1.choices"),
    ("label_studio", regions(region("a-content-0", 0), said(text=7)), "invalid", "a.1.text"),
    ("doccano", {"a": b'{"text": "abc", "label": 7}'}, "invalid", "line 1.label"),
    ("doccano", {"a": b'{"text": "abc"}\n{"text": 7}\n'}, "invalid", "line 2.text"),
    ("doccano", {"a": b'{"text": "abc", "label": [[0, 9, "Content"]]}'}, "span_out_of_range", "line 1.entities"),
    ("doccano", {"a": b'{"text": "abc", "label": [[0, true, "Content"]]}'}, "invalid", "line 1.label"),
    ("doccano", {"a": b'{"text": "abc"'}, "invalid_json", "line 1"),
    ("citron", one({"text": "Yes"} | {"quotes": [{"cue": {"start": 0}}]}), "required", "a.end"),
    ("citron", one({"text": "Yes", "quotes": [{}]}), "content_missing", "a.quotes.1"),
    ("cas", {"a.xmi": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'}, "xml_forbidden", "a.xmi"),
    ("cas", {"a.xmi": b'<?xml version="1.0" encoding="utf-7"?><x/>'}, "xml_forbidden", "a.xmi"),
    ("cas", {"a.xmi": '<?xml version="1.0"?><x/>'.encode("utf-16")}, "invalid_encoding", "a.xmi"),
    ("cas", {"a.xmi": b"<xmi:XMI xmlns"}, "invalid", "a.xmi"),
    ("docbin", {"a.spacy": b"x" * 50}, "invalid", "a.spacy"),
    ("docbin", {"a.spacy": zlib.compress(b"\x80")}, "invalid", "a.spacy"),
    ("parquet", {"a": b"PAR1" + bytes(40) + b"PAR1"}, "invalid", "a"),
    ("parquet", {"a": b""}, "invalid", "a"),
    ("jsonl", {"a": b'{"schema": "onrecord/9"}'}, "schema_version", "line 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "files", "code", "where"), CASES, ids=[f"{case[0]}-{case[2]}-{n}" for n, case in enumerate(CASES)]
)
def test_it_is_refused_by_code_and_place(name: str, files: dict[str, bytes], code: str, where: str) -> None:
    with pytest.raises(Invalid) as error:
        list(READERS[name].read(Loose(files), Questions()))
    assert (error.value.code, error.value.field) == (code, where)


@pytest.mark.parametrize("name", sorted(READERS))
@pytest.mark.parametrize(
    "data", [b"\x00" * 100, b"\xff\xfe\x00a", b"[" * 100_000, b'{"text": "\\ud800"}', b"PAR1", b"null", b"\n"]
)
def test_rubbish_is_refused_or_holds_nothing(name: str, data: bytes) -> None:
    for suffix in ("", ".ann", ".tsv", ".json", ".xmi"):
        try:
            found = list(READERS[name].read(Loose({f"a{suffix}": data, "a.txt": data}), Questions()))
        except Invalid:
            continue
        assert not any(record["claims"] for record in found)


def packed(*entries: tuple[str, bytes], change: Callable[[zipfile.ZipInfo], None] | None = None) -> io.BytesIO:
    """An archive of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if change is not None:
                change(entry)
            archive.writestr(entry, data)
    file.seek(0)
    return file


def as_link(entry: zipfile.ZipInfo) -> None:
    """Make a member a symbolic link."""
    entry.external_attr = 0o120777 << 16


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (packed(("../a.txt", b"a")), "archive_unsafe"),
        (packed(("a/../../b", b"a")), "archive_unsafe"),
        (packed(("/etc/passwd", b"a")), "archive_unsafe"),
        (packed(("C:\\a.txt", b"a")), "archive_unsafe"),
        (packed(("..\\a.txt", b"a")), "archive_unsafe"),
        (packed(("inner.zip", b"a")), "archive_unsafe"),
        (packed(("a.txt", b"b"), change=as_link), "archive_unsafe"),
        (packed(("zeros.txt", bytes(20 << 20))), "archive_limit"),
        (io.BytesIO(packed(("a.txt", b"b")).getvalue()[:40]), "invalid"),
    ],
)
def test_an_archive_that_means_harm_is_refused_before_anything_is_read(file: io.BytesIO, code: str) -> None:
    with pytest.raises(Invalid) as error:
        Archive(file)
    assert error.value.code == code


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    with pytest.raises(Invalid, match="archive_unsafe"):
        Archive(packed(("a.txt", b"a"), ("a.txt", b"b")))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed(("a.txt", b"a")).getvalue())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Invalid, match="archive_encrypted"):
        Archive(io.BytesIO(bytes(data)))


def test_more_members_than_allowed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "MAX_MEMBERS", 2)
    with pytest.raises(Invalid, match="archive_limit"):
        Archive(packed(("a", b""), ("b", b""), ("c", b"")))


def test_what_unpacks_to_more_than_it_declares_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(packed(("a.txt", bytes(range(256)) * 40)))
    monkeypatch.setattr(members, "MAX_MEMBER", 1000)
    with pytest.raises(Invalid, match="archive_limit"):
        archive.bytes_of("a.txt")


def test_a_member_whose_bytes_were_changed_is_refused() -> None:
    data = bytearray(packed(("a.txt", bytes(range(256)) * 4)).getvalue())
    data[60] ^= 0xFF
    with pytest.raises(Invalid) as error:
        Archive(io.BytesIO(bytes(data))).bytes_of("a.txt")
    assert (error.value.code, error.value.field) == ("invalid", "a.txt")
