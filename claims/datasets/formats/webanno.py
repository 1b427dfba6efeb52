"""WebAnno TSV 3.3, which INCEpTION reads and writes: a file an article, spans on tokens and parts of tokens, offsets in UTF-16 units.

The slots of a claim are spans of one layer with the identifier of the claim; a slot that the text interrupts has several spans.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from claims.core.errors import Invalid
from claims.core.records import Fragment
from claims.core.text import normalise
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.blank import blank_claim, blank_record, check_parents, fill, gathered
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members, text_of
from claims.datasets.formats.base.parts import SLOTS, SPANS, Claim, Part, Record
from claims.datasets.formats.base.tokens import covered, tokens_of
from claims.datasets.formats.base.units import from_utf16, utf16_of
from claims.datasets.formats.base.zipped import joined, packed

NAME = "webanno"
LABEL = "WebAnno TSV 3, for INCEpTION"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
NOTE = (
    "For INCEpTION: a file an article, a line a token, the slots of claims as spans of the layer webanno.custom.Claim."
)
NEEDS: tuple[str, ...] = ()
EXTRA = ""
# The features of the layer beside the slot, by the field of a claim; they stand on the first span of its content.
FEATURES = ("parent", "nesting", "directness", "checkworthiness", "certainty", "claim_type")
CARRIES = SPANS | {Part.IDENTIFIERS, *(Part(name) for name in FEATURES)}
HEAD = "#FORMAT=WebAnno TSV 3."
LAYER = "webanno.custom.Claim"
HEADER = f"{HEAD}3\n#T_SP={LAYER}|slot|claim|{'|'.join(FEATURES)}\n\n"
SENTENCE = "#Text="
ROW = re.compile(r"(\d+)-(\d+)(?:\.(\d+))?$")
SPECIAL = re.compile(r"([\\\[\]|_;*>])")
VALUE = re.compile(r"((?:\\.|[^\\|\[])*)(?:\[(\d+)\])?")
CELL = re.compile(r"(?:\\.|[^\\|])+")
NOTHING, EMPTY = "_", "*"
# Layers of spans that a text has whether or not somebody annotated claims in it.
OF_EVERY_TEXT = frozenset(
    f"de.tudarmstadt.ukp.dkpro.core.api.{name}"
    for name in (
        "lexmorph.type.pos.POS", "lexmorph.type.morph.MorphologicalFeatures", "segmentation.type.Lemma", "segmentation.type.Stem",
        "segmentation.type.SurfaceForm", "transform.type.SofaChangeAnnotation",
    )
)  # fmt: skip
# Features that hold labels more often than others do.
LABELS = ("value", "label", "kind", "type")
COLUMNS = 2 + len(FEATURES)
WITHOUT = f"{NOTHING}\t" * COLUMNS


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write an archive of one .tsv file an article, named after its number."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Pack the files of articles."""
    return packed(_members(records, lost))


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to an archive."""
    return joined(packs)


def _members(records: Iterable[Record], lost: Lost) -> Iterator[tuple[str, bytes]]:
    for record in records:
        yield f"{record['number']:05}.tsv", _article(record, lost).encode()


def sample(record: Record) -> str:
    """Show the .tsv file of an article."""
    return _article(record, Lost(CARRIES))


@dataclass
class Span:
    """A span of the layer: its number in the file, what it covers, and its features."""

    number: int
    fragment: Fragment
    values: list[str]


def _article(record: Record, lost: Lost) -> str:
    text: str = record["text"]
    tokens = tokens_of(text)
    spans: list[Span] = []
    dropped = [claim["id"] for claim in record["claims"] if not _spans(claim, tokens, spans, lost)]
    lost.count(record, dropped)
    by_token: dict[int, list[Span]] = {}
    for span in spans:
        for place in covered(tokens, span.fragment):
            by_token.setdefault(place, []).append(span)
    units = utf16_of(text)
    lines: list[str] = []
    sentence = word = 0
    for number, token in enumerate(tokens):
        if not number or "\n" in text[tokens[number - 1][1] : token[0]]:
            sentence, word = sentence + 1, 0
            lines += ["", f"{SENTENCE}{_sentence(text, tokens, number)}"]
        word += 1
        key = f"{sentence}-{word}"
        lines += (
            _rows(key, text, token, by_token[number], units)
            if number in by_token
            else [_row(key, text, token, [], units)]
        )
    if _rebuilt(text, tokens) != text:
        lost.change(Part.TEXT, record["id"])
    return HEADER + "\n".join(lines[1:] if lines else []) + "\n"


def _spans(claim: Claim, tokens: list[Fragment], spans: list[Span], lost: Lost) -> bool:
    """Add the spans of a claim; a slot of which nothing lies on a token is left out, and a claim whose content is (returns False)."""
    if not all(covered(tokens, tuple(pair)) for pair in claim["content"]):
        return False
    for slot in SLOTS:
        inside = [tuple(pair) for pair in claim[slot] if covered(tokens, tuple(pair))]
        if len(inside) < len(claim[slot]):
            lost.change(slot, claim["id"])
        for position, pair in enumerate(inside):
            first = slot is Part.CONTENT and position == 0
            more = [claim[name] or "" if first else "" for name in FEATURES]
            spans.append(Span(len(spans) + 1, (pair[0], pair[1]), [slot.value, claim["id"], *more]))
    return True


def _sentence(text: str, tokens: list[Fragment], number: int) -> str:
    """Return the text from a token to the last one before the line ends."""
    start = tokens[number][0]
    return (
        text[start : _end_of_line(text, tokens, number)].replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r")
    )


def _end_of_line(text: str, tokens: list[Fragment], number: int) -> int:
    while number + 1 < len(tokens) and "\n" not in text[tokens[number][1] : tokens[number + 1][0]]:
        number += 1
    return tokens[number][1]


def _rebuilt(text: str, tokens: list[Fragment]) -> str:
    """Put the text together as reading does: what stands between two sentences comes back as line ends."""
    pieces, at = [], 0
    for number, (start, _) in enumerate(tokens):
        if not number or "\n" in text[tokens[number - 1][1] : start]:
            end = _end_of_line(text, tokens, number)
            pieces += ["\n" * (start - at), text[start:end]]
            at = end
    return "".join(pieces)


def _rows(key: str, text: str, token: Fragment, spans: list[Span], units: Callable[[int], int]) -> Iterator[str]:
    """Write a token, and below it the parts of it at which spans begin or end."""
    whole: list[Span] = []
    parts: dict[Fragment, list[Span]] = {}
    for span in spans:
        part = _common(token, span.fragment)
        if part == token:
            whole.append(span)
        else:
            parts.setdefault(part, []).append(span)
    yield _row(key, text, token, whole, units)
    for number, part in enumerate(sorted(parts), start=1):
        yield _row(f"{key}.{number}", text, part, parts[part], units)


def _common(left: Fragment, right: Fragment) -> Fragment:
    return max(left[0], right[0]), min(left[1], right[1])


def _row(key: str, text: str, part: Fragment, spans: list[Span], units: Callable[[int], int]) -> str:
    start, end = part
    place = f"{key}\t{units(start)}-{units(end)}\t{text[start:end]}\t"
    if not spans:
        return place + WITHOUT
    columns = (
        "|".join(f"{_escaped(span.values[column])}[{span.number}]" for span in spans) for column in range(COLUMNS)
    )
    return place + "\t".join(columns) + "\t"


def _escaped(value: str) -> str:
    return SPECIAL.sub(r"\\\1", value) or EMPTY


@dataclass(frozen=True)
class Layer:
    """A layer of spans of the file: its name, its columns among those of a row, and which of them may hold a label, the likeliest first."""

    name: str
    first: int
    width: int
    labels: tuple[int, ...]


@dataclass
class Found:
    """What the rows of a file say: stretches of text in UTF-16 units, and spans by their number."""

    sentences: list[tuple[int, str]] = field(default_factory=list)
    spans: dict[tuple[int, str], tuple[int, int, list[str]]] = field(default_factory=dict)


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read .tsv files: those of this module, and those of INCEpTION, whose layers of spans are taken for the slots.

    A span's label is the first of its features that has a value, or the name of its layer. Layers that every text has (parts of
    speech, lemmas), chains and relations are passed over.
    Raises Invalid naming the member and the line: schema_version, invalid, span_out_of_range, label_unmapped, parent_cycle.
    """
    number = 0
    for name in files.names():
        if name.lower().endswith(".tsv"):
            number += 1
            with ask.at(""):
                text = text_of(files, name)
                with ask.at(name):
                    yield _record(text, number, ask)


