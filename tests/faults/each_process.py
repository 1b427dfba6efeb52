"""Kill one process of the product after the other while a client writes and jobs run; count what is lost or doubled.

`python -m tests.faults.each_process` (make kill) starts a product of its own and kills every process that it finds.
"""

import json
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from annotator.embedded import postgres, processes
from tests.faults.product import call, send_files
from tests.setup import starts

# Kill to the first claim that is acknowledged again, and to the end of the work that was under way, in seconds.
WITHIN = 35.0
STORIES, SENTENCES = 8, 120
PHRASES = ["The harbour will close on Friday", "two ferries are stranded", "Nobody was warned", "nobody will be paid"]
SENTENCE = "“It will rain for {} days and {} nights,” the minister told reporters on Monday.\n"

SEED = """
import json
from django.contrib.auth import get_user_model
from knox.models import AuthToken
from claims.audit import Actor
from claims.projects.services import add_member, create_project, publish_guideline
from tests.conftest import TEXT, add_article
people = [get_user_model().objects.create_user(name) for name in ("kim", "ann")]
project = create_project(actor=Actor(people[0]), name="Kill", engine="quotes", annotators_per_article=1)
publish_guideline(actor=Actor(people[0]), project=project, markdown="# Guideline")
add_member(actor=Actor(), project=project, user=people[1], role="annotator")
add_article(project, TEXT)
tokens = [AuthToken.objects.create(user)[1] for user in people]
print("SEED " + json.dumps([str(project.pk), *tokens]))
"""


def processes_of(launcher: int) -> dict[str, int]:
    """Name every process of a product but its launcher, by what it runs: {"web": 12, "web 1": 13, "postgres: walwriter": 20}."""
    found: dict[str, int] = {}
    for pid in sorted(starts.descendants(launcher)):
        name = _name(processes.command_of(pid))
        number = sum(1 for known in found if known.split(" #")[0] == name)
        found[f"{name} #{number}" if number else name] = pid
    return found


def _name(command: str) -> str:
    marks = {"gunicorn": "web", "annotator.clock": "beat", "annotator.worker": "worker", "valkey-server": "valkey"}
    for mark, name in marks.items():
        if mark in command:
            return name
    if command.startswith("postgres: "):
        return "postgres: client" if "[local]" in command else command.strip()
    return "postgres"


class Writer(threading.Thread):
    """Somebody who annotates: one claim after the other, each sent again until it is acknowledged."""

    def __init__(self, port: int, token: str, project: str) -> None:
        super().__init__(daemon=True)
        status, work = call(port, "POST", f"/api/v1/projects/{project}/next", {}, token)
        assert status == 200, work
        self.port, self.token = port, token
        self.path = f"/api/v1/assignments/{work['assignment']['id']}/sync"
        self.text = work["article"]["text"]
        self.acknowledged: list[str] = []
        self.answers: set[int] = set()
        self.over = threading.Event()

    def run(self) -> None:
        """Write until told to stop."""
        from tests.conftest import claim_for

        while not self.over.is_set():
            phrase = PHRASES[len(self.acknowledged) % 4]
            put = claim_for(self.text, str(uuid4()), [phrase], no_speaker_stated=True)
            while not self.over.is_set():
                body = {"ops": [{"put": put, "base": 0}], "active_seconds": 1}
                status, answer = call(self.port, "POST", self.path, body, self.token)
                self.answers.add(status)
                if status == 200 and answer["results"][0]["status"] == "ok":
                    self.acknowledged.append(put["id"])
                    break
                time.sleep(0.1)
            self.over.wait(0.2)


class Desk:
    """A running product with a project, a writer and imports, and direct sight of its database."""

    def __init__(self, started: starts.Start) -> None:
        self.started = started
        self.project, self.manager, annotator = started.shell(SEED)
        self.writer = Writer(started.port, annotator, self.project)
        self.imported: list[str] = []

    def rows(self, statement: str) -> list[Any] | None:
        """Ask the database itself; None while it does not answer."""
        url = postgres.Server(self.started.state).url
        try:
            with psycopg.connect(url, autocommit=True, connect_timeout=2) as connection:
                return connection.execute(statement).fetchall()
        except psycopg.Error:
            return None

    def one(self, statement: str) -> Any:
        """Ask the database for one value."""
        rows = self.rows(statement)
        return rows[0][0] if rows else None

    def bring_stories(self, name: str) -> str:
        """Begin to import stories that nobody has brought before; the engine reads them afterwards. Returns the job."""
        lines = []
        for number in range(STORIES):
            text = f"{name} {number} {uuid4()}.\n" + "".join(SENTENCE.format(number, day) for day in range(SENTENCES))
            self.imported.append(text)
            lines.append(json.dumps({"text": text}))
        path = f"/api/v1/projects/{self.project}/imports"
        status, job = send_files(self.started.port, path, {"stories.jsonl": "\n".join(lines)}, self.manager)
        assert status == 202, job
        return str(job["id"])

    def done(self, job: str) -> bool:
        """Tell whether an import is done and everything that was imported has been read."""
        read = self.one("SELECT count(DISTINCT article_id) FROM claims_suggestionrun")
        state = self.one(f"SELECT state FROM claims_job WHERE id = '{job}'")
        return state == "done" and read is not None and read >= len(self.imported)


