"""The contract that every engine keeps, and what the `quotes` engine finds in many languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.records import Directness, Proposal, Zone, ZoneKind
from claims.core.text import inside, normalise, on_grapheme_boundary
from claims.engines import ENGINES, Engine, quotes
from claims.engines.marks import quotations
from claims.engines.reading import suggest

READY = [pytest.param(engine, id=name) for name, engine in ENGINES.items() if engine.available()[0]]

HOSTILE = {
    "nothing": "",
    "space": " \t\n\u00a0\n",
    "family": "👨‍👩‍👧 said: “👨‍👩‍👧 is here with me today”",
    "combining": "Re\u0301my a dit : « C’est e\u0301te\u0301 de\u0301ja\u0300 ici »",
    "mark inside a cluster": "“\u0301We all go home now”\u0301, he said.",
    "flags": "🇩🇪🇫🇷 said “🇩🇪 and 🇫🇷 are back” 🇩🇪",
    "astral": "𝒜𝒹𝒶 said that 𝒷 was “𝒸 𝒹 𝑒” again.",
    "right to left": "قال الوزير: “لن ندفع هذا المبلغ” أمس.",
    "open mark": "“We never got home, he said.\nShe said that it was late.",
    "only marks": "\"\"\"\" ''''''' “““ ”””” «»«» ‘’‘’",
    "control": "He said\x00 that\x07 it \x1bwas\u200b over.",
    "carriage returns": "He said\r\nthat it was over.\r\n“So it is now,” she said.\r\n",
    "lone surrogate": "He said \ud800 that “it was all over” now.",
    "one long word": "He said " + "a" * 5_000 + " that it was over.",
    "brackets": "(" * 500 + "he said that it was over" + ")" * 500,
}


# The contract's sentences in the language of an engine that reads no English.
SENTENCES = {
    "en": (
        "“We will not pay for it,” Ada Holt said.",
        "She said that the court would decide.",
        "“Read all our news here,” the editor said.",
        "The rain went on.",
    ),
    "de": (
        "„Wir zahlen nicht dafür“, sagte Ada Holt.",
        "Sie sagte, dass das Gericht entscheide.",
        "„Alles Neue finden Sie hier“, sagte die Redaktion.",
        "Der Regen hielt an.",
    ),
}


def home(engine: Engine) -> str:
    """Say in which language an engine is tried: English, unless it reads none."""
    return "en" if not engine.LANGUAGES or "en" in engine.LANGUAGES else engine.LANGUAGES[0]


def check(text: str, found: list[Proposal]) -> None:
    starts = [proposal.content[0][0] for proposal in found]
    assert starts == sorted(starts)
    for i, proposal in enumerate(found):
        assert proposal.content
        assert 0 <= proposal.score <= 1
        assert proposal.reason
        for fragments in (proposal.content, proposal.source, proposal.cue):
            assert inside(fragments, len(text))
            assert fragments == normalise(fragments)
            for start, end in fragments:
                assert text[start:end] == text[start:end].strip()
                assert on_grapheme_boundary(text, start)
                assert on_grapheme_boundary(text, end)
        if proposal.parent is not None:
            assert proposal.parent != i
            assert found[proposal.parent].content[0][0] <= proposal.content[0][0]


@pytest.mark.parametrize("engine", READY)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_engine_survives_any_text_and_keeps_its_spans_in_order(engine: Engine, text: str) -> None:
    check(text, suggest(engine, text, language=home(engine)))


@pytest.mark.parametrize("engine", READY)
def test_an_engine_says_the_same_twice(engine: Engine) -> None:
    text = " ".join(SENTENCES[home(engine)][:2])
    first = suggest(engine, text, language=home(engine))
    assert first
    assert first == suggest(engine, text, language=home(engine))


@pytest.mark.parametrize("engine", READY)
def test_an_engine_leaves_boilerplate_alone(engine: Engine) -> None:
    body, _, footer, _ = SENTENCES[home(engine)]
    body += "\n"
    text = body + footer
    zones = [Zone(len(body), len(text), ZoneKind.BOILERPLATE)]
    (claim,) = suggest(engine, text, language=home(engine), zones=zones)
    assert claim.content[-1][1] <= len(body)
    assert len(suggest(engine, text, language=home(engine))) == 2


@pytest.mark.parametrize("engine", READY)
def test_an_article_of_a_hundred_thousand_characters_is_read_to_its_end(engine: Engine) -> None:
    quoted, *_, plain = SENTENCES[home(engine)]
    text = f"{quoted} {plain}\n" * 1_700
    found = suggest(engine, text, language=home(engine))
    check(text, found)
    assert len(text) > 100_000
    assert len(found) == 1_700


@pytest.mark.parametrize("engine", READY)
def test_an_engine_presents_itself_in_menus(engine: Engine) -> None:
    assert ENGINES[engine.NAME] is engine
    assert engine.LABEL
    assert engine.VERSION
    assert engine.available() == (True, None)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="a e\u0301“”\"'‘’«»„,.:\n\u00a0👩\u200d🚒" + "said", max_size=120))
def test_whatever_is_written_the_marks_pair_inside_one_paragraph(text: str) -> None:
    check(text, quotes.suggest(text, language="en"))
    last = 0
    for q in quotations(text):
        assert last <= q.start < q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
        last = q.end


@pytest.mark.parametrize(
    ("language", "text", "content", "source", "cue"),
    [
        ("en", '"We will not pay," Ada Holt said.', '"We will not pay,"', "Ada Holt", "said"),
        ("en", "''We will not pay,'' said Ada Holt.", "''We will not pay,''", "Ada Holt", "said"),
        ("en", "Ada Holt told the court: “We will not pay.”", "“We will not pay.”", "Ada Holt", "told"),
        ("de", "„Wir zahlen das nicht“, sagte Jana Holm.", "„Wir zahlen das nicht“", "Jana Holm", "sagte"),
        ("de", "»Wir zahlen das nicht«, erklärte Jana Holm.", "»Wir zahlen das nicht«", "Jana Holm", "erklärte"),
        ("fr", "« Nous ne paierons pas », a déclaré Léa Roux.", "« Nous ne paierons pas »", "Léa Roux", "a déclaré"),
        ("es", "“No vamos a pagar”, dijo Inés Vega.", "“No vamos a pagar”", "Inés Vega", "dijo"),
        ("xx", "“No vamos a pagar”, dijo Inés Vega.", "“No vamos a pagar”", "Inés Vega", "dijo"),
    ],
)
def test_a_reader_of_any_language_gets_quotation_source_and_cue(
    language: str, text: str, content: str, source: str, cue: str
) -> None:
    (claim,) = quotes.suggest(text, language=language)
    shown = [text[start:end] for start, end in claim.content + claim.source + claim.cue]
    assert shown == [content, source, cue]
    assert claim.directness is Directness.DIRECT
    assert claim.speaker_name == source


def test_a_quotation_split_by_its_cue_is_one_claim() -> None:
    text = "“The dam broke at night,” she said. “We ran for the hills.”"
    (claim,) = quotes.suggest(text, language="en")
    assert [text[start:end] for start, end in claim.content] == ["“The dam broke at night,”", "“We ran for the hills.”"]
    assert claim.speaker_name == ""


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = "“We ran for the hills, she said\nThe rain went on."
    (claim,) = quotes.suggest(text, language="en")
    assert text[slice(*claim.content[0])] == "“We ran for the hills, she said"


def test_a_word_in_marks_is_no_claim() -> None:
    assert quotes.suggest("The so-called “peace plan” failed.", language="en") == []


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert quotations("The '80s weren't the voters' choice, and it's late. Rock 'n' roll isn't dead.") == []
