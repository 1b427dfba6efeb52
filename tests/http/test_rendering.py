"""Answers are JSON as REST framework writes it, whoever writes it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from rest_framework.renderers import JSONRenderer

from claims.http.rendering import FastJSONRenderer


class Word(str):
    """A key that msgspec does not know."""


class State(StrEnum):
    """A state, as models have it."""

    LEASED = "leased"


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        [],
        {
            "at": datetime(2026, 1, 2, 3, 4, 5, 600_000, tzinfo=UTC),
            "day": date(2026, 1, 2),
            "whole": datetime(2026, 1, 2, tzinfo=UTC),
        },
        {"id": UUID(int=7), "share": 0.1, "one": 1.0, "many": 10**30, "tenth": Decimal("0.1")},
        {"state": State.LEASED, State.LEASED: 1},
        {Word("word"): Word("word")},
        {1: True, "none": None, "pair": (1, 2), "quotes": '"\\\n\t\x01', "astral": "🙂 é"},
    ],
    ids=str,
)
def test_an_answer_is_written_as_rest_framework_writes_it(data: Any) -> None:
    assert FastJSONRenderer().render(data) == JSONRenderer().render(data)


def test_a_person_may_ask_for_indented_lines() -> None:
    kind = "application/json; indent=2"
    assert FastJSONRenderer().render({"a": 1}, kind, {}) == JSONRenderer().render({"a": 1}, kind, {})
