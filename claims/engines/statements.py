"""Statements that are printed whole: "Statement from Nordham Port:", and the paragraphs after it."""

from collections.abc import Iterator, Sequence

import regex

from claims.core.records import Fragment, Zone, ZoneKind
from claims.core.text import normalise, touched, whole_clusters
from claims.engines.turns import Turn

OPENING = regex.compile(
    r"[ \t]*(?P<cue>(?:(?:Full|Joint|Press|Written|Official)[ \t]+)?(?:[Ss]tatement|STATEMENT|[Cc]omment|[Rr]emarks|[Mm]essage)[ \t]+(?:from|by|of|FROM|BY))"
    r"[ \t]+(?P<name>(?:(?:the|The|a|an)[ \t]+)?[\p{L}][^:\n.!?]{1,80}?)[ \t]*(?P<colon>:)?[ \t]*(?=\n|$|(?<=:[ \t]*)\S)"
)
END = regex.compile(
    r"[ \t]*(?:#{2,}|-?\s*ENDS?\s*-?$|Ends$|\*{3}|Notes? to editors|Notes? for editors|Contacts?:|Media contact|For (?:more|further) information"
    r"|About [\p{Lu}])",
    regex.IGNORECASE,
)
MAX_PARAGRAPHS = 12


def statements_of(text: str, zones: Sequence[Zone] = ()) -> list[Turn]:
    """Find the statements of a text as turns: the name is the label, the words before it are the cue."""
    if "tatement" not in text and "STATEMENT" not in text and "omment" not in text and "emarks" not in text:
        return []
    hidden = normalise((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE)
    lines = [line for line in _lines(text) if not touched(hidden, *line)]
    return list(_statements(text, lines))


def _lines(text: str) -> Iterator[Fragment]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _statements(text: str, lines: Sequence[Fragment]) -> Iterator[Turn]:
    n = 0
    while n < len(lines):
        start, end = lines[n]
        found = OPENING.match(text, start, end)
        n += 1
        if found is None or not found["colon"]:
            continue
        paragraphs = [whole_clusters(text, (found.end(), end))]
        if not text[slice(*paragraphs[0])]:
            paragraphs = []
            while n < len(lines) and len(paragraphs) < MAX_PARAGRAPHS and not END.match(text, *lines[n]):
                paragraphs.append(whole_clusters(text, lines[n]))
                n += 1
        if paragraphs and OPENING.match(text, *paragraphs[0]) is None:
            yield Turn(
                label=found.span("name"), colon=found.span("cue"), paragraphs=tuple(paragraphs), name=found["name"], asked=False,
                clear=False,
            )  # fmt: skip
