"""Requests made of very many very short parts: of a form, of a query, of a chunked body, of headers, of a file."""

from collections.abc import Iterator

from tests.attack.target import Outcome, Target


def send(target: Target, *, parts: int) -> Outcome:
    """Send one request of each kind with so many parts; whatever is no import must be refused, and nothing may hang."""
    project = f"/api/v1/projects/{target.project}"
    form = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * parts + b"--b--\r\n"
    multipart = "multipart/form-data; boundary=b"
    urlencoded = "application/x-www-form-urlencoded"
    pairs = b"a=1&" * parts
    answers = {
        "fields of a form": target.send("POST", f"{project}/imports", form, multipart),
        "fields of a form, from nobody": target.send(
            "POST", "/_allauth/browser/v1/auth/login", form, multipart, signed_in=False
        ),
        "borders alone": target.send("POST", f"{project}/imports", b"--b\r\n" * parts, multipart),
        "pairs of a form": target.send("POST", f"{project}/imports", pairs, urlencoded),
        "pairs from nobody": target.send("POST", "/_allauth/browser/v1/auth/login", pairs, urlencoded, signed_in=False),
        "pairs of a query": target.send("GET", f"{project}/articles?{pairs.decode()}"),
        "chunks": target.send("POST", "/_allauth/browser/v1/auth/login", chunks(parts), signed_in=False),
        "items of a list": target.send(
            "POST", "/_allauth/browser/v1/auth/login", b"[" + b"0," * parts + b"0]", signed_in=False
        ),
        "cookies": headers(target, b"Cookie: a=1\r\n" * parts),
        "headers": headers(target, b"X: 1\r\n" * parts),
    }
    problems = [f"{name}: {problem}" for name, answer in answers.items() if (problem := target.refusal(answer))]
    lines = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.jsonl"\r\n\r\n' + b"{}\n" * parts
    status = target.send("POST", f"{project}/imports", lines + b"\r\n--b--\r\n", multipart)[0]
    if status not in {202, 400, 413, 429}:
        problems.append(f"lines of a file: status {status}")
    return Outcome(len(answers) + 1, "all answered" if not problems else "", "; ".join(problems))


def chunks(parts: int) -> Iterator[bytes]:
    """Make the chunks of a body of blanks, one byte each."""
    for _ in range(parts):
        yield b" "


def headers(target: Target, many: bytes) -> tuple[int, dict[str, str], bytes]:
    """Send a request with these header lines, and read its answer although the server may end the connection before."""
    import contextlib
    import socket

    with socket.create_connection(("127.0.0.1", target.port), timeout=60) as connection:
        data = b""
        with contextlib.suppress(OSError):
            connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n" + many + b"\r\n")
        with contextlib.suppress(OSError):
            while received := connection.recv(65536):
                data += received
    head, _, body = data.partition(b"\r\n\r\n")
    words = head.split()
    return int(words[1]) if len(words) > 1 else 0, {}, body
