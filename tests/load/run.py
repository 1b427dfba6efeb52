"""A product under load: it is started and filled, people work in it, and what came of it is measured and compared."""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from annotator.embedded import postgres
from tests.faults.each_process import processes_of
from tests.load.ledger import Findings, Stored, compare
from tests.load.people import Annotator, Browser, Pace, Request
from tests.setup import starts

PER_ARTICLE, OPEN_AT_ONCE = 2, 2
SEED = """
import json
from uuid import uuid4
from django.contrib.auth import get_user_model
from claims.articles.record import Row, read_article
from claims.articles.services import ingest, put_speakers
from claims.articles.speakers import read_speaker
from claims.audit import Actor
from claims.http.links import link_for
from claims.projects.services import add_member, create_project, publish_guideline
from tests.bench.synthetic import rows
users = get_user_model().objects
manager = Actor(users.create_user("kim"))
project = create_project(actor=manager, name="Load", engine="", annotators_per_article={per_article}, overlap_share=1)
publish_guideline(actor=manager, project=project, markdown="# Guideline")
lines = (Row("", number, read_article(json.loads(line))) for number, line in enumerate(rows({articles}), start=1))
list(ingest(actor=manager, project=project, rows=lines))
made = [read_speaker({{"id": str(uuid4()), "name": f"Spokesman {{n}}", "kind": "person"}}) for n in range(50)]
put_speakers(actor=manager, project=project, article=None, speakers=made, shared=True)
people = [users.create_user(f"person-{{n}}") for n in range({people})]
for person in people:
    add_member(actor=manager, project=project, user=person, role="annotator")
found = [str(project.pk), [str(speaker["id"]) for speaker in made], [[person.pk, link_for(person)] for person in people]]
print("SEED " + json.dumps(found))
"""
HISTORY = """
SELECT e.subject_id::text, count(*), bool_or(c.deleted_at IS NOT NULL)
FROM claims_event e JOIN claims_claim c ON c.id = e.subject_id WHERE e.subject = 'claim' GROUP BY 1
"""
HOLDERS = "SELECT article_id::text, person_id FROM claims_assignment WHERE state IN ('leased', 'submitted')"
MAX_OPEN = """
SELECT actor_id, max(open)::int FROM (
    SELECT actor_id, sum(CASE WHEN action IN ('leased', 'reopened') THEN 1 ELSE -1 END)
        OVER (PARTITION BY actor_id ORDER BY at, id) AS open
    FROM claims_event
    WHERE subject = 'assignment' AND action IN ('leased', 'reopened', 'submitted', 'skipped', 'released', 'expired')
) AS steps GROUP BY 1
"""


@dataclass
class Load:
    """What became of one load: every request, processor seconds while all people worked, and what the ledger found."""

    people: int
    requests: list[Request] = field(default_factory=list)
    since: float = 0.0
    until: float = 0.0
    web: float = 0.0
    database: float = 0.0
    client: float = 0.0
    busy: float = 0.0
    edits: int = 0
    submitted: int = 0
    findings: Findings = field(default_factory=Findings)
    failures: list[str] = field(default_factory=list)

    @property
    def errors(self) -> list[str]:
        """Every answer that was none of those that should come, and everybody who gave up."""
        return [f"{one.kind}: {one.error}" for one in self.requests if one.error] + self.failures

    def counted(self, *kinds: str) -> list[float]:
        """Give the milliseconds of the requests that were answered while all people worked, of these kinds or of all."""
        inside = (one for one in self.requests if self.since <= one.at <= self.until)
        return [one.milliseconds for one in inside if not kinds or one.kind in kinds]

    def table(self) -> str:
        """Lay out times by kind of request, processor time, and the ledger."""
        lines = [
            f"{'request':<10} {'all':>8} {'counted':>8} {'errors':>7} {'p50':>9} {'p95':>9} {'p99':>9} {'worst':>9}"
        ]
        for kind in dict.fromkeys(one.kind for one in self.requests):
            lines.append(self._row(kind, kind))
        lines.append(self._row("every"))
        counted, wall = len(self.counted()), self.until - self.since
        if counted and wall:
            each = (
                f"web {self.web / counted * 1000:.1f} ms and database {self.database / counted * 1000:.1f} ms a request"
            )
            lines.append(
                f"CPU: {each}; {counted / wall:.1f} requests a second; web and database took {self._share(wall)}"
            )
        lines.append(
            f"Ledger: {self.edits} changes and {self.submitted} articles acknowledged; "
            f"{len(self.errors)} errors, {self.findings.line()}"
        )
        return "\n".join([*lines, *(f"  {error}" for error in self.errors[:5])])

    def _share(self, wall: float) -> str:
        of = os.cpu_count() or 1
        shares = ((self.web + self.database) / wall / of, self.client / wall / of, self.busy)
        return "{:.0%}, this client {:.0%}, everything together {:.0%} of {} processors".format(*shares, of)

    def _row(self, title: str, *kinds: str) -> str:
        times = self.counted(*kinds)
        here = [one for one in self.requests if not kinds or one.kind in kinds]
        errors = sum(bool(one.error) for one in here)
        if len(times) < 2:
            return f"{title:<10} {len(here):>8} {len(times):>8} {errors:>7}"
        cuts = statistics.quantiles(times, n=100, method="inclusive")
        shown = " ".join(f"{value:>6.0f} ms" for value in (cuts[49], cuts[94], cuts[98], max(times)))
        return f"{title:<10} {len(here):>8} {len(times):>8} {errors:>7} {shown}"