def kill(desk: Desk, label: str, seconds: float = WITHIN) -> tuple[float, float]:
    """Kill one process in the middle of the work.

    Returns the seconds after which somebody's claim was acknowledged, and after which the work under way was done.
    """
    job = desk.bring_stories(label)
    processes.wait_for(lambda: desk.one("SELECT count(*) FROM claims_job WHERE state = 'running'") == 1, seconds=5)
    victims = processes_of(desk.started.process.pid)
    victim = victims.get(label) or next(
        pid for name, pid in victims.items() if name.split(" #")[0] == label.split(" #")[0]
    )
    before, began = len(desk.writer.acknowledged), time.monotonic()
    os.kill(victim, signal.SIGKILL)
    assert processes.wait_for(lambda: not processes.is_alive(victim), seconds=10)
    # A request that was under way may still be answered; the one after it shows that work goes on.
    written = processes.wait_for(lambda: len(desk.writer.acknowledged) >= before + 2, seconds=seconds)
    to_claim = time.monotonic() - began
    over = processes.wait_for(lambda: desk.done(job), seconds=seconds - to_claim)
    to_end = time.monotonic() - began
    problem = f"{label} was killed:\n{starts.logs(desk.started.state)}\n{desk.started.lines[-2000:]}"
    assert written, f"no claim was acknowledged for {seconds} s after {problem}"
    assert over, f"the work was not done {seconds} s after {problem}"
    return to_claim, to_end


def check_nothing_lost_or_doubled(desk: Desk) -> None:
    """Compare what was acknowledged and imported with what the database holds."""
    from claims.engines import quotes

    desk.writer.over.set()
    desk.writer.join(timeout=20)
    claims = [str(row[0]) for row in desk.rows("SELECT id FROM claims_claim") or []]
    assert set(desk.writer.acknowledged) <= set(claims), "a claim that was acknowledged is lost"
    # One may have been stored and not acknowledged when the writer was told to stop.
    assert len(claims) <= len(desk.writer.acknowledged) + 1
    events = desk.rows("SELECT subject_id, count(*) FROM claims_event WHERE subject = 'claim' GROUP BY 1") or []
    assert {count for _, count in events} == {1}, "history tells of a claim twice"
    assert desk.one("SELECT count(*) FROM claims_article") == len(desk.imported) + 1
    expected = sum(len(quotes.suggest(text, language="en")) for text in desk.imported)
    imported = (
        "SELECT count(*) FROM claims_suggestion s JOIN claims_article a ON a.id = s.article_id WHERE a.number > 1"
    )
    assert desk.one(imported) == expected
    assert desk.rows("SELECT kind, state FROM claims_job WHERE state NOT IN ('done', 'queued', 'running')") == []
    created = desk.one("SELECT sum((result->>'created')::int) FROM claims_job WHERE kind = 'import_articles'")
    assert created == len(desk.imported), "an import reports other articles than it brought"
    assert desk.writer.answers <= {0, 200, 503}, desk.writer.answers


def main() -> int:
    """Kill every process of a product that is started for it; print a table and give 0 when nothing was lost."""
    with tempfile.TemporaryDirectory(prefix="onrecord-kill-") as folder:
        started = starts.start(Path(folder) / "var")
        try:
            desk = Desk(started)
            desk.writer.start()
            labels = [
                name for name in processes_of(started.process.pid) if not name.startswith("postgres: autovacuum w")
            ]
            print(f"{'killed':<40} {'claim after':>12} {'all done after':>15}", flush=True)
            for label in labels:
                claim, end = kill(desk, label)
                print(f"{label:<40} {claim:>10.1f} s {end:>13.1f} s", flush=True)
            check_nothing_lost_or_doubled(desk)
            print(
                f"{len(labels)} processes killed, {len(desk.writer.acknowledged)} claims and {len(desk.imported)} articles, 0 lost"
            )
        finally:
            started.process.send_signal(signal.SIGINT)
            started.process.wait(timeout=60)
    return 0


if __name__ == "__main__":
    sys.exit(main())
