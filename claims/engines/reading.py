"""The text as an engine reads it: without what nobody sees, and with the lines of a paragraph joined.

The frozen text stays as it is; what an engine finds is given back in the offsets of the frozen text.
"""

from collections.abc import Sequence
from dataclasses import replace

import regex

from claims.core.records import Fragments, Proposal, SpeakerHint, Zone
from claims.core.text import blanked, normalise, overlaps, whole_clusters
from claims.engines import Engine
from claims.engines.boilerplate import outside_boilerplate
from claims.engines.datelines import datelines
from claims.engines.labels import labels_of_fields
from claims.engines.loose import with_loose_quotations
from claims.engines.statements import statements_of
from claims.engines.turns import turns_of, with_turns
from claims.engines.wrapped import joined_line_ends

# Soft hyphens, zero-width characters and direction marks. A joiner says how a Persian or an Indic word is written and holds
# emoji together, so it is left out between Latin letters only.
INVISIBLE = regex.compile(
    r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|(?<=\p{Latin})[\u200c\u200d](?=\p{Latin})"
)
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Markup that came along with a text, as a reader of the page would see it: not at all.
TAG = (
    r"</?(?:a|abbr|b|blockquote|br|div|em|font|h[1-6]|i|li|ol|p|small|span|strong|sub|sup|u|ul)(?:\s[^<>\n]{0,300})?/?>"
)
CHANGED = regex.compile(rf"{INVISIBLE.pattern}|[{''.join(LIGATURES)}]|{TAG}", regex.IGNORECASE)


class Reading:
    """A text as an engine reads it, and where each of its characters stands in the frozen text.

    `text` is what to read; `plain` tells that it is the frozen text itself.
    """

    def __init__(self, frozen: str) -> None:
        self.frozen = frozen
        ends = joined_line_ends(frozen)
        self.plain = not ends and CHANGED.search(frozen) is None
        self.text = frozen
        # For each code point of `text`, the one of the frozen text that it stands for.
        self.at: Sequence[int] = range(len(frozen))
        if not self.plain:
            self._read(ends)

    def _read(self, ends: Sequence[tuple[int, int, str]]) -> None:
        pieces: list[str] = []
        at: list[int] = []
        changes = [(*found.span(), LIGATURES.get(found.group(), "")) for found in CHANGED.finditer(self.frozen)]
        last = 0
        for start, end, instead in sorted([*ends, *changes]):
            if start < last:
                continue
            pieces += [self.frozen[last:start], instead]
            at.extend(range(last, start))
            at.extend([start] * len(instead))
            last = end
        pieces.append(self.frozen[last:])
        at.extend(range(last, len(self.frozen)))
        self.text, self.at = "".join(pieces), at

    def back(self, fragments: Fragments) -> Fragments:
        """Give fragments of `text` in code points of the frozen text, widened to whole grapheme clusters (UAX 29)."""
        whole = (whole_clusters(self.frozen, (self.at[start], self.at[end - 1] + 1)) for start, end in fragments)
        return normalise(fragment for fragment in whole if fragment[0] < fragment[1])

    def zones(self, zones: Sequence[Zone]) -> list[Zone]:
        """Give zones of the frozen text in code points of `text`; what is empty there is left out."""
        place = {own: n for n, own in reversed(list(enumerate(self.at)))}
        following = len(self.text)
        places = [following] * (len(self.frozen) + 1)
        for own in range(len(self.frozen) - 1, -1, -1):
            following = place.get(own, following)
            places[own] = following
        moved = (replace(zone, start=places[zone.start], end=places[zone.end]) for zone in zones)
        return [zone for zone in moved if zone.start < zone.end]


def suggest(
    engine: Engine, text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
) -> list[Proposal]:
    """Let an engine read a text as people see it; returns its proposals, sorted by where their content starts.

    Offsets are code points of `text`, end exclusive. Raises what the engine raises.
    """
    reading = Reading(text)
    read_zones = zones if reading.plain else reading.zones(zones)
    turns = turns_of(reading.text, read_zones) or statements_of(reading.text, read_zones)
    # Where a report was written and who has the floor are no part of what is said; a parser takes them for subjects.
    labels = [(min(turn.label[0], turn.colon[0]), max(turn.label[1], turn.colon[1])) for turn in turns]
    aside = [*labels, *datelines(reading.text), *labels_of_fields(reading.text)]
    read = blanked(reading.text, aside) if aside else reading.text
    found = engine.suggest(read, language=language, zones=read_zones, speakers=speakers)
    if turns:
        found = with_turns(reading.text, turns, found, speakers)
    found = with_loose_quotations(reading.text, read_zones, found)
    found = found if reading.plain else [_frozen(reading, proposal) for proposal in found]
    return outside_boilerplate(text, zones, found)


def _frozen(reading: Reading, proposal: Proposal) -> Proposal:
    content = reading.back(proposal.content)
    source, cue = (_beside(reading.back(slot), content) for slot in (proposal.source, proposal.cue))
    return replace(proposal, content=content, source=_beside(source, cue), cue=cue)


def _beside(fragments: Fragments, others: Fragments) -> Fragments:
    """Leave out what widening to whole clusters made one slot share with another."""
    return tuple(own for own in fragments if not overlaps((own,), others))
