"""The demo project's articles, gold claims and guideline keep the rules that the product asks of everybody else."""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.core.records import ClaimType, Directness, Fragments, Nesting, SpeakerKind
from claims.core.text import contains, cuts_word, exact, inside, normalise, on_grapheme_boundary, overlaps

DEMO = Path(__file__).parents[2] / "claims" / "demo"
GOLD = ("wire_gold.jsonl", "emoji_gold.jsonl")
ROLES = ("content", "source", "cue", "addressee")
LENGTHS = {"wire.txt": (3_800, 4_300), "emoji.txt": (1_500, 2_500), "debate.txt": (95_000, 105_000)}
SECTIONS = (
    "Claim",
    "Content",
    "Source",
    "Cue",
    "Addressee",
    "Speakers",
    "Nesting",
    "Directness",
    "Claim type",
    "Check-worthiness",
    "Verdict",
    "Evidence",
    "Boilerplate",
    "Hard cases",
)
DESK_SCALE = ("True", "Mostly true", "Misleading", "False", "Unverifiable", "Not checkable")
Claim = dict[str, Any]
Record = dict[str, Any]
Case = Callable[[Record, Claim], bool]


def read(name: str) -> str:
    return (DEMO / name).read_bytes().decode("utf-8")


def gold(name: str) -> Record:
    lines = read(name).splitlines()
    assert len(lines) == 1
    record: Record = json.loads(lines[0])
    return record


def spans(claim: Claim, role: str) -> Fragments:
    return tuple((start, end) for start, end in claim[role])


def words_of(record: Record, claim: Claim, role: str) -> str:
    return " ".join(exact(record["text"], spans(claim, role)))


def every_claim() -> Iterator[tuple[Record, Claim]]:
    for name in GOLD:
        record = gold(name)
        for claim in record["claims"]:
            yield record, claim


CLAIMS = [pytest.param(record, claim, id=f"{record['id']}:{claim['id']}") for record, claim in every_claim()]


def by_id(record: Record, key: str) -> Claim:
    return next(claim for claim in record["claims"] if claim["id"] == key)


def chain(record: Record, claim: Claim) -> list[Claim]:
    """Follow parents upwards; an endless chain fails here."""
    found = [claim]
    while found[-1]["parent"] is not None:
        found.append(by_id(record, found[-1]["parent"]))
        assert len(found) <= 5, f"{claim['id']} nests deeper than five levels, or in itself"
    return found


def children(record: Record, claim: Claim) -> list[Claim]:
    return [other for other in record["claims"] if other["parent"] == claim["id"]]


