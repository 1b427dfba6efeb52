"""What travels: scripts and answers are compressed for whoever takes that, and stay the same for whoever does not."""

import gzip
import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.bench import figures
from tests.conftest import Person, add_article

MOST_OF_THE_ANNOTATE_ROUTE = 220_000  # bytes


def scripts_of_the_annotate_route() -> list[str]:
    """Follow the imports of the page and of the annotate screen through the manifest of the build."""
    manifest = json.loads((settings.FRONTEND_DIR / ".vite" / "manifest.json").read_text())
    waiting, seen = ["index.html", "src/AnnotateRoute.tsx"], set()
    while waiting:
        entry = waiting.pop()
        if entry not in seen:
            seen.add(entry)
            waiting += manifest[entry].get("imports", [])
    return sorted(manifest[entry]["file"] for entry in seen)


@pytest.mark.skipif(not (settings.FRONTEND_DIR / ".vite").exists(), reason="the browser application is not built")
def test_styles_of_what_a_screen_stands_on_come_before_its_own() -> None:
    manifest = json.loads((settings.FRONTEND_DIR / ".vite" / "manifest.json").read_text())
    page = (settings.FRONTEND_DIR / "annotate.html").read_text()

    compared, seen, waiting = 0, set(), ["src/AnnotateRoute.tsx"]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        own = [page.index(file) for file in manifest[name].get("css", [])]
        for ground in manifest[name].get("imports", []):
            waiting.append(ground)
            for file in manifest[ground].get("css", []):
                assert all(page.index(file) < place for place in own), (ground, name)
                compared += len(own)
    assert compared >= 3


def body(answer: Any) -> bytes:
    """Read a file that the server sends in pieces."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.skipif(not (settings.FRONTEND_DIR / ".vite").exists(), reason="the browser application is not built")
def test_a_browser_loads_the_annotate_screen_compressed() -> None:
    total = 0
    for name in scripts_of_the_annotate_route():
        plain = body(Client().get(f"/static/{name}"))
        packed = Client().get(f"/static/{name}", headers={"Accept-Encoding": "gzip, deflate, br"})
        assert packed.headers.get("Content-Encoding") == ("br" if len(plain) >= 1000 else None), name
        zipped = Client().get(f"/static/{name}", headers={"Accept-Encoding": "gzip"})
        sent = body(zipped)
        assert (gzip.decompress(sent) if zipped.headers.get("Content-Encoding") else sent) == plain
        total += len(body(packed))
    figures.note("wire_kb", total / 1000)
    assert total <= MOST_OF_THE_ANNOTATE_ROUTE


def test_the_page_for_working_on_an_article_names_every_script_of_that_screen() -> None:
    page = Client().get("/p/1/annotate").content.decode()
    # What it does not name is found only when what imports it has arrived.
    assert [name for name in scripts_of_the_annotate_route() if name not in page] == []


@pytest.mark.django_db
def test_a_long_answer_is_compressed_for_whoever_takes_it_and_is_the_same(owner: Person, project: Any) -> None:
    for number in range(20):
        add_article(project, f"The harbour will close on day {number}, the port authority said.", f"Harbour {number}")
    path = f"/api/v1/projects/{project.pk}/articles"
    plain = owner.client.get(path)
    packed = owner.client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.content) < len(plain.content) / 3
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/session", "/health/live", "/api/v1/nothing-here"])
def test_a_short_answer_is_sent_as_it_is(owner: Person, path: str) -> None:
    answer = owner.client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert answer.json()
