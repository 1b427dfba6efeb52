"""Warnings about a text before it is frozen: signs of damage in transit, which a person has to judge. Pure.

All work is bounded: searches are linear, and the language is detected from a sample (docs/decisions/0009).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.entities import html5
from itertools import islice
from types import ModuleType
from typing import TypedDict

from claims.articles.clean import LATE_CONTROLS, line_and_column

CODES = ("nul", "mojibake", "replacement_characters", "markup", "rtf", "language")
CONTEXT = 40
MAX_COUNTED, MAX_SUSPECTS = 1_000, 5_000

TAG = re.compile(
    r"<(?:(?:a|abbr|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|div|dl|dd|dt|em|embed|figcaption|figure"
    r"|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|object|ol|option|p|picture|pre"
    r"|script|section|select|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video)"
    r"(?:\s[^<>=]{0,200}=[^<>]{0,1000})?\s{0,20}/?>|/[a-z][\w.:-]{0,30}>|!--|!doctype\s|!\[CDATA\[|\?xml\s)",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
RTF = re.compile(r"\s*\{\\rtf\d?")
# The first byte of a UTF-8 character, misread as Latin-1 or Mac Roman, followed by another non-ASCII character.
PAIR = re.compile("[\xc2-\xf4\u221a][^\x00-\x7f]|\xc3 ")
# The same, and late control characters, in UTF-8 bytes: several times faster to search, and enough for most texts.
BYTES = tuple(
    re.compile(pattern)
    for pattern in (rb"\xc3(?:[\x82-\xb4][\xc2-\xf4]|\x83 )", rb"\xc2[\x80-\x9f]", rb"\xe2\x88\x9a[\xc2-\xf4]")
)

# Words that distinguish a language from its neighbours; with enough of them the detector is not needed.
COMMON = {
    "en": frozenset(["the", "of", "and", "to", "that", "for", "with", "said", "on", "by", "at", "from", "he", "it", "his", "has", "are", "be", "not", "have", "will", "they", "who", "but", "this"]),
    "de": frozenset(["der", "die", "das", "und", "den", "dem", "des", "ein", "eine", "einen", "nicht", "ist", "sich", "auf", "für", "mit", "von", "zu", "im", "auch", "sagte", "wird", "hat", "dass"]),
}  # fmt: skip
MIN_BYTES, SAMPLE, MIN_PERCENT = 50, 300, 60
# Languages that cannot be distinguished in a few sentences; the first tag stands for all.
ALIKE = (
    ("no", "nb", "nn", "da"), ("hr", "sr", "bs", "sh", "me"), ("id", "ms"), ("cs", "sk"), ("fil", "tl"), ("he", "iw"),
    ("yi", "ji"), ("jv", "jw"), ("pt", "gl"), ("fa", "prs"), ("zh", "yue", "cmn"), ("ro", "mo"), ("et", "ekk"), ("lv", "lvs"),
)  # fmt: skip


class FindingShown(TypedDict):
    """A finding as reports and the API show it."""

    code: str
    line: int
    column: int
    count: int
    sample: str
    repaired: str
    language: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of warning about a text, with its first place; line and column count from 1."""

    code: str
    line: int
    column: int
    count: int
    sample: str
    repaired: str = ""
    language: str = ""

    def present(self) -> FindingShown:
        """Show it as reports and the API do."""
        return {
            "code": self.code,
            "line": self.line,
            "column": self.column,
            "count": self.count,
            "sample": self.sample,
            "repaired": self.repaired,
            "language": self.language,
        }


def findings(text: str, language: str) -> tuple[Finding, ...]:
    """Find signs of damage in a text as received; `language` is the expected one, a BCP 47 tag."""
    found = [_mojibake(text), _replaced(text), _markup(text), _rtf(text), _language(text, language)]
    return tuple(one for one in found if one is not None)


def nul_finding(raw: str) -> Finding:
    """Return a warning about the NUL characters of a text, which cannot be stored."""
    return _finding("nul", raw, raw.index("\x00"), raw.index("\x00") + 1, raw.count("\x00"))


def repair(text: str) -> str:
    """Repair UTF-8 that was decoded with another encoding, using ftfy; the rest of the text is unchanged."""
    from ftfy import fix_encoding  # noqa: PLC0415  ftfy is loaded where a text needs it

    return fix_encoding(text)


