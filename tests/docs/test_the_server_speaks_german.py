"""What the server says to annotators in English has its German words in the browser application."""

import re

from claims.core.errors import CODES
from claims.datasets.formats import FORMATS
from claims.engines import ENGINES
from claims.projects.scales import SCALES
from tests.conftest import ROOT

GERMAN = (ROOT / "frontend" / "src" / "languages" / "server.de.ts").read_text(encoding="utf-8")
KEYS = {quoted or bare for quoted, bare in re.findall(r'^  (?:"([^"]+)"|(\w+)):', GERMAN, re.MULTILINE)}


def test_every_error_code_has_its_german_sentence() -> None:
    assert set(CODES) <= KEYS, f"write them into frontend/src/languages/server.de.ts: {sorted(set(CODES) - KEYS)}"


def test_every_verdict_and_every_scale_has_its_german_name() -> None:
    names = {label.name for scale in SCALES.values() for label in scale.labels} | {s.name for s in SCALES.values()}
    assert names <= KEYS, f"write them into frontend/src/languages/server.de.ts: {sorted(names - KEYS)}"


def test_every_format_and_every_engine_has_its_german_name() -> None:
    names = {form.LABEL for form in FORMATS.values()} | {form.NOTE for form in FORMATS.values()}
    names |= {engine.LABEL for engine in ENGINES.values()}
    assert names <= KEYS, f"write them into frontend/src/languages/server.de.ts: {sorted(names - KEYS)}"
