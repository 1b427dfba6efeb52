"""JSON comes in whichever way it was written: a record a line, a list, over several lines; and each keeps its place."""

import io
import json
import tracemalloc
from typing import Any

import pytest

from claims.articles.json_values import LONGEST_RECORD, raw_values
from claims.articles.record import read_file

ROWS = [{"text": f"Story {n}, “Zoë” said \\ {{[", "title": f"Title {n}"} for n in range(1, 4)]


def read(name: str, data: bytes) -> list[tuple[int, int, Any]]:
    """Read a file: (line, record, title or code) of every row."""
    return [
        (row.line, row.number, row.record.title if row.record else row.error and row.error.code)
        for row in read_file(name, io.BytesIO(data))
    ]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "A.NDJSON", "A.JSON"])
@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (json.dumps(ROWS), [1, 1, 1]),
        (json.dumps(ROWS, ensure_ascii=False), [1, 1, 1]),
        (json.dumps(ROWS, indent=2), [2, 6, 10]),
        (json.dumps(ROWS, indent=2).replace("\n", "\r\n"), [2, 6, 10]),
        ("\n\n[\n" + ",\n".join(json.dumps(row) for row in ROWS) + "\n]\n\n", [4, 5, 6]),
        ("\n".join(json.dumps(row, indent="\t") for row in ROWS), [1, 5, 9]),
        ("\n".join(json.dumps(row) for row in ROWS), [1, 2, 3]),
        ("\n\n".join(json.dumps(row) for row in ROWS), [1, 3, 5]),
    ],
    ids=["one line", "one line of utf-8", "indented", "crlf", "a row a line", "objects", "lines", "blank lines"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_and_records_over_several_lines_go_in(name: str, data: str, lines: list[int], encoding: str) -> None:
    found = read(name, data.encode(encoding))
    assert found == [(line, n, f"Title {n}") for n, line in enumerate(lines, start=1)]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_one_record_written_over_several_lines(name: str) -> None:
    assert read(name, json.dumps(ROWS[0], indent=4).encode()) == [(1, 1, "Title 1")]


def test_a_bad_record_of_a_list_is_named_and_the_others_go_in() -> None:
    data = b'[\n {"text": "A.", "title": "A"},\n {"text": 7},\n {"text": "B.", "title": "B",},\n "C", 5,\n {"text": "D.", "title": "D"}\n]'
    assert read("a.json", data) == [
        (2, 1, "A"), (3, 2, "invalid"), (4, 3, "invalid_json"), (5, 4, "expected_object"), (5, 5, "expected_object"), (6, 6, "D"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b'[\n{"text": "A."},\n{"text": "B."}\n', 4, "not closed"),
        (b'[\n{"text": "A."},\n{"text": "B.\n', 3, "not closed"),
        (b'[{"text": "A."}]\n{"text": "B."}', 2, "follows"),
        (b'{\n"text": "A."\n"title": "B"\n}', 1, "line 3"),
    ],
)
def test_a_file_that_breaks_off_says_where(data: bytes, line: int, words: str) -> None:
    last = list(read_file("a.json", io.BytesIO(data)))[-1]
    assert last.error is not None
    assert (last.error.code, last.line) == ("invalid_json", line)
    assert words in last.error.message


def test_a_broken_line_of_a_file_of_lines_spoils_no_other() -> None:
    data = b'{"text": \n{"text": "A.", "title": "A"}\n{broken\n[1, 2]\n{"text": "B.", "title": "B"}'
    assert read("a.jsonl", data) == [
        (1, 1, "invalid_json"), (2, 2, "A"), (3, 3, "invalid_json"), (4, 4, "expected_object"), (5, 5, "B"),
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"[]", b" [ ]\n", b"\n \n", b"\xef\xbb\xbf"])
def test_a_file_without_records_is_empty(data: bytes) -> None:
    assert read("a.json", data) == [(1, 1, "empty_file")]


def test_records_are_found_wherever_the_pieces_end(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps(ROWS, indent=1).encode()
    for size in range(1, 40):
        monkeypatch.setattr("claims.articles.json_values.PIECE", size)
        found = list(raw_values(io.BytesIO(data), lines=False))
        assert [json.loads(raw.data) for raw in found] == ROWS
        assert [raw.line for raw in found] == [2, 6, 10]


def test_a_long_list_is_read_a_record_at_a_time() -> None:
    def peak(count: int) -> int:
        row = json.dumps({"text": "A sentence, she said. " * 100})
        data = io.BytesIO(("[" + ",".join([row] * count) + "]").encode())
        tracemalloc.start()
        try:
            assert sum(row.record is not None for row in read_file("a.json", data)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)
    assert peak(2000) < 1.3 * peak(500)


def test_a_record_has_a_longest_size() -> None:
    data = b'[{"text": "' + b"x" * (LONGEST_RECORD + 100_000) + b'"}]'
    assert read("a.json", data) == [(1, 1, "limit")]


def test_a_nul_in_a_string_names_its_place() -> None:
    from claims.core.errors import Invalid
    from claims.core.strict_json import loads

    with pytest.raises(Invalid, match="NUL character at its line 2, column 3") as caught:
        loads(b'[{"text": "a\\nbc\\u0000"}]')
    assert (caught.value.code, caught.value.field) == ("bad_unicode", "0.text")
    with pytest.raises(Invalid, match="half a surrogate pair at its line 1, column 2") as caught:
        loads(b'{"metadata": {"a": ["x\\ud800"]}}', nul=True)
    assert caught.value.field == "metadata.a.0"
