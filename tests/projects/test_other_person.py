"""Two people at one browser: what was done on one person's page is never done in the other one's name."""

from typing import Any

import pytest

from claims.http.sessions import PERSON
from tests.conftest import Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


NOTHING = "0192e0b0-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "projects"),
        ("post", "projects"),
        ("patch", f"projects/{NOTHING}"),
        ("post", f"projects/{NOTHING}/next"),
        ("post", f"assignments/{NOTHING}/sync"),
        ("post", f"assignments/{NOTHING}/submit"),
        ("patch", f"comments/{NOTHING}"),
        ("delete", f"comments/{NOTHING}"),
        ("delete", "session"),
    ],
)
def test_a_page_of_another_person_is_refused_whatever_it_asks(person: Any, method: str, path: str) -> None:
    first, second = person("priya"), person("tom")
    with nothing_changes():
        refused(getattr(second, method)(path, **{PERSON: str(first.user.pk)}), 409, "other_person")
    assert second.get("projects").status_code == 200


def test_a_page_of_the_same_person_or_of_nobody_is_served(person: Any) -> None:
    priya: Person = person("priya")
    assert priya.get("projects", **{PERSON: str(priya.user.pk)}).status_code == 200
    assert priya.get("projects").status_code == 200
    for strange in ("", "null", "1e3", "🌊".encode().decode("latin-1"), "9" * 400):
        refused(priya.get("projects", **{PERSON: strange}), 409, "other_person")


def test_a_page_whose_person_is_signed_out_is_told_so(person: Any) -> None:
    refused(Person().get("projects", **{PERSON: "1"}), 401, "not_signed_in")
