"""What a person may do, as the API tells clients."""

from typing import Any

from claims.projects.permissions import CODES, Action
from tests.conftest import Person
from tests.projects.permission_table import RIGHTS


def test_everybody_is_told_what_they_may_do_as_the_table_says(
    owner: Person, annotator: Person, adjudicator: Person, viewer: Person, exporter: Person, project: Any
) -> None:
    for person, role in (
        (owner, "manager"), (annotator, "annotator"), (adjudicator, "adjudicator"), (viewer, "viewer"), (exporter, "exporter"),
    ):  # fmt: skip
        told = person.get(f"projects/{project.pk}").json()["allowed"]
        assert told == [action.name.lower() for action in Action if role in RIGHTS[action]]
    roles = {row["key"]: row["allowed"] for row in owner.get("meta").json()["roles"]}
    assert set(roles) == {"viewer", "annotator", "adjudicator", "manager", "exporter"}
    assert set(roles["manager"]) | set(roles["exporter"]) == set(CODES)
    for member in owner.get(f"projects/{project.pk}/members").json()["results"]:
        assert member["allowed"] == roles[member["role"]]