def excerpt(text: str, start: int, end: int) -> str:
    """Return a place with a few words around it on one line; invisible characters are replaced by symbols."""
    before, words, after = _around(text, start, end)
    return before + words.translate(SIGNS).strip() + after


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Cut a place with a few words around it out of its line, with an ellipsis where the line continues."""
    first, last = max(text.rfind("\n", 0, start) + 1, start - CONTEXT), min(len(text), max(end, start + 1) + CONTEXT)
    line_end = text.find("\n", start, last)
    last = line_end if line_end >= 0 else last
    before = "…" if first > 0 and text[first - 1] != "\n" else ""
    return before, text[first:last], "…" if last < len(text) and text[last] != "\n" else ""


SIGNS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys(range(0x7F, 0xA0), "\u2426"),
    0x09: " ", 0x0D: " ", 0x85: " ", 0x2028: " ", 0x2029: " ",
    **dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070)], ""),
}  # fmt: skip


def _finding(code: str, text: str, start: int, end: int, count: int, **more: str) -> Finding:
    line, column = line_and_column(text, start)
    return Finding(code, line, column, count, excerpt(text, start, end), **more)


def _mojibake(text: str) -> Finding | None:
    """Find UTF-8 that was decoded with another encoding: cheaply ruled out for most texts, else decided by ftfy."""
    if text.isascii():
        return None
    bad = []
    data = text.encode()
    if not any(pattern.search(data) for pattern in BYTES):
        return None
    suspects = islice(_suspects(text), MAX_SUSPECTS)
    from ftfy.badness import is_bad  # noqa: PLC0415  ftfy is loaded where a text needs it

    for start, end in suspects:
        if is_bad(text[max(0, start - 8) : end + 8]):
            bad.append((start, end))
        if len(bad) >= MAX_COUNTED:
            break
    if not bad:
        return None
    start, end = bad[0]
    before, words, after = _around(text, start, end)
    mended = repair(words)
    better = mended != words and not is_bad(mended)
    return _finding("mojibake", text, start, end, len(bad), repaired=before + mended.strip() + after if better else "")


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """Find possible mojibake: late control characters, and what looks like the bytes of one UTF-8 character."""
    for pattern in (LATE_CONTROLS, PAIR):
        for match in pattern.finditer(text):
            yield match.span()


def _replaced(text: str) -> Finding | None:
    at = text.find("\ufffd")
    return _finding("replacement_characters", text, at, at + 1, text.count("\ufffd")) if at >= 0 else None


def _markup(text: str) -> Finding | None:
    tags = list(islice(TAG.finditer(text), MAX_COUNTED)) if "<" in text else []
    entities = [m for m in islice(ENTITY.finditer(text), MAX_COUNTED) if _known(m.group())] if "&" in text else []
    found = sorted(match.span() for match in (*tags, *entities))
    return _finding("markup", text, *found[0], len(found)) if found else None


def _known(entity: str) -> bool:
    return entity[1] == "#" or entity[1:] in html5


def _rtf(text: str) -> Finding | None:
    match = RTF.match(text, 0, 200)
    return _finding("rtf", text, match.end() - len(match.group().lstrip()), match.end(), 1) if match else None


def _language(text: str, expected: str) -> Finding | None:
    """Detect that a text is in another language than expected; short or mixed texts give no warning."""
    own = primary(expected)
    sample = text if len(text) <= 2 * SAMPLE else f"{text[:SAMPLE]}\n{text[(at := len(text) // 2) : at + SAMPLE]}"
    if not own or _has_common_words(sample, own):
        return None
    spoken = detect(sample)
    if not spoken or primary(spoken) == own or own not in _languages():
        return None
    start = len(text) - len(text.lstrip())
    return _finding("language", text, start, start + CONTEXT, 1, language=spoken)


def _has_common_words(sample: str, language: str) -> bool:
    words = sample.lower().split()
    return len(COMMON.get(language, frozenset()).intersection(words)) >= max(3, len(words) // 20)


def primary(tag: str) -> str:
    """Return the language of a tag (de for de-AT), the same for languages that a short text cannot distinguish."""
    own = tag.replace("_", "-").split("-")[0].lower()
    return next((group[0] for group in ALIKE if own in group), own)


def detect(sample: str) -> str:
    """Return the main language of a sample; empty if that is uncertain or no detector is installed."""
    cld2 = _detector()
    data = sample.encode()
    if cld2 is None or len(data) < MIN_BYTES:
        return ""
    try:
        sure, _, languages = cld2.detect(data, isPlainText=True)
    except cld2.error:
        return ""
    _, code, percent, _ = languages[0]
    return str(code) if sure and percent >= MIN_PERCENT and code != "un" else ""


@cache
def _detector() -> ModuleType | None:
    try:
        import pycld2  # noqa: PLC0415  not on every machine (docs/decisions/0009)
    except ImportError:
        return None
    detector: ModuleType = pycld2
    return detector


@cache
def _languages() -> frozenset[str]:
    cld2 = _detector()
    return frozenset(primary(code) for _, code in cld2.LANGUAGES) if cld2 is not None else frozenset()
