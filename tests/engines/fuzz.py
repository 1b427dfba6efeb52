"""Random and adversarial texts, and what every proposal must keep on any of them; `make fuzz` runs it at length.

Every text follows from a seed and its number alone, so that a failure can be repeated: `python -m tests.engines.fuzz
--seed S --first N --texts 1`.
"""

import annotator  # noqa: F401, I001 - sets the threads of numpy, which reads them when it is first imported

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.core.records import Proposal, SpeakerHint, Zone, ZoneKind
from claims.core.text import inside, normalise, on_grapheme_boundary, overlaps
from claims.engines import ENGINES, Engine
from claims.engines.reading import suggest

NAMES = [
    "Ada Holt",
    "the mayor",
    "Zoë Ndiaye",
    "US officials",
    "he",
    "she",
    "die Ministerin",
    "der Sprecher",
    "李明",
    "CNN",
]
CUES = ["said", "says", "warned that", "according to", "has warned", "fears that", "blamed on", "sagte", "laut", "zufolge",
        "erklärte, dass", "teilte", "hieß es", "nach Angaben von", "so", "wie", "ließ", "demnach", "soll", "told CNN", "accused", "of", "plans to", "a déclaré", "asked", "called", "is sure that"]  # fmt: skip
BODIES = ["it rained", "the dam is safe", "to leave at once", "der Damm sei sicher", "man habe nichts gewusst", "das Haus", "mit", "verlauten", "zu kommen", "die Forderung, dass", "the council of hiding it", "prices fell",
          "nobody knew; nobody asked", "Iran intends to build", "we will not pay", "nous ne paierons pas", "“never” again"]  # fmt: skip
MARKS = list("\"“”„‟«»‹›‘’‚'`") + ["''", "``", "»…«"]
POINTS = list(".,;:!?…—–-()[]{}") + ["...", " -- ", " | ", "/", "\\"]
SPACES = [
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\t",
    "\u00a0",
    "\u2009",
    "\u202f",
    "\u200b",
    "\r\n",
    "\r",
    "\u2028",
    "\x85",
    "\x0c",
    "  ",
]
STRANGE = ["👩‍🚒", "👨‍👩‍👧‍👦", "🇩🇪", "🇫", "👍🏽", "e\u0301", "a\u0300\u0323\u0301", "\u0301", "\u200d", "\ufe0f", "\u202e", "\u2066",
           "قال الوزير", "שלום", "𝒜𝒹𝒶", "한국", "각", "क्षि", "\x01", "\x1b", "\x7f", "\ufeff", "\ud800", "\ufffd", "ﬁ", "İ", "ß",
           "$5", "10km", "U.S.", "Mr.", "a" * 130, "_", "@ada", "#dam", "http://a.b/c?d=e", "1,000.5", "½"]  # fmt: skip
LABELS = ["MR. KIRBY: ", "THE PRESIDENT (interrupting): ", "Q: ", "A: ", "[00:14:09] Ines Falk: ", "Senator HOLM. ", "Dr. Li Tan (Alvena): ", "Location: ",
          "The Minister for Ports (Mr Otto Lindt): ", "Statement from Nordham Port: ", "Statement by the Mayor:\n", "NORDHAM (AP) — ", "Berlin (dpa) - "]  # fmt: skip
ENDINGS = ["\nENDS", "\n###\nNotes to editors", "\n― Ines Falk", "\nIda Holm, harbour master\n", " — Ada Holt"]
TAGS = ["<p>", "</p>", "<b>", "</b>", "<br/>", '<a href="x">', "</a>", "<i>"]
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "uk", "ru", "xx")
LONG = 20


@dataclass(frozen=True, slots=True)
class Made:
    """What an engine is given to read: a text, stretches of it that are no part of the story, and known speakers."""

    text: str
    zones: tuple[Zone, ...] = ()
    speakers: tuple[SpeakerHint, ...] = ()


