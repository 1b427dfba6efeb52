"""Random and adversarial texts, and what every proposal must keep on any of them; `make fuzz` runs it at length.

Every text follows from a seed and its number alone, so that a failure can be repeated: `python -m tests.engines.fuzz
--seed S --first N --texts 1`.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence

from claims.core.records import Proposal
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


def run(engine: Engine, seed: int, numbers: range) -> list[str]:
    """Let an engine read texts, each in a language that it knows, and return what went wrong, text by text."""
    wrong = []
    languages = engine.LANGUAGES or ("en", "de", "fr", "xx")
    for number in numbers:
        text, language = text_of(seed, number), languages[number % len(languages)]
        try:
            found = suggest(engine, text, language=language)
            broken = list(problems(text, found))
            if number % 20 == 0 and suggest(engine, text, language=language) != found:
                broken.append("another result at the second reading")
        except Exception as error:  # noqa: BLE001 - any error at all is what this looks for
            broken = [f"{type(error).__name__}: {error}"]
        wrong += [f"{engine.NAME}, seed {seed}, text {number} {text[:200]!r}: {what}" for what in broken]
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
