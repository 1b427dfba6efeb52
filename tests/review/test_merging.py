"""What merges by itself, and what is a difference: pairs of claims by name, groups of two to nine passes, and the promise for all."""

from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.core.claim import ClaimDocument, EvidenceDocument, VerdictDocument
from claims.core.records import Fragments
from claims.core.text import contains
from claims.review.agreement import prepare, words
from claims.review.gold.reading import marked_claim
from claims.review.grouping import Marked, differences, groups_of, merging, value_of
from claims.review.merging import TOLD, merged, origins, overrules

TEXT = (
    "“Nobody was warned in time,” the captain told reporters on Friday. "
    "The mayor said that, as officials told her, the bridge will stay shut until May; it is safe, she added."
)


def at(phrase: str) -> Fragments:
    """Find a phrase."""
    start = TEXT.index(phrase)
    return ((start, start + len(phrase)),)


def key(number: int) -> UUID:
    """Make an identifier."""
    return UUID(int=number)


ANNA, BORIS = key(901), key(902)
SOURCE = {"url": "https://example.org/a", "stance": "supports"}
OTHER = {"url": "https://example.org/b", "stance": "refutes"}


def claim(number: int, content: Any = "Nobody was warned in time", **more: Any) -> ClaimDocument:
    """Make a claim; phrases stand for their places."""
    places = {role: at(more.pop(role)) for role in ("source", "cue", "addressee") if more.get(role)}
    label = more.pop("label", None)
    evidence = tuple(msgspec.convert(item, EvidenceDocument) for item in more.pop("evidence", ()))
    verdict = (
        VerdictDocument(label, more.pop("rationale", ""), more.pop("status", "final"), evidence) if label else None
    )
    content = content if isinstance(content, tuple) else at(content)
    return ClaimDocument(
        id=key(number),
        content=content,
        verdict=verdict,
        **{"speakers": (ANNA,), "directness": "direct", **places, **more},
    )


def marked(passes: list[list[ClaimDocument]], followed: dict[str, str] | None = None) -> dict[str, Marked]:
    """Read passes as the gold layer does; they are named a, b, c ..."""
    found = {}
    for name, claims in zip("abcdefghi", passes, strict=False):
        documents = {str(one.id): one for one in claims}
        for reading in prepare(TEXT, [marked_claim(one) for one in claims]).claims:
            speakers = frozenset((followed or {}).get(one, one) for one in reading.claim.speakers)
            found[reading.claim.key] = Marked(
                reading.claim.key, name, 1, reading, documents[reading.claim.key], speakers
            )
    return found


def settle(
    passes: list[list[ClaimDocument]], followed: dict[str, str] | None = None
) -> list[tuple[set[int], list[str]]]:
    """Group passes; returns the claims of each group by number, and its differences, none where it merges."""
    known = marked(passes, followed)
    names = list("abcdefghi"[: len(passes)])
    by_pass = {name: prepare(TEXT, [one.reading.claim for one in known.values() if one.of == name]) for name in names}
    groups = {min(some): [known[one] for one in sorted(some)] for some in groups_of(by_pass)}
    owner = {one: group for group, members in groups.items() for one in (member.key for member in members)}
    parents = {
        one: owner.get(str(member.document.parent)) if member.document.parent else None for one, member in known.items()
    }
    done = merging(groups, names, parents)
    told = []
    for group, members in groups.items():
        named = [one.slot for one in differences(members, names, parents)]
        told.append(({UUID(one.key).int for one in members}, [] if group in done else named or ["parent not merged"]))
    return sorted(told, key=lambda entry: min(entry[0]))


