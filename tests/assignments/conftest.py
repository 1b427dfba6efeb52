"""Desks for the tests of handing work out and in."""

from typing import Any

import pytest

from tests.annotations.desk import Desk
from tests.conftest import Person


@pytest.fixture
def desk(annotator: Person, work: Any) -> Desk:
    """The annotator at the article."""
    return Desk(annotator, work)