@contextmanager
def floor(folder: Path, people: int, articles: int) -> Iterator[tuple[starts.Start, Any]]:
    """Start a product and fill it with a project, articles, speakers and annotators; stop it afterwards."""
    started = starts.start(folder / "var")
    try:
        yield started, started.shell(SEED.format(people=people, articles=articles, per_article=PER_ARTICLE))
    finally:
        started.stop()


def run(started: starts.Start, seed: Any, seconds: float, pace: Pace) -> Load:
    """Let everybody work for some seconds; times and processor seconds count from when all have come in."""
    project, speakers, people = seed
    annotators = [Annotator(Browser(started.port, person), link, project, speakers, pace) for person, link in people]
    load, began = Load(len(annotators)), time.monotonic()
    for annotator in annotators:
        annotator.start()
    time.sleep(pace.arrival)
    load.since, before = time.monotonic(), _processors(started)
    while time.monotonic() < began + seconds and any(annotator.is_alive() for annotator in annotators):
        time.sleep(0.1)
    load.until, after = time.monotonic(), _processors(started)
    load.web, load.database, load.client, busy, all_of_them = (y - x for x, y in zip(before, after, strict=True))
    load.busy = busy / max(all_of_them, 0.01)
    for annotator in annotators:
        annotator.over.set()
    for annotator in annotators:
        annotator.join(timeout=60)
    load.failures = [f"person {one.browser.person}: {one.failure}" for one in annotators if one.failure]
    load.requests = [request for one in annotators for request in one.browser.requests]
    passes = [one for annotator in annotators for one in annotator.passes]
    load.edits, load.submitted = sum(one.edits.total() for one in passes), sum(one.submitted for one in passes)
    stored = _stored(started, annotators)
    load.findings = compare(passes, stored, per_article=PER_ARTICLE, open_at_once=OPEN_AT_ONCE)
    return load


def _stored(started: starts.Start, annotators: list[Annotator]) -> Stored:
    works = {}
    for annotator in annotators:
        for one in annotator.passes:
            works[one.assignment] = annotator.browser.ask("read", "GET", f"/api/v1/assignments/{one.assignment}")
        annotator.browser.close()
    with psycopg.connect(postgres.Server(started.state).url) as connection:
        history = {key: (count, deleted) for key, count, deleted in connection.execute(HISTORY)}
        holders = connection.execute(HOLDERS).fetchall()
        most_open = dict(connection.execute(MAX_OPEN).fetchall())
    return Stored(works, history, holders, most_open)


def _processors(started: starts.Start) -> tuple[float, float, float, float, float]:
    """Give the processor seconds of web server, database, this client, all processes of the machine, and its processors."""
    found = processes_of(started.process.pid)
    ticks = [int(value) for value in Path("/proc/stat").read_text().partition("\n")[0].split()[1:9]]
    idle, every = ticks[3] + ticks[4], sum(ticks)
    return (
        starts.seconds_of(found["web"]),
        starts.seconds_of(found["postgres"]),
        time.process_time(),
        (every - idle) / os.sysconf("SC_CLK_TCK"),
        every / os.sysconf("SC_CLK_TCK"),
    )