def _record(file: str, number: int, ask: Questions) -> Record:
    lines = file.split("\n")
    if not lines[0].startswith(HEAD):
        raise Invalid("schema_version", f"The file does not begin with {HEAD}", "line 1")
    layers, width = _layers(lines)
    own = bool(layers) and layers[0].name == LAYER and lines[1].split("|")[1:3] == ["slot", "claim"]
    found = Found()
    for where, line in enumerate(lines, start=1):
        try:
            _read_line(found, line.removesuffix("\r"), layers, width)
        except (ValueError, IndexError):
            raise Invalid("invalid", "The line is cut off or malformed.", f"line {where}") from None
    text = _text(found)
    record = blank_record(text, number)
    convert = from_utf16(text)
    placed = []
    for (layer, _), (start, end, values) in found.spans.items():
        if start == end:
            # A mark between two characters says nothing of the text.
            continue
        first, last = convert(start), convert(end)
        if first is None or last is None or first >= last:
            raise Invalid("span_out_of_range", f"The span from {start} to {end} lies outside the text.")
        placed.append((layer, first, last, values))
    if own:
        _claims(record, [(first, last, values) for _, first, last, values in placed])
        check_parents(record)
    else:
        labelled = [(ask.slot(_label(layers[layer], values)), first, last) for layer, first, last, values in placed]
        gathered(record, [(slot, first, last) for slot, first, last in labelled if slot is not None])
    return record


