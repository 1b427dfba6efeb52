"""What every engine is given to read: without what nobody sees, wrapped lines joined, turns and datelines apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.records import Directness, Proposal, Zone, ZoneKind
from claims.core.text import exact
from claims.engines import german, quotes, rules
from claims.engines.reading import Reading, suggest
from tests.engines.test_quotes_engine import check

PLAIN = (
    "Harbour minister Ines Falk said on Monday that the old pier would be torn down before winter. The fishing union called the plan "
    "a betrayal. “Nobody asked us about any of it,” Falk’s deputy told reporters."
)


def english(text: str) -> list[Proposal]:
    return suggest(rules, text, language="en")


def contents(text: str, found: list[Proposal]) -> list[str]:
    return [" / ".join(exact(text, claim.content)) for claim in found]


def who(text: str, found: list[Proposal]) -> list[str]:
    return [claim.speaker_name for claim in found]


@pytest.mark.parametrize("width", [45, 60, 72, 88])
def test_lines_broken_to_a_width_are_read_as_one_paragraph(width: int) -> None:
    lines, line = [], ""
    for word in PLAIN.split(" "):
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    as_before = contents(PLAIN, english(PLAIN))
    assert [content.replace("\n", " ") for content in contents(wrapped, english(wrapped))] == as_before
    mail = "\n".join(f"> {row}" for row in [*lines, line])
    assert [content.replace("\n> ", " ") for content in contents(mail, english(mail))] == as_before


def test_a_word_divided_at_the_end_of_a_line_is_one_word() -> None:
    text = (
        "Harbour minister Ines Falk announced that the old pier would be demol-\nished before the winter storms set in."
    )
    (claim,) = english(text)
    assert exact(text, claim.content) == ("that the old pier would be demol-\nished before the winter storms set in",)


@pytest.mark.parametrize(
    "text",
    [
        "Pier to go\nUnion angry\nFalk said the pier would go.",
        "The pier will go, Falk said.\nThe union will strike, it said.\nNobody was hurt.",
        "What the plan says about each of the four piers\n- the old pier will be torn down by winter\n- the new one stays where it is",
    ],
    ids=["headlines", "a paragraph a line", "a list"],
)
def test_lines_of_their_own_stay_apart(text: str) -> None:
    assert Reading(text).plain


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e", "\u200d"])
def test_what_nobody_sees_changes_nothing(sign: str) -> None:
    text = f"In{sign}es Falk an{sign}nounced that the old pi{sign}er would go."
    (claim,) = english(text)
    assert claim.speaker_name == "Ines Falk"
    assert exact(text, claim.content) == (f"that the old pi{sign}er would go",)
    assert exact(text, claim.cue) == (f"an{sign}nounced",)


def test_ligatures_are_letters() -> None:
    text = "Ines Falk conﬁrmed that the ﬂood gates would stay shut."
    (claim,) = english(text)
    assert exact(text, claim.cue) == ("conﬁrmed",)
    assert exact(text, claim.content) == ("that the ﬂood gates would stay shut",)


def test_a_joiner_stays_where_a_script_needs_it() -> None:
    assert Reading("می\u200cخواهم 👨\u200d👩\u200d👧").plain


def test_markup_of_a_page_is_not_read() -> None:
    text = "<p><b>Ines Falk</b> said the pier would <i>go</i> by spring.</p>"
    (claim,) = english(text)
    assert claim.speaker_name == "Ines Falk"
    assert exact(text, claim.content) == ("the pier would <i>go</i> by spring",)


@pytest.mark.parametrize(
    "dateline",
    [
        "NORDHAM (AP) — ",
        "NORDHAM, Freland (Reuters) - ",
        "NORDHAM, March 3 (AFP) – ",
        "Nordham (dpa) - ",
        "NEW NORDHAM — ",
        "Mumbai: ",
        "New Delhi, March 3 (PTI): ",
        "(Reuters) - ",
    ],
)
def test_where_a_report_was_written_is_nobody(dateline: str) -> None:
    text = f"{dateline}Harbour minister Ines Falk said late Thursday the old pier was closed."
    (claim,) = english(text)
    assert exact(text, claim.source) == ("Harbour minister Ines Falk",)
    assert exact(text, claim.content) == ("the old pier was closed",)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("MS. DE LA CRUZ:  The bridge is open. It cost us two years.", ["De La Cruz"]),
        ("THE GOVERNOR: We paid for every bolt.\n\nMAYOR LINDT: That is a fine thing.", ["The Governor", "Lindt"]),
        ("[00:14:09] Ines Falk: The pier will go by spring.", ["Ines Falk"]),
        ("Senator HOLM. The bill is two years late.\n\nMr. BRANDT. It was never read here.", ["Holm", "Brandt"]),
        (
            "Ines Falk: The pier will go by spring.\n\nOtto Lindt: It will stay where it is.\n\nInes Falk: We shall see about it.",
            ["Ines Falk", "Otto Lindt", "Ines Falk"],
        ),
        ('"FALK: We will pay for the pier.\n\n"LINDT: You never paid for anything.', ["Falk", "Lindt"]),
    ],
    ids=["title", "offices", "time stamp", "record", "names", "quoted"],
)
def test_whoever_has_the_floor_says_what_follows(text: str, wanted: list[str]) -> None:
    found = english(text)
    assert who(text, [claim for claim in found if claim.parent is None]) == wanted
    assert all(claim.directness is Directness.DIRECT for claim in found if claim.parent is None)
    check(text, found)


def test_the_paragraphs_of_a_turn_stay_together_and_questions_are_no_claims() -> None:
    text = (
        "MR. BRANDT: Thank you all for coming. The bridge is safe.\n\nIt was looked at in June.\n\nQ: Was it safe in May?\n\n"
        "MR. BRANDT: Who told you that?\n\nMR. BRANDT: Yes, it was safe."
    )
    found = [claim for claim in english(text) if claim.parent is None]
    assert contents(text, found) == [
        "Thank you all for coming. The bridge is safe. / It was looked at in June.",
        "Yes, it was safe.",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Statement from the Nordham Port Authority:\n\nThe pier has been closed. We regret it.\n\nWe will say more on Friday.\n\nENDS\n\nWrite to us.",
            ["the Nordham Port Authority"],
        ),
        ("Statement by Ines Falk: We did what we could for the town.", ["Ines Falk"]),
        ("STATEMENT FROM OTTO LINDT:\n\nI have decided to step down.", ["OTTO LINDT"]),
        (
            "Full statement from the union:\n\nNobody asked us about any of it.\n\n###\n\nThe town is small.",
            ["the union"],
        ),
        ("Joint statement by Falk and Lindt:\n\nThe pier stays where it is.", ["Falk and Lindt"]),
    ],
)
def test_a_statement_that_is_printed_whole_is_one_claim(text: str, wanted: list[str]) -> None:
    found = [claim for claim in english(text) if claim.parent is None]
    assert who(text, found) == wanted
    assert not any("ENDS" in content or "small" in content for content in contents(text, found))
    check(text, found)


def test_i_is_whoever_has_the_floor() -> None:
    text = "MS. FALK: I said that the pier would go.\n\nMR. LINDT: I believe that it will stay."
    found = english(text)
    inner = [claim for claim in found if claim.parent is not None]
    assert who(text, inner) == ["Falk", "Lindt"]


@pytest.mark.parametrize(
    "text",
    [
        "date: '2026-03-03'\ntitle: \"Pier to go by spring, they say\"\nThe pier will go, Ines Falk said.",
        "Location: Nordham harbour\nPhoto: Otto Lindt\nThe pier will go, Ines Falk said.",
    ],
)
def test_the_head_of_a_file_speaks_for_nobody(text: str) -> None:
    assert set(who(text, english(text))) <= {"Ines Falk", ""}


def test_no_quotation_is_lost() -> None:
    text = (
        "The harbour has three piers.\n\n“Nobody asked us about any of it at all.”\n\nThe book “The Long Way to the Sea” is out, and so is "
        "“peace”."
    )
    found = english(text)
    outer = [claim for claim in found if claim.parent is None]
    assert contents(text, outer) == ["“Nobody asked us about any of it at all.”"]
    assert who(text, outer) == [""]
    check(text, found)


def test_a_name_behind_a_dash_signs_a_quotation() -> None:
    text = (
        "“Nobody asked us about any of it.” ― Ines Falk\n\n“The pier has been there for ever.”\n— Otto Lindt, fisherman"
    )
    found = [claim for claim in english(text) if claim.parent is None]
    assert who(text, found) == ["Ines Falk", "Otto Lindt"]
    assert [exact(text, claim.cue) for claim in found] == [("―",), ("—",)]


def test_a_quotation_after_the_sentence_that_names_its_speaker_is_part_of_the_same_claim() -> None:
    text = "The pier will go, Ines Falk said. She sounded tired. “Nobody has to like what we decided.”"
    assert contents(text, english(text)) == ["The pier will go / “Nobody has to like what we decided.”"]


def test_a_short_quotation_that_stands_alone_is_not_the_last_speakers() -> None:
    text = "“We paid for every bolt,” Lindt said.\n\n“The pier eats the town.”\n\nThe paper printed it on Monday."
    first, second, *_ = english(text)
    assert (first.speaker_name, second.speaker_name) == ("Lindt", "")
    assert second.score < 0.6


def test_german_lines_and_marks_are_read_the_same_way() -> None:
    text = "Ministerin Ines Falk er\u00adklärte am Montag, dass der alte Steg noch vor dem\nWinter abgerissen werde."
    (claim,) = suggest(german, text, language="de")
    assert exact(text, claim.content) == ("dass der alte Steg noch vor dem\nWinter abgerissen werde",)


def test_boilerplate_stays_out_where_letters_are_left_out() -> None:
    text = "“We paid for e\u00advery bolt,” Lindt said.\n“Read all our n\u00adews here every day,” the editor said."
    start = text.index("\n") + 1
    zones = [Zone(start, len(text), ZoneKind.BOILERPLATE)]
    found = suggest(quotes, text, language="en", zones=zones)
    assert contents(text, found) == ["“We paid for e\u00advery bolt,”"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["He said ", "“it was safe here at last”", "\n", "\n\n", "> ", "\u00ad", "\u200b", "ﬁ", "MR. LINDT: ", "Q: ", "— Ines Falk",
             "e\u0301", "👩\u200d🚒", "NORDHAM (AP) — ", "that the long pier of the town would ", "go.", "<b>", "</p>", "\u200d", " ", "-\n"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_offsets_are_those_of_the_text_whatever_is_left_out(text: str) -> None:
    check(text, suggest(quotes, text, language="en"))
    reading = Reading(text)
    assert len(reading.at) == len(reading.text)
    assert list(reading.at) == sorted(reading.at)
