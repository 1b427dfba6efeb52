"""Which format files are in, by what they contain and only then by their names."""

import csv
import io
import json
import re

from claims.articles.foreign import kind_of_record, kind_of_text
from claims.core.errors import Invalid
from claims.core.json_types import JSON
from claims.core.strict_json import loads
from claims.datasets.formats.base.json_files import UTF8_MARK
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.tables import COLUMNS, MAX_COLUMNS

# Members that archives have beside the annotations.
BESIDE = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^/]*$|Thumbs\.db$|README|LICEN[CS]E)", re.IGNORECASE)
BY_ENDING = {".ann": "brat", ".xmi": "cas", ".spacy": "docbin", ".parquet": "parquet"}
# What `kind_of_record` finds, by format; Citron and the short form of Label Studio are told apart here.
BY_RECORD = {"own": "jsonl", "label_studio": "label_studio", "doccano": "doccano", "w3c": "w3c", "uima": "cas"}
BY_TEXT = {"webanno": "webanno", "uima": "cas", "brat": "brat", "conll": "conll"}
# Which of several kinds of files in an archive are the annotations, and which stand beside them.
ENDINGS = {
    "brat": (".ann", ".txt"), "cas": (".xmi", ".json", ".xml"), "docbin": (".spacy",), "parquet": (".parquet",), "webanno": (".tsv",),
    "csv": (".csv",), "tsv": (".tsv", ".tab", ".txt"), "jsonl": (".jsonl", ".ndjson", ".json"), "doccano": (".jsonl", ".ndjson", ".json"),
    "label_studio": (".json",), "citron": (".json",), "w3c": (".json", ".jsonld"),
}  # fmt: skip
HEAD = 1 << 16
# Lines among which one of JSON is sought.
LINES = 20
TOKENS = re.compile(r"\S+(?:[\t ]+\S+)*[\t ]+(?:[BIESLU][-_]\S+|O)(?:[\t ]+\S+)*\s*$")


class Chosen:
    """The members of files that belong to a format; of one file alone, that one whatever its name."""

    def __init__(self, files: Members, format: str) -> None:
        self.files = files
        names = [name for name in files.names() if BESIDE.search(name) is None] or files.names()
        endings = ENDINGS.get(format, ())
        fitting = [name for name in names if name.lower().endswith(endings)] if endings else names
        self.chosen = fitting or names

    def names(self) -> list[str]:
        """Return the names of those members."""
        return self.chosen

    def bytes_of(self, name: str) -> bytes:
        """Read a member."""
        return self.files.bytes_of(name)


def detected(files: Members) -> str:
    """Return the name of the format that files are in. Raises Invalid: format_unknown."""
    names = [name for name in files.names() if BESIDE.search(name) is None]
    endings = {name[name.rfind(".") :].lower() for name in names if "." in name}
    for ending, format in BY_ENDING.items():
        if ending in endings:
            return format
    for name in sorted(names, key=lambda name: name.endswith((".txt", ".conf", ".md", ".xml"))):
        try:
            found = _of(files.bytes_of(name))
        except Invalid as error:
            raise error.at(name[:200]) from None
        if found:
            return found
    raise Invalid("format_unknown", field=names[0][:200] if names else None)


def _of(data: bytes) -> str:
    if data.startswith(b"PAR1"):
        return "parquet"
    head = data[:HEAD].decode("utf-8-sig", "replace")
    start = head.lstrip()
    if start.startswith(("{", "[")):
        return _of_record(_first(data, start))
    first = head.partition("\n")[0]
    if max(first.count(","), first.count("\t")) >= MAX_COLUMNS:
        raise Invalid("too_many_columns", f"A table has at most {MAX_COLUMNS:,} columns.")
    if tuple(next(csv.reader(io.StringIO(head)), [])) == COLUMNS:
        return "csv"
    if tuple(next(csv.reader(io.StringIO(head), delimiter="\t"), [])) == COLUMNS:
        return "tsv"
    if found := BY_TEXT.get(kind_of_text(head.replace("\r\n", "\n"))):
        return found
    lines = [line for line in head.split("\n")[:200] if line.strip() and not line.startswith("#")][:100]
    tokens = sum(TOKENS.match(line[:500]) is not None for line in lines)
    return "conll" if tokens and tokens * 2 > len(lines) else ""


def _first(data: bytes, start: str) -> JSON:
    """Return the first object of a JSON file: of an array, or on one of the first lines; only as much is parsed as it takes.

    Raises Invalid where nothing of it is JSON: the error of the whole file.
    """
    decoder = json.JSONDecoder()
    whole = data.decode("utf-8-sig", "replace").lstrip()
    attempts = (start, whole, *(line.strip() for line in start.split("\n")[:LINES] if line.strip()))
    for attempt in attempts:
        try:
            found: JSON = decoder.raw_decode(attempt.removeprefix("[").lstrip())[0]
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return loads(data.removeprefix(UTF8_MARK))


def _of_record(value: JSON) -> str:
    if not isinstance(value, dict):
        return ""
    keys = value.keys()
    if "quotes" in keys and "text" in keys:
        return "citron"
    if "text" in keys and isinstance(value.get("claims"), list):
        return "jsonl"
    if any(isinstance(item, list) and item and _is_region(item[0]) for item in value.values()):
        return "label_studio"
    if any(isinstance(item, list) and item and _is_offset(item[0]) for item in value.values()):
        return "doccano"
    return BY_RECORD.get(kind_of_record(value), "")


def _is_offset(item: JSON) -> bool:
    return isinstance(item, dict) and {"start_offset", "end_offset", "label"} <= item.keys()


def _is_region(item: JSON) -> bool:
    return isinstance(item, dict) and {"start", "end", "labels"} <= item.keys()