def _layers(lines: list[str]) -> tuple[list[Layer], int]:
    """Return the layers of spans that may hold slots, and how many columns all layers have together."""
    layers, at = [], 0
    for line in lines:
        kind = line[:6]
        if kind in ("#T_SP=", "#T_CH=", "#T_RL="):
            name, *features = line[6:].strip().split("|")
            width = max(len(features), 1)
            if kind == "#T_SP=" and name not in OF_EVERY_TEXT:
                layers.append(Layer(name, at, width, _that_label(features)))
            at += width
        elif line.strip() and not line.startswith("#FORMAT"):
            break
    return layers, at


def _that_label(features: list[str]) -> tuple[int, ...]:
    """Order the features by whether they hold labels; links to other spans, which have two columns each, hold none."""
    links = [at for at, feature in enumerate(features) if feature.startswith("ROLE_")]
    plain = [at for at in range(len(features)) if at not in links and at - 1 not in links]
    return tuple(sorted(plain, key=lambda at: (features[at] not in LABELS, features[at] == "identifier")))


def _label(layer: Layer, values: list[str]) -> str:
    found = (values[at] for at in layer.labels if at < len(values) and values[at] not in ("", EMPTY))
    return next(found, layer.name.rpartition(".")[2])


def _read_line(found: Found, line: str, layers: list[Layer], width: int) -> None:
    if line.startswith(SENTENCE):
        text = re.sub(r"\\(.)", _unescaped, line.removeprefix(SENTENCE))
        if found.sentences and found.sentences[-1][0] < 0:
            # A sentence with line ends has a line of the file for each of its own.
            found.sentences[-1] = (-1, f"{found.sentences[-1][1]}\n{text}")
        else:
            found.sentences.append((-1, text))
    elif line.strip() and not line.startswith("#"):
        key, place, form, *columns = line.split("\t")
        match = ROW.match(key)
        if match is None or not found.sentences:
            raise ValueError(key)
        start, end = (int(offset) for offset in place.split("-"))
        begin, text = found.sentences[-1]
        if begin < 0:
            found.sentences[-1] = (start - len(text[: text.index(form)].encode("utf-16-le")) // 2, text)
        if len(columns) < width:
            raise ValueError(line)
        for number, layer in enumerate(layers):
            _values(found, number, key, start, end, columns[layer.first : layer.first + layer.width])


def _unescaped(match: re.Match[str]) -> str:
    return {"t": "\t", "r": "\r", "n": "\n"}.get(match[1], match[1])


def _values(found: Found, layer: int, key: str, start: int, end: int, columns: list[str]) -> None:
    """Gather the spans on one row: those of one number are one span, and one without a number covers this row alone."""
    stacked = [_parsed(column) for column in columns]
    for position in range(max(map(len, stacked), default=0)):
        cells = [cells[position] if position < len(cells) else ("", "") for cells in stacked]
        values, number = [value for value, _ in cells], next((number for _, number in cells if number), "")
        name = layer, number or f"{key}/{position}"
        before = found.spans.get(name, (start, end, values))
        found.spans[name] = (min(before[0], start), max(before[1], end), before[2])


def _parsed(column: str) -> list[tuple[str, str]]:
    if column == NOTHING:
        return []
    found = []
    for cell in CELL.findall(column):
        match = VALUE.fullmatch(cell)
        if match is None:
            raise ValueError(cell)
        value, number = match.groups("")
        found.append((re.sub(r"\\(.)", r"\1", "" if value == EMPTY else value), number))
    return found


def _text(found: Found) -> str:
    """Put the text together: sentences at their places, line ends between them."""
    pieces, at = [], 0
    for begin, sentence in found.sentences:
        pieces += ["\n" * (begin - at), sentence]
        at = max(begin, at) + len(sentence.encode("utf-16-le", "surrogatepass")) // 2
    return "".join(pieces)


def _claims(record: Record, spans: list[tuple[int, int, list[str]]]) -> None:
    claims: dict[str, Claim] = {}
    slots: dict[tuple[str, str], list[Fragment]] = {}
    for start, end, (slot, key, *more) in spans:
        if slot not in SLOTS:
            raise Invalid("invalid", f"There is no slot {slot[:40]!r}.")
        claim = claims.setdefault(key, blank_claim(key))
        slots.setdefault((key, slot), []).append((start, end))
        for name, value in zip(FEATURES, more, strict=False):
            claim[name] = value or claim[name]
    for (key, slot), pairs in slots.items():
        fill(claims[key], slot, normalise(pairs), record["text"])
    record["claims"] = list(claims.values())