def speaker(record: Record, claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = record["speakers"][claim["speakers"][0]]
    return found


def after(record: Record, claim: Claim) -> str:
    text: str = record["text"]
    return text[claim["content"][-1][1] :]


def between(record: Record, claim: Claim) -> str:
    (_, end), (start, _) = claim["content"]
    text: str = record["text"]
    return text[end:start]


def shares_its_source(record: Record, claim: Claim) -> bool:
    twins = [other for other in record["claims"] if other is not claim and other["source"] == claim["source"]]
    return bool(twins) and claim["cue"][0][0] - claim["source"][-1][1] > 15


def is_linked_by_discourse(record: Record, claim: Claim) -> bool:
    if claim["nesting"] is None:
        return len(children(record, claim)) >= 2
    return claim["nesting"] == "discourse" and not contains(
        spans(by_id(record, claim["parent"]), "content"), spans(claim, "content")
    )


def stands_in_three_levels(record: Record, claim: Claim) -> bool:
    return any(claim in chain(record, other) and len(chain(record, other)) == 3 for other in record["claims"])


def has_speaker(kind: str, anonymous: bool) -> Case:
    return lambda r, c: speaker(r, c)["kind"] == kind and speaker(r, c)["anonymous"] is anonymous


WIRE_CASES: dict[str, Case] = {
    "metonym_source": lambda r, c: (
        speaker(r, c)["kind"] == "government_body" and words_of(r, c, "source") not in speaker(r, c)["name"]
    ),
    "noun_cue": lambda r, c: r["text"][: c["cue"][0][0]].endswith("amid "),
    "discontinuous_cue": lambda r, c: len(c["cue"]) == 2,
    "addressee": lambda r, c: c["cue"][0][1] < c["addressee"][0][0] < c["cue"][-1][0],
    "shared_source": shares_its_source,
    "no_source": lambda r, c: c["source"] == [] and speaker(r, c)["kind"] == "unspecified",
    "content_around_cue": lambda r, c: c["content"][0][1] < c["cue"][0][0] < c["content"][1][0],
    "document_source": lambda r, c: any(
        "speaker_named_later" in other["case"] and other["speakers"] == c["speakers"] for other in r["claims"]
    ),
    "speaker_named_later": lambda r, c: any(
        "document_source" in other["case"] and other["source"][0][1] < c["source"][0][0] for other in r["claims"]
    ),
    "nested_intention": lambda r, c: any(x["act"] == "intention" for x in [c, *children(r, c)]),
    "author_tail": lambda r, c: after(r, c).startswith(", nearly double"),
    "pronoun_source": lambda r, c: words_of(r, c, "source") in {"he", "she", "they"},
    "author_gloss": lambda r, c: after(r, c).startswith(" ("),
    "mixed_quotation": lambda r, c: c["type"] == "mixed" and "“" in words_of(r, c, "content"),
    "editorial_sic": lambda r, c: between(r, c) == " (sic) ",
    "three_levels": stands_in_three_levels,
    "artefact_source": has_speaker("document", True),
    "two_speakers": lambda r, c: len(c["speakers"]) == 2 and len(c["source"]) == 1,
    "discourse_nesting": is_linked_by_discourse,
    "anonymous_collective": has_speaker("collective", True),
    "anonymous_individual": has_speaker("person", True),
    "relay": lambda r, c: c["nesting"] == "relay" and bool(c["addressee"]),
    "negated_cue": lambda r, c: " not " in words_of(r, c, "cue"),
    "optional": lambda r, c: c["optional"] is True,
    "plain": lambda r, c: c["parent"] is None and len(c["content"]) == 1,
}
EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
EMOJI_CASES: dict[str, Case] = {
    "emoji_before": lambda r, c: bool(EMOJI.search(line_before(r, c))),
    "emoji_inside": lambda r, c: bool(EMOJI.search(between(r, c))),
    "zwj_sequence": lambda r, c: "\u200d" in line_before(r, c),
    "no_break_space": lambda r, c: "\u00a0" in words_of(r, c, "content"),
    "combining_mark": lambda r, c: bool(re.search("[\u0300-\u036f]", words_of(r, c, "source"))),
    "right_to_left": lambda r, c: bool(re.search("[\u0590-\u06ff]", words_of(r, c, "content"))),
    "astral_letters": lambda r, c: bool(re.search("[\U0001d400-\U0001d7ff]", line_before(r, c))),
    "split_quotation": lambda r, c: (
        words_of(r, c, "cue") in between(r, c) and words_of(r, c, "source") in between(r, c)
    ),
    "pronoun_source": WIRE_CASES["pronoun_source"],
    "artefact_source": WIRE_CASES["artefact_source"],
}
CASES = {"demo/wire": WIRE_CASES, "demo/emoji": EMOJI_CASES}


def line_before(record: Record, claim: Claim) -> str:
    start = claim["content"][0][0]
    text: str = record["text"]
    return text[text.rfind("\n", 0, start) + 1 : start]


@pytest.mark.parametrize("name", LENGTHS)
def test_an_annotator_opens_a_demo_article_of_the_promised_length(name: str) -> None:
    shortest, longest = LENGTHS[name]
    assert shortest <= len(read(name)) <= longest


@pytest.mark.parametrize("name", LENGTHS)
def test_importing_a_demo_article_leaves_its_text_as_it_is(name: str) -> None:
    text = read(name)
    assert text == text.strip()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]", text)


@pytest.mark.parametrize("name", GOLD)
def test_the_gold_speaks_of_the_very_text_that_is_imported(name: str) -> None:
    record = gold(name)
    assert record["text"] == read(name.replace("_gold.jsonl", ".txt"))
    assert len({claim["id"] for claim in record["claims"]}) == len(record["claims"])


def test_the_demo_gold_has_enough_claims_to_work_with() -> None:
    assert 25 <= len(gold("wire_gold.jsonl")["claims"]) <= 28
    assert 5 <= len(gold("emoji_gold.jsonl")["claims"]) <= 8


@pytest.mark.parametrize(("record", "claim"), CLAIMS)
def test_a_reader_sees_marks_that_begin_and_end_where_words_do(record: Record, claim: Claim) -> None:
    text = record["text"]
    for role in ROLES:
        fragments = spans(claim, role)
        assert inside(fragments, len(text)), role
        assert normalise(fragments) == fragments, f"{role} is not sorted and disjoint"
        for fragment, words in zip(fragments, exact(text, fragments), strict=True):
            assert words == words.strip(), f"{role} begins or ends on a space: {words!r}"
            assert "\n" not in words
            for offset in fragment:
                assert not cuts_word(text, offset), f"{role} cuts a word: {words!r}"
                assert on_grapheme_boundary(text, offset), f"{role} cuts a character: {words!r}"


