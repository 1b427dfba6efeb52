"""The web server is killed while people write: what it acknowledged is there, once, and clients simply go on."""

import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command

from claims.annotations.models import Claim
from claims.audit import Event
from tests.conftest import TEXT, add_article, claim_for
from tests.faults.product import call, free_port, until, web

PEOPLE, CLAIMS_EACH, KILLS = 3, 40, 2
PHRASES = ["The harbour will close on Friday", "two ferries are stranded", "Nobody was warned", "nobody will be paid"]


class Writer(threading.Thread):
    """Somebody's browser: sends one claim after the other, and each again until it is acknowledged."""

    def __init__(self, port: int, token: str, work: dict[str, Any]) -> None:
        super().__init__(daemon=True)
        self.port, self.token = port, token
        self.end = time.monotonic() + 150
        self.path = f"/api/v1/assignments/{work['assignment']['id']}/sync"
        self.text = work["article"]["text"]
        self.acknowledged: dict[str, dict[str, Any]] = {}
        self.answers: list[int] = []

    def run(self) -> None:
        """Write all claims."""
        for number in range(CLAIMS_EACH):
            put = claim_for(
                self.text, str(uuid4()), [PHRASES[number % 4]], note=f"claim {number}", no_speaker_stated=True
            )
            body = {"ops": [{"put": put, "base": 0}], "active_seconds": 1}
            while time.monotonic() < self.end:
                status, answer = call(self.port, "POST", self.path, body, self.token)
                self.answers.append(status)
                if status == 200 and answer["results"][0]["status"] == "ok":
                    self.acknowledged[put["id"]] = put
                    break
                time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_claim_that_was_acknowledged_survives_the_web_server_and_none_is_doubled(
    person: Any, project: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from claims.audit import Actor
    from claims.projects.services import add_member

    port = free_port()
    writers = []
    for number in range(PEOPLE):
        somebody = person(f"writer{number}")
        add_member(actor=Actor(), project=project, user=somebody.user, role="annotator")
        add_article(project, f"{TEXT}\nEdition {number}.")
        call_command("make_token", somebody.user.username)
        token = capsys.readouterr().out.strip()
        writers.append(Writer(port, token, somebody.post(f"projects/{project.pk}/next").json()))

    def acknowledged() -> int:
        return sum(len(writer.acknowledged) for writer in writers)

    everything = PEOPLE * CLAIMS_EACH
    with ExitStack() as servers:
        server = servers.enter_context(web(tmp_path, port, "web-0"))
        for writer in writers:
            writer.start()
        for kill in range(1, KILLS + 1):
            until(lambda: acknowledged() >= everything * kill // (KILLS + 2), seconds=60, why=server.said)  # noqa: B023
            server.kill()
            assert acknowledged() < everything, "the server was killed too late to show anything"
            server = servers.enter_context(web(tmp_path, port, f"web-{kill}"))
        for writer in writers:
            writer.join(timeout=120)

    refused = sum(status == 0 for writer in writers for status in writer.answers)
    print(f"{everything} claims, {KILLS} kills, {refused} requests without an answer")
    assert refused > 0, "no request met a dead server"
    assert {status for writer in writers for status in writer.answers} <= {0, 200}
    for writer in writers:
        assert len(writer.acknowledged) == CLAIMS_EACH
        for key, put in writer.acknowledged.items():
            claim = Claim.objects.get(pk=key)
            assert (claim.note, claim.version, claim.deleted_at) == (put["note"], 1, None)
            assert [list(fragment) for fragment in claim.content] == put["content"]
            assert Event.objects.filter(subject_id=key).count() == 1
    assert Claim.objects.count() == everything
