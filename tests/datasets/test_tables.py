"""CSV and TSV: what a spreadsheet does with them, and tables that are broken."""

import csv
import io

import pytest

from claims.core.errors import Invalid
from claims.datasets.formats import csv_table, tsv_table
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Loose
from claims.datasets.formats.base.parts import Record
from claims.datasets.formats.base.tables import COLUMNS

TEXT = "=1+1 costs 😀, she said; “twice\nover”."


def record(note: str = "") -> Record:
    """An article with a claim that begins like a formula."""
    claim = {
        **blank_claim("c1"),
        "note": note,
        "annotator": "a-1",
        "pass_kind": "annotation",
        "round": 1,
        "speakers": ["s1"],
    }
    fill(claim, "content", [(0, 12), (25, 37)], TEXT)
    speaker = {"id": "s1", "name": "Blom; of the \\ board", "roles": []}
    return {**blank_record(TEXT, 1), "id": "a1", "claims": [claim], "speakers": [speaker]}


def rows(form: object, made: Record) -> list[dict[str, str]]:
    """Read a table as any program does."""
    data = b"".join(form.write([made], Lost(form.CARRIES))).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(data, newline=""), delimiter="," if form is csv_table else "\t"))


@pytest.mark.parametrize("form", [csv_table, tsv_table])
@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_no_cell_is_a_formula_and_each_comes_back(form: object, note: str) -> None:
    (row,) = rows(form, record(note))
    assert row["note"] == f"'{note}"
    assert row["content"].startswith("'=1+1 costs 😀 … ")
    data = b"".join(form.write([record(note)], Lost(form.CARRIES)))  # type: ignore[attr-defined]
    (again,) = form.read(Loose({"x": data}), Questions())  # type: ignore[attr-defined]
    assert again["claims"][0]["note"] == note
    assert again["speakers"][0]["name"] == "Blom; of the \\ board"


def test_a_spreadsheet_knows_the_csv_for_utf_8_and_a_program_the_tsv() -> None:
    assert next(csv_table.write([], Lost(csv_table.CARRIES))) == b"\xef\xbb\xbf"
    assert next(tsv_table.write([], Lost(tsv_table.CARRIES))).startswith(b"claim_id\t")


def good() -> list[str]:
    """The cells of a row that can be read."""
    return next(iter(csv.reader(io.StringIO(csv_table.sample(record()).split("\r\n", 1)[1], newline=""))))


@pytest.mark.parametrize(
    ("column", "cell", "code", "where"),
    [
        ("content_offsets", "[[0, 3", "invalid_json", "line 2"),
        ("content_offsets", "[[0, 3, 4]]", "invalid", "line 2"),
        ("content_offsets", '[["a", 3]]', "invalid", "line 2"),
        ("was_said", "perhaps", "invalid", "line 2"),
        ("article_number", "one", "invalid", "line 2"),
        ("article_metadata", "{", "invalid_json", "line 2"),
    ],
)
def test_a_malformed_cell_is_refused_by_its_line(column: str, cell: str, code: str, where: str) -> None:
    cells = good()
    cells[COLUMNS.index(column)] = cell
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, cells])
    refused(out.getvalue().encode(), code, where)


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"a,b,c\r\n1,2,3\r\n", "schema_version", "x"),
        (b"", "schema_version", "x"),
        (",".join(COLUMNS).encode() + b"\r\n1,2,3\r\n", "invalid", "line 2"),
        (",".join(COLUMNS).encode() + b'\r\n"cut off', "invalid", "line 2"),
        (b"\xff\xfe", "invalid_encoding", "x"),
    ],
)
def test_a_table_of_another_shape_is_refused(data: bytes, code: str, where: str) -> None:
    refused(data, code, where)


def refused(data: bytes, code: str, where: str) -> None:
    """Expect that a table is refused by a code and a place."""
    with pytest.raises(Invalid) as error:
        list(csv_table.read(Loose({"x": data}), Questions()))
    assert (error.value.code, str(error.value.field).split(".")[0]) == (code, where)
