"""A client of On Record for scripts: import articles, wait for jobs, read claims, download exports and releases.

    with OnRecord("https://desk.example.org", token) as desk:
        for claim in desk.iter_claims(project):
            print(claim["article"]["title"], claim["exact"]["content"])

A download that breaks off goes on where it stopped, and its checksum is compared at the end. Errors of the server are raised as
`Refused` with their stable code.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypedDict, cast

import httpx

# What the client asks for: method and address below /api/v1/.
ROUTES = {
    "projects": ("GET", "projects"),
    "articles": ("POST", "projects/{project}/articles"),
    "export": ("POST", "projects/{project}/exports"),
    "exports": ("GET", "projects/{project}/exports"),
    "export_file": ("GET", "exports/{job}/file"),
    "export_manifest": ("GET", "exports/{job}/manifest"),
    "make_release": ("POST", "projects/{project}/releases"),
    "releases": ("GET", "projects/{project}/releases"),
    "release": ("GET", "releases/{release}"),
    "release_file": ("GET", "releases/{release}/file"),
    "job": ("GET", "jobs/{job}"),
}
BATCH = 50
TRIES = 5
BLOCK = 1 << 16
MOVING = {"queued", "running"}
JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]


class Project(TypedDict):
    """A project that the token may see."""

    id: str
    name: str
    language: str


class JobError(TypedDict):
    """Why a job failed."""

    code: str
    message: str


class Job(TypedDict):
    """A piece of background work."""

    id: str
    kind: str
    state: Literal["queued", "running", "done", "failed", "cancelled"]
    done: int
    total: int
    error: JobError | None
    result: dict[str, JSON] | None


class Release(TypedDict):
    """A numbered dataset that never changes."""

    id: str
    number: int
    file_name: str
    bytes: int
    sha256: str
    loader: str
    manifest: dict[str, JSON]


class Row(TypedDict):
    """What became of one article that was sent."""

    status: str
    article: str | None
    number: int | None
    code: str | None
    message: str | None


class Refused(Exception):
    """The server refused: `code` is stable, `message` is for people, `field` names what was wrong."""

    def __init__(self, status: int, code: str, message: str, field: str | None) -> None:
        super().__init__(f"{code}: {message}")
        self.status, self.code, self.message, self.field = status, code, message, field


class JobFailed(Exception):
    """A job ended without being done."""

    def __init__(self, job: Job) -> None:
        error = job["error"]
        super().__init__(f"{job['kind']}: {job['state']}" + (f", {error['code']}: {error['message']}" if error else ""))
        self.job = job


class OnRecord:
    """A server, as the person of a token sees it."""

    def __init__(
        self, address: str, token: str, *, timeout: float = 60.0, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._http = httpx.Client(
            base_url=f"{address.rstrip('/')}/api/v1/",
            headers={"Authorization": f"Token {token}"},
            timeout=timeout,
            transport=transport,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def _ask(self, route: str, body: object = None, *, query: Mapping[str, int] | None = None, **names: str) -> JSON:
        method, path = ROUTES[route]
        sent = self._http.request(
            method, path.format(**names), params=query, **({} if body is None else {"json": body})
        )
        return cast(JSON, _checked(sent).json())

    def projects(self) -> list[Project]:
        """List the projects of the token's person."""
        return cast("list[Project]", cast("dict[str, JSON]", self._ask("projects"))["results"])

    def import_articles(self, project: str, articles: Iterable[Mapping[str, object]]) -> Iterator[Row]:
        """Import articles ({"text": ..., "title": ...}), fifty at a time, and give what became of each, in order.

        An article that the project already has is reported as a duplicate, so a script that was broken off can be run again.
        """
        source = iter(articles)
        while batch := list(islice(source, BATCH)):
            report = cast("dict[str, JSON]", self._ask("articles", [dict(one) for one in batch], project=project))
            yield from cast("list[Row]", report["results"])

    def export(
        self, project: str, *, format: str = "jsonl", layer: str = "all", selection: Mapping[str, object] | None = None
    ) -> Job:
        """Start building a dataset."""
        body = {"format": format, "layer": layer, "selection": dict(selection or {})}
        return cast(Job, self._ask("export", body, project=project))

    def make_release(
        self,
        project: str,
        *,
        format: str = "parquet",
        layer: str = "all",
        selection: Mapping[str, object] | None = None,
        hold_out_speakers: int = 0,
    ) -> Job:
        """Start making a release; the result of the job names it."""
        body = {
            "format": format,
            "layer": layer,
            "selection": dict(selection or {}),
            "hold_out_speakers": hold_out_speakers,
        }
        return cast(Job, self._ask("make_release", body, project=project))

    def releases(self, project: str) -> list[Release]:
        """List releases, the newest first."""
        return cast("list[Release]", cast("dict[str, JSON]", self._ask("releases", project=project))["results"])

    def numbered_release(self, project: str, number: int) -> Release:
        """Read the release of a project with this number, by which it is cited. Raises LookupError where there is none."""
        found = cast("dict[str, JSON]", self._ask("releases", query={"number": number}, project=project))["results"]
        for one in cast("list[Release]", found):
            return one
        raise LookupError(f"The project has no release {number}.")

    def release(self, release: str) -> Release:
        """Read a release."""
        return cast(Release, self._ask("release", release=release))

    def wait(self, job: Job | str, *, every: float = 1.0, sleep: Callable[[float], object] = time.sleep) -> Job:
        """Wait for a job to end, and return it. Raises JobFailed unless it is done."""
        key = job if isinstance(job, str) else job["id"]
        while (now := cast(Job, self._ask("job", job=key)))["state"] in MOVING:
            sleep(every)
        if now["state"] != "done":
            raise JobFailed(now)
        return now

    def download(self, release: Release | str, to: Path) -> Path:
        """Download the archive of a release into a folder; what was downloaded before a break is kept. Raises ValueError if the checksum differs."""
        known = self.release(release) if isinstance(release, str) else release
        target = to / known["file_name"]
        part = target.with_name(target.name + ".part")
        path = ROUTES["release_file"][1].format(release=known["id"])
        with part.open("ab") as file:
            for block in self._blocks(path, file.tell()):
                file.write(block)
        digest = hashlib.sha256(part.read_bytes()).hexdigest()
        if digest != known["sha256"]:
            part.unlink()
            raise ValueError(f"{known['file_name']} has the checksum {digest}, not {known['sha256']}.")
        return part.replace(target)

    def iter_claims(
        self,
        project: str,
        *,
        layer: str = "all",
        selection: Mapping[str, object] | None = None,
        job: Job | str | None = None,
    ) -> Iterator[dict[str, JSON]]:
        """Give every claim of a project with its article (`article`, without the claims).

        Builds a dataset, or reads one that was built (`job`), line by line; a connection that breaks is taken up where it broke.
        """
        built = self.wait(job or self.export(project, layer=layer, selection=selection))
        for line in _lines(self._blocks(ROUTES["export_file"][1].format(job=built["id"]), 0)):
            article = json.loads(line)
            claims = article.pop("claims")
            for claim in claims:
                yield {**claim, "article": article}

    def _blocks(self, path: str, have: int) -> Iterator[bytes]:
        """Read a file from a place on, and go on after a break, whether or not the server can begin in the middle."""
        failures = 0
        while True:
            try:
                with self._http.stream("GET", path, headers={"Range": f"bytes={have}-"} if have else {}) as answer:
                    if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                        return
                    if answer.is_error:
                        answer.read()
                    _checked(answer)
                    skip = 0 if answer.status_code == httpx.codes.PARTIAL_CONTENT else have
                    for block in answer.iter_bytes(BLOCK):
                        fresh, skip = block[skip:], max(0, skip - len(block))
                        have += len(fresh)
                        failures = 0 if fresh else failures
                        if fresh:
                            yield fresh
                return
            except httpx.TransportError:
                failures += 1
                if failures == TRIES:
                    raise


def _checked(answer: httpx.Response) -> httpx.Response:
    if not answer.is_error:
        return answer
    try:
        error = answer.json()["error"]
    except (ValueError, KeyError, TypeError):
        raise Refused(answer.status_code, "unknown", answer.reason_phrase, None) from None
    raise Refused(answer.status_code, error["code"], error["message"], error.get("field"))


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        *lines, rest = (rest + block).split(b"\n")
        yield from lines
    if rest:
        yield rest
