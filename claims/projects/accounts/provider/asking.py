"""Questions to the identity provider, by HTTP, with limits on time and size.

The standard library's client is used on purpose: it follows no redirect and reads no proxy from the environment, so that a
secret goes to no host but the one that the provider's own description names.
"""

import http.client
import json
import ssl
import time
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

SECONDS, LONGEST = 5.0, 10.0
MAX_BYTES, CHUNK = 500_000, 65_536


class NoAnswer(Exception):
    """The provider did not answer as it should; the text is for the log."""


def ask(url: str, *, form: Mapping[str, str] | None = None, authorization: str = "") -> dict[str, object]:
    """Read a JSON object from an address, or send it a form and read the answer. Raises NoAnswer."""
    parts = urlsplit(url)
    host, port = str(parts.hostname), parts.port
    server = (
        http.client.HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
        if parts.scheme == "https"
        else http.client.HTTPConnection(host, port, timeout=SECONDS)
    )
    headers = {"Accept": "application/json", "User-Agent": "OnRecord"}
    if authorization:
        headers["Authorization"] = authorization
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    end = time.monotonic() + LONGEST
    try:
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        server.request("GET" if form is None else "POST", path, None if form is None else urlencode(form), headers)
        with server.getresponse() as answer:
            content = _read(answer, end)
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(f"{parts.netloc}{parts.path}: {type(error).__name__}") from None
    finally:
        server.close()
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise NoAnswer(f"{parts.netloc}{parts.path}: no JSON object")
    return found


def _read(answer: http.client.HTTPResponse, end: float) -> bytes:
    if answer.status != 200:
        raise NoAnswer(f"status {answer.status}")
    found = bytearray()
    while piece := answer.read1(CHUNK):
        found += piece
        if len(found) > MAX_BYTES or time.monotonic() > end:
            raise NoAnswer("an answer without end")
    return bytes(found)
