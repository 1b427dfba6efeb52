"""What the server says to annotators in English has its German words in the browser application."""

import re

from claims.core.errors import CODES
from claims.engines.german import scores as german
from claims.engines.rules import scores as rules
from claims.projects.scales import SCALES
from claims.quality.figures import pattern_of
from tests.conftest import ROOT

GERMAN = (ROOT / "frontend" / "src" / "languages" / "server.de.ts").read_text(encoding="utf-8")
KEYS = {quoted or bare for quoted, bare in re.findall(r'^  (?:"([^"]+)"|(\w+)):', GERMAN, re.MULTILINE)}


def test_every_error_code_has_its_german_sentence() -> None:
    assert set(CODES) <= KEYS, f"write them into frontend/src/languages/server.de.ts: {sorted(set(CODES) - KEYS)}"


def test_every_reason_of_a_suggestion_has_its_german_words() -> None:
    found = {
        pattern_of(reason.format("word"))
        for reason in {*rules.REASONS.values(), *german.REASONS.values(), "quotation beside “{}”", "quotation marks"}
        # What is quoted is the article's own; so is what stands for it where nothing is quoted.
        if not reason.startswith("“{}") and "“" in reason or "{}" not in reason
    }
    assert found <= KEYS, f"write them into frontend/src/languages/server.de.ts: {sorted(found - KEYS)}"


def test_every_verdict_and_every_scale_has_its_german_name() -> None:
    names = {label.name for scale in SCALES.values() for label in scale.labels} | {s.name for s in SCALES.values()}
    assert names <= KEYS, f"write them into frontend/src/languages/server.de.ts: {sorted(names - KEYS)}"
