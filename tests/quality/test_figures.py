"""The arithmetic of the quality of suggestions, against published figures and figures worked out by hand."""

import random

import pytest

from claims.engines.scoring import score
from claims.quality.figures import (
    Agreement,
    Correction,
    Frame,
    Side,
    Story,
    by_band,
    by_pattern,
    merged_misses,
    moved,
    same_speaker,
    shared,
    shown,
    spread,
    summed,
)
from claims.quality.intervals import MIN_ARTICLES, contrast, ratio, wilson

# R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I,
# method 3 (score interval without continuity correction).
NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]


@pytest.mark.parametrize(("hits", "of", "low", "high"), NEWCOMBE)
def test_wilsons_interval_is_that_of_the_published_table(hits: int, of: int, low: float, high: float) -> None:
    found = wilson(hits, of)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    mirrored = wilson(of - hits, of)
    assert mirrored is not None
    assert mirrored.low == pytest.approx(1 - found.high)


def test_a_share_of_nothing_is_no_share() -> None:
    assert wilson(0, 0) is None
    assert ratio([]) is None
    assert ratio([(3, 0)] * MIN_ARTICLES) is None


def test_a_ratio_is_that_of_the_sums_and_not_the_mean_of_ratios() -> None:
    # 10 s for 1 claim and 90 s for 9 are 10 s a claim; 30 s for 1 and 30 s for 9 are 6.
    even, uneven = ratio([(10, 1), (90, 9)] * 5), ratio([(30, 1), (30, 9)] * 5)
    assert even is not None
    assert (even.value, even.low, even.high) == (10, 10, 10)
    assert uneven is not None
    assert uneven.value == 6


def test_below_the_fewest_articles_a_ratio_has_no_interval() -> None:
    few, enough = ratio([(10, 1)] * (MIN_ARTICLES - 1)), ratio([(10, 1)] * MIN_ARTICLES)
    assert few is not None
    assert (few.value, few.low, few.high) == (10, None, None)
    assert enough is not None
    assert (enough.low, enough.high) == (10, 10)


def test_the_bootstrap_interval_of_a_mean_is_about_that_of_the_normal_distribution() -> None:
    source = random.Random(7)
    values = [source.gauss(30, 6) for _ in range(200)]
    mean = sum(values) / 200
    spread_of = (sum((value - mean) ** 2 for value in values) / 200) ** 0.5
    found = ratio([(value, 1) for value in values])
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    reach = 1.96 * spread_of / 200**0.5
    assert found.low == pytest.approx(mean - reach, abs=0.15 * reach)
    assert found.high == pytest.approx(mean + reach, abs=0.15 * reach)
    assert ratio([(value, 1) for value in values]) == found, "the same figures give the same interval"


def test_a_difference_holds_the_spread_of_both_sides() -> None:
    source = random.Random(8)
    fast = [(source.gauss(20, 5), 1.0) for _ in range(100)]
    slow = [(source.gauss(34, 5), 1.0) for _ in range(100)]
    found = contrast(fast, slow)
    assert found.left is not None
    assert found.right is not None
    assert found.difference is not None
    assert found.difference.value == pytest.approx(found.left.value - found.right.value)
    assert found.difference.low is not None
    assert found.difference.high is not None
    # The standard error of a difference of two means of 100 with deviation 5 is 5 * sqrt(2 / 100) = 0.71.
    assert found.difference.high - found.difference.low == pytest.approx(2 * 1.96 * 0.71, rel=0.2)
    assert found.difference.high < 0


def test_a_difference_needs_both_sides() -> None:
    assert contrast([(1, 1)] * 9, []).difference is None
    one_sided = contrast([(1, 1)] * 9, [(2, 1)] * 3).difference
    assert one_sided is not None
    assert (one_sided.value, one_sided.low) == (-1, None)


def row(code: str, band: int, outcome: str, count: int, scores: float) -> dict[str, object]:
    """Make a line as the database counts them."""
    return {"code": code, "words": None, "band": band, "outcome": outcome, "count": count, "scores": scores}


ROWS = [
    row("clause", 8, "accepted", 6, 5.1),
    row("clause", 8, "edited", 2, 1.7),
    row("clause", 8, "rejected", 2, 1.7),
    row("clause", 6, "left", 4, 2.6),
    row("object_of", 6, "rejected", 3, 1.9),
    row("object_for", 6, "accepted", 1, 0.6),
]


def test_suggestions_are_counted_by_pattern_whatever_word_fired_it() -> None:
    found = by_pattern(ROWS)
    assert [shown(pattern) for pattern in found] == [
        {"code": code, "values": {"word": "…"}} for code in ("clause", "object_of", "object_for")
    ]
    clause = found["clause", ""]
    assert (clause.accepted, clause.edited, clause.rejected, clause.left, clause.decided) == (6, 2, 2, 4, 10)
    kept = clause.kept()
    assert kept is not None
    assert kept.value == 0.8


