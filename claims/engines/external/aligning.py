"""From quotations to offsets: a quotation that is not in the text word for word is dropped."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from claims.core.directness import directness_of
from claims.core.messages import reason
from claims.core.records import Fragment, Fragments, Proposal, SpeakerKind, Zone, ZoneKind
from claims.core.text import normalise, on_grapheme_boundary, overlaps, touched, trim
from claims.engines.external.asking import Quoted

# Marks that models exchange for one another; each is one code point, so that places stay countable.
ALIKE = {ord(mark): plain for plain, marks in (('"', "“”„‟«»″"), ("'", "‘’‚‛`´′"), ("-", "‐‑‒–—−")) for mark in marks}
MAX_PLACES = 200
# First places that are tried in one article for claims whose best one is taken already, so that no answer costs more than its
# length: a model that quotes one word again and again gets its first claims placed and the others dropped.
MAX_TRIED = 1_000
SCORE = 0.6


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with marks made alike and white space made single, and where each of its characters stands in the original."""

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "Plain":
        """Make it."""
        plain: list[str] = []
        places: list[int] = []
        for place, letter in enumerate(text):
            if letter.isspace():
                if not plain or plain[-1] == " ":
                    continue
                letter = " "
            plain.append(ALIKE.get(ord(letter), letter))
            places.append(place)
        return cls("".join(plain), places)


class Aligner:
    """Finds quotations in one article."""

    def __init__(self, text: str, zones: Iterable[Zone], model: str) -> None:
        self._text, self._model = text, model
        self._closed = normalise((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE)
        self._plain = Plain.of(text)
        self._known: dict[str, list[Fragment]] = {}
        self._tried = 0

    def proposals(self, claims: Sequence[Quoted]) -> tuple[list[Proposal], int]:
        """Return proposals in the order of the text, each content once, and how many claims were dropped."""
        found: list[Proposal] = []
        taken: set[Fragments] = set()
        dropped = 0
        for claim in claims:
            proposal = self._proposal(claim, taken)
            if proposal is None:
                dropped += 1
            else:
                taken.add(proposal.content)
                found.append(proposal)
        return sorted(found, key=lambda own: (own.content, own.source)), dropped

    def _proposal(self, claim: Quoted, taken: set[Fragments]) -> Proposal | None:
        """Place a claim: content where only one place holds it, else where source or cue is nearest, else the first free place."""
        options = [self._places(quotation) for quotation in claim.content]
        if not all(options):
            return None
        anchors = [own for quotation in (*claim.source, *claim.cue) for own in self._places(quotation)]
        content = self._content(options, anchors, taken)
        if content is None:
            return None
        source = self._beside(claim.source, content, ())
        cue = self._beside(claim.cue, content, source)
        return Proposal(
            content=content,
            source=source,
            cue=cue,
            directness=directness_of(self._text, content),
            score=SCORE,
            reason=reason("external_model", model=self._model),
            speaker_name=_name(claim.speaker),
            speaker_kind=SpeakerKind.UNSPECIFIED,
        )

    def _content(
        self, options: Sequence[Sequence[Fragment]], anchors: Sequence[Fragment], taken: set[Fragments]
    ) -> Fragments | None:
        near = Nearness(anchors)
        first = sorted(options[0], key=lambda own: (near.of(own), own)) if anchors else options[0]
        for number, start in enumerate(first):
            self._tried += number > 0
            if self._tried > MAX_TRIED and number:
                return None
            chosen = [start]
            for places in options[1:]:
                free = [own for own in places if not overlaps((own,), tuple(chosen))]
                if not free:
                    break
                chosen.append(min(free, key=lambda own: (_distance(own, chosen), own)))
            content = normalise(chosen)
            if len(chosen) == len(options) and content not in taken:
                return content
        return None

    def _beside(self, quotations: Sequence[str], content: Fragments, other: Fragments) -> Fragments:
        """Place source or cue as near to the content as they occur, never inside it."""
        chosen: list[Fragment] = []
        for quotation in quotations:
            free = [
                own
                for own in self._places(quotation)
                if not overlaps((own,), content) and not overlaps((own,), other) and not overlaps((own,), tuple(chosen))
            ]
            if free:
                chosen.append(min(free, key=lambda own: (_distance(own, content), own)))
        return normalise(chosen)

    def _places(self, quotation: str) -> list[Fragment]:
        """Find where a quotation stands: letter by letter, else with marks and white space made alike."""
        if quotation not in self._known:
            self._known[quotation] = self._look_for(quotation)
        return self._known[quotation]

    def _look_for(self, quotation: str) -> list[Fragment]:
        found = [(at, at + len(quotation)) for at in _every(self._text, quotation)]
        if not found:
            plain = Plain.of(quotation).text.strip()
            places = self._plain.places
            found = [(places[at], places[at + len(plain) - 1] + 1) for at in _every(self._plain.text, plain) if plain]
        kept = (trim(self._text, own) for own in found)
        return [own for own in kept if self._may_stand(own)]

    def _may_stand(self, own: Fragment) -> bool:
        start, end = own
        whole = on_grapheme_boundary(self._text, start) and on_grapheme_boundary(self._text, end)
        words = not (_inside_word(self._text, start) or _inside_word(self._text, end))
        return start < end and whole and words and not touched(self._closed, start, end)


class Nearness:
    """Tells how far a fragment is from the nearest of many, without asking each of them."""

    def __init__(self, others: Iterable[Fragment]) -> None:
        ordered = sorted(others)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def of(self, own: Fragment) -> int:
        """Return the gap in code points: 0 where they touch or overlap, and where there are no others."""
        start, end = own
        before = bisect_right(self._starts, end)
        gaps = [max(0, start - self._ends[before - 1])] if before else []
        gaps += [self._starts[before] - end] if before < len(self._starts) else []
        return min(gaps, default=0)


def _every(text: str, quotation: str) -> list[int]:
    found: list[int] = []
    at = text.find(quotation) if quotation else -1
    while at >= 0 and len(found) < MAX_PLACES:
        found.append(at)
        at = text.find(quotation, at + 1)
    return found


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _distance(own: Fragment, others: Sequence[Fragment]) -> int:
    return min((max(start - own[1], own[0] - end, 0) for start, end in others), default=0)


def _name(speaker: str) -> str:
    """Keep a name free of control characters and of those that turn the direction of writing."""
    plain = " ".join(speaker.split())
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] != "C")[:200]
