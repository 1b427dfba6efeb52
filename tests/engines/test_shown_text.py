"""Lines that were broken to a width are one paragraph on the screen too: the vectors are those of the browser's test."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.engines.wrapped import shown

VECTORS = json.loads((Path(__file__).parents[2] / "frontend/tests/vectors/shown.json").read_text(encoding="utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_what_the_screen_shows(case: dict[str, str | None]) -> None:
    assert case["text"] is not None
    assert shown(case["text"]) == case["shown"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="abc 😀.>-“”\n", min_size=20, max_size=60), min_size=1, max_size=6))
def test_what_is_shown_is_as_long_as_the_text_in_every_unit(lines: list[str]) -> None:
    text = "\n".join(lines)
    read = shown(text)
    if read is not None:
        assert len(read) == len(text)
        assert len(read.encode("utf-16-le")) == len(text.encode("utf-16-le"))
        assert all(own == was or was in "\n> -\u2010\t" for own, was in zip(read, text, strict=True))
