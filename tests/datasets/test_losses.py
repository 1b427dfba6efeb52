"""What a format cannot hold is reported exactly: the report equals the difference between a record and what is read back of it."""

import os
from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.datasets.formats import FORMATS, READERS
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.contract import is_available, is_lossless
from claims.datasets.formats.base.losses import MAX_NAMED, Lost
from claims.datasets.formats.base.members import opened
from claims.datasets.formats.base.parts import Part, Record, difference, items
from tests.datasets.made import records

READ_BACK = sorted(READERS)
CALM = settings(
    max_examples=int(os.environ.get("ONRECORD_EXAMPLES", "25")), deadline=None, suppress_health_check=list(HealthCheck)
)


def round_trip(name: str, before: list[Record]) -> tuple[list[Record], Lost]:
    """Write records and read them back, or skip where the format's packages are missing."""
    form = FORMATS[name]
    if not is_available(form):
        pytest.skip(f"{name} needs the extra {form.EXTRA}")
    lost = Lost(form.CARRIES)
    data = b"".join(form.write(iter(before), lost))
    return list(READERS[name].read(opened(data, f"dataset{form.SUFFIX}"), Questions())), lost


def whole(record: Record) -> dict[Part, Collection[str]]:
    """Return everything that a record without claims holds."""
    return {part: items(part, record).keys() for part in Part if items(part, record)}


@pytest.mark.parametrize("name", READ_BACK)
@CALM
@given(
    made=st.lists(
        records(), min_size=1, max_size=2, unique_by=(lambda record: record["id"], lambda record: record["number"])
    )
)
def test_the_report_is_the_difference(name: str, made: list[Record]) -> None:
    after, lost = round_trip(name, made)
    report = {part: set(told["ids"]) for part, told in lost.report(name)["parts"].items()}
    assert report == {part: set(keys) for part, keys in compare(made, after).items()}
    assert lost.counts() == {part: len(keys) for part, keys in report.items()}


def compare(before: list[Record], after: list[Record]) -> dict[str, set[str]]:
    """Compare the records that were written with those that were read, where some have no trace in the file."""
    found: dict[str, set[str]] = {}
    traced = before if len(after) == len(before) else [record for record in before if record["claims"]]
    assert len(after) == len(traced)
    again = {record["id"]: one for record, one in zip(traced, after, strict=True)}
    for record in before:
        lacking: Any = difference(record, again[record["id"]]) if record["id"] in again else whole(record)
        for part, keys in lacking.items():
            found.setdefault(part.value, set()).update(keys)
    return found


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if is_lossless(form)])
@CALM
@given(record=records())
def test_a_lossless_one_gives_the_same_record(name: str, record: Record) -> None:
    (again,), lost = round_trip(name, [record])
    assert again == record
    assert lost.counts() == {}


@pytest.mark.parametrize("name", FORMATS)
@CALM
@given(record=records())
def test_what_is_carried_is_lost_only_where_the_report_names_it(name: str, record: Record) -> None:
    form = FORMATS[name]
    if not is_available(form):
        pytest.skip(f"{name} needs the extra {form.EXTRA}")
    lost = Lost(form.CARRIES)
    b"".join(form.write([record], lost))
    kept = [claim for claim in record["claims"] if claim["id"] not in lost.named.get(Part.CLAIMS, ())]
    for part in Part:
        if part not in form.CARRIES and part is not Part.CLAIMS:
            assert set(lost.named.get(part, ())) >= items(part, record, kept).keys(), part


def test_a_report_names_the_first_thousand_and_counts_all() -> None:
    lost = Lost(frozenset())
    for number in range(MAX_NAMED + 5):
        lost.drop(Part.NOTE, str(number))
        lost.change(Part.SOURCE, "same")
    told = lost.report("csv")["parts"]
    assert (told["note"]["dropped"], len(told["note"]["ids"])) == (MAX_NAMED + 5, MAX_NAMED)
    assert (told["source"]["changed"], told["source"]["ids"]) == (MAX_NAMED + 5, ["same"])
