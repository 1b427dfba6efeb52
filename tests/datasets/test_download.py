"""A download that breaks off goes on where it ended, and never mixes two versions of a file."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from claims.jobs import Job
from tests.conftest import Person

pytestmark = pytest.mark.django_db
DATA = bytes(range(256)) * 4


@pytest.fixture
def address(exporter: Person, project: Any, files: Any) -> str:
    """The address of a dataset that was built."""
    name = default_storage.save("exports/dataset.jsonl", ContentFile(DATA))
    job = Job.objects.create(
        kind="export",
        project_id=project.pk,
        state="done",
        file=name,
        result={"sha256": "ab"},
        params={"format": "jsonl", "layer": "all"},
    )
    return f"exports/{job.pk}/file"


def read(answer: Any) -> bytes:
    """The body of an answer that streams."""
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=1000-", 1000, 1024), ("bytes=0-0", 0, 1), ("bytes=-24", 1000, 1024), ("bytes=1000-9999", 1000, 1024)],
)
def test_a_range_is_answered_with_that_part(exporter: Person, address: str, asked: str, start: int, end: int) -> None:
    answer = exporter.get(address, Range=asked)
    assert (answer.status_code, read(answer)) == (206, DATA[start:end])
    assert answer["Content-Range"] == f"bytes {start}-{end - 1}/1024"
    assert answer["Content-Length"] == str(end - start)


def test_the_whole_is_answered_where_no_range_or_another_version_is_meant(exporter: Person, address: str) -> None:
    whole = exporter.get(address)
    assert (whole.status_code, whole["ETag"], whole["Accept-Ranges"], read(whole)) == (200, '"ab"', "bytes", DATA)
    for headers in ({"Range": "bytes=1-2", "If-Range": '"other"'}, {"Range": "lines=1-2"}, {"Range": "bytes=1-2,4-5"}):
        answer = exporter.get(address, **headers)
        assert (answer.status_code, read(answer)) == (200, DATA)
    goes_on = exporter.get(address, **{"Range": "bytes=1-2", "If-Range": '"ab"'})
    assert (goes_on.status_code, read(goes_on)) == (206, DATA[1:3])
    assert exporter.get(address, **{"If-None-Match": '"ab"'}).status_code == 304


def test_a_range_beyond_the_end_is_refused(exporter: Person, address: str) -> None:
    answer = exporter.get(address, Range="bytes=1024-")
    assert (answer.status_code, answer.json()["error"]["code"]) == (416, "range_not_satisfiable")
