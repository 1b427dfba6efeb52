"""JSON is read as it is meant, or refused by name."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.errors import CODES, Invalid
from claims.core.strict_json import loads

SCALARS = st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
VALUES = st.recursive(SCALARS | WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=20)


@given(VALUES)
def test_whatever_can_be_meant_is_read_as_it_was_written(value: Any) -> None:
    assert loads(json.dumps(value).encode()) == value
    assert loads(b"\xef\xbb\xbf" + json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.binary(max_size=200))
def test_whatever_bytes_come_they_are_read_or_refused_by_name(data: bytes) -> None:
    code = None
    try:
        loads(data)
    except Invalid as error:
        code = error.code
    assert code is None or code in CODES


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "invalid_json"), (b"{", "invalid_json"), (b"{}{}", "invalid_json"), (b"{'a': 1}", "invalid_json"), (b"[1,]", "invalid_json"),
        (b'{"a": 1, "a": 2}', "duplicate_key"), (b'[{"b": {"a": 1, "c": 2, "a": 1}}]', "duplicate_key"),
        (b'"\\u0000"', "bad_unicode"), (b'{"\\ud83d": 1}', "bad_unicode"), (b'["\\ude00\\ud83d"]', "bad_unicode"),
        (b"NaN", "number_required"), (b"[-Infinity]", "number_required"), (b"1e999", "number_required"),
        (b"1" * 20, "out_of_range"), (b"\xff", "invalid_encoding"), (b'"\xc3"', "invalid_encoding"), (b"\xed\xa0\x80", "invalid_encoding"),
        (b"[" * 33 + b"1" + b"]" * 33, "json_too_deep"), (b'{"a":' * 5000 + b"1" + b"}" * 5000, "json_too_deep"),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else value,
)  # fmt: skip
def test_what_is_broken_ambiguous_or_hostile_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        loads(data)
    assert caught.value.code == code


def test_an_emoji_written_as_a_pair_of_surrogates_is_one_character() -> None:
    assert loads(b'"\\ud83d\\ude00"') == "😀"


def test_thirty_two_levels_are_not_too_deep() -> None:
    assert loads(b"[" * 32 + b"1" + b"]" * 32)
