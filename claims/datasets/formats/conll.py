"""CoNLL: one token a line with a BIO label. A token has one label, so of claims that overlap only the longest is written."""

import json
import re
from collections.abc import Iterable, Iterator

from claims.core.errors import Invalid
from claims.core.records import Fragment
from claims.core.strict_json import loads
from claims.core.text import normalise, size
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill, gathered
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members, texts
from claims.datasets.formats.base.parts import SLOTS, SPANS, Claim, Part, Record
from claims.datasets.formats.base.tokens import covered, tokens_of, widened

NAME = "conll"
LABEL = "CoNLL, BIO labels on tokens"
SUFFIX = ".conll"
MEDIA_TYPE = "text/plain"
NOTE = "For programs that label tokens: a line for each token with its offsets, label (IOB2) and claim. Of claims that overlap, the longest."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = SPANS | {Part.IDENTIFIERS}
COLUMNS = "# columns = FORM START END TAG CLAIM"
TEXT, DOCUMENT = "# text_json = ", "# newdoc id = "
TAG = re.compile(r"(?:[BIESLU]-(.+)|O)$")
OUTSIDE, NONE = "O", "_"
Row = tuple[int, list[str]]


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write the articles one after the other, a blank line between sentences, which end where lines do."""
    for record in records:
        yield _article(record, lost).encode()


def sample(record: Record) -> str:
    """Show an article."""
    return _article(record, Lost(CARRIES))


def _article(record: Record, lost: Lost) -> str:
    text: str = record["text"]
    tokens = tokens_of(text)
    tags, dropped = _tags(record, tokens, lost)
    lost.count(record, dropped)
    lines = [f"{DOCUMENT}{record['id']}", TEXT + json.dumps(text), COLUMNS]
    at = 0
    for number, (start, end) in enumerate(tokens):
        if number and "\n" in text[at:start]:
            lines.append("")
        tag, claim = tags.get(number, (OUTSIDE, NONE))
        lines.append(f"{text[start:end]}\t{start}\t{end}\t{tag}\t{claim}")
        at = end
    return "\n".join([*lines, "", ""])


def _tags(record: Record, tokens: list[Fragment], lost: Lost) -> tuple[dict[int, tuple[str, str]], list[str]]:
    """Choose labels by number of token, and name the claims for which there is no place."""
    tags: dict[int, tuple[str, str]] = {}
    dropped = []
    for claim in sorted(record["claims"], key=_extent):
        mine, content = _labels(claim, tokens)
        if not content or mine.keys() & tags.keys():
            dropped.append(claim["id"])
            continue
        tags |= mine
        _compare(claim, mine, tokens, lost)
    return tags, dropped


def _extent(claim: Claim) -> tuple[int, int]:
    """Order claims by how much they mark, most first, then as they stand."""
    return -size(tuple(pair) for slot in SLOTS for pair in claim[slot]), claim["content"][0][0]


def _labels(claim: Claim, tokens: list[Fragment]) -> tuple[dict[int, tuple[str, str]], bool]:
    """Label the tokens of one claim; where its slots share a token, the first slot has it and the other is left out."""
    mine: dict[int, tuple[str, str]] = {}
    for slot in SLOTS:
        numbers: dict[int, str] = {}
        for pair in widened(tokens, tuple(tuple(pair) for pair in claim[slot])):
            for number in covered(tokens, pair):
                numbers[number] = "B" if tokens[number][0] == pair[0] else "I"
        if not numbers.keys() & mine.keys():
            mine |= {number: (f"{begin}-{slot.upper()}", claim["id"]) for number, begin in numbers.items()}
    return mine, any(tag.endswith("-CONTENT") for tag, _ in mine.values())


def _compare(claim: Claim, mine: dict[int, tuple[str, str]], tokens: list[Fragment], lost: Lost) -> None:
    """Report the slots of a claim that its labels give otherwise, or not at all."""
    again = dict(_chunks((tag, *tokens[number], claim["id"]) for number, tag in sorted(_plain(mine).items())))
    for slot in SLOTS:
        has = [list(pair) for pair in again.get((claim["id"], slot.upper()), [])]
        if claim[slot] and not has:
            lost.drop(slot, claim["id"])
        elif has != claim[slot]:
            lost.change(slot, claim["id"])


def _plain(mine: dict[int, tuple[str, str]]) -> dict[int, str]:
    return {number: tag for number, (tag, _) in mine.items()}


def _chunks(rows: Iterable[tuple[str, int, int, str]]) -> dict[tuple[str, str], list[Fragment]]:
    """Put labelled tokens (label, start, end, claim) together; in IOB1 a chunk may begin with I."""
    found: dict[tuple[str, str], list[Fragment]] = {}
    before = ("", "")
    for tag, start, end, claim in rows:
        begin, _, label = tag.partition("-")
        key = (claim, label)
        pairs = found.setdefault(key, [])
        if begin in "BSU" or key != before or not pairs:
            pairs.append((start, end))
        else:
            pairs[-1] = (pairs[-1][0], end)
        before = key
    return found


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read files of tokens: those of this module with their texts and offsets, others with a text put together from their tokens.

    In other files the label is the last column, separated by tabs or spaces, IOB1 or IOB2; each content chunk is a claim of its
    own. Raises Invalid naming the line: invalid, span_out_of_range, label_unmapped, and the errors of JSON.
    """
    number = 0
    for name, text in texts(files):
        for rows in _documents(text):
            number += 1
            try:
                yield _own(rows, number) if any(line[0] == COLUMNS for _, line in rows) else _other(rows, number, ask)
            except Invalid as error:
                raise error.at(name) from None