A: dict[str, Any] = {}
PAIRS: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    ("nothing but the content", {}, {}, []),
    ("a quotation mark more", {"content": "“Nobody was warned in time"}, {}, []),
    ("both marks more", {"content": "“Nobody was warned in time,”"}, {}, []),
    ("a comma more", {"content": "Nobody was warned in time,"}, {}, []),
    ("marks on both, others", {"content": "“Nobody was warned in time"}, {"content": "Nobody was warned in time,”"}, []),
    ("two fragments, the same words", {"content": (*at("Nobody was"), *at("warned in time"))}, {}, []),
    ("a word less", {"content": "Nobody was warned in"}, {}, ["content"]),
    ("a word more", {"content": "Nobody was warned in time,” the"}, {}, ["content"]),
    ("two words less, at the start", {"content": "warned in time"}, {}, ["content"]),
    ("a gap in the middle", {"content": (*at("Nobody"), *at("warned in time"))}, {}, ["content"]),
    ("the same source", {"source": "the captain"}, {"source": "the captain"}, []),
    ("a source and none", {"source": "the captain"}, {}, ["source"]),
    ("a word of the source less", {"source": "the captain"}, {"source": "captain"}, ["source"]),
    ("the same cue", {"cue": "told"}, {"cue": "told"}, []),
    ("a cue and none", {"cue": "told"}, {}, ["cue"]),
    ("a cue of two words", {"cue": "told"}, {"cue": "told reporters"}, ["cue"]),
    ("the same addressee", {"addressee": "reporters"}, {"addressee": "reporters"}, []),
    ("an addressee and none", {"addressee": "reporters"}, {}, ["addressee"]),
    ("speakers in another order", {"speakers": (ANNA, BORIS)}, {"speakers": (BORIS, ANNA)}, []),
    ("another speaker", {}, {"speakers": (BORIS,)}, ["speaker"]),
    ("a speaker more", {}, {"speakers": (ANNA, BORIS)}, ["speaker"]),
    ("no speaker stated, both", {"speakers": (), "no_speaker_stated": True}, {"speakers": (), "no_speaker_stated": True}, []),
    ("a speaker, and none stated", {}, {"speakers": (), "no_speaker_stated": True}, ["speaker"]),
    ("direct and mixed", {}, {"directness": "mixed"}, ["directness"]),
    ("the same type", {"claim_type": "numerical"}, {"claim_type": "numerical"}, []),
    ("a type and none", {"claim_type": "numerical"}, {}, ["claim_type"]),
    ("the same check-worthiness", {"checkworthiness": "cfs"}, {"checkworthiness": "cfs"}, []),
    ("check-worthy and not", {"checkworthiness": "cfs"}, {"checkworthiness": "nfs"}, ["checkworthiness"]),
    ("certain and probable", {"certainty": "certain"}, {"certainty": "probable"}, ["certainty"]),
    ("said, and nobody has looked", {"was_said": True}, {}, ["was_said"]),
    ("said and not said", {"was_said": True}, {"was_said": False}, ["was_said"]),
    ("the same verdict", {"label": "true"}, {"label": "true"}, []),
    ("opposite verdicts", {"label": "true"}, {"label": "false"}, ["verdict"]),
    ("a verdict and none", {"label": "true"}, {}, ["verdict"]),
    ("another rationale", {"label": "true", "rationale": "Seen."}, {"label": "true", "rationale": "Heard."}, []),
    ("other evidence", {"label": "true", "evidence": [SOURCE]}, {"label": "true", "evidence": [OTHER]}, []),
    ("a draft and a final one", {"label": "true", "status": "draft"}, {"label": "true"}, []),
    ("another note", {"note": "Odd."}, {"note": ""}, []),
    ("from a suggestion", {"origin": "suggestion", "suggestion": key(77)}, {}, []),
    ("two slots", {"cue": "told"}, {"label": "true"}, ["cue", "verdict"]),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "named"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_a_pair_merges_or_its_differences_are_named(
    left: dict[str, Any], right: dict[str, Any], named: list[str]
) -> None:
    assert len(PAIRS) == 40
    one, other = claim(1, **left), claim(2, **right)
    assert settle([[one], [other]]) == [({1, 2}, named)]
    assert settle([[other], [one]]) == [({1, 2}, named)]


