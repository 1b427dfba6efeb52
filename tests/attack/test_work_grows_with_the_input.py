"""Whatever reads bytes of strangers: input of twice the length costs at most 2.4 times the processor time.

Each reader gets texts of several hostile shapes, once short and once eight times as long. What grows with the square of its input
takes 64 times as long then; three doublings of 2.4 each are 13.8.
"""

import gc
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest

from claims.annotations.comments.mentions import mentioned
from claims.annotations.document import read_claim
from claims.annotations.sync import MAX_OPS, Op, check_nesting, read_ops
from claims.articles import clean, record
from claims.articles.likeness import likeness
from claims.articles.speakers import read_speaker
from claims.core import strict_json, zones
from claims.core.claim import ClaimDocument
from claims.core.directness import directness_of
from claims.core.errors import OnRecordError
from claims.core.records import Zone, ZoneKind
from claims.core.text import normalise, on_grapheme_boundary
from claims.engines import german, quotes, rules
from claims.engines.external import asking
from claims.engines.external.aligning import Aligner
from claims.engines.marks import quotations
from claims.engines.rules import limits, parse
from claims.http.addresses import client_address
from claims.http.logs import harmless

A_DOUBLING, DOUBLINGS = 2.4, 3
Shape = str | tuple[str, str]

# Text: one unit over and over, or first many of the one and then many of the other.
UNITS = {
    "one long word": "a", "words": "word ", "capitals": "Cap ", "initials": "A. ", "spaces": " ", "tabs": "\t", "empty lines": "\n \n",
    "short lines": "ab\n", "carriage returns": "\r\n", "full stops": ". ", "combining marks": "\u0301", "letters with marks": "e\u0301",
    "flags": "🇩", "joined emoji": "👩\u200d", "Hangul parts": "ᄀ", "straight quotes": '"', "opening quotes": "“a ", "closing quotes": "” ",
    "single quotes": "'a ", "apostrophes": "it’s ", "doubled apostrophes": "''a ", "low quotes": "„a ", "guillemets": "»a ",
    "nested quotes": "“a ‘b ", "short quotes": "“a” ", "quotations": "“This is a good day,” said Ada Holt. ", "lines with quotes": "“a b c d\n",
    "cues": "said ", "cue after cue": "Ada Holt said that ", "German quotations": "„Das ist ein Tag“, sagte Ada Holt. ",
    "German cues": "sagte, dass er sei, ", "according to": "according to ", "brackets": "(", "dashes": " - ", "colons": ": ", "speakers": "SMITH: ",
    "boilerplate": "Related posts ", "addresses": "http://a.b/c", "at signs": "@", "equals and semicolons": 'a=";',
    "backslashes": "\\", "percents": "%41", "numbers": "1,000.", "commas": ", ", "line separators": "\u2028",
}  # fmt: skip
PAIRS = {
    "all opened, then all closed": ("“", "”"), "brackets opened, then closed": ("(", ")"), "words, then cues": ("word ", "said "),
    "quotes, then names": ("“a” ", "Ada Holt "), "marks, then words": ("\u0301", "word "), "blanks, then lines": (" ", "\n"),
    "cues, then quotes": ("said ", '"'),
}  # fmt: skip
SHAPES: dict[str, Shape] = {**UNITS, **PAIRS}


