"""A small form of `make attack`: the product answers everybody else while it is attacked."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.run import HEAD, SMALL, Attack, run, target
from tests.attack.target import Target

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("setup")]


@pytest.fixture(scope="module")
def product(first_start: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """Give one product to all attacks."""
    folder = tmp_path_factory.mktemp("attack")
    shutil.copytree(first_start, folder / "var")
    with target(folder) as started:
        yield started


@pytest.mark.parametrize("attack", SMALL, ids=lambda attack: attack.name)
def test_everybody_else_is_answered_within_a_second(product: Target, attack: Attack) -> None:
    result = run(product, attack)
    print(f"\n{HEAD}\n{result.line()}")
    assert result.problems() == []
