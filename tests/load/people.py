"""Annotators at work, each a thread with a browser's connection and session: next, twelve saves, submit, and again."""

import http.client
import json
import random
import threading
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from uuid import uuid4

from tests.documents import claim_for
from tests.load.ledger import Pass

# A pass: eight new claims, three of them judged afterwards, one deleted; each is a request of its own.
NEW, JUDGED = 8, 3
SYNCS = NEW + JUDGED + 1
LABELS = ("true", "misleading", "false")
# As often as this the same batch is sent again, and as many seconds apart, before somebody gives up.
TRIES, APART = 5, 1.0


@dataclass(frozen=True)
class Request:
    """One request: its kind, when its answer was there (monotonic seconds), how long that took, and its error if any."""

    kind: str
    at: float
    milliseconds: float
    error: str = ""


@dataclass
class Browser:
    """One person's browser: a connection that is kept, cookies, and on every write the page's token and person."""

    port: int
    person: int
    cookies: dict[str, str] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connection: http.client.HTTPConnection | None = None

    def ask(self, kind: str, method: str, path: str, body: Any = None, *, good: tuple[int, ...] = (200,)) -> Any:
        """Send one request and note it; returns the JSON, None for an empty answer. Raises Refused for another status."""
        data = None if body is None else json.dumps(body).encode()
        began = time.perf_counter()
        try:
            status, content = self._exchange(method, path, data)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            status, content = 0, repr(error).encode()
        taken = (time.perf_counter() - began) * 1000
        error = "" if status in good else f"{status} {content[:200].decode(errors='replace')}"
        self.requests.append(Request(kind, time.monotonic(), taken, error))
        if error:
            raise Refused(status, error)
        return json.loads(content) if content and status == 200 and path.startswith("/api/") else None

    def sign_in(self, link: str) -> None:
        """Open a sign-in link and the page that it leads to, as a person does."""
        self.ask("sign-in", "GET", link, good=(302,))
        self.ask("page", "GET", "/")
        session = self.ask("session", "GET", "/api/v1/session")
        assert session["user"], "the sign-in link signed nobody in"

    def _exchange(self, method: str, path: str, data: bytes | None) -> tuple[int, bytes]:
        headers = {"Accept": "application/json", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if data is not None:
            headers |= {"Content-Type": "application/json", "X-CSRFToken": self.cookies.get("csrftoken", "")}
            headers |= {"X-On-Record-Person": str(self.person)}
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self.connection.request(method, path, data, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        for value in answer.headers.get_all("Set-Cookie", ()):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(value).items()}
        return answer.status, content

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Refused(Exception):
    """A request that got another answer than it should have; status 0 is none at all."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.passing = status in (0, 429) or status >= 500


@dataclass(frozen=True)
class Pace:
    """How people work: seconds between two saves (on average), and the time within which all of them come in."""

    pause: float
    arrival: float


class Annotator(threading.Thread):
    """Somebody who takes one article after the other until told to stop, or until none is left."""

    def __init__(self, browser: Browser, link: str, project: str, speakers: list[str], pace: Pace) -> None:
        super().__init__(daemon=True)
        self.browser, self.link, self.project, self.speakers, self.pace = browser, link, project, speakers, pace
        self.random = random.Random(browser.person)
        self.passes: list[Pass] = []
        self.over = threading.Event()
        self.failure = ""

    def run(self) -> None:
        """Come in, sign in and work."""
        # Until the end is reached: whatever else ends the thread, or keeps it, must not look like success.
        self.failure = "is not done, or was ended by an error that stands above"
        try:
            self.over.wait(self.random.uniform(0, self.pace.arrival))
            self.browser.sign_in(self.link)
            while not self.over.is_set() and self._next_article():
                pass
            self.failure = ""
        except Refused as refused:
            self.failure = str(refused)
        finally:
            # The server would close it, in its own time, before this person is asked what is stored.
            self.browser.close()

    def _next_article(self) -> bool:
        path = f"/api/v1/projects/{self.project}/next"
        work = self._again_and_again("next", path, {}, good=(200, 204))
        if work is None:
            return False
        mine = Pass(self.browser.person, work["assignment"]["id"], work["article"]["id"])
        self.passes.append(mine)
        text, keys = work["article"]["text"], [str(uuid4()) for _ in range(NEW)]
        for turn in range(SYNCS):
            # Nobody works like a clock; without a pause the server sets the pace.
            if self.over.wait(self.pace.pause * self.random.uniform(0.6, 1.4)):
                return False
            ops = [self._change(mine, text, keys, turn)]
            mine.doubt(ops)
            body = {"ops": ops, "active_seconds": self.pace.pause, "turn": turn + 1}
            answer = self._again_and_again("sync", f"/api/v1/assignments/{mine.assignment}/sync", body)
            if any(result["status"] != "ok" for result in answer["results"]):
                raise Refused(200, json.dumps(answer["results"]))
            mine.acknowledge(ops)
        self._again_and_again("submit", f"/api/v1/assignments/{mine.assignment}/submit", {})
        mine.submitted = True
        return True

    def _change(self, mine: Pass, text: str, keys: list[str], turn: int) -> dict[str, Any]:
        if turn < NEW:
            content = text.split(" said on ")[turn + 1].partition(".")[0]
            speaker = self.random.choice(self.speakers)
            return {"put": claim_for(text, keys[turn], [content], speakers=[speaker]), "base": 0}
        if turn < NEW + JUDGED:
            number = turn - NEW
            verdict = {"label": LABELS[number], "rationale": "", "status": "draft", "evidence": []}
            return {"put": {**(mine.claims[keys[number]] or {}), "was_said": True, "verdict": verdict}, "base": 1}
        return {"delete": keys[-1], "base": 1}

    def _again_and_again(self, kind: str, path: str, body: Any, good: tuple[int, ...] = (200,)) -> Any:
        """Send a write as often as a browser would; each answer that is none counts as an error all the same."""
        for attempt in range(TRIES):
            try:
                return self.browser.ask(kind, "POST", path, body, good=good)
            except Refused as refused:
                if not refused.passing or attempt == TRIES - 1:
                    raise
                time.sleep(APART)
        raise AssertionError("not reached")
