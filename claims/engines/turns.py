"""Transcripts: who has the floor, and until where, from the labels at the starts of lines ("MR. KIRBY:", "Senator WARREN.")."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from claims.core.messages import reason
from claims.core.records import (
    Directness,
    Fragment,
    Fragments,
    Nesting,
    Proposal,
    SpeakerHint,
    SpeakerKind,
    Zone,
    ZoneKind,
)
from claims.core.text import contains, normalise, touched, whole_clusters
from claims.engines.evidence import score_of
from claims.engines.labels import names_nobody

STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?[ \t]*[-–]?[ \t]*)?"
TITLE = (
    r"(?:(?:MR|MRS|MS|DR|SEN|REP|GEN|GOV|AMB|SIR|Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Amb|Sir)\.?|SENATOR|REPRESENTATIVE|PRESIDENT|Senator"
    r"|Representative|Chairman|Chairwoman)"
)
CAPITALS = r"\p{Lu}(?:[\p{Lu}'’.-]|c(?=\p{Lu})|ac(?=\p{Lu}))+"
ROLE = r"[ \t]*(?:[(\[][^()\[\]\n]{1,60}[)\]][ \t]*){0,2}"
# As in "MS. JEAN-PIERRE:" and "THE PRESIDENT (interrupting):".
UPPER = rf"(?P<upper>(?:{TITLE}[ \t]+)?{CAPITALS}(?:[ \t]+{CAPITALS}){{0,4}}){ROLE}:(?=\s)"
# As in "Senator WARREN." in a record of congress.
RECORD = rf"(?P<record>{TITLE}[ \t]+{CAPITALS}(?:[ \t]+of[ \t]+\p{{Lu}}\w+)?)\.(?=\s)"
# As in "Dr. Li Tan (Alvena):", which a headline may be as well.
NAMED = rf"(?P<named>(?:{TITLE}[ \t]+)?\p{{Lu}}[\p{{L}}.'’-]*(?:[ \t]+(?:(?:of|the|de|van|von|al|bin)[ \t]+)?\p{{Lu}}[\p{{L}}.'’-]*){{0,4}}){ROLE}:(?=\s)"
# As in "The Minister for Ports (Mr Otto Lindt):" in the record of a parliament.
HELD = rf"The[ \t]+\p{{Lu}}[\p{{L}}’', -]{{3,80}}\((?P<held>(?:{TITLE}[ \t]+)?\p{{Lu}}[\p{{L}}.'’-]*(?:[ \t]+\p{{Lu}}[\p{{L}}.'’-]*){{0,3}})\)[ \t]*:(?=\s)"
ASKED = r"(?P<asked>Q|Question|QUESTION|Reporter|REPORTER|Interviewer|INTERVIEWER)[ \t]*[:.](?=\s)"
LABEL = regex.compile(rf"[ \t]*[\"“„]?(?P<stamp>{STAMP})(?:{ASKED}|{RECORD}|{UPPER}|{HELD}|{NAMED})")
# Words that headings have and names have not.
TOPIC = frozenset(
    [
        "is",
        "are",
        "in",
        "on",
        "for",
        "to",
        "report",
        "week",
        "day",
        "stat",
        "quote",
        "fix",
        "news",
        "analysis",
        "poll",
        "results",
        "vs",
    ]
)
# With fewer turns, what follows the last one is as likely the reporter's again.
MANY_TURNS = 5
MIN_TURNS, MIN_SHARE, MIN_OF_ONE = 2, 0.3, 3
# Turns are taken apart into paragraphs behind this many: nobody reviews a speech of an hour as one claim.
MAX_PARAGRAPHS = 12
MIN_WORDS = 3
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*")
SENTENCE = regex.compile(r"[^.!?…]*(?:[.!?…]+[\"'”’)\]]*|$)")
STAGE_DIRECTION = regex.compile(r"[\[(][^()\[\]\n]*[\])]\s*")
FIRST_PERSON = frozenset(("i", "we"))
TITLES = regex.compile(rf"^{TITLE}[ \t]+|^THE[ \t]+")
OFFICES = regex.compile(
    r"^(?:(?:VICE|DEPUTY|PRIME|FOREIGN|FIRST)[ \t]+)*(?:PRESIDENT|MINISTER|CHANCELLOR|SECRETARY(?:[ -]GENERAL)?|GOVERNOR|MAYOR|SPEAKER"
    r"|CHAIR(?:MAN|WOMAN)?|JUDGE|JUSTICE|AMBASSADOR|GENERAL)[ \t]+(?=\S)"
)
DEEPEST = 5
# The text is searched for the full names of so many people.
MAX_NAMES = 200


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says before the next has the floor: [start, end) in code points for the label and each paragraph.

    `asked` tells a question of somebody who has no name.
    """

    label: Fragment
    colon: Fragment
    paragraphs: Fragments
    name: str
    asked: bool
    clear: bool