def test_speakers_who_were_merged_are_the_same() -> None:
    passes = [[claim(1)], [claim(2, speakers=(BORIS,))]]
    assert settle(passes, {str(BORIS): str(ANNA)}) == [({1, 2}, [])]


def test_a_claim_that_one_has_is_told_as_such() -> None:
    assert settle([[claim(1)], []]) == [({1}, ["only_one"])]


def test_a_nested_claim_merges_with_its_parent_and_not_without() -> None:
    outer = "as officials told her, the bridge will stay shut until May"

    def nested(first: int, **more: Any) -> list[ClaimDocument]:
        inner = claim(first + 1, "the bridge will stay shut until May", parent=key(first), nesting="span")
        return [claim(first, outer, **more), inner]

    assert settle([nested(1), nested(11)]) == [({1, 11}, []), ({2, 12}, [])]
    assert settle([nested(1), nested(11, directness="mixed")]) == [
        ({1, 11}, ["directness"]),
        ({2, 12}, ["parent not merged"]),
    ]
    alone = claim(12, "the bridge will stay shut until May")
    assert settle([nested(1), [claim(11, outer), alone]]) == [({1, 11}, []), ({2, 12}, ["parent"])]


def test_one_claim_of_one_person_and_two_of_another_are_a_split() -> None:
    whole = claim(1, "the bridge will stay shut until May; it is safe")
    parts = [claim(11, "the bridge will stay shut until May"), claim(12, "it is safe")]
    assert settle([[whole], parts]) == [({1, 11, 12}, ["split"])]
    assert settle([parts, [whole]]) == [({1, 11, 12}, ["split"])]


def test_a_claim_inside_another_is_no_part_of_a_split() -> None:
    outer = "as officials told her, the bridge will stay shut until May"
    both = [claim(11, outer), claim(12, "the bridge will stay shut until May")]
    assert settle([[claim(1, outer)], both]) == [({1, 11}, []), ({12}, ["only_one"])]


def test_two_against_one_is_a_difference() -> None:
    passes = [[claim(1, label="true")], [claim(2, label="true")], [claim(3, label="false")]]
    assert settle(passes) == [({1, 2, 3}, ["verdict"])]
    assert settle([*passes[:2], [claim(3, label="true")]]) == [({1, 2, 3}, [])]
    assert settle([*passes[:2], []]) == [({1, 2}, ["only_one"])]


@pytest.mark.parametrize("people", range(2, 10))
def test_two_to_nine_passes_make_one_group(people: int) -> None:
    passes = [[claim(10 * at + 1)] for at in range(people)]
    assert settle(passes) == [({10 * at + 1 for at in range(people)}, [])]


def test_the_gold_claim_has_the_marks_that_the_project_wants_and_the_evidence_of_all() -> None:
    passes = [
        [claim(1, "Nobody was warned in time", label="true", evidence=[SOURCE], rationale="", status="draft")],
        [claim(2, "“Nobody was warned in time,”", label="true", evidence=[SOURCE, OTHER], rationale="Seen.")],
    ]
    members = list(marked(passes).values())
    plain = merged(members, TEXT, key=key(5), parent=None, quotes_in_content=False)
    quoted = merged(members, TEXT, key=key(5), parent=None, quotes_in_content=True)
    assert plain is not None
    assert quoted is not None
    assert (plain.content, quoted.content) == (passes[0][0].content, passes[1][0].content)
    assert plain.verdict is not None
    assert [item.url for item in plain.verdict.evidence] == [SOURCE["url"], OTHER["url"]]
    assert (plain.verdict.rationale, plain.verdict.status) == ("Seen.", "draft")


def test_each_slot_tells_from_whom_it_is() -> None:
    one, other = claim(1, cue="told", label="true"), claim(2, "Nobody was warned in", label="false")
    gold = msgspec.structs.replace(one, id=key(5), verdict=other.verdict, source=at("the captain"))
    told = origins([gold], [one, other], TEXT, {})
    assert told == {"content": str(one.id), "cue": str(one.id), "verdict": str(other.id), "source": "own"}
    assert overrules([gold], [one, other])
    assert not overrules([gold], [other])
    assert not overrules([gold], [msgspec.structs.replace(one, verdict=None)])


