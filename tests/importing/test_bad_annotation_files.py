"""Files that are broken or mean harm, read as an import reads them: each is refused by a stable code at its place, and what is whole beside it is read."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from claims.core.errors import Invalid
from claims.datasets.formats.base.tables import COLUMNS
from claims.datasets.formats.incoming import program
from tests.importing.desk import STATEMENT, task

# The process that reads ends with its archive open.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
Told = list[tuple[str, str]]
TEXT = "The mayor said no."


def line(text: str = TEXT, **more: Any) -> bytes:
    """A line of doccano, with one label."""
    return json.dumps({"id": 1, "text": text, "label": [[0, 9, "Source"]], **more}, ensure_ascii=False).encode()


def packed(**members: bytes) -> bytes:
    """An archive; names have an underscore for the point."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return file.getvalue()


def read(folder: Path, files: dict[str, bytes], format: str = "") -> tuple[Told, int]:
    """Read files as the child process does; returns what was refused and where, and how many articles were read."""
    for number, data in enumerate(files.values()):
        (folder / f"{number:04}").write_bytes(data)
    request = {"files": list(files), "format": format, "labels": {}, "survey": True}
    (folder / "request.json").write_text(json.dumps(request))
    try:
        answers = list(program.read(folder))
    except Invalid as error:
        return [(str(error.field), error.code)], 0
    told = [(one["where"], one["refused"]["code"]) for one in answers if "refused" in one]
    return told, sum("article" in one for one in answers)


WRONG = json.loads(json.dumps(STATEMENT))
WRONG["annotations"][0]["result"][0]["value"]["text"] = "prices rose"
CYCLE = {
    "id": "x", "text": TEXT, "lang": "en",
    "claims": [{"id": "a", "content": [[0, 3]], "parent": "b"}, {"id": "b", "content": [[4, 9]], "parent": "a"}],
}  # fmt: skip
WHOLE = {"id": "y", "text": "All is well.", "claims": [{"id": "a", "content": [[0, 3]]}]}
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;&b;</x>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
MANY = ",".join(f"c{n}" for n in range(1_000_000)).encode()

CASES: list[tuple[str, dict[str, bytes], Told, int]] = [
    ("cut off within a line", {"a.jsonl": line() + b"\n" + line()[:30]}, [("line 2", "invalid_json")], 1),
    ("cut off within a list", {"a.json": b"[" + json.dumps(STATEMENT).encode()[:-40]}, [("a.json", "invalid_json")], 0),
    ("cut off within an archive", {"a.zip": packed(a_ann=b"T1\tContent 0 3\tThe\n", a_txt=TEXT.encode())[:-30]},
     [("None", "invalid")], 0),
    ("words that stand nowhere", {"a.json": json.dumps([WRONG, task(("a", "Quote", "prices fell"))]).encode()},
     [("a.json.1", "unit_unknown")], 1),
    ("two encodings", {"a.jsonl": line() + b"\n" + line("Zoë lied.").decode().encode("latin-1")},
     [("line 2", "invalid_encoding")], 1),
    ("another encoding in an archive", {"a.zip": packed(a_ann=b"T1\tContent 0 3\tThe\n", a_txt=b"The \xff",
     b_ann=b"T1\tContent 0 3\tThe\n", b_txt=TEXT.encode())}, [("a.ann", "invalid_encoding")], 1),
    ("zeros", {"a.zip": packed(a_txt=bytes(64 << 20), a_ann=b"")}, [("a.txt", "archive_limit")], 0),
    ("a name that leads out", {"a.zip": packed(**{"../a_ann": b"", "../a_txt": b""})}, [("../a.ann", "archive_unsafe")], 0),
    ("a name from the root", {"a.zip": packed(**{"/etc/a_ann": b""})}, [("/etc/a.ann", "archive_unsafe")], 0),
    ("entities of entities", {"a.xmi": BOMB}, [("a.xmi", "xml_forbidden")], 0),
    ("entities of other files", {"a.xmi": OUTSIDE}, [("a.xmi", "xml_forbidden")], 0),
    ("a million columns", {"a.csv": MANY + b"\n" + MANY}, [("a.csv", "too_many_columns")], 0),
    ("a million columns between tabs", {"a.tsv": MANY.replace(b",", b"\t")}, [("a.tsv", "too_many_columns")], 0),
    ("a circle of parents", {"a.jsonl": json.dumps(CYCLE).encode() + b"\n" + json.dumps(WHOLE).encode()},
     [("line 1.claim a", "parent_cycle")], 1),
]  # fmt: skip


@pytest.mark.parametrize(("files", "told", "whole"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_refused_at_its_place(files: dict[str, bytes], told: Told, whole: int, tmp_path: Path) -> None:
    assert read(tmp_path, files) == (told, whole)


@pytest.mark.parametrize("format", ["csv", "tsv", "conll"])
def test_a_million_columns_are_refused_where_somebody_names_the_format(format: str, tmp_path: Path) -> None:
    data = MANY.replace(b",", b"," if format == "csv" else b"\t")
    ((_, code),), whole = read(tmp_path, {"a.txt": data}, format)
    assert (code, whole) == ("too_many_columns", 0)


def test_a_formula_in_a_cell_stays_a_word(tmp_path: Path) -> None:
    """What our tables guard with an apostrophe comes back without it; what others write as a formula is a word like any other."""
    cells = dict.fromkeys(COLUMNS, "") | {
        "claim_id": "1", "content": "'=1+1", "content_offsets": "[[0, 4]]", "note": "=HYPERLINK(\"x\")", "round": "1",
        "article_id": "1", "article_number": "1", "article_title": "'@SUM(A1)", "article_byline": "[]", "article_metadata": "{}",
    }  # fmt: skip
    cells["no_speaker_stated"] = "false"
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells.values())
    (tmp_path / "0000").write_text(",".join(COLUMNS) + "\r\n" + row + "\r\n")
    request = {"files": ["a.csv"], "format": "", "labels": {}, "survey": True}
    (tmp_path / "request.json").write_text(json.dumps(request))
    record = next(one["article"]["record"] for one in program.read(tmp_path) if "article" in one)
    (claim,) = record["claims"]
    assert (record["title"], claim["exact"]["content"], claim["note"]) == ("@SUM(A1)", ["=1+1"], '=HYPERLINK("x")')
