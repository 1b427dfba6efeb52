"""Whatever text comes in, engines answer with clean proposals; `make fuzz` reads many more."""

import pytest

from claims.core.records import Nesting, Proposal, Zone, ZoneKind
from claims.engines import ENGINES, Engine
from claims.engines.boilerplate import outside_boilerplate
from claims.engines.reading import suggest
from tests.engines.fuzz import article_of, problems, run, text_of

READY = [pytest.param(engine, id=name) for name, engine in ENGINES.items() if engine.available()[0]]
TEXTS = 150

# Found by chance: a mark that joins the space before it, and clusters that content and source shared.
FOUND = [
    "He said. \u200dN said “Iran intends to build a dam here” on Monday.",
    "‚Ada‚olt says, the‹dam is safe.“👩\u200d🚒the mayor asked prices fell, the mayor asked „prices fell“. ",
    "'»…«asked according to  👨\u200d👩\u200d👧\u200d👦warned that laut 𝒜𝒹𝒶ß \" says ‹ called\r\n _ blamed on\u200b sagte« says",
]


@pytest.mark.parametrize("engine", READY)
def test_chance_texts_get_clean_proposals(engine: Engine) -> None:
    assert run(engine, seed=7, numbers=range(TEXTS)) == []


@pytest.mark.parametrize("engine", READY)
@pytest.mark.parametrize("text", FOUND)
def test_texts_that_once_broke_a_promise_keep_it(engine: Engine, text: str) -> None:
    assert list(problems(text, suggest(engine, text, language="en"))) == []


@pytest.mark.parametrize("engine", READY)
# Claims nested deeper than allowed, an object of which nothing was left, signs that joined a quotation and its cue; and two
# that break a promise when spans are not brought into order, or cut inside a cluster.
@pytest.mark.parametrize(("seed", "number"), [(7, 480), (7, 481), (7, 56_977), (7, 65_014), (8, 47_641), (8, 86_807)])
def test_chance_texts_that_once_broke_a_promise_keep_it(engine: Engine, seed: int, number: int) -> None:
    text = text_of(seed, number)
    for language in engine.LANGUAGES or ("en", "de", "fr", "xx"):
        assert list(problems(text, suggest(engine, text, language=language))) == []


def test_the_same_number_is_the_same_text() -> None:
    assert [article_of(3, n) for n in range(20)] == [article_of(3, n) for n in range(20)]
    assert len({article_of(3, n).text for n in range(200)}) > 150


def test_a_span_around_boilerplate_goes_on_behind_it() -> None:
    text = "“The bridge, Share this story is safe,” said Ada Holt, who had heard that it was."
    spot = text.index("Share")
    hidden = [Zone(spot, spot + 16, ZoneKind.BOILERPLATE), Zone(len(text) - 7, len(text), ZoneKind.BOILERPLATE)]
    outer = Proposal(content=((0, text.index(" said")),))
    gone = Proposal(content=((spot, spot + 16),), parent=0, nesting=Nesting.SPAN)
    inner = Proposal(content=((spot + 6, spot + 24),), parent=1, nesting=Nesting.SPAN)
    last = Proposal(content=((len(text) - 7, len(text)),))
    found = outside_boilerplate(text, hidden, [outer, gone, inner, last])
    assert [[text[slice(*part)] for part in own.content] for own in found] == [
        ["“The bridge,", "is safe,”"],
        ["is safe"],
    ]
    assert [(own.parent, own.nesting) for own in found] == [(None, None), (0, Nesting.SPAN)]
