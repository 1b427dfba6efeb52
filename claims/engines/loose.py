"""Quotations that an engine left without a proposal: none is lost, though nobody may be named for it."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from claims.core.directness import directness_of
from claims.core.messages import reason
from claims.core.records import Fragments, Nesting, Proposal, SpeakerKind, Zone, ZoneKind
from claims.core.text import contains, normalise, overlaps, touched, whole_clusters
from claims.engines.evidence import score_of
from claims.engines.labels import names_nobody
from claims.engines.marks import Quotation, quotations

# Shorter ones are names, titles of works and scare quotes.
MIN_WORDS = 5
ALONE, SIGNED, TOLD_ON = "any/quotation", "any/signed", "any/quotation-told-on"
# Words of a quotation that goes on with the paragraph before, and what may stand there after the claim: "she said on Monday."
MIN_ALONE, MAX_TAG = 9, 60
# A claim runs on over so many code points and so many ends of sentences.
MAX_GAP, MAX_SENTENCES = 300, 2
ENDS = '.!?:"”’»'
SENTENCE_END = regex.compile(r"[.!?:][\"”’»)]*(?=\s)")
SIGNATURE = regex.compile(
    r"[ \t\u00a0]*(?:\n\s{0,4})?(?P<dash>[―—–]|--?)[ \t\u00a0]*(?P<name>\p{Lu}[\p{L}.'’-]*(?:[ \u00a0](?:(?:of|the|de|van|von|al|bin)[ \u00a0])?"
    r"\p{Lu}[\p{L}.'’-]*){0,4})(?=[ \u00a0\t]*(?:[,.;(]|\n|$))"
)
# A line under a quotation with a name and an office: "Ines Falk, harbour master".
NAME_LINE = regex.compile(
    r"[ \t\u00a0]*\n\s{0,4}(?P<dash>)(?P<name>\p{Lu}[\p{Ll}.'’-]+(?:[ \u00a0](?:(?:of|the|de|van|von|al|bin)[ \u00a0])?\p{Lu}[\p{L}.'’-]*){1,3})"
    r"(?:,[ \u00a0][^\n.!?:]{2,50})?[ \t]*(?:\n|$)"
)
MAX_SCARE = 7
DETERMINER = regex.compile(r"\b(?:an?|the|its|his|her|their|our|my|so-called|this|that)\s$", regex.IGNORECASE)
NOUN_BEHIND = regex.compile(
    r"\s(?!(?:and|or|but|in|on|at|by|to|of|for|from|with|as|that|who|which|was|is|were|are|said|says)\b)\p{Ll}"
)
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*")
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "de",
        "der",
        "des",
        "die",
        "das",
        "du",
        "for",
        "from",
        "in",
        "la",
        "le",
        "of",
        "on",
        "or",
        "the",
        "to",
        "und",
        "with",
        "mit",
        "zur",
        "zum",
        "für",
        "im",
        "vom",
        "von",
        "del",
        "et",
        "e",
        "y",
    ]
)


def with_loose_quotations(text: str, zones: Sequence[Zone], found: Sequence[Proposal]) -> list[Proposal]:
    """Add every quotation of five words or more that no proposal covers; sorted by where the content starts.

    It goes on with the claim before it in its paragraph, or belongs to the name behind a dash after it; else it has no
    speaker. Titles of works, whose words begin with capitals, are left out, and so is what stands in boilerplate zones.
    """
    hidden = normalise((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE)
    covered = normalise(fragment for proposal in found for fragment in proposal.content)
    everything = list(found)
    running = _Running(text, everything)
    for quotation in quotations(text):
        place = quotation.start, quotation.end
        if touched(hidden, *place) or _is_covered(covered, *place) or not _is_said(text, quotation):
            continue
        content = (whole_clusters(text, place),)
        before = running.before(quotation.start, content)
        teller = running.teller(quotation) if before is None else None
        if before is not None:
            joined = normalise((*everything[before].content, *content))
            everything[before] = replace(everything[before], content=joined, directness=directness_of(text, joined))
        else:
            found_alone = _signed(text, content) or _alone(text, content)
            if teller is not None and not found_alone.speaker_name:
                found_alone = replace(
                    found_alone,
                    speaker_name=teller.speaker_name,
                    speaker_kind=teller.speaker_kind,
                    score=score_of(TOLD_ON),
                    pattern=TOLD_ON,
                )
            everything.append(found_alone)
            if teller is not None and found_alone.pattern == TOLD_ON:
                running.goes_on(content[-1][1], len(everything) - 1)
        _hang(everything, range(len(found)), len(everything) - 1 if before is None else before, content)
    order = sorted(range(len(everything)), key=lambda n: everything[n].content[0][0])
    place_of = {old: new for new, old in enumerate(order)}
    return [
        own if own.parent is None else replace(own, parent=place_of[own.parent])
        for own in (everything[n] for n in order)
    ]


def _is_covered(covered: Fragments, start: int, end: int) -> bool:
    """Tell whether most of [start, end) is content already; a claim inside a quotation covers little of it."""
    first = max(0, bisect_right(covered, (start, start)) - 1)
    shared = 0
    for own_start, own_end in covered[first:]:
        if own_start >= end:
            break
        shared += max(0, min(end, own_end) - max(start, own_start))
    return 2 * shared >= end - start


def _hang(proposals: list[Proposal], inner: Iterable[int], outer: int, content: Fragments) -> None:
    """Give the claims inside a quotation the claim that holds it as their parent."""
    for n in inner:
        own = proposals[n]
        if n != outer and own.parent is None and contains(content, own.content):
            proposals[n] = replace(own, parent=outer, nesting=Nesting.SPAN)


class _Running:
    """Which claim a quotation goes on with: the last one of its paragraph, where little stands between."""

    def __init__(self, text: str, proposals: Sequence[Proposal]) -> None:
        self.text = text
        self.proposals = proposals
        outermost = [n for n, own in enumerate(proposals) if own.parent is None]
        self.order = sorted((proposals[n].content[-1][1], n) for n in outermost)

    def before(self, start: int, content: Fragments) -> int | None:
        """Return the index of the claim that a quotation at `start` goes on with; None where there is none."""
        at = bisect_right(self.order, (start, len(self.proposals))) - 1
        if at < 0:
            return None
        end, n = self.order[at]
        gap = self.text[end:start]
        cue = self.proposals[n].cue
        named = self.proposals[n].source
        if not named or not cue or overlaps(content, named) or len(gap) > MAX_GAP or "\n" in gap:
            return None
        ends = len(SENTENCE_END.findall(gap))
        begins = not gap.strip() or SENTENCE_END.search(gap.rstrip() + " ") is not None and gap.rstrip()[-1] in ENDS
        if begins:
            return n if ends <= MAX_SENTENCES else None
        return n if not ends and cue[-1][1] <= start else None

    def goes_on(self, end: int, n: int) -> None:
        """Note a quotation that was put down to whoever spoke before it, so that the paragraph after it may go on with it."""
        insort(self.order, (end, n))

    def teller(self, quotation: Quotation) -> Proposal | None:
        """Return the last claim of the paragraph before, where a quotation of some length is a whole paragraph after it."""
        start, end = quotation.start, quotation.end
        at = bisect_right(self.order, (start, len(self.proposals))) - 1
        alone = self.text[start - 1 : start] == "\n" and self.text[end : end + 1] in ("\n", "")
        if at < 0 or not alone or len(WORD.findall(self.text, start, end)) < MIN_ALONE:
            return None
        last_end, n = self.order[at]
        between = self.text[last_end:start]
        one_break = between.rstrip("\n").count("\n") == 0 and len(between.strip()) <= MAX_TAG
        return self.proposals[n] if one_break and self.proposals[n].speaker_name else None


def _is_said(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation has enough words, and not those of a title."""
    words = [found.group() for found in WORD.finditer(text, quotation.start, quotation.end)]
    if len(words) < MIN_WORDS or _is_scare(text, quotation, len(words)):
        return False
    return not all(word[0].isupper() or word[0].isdigit() or word.casefold() in SMALL for word in words)


