"""Tables of claims, one claim a row: what the CSV and the TSV format share.

Spreadsheets compute what begins like a formula, so such a cell gets an apostrophe (CWE-1236); reading takes it off again.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec

import msgspec

from claims.core.errors import Invalid
from claims.core.json_types import JSON
from claims.core.records import Fragments
from claims.core.strict_json import loads
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members, texts
from claims.datasets.formats.base.parts import METADATA, SLOTS, Claim, Item, Part, Record

if TYPE_CHECKING:
    from _csv import Reader as Rows

Arguments = ParamSpec("Arguments")

CARRIES = frozenset(Part) - {
    Part.TEXT, Part.ZONES, Part.PASSES, Part.SPEAKER_ENTITY, Part.SPEAKER_ROLES, Part.EVIDENCE, Part.EVIDENCE_SETS,
    Part.EARLIER_VERDICTS, Part.SUGGESTIONS, Part.DECISIONS,
}  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
BETWEEN = " … "
# Names in one cell stand between these; in a name the sign has a backslash before it.
SEPARATOR = "; "
MAX_CELL = 4 << 20
MAX_COLUMNS = 1000
ARTICLE = tuple("article_id" if name == "id" else f"article_{name}" for name in METADATA)
WORDS = (
    "directness", "claim_type", "checkworthiness", "certainty", "was_said", "no_speaker_stated", "parent", "nesting", "note",
    "origin", "suggestion", "guideline",
)  # fmt: skip
PASS = ("annotator", "pass_kind", "round")
VERDICT = ("label", "name", "scale", "comparable", "status", "author", "on", "rationale")
COLUMNS = (
    "claim_id", *(name for slot in SLOTS for name in (slot.value, f"{slot.value}_offsets")), "speakers", *WORDS, *PASS,
    *(f"verdict_{name}" for name in VERDICT), "evidence", *ARTICLE,
)  # fmt: skip


@dataclass(frozen=True)
class Dialect:
    """How a table separates its cells, and whether it begins with the mark by which Excel knows UTF-8."""

    delimiter: str
    mark: bool


def write(records: Iterable[Record], lost: Lost, dialect: Dialect) -> Iterator[bytes]:
    """Write a header and one row a claim; an article without claims has no row."""
    return join(pack(records, lost, dialect), dialect)


def join(packs: Iterable[bytes], dialect: Dialect) -> Iterator[bytes]:
    """Put the header before rows."""
    if dialect.mark:
        yield "\ufeff".encode()
    yield _line(COLUMNS, dialect)
    yield from packs


def pack(records: Iterable[Record], lost: Lost, dialect: Dialect) -> Iterator[bytes]:
    """Write the rows of claims."""
    for record in records:
        lost.count(record)
        if not record["claims"]:
            lost.drop(Part.METADATA, record["id"])
        names = {speaker["id"]: speaker["name"] for speaker in record["speakers"]}
        article = [_shown(record[name]) for name in METADATA]
        for claim in record["claims"]:
            yield _line([*_row(claim, names), *article], dialect)


def _line(cells: Iterable[str], dialect: Dialect) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.delimiter, lineterminator="\r\n").writerow(map(safe_cell, cells))
    return out.getvalue().encode()


def safe_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _shown(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def _row(claim: Claim, names: dict[str, str]) -> Iterator[str]:
    yield claim["id"]
    for slot in SLOTS:
        yield BETWEEN.join(claim["exact"][slot])
        yield json.dumps(claim[slot]) if claim[slot] else ""
    yield SEPARATOR.join(_escaped(names.get(key, key)) for key in claim["speakers"])
    for name in (*WORDS, *PASS):
        yield _shown(claim[name])
    verdict = claim["verdict"] or {}
    for name in VERDICT:
        yield _shown(verdict.get(name))
    yield " ".join(item["url"] for item in verdict.get("evidence", ()) if item["url"])


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace(";", "\\;")


def _names(cell: str) -> list[str]:
    names, name, rest = [], "", iter(cell)
    for sign in rest:
        if sign == "\\":
            name += next(rest, "")
        elif sign == ";":
            names.append(name)
            name = ""
            next(rest, "")
        else:
            name += sign
    return [*names, name] if cell else []


def read(files: Members, dialect: Dialect, ask: Questions) -> Iterator[Record]:
    """Read a table with our header: claims with offsets, in articles whose texts it does not have.

    Raises Invalid naming the line: schema_version, invalid, too_many_columns, and the errors of JSON in a cell.
    """
    csv.field_size_limit(MAX_CELL)
    for name, text in texts(files):
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter, strict=True)
        try:
            with ask.at(""):
                _check_header(next(rows, []), name)
                yield from _articles(_numbered(rows), ask)
        except csv.Error as error:
            ask.refuse(Invalid("invalid", f"The table is broken: {error}.", f"line {rows.line_num}"))


def _check_header(header: list[str], name: str) -> None:
    if len(header) > MAX_COLUMNS:
        raise Invalid("too_many_columns", f"The table has {len(header):,} columns.", name)
    if tuple(header) != COLUMNS:
        raise Invalid("schema_version", "The table does not begin with the columns of On Record.", name)


def _numbered(rows: "Rows") -> Iterator[tuple[int, list[str]]]:
    """Give each row the number of the line on which it begins; cells have line ends too."""
    began = rows.line_num + 1
    for row in rows:
        yield began, row
        began = rows.line_num + 1


def _articles(rows: Iterable[tuple[int, list[str]]], ask: Questions) -> Iterator[Record]:
    record: Record | None = None
    for line, row in rows:
        found = None
        with ask.at(f"line {line}"):
            found = _row_read(row)
        if found is None:
            continue
        article, cells = found
        if record is None or record["id"] != article["id"]:
            if record is not None:
                yield record
            record = {**blank_record("", 0), **article}
        with ask.at(f"line {line}"):
            record["claims"].append(_read(_claim, cells, record))
    if record is not None:
        yield record


def _row_read(row: list[str]) -> tuple[Record, dict[str, str]]:
    """Read what a row says of its article, and its cells by the names of their columns."""
    if len(row) != len(COLUMNS):
        raise Invalid("invalid", f"The row has {len(row)} cells and not {len(COLUMNS)}.")
    cells = dict(zip(COLUMNS, (cell[1:] if cell.startswith("'") else cell for cell in row), strict=True))
    return _read(_article, cells), cells


def _article(cells: dict[str, str]) -> Record:
    return {name: READ[name](cells[column]) for name, column in zip(METADATA, ARTICLE, strict=True)}


def _read(reader: Callable[Arguments, Item], *values: Arguments.args, **named: Arguments.kwargs) -> Item:
    """Read cells; a malformed one is Invalid."""
    try:
        return reader(*values, **named)
    except (ValueError, TypeError, KeyError) as error:
        raise Invalid("invalid", f"A cell is malformed: {error}.") from None


def _claim(cells: dict[str, str], record: Record) -> Claim:
    claim = blank_claim(cells["claim_id"])
    for slot in SLOTS:
        claim[slot.value] = [list(pair) for pair in _fragments(cells[f"{slot.value}_offsets"])]
        claim["exact"][slot.value] = _strings(cells[slot.value], len(claim[slot.value]))
    for name in (*WORDS, *PASS):
        claim[name] = READ.get(name, _word)(cells[name])
    claim["speakers"] = [_speaker(record, name) for name in _names(cells["speakers"])]
    if cells["verdict_label"]:
        claim["verdict"] = {name: READ.get(name, str)(cells[f"verdict_{name}"]) for name in VERDICT}
        claim["verdict"] |= {"author": cells["verdict_author"] or None, "evidence": []}
    return claim


def _speaker(record: Record, name: str) -> str:
    """Return the key of a speaker of the article, who is known by name only."""
    if not any(speaker["name"] == name for speaker in record["speakers"]):
        record["speakers"].append({"id": name, "name": name, "roles": []})
    return name


def _fragments(cell: str) -> Fragments:
    return msgspec.convert(loads(cell.encode()), Fragments) if cell else ()


def _strings(cell: str, count: int) -> list[str]:
    """Return the strings of so many fragments; where the text itself has the sign between them, the split is not told."""
    strings = cell.split(BETWEEN)
    return strings if len(strings) == count else []


def _word(cell: str) -> str | None:
    return cell or None


def _flag(cell: str) -> bool | None:
    return None if not cell else {"true": True, "false": False}[cell]


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


def _json(cell: str) -> JSON:
    return loads(cell.encode())


READ: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(METADATA, str), "number": int, "byline": _json, "metadata": _json, "published_on": _word,
    "was_said": _flag, "no_speaker_stated": _flag, "round": int, "guideline": _whole, "note": str, "annotator": str,
    "pass_kind": str,
}  # fmt: skip
