"""What two passes share: matches, counts, and that neither the order of claims nor that of passes matters."""

import hashlib
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.review.agreement import SUMS, MarkedClaim, align, compare, prepare
from claims.review.slots import Why
from tests.conftest import gold_folder
from tests.review.passes import TEXT, claim, everybody, measured, word


def counts(left: list[MarkedClaim], right: list[MarkedClaim]) -> dict[str, int]:
    """Compare two passes and return the counts that are not 0."""
    sums = everybody([left, right])[0].sums
    return {name: sums[name] for name in SUMS if sums[name] and not name.endswith("marked")}


def test_a_full_stop_more_or_less_is_no_difference() -> None:
    text = "He said: the harbour will close on Friday."
    (compared,) = everybody([[MarkedClaim("a", ((9, 42),))], [MarkedClaim("b", ((9, 41),))]], text)
    assert compared.sums["same"] == compared.sums["matched"] == 1


def test_a_claim_that_is_marked_twice_has_the_words_of_the_other_both_times() -> None:
    once, twice = [claim("a", 0, 4)], [claim("b", 0, 4), claim("c", 0, 4)]
    (compared,) = everybody([once, twice])
    assert (compared.sums["matched"], compared.sums["same"], compared.sums["repeated"]) == (1, 1, 1)
    (more,) = everybody([twice, twice])
    assert (more.sums["same"], more.sums["repeated"]) == (2, 0)
    figure = measured([everybody([once, twice])] * 4)["same_words"]
    assert (figure.value, figure.counted, figure.equal) == (1.0, 12, 4)


def test_a_cue_that_is_a_colon_differs_from_none() -> None:
    text = "Minister: the harbour will close."
    left, right = MarkedClaim("a", ((10, 32),), cue=((8, 9),)), MarkedClaim("b", ((10, 32),))
    (compared,) = everybody([[left], [right]], text)
    assert (compared.sums["cue_same"], compared.sums["source_same"], compared.sums["addressee_same"]) == (0, 1, 1)


def test_half_of_the_words_make_a_match_and_one_word_an_overlap() -> None:
    assert counts([claim("a", 0, 9)], [claim("b", 5, 9)]) == {
        "left": 1, "right": 1, "matched": 1, "touching": 1, "words_left": 5,
        **{f"{role}_{how}": 1 for role in ("source", "cue", "addressee") for how in ("same", "touching")},
    }  # fmt: skip
    assert counts([claim("a", 0, 9)], [claim("b", 6, 10)]) == {"left": 1, "right": 1, "touching": 1}


def test_the_cue_decides_between_a_claim_and_the_one_that_it_reports() -> None:
    outer = [claim(f"{side}outer", 2, 9, cue=(word(1, 1),)) for side in "lr"]
    inner = [claim(f"{side}inner", 2, 9, cue=(word(4, 4),)) for side in "lr"]
    left, right = prepare(TEXT, [outer[0], inner[0]]), prepare(TEXT, [inner[1], outer[1]])
    pairs = {(left.claims[m.left].claim.key, right.claims[m.right].claim.key) for m in align(left, right)}
    assert pairs == {("louter", "router"), ("linner", "rinner")}


def test_only_what_both_say_of_a_claim_is_compared() -> None:
    left = claim("a", 0, 4, judged={"directness": "direct", "verdict": "true"}, speakers=frozenset({"x", "y"}))
    right = claim("b", 0, 4, judged={"directness": "mixed", "claim_type": "causal"}, nobody=True)
    (compared,) = everybody([[left], [right]])
    assert dict(compared.values) == {("directness", "direct", "mixed"): 1, ("speaker", "x y", ""): 1}