@pytest.mark.parametrize(("record", "claim"), CLAIMS)
def test_no_words_of_a_claim_play_two_parts_in_it(record: Record, claim: Claim) -> None:
    for position, role in enumerate(ROLES):
        for other in ROLES[position + 1 :]:
            assert not overlaps(spans(claim, role), spans(claim, other)), f"{role} overlaps {other}"


@pytest.mark.parametrize(("record", "claim"), CLAIMS)
def test_quotation_marks_stay_with_the_content_and_outer_stops_stay_out(record: Record, claim: Claim) -> None:
    words = words_of(record, claim, "content")
    assert words.count("“") == words.count("”")
    assert words[-1] not in ".,;:"
    if claim["type"] == "direct" and claim["parent"] is None:
        assert words.startswith("“")
        assert words.endswith("”")
    if claim["type"] in {"indirect", "reported"}:
        assert "“" not in words


@pytest.mark.parametrize(("record", "claim"), CLAIMS)
def test_every_claim_uses_the_words_of_the_field(record: Record, claim: Claim) -> None:
    assert claim["content"]
    assert claim["cue"]
    assert claim["type"] in set(Directness)
    assert claim["claim_type"] in set(ClaimType)
    assert claim["checkworthy"] in {0, 1}
    assert claim["speakers"]
    assert set(claim["speakers"]) <= set(record["speakers"])
    assert all(record["speakers"][key]["kind"] in set(SpeakerKind) for key in claim["speakers"])
    assert bool(claim["source"]) == (speaker(record, claim)["kind"] != SpeakerKind.UNSPECIFIED)


@pytest.mark.parametrize(("record", "claim"), CLAIMS)
def test_a_nested_claim_has_a_parent_that_reports_it(record: Record, claim: Claim) -> None:
    chain(record, claim)
    assert (claim["parent"] is None) == (claim["nesting"] is None)
    if claim["nesting"] is None:
        return
    assert claim["nesting"] in set(Nesting)
    outer = spans(by_id(record, claim["parent"]), "content")
    if claim["nesting"] == Nesting.SPAN:
        assert all(contains(outer, spans(claim, role)) for role in ROLES)
    else:
        assert not overlaps(outer, spans(claim, "content"))


@pytest.mark.parametrize(("record", "claim"), CLAIMS)
def test_a_claim_shows_the_hard_case_that_it_is_filed_under(record: Record, claim: Claim) -> None:
    assert claim["case"], "every claim names at least one case"
    for case in claim["case"]:
        assert CASES[record["id"]][case](record, claim), f"{claim['id']} does not show {case}"


@pytest.mark.parametrize("name", GOLD)
def test_every_hard_case_can_be_met_in_the_demo(name: str) -> None:
    record = gold(name)
    assert {case for claim in record["claims"] for case in claim["case"]} == set(CASES[record["id"]])
    assert set(record["speakers"]) == {key for claim in record["claims"] for key in claim["speakers"]}
    assert all(
        {link["from_"], link["to"]} <= {claim["id"] for claim in record["claims"]} for link in record["relations"]
    )


def test_voices_that_contradict_each_other_are_not_one_speaker() -> None:
    record = gold("wire_gold.jsonl")
    (dispute,) = record["relations"]
    left, right = by_id(record, dispute["from_"]), by_id(record, dispute["to"])
    assert left["parent"] == right["parent"] is not None
    assert not set(left["speakers"]) & set(right["speakers"])


def test_the_lines_that_the_page_adds_are_boilerplate_without_claims() -> None:
    record = gold("wire_gold.jsonl")
    ((start, end),) = record["boilerplate"]
    assert record["text"][start - 1] == "\n"
    assert end == len(record["text"])
    assert re.fullmatch(r"Related posts:\n.+\nViews: \d+", record["text"][start:end])
    assert not any(overlaps(((start, end),), spans(claim, role)) for claim in record["claims"] for role in ROLES)