def article_of(seed: int, number: int) -> Made:
    """Make one article: a text as it is, or in the shape of a transcript, an e-mail, a page with markup or a long article."""
    dice = random.Random(f"article/{seed}/{number}")
    text = text_of(seed, number)
    if dice.random() < 0.03:
        more = (text_of(seed + 1_000_000, 100 * number + n) for n in range(dice.randint(2, LONG)))
        text = "\n\n".join([text, *more])
    shape = dice.choice(["plain"] * 5 + ["turns", "wrapped", "mail", "markup", "ending"])
    if shape == "turns":
        text = "\n".join(dice.choice(LABELS) + line for line in text.split("\n")) + dice.choice(["", *ENDINGS])
    elif shape in {"wrapped", "mail"}:
        text = _wrapped(dice, text, "> " if shape == "mail" else "")
    elif shape == "markup":
        text = " ".join(word + dice.choice(["", "", "", *TAGS]) for word in text.split(" "))
    elif shape == "ending":
        text += dice.choice(ENDINGS)
    zones: list[Zone] = []
    if text and dice.random() < 0.2:
        cuts = sorted(dice.choices(range(len(text) + 1), k=4))
        zones = [Zone(a, b, dice.choice(list(ZoneKind))) for a, b in (cuts[:2], cuts[2:]) if a < b]
    known = dice.random() < 0.2
    return Made(text, tuple(zones), (SpeakerHint("1", "Ada Holt", ("the mayor", "")),) if known else ())


def _wrapped(dice: random.Random, text: str, mark: str) -> str:
    """Break a text to a width as e-mails are, now and then inside a word."""
    width, lines = dice.randint(20, 72), []
    for paragraph in text.split("\n"):
        left = paragraph
        while len(left) > width:
            at = left.rfind(" ", 1, width) if dice.random() < 0.9 else -1
            cut, hyphen = (at, "") if at > 0 else (width, "-")
            lines.append(mark + left[:cut] + hyphen)
            left = left[cut:].lstrip(" ")
        lines.append(mark + left)
    return "\n".join(lines)


def text_of(seed: int, number: int) -> str:
    """Make one text: a mixture of sentences and soup, of a few words or, once in a while, of many."""
    dice = random.Random(f"{seed}/{number}")
    pools = dice.choice(
        [
            [NAMES, CUES, BODIES, POINTS, SPACES, MARKS],
            [NAMES, CUES, BODIES, POINTS, SPACES, MARKS, STRANGE],
            [MARKS, SPACES, CUES],
            [STRANGE, SPACES, MARKS, CUES],
            [CUES, SPACES],
            [POINTS, MARKS],
        ]
    )
    if dice.random() < 0.4:
        return "".join(_sentence(dice) for _ in range(dice.randint(1, 4)))
    count = dice.randint(0, 30) if dice.random() < 0.97 else dice.randint(30, 300)
    pieces = []
    for _ in range(count):
        pieces.append(dice.choice(dice.choice(pools)))
        if dice.random() < 0.6:
            pieces.append(" ")
    return "".join(pieces)


def _sentence(dice: random.Random) -> str:
    """Make one sentence of reported speech, and damage it now and then."""
    name, cue, body = dice.choice(NAMES), dice.choice(CUES), dice.choice(BODIES)
    left, right = dice.choice([("“", "”"), ("„", "“"), ("»", "«"), ('"', '"'), ("''", "''"), ("", ""), ("“‘", "’”")])
    pattern = dice.choice(
        [
            "{l}{b},{r} {n} {c}. ",
            "{n} {c} {l}{b}.{r}\n",
            "{n} {c} {b}, {n} {c} {l}{b}{r}. ",
            "{l}{b}, {n} {c}, {b}.{r} ",
            "{n}: {l}{b}{r} ",
            "{b}, so {n}, {c} {l}{b}{r}. Sie seien weg. ",
            "Nach Angaben von {n} {c} {b}, wie {n} mitteilte. ",
            "{l}{b}{r}, sagte {n}, Chef der Bahn, {b}. Das teilte {n} mit.\n",
        ]
    )
    line = pattern.format(l=left, r=right, n=name, c=cue, b=body)
    for _ in range(dice.choice([0, 0, 1, 3])):
        at = dice.randrange(len(line) + 1)
        line = line[:at] + dice.choice(dice.choice([MARKS, STRANGE, SPACES, POINTS])) + line[at + dice.randint(0, 2) :]
    return line


