"""What the rules engine reads of a very long text: counted work, never a clock."""

import pytest

from claims.engines import note_on, quotes, rules
from claims.engines.rules import limits
from claims.engines.rules.parse import _pieces, _plain, parse

LENGTH = 100_000
SAID = "The mayor said on Monday that the bridge was safe and that nobody had to leave the town."
RIVER = "The river flows past the old mill and the empty harbour and into the cold sea."
KINDS = {
    "prose": f"{SAID} {RIVER}\n",
    "short lines": "She said it rained today.\n",
    "letters": "a\n",
    "one line": f"{SAID} ",
    "marks": "“a” ",
    "one word again and again": "according to ",
    "emoji": "👩‍🚒 said “👨‍👩‍👧” ",
    "one word": "x",
}

pytestmark = pytest.mark.skipif(not rules.available()[0], reason=str(rules.available()[1]))


@pytest.fixture(autouse=True)
def smaller(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the parser read a quarter of what it may: the same rules in a quarter of the time."""
    if "whole" not in request.node.name:
        monkeypatch.setattr(limits, "MAX_WORK", 9_000)


def long(kind: str) -> str:
    return (KINDS[kind] * (LENGTH // len(KINDS[kind]) + 1))[:LENGTH]


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_makes_the_parser_read_more_than_its_budget(kind: str) -> None:
    mine, rest = limits.split(long(kind))
    assert sum(limits.work(line) for line in mine.split("\n") if line.strip()) <= limits.MAX_WORK + limits.LINE
    assert len(mine) == LENGTH
    assert not rest or len(rest) == LENGTH
    tree = parse(mine)
    assert len(tree.tokens) <= 1.5 * limits.MAX_WORK
    assert all(limits.work(piece) <= 1_001 + limits.LINE for _, _, piece in _pieces(_plain(mine)))


def test_a_transcript_of_a_hundred_and_thirty_thousand_characters_is_parsed_whole() -> None:
    text = (long("prose") * 2)[:130_000]
    assert limits.split(text) == (text, "")
    assert note_on(rules, text) is note_on(quotes, long("prose")) is None


def test_lines_that_report_are_parsed_before_lines_that_do_not() -> None:
    text = f"{RIVER}\n" * 500 + f"{SAID}\n" * 300
    mine, rest = limits.split(text)
    assert mine.count(SAID) == 300
    assert rest.count(SAID) == 0
    assert 0 < mine.count(RIVER) < 500


def test_what_is_parsed_is_spread_over_the_whole_text() -> None:
    text = f"{SAID}\n" * 3_000
    mine, _ = limits.split(text)
    tenth = len(text) // 10
    counts = [mine[n * tenth : (n + 1) * tenth].count("mayor") for n in range(10)]
    assert max(counts) - min(counts) <= 2


def test_what_is_left_gets_quotation_marks_and_says_so() -> None:
    text = f"{SAID}\n" * 900 + "“We will not pay for any of this,” Ada Holt said.\n" * 20
    found = rules.suggest(text, language="en")
    assert found == rules.suggest(text, language="en")
    left = [p for p in found if "not parsed here" in str(p.reason)]
    assert 0 < len(left) <= 20
    assert "900" not in str(note_on(rules, text))
    assert "only quotation marks" in str(note_on(rules, text))
