"""The product under attack: started on a folder of its own, with one manager, one project and one sign-in link."""

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.each_process import processes_of
from tests.setup import starts

SEED = """
import json
from django.contrib.auth import get_user_model
from knox.models import AuthToken
from claims.audit import Actor
from claims.http.links import link_for
from claims.projects.services import create_project
user = get_user_model().objects.create_user("kim")
project = create_project(actor=Actor(user), name="Attack", engine="")
print("SEED " + json.dumps([str(project.pk), AuthToken.objects.create(user)[1], link_for(user)]))
"""
# Somebody who is not signed in, whose body is read: anybody may give themselves this cookie.
NOBODY = {"Cookie": f"csrftoken={'a' * 32}", "X-CSRFToken": "a" * 32}
# Processes that may come and go by themselves are not among these.
LASTING = ("web", "beat", "worker", "valkey", "postgres")


@dataclass(frozen=True)
class Outcome:
    """What an attack did: how many requests or connections, what it got, and what was wrong with the answers."""

    requests: int
    got: str
    problem: str = ""


@dataclass(frozen=True)
class Target:
    """Where the product answers, and who may do what."""

    started: starts.Start
    project: str
    token: str
    link: str

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return self.started.port

    def send(
        self, method: str, path: str, body: Any = None, kind: str = "application/json", *, signed_in: bool = True
    ) -> tuple[int, dict[str, str], bytes]:
        """Send one request; returns status, headers (names in lower case) and body, or 0 without an answer."""
        headers = {"Content-Type": kind} | ({"Authorization": f"Token {self.token}"} if signed_in else NOBODY)
        server = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            server.request(method, path, body, headers)
            answer = server.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        except (OSError, http.client.HTTPException) as error:
            return 0, {}, repr(error).encode()
        finally:
            server.close()

    def refusal(self, answer: tuple[int, dict[str, str], bytes]) -> str:
        """Say what is wrong with an answer that should be a refusal in the API's shape; empty when nothing is."""
        status, _, data = answer
        if not 400 <= status < 500:
            return f"status {status}"
        try:
            return "" if json.loads(data)["error"]["code"] else "no code"
        except (ValueError, LookupError, TypeError):
            return f"no JSON: {data[:80]!r}"

    def lasting(self) -> dict[str, int]:
        """Name the processes that must be the same before and after an attack."""
        found = processes_of(self.started.process.pid)
        children = {name: pid for name, pid in found.items() if name in LASTING or name.startswith("web #")}
        return children


@contextmanager
def target(folder: Path) -> Iterator[Target]:
    """Start the product, and stop it afterwards."""
    started = starts.start(folder / "var")
    try:
        project, token, link = started.shell(SEED)
        yield Target(started, project, token, link)
    finally:
        started.stop()
