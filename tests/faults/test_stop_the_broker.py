"""The broker is killed: people work on, jobs wait, and all are done when it is back."""

import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from claims.jobs import Job
from tests.conftest import claim_for
from tests.faults.product import Broker, call, free_port, until, web, worker


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_a_broker_people_work_on_and_jobs_are_done_when_it_is_back(
    owner: Any, project: Any, article: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broker, port = Broker(tmp_path), free_port()
    call_command("make_token", "owner")
    token = capsys.readouterr().out.strip()
    api = f"/api/v1/projects/{project.pk}"

    def ask(method: str, path: str, body: Any = None) -> tuple[int, Any]:
        return call(port, method, path, body, token)

    def state(job: str) -> str:
        return ask("GET", f"/api/v1/jobs/{job}")[1]["state"]

    try:
        with web(tmp_path, port, BROKER_URL=broker.url), worker(tmp_path, BROKER_URL=broker.url) as background:
            _, job = ask("POST", f"{api}/suggest", {"articles": None, "engine": "quotes"})
            until(lambda: state(job["id"]) == "done", seconds=60, why=background.said)

            broker.kill()
            slowest = 0.0
            waiting = []
            for _ in range(3):
                began = time.monotonic()
                status, job = ask("POST", f"{api}/suggest", {"articles": None, "engine": "quotes"})
                slowest = max(slowest, time.monotonic() - began)
                assert (status, job["state"]) == (202, "queued")
                waiting.append(job["id"])
            status, work = ask("POST", f"{api}/next", {})
            assert status == 200
            put = claim_for(article.text, "5b0ad0a4-06a8-4b3e-9d8c-222222222222", ["two ferries are stranded"])
            path = f"/api/v1/assignments/{work['assignment']['id']}/sync"
            status, answer = ask("POST", path, {"ops": [{"put": put, "base": 0}]})
            assert (status, answer["results"][0]["status"]) == (200, "ok")
            assert ask("GET", "/health/ready")[0] == 200
            assert {state(key) for key in waiting} == {"queued"}

            broker.start()

            def done() -> bool:
                # Celery may end where the broker went away with an acknowledgement on its way.
                background.keep()
                return not Job.objects.exclude(state="done").exists()

            seconds = until(done, seconds=60, why=background.said)
            print(
                f"Starting a job without a broker took {slowest:.1f} s at most; {seconds:.1f} s after it was back all were done"
            )
            assert slowest < 8
            assert set(Job.objects.values_list("attempts", flat=True)) == {1}
    finally:
        broker.kill()