CONTENTS = (
    "Nobody was warned in time",
    "“Nobody was warned in time",
    "Nobody was warned in time,”",
    "Nobody was warned in",
)
OPTIONS = {
    "content": st.sampled_from(CONTENTS),
    "source": st.sampled_from(["", "the captain", "captain"]),
    "cue": st.sampled_from(["", "told", "told reporters"]),
    "speakers": st.sampled_from([(ANNA,), (BORIS,), (ANNA, BORIS), (BORIS, ANNA)]),
    "directness": st.sampled_from(["direct", "mixed"]),
    "checkworthiness": st.sampled_from(["", "cfs"]),
    "was_said": st.sampled_from([None, True]),
    "label": st.sampled_from([None, "true", "false"]),
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.fixed_dictionaries(OPTIONS), st.lists(st.sampled_from(CONTENTS[:3]), min_size=2, max_size=9),
    st.dictionaries(st.sampled_from(sorted(OPTIONS)), st.none(), max_size=1), st.booleans(), st.data(),
)  # fmt: skip
def test_what_merges_says_the_same_whoever_is_exported(
    alike: dict[str, Any], contents: list[str], other: dict[str, None], quotes: bool, data: st.DataObject
) -> None:
    """Merged: every pass's claim and the gold claim have equal words and values, and no slot is anybody's own."""
    said = [{**alike, "content": content} for content in contents]
    said[-1] |= {name: data.draw(OPTIONS[name]) for name in other}
    passes = [[claim(10 * at + 1, **dict(values))] for at, values in enumerate(said)]
    members = list(marked(passes).values())
    names = list("abcdefghi"[: len(passes)])
    if differences(members, names, {}):
        return
    gold = merged(members, TEXT, key=key(5), parent=None, quotes_in_content=quotes)
    assert gold is not None
    (reading,) = prepare(TEXT, [marked_claim(gold)]).claims
    shown = Marked("5", "gold", 1, reading, gold, frozenset(map(str, gold.speakers)))
    for member in members:
        assert all(value_of(member, slot, {}) == value_of(shown, slot, {}) for slot in TOLD)
        assert words(TEXT, member.document.content) == words(TEXT, gold.content)
    assert origins([gold], [one.document for one in members], TEXT, {}) == {}


@settings(max_examples=25)
@given(st.permutations(list(range(6))), st.permutations(list("abc")))
def test_the_order_of_claims_and_of_passes_changes_no_group(order: list[int], names: list[str]) -> None:
    phrases = ("Nobody was warned in time", "Nobody was warned", "the bridge will stay shut until May", "it is safe",
               "the bridge will stay shut until May; it is safe", "was warned in time")  # fmt: skip
    known = {name: [claim(100 * at + n, phrases[n]) for n in range(6) if (n + at) % 2] for at, name in enumerate("abc")}
    plain = groups_of({name: prepare(TEXT, [marked_claim(one) for one in known[name]]) for name in "abc"})
    mixed = {
        name: prepare(TEXT, [marked_claim(one) for n in order for one in known[name] if one.id.int % 100 == n])
        for name in names
    }
    assert groups_of(mixed) == plain


def test_a_child_stays_inside_the_words_of_its_parent() -> None:
    """The marks of two people may differ for the outer and for the inner claim."""
    outer = claim(1, "Nobody was warned in time")
    passes = [[claim(2, "“Nobody was warned in", parent=key(1), nesting="span")], [claim(3, "Nobody was warned in", parent=key(1), nesting="span")]]  # fmt: skip
    made = merged(list(marked(passes).values()), TEXT, key=key(5), parent=outer, quotes_in_content=True)
    assert made is not None
    assert contains(outer.content, made.content)