def _documents(text: str) -> Iterator[list[Row]]:
    """Divide a file into documents of numbered lines; each line is its cells, and one cell where it is a comment or empty."""
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.removesuffix("\r")
        if line.startswith((DOCUMENT, "-DOCSTART-")) and any(row[0] and not row[0].startswith("#") for _, row in rows):
            yield rows
            rows = []
        if not line.startswith("-DOCSTART-"):
            whole = line.startswith("# ") or not line.strip()
            rows.append(
                (
                    number,
                    [line if line.strip() else ""] if whole else line.split("\t") if "\t" in line else line.split(),
                )
            )
    if any(row[0] and not row[0].startswith("# ") for _, row in rows) or any(
        row[0].startswith(TEXT) for _, row in rows
    ):
        yield rows


def _own(rows: list[Row], number: int) -> Record:
    comments = [line[0] for _, line in rows if line[0].startswith("# ")]
    text = next((loads(one.removeprefix(TEXT).encode()) for one in comments if one.startswith(TEXT)), None)
    if not isinstance(text, str):
        raise Invalid("invalid", "The text of the article is missing.", f"line {rows[0][0]}")
    record = blank_record(text, number)
    record["id"] = next((one.removeprefix(DOCUMENT) for one in comments if one.startswith(DOCUMENT)), "")
    labelled = []
    for where, cells in rows:
        if cells[0].startswith("# ") or cells == [""]:
            continue
        if len(cells) != 5 or not TAG.match(cells[3]) or not (cells[1].isdecimal() and cells[2].isdecimal()):
            raise Invalid("invalid", "The line is no token with its offsets, label and claim.", f"line {where}")
        start, end = int(cells[1]), int(cells[2])
        if text[start:end] != cells[0]:
            raise Invalid("quote_mismatch", f"The text there is {text[start:end][:40]!r}.", f"line {where}")
        if cells[3] != OUTSIDE:
            labelled.append((cells[3], start, end, cells[4]))
    claims: dict[str, Claim] = {}
    for (key, slot), pairs in _chunks(labelled).items():
        if slot.lower() not in SLOTS:
            raise Invalid("invalid", f"There is no slot {slot[:40]!r}.", f"line {rows[0][0]}")
        fill(claims.setdefault(key, blank_claim(key)), slot.lower(), normalise(pairs), text)
    record["claims"] = list(claims.values())
    return record


def _other(rows: list[Row], number: int, ask: Questions) -> Record:
    text, labelled = "", []
    for where, cells in rows:
        if cells == [""]:
            text = f"{text}\n" if text and not text.endswith("\n") else text
            continue
        if cells[0].startswith("# "):
            continue
        match = TAG.match(cells[-1])
        if len(cells) < 2 or match is None:
            raise Invalid("invalid", "The line does not end with a BIO label.", f"line {where}")
        text += "" if not text or text.endswith("\n") else " "
        start = len(text)
        text += cells[0]
        if cells[-1] != OUTSIDE:
            labelled.append((cells[-1], start, len(text), ""))
    record = blank_record(text.rstrip("\n"), number)
    chunks = [(ask.slot(label), pair) for (_, label), pairs in _chunks(labelled).items() for pair in pairs]
    gathered(record, sorted((slot, *pair) for slot, pair in chunks if slot is not None))
    return record
