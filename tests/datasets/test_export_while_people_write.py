"""A dataset is what the database was at one instant, however much is written meanwhile."""

import io
import threading
from typing import Any

import pytest
from django.db import connections

from claims.annotations.models import Claim
from claims.datasets.formats import FORMATS
from claims.datasets.records import CHUNK
from claims.datasets.selection import WHOLE
from claims.datasets.services import write_dataset
from tests.bench import synthetic
from tests.datasets.judged import lines

ARTICLES = 2 * CHUNK + 10


class Interrupted(io.BytesIO):
    """A file that lets somebody else write to the database once the first chunk of articles is in it."""

    def __init__(self, meanwhile: Any) -> None:
        super().__init__()
        self.meanwhile = meanwhile
        self.written = 0

    def write(self, data: Any) -> int:
        """Keep the block; after the first one, let the others write."""
        self.written += 1
        if self.written == 1:
            self.meanwhile()
        return super().write(data)


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_what_is_deleted_and_added_during_an_export_does_not_change_it() -> None:
    from claims.audit import Actor
    from claims.datasets.loading import load_records
    from claims.projects.services import create_project

    project = create_project(actor=Actor(), name="Busy", engine="")
    load_records(project=project, actor=Actor(), lines=synthetic.records(ARTICLES))
    before = io.BytesIO()
    write_dataset(project, FORMATS["jsonl"], WHOLE, before)

    def somebody_else() -> None:
        try:
            Claim.objects.filter(assignment__article__number__gt=CHUNK).update(
                deleted_at="2026-11-22T00:00:00Z", note="gone"
            )
        finally:
            connections.close_all()

    def meanwhile() -> None:
        other = threading.Thread(target=somebody_else)
        other.start()
        other.join()

    during = Interrupted(meanwhile)
    manifest, _ = write_dataset(project, FORMATS["jsonl"], WHOLE, during)
    assert Claim.objects.filter(note="gone").exists()
    assert manifest["articles"] == ARTICLES
    assert during.getvalue() == before.getvalue()
    after = io.BytesIO()
    write_dataset(project, FORMATS["jsonl"], WHOLE, after)
    assert sum(len(record["claims"]) for record in lines(after.getvalue())) < manifest["claims"]
