"""A claim as it is sent is read strictly, field by field, without the database."""

from datetime import date
from uuid import UUID

import pytest

from claims.annotations.document import SHOWN, read_claim, read_verdict, show_claim
from claims.core.claim import ClaimDocument, EvidenceDocument, VerdictDocument
from claims.core.errors import Invalid

TEXT = "“We closé 🇫🇷 it,” she said.\nNobody asked her. "
KEY, OTHER, SPEAKER = (UUID(int=number, version=4) for number in (1, 2, 3))
FLAG, SAID = TEXT.index("🇫"), TEXT.index("said")


def sent(**more: object) -> dict[str, object]:
    """A claim with one fragment of content."""
    return {"id": str(KEY), "content": [[1, 3]], "exact": {"content": ["We"]}, **more}


def refusal(value: object) -> tuple[str, str | None]:
    """Read what must not be read; give code and field."""
    with pytest.raises(Invalid) as error:
        read_claim(value, TEXT)
    return error.value.code, error.value.field


def test_what_is_left_out_is_filled_in() -> None:
    assert read_claim(sent(), TEXT) == ClaimDocument(id=KEY, content=((1, 3),), directness="indirect")
    quoted = sent(content=[[1, FLAG + 5]], exact={"content": [TEXT[1 : FLAG + 5]]})
    assert read_claim(quoted, TEXT).directness == "direct"
    asked = TEXT.index("Nobody")
    plain = sent(content=[[asked, asked + 6]], exact={"content": ["Nobody"]})
    assert read_claim(plain, TEXT).directness == "indirect"
    assert read_claim(sent(directness="reported"), TEXT).directness == "reported"


def test_a_claim_comes_back_as_it_is_shown() -> None:
    evidence = EvidenceDocument(url="https://example.org/", accessed_at=date(2026, 11, 20), stance="supports")
    claim = ClaimDocument(
        id=KEY, content=((1, 3), (4, 9)), cue=((SAID, SAID + 4),), speakers=(SPEAKER,), directness="mixed", claim_type="other",
        was_said=False, parent=OTHER, nesting="relay", note="Kept", origin="suggestion", suggestion=OTHER,
        verdict=VerdictDocument("true", "Because", "final", (evidence,)),
    )  # fmt: skip
    shown = show_claim(claim, TEXT)
    assert tuple(shown) == SHOWN
    assert shown["exact"] == {"content": ["We", "closé"], "source": [], "cue": ["said"], "addressee": []}
    assert (shown["checkworthiness"], shown["certainty"]) == (None, None)
    assert read_claim({**shown, "version": 3, "updated_at": "2026-11-20T10:00:00Z"}, TEXT) == claim


def test_a_claim_from_a_suggestion_began_as_one() -> None:
    assert read_claim(sent(), TEXT).origin == "human"
    assert read_claim(sent(suggestion=str(OTHER)), TEXT).origin == "suggestion"
    assert read_claim(sent(suggestion=str(OTHER), origin="import"), TEXT).origin == "import"
    assert refusal(sent(origin="suggestion")) == ("invalid_choice", "origin")