def test_a_claim_in_boilerplate_is_not_counted() -> None:
    left = prepare(TEXT, [claim("a", 0, 4), claim("b", 150, 160)], ((6 * 150, len(TEXT)),))
    right = prepare(TEXT, [claim("c", 0, 4)], ((6 * 150, len(TEXT)),))
    sums = compare(left, right, 6 * 150).sums
    assert (sums["left"], sums["right"], sums["matched"]) == (1, 1, 1)
    assert sums["both_marked"] + sums["unmarked"] == 6 * 150


def test_who_reports_whom_needs_the_same_parent_and_nesting() -> None:
    def nested(side: str, nesting: str, upper: tuple[int, int]) -> list[MarkedClaim]:
        return [claim(f"{side}1", *upper), claim(f"{side}2", 20, 25, parent=f"{side}1", nesting=nesting)]

    def triples(left: list[MarkedClaim], right: list[MarkedClaim]) -> tuple[int, ...]:
        sums = everybody([left, right])[0].sums
        return sums["parents_left"], sums["parents_right"], sums["parents_same"]

    assert triples(nested("l", "relay", (0, 9)), nested("r", "relay", (0, 8))) == (1, 1, 1)
    assert triples(nested("l", "relay", (0, 9)), nested("r", "discourse", (0, 9))) == (1, 1, 0)
    assert triples(nested("l", "relay", (0, 9)), nested("r", "relay", (40, 49))) == (1, 1, 0)
    assert triples(nested("l", "relay", (0, 9)), [claim("r2", 20, 25)]) == (1, 0, 0)


def test_a_figure_without_ground_says_why() -> None:
    assert {name: one.why for name, one in measured([everybody([[], []])]).items()}["found"] is Why.NO_PAIR
    few = [claim("a", 0, 4, judged={"directness": "direct"})]
    assert measured([everybody([few, few])])["directness"].why is Why.FEW_PAIRS
    many = [claim(str(at), 10 * at, 10 * at + 4, judged={"directness": "direct"}) for at in range(12)]
    found = measured([everybody([many, many])])
    assert (found["directness"].why, found["directness"].equal, found["directness"].counted) == (Why.ALL_ALIKE, 12, 12)
    assert found["found"].value == 1.0
    assert found["found"].ends.low is None


PLACES = st.integers(0, 60)
VALUES = st.sampled_from(["", "direct", "mixed"])


@st.composite
def passes(draw: st.DrawFn) -> list[MarkedClaim]:
    """A pass over the text, with nested claims, twins and missing answers."""
    made: list[MarkedClaim] = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(PLACES)
        parent = draw(st.sampled_from([None, *[one.key for one in made]]))
        made.append(
            claim(
                f"k{number}", start, start + draw(st.integers(0, 6)),
                cue=(word(start + 70, start + 70),) if draw(st.booleans()) else (),
                judged={"directness": draw(VALUES), "verdict": draw(VALUES)},
                speakers=frozenset(draw(st.sets(st.sampled_from("xyz")))), nobody=draw(st.booleans()),
                parent=parent, nesting="relay" if parent else "",
            )
        )  # fmt: skip
    return made


