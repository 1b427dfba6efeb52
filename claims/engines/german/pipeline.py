"""Apply the patterns to a text, sentence by sentence."""

from collections.abc import Iterator, Sequence

from claims.core.records import Zone, ZoneKind
from claims.core.text import blanked
from claims.engines.german.beside import from_sources
from claims.engines.german.clauses import from_verbs
from claims.engines.german.cues import cues
from claims.engines.german.grammar import Candidate, Reading
from claims.engines.german.nouns import from_nouns
from claims.engines.german.phrases import kinds
from claims.engines.german.running import Runs, governed, loose_quotes, quotes_inside, told_before
from claims.engines.german.words import sentences


def candidates(text: str) -> Iterator[Candidate]:
    """Yield the candidates of all patterns, in the order of the sentences."""
    runs = Runs()
    last: Reading | None = None
    for sentence in sentences(text):
        r = Reading(sentence, kinds(sentence))
        r.cues = list(cues(r))
        found = governed(r, [*from_verbs(r), *from_sources(r), *from_nouns(r), *told_before(r, last)])
        last = r
        yield from found
        free = list(runs.read(r, found))
        yield from free
        loose = list(loose_quotes(r, [*found, *free], runs))
        yield from loose
        yield from quotes_inside(r, [*found, *free])


def visible(text: str, zones: Sequence[Zone]) -> str:
    """Replace boilerplate by spaces: rules ignore it, and offsets are unchanged."""
    return blanked(text, ((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE))
