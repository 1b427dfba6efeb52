"""The pages that are no API: their content policy, and the service worker that keeps the application on a device."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def built(settings: Any, tmp_path: Path) -> Path:
    """A build of the browser application, in small."""
    settings.FRONTEND_DIR = tmp_path
    (tmp_path / "index.html").write_text("<!doctype html><title>On Record</title>")
    (tmp_path / "annotate.html").write_text("<!doctype html><title>On Record</title><link rel='modulepreload'>")
    (tmp_path / "service-worker.js").write_text("// keeps")
    (tmp_path / "retired-worker.js").write_text("// goes")
    return tmp_path


def directives(answer: Any) -> dict[str, str]:
    """Read the content policy of an answer."""
    parts = [part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";")]
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize("address", ["/", "/sign-in", "/p/1/annotate?article=2", "/service-worker.js", "/health/live"])
def test_every_page_names_its_trusted_types_and_where_workers_come_from(built: Path, address: str) -> None:
    policy = directives(Client().get(address))
    assert policy["trusted-types"] == "service-worker"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["worker-src"] == policy["script-src"] == "'self'"
    assert policy["default-src"] == "'none'"


@pytest.mark.parametrize(
    ("address", "names_the_screen"),
    [
        ("/p/1/annotate", True),
        ("/p/1/annotate/?article=2", True),
        ("/p/1", False),
        ("/p/1/read/annotate", False),
        ("/", False),
    ],
)
def test_only_the_page_for_working_on_an_article_names_the_code_of_that_screen(
    built: Path, address: str, names_the_screen: bool
) -> None:
    assert (b"modulepreload" in Client().get(address).content) is names_the_screen


def test_the_service_worker_is_asked_for_anew_every_time(built: Path) -> None:
    answer = Client().get("/service-worker.js")
    assert (answer.status_code, answer.content) == (200, b"// keeps")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies
    assert Client().post("/service-worker.js").status_code == 405


def test_where_none_is_wanted_the_one_that_is_there_is_taken_off(built: Path, settings: Any) -> None:
    settings.SERVICE_WORKER = False
    assert Client().get("/service-worker.js").content == b"// goes"


def test_without_a_build_there_is_no_service_worker_and_no_page_in_its_place(built: Path) -> None:
    (built / "service-worker.js").unlink()
    answer = Client().get("/service-worker.js")
    assert (answer.status_code, answer.content) == (404, b"")
