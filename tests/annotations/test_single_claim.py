"""A script writes one claim at a time, with If-Match."""

from uuid import uuid4

import pytest

from claims.annotations.models import Claim
from tests.annotations.desk import STRANDED, Desk, same
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


def remove(desk: Desk, key: str, base: str) -> object:
    """DELETE a claim."""
    return desk.person.delete(f"assignments/{desk.assignment}/claims/{key}", **{"If-Match": base})


def test_a_claim_is_created_changed_and_deleted(desk: Desk) -> None:
    claim = desk.claim()
    created = desk.put(claim)
    assert (created.status_code, created["ETag"], created.json()["version"]) == (200, '"1"', 1)
    assert same(created.json(), claim)
    changed = desk.put({**claim, "note": "Changed."}, '"1"')
    assert (changed.status_code, changed["ETag"], changed.json()["note"]) == (200, '"2"', "Changed.")
    deleted = desk.person.delete(f"assignments/{desk.assignment}/claims/{claim['id']}", **{"If-Match": '"2"'})
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert desk.claims() == {}


def test_a_new_claim_may_say_that_there_is_none_yet(desk: Desk) -> None:
    claim = desk.claim()
    address = f"assignments/{desk.assignment}/claims/{claim['id']}"
    assert desk.person.put(address, claim, **{"If-None-Match": "*"}).status_code == 200
    with nothing_changes():
        again = desk.person.put(address, {**claim, "note": "Another."}, **{"If-None-Match": "*"})
        assert refused(again, 412, "stale")["version"] == 1


def test_a_put_that_is_repeated_is_done(desk: Desk) -> None:
    claim = desk.claim()
    first = desk.put(claim)
    with nothing_changes():
        assert desk.put(claim).json() == first.json()


def test_the_identifier_may_stand_in_the_address_alone(desk: Desk) -> None:
    claim = desk.claim()
    body = {name: value for name, value in claim.items() if name != "id"}
    answer = desk.person.put(f"assignments/{desk.assignment}/claims/{claim['id']}", body, **{"If-Match": '"0"'})
    assert answer.json()["id"] == claim["id"]


def test_what_a_script_has_read_it_can_send_back(desk: Desk) -> None:
    stored = desk.put(desk.claim()).json()
    answer = desk.put({**stored, "note": "With its version and time."}, '"1"')
    assert (answer.status_code, answer.json()["version"]) == (200, 2)


def test_a_deleted_claim_is_stale_and_can_be_put_back(desk: Desk) -> None:
    claim = desk.saved()
    desk.person.delete(f"assignments/{desk.assignment}/claims/{claim['id']}", **{"If-Match": '"1"'})
    with nothing_changes():
        error = refused(desk.put({**claim, "note": "Late."}, '"1"'), 412, "stale")
    assert (error["theirs"], error["version"]) == (None, 2)
    assert desk.put(claim, '"2"').json()["version"] == 3


def test_a_claim_that_is_not_there_is_not_deleted(desk: Desk, second_desk: Desk) -> None:
    theirs = second_desk.saved(STRANDED)
    with nothing_changes():
        refused(remove(desk, str(uuid4()), '"0"'), 404, "not_found")
        refused(remove(desk, theirs["id"], '"1"'), 404, "not_found")
    assert Claim.objects.filter(deleted_at=None).count() == 1


def test_a_change_of_a_claim_that_is_not_there_is_stale(desk: Desk) -> None:
    with nothing_changes():
        answer = desk.put(desk.claim(), '"3"')
        error = refused(answer, 412, "stale")
    assert error["theirs"] is None


def test_a_claim_with_claims_under_it_is_not_deleted(desk: Desk) -> None:
    outer = desk.saved()
    desk.saved(STRANDED, parent=outer["id"], nesting="relay")
    with nothing_changes():
        refused(remove(desk, outer["id"], '"1"'), 400, "has_nested_claims")
