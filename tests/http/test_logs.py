"""Every line of the log names its request or job, and nobody can write a line into it."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from claims import jobs
from claims.http.logs import Line, harmless, within

FORGED = "x\r\n2026-11-29 09:00:00,000 ERROR root [1] all is lost"


@contextmanager
def written() -> Iterator[io.StringIO]:
    """Collect what the log would show."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(Line())
    root = logging.getLogger()
    root.addHandler(handler)
    level, root.level = root.level, logging.INFO
    try:
        yield lines
    finally:
        root.removeHandler(handler)
        root.level = level


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_somewhere_is_written_out(end: str) -> None:
    with written() as log, within("r1"):
        logging.getLogger("a").warning("said %s", f"one{end}two")
    assert log.getvalue().count("\n") == 1
    assert len(log.getvalue().splitlines()) == 1
    assert "[r1] said one\\" in log.getvalue()


def test_escapes_colours_directions_and_half_characters_are_written_out_too() -> None:
    assert harmless("a\x1b[31mb\x00\x07\u202e\ud800") == "a\\x1b[31mb\\x00\\x07\\u202e\\ud800"
    assert harmless("Zoë 😀 “so”") == "Zoë 😀 “so”"
    assert len(harmless("x" * 1_000_000)) < 10_000


def test_the_lines_of_a_stack_trace_belong_to_their_request_and_forge_none() -> None:
    with written() as log, within("r2"):
        try:
            raise ValueError(FORGED)
        except ValueError:
            logging.getLogger("a").exception("It broke: %s", FORGED)
    lines = log.getvalue().splitlines()
    assert len(lines) > 3
    assert all("[r2]" in line for line in lines)
    assert not any(line.startswith("2026-11-29 09:00:00") for line in lines)
    assert any("ValueError: x" in line for line in lines)


def test_outside_of_requests_and_jobs_a_line_says_so() -> None:
    with written() as log:
        logging.getLogger("a").warning("nothing")
    assert "[-] nothing" in log.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["mine-1.2_3", FORGED, "x" * 65, "", "a b", "ü"])
def test_every_line_of_a_request_carries_the_name_that_its_answer_carries(monkeypatch: Any, given: str) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        logging.getLogger("claims.tests").warning("about to break")
        raise RuntimeError(FORGED)

    monkeypatch.setattr("claims.projects.api.present_session", broken)
    with written() as log:
        answer = Client(raise_request_exception=False).get("/api/v1/session", headers={"X-Request-Id": given})
    name = answer["X-Request-Id"]
    assert answer.status_code == 500
    assert (name == given) is (given == "mine-1.2_3")
    lines = log.getvalue().splitlines()
    assert len(lines) > 3
    assert all(
        f"[{name}]" in line for line in lines if "about to break" in line or "RuntimeError" in line or "|" in line
    )
    assert not any(line.startswith("2026-11-29 09:00:00") for line in lines)


@pytest.mark.django_db
def test_the_lines_of_a_job_carry_its_number() -> None:
    job = jobs.start("odd", project=uuid4(), params={})

    def breaks(run: jobs.Run) -> None:
        raise RuntimeError("no")

    with written() as log:
        jobs.perform(job.pk, {"odd": breaks})
    lines = log.getvalue().splitlines()
    assert len(lines) > 3
    assert all(f"[job-{job.pk.hex}]" in line for line in lines)
