"""Articles are dealt into splits: stories stay together, older articles stay where they are, and what is shared is told."""

import random
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.datasets.releases import leaks, near
from claims.datasets.releases.near import Groups, bands, candidates, jaccard, shingles
from claims.datasets.releases.splits import DEALT, UNSEEN, Placed, Plan, deal

WORDS = [f"word{number}" for number in range(3000)]
LABELS = ("true", "false", "misleading")


def story(chance: random.Random, words: int = 200) -> list[str]:
    return [chance.choice(WORDS) for _ in range(words)]


def rewritten(chance: random.Random, words: list[str], changes: int) -> list[str]:
    copy = list(words)
    for place in chance.sample(range(len(copy)), changes):
        copy[place] = chance.choice(WORDS)
    return copy


def heap_of_articles(chance: random.Random, size: int) -> list[str]:
    """Write stories, of which some are another one with a few other words."""
    texts: list[list[str]] = []
    for _ in range(size):
        again = texts and chance.random() < 0.3
        texts.append(rewritten(chance, chance.choice(texts), chance.randrange(30)) if again else story(chance))
    return [" ".join(words) for words in texts]


def groups_of(texts: list[str]) -> list[int]:
    every = [shingles(text) for text in texts]
    groups = Groups(len(texts))
    for left, right in candidates([bands(one) for one in every]):
        if jaccard(every[left], every[right]) >= near.NEAR:
            groups.join(left, right)
    return [groups.of(place) for place in range(len(texts))]


def test_texts_that_are_nearly_the_same_are_found_and_no_others() -> None:
    chance = random.Random(5)
    found = possible = 0
    for _ in range(60):
        words = story(chance)
        texts = [
            " ".join(words),
            " ".join(rewritten(chance, words, chance.randrange(1, 16))).upper(),
            " ".join(story(chance)),
        ]
        every = [shingles(text) for text in texts]
        alike = jaccard(every[0], every[1])
        exactly = {tuple(text.casefold().split()[at : at + 5]) for at in range(196) for text in texts[:1]}
        other = {tuple(text.casefold().split()[at : at + 5]) for at in range(196) for text in texts[1:2]}
        assert alike == pytest.approx(len(exactly & other) / len(exactly | other))
        pairs = set(candidates([bands(one) for one in every]))
        assert not pairs & {(0, 2), (1, 2)}
        if alike >= 0.6:
            possible += 1
            found += (0, 1) in pairs
    assert found == possible > 20


def test_signatures_are_the_same_on_every_machine() -> None:
    assert int(bands(shingles("The harbour was closed on Sunday, the office said."))[0]) == 6796992574165563517
    assert len(shingles("Closed.")) == len(shingles("")) == 1


def test_a_heap_of_equal_texts_does_not_cost_the_square_of_its_size() -> None:
    same = bands(shingles("the same five words again and again"))
    assert len(list(candidates([same] * 400))) == 399


@st.composite
def shelves(draw: st.DrawFn) -> tuple[list[Placed], list[Placed], Plan]:
    """Draw articles of one release, more of them that come later, and how to deal."""
    size = draw(st.integers(1, 40))
    more = draw(st.integers(0, 30))
    names = [f"{draw(st.integers(0, 10**9)):09}-{number}" for number in range(size + more)]
    group = [draw(st.integers(0, size)) for _ in names]
    articles = [
        Placed(
            name,
            group[number],
            frozenset(draw(st.lists(st.sampled_from("abcdefgh"), max_size=3))),
            Counter(draw(st.lists(st.sampled_from(LABELS), max_size=4))),
        )
        for number, name in enumerate(names)
    ]
    shares = draw(st.sampled_from([(80, 10, 10), (70, 15, 15), (100, 0, 0), (50, 0, 50)]))
    plan = Plan(shares, draw(st.sampled_from(["one", "two"])), hold_out=draw(st.integers(0, 3)))
    return articles[:size], articles, plan


