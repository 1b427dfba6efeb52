"""What the browser and the server mean by an offset: one file of texts, read by the tests of both."""

import json
from pathlib import Path
from typing import Any

import pytest

from claims.articles.clean import clean
from claims.core.text import exact, inside, on_grapheme_boundary
from tests.annotations.desk import Desk, done, put
from tests.conftest import Person, add_article, claim_for

FILE = Path(__file__).parents[2] / "frontend" / "tests" / "vectors" / "offsets.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])


@EACH
def test_the_server_counts_code_points_as_the_browser_converts_them(case: dict[str, Any]) -> None:
    text, units = case["text"], case["text"].encode("utf-16-le")
    for span in case["spans"]:
        start, end = span["codepoint"]
        assert exact(text, [(start, end)]) == (span["exact"],)
        first, last = span["utf16"]
        assert units[2 * first : 2 * last].decode("utf-16-le") == span["exact"]
        assert (len(text[:start].encode("utf-16-le")) // 2, len(text[:end].encode("utf-16-le")) // 2) == (first, last)


@EACH
def test_the_texts_are_such_as_import_would_freeze(case: dict[str, Any]) -> None:
    assert clean(case["text"]) == case["text"]


def test_the_texts_cover_what_makes_offsets_differ() -> None:
    def some(test: Any) -> bool:
        return any(test(case["text"]) for case in CASES)

    assert some(lambda text: len(text) != len(text.encode("utf-16-le")) // 2)
    assert some(lambda text: "\u200d" in text and "👩" in text)
    assert some(lambda text: "\U0001f1e6" <= max(text) <= "\U0001f1ff" or "🇵" in text or "🇯" in text)
    assert some(lambda text: "\u0301" in text or "\u0308" in text)
    assert some(lambda text: "\u00a0" in text)
    assert some(lambda text: any("\u0600" <= sign <= "\u06ff" for sign in text))
    assert some(lambda text: "\n" in text)
    assert any(span["codepoint"] != span["utf16"] for case in CASES for span in case["spans"])


@pytest.mark.django_db
@EACH
def test_a_claim_on_each_text_comes_back_with_the_same_words(
    case: dict[str, Any], annotator: Person, project: Any
) -> None:
    text = case["text"]
    article = add_article(project, text)
    assert (article.text, article.length) == (text, len(text))
    desk = Desk(annotator, annotator.post(f"projects/{project.pk}/next").json())
    assert desk.text == text
    for span in case["spans"]:
        start, end = span["codepoint"]
        assert inside([(start, end)], len(text))
        claim = claim_for(text, "0", [span["exact"]])
        key = f"00000000-0000-4000-8000-{start:06d}{end:06d}"
        claim |= {"id": key, "content": [[start, end]], "no_speaker_stated": True}
        (result,) = desk.sync(put(claim))
        if (
            all(on_grapheme_boundary(text, offset) for offset in (start, end))
            and span["exact"].strip() == span["exact"]
        ):
            done([result])
            assert desk.claims()[key]["exact"]["content"] == [span["exact"]]
        else:
            assert result["code"] in ("cuts_grapheme", "invalid")
