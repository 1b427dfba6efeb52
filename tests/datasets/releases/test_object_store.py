"""Files in an object store: uploads, an import, an export, a release and the rest of a download, on moto's S3 server (`make consumers`)."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import override_settings

from claims.articles.models import Article
from claims.datasets.releases.models import Release
from claims.jobs import Job
from tests.conftest import Person, add_article
from tests.datasets.judged import annotate, build, download, lines
from tests.faults.product import free_port
from tests.importing.desk import MEANT, STATEMENT, commit, report, tasks, upload

CONSUMERS = os.environ.get("ONRECORD_CONSUMERS", "")
pytestmark = [
    pytest.mark.skipif(not CONSUMERS, reason="make consumers installs the object store"),
    pytest.mark.django_db(transaction=True, databases=["default", "reading"]),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Run moto's server; give the options by which a storage reaches it."""
    boto3 = pytest.importorskip("boto3")
    port, log = free_port(), tmp_path_factory.mktemp("moto") / "log"
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    with log.open("wb") as out:
        child = subprocess.Popen(
            [CONSUMERS, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=out,
            stderr=out,
            env=environment,
        )
    options = {
        "bucket_name": "onrecord", "endpoint_url": f"http://127.0.0.1:{port}", "access_key": "test", "secret_key": "test",
        "region_name": "us-east-1", "file_overwrite": False, "default_acl": None,
    }  # fmt: skip
    try:
        _make_bucket(boto3, options, log)
        yield options
    finally:
        child.kill()
        child.wait()


def _make_bucket(boto3: Any, options: dict[str, Any], log: Path) -> None:
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError

    client = boto3.client(
        "s3", endpoint_url=options["endpoint_url"], region_name="us-east-1", aws_access_key_id="test",
        aws_secret_access_key="test", config=Config(retries={"max_attempts": 0}),
    )  # fmt: skip
    until = time.monotonic() + 60
    while True:
        try:
            client.create_bucket(Bucket=options["bucket_name"])
            return
        except BotoCoreError:
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.2)


@pytest.fixture
def store(server: dict[str, Any], settings: Any) -> Iterator[Any]:
    """Keep all files in the object store."""
    changed = settings.STORAGES | {"default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": server}}
    with override_settings(STORAGES=changed):
        yield default_storage


def keys(store: Any, folder: str) -> list[str]:
    """The names of the objects in a folder."""
    return sorted(one.key for one in store.bucket.objects.filter(Prefix=folder))


def test_an_import_reads_its_uploads_from_the_store_and_deletes_them(store: Any, owner: Person, project: Any) -> None:
    job = upload(owner, project, tasks(STATEMENT))
    assert len(keys(store, "uploads/")) == 1
    done = commit(owner, job, into="suggestions", labels=MEANT)
    assert (done["state"], done["result"]["brought"]["suggestions"], report(owner, done)) == ("done", 1, [])
    assert Article.objects.count() == 1
    assert keys(store, "uploads/") == []


def test_an_export_is_downloaded_whole_and_in_parts_of_which_no_more_is_fetched(
    store: Any, annotator: Person, exporter: Person, project: Any
) -> None:
    add_article(project, "😀 It was on time, she told a reporter.", "Ferry")
    annotate(annotator, project, "It was on time")
    job = build(exporter, project)
    data, manifest = download(exporter, job)
    assert len(lines(data)) == manifest["articles"] == 1
    assert len(keys(store, "exports/")) == 3
    path = f"/api/v1/exports/{job}/file"
    whole = exporter.client.get(path)
    tag = whole["ETag"]
    assert (b"".join(whole.streaming_content), whole["Accept-Ranges"]) == (data, "bytes")
    for asked, part in (("bytes=100-", data[100:]), ("bytes=10-19", data[10:20]), ("bytes=-7", data[-7:])):
        answer = exporter.client.get(path, headers={"Range": asked, "If-Range": tag})
        got = b"".join(answer.streaming_content)
        assert (answer.status_code, got, int(answer["Content-Length"])) == (206, part, len(part))
    other = exporter.client.get(path, headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (other.status_code, b"".join(other.streaming_content)) == (200, data)
    beyond = exporter.client.get(path, headers={"Range": f"bytes={len(data)}-"})
    assert (beyond.status_code, beyond.json()["error"]["code"]) == (416, "range_not_satisfiable")
    assert exporter.client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert exporter.get(f"exports/{job}/loss").json()["parts"] == {}


def test_a_release_is_kept_in_the_store(store: Any, tmp_path: Path) -> None:
    call_command("make_demo")
    Job.objects.all().delete()
    call_command("release", "Demo desk, finished", "--format", "jsonl", "--out", str(tmp_path))
    row = Release.objects.get()
    assert store.size(row.file) == row.bytes == (tmp_path / "demo-desk-finished-1.zip").stat().st_size