@settings(max_examples=25, deadline=None)
@given(shelves())
def test_more_articles_move_no_old_one_and_no_story_is_torn_apart(
    drawn: tuple[list[Placed], list[Placed], Plan],
) -> None:
    few, many, plan = drawn
    first = deal(few, plan)
    assert first == deal(list(reversed(few)), plan), "the order in which articles come does not count"
    assert not first.left_out
    later = deal(many, Plan(plan.shares, plan.seed, plan.hold_out, first.splits, first.held_out))
    for dealt, articles in ((first, few), (later, many)):
        assert dealt.splits.keys() | set(dealt.left_out) == {article.key for article in articles}
        for group in {article.group for article in articles}:
            of_group = {dealt.splits[one.key] for one in articles if one.group == group and one.key in dealt.splits}
            assert len(of_group) == 1
        shown = {split for split, share in zip(DEALT, plan.shares, strict=True) if share} | {UNSEEN}
        assert set(dealt.splits.values()) <= shown
    assert first.splits.items() <= later.splits.items()
    assert first.held_out <= later.held_out
    # In the first release, nobody who is held out speaks anywhere else.
    for article in few:
        if first.splits[article.key] != UNSEEN:
            assert not article.speakers & first.held_out


def test_an_article_that_would_join_two_older_splits_is_left_out() -> None:
    old = [Placed("a", 0), Placed("b", 0), Placed("c", 0)]
    plan = Plan((50, 0, 50), "seed", kept={"a": "train", "b": "test"})
    dealt = deal(old, plan)
    assert (dealt.splits, dealt.left_out) == ({"a": "train", "b": "test"}, ["c"])


def test_shares_are_kept_and_verdicts_are_spread() -> None:
    chance = random.Random(7)
    articles = [
        Placed(f"{chance.random()}", number, labels=Counter(chance.choices(LABELS, (70, 25, 5), k=6)))
        for number in range(1000)
    ]
    dealt = deal(articles, Plan((80, 10, 10), "seed"))
    sizes = Counter(dealt.splits.values())
    assert (sizes["train"], sizes["validation"], sizes["test"]) == (800, 100, 100)
    labels = {
        split: sum((Counter(one.labels) for one in articles if dealt.splits[one.key] == split), Counter())
        for split in DEALT
    }
    for label in LABELS:
        shares = [labels[split][label] / labels[split].total() for split in DEALT]
        assert max(shares) - min(shares) < 0.02


def test_what_splits_share_is_what_comparing_every_two_articles_finds() -> None:
    chance = random.Random(11)
    texts = heap_of_articles(chance, 300)
    every = [shingles(text) for text in texts]
    groups = groups_of(texts)
    keys = [f"{number:03}" for number in range(300)]
    dealt = deal([Placed(key, group) for key, group in zip(keys, groups, strict=True)], Plan((60, 20, 20), "seed"))
    splits = [dealt.splits[key] for key in keys]
    people = {split: {str(n): f"Speaker {n}" for n in chance.sample(range(50), 20)} for split in DEALT}
    said = {split: np.array(sorted({chance.randrange(200) for _ in range(60)}), dtype=np.uint64) for split in DEALT}
    found = leaks.report(DEALT, leaks.most_alike(every, splits), keys, people, said)
    assert [leak["splits"] for leak in found] == [list(pair) for pair in combinations(DEALT, 2)]
    for leak in found:
        left, right = leak["splits"]
        best = max(
            (jaccard(every[one], every[other]), one, other)
            for one, other in combinations(range(300), 2)
            if {splits[one], splits[other]} == {left, right}
        )
        assert leak["highest_jaccard"] == round(best[0], 4) < near.NEAR
        one, other = (keys.index(key) for key in leak["articles"])
        assert jaccard(every[one], every[other]) == best[0]
        assert leak["shared_speakers"] == len(people[left].keys() & people[right].keys())
        assert leak["speakers"] == sorted(people[left][key] for key in people[left].keys() & people[right].keys())[:20]
        assert leak["shared_claims"] == len(set(said[left].tolist()) & set(said[right].tolist()))
