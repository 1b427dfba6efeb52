"""Reasons and notes: every code has its documentation and its words, and what is stored is read as strictly as it travels."""

import re

import pytest

from claims.core.errors import Invalid
from claims.core.messages import NAMES, NOTES, PLACE, REASONS, note, own_words, read_reason, reason, shown, stored
from tests.conftest import ROOT

DOCS = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
CATALOGUES = {
    f"{kind} in {language}": (ROOT / "frontend" / "src" / "api" / f"{name}{ending}").read_text(encoding="utf-8")
    for kind, name in (("reasons", "reasonMessages"), ("notes", "noteMessages"))
    for language, ending in (("English", ".ts"), ("German", ".de.ts"))
}
ENTRY = re.compile(r"^  (\w+):\s*(.*?),\n(?=  \w+:|\})", re.MULTILINE | re.DOTALL)
TABLES = {"reasons": REASONS, "notes": NOTES}


@pytest.mark.parametrize("kind", TABLES)
def test_every_code_is_in_the_documentation_with_its_values_and_its_sentence(kind: str) -> None:
    values = {
        code: ", ".join(f"`{name}`" for name in PLACE.findall(sentence)) for code, sentence in TABLES[kind].items()
    }
    rows = [f"| `{code}` | {values[code] or '-'} | {sentence} |" for code, sentence in TABLES[kind].items()]
    assert "\n".join(rows) in DOCS, "docs/messages.md lists every code in the order of claims/core/messages.py"


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_code_has_its_words_in_every_language(catalogue: str) -> None:
    table = TABLES[catalogue.split()[0]]
    words = dict(ENTRY.findall(CATALOGUES[catalogue]))
    assert list(words) == list(table)
    values = {code: set(PLACE.findall(entry)) for code, entry in words.items()}
    assert values == {code: set(NAMES[code]) for code in table}


def test_a_message_is_stored_and_read_again_with_the_messages_within_it() -> None:
    inner = note("external_refused", status=500)
    outer = note("at_article", number=1200, note=note("external_fallback", why=inner))
    assert stored(shown(outer)) == outer
    assert stored(None) is None
    assert str(outer).startswith("Article 1,200: The external engine did not read this article;")
    assert str(outer).endswith("It refused with status 500.")


def test_a_developer_who_forgets_a_value_is_told() -> None:
    with pytest.raises(TypeError, match="word"):
        reason("clause")
    with pytest.raises(TypeError):
        reason("engine_none")
    with pytest.raises(TypeError):
        note("clause", word="said")


def test_a_reason_in_its_own_words_is_kept_and_a_very_long_one_cut() -> None:
    assert shown(own_words("by a hunch")) == {"code": "text", "values": {"text": "by a hunch"}}
    assert len(str(own_words("long " * 500))) == 300


@pytest.mark.parametrize("value", [None, ""])
def test_a_dataset_may_leave_the_reason_out(value: object) -> None:
    assert read_reason(value, "reason") is None


def test_a_dataset_of_an_earlier_version_gives_the_reason_in_words() -> None:
    assert read_reason("clause after “said”", "reason") == own_words("clause after “said”")


@pytest.mark.parametrize(
    "value",
    [
        7,
        {"code": "clause"},
        {"code": "clause", "values": []},
        {"code": "clause", "values": {}},
        {"code": "clause", "values": {"word": 7}},
        {"code": "clause", "values": {"word": "x" * 301}},
        {"code": "clause", "values": {"word": "said", "more": "x"}},
        {"code": ["clause"], "values": {"word": "said"}},
        {"code": "engine_none", "values": {}},
        {"code": "guess", "values": {}},
    ],
)
def test_a_reason_of_another_form_is_refused(value: object) -> None:
    with pytest.raises(Invalid, match="reason"):
        read_reason(value, "reason")
