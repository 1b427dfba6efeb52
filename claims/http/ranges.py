"""Files out of storage, whole or from a byte on, so that a download that broke off goes on (RFC 9110, ranges of bytes)."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from typing import IO, cast

from django.core.files.storage import default_storage
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from rest_framework.request import Request

from claims.core.errors import NotFound, RangeNotSatisfiable

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
BLOCK = 1 << 18


def download(request: Request, name: str, *, size: int, etag: str, filename: str) -> HttpResponseBase:
    """Answer with a file of storage, whose bytes never change; `etag` is a hash of them.

    One range of bytes is answered with 206, unless If-Range names another version of the file; several, or what is no range of
    bytes, with all of it. Raises RangeNotSatisfiable: range_not_satisfiable.
    """
    tag = f'"{etag}"'
    if request.headers.get("If-None-Match") == tag:
        return _described(HttpResponse(status=304), tag, filename)
    found = _range(request.headers.get("Range", ""), size)
    condition = request.headers.get("If-Range")
    if found is None or (condition is not None and condition != tag):
        response = StreamingHttpResponse(blocks(name, 0, size), content_type="application/octet-stream")
        response["Content-Length"] = size
    else:
        start, end = found
        response = StreamingHttpResponse(blocks(name, start, end), status=206, content_type="application/octet-stream")
        response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        response["Content-Length"] = end - start
    return _described(response, tag, filename)


def _described(response: HttpResponseBase, tag: str, filename: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Accept-Ranges"] = "bytes"
    response["Content-Security-Policy"] = "sandbox"
    disposition = content_disposition_header(as_attachment=True, filename=filename)
    if disposition is not None:
        response["Content-Disposition"] = disposition
    return response


def _range(header: str, size: int) -> tuple[int, int] | None:
    """Read one range of bytes, the end exclusive; None where all is meant. Raises RangeNotSatisfiable."""
    match = RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(size, int(last) + 1) if first and last else size
    if start >= size or end <= start:
        raise RangeNotSatisfiable(size)
    return start, end


def blocks(name: str, start: int, end: int) -> Iterator[bytes]:
    """Read part of a file of storage, a block at a time; from an object store only that part is fetched."""
    with closing(_opened(name, start, end)) as stream:
        left = end - start
        while left > 0 and (block := stream.read(min(BLOCK, left))):
            left -= len(block)
            yield block


def stored_json(name: str) -> object:
    """Read a JSON document of storage. Raises NotFound: no_file."""
    if not default_storage.exists(name):
        raise NotFound("no_file")
    with default_storage.open(name) as stream:
        value: object = json.load(stream)
    return value


def _opened(name: str, start: int, end: int) -> IO[bytes]:
    if hasattr(default_storage, "bucket"):
        # Opened through Django, the whole object would be fetched first.
        key = default_storage._normalize_name(name.replace("\\", "/"))  # type: ignore[attr-defined]
        part = default_storage.bucket.Object(key).get(Range=f"bytes={start}-{end - 1}") if end > start else None
        return cast(IO[bytes], part["Body"] if part is not None else default_storage.open(name))
    stream = default_storage.open(name)
    stream.seek(start)
    return cast(IO[bytes], stream)
