"""What an article of eight claims costs the server: `python -m tests.bench.article`, part of `make bench`.

Somebody signed in as in a browser (session, CSRF token) takes an article, stores eight claims with speakers, verdicts and
evidence, and hands it in, the last ones with that. Requests go through the whole application as the web server calls it; connections outlive them. The
figures are processor milliseconds of the application and of all processes of the database server, by article; what the browser's
part takes in this process, such as writing and reading JSON, is left out.
"""

import argparse
import cProfile
import gzip
import io
import json
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import django

from tests import servers
from tests.bench import synthetic

# How the article is done: milliseconds of processor time that it may cost.
BUDGETS = {"claim by claim, 9 requests": 60.0, "all at once, 2 requests": 52.0}
WARM_UP = 5
# Articles of eight claims that are there already.
DONE = 1000


class Browser:
    """Somebody's browser, but for what it draws."""

    def __init__(self, user: Any) -> None:
        from django.conf import settings
        from django.middleware.csrf import get_token
        from django.test import Client
        from django.test.client import RequestFactory

        from annotator.wsgi import application

        client = Client()
        client.force_login(user, backend="claims.http.sessions.Accounts")
        request = RequestFactory().get("/")
        get_token(request)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.application = application
        # Processor seconds of the application so far.
        self.seconds = 0.0
        self.headers = {
            "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={request.META['CSRF_COOKIE']}",
            # What the page reads from the cookie.
            "HTTP_X_CSRFTOKEN": request.META["CSRF_COOKIE"],
            "HTTP_X_ON_RECORD_PERSON": str(user.pk),
            "HTTP_ACCEPT": "application/json",
            "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
            "HTTP_HOST": "127.0.0.1",
        }

    def post(self, path: str, body: Any = None) -> bytes:
        """POST JSON below /api/v1/; returns the answer as it is sent."""
        data = json.dumps(body if body is not None else {}).encode()
        status: list[str] = []
        given = io.BytesIO(data)
        began = time.process_time()
        answer: Any = self.application(
            {
                "REQUEST_METHOD": "POST",
                "PATH_INFO": f"/api/v1/{path}",
                "SCRIPT_NAME": "",
                "QUERY_STRING": "",
                "SERVER_NAME": "127.0.0.1",
                "SERVER_PORT": "80",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "REMOTE_ADDR": "127.0.0.1",
                "CONTENT_TYPE": "application/json",
                "CONTENT_LENGTH": str(len(data)),
                "wsgi.url_scheme": "http",
                "wsgi.input": given,
                "wsgi.errors": sys.stderr,
                **self.headers,
            },
            lambda line, headers, _=None: status.append(line),
        )
        sent = b"".join(answer)
        answer.close()
        self.seconds += time.process_time() - began
        assert status[0].startswith("200"), (path, status, sent[:500])
        return sent


def changes(text: str) -> Iterator[list[dict[str, Any]]]:
    """Make the operations of eight claims, each with a verdict and evidence, by three new speakers in all."""
    speakers = [str(uuid4()) for _ in range(3)]
    starts = [at for at in range(len(text)) if text.startswith("the bridge", at)][: synthetic.CLAIMS]
    for number, start in enumerate(starts):
        end = text.index(" for repairs", start)
        speaker = speakers[number % 3]
        put = {
            "id": str(uuid4()),
            "content": [[start, end]],
            "exact": {"content": [text[start:end]]},
            "speakers": [speaker],
            "verdict": {
                "label": "true",
                "rationale": "Seen.",
                "status": "final",
                "evidence": [{"url": "https://example.org/report", "title": "Report", "stance": "supports"}],
            },
        }
        made = {"id": speaker, "name": f"Spokesman {speaker}", "kind": "person", "anonymous": False, "descriptor": ""}
        yield [*([{"speaker": made}] if number < 3 else []), {"put": put, "base": 0}]


