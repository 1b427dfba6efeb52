"""What a person may do, as the API tells clients."""

from typing import Any

import pytest

from claims.projects.models import Member
from claims.projects.permissions import CODES, Action
from tests.conftest import Person
from tests.projects.permission_table import RIGHTS


def test_everybody_is_told_what_they_may_do_as_the_table_says(
    owner: Person, project: Any, request: pytest.FixtureRequest
) -> None:
    for role in Member.Role.values:
        person = owner if role == "manager" else request.getfixturevalue(role)
        told = person.get(f"projects/{project.pk}").json()["allowed"]
        assert told == [action.name.lower() for action in Action if role in RIGHTS[action]]
    roles = {row["key"]: row["allowed"] for row in owner.get("meta").json()["roles"]}
    assert set(roles) == set(Member.Role.values)
    assert set(roles["manager"]) | set(roles["exporter"]) == set(CODES)
    for member in owner.get(f"projects/{project.pk}/members").json()["results"]:
        assert member["allowed"] == roles[member["role"]]