@given(passes(), passes(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_neither_the_order_of_claims_nor_that_of_passes_changes_a_count(left, right, chance) -> None:  # type: ignore[no-untyped-def]
    (compared,) = everybody([left, right])
    (mirrored,) = everybody([right, left])
    shuffled = chance.sample(left, len(left)), chance.sample(right, len(right))
    assert everybody(shuffled)[0] == compared
    swap = {
        "left": "right",
        "words_left": "words_right",
        "left_marked": "right_marked",
        "parents_left": "parents_right",
    }
    swap |= {after: before for before, after in swap.items()}
    assert {swap.get(name, name): count for name, count in mirrored.sums.items()} == dict(compared.sums)
    assert {(slot, b, a): count for (slot, a, b), count in mirrored.values.items()} == dict(compared.values)


@given(st.lists(st.tuples(passes(), passes()), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_merging_two_speakers_changes_the_speaker_figure_alone(articles) -> None:  # type: ignore[no-untyped-def]
    def merged(made: list[MarkedClaim]) -> list[MarkedClaim]:
        return [
            MarkedClaim(
                one.key, one.content, one.source, one.cue, one.addressee,
                frozenset("x" if speaker == "y" else speaker for speaker in one.speakers),
                one.nobody, one.judged, one.parent, one.nesting,
            )
            for one in made
        ]  # fmt: skip

    before = measured([everybody(pair) for pair in articles])
    after = measured([everybody([merged(one) for one in pair]) for pair in articles])
    assert {name: one for name, one in before.items() if name != "speaker"} == {
        name: one for name, one in after.items() if name != "speaker"
    }


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def text_by_its_ends(record: dict[str, Any]) -> str:
    """Make a text whose words begin and end where fragments do, for an article whose own text is not there."""
    spans = [span for some in record["passes"].values() for one in some for role in one.values() for span in role]
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    letters, run = [], 0
    for at in range(record["length"]):
        space = at in ends or at + 1 in starts or run == 6
        run = 0 if space else run + 1
        letters.append(" " if space else "w")
    return "".join(letters)


def test_polnear_passes_agree_as_far_as_was_measured_elsewhere() -> None:
    """PolNeAR 1.0: the 22 articles that several people read, 325 pairs of passes, 7,115 matched claims.

    The texts of four, on which annotators were trained, are not in the folder: their words are read off the ends of fragments.
    One person marked a claim twice that another has once, so that 6,180 matches have equal words, and 6,181 and 6,180 claims of
    either side the words of some claim of the other.
    """
    folder = gold_folder()
    if folder is None or not (folder / "polnear_multi_offsets.jsonl").exists():
        pytest.skip("ONRECORD_GOLD names no folder with polnear_multi_offsets.jsonl, articles that several people read")
    texts = {}
    for name in ("polnear_train.jsonl", "polnear_dev.jsonl"):
        for record in records(folder / name):
            text = record["text"]
            texts[hashlib.sha256(text.encode()).hexdigest()] = text
    articles, equal, shared = [], {"matched": 0, "source": 0, "cue": 0}, 0
    for record in records(folder / "polnear_multi_offsets.jsonl"):
        text = texts.get(record["text_sha256"]) or text_by_its_ends(record)
        passes = [
            [
                MarkedClaim(str(at), *(tuple(map(tuple, one.get(role, ()))) for role in ("content", "source", "cue")))
                for at, one in enumerate(claims)
            ]
            for claims in record["passes"].values()
        ]
        articles.append(everybody(passes, text))
        for left, right in combinations([prepare(text, one) for one in passes], 2):
            ours, theirs = ([one.claim.content for one in side.claims] for side in (left, right))
            shared += sum(one in theirs for one in ours) + sum(one in ours for one in theirs)
            for match in align(left, right):
                one, other = left.claims[match.left].claim, right.claims[match.right].claim
                equal["matched"] += 1
                for role in ("source", "cue"):
                    equal[role] += getattr(one, role) == getattr(other, role)
    assert (len(articles), sum(map(len, articles)), equal["matched"]) == (22, 325, 7115)
    found = measured(articles)
    assert (round(found["found"].value or 0, 4), round(found["found"].second or 0, 4)) == (0.8025, 0.8555)
    assert (round(found["same_words"].value or 0, 4), found["same_words"].equal) == (0.6971, 6180)
    shares = {role: round(count / equal["matched"], 3) for role, count in equal.items()}
    assert (shares["source"], shares["cue"]) == (0.887, 0.854)
    assert round(shared / found["found"].counted, 4) == 0.6609
    assert found["source"].second == pytest.approx(0.948, abs=1e-3)
    assert found["cue"].second == pytest.approx(0.966, abs=1e-3)
    ends = found["found"].ends
    assert ends.low is not None
    assert ends.high is not None
    assert 0.7 < ends.low < 0.8025 < ends.high < 0.88
