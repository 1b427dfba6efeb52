"""A script uses the client: what it asks for is what the server offers, breaks are survived, and refusals have codes."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.management import call_command

from claims.jobs import Job
from claims.projects.models import Project
from tests.conftest import Person, run_jobs

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "client"))
import onrecord_client  # noqa: E402
from onrecord_client import JobFailed, OnRecord, Refused  # noqa: E402

API = json.loads((ROOT / "frontend" / "openapi.json").read_text())
STORED = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


def test_every_route_of_the_client_is_one_of_the_server() -> None:
    for method, path in onrecord_client.ROUTES.values():
        assert method.lower() in API["paths"][f"/api/v1/{path}"], path


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (onrecord_client.Project, "ProjectOut"),
        (onrecord_client.Job, "ReleaseJobOut"),
        (onrecord_client.Release, "ReleaseOut"),
    ],
)
def test_every_field_that_the_client_names_is_one_of_the_answer(kind: Any, schema: str) -> None:
    assert set(kind.__annotations__) <= set(API["components"]["schemas"][schema]["properties"])


@pytest.fixture
def desk(files: Any) -> Project:
    call_command("make_demo")
    # Nobody waits for suggestions here.
    Job.objects.all().delete()
    return Project.objects.get(name="Demo desk, finished")


@pytest.fixture
def token(desk: Project, person: Any) -> str:
    martin = Person(desk.members.get(role="manager").user)
    return str(martin.post("tokens").json()["token"])


@pytest.fixture
def script(token: str) -> Iterator[OnRecord]:
    from annotator.wsgi import application

    with OnRecord("http://testserver", token, transport=httpx.WSGITransport(application)) as client:
        yield client


class Breaking(httpx.BaseTransport):
    """A connection that breaks in the middle of every file a few times, and can or cannot begin in the middle."""

    def __init__(self, inner: httpx.BaseTransport, *, ranges: bool) -> None:
        self.inner, self.ranges, self.breaks = inner, ranges, 3

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if not self.ranges:
            request.headers.pop("Range", None)
        answer = self.inner.handle_request(request)
        if not request.url.path.endswith("/file"):
            return answer
        data = answer.read()
        self.breaks -= 1
        return httpx.Response(answer.status_code, headers=answer.headers, stream=Torn(data, torn=self.breaks >= 0))


class Torn(httpx.SyncByteStream):
    """Bytes of which the second half may never come."""

    def __init__(self, data: bytes, *, torn: bool) -> None:
        self.data, self.torn = data, torn

    def __iter__(self) -> Iterator[bytes]:
        yield self.data[: len(self.data) // 2]
        if self.torn:
            raise httpx.ReadError("The connection broke.")
        yield self.data[len(self.data) // 2 :]


@STORED
@pytest.mark.parametrize("ranges", [True, False])
def test_claims_and_a_release_arrive_whole_over_a_connection_that_breaks(
    desk: Project, token: str, tmp_path: Path, ranges: bool
) -> None:
    from annotator.wsgi import application

    transport = Breaking(httpx.WSGITransport(application), ranges=ranges)
    with OnRecord("http://testserver", token, transport=transport) as client:
        (known,) = (one for one in client.projects() if one["name"] == desk.name)
        job = client.export(known["id"])
        made = client.make_release(known["id"], format="jsonl")
        ended = client.wait(made, sleep=lambda _: run_jobs())
        claims = list(client.iter_claims(known["id"], job=job))
        assert len(claims) == len({claim["id"] for claim in claims}) == 127
        article = claims[0]["article"]
        assert claims[0]["exact"]["content"] == [article["text"][start:end] for start, end in claims[0]["content"]]
        transport.breaks = 3
        file = client.download(str(ended["result"]["release"]), tmp_path)
        assert file.name == "demo-desk-finished-1.zip"
        assert [one["number"] for one in client.releases(known["id"])] == [1]
        assert client.numbered_release(known["id"], 1)["number"] == 1
        with pytest.raises(LookupError):
            client.numbered_release(known["id"], 2)
        assert not list(tmp_path.glob("*.part"))


@STORED
def test_articles_are_imported_and_what_is_refused_has_a_code(desk: Project, script: OnRecord) -> None:
    key = str(desk.pk)
    said = [
        {"text": f"The ferry sails at {hour}, the harbour office said.", "title": f"At {hour}"} for hour in range(60)
    ]
    assert [row["status"] for row in script.import_articles(key, said)] == ["created"] * 60
    assert [row["status"] for row in script.import_articles(key, said[:2])] == ["duplicate"] * 2
    with pytest.raises(Refused) as refused:
        script.export(key, selection={"labels": ["half_true"]})
    assert (refused.value.status, refused.value.code, refused.value.field) == (400, "unknown_label", "selection.labels")
    job = script.export(key)
    Job.objects.filter(pk=job["id"]).update(state="failed", error_code="storage", error_message="No room.")
    with pytest.raises(JobFailed, match="storage: No room"):
        script.wait(job)