def test_what_an_engine_says_in_its_own_words_is_a_pattern_of_its_own() -> None:
    own = [{**row("text", 5, "accepted", 1, 0.5), "words": words} for words in ("by a hunch", "by a dream")]
    found = by_pattern([*own, {**row("", 5, "left", 1, 0.5), "code": None}])
    assert [shown(pattern) for pattern in found] == [
        {"code": "text", "values": {"text": "by a dream"}},
        {"code": "text", "values": {"text": "by a hunch"}},
        None,
    ]


def test_a_band_has_the_mean_score_of_what_was_decided_in_it() -> None:
    found = by_band(ROWS)
    assert list(found) == [6, 8]
    assert found[6].scores / found[6].decided == pytest.approx(2.5 / 4)
    assert found[8].scores / found[8].decided == pytest.approx(0.85)
    total = summed(ROWS)
    assert (total.accepted, total.edited, total.rejected, total.left) == (7, 2, 5, 4)


TEXT = "“The bridge is safe,” Mayor Ruth Adler said. Critics fear that it is not. She denied it."


def place(words: str) -> tuple[tuple[int, int], ...]:
    """Find words in the text."""
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


SAFE, DENIED = place("“The bridge is safe,”"), place("it.")


def test_agreement_is_counted_as_engines_are_evaluated() -> None:
    claims = [
        Frame(place("The bridge is safe"), ("Ruth Adler", "the mayor")),
        Frame(place("is not"), answered=False),
        Frame(DENIED),
    ]
    suggestions = [Frame(SAFE, ("Ruth Adler",)), Frame(place("Critics fear that it is not"), ("Critics",))]
    found = Story(TEXT).compare(claims, suggestions)
    tally = score([({"text": TEXT, "claims": as_records(claims)}, {"text": TEXT, "claims": as_records(suggestions)})])
    assert found.f1_part == (2 * 1, 3 + 2)
    assert 100 * found.f1_part[0] / found.f1_part[1] == pytest.approx(tally.f1("iou50")[2])
    assert (found.exact_claims, found.exact_suggestions) == (1, 1)
    exact = found.exact_f1
    assert exact is not None
    assert 100 * exact == pytest.approx(tally.f1("exact")[2])
    assert (found.named, found.named_right) == (1, 1)


def as_records(frames: list[Frame]) -> list[dict[str, object]]:
    """Write frames as the scorer of files reads them."""
    return [{"content": frame.content} for frame in frames]


def test_agreement_adds_up_over_articles() -> None:
    total = Agreement()
    for _ in range(3):
        total.add(Story(TEXT).compare([Frame(SAFE)], [Frame(SAFE), Frame(DENIED)]))
    assert total.f1_part == (6, 9)
    assert Agreement(claims=2).exact_f1 is None


@pytest.mark.parametrize(
    ("claim", "suggested", "same"),
    [
        (["Port authority"], ["the port authority"], True),
        (["Ruth Adler", "Adler"], ["Adler,"], True),
        (["Ruth Adler"], ["Adler"], False),
        ([], [], True),
        ([], ["Adler"], False),
        (["Adler"], [], False),
        (["The Hague court"], ["the  Hague Court"], True),
    ],
)
def test_a_speaker_is_right_when_one_of_the_names_is_the_same(
    claim: list[str], suggested: list[str], same: bool
) -> None:
    assert same_speaker(claim, suggested) is same


def test_a_correction_is_as_far_as_the_words_that_only_one_of_both_has() -> None:
    text = "that the bridge was safe, he said"
    one = Correction(((100, 124),), ((105, 124), (126, 128)), 100, text, source=True, cue=False)
    # "that " (5 characters, one word) went out, "he" (2 characters, one word) came in.
    assert moved(one) == (7, 2)
    assert shared(((0, 10), (20, 30)), ((5, 25),)) == 10
    assert moved(Correction(((0, 24),), ((0, 24),), 0, text, source=False, cue=True)) == (0, 0)


def test_a_spread_is_the_middle_and_nine_tenths() -> None:
    assert spread([]) is None
    assert spread([4]) == (4.0, 4.0)
    # Nine tenths of the way from 1 to 11 in steps of one: 10.
    assert spread(list(range(1, 12))) == (6.0, 10.0)


def test_passes_over_one_article_make_one_part() -> None:
    side = Side()
    side.add("a", 30, 3)
    side.add("a", 50, 5)
    side.add("b", 10, 1)
    assert (side.ratios(), side.passes) == ([(80, 8), (10, 1)], 3)


def test_what_two_people_marked_is_one_miss_and_stands_first() -> None:
    rows = [
        {"article": "a", "assignment": 1, "content": ((0, 10),), "id": 1},
        {"article": "b", "assignment": 2, "content": ((0, 10),), "id": 2},
        {"article": "b", "assignment": 3, "content": ((5, 12),), "id": 3},
        {"article": "b", "assignment": 3, "content": ((20, 30),), "id": 4},
    ]
    found = merged_misses(rows, 2)
    assert [(one["id"], one["passes"]) for one in found] == [(2, 2), (1, 1)]
