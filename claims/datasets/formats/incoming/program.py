"""The program that reads files of other tools: `python -m claims.datasets.formats.incoming.program FOLDER`.

It runs in a process of its own with limits of memory and time, so that no file can harm whoever asked. The folder has the files
under numbers, and `request.json`: {files, format, labels, survey, memory, seconds}. It answers with a line of JSON for each
article: {where, article} or {where, refused}; and with one for the whole at the end: {format, labels, units} or {failed}.
"""

import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from claims.core.errors import Invalid, OnRecordError
from claims.datasets.formats import FORMATS, READERS
from claims.datasets.formats.base.asking import KNOWN, Survey
from claims.datasets.formats.base.contract import is_available
from claims.datasets.formats.base.members import Archive, Members
from claims.datasets.formats.base.parts import Item, Record
from claims.datasets.formats.incoming.cleaning import cleaned
from claims.datasets.formats.incoming.detecting import Chosen, detected
from claims.datasets.formats.incoming.fitting import fitted

ARCHIVE = b"PK\x03\x04"
# The most labels that a preview names.
MAX_LABELS = 500


class Reader(Survey):
    """A survey of files; where all labels must be known, an article with one that is not is refused."""

    def __init__(self, labels: dict[str, str], *, strict: bool) -> None:
        super().__init__(labels)
        self.strict = strict

    def slot(self, label: str) -> str | None:
        """Return the slot of a label. Raises Invalid: label_unmapped."""
        found = super().slot(label)
        if self.strict and not self.knows(label):
            raise Invalid("label_unmapped", f"Say which slot the label {label[:80]!r} means.")
        return found

    def told(self) -> Iterator[Item]:
        """Hand out what was refused since the last time."""
        unmapped = any(not self.knows(label) for label in self.seen)
        for where, error in self.refused:
            # As long as a label means nothing, a claim without content is none that lacks it.
            if self.strict or not unmapped or error.code != "content_missing":
                yield {"where": where[:500], "refused": {"code": error.code, "message": error.message}}
        self.refused.clear()


class OnDisk:
    """Uploaded files, by the names that they had."""

    def __init__(self, paths: dict[str, Path]) -> None:
        self.paths = paths

    def names(self) -> list[str]:
        """Return the names."""
        return list(self.paths)

    def bytes_of(self, name: str) -> bytes:
        """Read a file."""
        return self.paths[name].read_bytes()


def opened(paths: dict[str, Path]) -> Members:
    """Take one file for the archive that it is, or files for what they are. Raises Invalid: archive_unsafe and its kin."""
    if len(paths) == 1:
        (path,) = paths.values()
        with path.open("rb") as stream:
            if stream.read(4) == ARCHIVE:
                return Archive(path.open("rb"))
    return OnDisk(paths)


def read(folder: Path) -> Iterator[Item]:
    """Answer the request in a folder."""
    request = json.loads((folder / "request.json").read_text())
    files = opened({name: folder / f"{number:04}" for number, name in enumerate(request["files"])})
    name = request["format"] or detected(files)
    if name not in READERS:
        raise Invalid("unknown_format", field="format")
    if not is_available(FORMATS[name]):
        raise Invalid("format_unavailable", f"{FORMATS[name].LABEL} needs packages that this server lacks.", "format")
    ask = Reader(request["labels"], strict=not request["survey"])
    for record in READERS[name].read(Chosen(files, name), ask):
        yield from ask.told()
        try:
            yield {"where": ask.where, "article": _article(record)}
        except Invalid as error:
            yield {"where": ask.where, "refused": {"code": error.code, "message": error.message}}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = f"A value is missing or malformed: {type(error).__name__} {str(error)[:200]}"
            yield {"where": ask.where, "refused": {"code": "invalid", "message": message}}
    yield from ask.told()
    labels = [
        {"label": label, "count": count, "known": KNOWN.get(label.casefold())}
        for label, count in ask.seen.most_common(MAX_LABELS)
    ]
    yield {"format": name, "labels": labels, "units": dict(ask.units)}


def _article(record: Record) -> Item:
    """Fit an article to its own text; one of a format without texts is left as it is, for whoever has the text."""
    if not record["text"]:
        return {"record": record}
    text, place = cleaned(record["text"])
    return {"fitted": asdict(fitted(record, text, place))}


def main(folder: Path) -> None:
    """Answer the request on standard output, within its limits."""
    request = json.loads((folder / "request.json").read_text())
    if request["memory"]:
        resource.setrlimit(resource.RLIMIT_AS, (request["memory"], request["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"] + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    out = sys.stdout
    try:
        for line in read(folder):
            out.write(json.dumps(line) + "\n")
    except OnRecordError as error:
        where = error.field if error.code not in ("unknown_format", "format_unavailable") else None
        out.write(json.dumps({"failed": {"code": error.code, "message": error.message, "where": where}}) + "\n")
    except (MemoryError, RecursionError):
        out.write(json.dumps({"failed": {"code": "reading_limit", "message": "", "where": None}}) + "\n")
    out.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
