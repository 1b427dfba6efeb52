"""The `quotes` engine: quotation marks and the reporting words beside them, for any language and without a parser."""

from collections.abc import Sequence

import regex

from claims.core.directness import directness_of
from claims.core.messages import Message, reason
from claims.core.records import Fragment, Proposal, SpeakerHint, SpeakerKind, Zone, ZoneKind
from claims.core.text import normalise, overlaps, touched, trim, whole_clusters
from claims.engines.evidence import score_of
from claims.engines.marks import Quotation, quotations
from claims.engines.tongues import CUES as TONGUES

NAME = "quotes"
LABEL = "Quotation marks only, any language"
VERSION = "7"
LANGUAGES: tuple[str, ...] = ()

MIN_WORDS = 3
REACH = 160
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*")
# A sentence does not end after an initial or a title: "said J. Holt", "said Dr. Holt".
SENTENCE = regex.compile(r"(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Prof))[.!?;](?=\s|$)|\n")
# Reporting words beside quotations, by BCP 47 primary tag; in a language that is not here, all are looked for.
CUES = {
    "en": "said|says|say|saying|told|tells|added|adds|wrote|writes|asked|asks|tweeted|posted|replied|"
    "answered|argued|claimed|warned|insisted|explained|noted|declared|announced|stated|recalled|continued|"
    "concluded|according to",
    "de": "sagte|sagt|sagten|sagen|erklärte|erklärt|erklärten|betonte|betont|meinte|meint|schrieb|schreibt|"
    "teilte|hieß|heißt|warnte|forderte|kritisierte|fügte|äußerte|bezeichnete|nannte|behauptete|berichtet|"
    "berichtete|zufolge|laut",
    **TONGUES,
    "sv": "sa|säger|sade|skrev|enligt",
    "da": "sagde|siger|skrev|ifølge",
}
CUE = {
    tag: regex.compile(rf"\b(?:{words})\b".replace(" ", r"[ \u00a0]"), regex.IGNORECASE)
    for tag, words in {**CUES, "": "|".join(CUES.values())}.items()
}
BREAK = regex.compile(r"[,:;()\[\]\"“”„«»—–\n]|''|\s-\s")
LONGEST_SOURCE = 8
NAME_RUN = regex.compile(
    r"(?:\p{Lu}[\p{L}\p{M}'’.-]*)"
    r"(?:[ \u00a0](?:(?:von|van|der|den|de|del|della|di|da|do|dos|al|bin|of|the|du|la|le)[ \u00a0]){0,2}\p{Lu}[\p{L}\p{M}'’.-]*){0,5}"
)
INVERTED = regex.compile(r"-t-(?:il|elle|on)")
PRONOUN = regex.compile(
    r"\b(?:he|she|they|er|sie|il|elle|ils|elles|él|ella|ele|ela|lui|lei|hij|zij|ze|han|hon|on|ona|він|вона|вони|он|она|они)\b",
    regex.IGNORECASE,
)


def available() -> tuple[bool, Message | None]:
    """Tell that the engine can run: it needs nothing that is not always installed."""
    return True, None


