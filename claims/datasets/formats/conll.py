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
from claims.datasets.formats.base.members import Members, text_of
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
TAG = re.compile(r"(?:([BIESLU])[-_](.+)|O)$")
# A number of a token, or of several that are written as one.
RANGE = re.compile(r"\d+(?:[-.]\d+)?$")
# That of several, whose parts follow, or of a word that was left out.
SEVERAL = re.compile(r"\d+[-.]\d+$")
COMMENT = re.compile(r"# |#\s*(?:$|newdoc|newpar|sent_id|text|begin|end|global)")
MAX_COLUMNS = 1000
# The most blanks that are put between two tokens.
MAX_GAP = 10_000
OUTSIDE, NONE = "O", "_"
Row = tuple[int, list[str]]


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write the articles one after the other, a blank line between sentences, which end where lines do."""
    for record in records:
        yield _article(record, lost).encode()


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write each article by itself."""
    return write(records, lost)


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Put them one after the other."""
    return iter(packs)


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

    In other files the label is in the last column that has one on every line, separated by tabs or spaces, in IOB1, IOB2 or BIOES;
    each content chunk is a claim of its own. Raises Invalid naming the line: invalid, span_out_of_range, label_unmapped,
    too_many_columns, and the errors of JSON.
    """
    number = 0
    for name in files.names():
        text = ""
        with ask.at(""):
            text = text_of(files, name)
        for rows in _documents(text):
            number += 1
            with ask.at(name):
                ask.where = f"{name}.line {rows[0][0]}"
                own = any(line[0].rstrip() == COLUMNS for _, line in rows)
                yield _own(rows, number) if own else _other(rows, number, ask)


def _is_comment(line: str) -> bool:
    """Tell comments from the token #, which has a label."""
    if "\t" in line or COMMENT.match(line) is None:
        return False
    cells = line.split()
    return len(cells) != 2 or TAG.match(cells[1]) is None


def _documents(text: str) -> Iterator[list[Row]]:
    """Divide a file into documents of numbered lines; each line is its cells, and one cell where it is a comment or empty."""
    rows: list[Row] = []
    held = False
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.removesuffix("\r")
        begins = line.startswith((DOCUMENT, "-DOCSTART-", "#begin document"))
        if begins and held:
            yield rows
            rows, held = [], False
        if line.startswith("-DOCSTART-"):
            continue
        comment = _is_comment(line)
        held = held or (bool(line.strip()) and not comment) or line.startswith(TEXT)
        cells = [line if line.strip() else ""] if comment or not line.strip() else _cells(line, number)
        rows.append((number, cells))
    if held:
        yield rows


def _cells(line: str, number: int) -> list[str]:
    cells = line.split("\t") if "\t" in line else line.split()
    if len(cells) > MAX_COLUMNS:
        raise Invalid("too_many_columns", f"The line has {len(cells):,} columns.", f"line {number}")
    return cells


def _own(rows: list[Row], number: int) -> Record:
    comments = [line[0] for _, line in rows if line[0].startswith("# ")]
    text = next((loads(one.removeprefix(TEXT).encode()) for one in comments if one.startswith(TEXT)), None)
    if text is None:
        text = _rebuilt(rows)
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


def _rebuilt(rows: list[Row]) -> str | None:
    """Put a text together from tokens with offsets: blanks between them, and a line end where a sentence ends."""
    text, between = "", " "
    for _, cells in rows:
        if cells == [""]:
            between = "\n"
        elif len(cells) == 5 and cells[1].isdecimal():
            gap = int(cells[1]) - len(text)
            if not 0 <= gap <= MAX_GAP:
                return None
            text += (between + " " * (gap - 1) if gap else "") + cells[0]
            between = " "
    return text or None


def _other(rows: list[Row], number: int, ask: Questions) -> Record:
    text, labelled, glued = "", [], False
    tokens = [(where, cells) for where, cells in rows if cells != [""] and not _is_comment(cells[0])]
    form, tag = _columns(tokens)
    for where, cells in rows:
        if cells == [""]:
            text, glued = f"{text}\n" if text and not text.endswith("\n") else text, False
            continue
        if _is_comment(cells[0]) or (form and SEVERAL.match(cells[0])):
            continue
        match = TAG.match(cells[tag]) if len(cells) > 1 and len(cells) >= -tag else None
        if match is None or len(cells) <= form:
            raise Invalid("invalid", "The line does not end with a BIO label.", f"line {where}")
        text += "" if not text or glued or text.endswith("\n") else " "
        start = len(text)
        text += cells[form]
        glued = "SpaceAfter=No" in cells[-1]
        if cells[tag] != OUTSIDE:
            labelled.append((f"{match[1]}-{match[2]}", start, len(text), ""))
    record = blank_record(text.rstrip("\n"), number)
    chunks = [(ask.slot(label), pair) for (_, label), pairs in _chunks(labelled).items() for pair in pairs]
    gathered(record, sorted((slot, *pair) for slot, pair in chunks if slot is not None))
    return record


def _columns(tokens: list[Row]) -> tuple[int, int]:
    """Find the column of the words, the second where the first counts them; and, from the end, that of the labels."""
    if not tokens:
        return 0, -1
    width = min(len(cells) for _, cells in tokens)
    counts = width > 2 and all(RANGE.match(cells[0]) for _, cells in tokens) and tokens[0][1][0] in ("0", "1", "1-2")
    labels = (-back for back in range(1, width) if all(TAG.match(cells[-back]) for _, cells in tokens))
    return int(counts), next(labels, -1)