def text_of(shape: Shape, length: int) -> str:
    """Repeat a shape up to a length."""
    if isinstance(shape, tuple):
        return text_of(shape[0], length // 2) + text_of(shape[1], length // 2)
    return (shape * (length // len(shape) + 1))[:length]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector away, whose rounds cost the more the more other tests have left."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(work: Callable[[], object], repeats: int) -> float:
    """Return the least processor time that some work takes; what refuses its input has read it too."""
    best = float("inf")
    for _ in range(repeats):
        began = time.process_time()
        try:
            work()
        except OnRecordError:
            pass
        best = min(best, time.process_time() - began)
    return best


def growth(read: Callable[[Any], object], few: Any, many: Any, repeats: int = 1) -> float:
    """Return by how much the processor time grows with each doubling."""
    before, after = seconds(lambda: read(few), repeats + 1), seconds(lambda: read(many), repeats)
    # Below a millisecond the clock, not the reader, is measured.
    return float(max(after, 1e-3) / max(before, 1e-3 / 2**DOUBLINGS)) ** (1 / DOUBLINGS)


def check(name: str, read: Callable[[Any], object], few: Any, many: Any) -> None:
    """Fail when the work grows faster than its input; a machine that is busy for a while gets more chances, ever later."""
    with undisturbed():
        found = growth(read, few, many)
        for chance in range(12):
            if found > A_DOUBLING:
                # What shares the processor's caches goes away again; work that grows too fast stays.
                time.sleep(0.05 * chance)
                found = min(found, growth(read, few, many, repeats=2))
    assert found <= A_DOUBLING, f"{name}: {found:.1f} times the time for twice the input"


def offsets(text: str) -> None:
    """Ask of every offset whether it cuts a character, and put the fragments between them in order."""
    for offset in range(len(text)):
        on_grapheme_boundary(text, offset)
    normalise((offset, offset + 1) for offset in range(0, len(text), 2))


READERS: dict[str, tuple[Callable[[str], object], int]] = {
    "JSON string": (lambda text: strict_json.loads(json.dumps(text).encode()), 20_000),
    "text file": (lambda text: list(record.read_file("a.txt", io.BytesIO(text.encode()))), 10_000),
    "lines of articles": (lambda text: list(record.read_file("a.jsonl", io.BytesIO(text.encode()))), 10_000),
    "name of a file": (record.title_of, 10_000),
    "cleaning": (clean.clean, 20_000),
    "zones": (lambda text: zones.zones_of(text, "A title"), 10_000),
    "quotation marks": (quotations, 2_000),
    "quotes engine": (lambda text: quotes.suggest(text, language="xx"), 2_000),
    "German engine": (lambda text: german.suggest(text, language="de"), 1_500),
    "limits of the rules": (limits.note, 4_000),
    "what the parser sees": (lambda text: parse._pieces(parse._plain(text)), 4_000),
    "directness": (lambda text: directness_of(text, ((1, len(text) - 1),)), 20_000),
    "offsets": (offsets, 500),
    "mentions": (lambda text: mentioned(text, ("annotator-1", "annotator-2")), 10_000),
    "a name in the log": (harmless, 10_000),
    "X-Forwarded-For": (lambda text: client_address(Forwarded(text)), 20_000),
    "the answer of a model": (lambda text: asking.read(answer([{"content": [text]}])), 10_000),
}


class Forwarded:
    """A request with one header."""

    def __init__(self, header: str) -> None:
        self.META = {"HTTP_X_FORWARDED_FOR": header, "REMOTE_ADDR": "127.0.0.1"}


def answer(claims: list[dict[str, Any]]) -> dict[str, Any]:
    """Build what an external engine answers."""
    return {"choices": [{"message": {"content": json.dumps({"claims": claims})}}]}


@pytest.mark.parametrize("name", READERS)
def test_a_text_of_twice_the_length_costs_twice_as_much(name: str, settings: Any, monkeypatch: Any) -> None:
    settings.PROXIES = 3
    # Both texts are beyond what is parsed whole; below it, next to nothing is done.
    monkeypatch.setattr(limits, "MAX_WORK", 100)
    read, length = READERS[name]
    read(text_of("word ", length))
    for shape, unit in SHAPES.items():
        check(f"{name}, {shape}", read, text_of(unit, length), text_of(unit, length * 2**DOUBLINGS))


def repeated(number: int) -> bytes:
    """One object whose last two keys are the same."""
    return b"{" + b",".join(b'"%d":1' % n for n in range(number)) + b',"%d":2}' % (number - 1)


JSON: dict[str, Callable[[int], bytes]] = {
    "a key that stands twice, at the end": repeated,
    "the same in an array": lambda n: b'{"ops":[' + repeated(n) + b"]}",
    "the same in a string": lambda n: json.dumps({"ops": [repeated(n).decode()]}).encode(),
    "many objects with a key twice": lambda n: b"[" + b",".join([b'{"a":1,"a":1}'] * n) + b"]",
    "many different keys": lambda n: json.dumps({str(k): k for k in range(n)}).encode(),
    "arrays in arrays": lambda n: b"[" * n + b"]" * n,
    "arrays never closed": lambda n: b"[" * n,
    "objects in objects": lambda n: b'{"a":' * n,
    "escapes": lambda n: b'"' + b"\\u0041" * n + b'"',
    "half pairs of surrogates": lambda n: b'"' + b"\\ud83d" * n + b'"',
    "one long number": lambda n: b"1" * n,
    "one long fraction": lambda n: b"0." + b"1" * n,
    "one long exponent": lambda n: b"1e" + b"9" * n,
    "many numbers": lambda n: b"[" + b"1," * n + b"1]",
    "commas": lambda n: b"[" + b"," * n,
    "quotes": lambda n: b'"' * n,
    "backslashes": lambda n: b'"' + b"\\" * n,
    "blanks": lambda n: b" " * n,
    "lines before a mistake": lambda n: b"\n" * n + b"x",
    "bytes that are no UTF-8, at the end": lambda n: b"a" * n + b"\xff",
}


@pytest.mark.parametrize("shape", JSON)
def test_json_of_twice_the_length_costs_twice_as_much(shape: str) -> None:
    make, number = JSON[shape], 4_000
    check(shape, strict_json.loads, make(number), make(number * 2**DOUBLINGS))
    # As a line of a file, and as a line of a dataset.
    as_file = lambda data: list(record.read_file("a.jsonl", io.BytesIO(data)))  # noqa: E731
    check(f"{shape}, in a file", as_file, make(number), make(number * 2**DOUBLINGS))


def test_a_million_short_lines_cost_a_thousand_times_a_thousand() -> None:
    for line in (b"1\n", b"{}\n", b"[]\n", b"\n", b'{"text":"a"}\n', b"x\n"):
        as_file = lambda data: sum(1 for _ in record.read_file("a.jsonl", io.BytesIO(data)))  # noqa: E731
        check(f"lines {line!r}", as_file, line * 500, line * 500 * 2**DOUBLINGS)


CLAIM = {"id": str(UUID(int=1)), "content": [[0, 4]], "exact": {"content": ["word"]}}
FIELDS: dict[str, Callable[[int], Any]] = {
    "fragments": lambda n: {**CLAIM, "content": [[k, k + 1] for k in range(n)], "exact": {"content": ["w"] * n}},
    "fields": lambda n: {**CLAIM, **{f"x{k}": 1 for k in range(n)}},
    "speakers": lambda n: {**CLAIM, "speakers": [str(UUID(int=k)) for k in range(n)]},
    "evidence": lambda n: {**CLAIM, "verdict": {"label": "true", "evidence": [{"title": "a"}] * n}},
    "a note": lambda n: {**CLAIM, "note": "a" * n},
    "an address": lambda n: {**CLAIM, "verdict": {"label": "true", "evidence": [{"url": "http://" + "a." * n}]}},
    "an identifier": lambda n: {**CLAIM, "parent": "0" * n},
    "a day": lambda n: {
        **CLAIM,
        "verdict": {"label": "true", "evidence": [{"title": "a", "accessed_at": "2026-" * n}]},
    },
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_claim_with_twice_as_much_in_one_field_costs_twice_as_much(field: str) -> None:
    make = FIELDS[field]
    text = "word " * 100_000
    check(field, lambda value: read_claim(value, text), make(1_000), make(1_000 * 2**DOUBLINGS))
    check(
        f"{field}, in a batch", lambda value: read_ops([{"put": value}], text), make(1_000), make(1_000 * 2**DOUBLINGS)
    )


def test_a_speaker_with_twice_as_much_costs_twice_as_much() -> None:
    whole = {"id": str(UUID(int=1)), "name": "Ada", "kind": "person"}
    for make in (
        lambda n: {**whole, "aliases": ["a"] * n},
        lambda n: {**whole, "roles": [{"position": "a"}] * n},
        lambda n: {**whole, "name": "a" * n},
        lambda n: {**whole, **{f"x{k}": 1 for k in range(n)}},
    ):
        check("speaker", read_speaker, make(2_000), make(2_000 * 2**DOUBLINGS))
    # Names are at most 200 characters long, searches too: what grows here is their number.
    names = [f"Ada {number} Holt" for number in range(50)]
    check("likeness", lambda many: [likeness("Ada Holt", name) for name in many], names, names * 2**DOUBLINGS)


@pytest.mark.parametrize("backwards", [False, True])
def test_claims_nested_in_a_long_chain_or_ring_cost_as_their_number(backwards: bool) -> None:
    def ring(number: int) -> list[Op]:
        keys = [UUID(int=k + 1) for k in range(number)]
        claims = [ClaimDocument(key, ((0, 5),), parent=keys[n - 1], nesting="reported") for n, key in enumerate(keys)]
        ops = [Op("put", claim.id, claim=claim) for claim in claims]
        return ops[::-1] if backwards else ops

    few, many = MAX_OPS // 2**DOUBLINGS, MAX_OPS
    spent = seconds(lambda: check_nesting(ring(many), {}), 2) / seconds(lambda: check_nesting(ring(few), {}), 5)
    # A batch is short; in it, a ring of claims may cost as the square of its length, never as the cube.
    assert spent < 2 * (many / few) ** 2


@pytest.mark.parametrize("unit", ["a ", "word ", "“a” "])
def test_a_model_that_quotes_the_same_words_again_and_again_costs_as_many_times(unit: str) -> None:
    text = unit * 2_000
    aligner = Aligner(text, (), "model")
    claims = asking.read(answer([{"content": [unit.strip()] * 3, "source": ["a", "word"], "cue": ["a"]}] * 400))
    check("same words", lambda some: aligner.proposals(some), claims[:20], claims[: 20 * 2**DOUBLINGS])


@pytest.mark.parametrize("engine", [german, quotes])
def test_an_article_of_twice_as_many_zones_costs_twice_as_much(engine: Any) -> None:
    def zoned(number: int) -> tuple[str, list[Zone]]:
        zones = [Zone(20 * n, 20 * n + 9, ZoneKind.BOILERPLATE) for n in range(number)]
        return "“a b c”\nsaid a b c\n" * number, zones

    def read(given: tuple[str, list[Zone]]) -> None:
        engine.suggest(given[0], language="de", zones=given[1])

    check("zones", read, zoned(250), zoned(250 * 2**DOUBLINGS))


@pytest.mark.skipif(not rules.available()[0], reason="the English parser is not installed")
@pytest.mark.parametrize(
    "unit",
    [
        "cue after cue",
        "quotations",
        "short quotes",
        "straight quotes",
        "speakers",
        "nested quotes",
        "brackets",
        "initials",
    ],
)
def test_the_rules_cost_twice_as_much_for_twice_as_many_words(unit: str) -> None:
    read: Callable[[str], object] = lambda text: rules.suggest(text, language="en")  # noqa: E731
    read("Ada Holt said so.")
    words = UNITS[unit]
    check(f"rules, {unit}", read, text_of(words, 600), text_of(words, 600 * 2**DOUBLINGS))


@pytest.fixture(scope="module")
def application() -> Any:
    """The web application as a server calls it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    from annotator.wsgi import application as made

    return made


HEADERS = ["HTTP_ACCEPT", "CONTENT_TYPE", "HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_MATCH", "HTTP_X_FORWARDED_FOR", "HTTP_HOST",
           "HTTP_X_REQUEST_ID", "HTTP_X_CSRFTOKEN", "HTTP_ORIGIN", "HTTP_REFERER", "HTTP_RANGE", "QUERY_STRING", "PATH_INFO"]  # fmt: skip
HEADER_UNITS = {**{name: UNITS[name] for name in ("one long word", "spaces", "straight quotes", "backslashes", "percents", "commas")},
                "parameters": "a=b;", "quoted semicolons": '";', "ranges": "a/b;q=1,", "continued parameters": "a*0=b;", "pairs": "a=b&",
                "escapes": '\\"', "octal escapes": "\\101", "versions": '"1",', "slashes": "/", "colons": ":"}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("header", HEADERS)
def test_a_request_with_a_header_made_to_be_slow_costs_little_more_than_another(application: Any, header: str) -> None:
    def call(value: str) -> None:
        environ = {
            "REQUEST_METHOD": "POST", "PATH_INFO": "/_allauth/browser/v1/auth/login", "QUERY_STRING": "", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
            "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1", "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": "2",
            "wsgi.input": io.BytesIO(b"{}"), "wsgi.url_scheme": "http", "wsgi.errors": io.StringIO(), header: value,
        }  # fmt: skip
        answered: list[str] = []
        b"".join(application(environ, lambda status, headers, problem=None: answered.append(status)))
        assert answered[0][:1] in "45", answered

    plain = seconds(lambda: call("a"), 5)
    for name, unit in HEADER_UNITS.items():
        for before in ("", 'application/json; a="'):
            value = before + text_of(unit, 32_000)
            spent = min(seconds(lambda value=value: call(value), 1) for _ in range(2))  # type: ignore[misc]
            assert spent < 10 * plain + 0.02, (
                f"{header}, {name}: {spent * 1000:.0f} ms, an ordinary request {plain * 1000:.0f} ms"
            )