def test_fragments_are_sorted_and_those_that_touch_are_one() -> None:
    strings = {"content": [TEXT[4:9], TEXT[1:3], TEXT[3:4] + TEXT[4:6]]}
    assert read_claim(sent(content=[[4, 9], [1, 3], [3, 6]], exact=strings), TEXT).content == ((1, 9),)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"content": [], "exact": {}}, ("content_missing", "content")),
        ({"content": [[1, len(TEXT) + 1]]}, ("span_out_of_range", "content")),
        ({"content": [[3, 3]], "exact": {"content": [""]}}, ("span_out_of_range", "content")),
        ({"exact": {}}, ("required", "exact.content")),
        ({"exact": {"content": ["we"]}}, ("quote_mismatch", "content")),
        ({"exact": {"content": ["We", "We"]}}, ("quote_mismatch", "content")),
        ({"exact": {"content": ["We"], "cue": ["said"]}}, ("quote_mismatch", "cue")),
        ({"cue": [[SAID, SAID + 4]]}, ("required", "exact.cue")),
        ({"content": [[4, FLAG + 1]], "exact": {"content": [TEXT[4 : FLAG + 1]]}}, ("cuts_grapheme", "content")),
        ({"content": [[FLAG + 1, FLAG + 2]], "exact": {"content": [TEXT[FLAG + 1]]}}, ("cuts_grapheme", "content")),
        ({"content": [[1, 4]], "exact": {"content": ["We "]}}, ("invalid", "content")),
        ({"content": [[3, 5]], "exact": {"content": [" c"]}}, ("invalid", "content")),
        ({"cue": [[2, 3]], "exact": {"content": ["We"], "cue": ["e"]}}, ("invalid", "cue")),
        ({"source": [[1, 2]], "exact": {"content": ["We"], "source": ["W"]}}, ("invalid", "source")),
        ({"speakers": [str(SPEAKER)], "no_speaker_stated": True}, ("speaker_contradicted", "no_speaker_stated")),
        ({"parent": str(KEY), "nesting": "span"}, ("attribution_cycle", "parent")),
        ({"parent": str(OTHER)}, ("required", "nesting")),
        ({"nesting": "span"}, ("required", "nesting")),
    ],
)
def test_what_contradicts_the_text_or_itself_is_refused(fields: dict[str, object], problem: tuple[str, str]) -> None:
    assert refusal(sent(**fields)) == problem


def test_a_refusal_says_what_stands_in_the_text() -> None:
    with pytest.raises(Invalid) as error:
        read_claim(sent(exact={"content": ["We", "no"]}), TEXT)
    assert error.value.message == "The text there is ['We']."
    assert error.value.details == {"found": ["We"]}
    with pytest.raises(Invalid) as error:
        read_claim(sent(content=[[0, 99]]), TEXT)
    assert error.value.message == f"A fragment of content lies outside the text of {len(TEXT)} code points."


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"exact": {}}, "Send the exact strings of content beside its offsets."),
        (
            {"content": [[1, 4]], "exact": {"content": ["We "]}},
            "A fragment of content starts or ends with white space.",
        ),
        ({"cue": [[2, 3]], "exact": {"content": ["We"], "cue": ["e"]}}, "The cue overlaps the claim's own content."),
        ({"nesting": "span"}, "A nested claim has a parent and a kind of nesting, or neither."),
        ({"origin": "suggestion"}, "A claim whose origin is suggestion names the suggestion."),
        ({"more" * 30: 1}, f"There is no field {('more' * 20)!r} here."),
        ({"content": [[1, "3"]]}, "content must be a list of at most 50, each a pair of whole numbers [start, end]."),
    ],
)
def test_a_refusal_is_a_sentence_for_people(fields: dict[str, object], message: str) -> None:
    with pytest.raises(Invalid) as error:
        read_claim(sent(**fields), TEXT)
    assert error.value.message == message


def test_a_claim_may_end_with_the_text() -> None:
    end = len(TEXT.rstrip())
    last = sent(content=[[end - 4, end]], exact={"content": [TEXT[end - 4 : end]]})
    assert read_claim(last, TEXT.rstrip()).content == ((end - 4, end),)