def work(browser: Browser, project: UUID, *, at_once: bool) -> int:
    """Do one article; returns the number of requests."""
    found = json.loads(decoded(browser.post(f"projects/{project}/next")))
    path = f"assignments/{found['assignment']['id']}"
    batches = list(changes(found["article"]["text"]))
    if at_once:
        batches = [[op for batch in batches for op in batch]]
    for turn, ops in enumerate(batches, start=1):
        verb = "submit" if turn == len(batches) else "sync"
        answer = json.loads(decoded(browser.post(f"{path}/{verb}", {"ops": ops, "turn": turn, "active_seconds": 5.0})))
        assert {result["status"] for result in answer["results"]} == {"ok"}, answer
    assert answer["assignment"]["state"] == "submitted", answer
    return len(batches) + 1


def decoded(sent: bytes) -> bytes:
    """Unpack an answer that may be compressed."""
    return gzip.decompress(sent) if sent[:2] == b"\x1f\x8b" else sent


def prepared(articles: int) -> tuple[Any, Any]:
    """Make a project with articles, suggestions of an engine for them, and somebody who annotates in it."""
    from django.contrib.auth import get_user_model

    from claims import jobs
    from claims.articles.record import Row, read_article
    from claims.articles.services import ingest
    from claims.audit import Actor
    from claims.datasets.loading import load_records
    from claims.projects.services import add_member, create_project, publish_guideline
    from claims.suggestions.services import start
    from claims.tasks import HANDLERS

    project = create_project(actor=Actor(), name="Bench", engine="quotes")
    # Finished work lies in the tables already: of empty ones the database keeps plans that read them whole as they fill.
    load_records(project=create_project(actor=Actor(), name="Done"), actor=Actor(), lines=synthetic.records(DONE))
    publish_guideline(actor=Actor(), project=project, markdown="# Guideline\n\nMark what is said.")
    user = get_user_model().objects.create(username="annotator")
    add_member(actor=Actor(), project=project, user=user, role="annotator")
    stories = (
        f"“The bridges will be closed,” the minister said. {synthetic.story(number)}" for number in range(articles)
    )
    rows = [Row("", number, read_article({"text": text, "title": "Bridges"})) for number, text in enumerate(stories, 1)]
    list(ingest(actor=Actor(), project=project, rows=rows))
    jobs.perform(start(actor=Actor(), project=project).pk, HANDLERS)
    return project, user


def measure(articles: int, profiled: bool) -> int:
    """Measure both ways in a test database; gives 1 when one is over its budget."""
    from django.conf import settings
    from django.db import connection
    from django.test.utils import get_runner

    from tests.bench.measure import database_seconds

    runner: Any = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    over = 0
    try:
        project, user = prepared(2 * (articles + WARM_UP))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        browser = Browser(user)
        for (name, budget), at_once in zip(BUDGETS.items(), (False, True), strict=True):
            for _ in range(WARM_UP):
                requests = work(browser, project.pk, at_once=at_once)
            profile = cProfile.Profile()
            began, before = browser.seconds, database_seconds()
            if profiled:
                profile.enable()
            for _ in range(articles):
                work(browser, project.pk, at_once=at_once)
            profile.disable()
            web, database = browser.seconds - began, database_seconds() - before
            each = 1000 * (web + database) / articles
            over += each > budget
            print(
                f"{f'article of 8 claims, {name}':<52} {each:6.1f} CPU ms of {budget:5.1f}"
                f" ({1000 * web / articles:.1f} product, {1000 * database / articles:.1f} database)"
                f"   {1000 * web / articles / requests:.2f} ms a request{'   OVER' if each > budget else ''}",
                flush=True,
            )
            if profiled:
                pstats.Stats(profile).sort_stats("tottime").print_stats(45)
                pstats.Stats(profile).sort_stats("cumulative").print_stats(90)
        return 1 if over else 0
    finally:
        runner.teardown_databases(databases)


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--profile", action="store_true", help="print where this process spends its time")
    options = parser.parse_args()
    servers.ensure()
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    django.setup()
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        from django.conf import settings

        settings.MEDIA_ROOT = str(Path(folder))
        return measure(options.articles, options.profile)


if __name__ == "__main__":
    sys.exit(main())
