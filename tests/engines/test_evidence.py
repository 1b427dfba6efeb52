"""A score is what the evidence holds: patterns that were seldom right, or seldom seen, are never accepted all at once."""

import json

import pytest

from claims.engines import ENGINES, calibration, evidence, german, quotes, rules
from claims.engines.evidence import lower_bound, score_of, upper_bound
from claims.engines.german.scores import PRECISION as GERMAN
from claims.engines.reading import suggest
from claims.engines.rules.scores import PRECISION as ENGLISH
from claims.engines.shapes import MarkedArticle

# Found under every engine, and those of `quotes`.
OTHERS = {
    "any/turn",
    "any/turn-name",
    "any/quotation",
    "any/quotation-told-on",
    "any/signed",
    "quotes/source",
    "quotes/cue",
    "quotes/marks",
}
KNOWN = OTHERS | {f"rules/{name}" for name in ENGLISH} | {f"german/{name}" for name in GERMAN}


def test_the_evidence_is_about_patterns_that_exist_and_counts_what_is_possible() -> None:
    cases = evidence.measured()
    assert set(cases) <= KNOWN
    assert all(0 <= hits <= of and of > 0 for hits, of in cases.values())
    assert evidence.FILE.read_text(encoding="utf-8") == evidence.written(cases)
    assert json.loads(evidence.written({"rules/clause": (1, 2)})) == {"rules/clause": [1, 2]}


def test_a_score_is_what_holds_at_least() -> None:
    for pattern, (hits, of) in evidence.measured().items():
        assert score_of(pattern) <= lower_bound(hits, of) < score_of(pattern) + 0.01
        assert lower_bound(hits, of) <= hits / of <= upper_bound(hits, of)
    # Wilson's interval for nine of ten, as published tables have it.
    assert (round(lower_bound(9, 10), 3), round(upper_bound(9, 10), 3)) == (0.596, 0.982)
    assert (lower_bound(0, 0), upper_bound(0, 0), score_of("rules/never-seen")) == (0, 1, 0)


@pytest.mark.parametrize(
    ("engine", "text", "pattern"),
    [
        (rules, "“The pier is closed for good,” said Ada Holt.", "rules/quote-cue"),
        (rules, "MR. KIRBY: The pier is closed.\n\nMS. HOLT: It never opened at all.", "any/turn"),
        (rules, "Notes.\n\n“The pier is closed for good and nobody cares” ― Ada Holt\n\nNotes.", "any/signed"),
        (german, "„Wir zahlen das nicht“, sagte Jana Holm.", "german/quote-cue"),
        (quotes, "« Le pont est fermé », a déclaré Jeanne Morvan.", "quotes/source"),
    ],
)
def test_every_proposal_has_the_score_of_its_pattern(engine, text: str, pattern: str) -> None:  # type: ignore[no-untyped-def]
    language = {german: "de", quotes: "fr"}.get(engine, "en")
    found = suggest(engine, text, language=language)
    assert pattern in {own.pattern for own in found}
    assert all(own.score == score_of(own.pattern) for own in found)


def test_patterns_with_little_behind_them_are_below_the_usual_bar_for_accepting_all() -> None:
    usual = 0.9
    for pattern in ("any/turn-name", "rules/colon-quote", "rules/headline", "rules/quote-headline", "any/quotation"):
        assert score_of(pattern) < usual
    assert score_of("rules/quote-cue") >= usual
    assert score_of("german/quote-cue") >= usual


def test_shares_are_counted_by_pattern_and_a_score_above_them_is_named() -> None:
    text = "The pier is shut for good. " * 60
    sentence = len("The pier is shut for good. ")
    spans = [[[n * sentence, (n + 1) * sentence - 1]] for n in range(60)]
    gold: MarkedArticle = {"id": "a", "text": text, "claims": [{"content": spans[0]}]}
    proposed: MarkedArticle = {
        "id": "a",
        "text": text,
        "claims": [{"id": str(n), "content": own, "pattern": "rules/quote-cue"} for n, own in enumerate(spans)],
    }
    proposed["claims"].append({"id": "x", "content": spans[1], "parent": "1", "pattern": "rules/clause"})
    counts = calibration.counted_by_pattern([(gold, proposed)])
    assert counts == {"rules/quote-cue": (1, 60)}
    assert calibration.counted_by_pattern([(gold, proposed)], nested=True)["rules/clause"] == (0, 1)
    assert calibration.pooled([counts, counts]) == {"rules/quote-cue": (2, 120)}
    assert calibration.too_high(counts) == ["rules/quote-cue"]
    mixed = {"rules/clause": (1, 1), "any/turn": (1, 1), "quotes/cue": (1, 1)}
    assert set(calibration.own_patterns(mixed, "rules", ("en",))) == {"rules/clause", "any/turn"}
    assert set(calibration.own_patterns(mixed, "quotes", ())) == {"quotes/cue"}
    assert any("!" in line and "1.7 % of    60" in line for line in calibration.table({"file": counts}))


def test_every_engine_of_the_table_that_finds_by_patterns_names_them() -> None:
    assert {pattern.split("/")[0] for pattern in KNOWN} == {"any", *(name for name in ENGINES if name != "external")}