def _is_scare(text: str, quotation: Quotation, count: int) -> bool:
    """Tell whether a quotation stands between an article and a noun: "its “greatest hits of the sea” show"."""
    if count > MAX_SCARE or text[quotation.end - quotation.closing - 1] in ".,!?…":
        return False
    return DETERMINER.search(text, max(0, quotation.start - 12), quotation.start) is not None and (
        NOUN_BEHIND.match(text, quotation.end) is not None
    )


def _signed(text: str, content: Fragments) -> Proposal | None:
    """Return a quotation with the name that stands behind a dash after it or under it; None where there is none."""
    start, end = content[0][0], content[-1][1]
    found = SIGNATURE.match(text, end)
    if found is None and text[:start].rstrip(" \t")[-1:] in ("\n", ""):
        found = NAME_LINE.match(text, end)
    if found is None or names_nobody(found["name"]):
        return None
    dash = (found.span("dash"),) if found["dash"] else ()
    return Proposal(
        content=content, source=(whole_clusters(text, found.span("name")),), cue=dash,
        directness=directness_of(text, content), score=score_of(SIGNED), pattern=SIGNED, reason=reason("signed"),
        speaker_name=found["name"], speaker_kind=SpeakerKind.PERSON,
    )  # fmt: skip


def _alone(text: str, content: Fragments) -> Proposal:
    return Proposal(
        content=content,
        directness=directness_of(text, content),
        score=score_of(ALONE),
        pattern=ALONE,
        reason=reason("quotation_marks"),
    )