def suggest(
    text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
) -> list[Proposal]:
    """Propose every quotation of at least three words, with the reporting words and the name beside it.

    Offsets are code points of `text`, end exclusive. Quotations in boilerplate zones are left out. `language` chooses
    the reporting words; the marks are looked for in all shapes.
    """
    hidden = normalise((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE)
    hints = {alias.casefold(): hint.name for hint in speakers for alias in (hint.name, *hint.aliases)}
    cues = CUE.get(language.replace("_", "-").split("-")[0].lower(), CUE[""])
    marked = [q for q in quotations(text) if not touched(hidden, q.start, q.end)]
    found: list[Proposal] = []
    group: list[Fragment] = []
    tag: Found = None
    for n, q in enumerate(marked):
        low = marked[n - 1].end if n else 0
        high = marked[n + 1].start if n + 1 < len(marked) else len(text)
        own = _after(text, q, high, cues) or _before(text, q, low, cues)
        if group and tag and _same_tag(text, low, q.start, own, tag):
            group.append(whole_clusters(text, (q.start, q.end)))
            continue
        if group:
            found.append(_proposal(text, group, tag, hints))
        group, tag = [], None
        if sum(1 for _ in WORD.finditer(text, q.start, q.end)) >= MIN_WORDS:
            group, tag = [whole_clusters(text, (q.start, q.end))], own
    if group:
        found.append(_proposal(text, group, tag, hints))
    return found


def _same_tag(text: str, low: int, start: int, own: "Found", tag: "Found") -> bool:
    """Tell whether a quotation goes on with the one before, as in `"A," she said. "B"`."""
    gap = text[low:start]
    if "\n" in gap or len(gap) > REACH:
        return False
    return not gap.strip() or own is None or own == tag


def _proposal(text: str, group: list[Fragment], tag: "Found", hints: dict[str, str]) -> Proposal:
    content = normalise(group)
    cue, source = tag if tag else (None, None)
    # A quotation is widened to whole characters, which may reach into a word that a sign without a letter of its own touches.
    if cue and overlaps(content, (cue,)):
        cue, source = None, None
    elif source and overlaps(content, (source,)):
        source = None
    pattern = f"quotes/{'source' if source else 'cue' if cue else 'marks'}"
    name = text[source[0] : source[1]] if source else ""
    pronoun = PRONOUN.fullmatch(name) is not None
    return Proposal(
        content=content,
        source=(source,) if source else (),
        cue=(cue,) if cue else (),
        directness=directness_of(text, content),
        score=score_of(pattern),
        pattern=pattern,
        reason=reason("quotation_beside", word=text[cue[0] : cue[1]]) if cue else reason("quotation_marks"),
        speaker_name="" if pronoun else hints.get(name.casefold(), name),
        speaker_kind=SpeakerKind.PERSON if pronoun else SpeakerKind.UNSPECIFIED,
    )


Found = tuple[Fragment, Fragment | None] | None


def _after(text: str, q: Quotation, high: int, cues: "regex.Pattern[str]") -> Found:
    """Look for `she said` or `said the minister` in the rest of the sentence."""
    limit = min(high, q.end + REACH)
    stop = SENTENCE.search(text, q.end, limit)
    return _cue_and_source(text, q.end, stop.start() if stop else limit, cues)


def _before(text: str, q: Quotation, low: int, cues: "regex.Pattern[str]") -> Found:
    """Look for `she said, ` in the sentence so far."""
    start = max(low, q.start - REACH)
    for stop in SENTENCE.finditer(text, start, q.start):
        start = stop.end()
    return _cue_and_source(text, start, q.start, cues)


def _cue_and_source(text: str, start: int, end: int, cues: "regex.Pattern[str]") -> Found:
    """Find a reporting word in [start, end), and its source between it and the nearest mark, before it or after it."""
    match = cues.search(text, start, end)
    if match is None:
        return None
    cue = whole_clusters(text, match.span())
    if INVERTED.search(text, cue[0], cue[1]):
        # "a-t-elle déclaré": the pronoun is part of the verb, and nobody else is beside it.
        return cue, None
    left, earlier = start, start
    for mark in BREAK.finditer(text, start, cue[0]):
        left, earlier = mark.end(), left
    before = trim(text, (left, cue[0]))
    if before[0] == before[1] and left > earlier and text[left - 1] == ",":
        # "Le maire, Jean Petit, a déclaré": the name stands between the commas.
        before = trim(text, (earlier, left - 1))
        named = NAME_RUN.search(text, before[0], before[1])
        before = named.span() if named and earlier > start else before
    if before[0] < before[1] and len(WORD.findall(text, before[0], before[1])) in range(1, LONGEST_SOURCE + 1):
        return cue, whole_clusters(text, before)
    mark = BREAK.search(text, cue[1], end)
    after = trim(text, (cue[1], mark.start() if mark else end))
    words = [word.span() for word in WORD.finditer(text, after[0], after[1])][:LONGEST_SOURCE]
    if not words:
        return cue, None
    name = NAME_RUN.search(text, words[0][0], words[-1][1])
    stop = name.end() if name else words[min(2, len(words) - 1)][1]
    return cue, whole_clusters(text, (words[0][0], stop))
