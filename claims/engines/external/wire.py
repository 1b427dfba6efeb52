"""One question to one host, by HTTP, and its answer: with limits on time and size, and no way to any other host.

The standard library's client is used on purpose: it follows no redirect, reads no proxy from the environment, and keeps no
connection, so that nothing is sent to any host but the one in the settings.
"""

import contextlib
import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from claims.core.messages import Message, note

MAX_BYTES = 2_000_000
AGAIN = {408, 425, 429, 500, 502, 503, 504}
CHUNK = 65_536

Tick = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Config:
    """An administrator's settings: the base URL of an OpenAI-compatible service, without `/chat/completions`.

    `seconds` is how long one attempt may take, `attempts` how often it is tried, `wait` the seconds before the second one,
    doubled each time; `Retry-After` is obeyed up to `longest_wait` seconds.
    """

    url: str = ""
    key: str = field(default="", repr=False)
    model: str = ""
    seconds: float = 60.0
    attempts: int = 3
    wait: float = 2.0
    longest_wait: float = 30.0


class NoAnswer(Exception):
    """The service did not answer as it should; the note names neither host nor key."""

    def __init__(self, why: Message, *, again: bool = False, after: float = 0.0) -> None:
        super().__init__(str(why))
        self.why, self.again, self.after = why, again, after


@dataclass(slots=True)
class Spent:
    """Characters sent and received, over all attempts."""

    characters: int = 0


def problem_with(config: Config) -> Message | None:
    """Return what is wrong with the settings, or None."""
    if not config.url:
        return note("external_not_set_up")
    try:
        parts = urlsplit(config.url)
        _ = parts.port
    except ValueError:
        return note("external_url_invalid")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query or parts.fragment:
        return note("external_url_refused")
    return None if config.model else note("external_model_missing")


def ask(config: Config, body: Mapping[str, object], spent: Spent, tick: Tick = lambda: None) -> object:
    """Send a question and return the JSON of the answer, trying again where that may help.

    `tick` is called about every second; what it raises ends the attempt at once. Raises NoAnswer.
    """
    payload = json.dumps(body, ensure_ascii=False)
    for attempt in range(1, config.attempts + 1):
        try:
            return _attempt(config, payload, spent, tick)
        except NoAnswer as error:
            if not error.again or attempt == config.attempts:
                raise
            _sleep(min(config.longest_wait, max(error.after, config.wait * 2 ** (attempt - 1))), tick)
    raise AssertionError("there is at least one attempt")


def _sleep(seconds: float, tick: Tick) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        tick()
        time.sleep(min(1.0, left))


def _attempt(config: Config, payload: str, spent: Spent, tick: Tick) -> object:
    """Make one request in a thread, so that neither a silent service nor a slow one holds longer than it may."""
    call = _Call(config, payload)
    spent.characters += len(payload)
    end = time.monotonic() + config.seconds
    call.start()
    try:
        while call.is_alive():
            if time.monotonic() >= end:
                raise _late(config)
            tick()
            call.join(min(1.0, max(0.01, end - time.monotonic())))
    finally:
        call.close()
    spent.characters += len(call.content)
    if call.error is not None:
        raise call.error
    try:
        return json.loads(call.content)
    except (ValueError, RecursionError):
        raise NoAnswer(note("external_answer_not_json"), again=True) from None


def _late(config: Config) -> NoAnswer:
    return NoAnswer(note("external_late", seconds=f"{config.seconds:g}"), again=True)


class _Call(threading.Thread):
    """One request: afterwards either `error` or `content` is set."""

    def __init__(self, config: Config, payload: str) -> None:
        super().__init__(daemon=True)
        self.content = b""
        self.error: NoAnswer | None = None
        self._config, self._payload = config, payload
        # The answer may take the connection's socket over; what is kept here can still be shut.
        self._socket: socket.socket | None = None
        parts = urlsplit(config.url)
        self._path = f"{parts.path.rstrip('/')}/chat/completions"
        host, port = str(parts.hostname), parts.port
        self._server = (
            http.client.HTTPSConnection(host, port, timeout=config.seconds, context=ssl.create_default_context())
            if parts.scheme == "https"
            else http.client.HTTPConnection(host, port, timeout=config.seconds)
        )

    def run(self) -> None:
        """Make the request, and close what was opened for it."""
        try:
            self._server.connect()
            self._socket = self._server.sock
            self.content = self._exchange()
        except NoAnswer as error:
            self.error = error
        except TimeoutError:
            # The connection's own clock may strike a moment before that of the attempt.
            self.error = _late(self._config)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.error = NoAnswer(note("external_connection_failed", error=type(error).__name__), again=True)
        finally:
            self._server.close()

    def _exchange(self) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "OnRecord"}
        if self._config.key:
            headers["Authorization"] = f"Bearer {self._config.key}"
        self._server.request("POST", self._path, self._payload.encode(), headers)
        with self._server.getresponse() as answer:
            if answer.status != 200:
                raise _refused(answer)
            found = bytearray()
            while piece := answer.read1(CHUNK):
                found += piece
                if len(found) > MAX_BYTES:
                    raise NoAnswer(note("external_answer_too_long", bytes=MAX_BYTES))
            if answer.length:
                raise http.client.IncompleteRead(b"", answer.length)
            return bytes(found)

    def close(self) -> None:
        """End the connection under the thread, if it still waits."""
        if self.is_alive() and self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self.join(1.0)


def _refused(answer: http.client.HTTPResponse) -> NoAnswer:
    if 300 <= answer.status < 400:
        return NoAnswer(note("external_redirected"))
    after = answer.headers.get("Retry-After", "")
    again = answer.status in AGAIN
    seconds = float(after) if after.isascii() and after.isdigit() and len(after) < 6 else 0.0
    return NoAnswer(note("external_refused", status=answer.status), again=again, after=seconds)