def test_an_exporter_who_counts_other_units_is_caught_by_every_claim_of_the_emoji_story() -> None:
    record = gold("emoji_gold.jsonl")
    text = record["text"]
    as_utf16, as_bytes = text.encode("utf-16-le"), text.encode("utf-8")
    for claim in record["claims"]:
        for (start, end), words in zip(claim["content"], exact(text, spans(claim, "content")), strict=True):
            assert as_utf16[2 * start : 2 * end] != words.encode("utf-16-le")
            assert as_bytes[start:end] != words.encode("utf-8")


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("joined family", "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"),
        ("flag", "[\U0001f1e6-\U0001f1ff]{2}"),
        ("skin tone", "[\U0001f3fb-\U0001f3ff]"),
        ("decomposed letter", "e\u0301"),
        ("astral letter", "[\U0001d400-\U0001d7ff]"),
        ("no-break space", "\u00a0"),
        ("Arabic", "[\u0620-\u064a]{3}"),
        ("Hebrew", "[\u05d0-\u05ea]{3}"),
        ("variation selector", "\ufe0f"),
    ],
)
def test_the_emoji_story_holds_what_breaks_offsets(what: str, pattern: str) -> None:
    assert re.search(pattern, read("emoji.txt")), what


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + 8]) for start in range(len(words) - 7)}


def test_a_publisher_finds_no_sentence_of_another_article_in_the_demo() -> None:
    folder = os.environ.get("ONRECORD_GOLD")
    if not folder:
        pytest.skip("ONRECORD_GOLD does not name a folder with seed_article.txt, the article to compare with")
    seed = shingles((Path(folder) / "seed_article.txt").read_text(encoding="utf-8"))
    assert seed
    for name in (*LENGTHS, "guideline.md"):
        assert not seed & shingles(read(name)), name


def test_the_debate_reads_as_a_debate_and_not_as_one_page_repeated() -> None:
    lines = read("debate.txt").splitlines()
    turns = [match for line in lines if (match := re.match(r"([A-Z]+(?: [A-Z]+)?): (.+)", line))]
    assert len(turns) > 500
    assert len(turns) > 0.95 * len(lines)
    assert {turn[1] for turn in turns} == {"MODERATOR", "AUDIENCE MEMBER", "QUILLET", "TERHOLT", "SOLEYNE", "BRANDAUK"}
    sentences = Counter(
        re.sub(r"[\W\d]+", " ", sentence).strip().lower()  # the same sentence with another figure is a repetition
        for turn in turns
        for sentence in re.split(r"(?<=[.!?])\s+", turn[2])
    )
    repeated = sum(count - 1 for count in sentences.values())
    assert repeated <= 0.02 * sentences.total(), sentences.most_common(5)


def test_a_desk_can_load_the_demo_from_its_table_of_contents() -> None:
    contents = json.loads(read("demo.json"))
    assert (contents["project"]["name"], contents["project"]["scale"]) == ("Demo desk", "desk")
    assert (DEMO / contents["project"]["guideline"]).is_file()
    assert [article["file"] for article in contents["articles"]] == list(LENGTHS)
    for article in contents["articles"]:
        assert all(article[key] for key in ("title", "publisher", "byline"))
        assert article["language"] == "en"
        assert article["url"].startswith("https://example.org/")
        assert article["title"] not in read(article["file"]), "the headline belongs to the title field"
        if article["gold"]:
            record = gold(article["gold"])
            assert date.fromisoformat(article["published_on"]).isoformat() == record["meta"]["publication_date"]
            assert (article["language"], article["publisher"]) == (record["lang"], record["meta"]["publisher"])


def test_an_annotator_finds_every_question_answered_in_the_guideline() -> None:
    guideline = read("guideline.md")
    assert 1_200 <= len(re.findall(r"\S*\w\S*", guideline)) <= 2_000
    assert tuple(re.findall(r"^## (.+)$", guideline, re.M)) == SECTIONS
    assert tuple(re.findall(r"^\| ([A-Z][a-z ]+) \|", guideline, re.M)) == DESK_SCALE
    rules = re.findall(r"^- \*\*([A-Z]{2}-\d)\*\*", guideline, re.M)
    assert len(rules) > 40
    assert len(rules) == len(set(rules))


def test_the_examples_of_the_guideline_can_be_looked_up_in_the_article() -> None:
    hard_cases = read("guideline.md").split("## Hard cases")[1]
    marked = re.findall(r"(?:\[|\*\*|(?<!\*)\*(?!\*))([^]\[*|]+?)(?:\]|\*\*|\*(?!\*))", hard_cases)
    pieces = [piece.strip(" ,") for text in marked for piece in text.split("…") if piece.strip(" ,")]
    assert len(pieces) > 40
    assert [
        piece for piece in pieces if piece not in read("wire.txt") and piece not in {"mixed", "show", "intend"}
    ] == []
