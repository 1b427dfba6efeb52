"""The stories of our own: marks become exact offsets, and the yardstick counts what a desk notices."""

import pytest

from claims.core.text import on_grapheme_boundary
from claims.engines import rules
from claims.engines.files import suggest_records
from claims.engines.second import agreement, lines, read_twice
from claims.engines.shapes import MarkedArticle
from claims.engines.stories import is_tuned_on, read, stories
from claims.engines.yardstick import measure

STORY = """# A pier goes
kind: local
F: Ines Falk, Falk
---
<1=F Ines Falk> ~1 said~ {1 that <2 the union> ~2 feared~ {2 the pier would fall}}. {3 “It is

"""
MARKED = STORY.replace(" {3 “It is", " {3=F “We asked for years and years,”} <3=F she> ~3 told~ us.")


def test_marks_are_taken_out_and_become_offsets() -> None:
    (story,) = read(MARKED)
    text = story["text"]
    assert (
        text
        == "Ines Falk said that the union feared the pier would fall. “We asked for years and years,” she told us.\n"
    )
    shown = [[text[slice(*claim[slot][0])] for slot in ("content", "source", "cue")] for claim in story["claims"]]
    assert shown == [
        ["that the union feared the pier would fall", "Ines Falk", "said"],
        ["the pier would fall", "the union", "feared"],
        ["“We asked for years and years,”", "she", "told"],
    ]
    assert [claim["parent"] for claim in story["claims"]] == [None, "a-pier-goes#1", None]
    assert [claim["type"] for claim in story["claims"]] == ["indirect", "indirect", "direct"]


def test_a_mark_without_an_end_is_an_error() -> None:
    with pytest.raises(ValueError, match="has no end"):
        list(read(STORY))


def test_the_stories_keep_the_rules_of_the_guideline() -> None:
    own = stories()
    assert len(own) >= 30
    assert len({story["kind"] for story in own}) >= 11
    assert {is_tuned_on(story["title"]) for story in own} == {True, False}
    for story in own:
        text = story["text"]
        assert 300 <= len(text) <= 6_000, story["title"]
        assert not set("{}<>~") & set(text), story["title"]
        for claim in story["claims"]:
            assert claim["cue"], claim["id"]
            for start, end in [*claim["content"], *claim["source"], *claim["cue"]]:
                assert text[start:end] == text[start:end].strip(" "), claim["id"]
                assert on_grapheme_boundary(text, start), claim["id"]
                assert on_grapheme_boundary(text, end), claim["id"]


def test_the_yardstick_counts_what_a_desk_notices() -> None:
    (gold,) = read(MARKED)
    first, second, third = gold["claims"]
    wrong: MarkedArticle = {
        "id": gold["id"],
        "text": gold["text"],
        "claims": [
            {**first, "speaker": "Ines Falk"},
            {**second, "speaker": "Otto Lindt"},
            {"id": "x", "content": [[0, 9]], "source": [], "cue": [], "speaker": "Ines Falk"},
        ],
    }
    found = measure([(gold, wrong)])
    assert (found.quotations, found.covered) == (1, 0)
    assert (found.suggestions, found.no_claim) == (3, 1)
    assert (found.indirect, found.indirect_found) == (2, 2)
    assert (found.share("right"), found.share("wrong"), found.share("empty")) == (50, 50, 0)
    right: MarkedArticle = {**wrong, "claims": [{**third, "speaker": ""}]}
    found = measure([(gold, right)])
    assert (found.covered, found.no_claim, found.share("empty", ["pronoun"])) == (1, 0, 100)


def test_the_half_that_rules_were_not_developed_on_is_read_well() -> None:
    gold = [story for story in stories() if not is_tuned_on(story["title"])]
    found = measure(zip(gold, suggest_records(gold, rules), strict=True))
    assert found.covered >= 0.98 * found.quotations
    assert found.no_claim <= 0.12 * found.suggestions
    assert found.share("wrong") <= 3
    assert found.share("empty") <= 15


def test_two_readers_of_the_stories_agree_and_what_they_agree_on_is_counted() -> None:
    twice = read_twice()
    assert {one["title"] for one, _ in twice} == {own["title"] for own in stories()}
    counts = agreement(twice)
    assert counts["both"] >= 0.85 * max(counts["first"], counts["second"])
    assert counts["speaker"] >= 0.95 * counts["both"]
    (one,) = read(MARKED)
    (other,) = read(MARKED.replace("<3=F she>", "<3=0 she>"))
    assert lines(agreement([(one, other)])).endswith(
        "the same of these 3: boundaries 3, source 3, cue 3, speaker 2, directness 3, parent 3"
    )
