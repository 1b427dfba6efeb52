"""Stories of our own with inline marks, read as articles with gold claims: `<1=A Ruiz> ~1 said~ {1 the port was shut}`.

A file holds several stories. Each begins with `# title`; then come `kind: ...` and the speakers (`A: Ana Ruiz, Ruiz`: key, name,
aliases), and after a line `---` the text. `{n ...}` is content of claim n, `<n ...>` its source, `~n ...~` its cue; `{1,2 ...}` marks
for two claims, `<1=A ...>` names the speaker, `{1!direct ...}` the directness. A claim with a cue and no source has the source of
the claim before it, unless it says `=0`. A claim whose content holds another's content and cue is its parent. Offsets are code points of the text without marks, so they are exact by construction.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import regex

from claims.core.directness import directness_of
from claims.core.records import Fragments
from claims.core.text import contains, normalise, size
from claims.engines.shapes import MarkedArticle, MarkedClaim, Named

FOLDER = Path(__file__).resolve().parent.parent / "demo" / "stories"
LICENCE = "CC0-1.0"
NOBODY = "0"
OPENING = regex.compile(r"([{<~])(\d+(?:=\w+|!\w+)*(?:,\d+(?:=\w+|!\w+)*)*) ")
CLOSING = {"{": "}", "<": ">", "~": "~"}
LABEL = regex.compile(r"(\d+)(?:=(\w+))?(?:!(\w+))?")


@dataclass(slots=True)
class Frame:
    """The marks of one claim."""

    content: list[tuple[int, int]] = field(default_factory=list)
    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)
    speaker: str = ""
    type: str = ""


def stories(folder: Path = FOLDER) -> list[MarkedArticle]:
    """Read all stories of a folder, in the order of their files; raises ValueError for a mark without an end."""
    return [story for path in sorted(folder.glob("*.txt")) for story in read(path.read_text(encoding="utf-8"))]


def is_tuned_on(title: str) -> bool:
    """Tell whether a story belongs to the half that rules may be developed on, by a hash of its title."""
    return hashlib.sha256(title.encode()).digest()[0] % 2 == 0


def read(text: str) -> Iterator[MarkedArticle]:
    """Read the stories of one file."""
    for part in regex.split(r"^# ", text, flags=regex.MULTILINE)[1:]:
        head, _, body = part.partition("\n---\n")
        title, *lines = head.strip().split("\n")
        fields = dict(line.split(": ", 1) for line in lines)
        kind = fields.pop("kind")
        speakers: dict[str, Named] = {}
        for key, names in fields.items():
            name, *aliases = [own.strip() for own in names.split(", ")]
            speakers[key] = {"name": name, "aliases": aliases}
        yield _article(title, kind, body.strip() + "\n", speakers)


def _article(title: str, kind: str, marked: str, speakers: dict[str, Named]) -> MarkedArticle:
    text, frames = _unmarked(marked)
    claims: list[MarkedClaim] = []
    name = regex.sub(r"\W+", "-", title.casefold()).strip("-")
    known = dict(speakers)
    before = Frame()
    for number, frame in sorted(frames.items()):
        if frame.speaker == NOBODY:
            frame.speaker = ""
        elif frame.cue and not frame.source:
            frame.source, frame.speaker = before.source, frame.speaker or before.speaker
        before = frame
        if not frame.content:
            raise ValueError(f"{title}: claim {number} has no content.")
        if frame.speaker and frame.speaker not in known:
            raise ValueError(f"{title}: nobody has the key {frame.speaker}.")
        key = frame.speaker
        if not key and frame.source:
            # Whoever has no key is called what the text calls them.
            key = f"n{number}"
            known[key] = {"name": text[frame.source[0][0] : frame.source[-1][1]]}
        claims.append(
            {
                "id": f"{name}#{number}",
                "content": frame.content,
                "source": frame.source,
                "cue": frame.cue,
                "type": frame.type or directness_of(text, normalise(frame.content)).value,
                "parent": None,
                "speakers": [key] if key else [],
            }
        )
    _hang(claims)
    return {
        "id": f"stories/{name}",
        "title": title,
        "lang": "en",
        "text": text,
        "kind": kind,
        "speakers": known,
        "claims": claims,
    }


def _unmarked(marked: str) -> tuple[str, dict[int, Frame]]:
    """Take the marks out of a text; returns the text and the marks by number of the claim."""
    pieces: list[str] = []
    length, at = 0, 0
    frames: dict[int, Frame] = {}
    opened: list[tuple[str, str, int]] = []
    while at < len(marked):
        found = OPENING.match(marked, at)
        if found and not (opened and marked[at] == "~" and opened[-1][0] == "~"):
            opened.append((found[1], found[2], length))
            at = found.end()
        elif opened and marked[at] == CLOSING[opened[-1][0]]:
            kind, labels, start = opened.pop()
            _note(frames, kind, labels, (start, length))
            at += 1
        else:
            pieces.append(marked[at])
            length, at = length + 1, at + 1
    if opened:
        raise ValueError(f"The mark {opened[-1][0]}{opened[-1][1]} has no end.")
    return "".join(pieces), frames


def _note(frames: dict[int, Frame], kind: str, labels: str, span: tuple[int, int]) -> None:
    for label in labels.split(","):
        found = LABEL.fullmatch(label)
        assert found is not None
        frame = frames.setdefault(int(found[1]), Frame())
        {"{": frame.content, "<": frame.source, "~": frame.cue}[kind].append(span)
        frame.speaker = found[2] or frame.speaker
        frame.type = found[3] or frame.type


def _hang(claims: Sequence[MarkedClaim]) -> None:
    """Give each claim the smallest claim whose content holds its content and its cue as its parent."""
    bodies = [_spans(claim["content"]) for claim in claims]
    for n, claim in enumerate(claims):
        cue = _spans(claim["cue"])
        holding = [
            m
            for m, body in enumerate(bodies)
            if m != n and size(body) > size(bodies[n]) and contains(body, bodies[n]) and contains(body, cue)
        ]
        if holding:
            claim["parent"] = claims[min(holding, key=lambda m: size(bodies[m]))]["id"]


def _spans(fragments: Sequence[Sequence[int]]) -> Fragments:
    return normalise((start, end) for start, end in fragments)