def problems(text: str, found: Sequence[Proposal]) -> Iterator[str]:
    """Name every promise that proposals for a text break."""
    starts = [proposal.content[0][0] for proposal in found if proposal.content]
    if len(starts) < len(found):
        yield "a proposal without content"
    if starts != sorted(starts):
        yield "proposals out of order"
    for n, proposal in enumerate(found):
        for role in ("content", "source", "cue"):
            yield from (f"proposal {n}, {role}: {what}" for what in _of_fragments(text, getattr(proposal, role)))
        if not 0 <= proposal.score <= 1 or not proposal.reason:
            yield f"proposal {n}: score or reason"
        if overlaps(proposal.content, proposal.cue) or overlaps(proposal.content, proposal.source):
            yield f"proposal {n}: content overlaps its source or cue"
        seen, at = {n}, proposal.parent
        while at is not None:
            if not 0 <= at < len(found) or at in seen or len(seen) > 5:
                yield f"proposal {n}: parents in a circle, too deep or nowhere"
                break
            seen.add(at)
            at = found[at].parent


def _of_fragments(text: str, fragments: tuple[tuple[int, int], ...]) -> Iterator[str]:
    if not inside(fragments, len(text)):
        yield "outside the text"
        return
    if fragments != normalise(fragments):
        yield "not sorted and disjoint"
    for start, end in fragments:
        if not on_grapheme_boundary(text, start) or not on_grapheme_boundary(text, end):
            yield "cuts a grapheme cluster"
        if text[start:end] != text[start:end].strip():
            yield "white space at an end"


def out_of_place(found: Sequence[Proposal], zones: Sequence[Zone]) -> Iterator[str]:
    """Name every proposal whose content is in boilerplate."""
    hidden = normalise((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE)
    yield from (f"proposal {n}: in boilerplate" for n, own in enumerate(found) if overlaps(own.content, hidden))


def run(engine: Engine, seed: int, numbers: range) -> list[str]:
    """Let an engine read texts, each in a language that it knows, and return what went wrong, text by text."""
    wrong = []
    languages = engine.LANGUAGES or LANGUAGES
    for number in numbers:
        made, language = article_of(seed, number), languages[number % len(languages)]
        try:
            found = suggest(engine, made.text, language=language, zones=made.zones, speakers=made.speakers)
            broken = [*problems(made.text, found), *out_of_place(found, made.zones)]
            again = number % 20 == 0 and suggest(
                engine, made.text, language=language, zones=made.zones, speakers=made.speakers
            )
            if again and again != found:
                broken.append("another result at the second reading")
        except Exception as error:  # noqa: BLE001 - any error at all is what this looks for
            broken = [f"{type(error).__name__}: {error}"]
        wrong += [f"{engine.NAME}, seed {seed}, text {number} {made.text[:200]!r}: {what}" for what in broken]
    return wrong


def main() -> None:
    """Read the command line, run every engine that is installed, and exit with 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong: list[str] = []
    for engine in ENGINES.values():
        if not engine.available()[0]:
            print(f"{engine.NAME}: not installed here, left out")
            continue
        before = time.process_time()
        own = run(engine, options.seed, range(options.first, options.first + options.texts))
        wrong += own
        print(
            f"{engine.NAME} {engine.VERSION}: {options.texts:,} texts of seed {options.seed} from {options.first}, "
            f"{len(own)} broken promises, {time.process_time() - before:.0f} CPU seconds",
            flush=True,
        )
    for line in wrong[:40]:
        print(line.encode("utf-8", "backslashreplace").decode())
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
