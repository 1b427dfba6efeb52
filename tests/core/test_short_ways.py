"""What is read a short way because it is plain: the long way would have said the same."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.core import addresses
from claims.core.hidden import HIDDEN, TURNING, VISIBLE, is_blank

NOTHING = re.compile(r"(?!)")


# The first example of a pattern takes as long as reading it, which a busy machine draws out.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.from_regex(addresses.PLAIN, fullmatch=True))
def test_a_plain_address_is_one_by_all_rules(address: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses, "PLAIN", NOTHING)
        assert addresses.is_web_address(address)


def test_no_letter_that_prints_in_ascii_is_hidden_or_blank() -> None:
    for sign in map(chr, range(0x20, 0x7F)):
        assert sign.isprintable()
        assert not HIDDEN.search(sign)
        assert not TURNING.search(sign)
    for sign in map(chr, range(0x250)):
        assert is_blank(sign) == (VISIBLE.search(sign) is None)
    assert not any(sign.isprintable() for sign in map(chr, (*range(0x20), 0x7F)))
