"""Claims that report claims: CNN reported that officials said that it was so."""

from typing import Any

import pytest

from tests.annotations.desk import CLOSING, STRANDED, WARNED, Desk, delete, done, put
from tests.core.refusing import nothing_changes

pytestmark = pytest.mark.django_db
PLACES = ("The harbour", "the port authority", "Captain", "told reporters", "she added", "It is feared")


def code(result: dict[str, Any]) -> str:
    """The code of one result, or its status."""
    return str(result.get("code", result["status"]))


def chain(desk: Desk, length: int) -> list[dict[str, Any]]:
    """Claims that report each other, the outermost first; not saved."""
    claims: list[dict[str, Any]] = []
    for place in PLACES[:length]:
        nested = {"parent": claims[-1]["id"], "nesting": "relay"} if claims else {}
        claims.append(desk.claim(place, **nested))
    return claims


def test_a_claim_inside_the_words_of_another(desk: Desk) -> None:
    outer = desk.claim("The harbour will close on Friday, the port authority said.")
    inner = desk.claim(CLOSING, parent=outer["id"], nesting="span")
    # The order of a batch does not matter: children may come before their parents.
    done(desk.sync(put(inner), put(outer)))
    stored = desk.claims()
    assert (stored[inner["id"]]["parent"], stored[inner["id"]]["nesting"]) == (outer["id"], "span")


@pytest.mark.parametrize("nesting", ["discourse", "relay"])
def test_a_claim_reported_from_elsewhere_need_not_lie_inside(desk: Desk, nesting: str) -> None:
    outer = desk.claim(WARNED)
    done(desk.sync(put(outer), put(desk.claim(STRANDED, parent=outer["id"], nesting=nesting))))


def test_a_claim_that_does_not_lie_in_its_parents_words_is_not_inside_them(desk: Desk) -> None:
    outer, stored = desk.claim(WARNED), desk.saved(STRANDED)
    with nothing_changes():
        results = desk.sync(put(stored, 1, parent=desk.claim()["id"], nesting="span"))
    assert code(results[0]) == "parent_missing"
    results = desk.sync(put(outer), put(desk.claim(CLOSING, parent=outer["id"], nesting="span")))
    assert [code(result) for result in results] == ["ok", "not_contained"]


def test_a_parent_that_is_not_there(desk: Desk) -> None:
    gone = desk.saved(WARNED)
    done(desk.sync(delete(gone)))
    with nothing_changes():
        (result,) = desk.sync(put(desk.claim(parent=gone["id"], nesting="relay")))
    assert (code(result), result["field"]) == ("parent_missing", "put.parent")


def test_a_claim_whose_parent_is_refused_is_refused_too(desk: Desk) -> None:
    outer = desk.claim(WARNED, verdict={"label": "nonsense"})
    with nothing_changes():
        results = desk.sync(put(outer), put(desk.claim(parent=outer["id"], nesting="relay")))
    assert [code(result) for result in results] == ["unknown_label", "parent_missing"]


def test_a_circle_of_two_new_claims(desk: Desk) -> None:
    first, second = desk.claim(), desk.claim(STRANDED)
    first |= {"parent": second["id"], "nesting": "relay"}
    second |= {"parent": first["id"], "nesting": "relay"}
    with nothing_changes():
        results = desk.sync(put(first), put(second))
    assert [code(result) for result in results] == ["attribution_cycle", "parent_missing"]


def test_a_circle_through_stored_claims(desk: Desk) -> None:
    claims = chain(desk, 4)
    done(desk.sync(*map(put, claims)))
    with nothing_changes():
        (result,) = desk.sync(put(claims[0], 1, parent=claims[3]["id"], nesting="relay"))
    assert code(result) == "attribution_cycle"


def test_five_levels_are_the_most(desk: Desk) -> None:
    claims = chain(desk, 6)
    assert [code(result) for result in desk.sync(*map(put, claims))] == ["ok"] * 5 + ["too_deep"]
    with nothing_changes():
        assert code(desk.sync(put(claims[5]))[0]) == "too_deep"


def test_a_claim_with_claims_under_it_cannot_be_moved_too_deep(desk: Desk) -> None:
    claims = chain(desk, 3)
    outer, inner = desk.claim(CLOSING), desk.claim(STRANDED)
    inner |= {"parent": outer["id"], "nesting": "relay"}
    done(desk.sync(*map(put, claims), put(outer), put(inner)))
    innermost = desk.claim(WARNED, parent=inner["id"], nesting="relay")
    done(desk.sync(put(innermost)))
    with nothing_changes():
        (result,) = desk.sync(put(outer, 1, parent=claims[2]["id"], nesting="relay"))
    assert code(result) == "too_deep"


def test_a_claim_cannot_lose_the_words_that_another_lies_in(desk: Desk) -> None:
    outer = desk.claim("The harbour will close on Friday, the port authority said.")
    inner = desk.claim(CLOSING, parent=outer["id"], nesting="span")
    done(desk.sync(put(outer), put(inner)))
    smaller = desk.claim("The harbour will close", key=outer["id"])
    with nothing_changes():
        assert code(desk.sync(put(smaller, 1))[0]) == "not_contained"
    # Together with the claim inside, which is then reported from elsewhere, it can.
    assert done(desk.sync(put(smaller, 1), put(inner, 1, nesting="discourse"))) == [2, 2]


def test_a_claim_with_claims_under_it_cannot_be_deleted_alone(desk: Desk) -> None:
    outer, inner = chain(desk, 2)
    done(desk.sync(put(outer), put(inner)))
    with nothing_changes():
        assert code(desk.sync(delete(outer))[0]) == "has_nested_claims"
    assert done(desk.sync(delete(outer), delete(inner))) == [2, 2]
    assert desk.claims() == {}


def test_a_claim_is_deleted_when_what_was_under_it_moves_away_in_the_same_batch(desk: Desk) -> None:
    outer, inner = chain(desk, 2)
    done(desk.sync(put(outer), put(inner)))
    done(desk.sync(delete(outer), put(inner, 1, parent=None, nesting=None)))
    assert [claim["parent"] for claim in desk.claims().values()] == [None]


@pytest.mark.parametrize("half", [{"parent": None, "nesting": "span"}, {"parent": "self", "nesting": None}])
def test_a_parent_without_a_kind_of_nesting_or_the_other_way_round(desk: Desk, half: dict[str, Any]) -> None:
    outer = desk.saved(WARNED)
    claim = desk.claim(**{**half, "parent": half["parent"] and outer["id"]})
    with nothing_changes():
        (result,) = desk.sync(put(claim))
    assert (code(result), result["field"]) == ("required", "put.nesting")


def test_a_claim_of_another_pass_is_no_parent(desk: Desk, second_desk: Desk) -> None:
    theirs = second_desk.saved(WARNED)
    with nothing_changes():
        (result,) = desk.sync(put(desk.claim(parent=theirs["id"], nesting="relay")))
    assert code(result) == "parent_missing"
