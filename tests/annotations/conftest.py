"""Desks for the tests of annotating."""

from typing import Any

import pytest

from tests.annotations.desk import Desk
from tests.conftest import Person


@pytest.fixture
def desk(annotator: Person, work: Any) -> Desk:
    """The annotator at the article."""
    return Desk(annotator, work)


@pytest.fixture
def second_desk(second_annotator: Person, desk: Desk, project: Any) -> Desk:
    """Somebody else at the same article."""
    return Desk(second_annotator, second_annotator.post(f"projects/{project.pk}/next").json())