def test_an_addressee_may_lie_inside_the_content() -> None:
    addressed = sent(addressee=[[1, 3]], exact={"content": ["We"], "addressee": ["We"]})
    assert read_claim(addressed, TEXT).addressee == ((1, 3),)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"id": None}, ("required", "id")),
        ({"id": "x"}, ("invalid", "id")),
        ({"content": [[1]]}, ("invalid", "content")),
        ({"content": [[1, "3"]]}, ("integer_required", "content")),
        ({"content": [[1, 3.0]]}, ("integer_required", "content")),
        ({"content": None}, ("invalid", "content")),
        ({"content": [[1, 3]] * 51}, ("limit", "content")),
        ({"speakers": [str(SPEAKER)] * 51}, ("limit", "speakers")),
        ({"speakers": ["x"]}, ("invalid", "speakers")),
        ({"speakers": None}, ("invalid", "speakers")),
        ({"directness": "quoted"}, ("invalid_choice", "directness")),
        ({"origin": None}, ("invalid_choice", "origin")),
        ({"was_said": "yes"}, ("invalid", "was_said")),
        ({"no_speaker_stated": None}, ("invalid", "no_speaker_stated")),
        ({"note": "n" * 10_001}, ("limit", "note")),
        ({"note": "a\u202eb"}, ("control_characters", "note")),
        ({"version": -1}, ("integer_required", "version")),
        ({"updated_at": 5}, ("invalid", "updated_at")),
        ({"verdict": []}, ("expected_object", "verdict")),
        ({"verdict": {}}, ("required", "verdict.label")),
        ({"verdict": {"label": ""}}, ("required", "verdict.label")),
        ({"verdict": {"label": "true", "status": "open"}}, ("invalid_choice", "verdict.status")),
        ({"verdict": {"label": "true", "evidence": {}}}, ("invalid", "verdict.evidence")),
        ({"verdict": {"label": "true", "evidence": [5]}}, ("expected_object", "verdict.evidence.0")),
        ({"verdict": {"label": "true", "evidence": [{"stance": "supports"}]}}, ("required", "verdict.evidence.0.url")),
        ({"verdict": {"label": "true", "evidence": [{"title": "t"}]}}, ("required", "verdict.evidence.0.stance")),
        (
            {"verdict": {"label": "true", "evidence": [{"title": "t", "stance": "supports", "accessed_at": "today"}]}},
            ("invalid", "verdict.evidence.0.accessed_at"),
        ),
        (
            {"verdict": {"label": "true", "evidence": [{"title": "t", "stance": "supports", "url": "ftp://x"}]}},
            ("invalid", "verdict.evidence.0.url"),
        ),
        (
            {"verdict": {"label": "true", "evidence": [{"title": "t", "stance": "supports", "more": 1}]}},
            ("unknown_field", "verdict.evidence.0.more"),
        ),
        ({"exact": None}, ("expected_object", "exact")),
        ({"exact": {"content": "We"}}, ("invalid", "exact.content")),
        ({"exact": {"content": ["We"], "quote": []}}, ("unknown_field", "exact.quote")),
        ({"more": 1}, ("unknown_field", "more")),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_by_name(fields: dict[str, object], problem: tuple[str, str]) -> None:
    assert refusal(sent(**fields)) == problem


@pytest.mark.parametrize("value", [None, [], "claim", 5])
def test_what_is_no_object_is_no_claim(value: object) -> None:
    assert refusal(value) == ("expected_object", None)


def test_values_at_their_limits_are_read() -> None:
    most = read_claim(sent(note="n" * 10_000, speakers=[str(SPEAKER)] * 50, version=2**31 - 1), TEXT)
    assert (len(most.note), most.speakers) == (10_000, (SPEAKER,))
    nothing = read_claim(sent(note=None, claim_type=None, parent=None, nesting=None, verdict=None), TEXT)
    assert (nothing.note, nothing.claim_type, nothing.parent, nothing.nesting, nothing.verdict) == (
        "",
        "",
        None,
        "",
        None,
    )


def test_a_verdict_alone_is_read_the_same_way() -> None:
    assert read_verdict({"label": "true"}) == VerdictDocument("true")
    with pytest.raises(Invalid) as error:
        read_verdict({"label": "true", "rationale": 5})
    assert (error.value.code, error.value.field) == ("invalid", "verdict.rationale")
    assert error.value.message == "rationale must be a string of at most 10,000 characters."