def turns_of(text: str, zones: Sequence[Zone] = ()) -> list[Turn]:
    """Find the turns of a transcript, in order; none where the text is no transcript.

    A text is one where a line begins as nothing else does ("MR. KIRBY:", "[00:01:02] Rosa Blom:", "Q:"), or where three in ten
    lines begin with names and a colon, one of them twice.
    """
    if ":" not in text and "." not in text:
        return []
    hidden = normalise((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE)
    lines = [line for line in _lines(text) if not touched(hidden, *line)]
    labels = [LABEL.match(text, start, end) for start, end in lines]
    labels = [
        None if found is None or not _may_speak(text, found, end) else found
        for found, (_, end) in zip(labels, lines, strict=True)
    ]
    # A headline with a colon over a transcript whose labels look different.
    if labels and labels[0] is not None and labels[0]["named"] and any(own and own["upper"] for own in labels[1:]):
        labels[0] = None
    named = [found for found in labels if found is not None]
    clear = [found for found in named if _is_clear(found)]
    capitals = [found["upper"] for found in named if found["upper"]]
    if len(set(capitals)) > 1 or len(capitals) >= MIN_OF_ONE:
        clear = [*clear, *(found for found in named if found["upper"])]
    if not clear and (len(named) < MIN_TURNS or len(named) < MIN_SHARE * len(lines) or not _recurs(named)):
        return []
    if clear and len(clear) == len([found for found in clear if found["asked"]]) and len(named) < MIN_TURNS:
        return []
    return list(_turns(text, lines, labels))


def _may_speak(text: str, found: "regex.Match[str]", end: int) -> bool:
    """Tell whether a label can be a speaker's: not that of a field or of a topic, and what follows is not a mere figure."""
    label = found["upper"] or found["held"] or found["named"] or ""
    if names_nobody(label) or set(label.casefold().split()) & TOPIC:
        return False
    rest = text[found.end() : end].strip()
    return not rest or any(letter.isalpha() for letter in rest)


def _recurs(labels: "Sequence[regex.Match[str]]") -> bool:
    """Tell whether somebody has the floor twice: a list of topics ("Schools: ...") has each of its labels once."""
    names = [found["named"] or found["upper"] or found["held"] for found in labels]
    return len(set(names)) < len(names)


def _lines(text: str) -> Iterator[Fragment]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _is_clear(found: "regex.Match[str]") -> bool:
    return bool(
        found["upper"]
        and (found["stamp"] or _has_title(found["upper"]))
        or found["record"]
        or found["asked"]
        or found["held"]
    ) or bool(found["named"] and found["stamp"])


def _has_title(label: str) -> bool:
    return TITLES.match(label) is not None or len(label.split()) > 1


def _turns(text: str, lines: Sequence[Fragment], labels: "Sequence[regex.Match[str] | None]") -> Iterator[Turn]:
    known: dict[str, str] = {}
    heads = [n for n, found in enumerate(labels) if found is not None]
    for n, following in zip(heads, [*heads[1:], len(lines)], strict=True):
        found = labels[n]
        assert found is not None
        kind = next(name for name in ("asked", "record", "upper", "held", "named") if found[name])
        if found[kind] not in known:
            known[found[kind]] = _name(text if len(known) < MAX_NAMES else "", found[kind])
        last = following == len(lines) and len(heads) < MANY_TURNS and n + 1 > 1 and len(heads) < MIN_SHARE * len(lines)
        paragraphs = [(found.end(), lines[n][1]), *([] if last else lines[n + 1 : following])]
        told = (whole_clusters(text, (_behind_direction(text, start), end)) for start, end in paragraphs)
        yield Turn(
            label=found.span(kind),
            colon=(found.end() - 1, found.end()),
            paragraphs=tuple(part for part in told if part[0] < part[1]),
            name=known[found[kind]],
            asked=kind == "asked",
            clear=_is_clear(found),
        )


def _behind_direction(text: str, start: int) -> int:
    while start < len(text) and text[start] in " \t":
        start += 1
    found = STAGE_DIRECTION.match(text, start)
    return found.end() if found else start


def _name(text: str, label: str) -> str:
    """Name the speaker of a label: the full name where the text has it, without titles, in ordinary letters."""
    bare = OFFICES.sub("", TITLES.sub("", label)).strip(" .")
    if bare.isupper():
        bare = bare.title() if not label.startswith("THE ") else "The " + bare.title()
    surname = bare.split()[-1] if bare else label
    full = (
        regex.search(rf"\b((?:\p{{Lu}}[\p{{Ll}}'’.-]+[ \t]){{1,2}}{regex.escape(surname)})\b", text)
        if surname
        else None
    )
    if full and not label.startswith("THE ") and TITLES.match(full[1]) is None:
        return str(full[1])
    return bare or label


def with_turns(
    text: str, turns: Sequence[Turn], found: Sequence[Proposal], speakers: Sequence[SpeakerHint] = ()
) -> list[Proposal]:
    """Add a proposal for each turn to what an engine found inside of turns; sorted by where the content starts.

    What an engine found inside a turn has the turn as its parent, and "I" there is whoever has the floor.
    """
    known = {alias.casefold(): hint.name for hint in speakers for alias in (hint.name, *hint.aliases)}
    own = [proposal for turn in turns for proposal in _proposals(text, turn, known)]
    starts = [proposal.content[0][0] for proposal in own]
    deep = _roots_of_the_deepest(found)
    inner: list[Proposal] = []
    for n, proposal in enumerate(found):
        moved = replace(proposal, parent=None if proposal.parent is None else proposal.parent + len(own))
        at = bisect_right(starts, proposal.content[0][0]) - 1
        if at >= 0 and contains(own[at].content, proposal.content):
            moved = _inside(text, moved, own[at], None if n in deep else at)
        inner.append(moved)
    return _sorted([*own, *inner])


def _roots_of_the_deepest(found: Sequence[Proposal]) -> set[int]:
    """Find the outermost proposals that hold as many levels as there may be: nothing can be put around them."""
    roots: set[int] = set()
    for n in range(len(found)):
        level, at = 1, n
        while (parent := found[at].parent) is not None:
            level, at = level + 1, parent
        if level >= DEEPEST:
            roots.add(at)
    return roots


def _proposals(text: str, turn: Turn, known: dict[str, str]) -> Iterator[Proposal]:
    if turn.asked:
        return
    told = [part for part in turn.paragraphs if not _only_asks(text[slice(*part)])]
    name = known.get(turn.name.casefold(), turn.name)
    kind = SpeakerKind.PERSON
    pattern = "any/turn" if turn.clear else "any/turn-name"
    for first in range(0, len(told), MAX_PARAGRAPHS):
        content = normalise(told[first : first + MAX_PARAGRAPHS])
        if sum(1 for start, end in content for _ in WORD.finditer(text, start, end)) < MIN_WORDS:
            continue
        yield Proposal(
            content=content, source=(turn.label,), cue=(turn.colon,), directness=Directness.DIRECT,
            score=score_of(pattern), pattern=pattern, reason=reason("turn"), speaker_name=name, speaker_kind=kind,
        )  # fmt: skip


def _only_asks(paragraph: str) -> bool:
    sentences = [found.group().strip() for found in SENTENCE.finditer(paragraph)]
    return all(sentence.rstrip("\"'”’)]").endswith("?") for sentence in sentences if sentence)


def _inside(text: str, proposal: Proposal, turn: Proposal, place: int | None) -> Proposal:
    words = {text[start:end].casefold() for start, end in proposal.source}
    if words & FIRST_PERSON:
        proposal = replace(proposal, speaker_name=turn.speaker_name, speaker_kind=SpeakerKind.PERSON)
    if proposal.parent is not None or place is None:
        return proposal
    return replace(proposal, parent=place, nesting=Nesting.SPAN)


def _sorted(proposals: Sequence[Proposal]) -> list[Proposal]:
    order = sorted(range(len(proposals)), key=lambda n: (proposals[n].content[0][0], -proposals[n].content[-1][1]))
    place = {old: new for new, old in enumerate(order)}
    return [
        own if own.parent is None else replace(own, parent=place[own.parent]) for own in (proposals[n] for n in order)
    ]
