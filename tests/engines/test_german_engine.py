"""What the `german` engine proposes, sentence by sentence; every sentence here was made up for the test."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.messages import reason
from claims.core.records import Directness, Fragments, Nesting, Proposal, SpeakerHint, SpeakerKind, Zone, ZoneKind
from claims.core.text import contains
from claims.engines import chain, engine_for, german, quotes
from claims.engines.evidence import score_of
from claims.engines.german import scores
from tests.engines.fuzz import problems


def propose(text: str, speakers: Sequence[SpeakerHint] = ()) -> list[Proposal]:
    return german.suggest(text, language="de", speakers=speakers)


def shown(text: str, fragments: Fragments) -> str:
    return " | ".join(text[start:end] for start, end in fragments)


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(shown(text, p.source), shown(text, p.cue), shown(text, p.content)) for p in propose(text)]


SENTENCES = [
    # clauses
    ("Die Polizei teilte am Montag mit, dass die Brücke sicher sei.",
     "Die Polizei", "teilte | mit", "dass die Brücke sicher sei"),
    ("Der Sprecher der Bahn, Hans Meier, sagte, dass die Züge wieder fahren.",
     "Der Sprecher der Bahn, Hans Meier", "sagte", "dass die Züge wieder fahren"),
    ("Sie sagte, sie werde nicht zurücktreten.", "Sie", "sagte", "sie werde nicht zurücktreten"),
    ("Das Amt gab bekannt, die Brücke bleibe gesperrt.", "Das Amt", "gab bekannt", "die Brücke bleibe gesperrt"),
    ("Gestern räumte der für den Hafen zuständige Beamte ein, er habe den Bericht nie gelesen.",
     "der für den Hafen zuständige Beamte", "räumte | ein", "er habe den Bericht nie gelesen"),
    ("Der Minister wies den Vorwurf zurück, er habe gelogen.", "Der Minister", "wies | zurück", "er habe gelogen"),
    ("Jana Holm ließ verlauten, sie werde nicht klagen.", "Jana Holm", "ließ verlauten", "sie werde nicht klagen"),
    ("In dem Gutachten heißt es, der Deich sei zu niedrig.", "dem Gutachten", "heißt es", "der Deich sei zu niedrig"),
    ("Der Richter fragte, warum niemand gerufen habe.", "Der Richter", "fragte", "warum niemand gerufen habe"),
    ("Die Wirtin, die vorschlug, das Tor zu öffnen, ging.", "die", "vorschlug", "das Tor zu öffnen"),
    # infinitives
    ("Die Werft hat angekündigt, 200 Stellen zu streichen.", "Die Werft", "hat angekündigt", "200 Stellen zu streichen"),
    ("Die Schüler werden von der Stadt aufgefordert, den Damm zurückzubauen.",
     "der Stadt", "werden | aufgefordert", "den Damm zurückzubauen"),
    # around a verb
    ("Die Fähre sei seeuntüchtig, erklärte die Reederei.", "die Reederei", "erklärte", "Die Fähre sei seeuntüchtig"),
    ("Die Fähre, sagte der Kapitän, sei seeuntüchtig.", "der Kapitän", "sagte", "Die Fähre | sei seeuntüchtig"),
    ("Die Fähre ist leck, wie die Reederei mitteilte.", "die Reederei", "wie | mitteilte", "Die Fähre ist leck"),
    ("Wie die Reederei am Abend mitteilte, ist die Fähre leck.",
     "die Reederei", "Wie | mitteilte", "ist die Fähre leck"),
    ("Der Damm brach in der Nacht. Das teilte die Feuerwehr mit.",
     "die Feuerwehr", "teilte | mit", "Der Damm brach in der Nacht. | Das"),
    # beside a source
    ("Die Fähre, so die Reederei, sei leck.", "die Reederei", "so", "Die Fähre | sei leck"),
    ("Die Fähre sei leck, so Kapitän Jan Brandt.", "Kapitän Jan Brandt", "so", "Die Fähre sei leck"),
    ("Das Boot sank nach Angaben der Polizei in der Nacht.",
     "Angaben der Polizei", "nach", "Das Boot sank | in der Nacht"),
    ("Laut einem Gutachten ist der Deich zu niedrig.", "einem Gutachten", "Laut", "ist der Deich zu niedrig"),
    ("Einem Gutachten zufolge ist der Deich zu niedrig.", "Einem Gutachten", "zufolge", "ist der Deich zu niedrig"),
    ("Aus Sicht der Anwohner kommt der Deich zu spät.", "Sicht der Anwohner", "Aus", "kommt der Deich zu spät"),
    # nouns, adjectives, objects
    ("Die Partei ist der Meinung, dass der Hafen wachsen müsse.",
     "Die Partei", "ist der Meinung", "dass der Hafen wachsen müsse"),
    ("Die Forderung der Fischer, den Hafen zu schließen, blieb ohne Antwort.",
     "der Fischer", "Die Forderung", "den Hafen zu schließen"),
    ("Der Verband fordert ein Verbot der alten Netze.", "Der Verband", "fordert", "ein Verbot der alten Netze"),
    # quotations
    ("„Wir zahlen das nicht“, sagte Jana Holm.", "Jana Holm", "sagte", "„Wir zahlen das nicht“"),
    ("»Wir zahlen das nicht«, sagte die Wirtin.", "die Wirtin", "sagte", "»Wir zahlen das nicht«"),
    ("“Wir zahlen das nicht”, sagte die Wirtin.", "die Wirtin", "sagte", "“Wir zahlen das nicht”"),
    ("Die Wirtin sagte: „Wir zahlen das nicht.“", "Die Wirtin", "sagte", "„Wir zahlen das nicht.“"),
    ("„Wir zahlen“, sagte die Wirtin, „aber nur dieses Mal.“",
     "die Wirtin", "sagte", "„Wir zahlen“ | „aber nur dieses Mal.“"),
    ("Der Mann sprang auf und rief: „Wir zahlen das nicht.“", "Der Mann", "rief", "„Wir zahlen das nicht.“"),
    ("Der Rat nannte den Plan eine „schlechte Idee“.", "Der Rat", "nannte", "„schlechte Idee“"),
    # without a cue
    ("Die Wirtin sagte, der Damm sei weg. Niemand habe sie gewarnt. Man wolle nun klagen.",
     "Die Wirtin", "", "Niemand habe sie gewarnt. Man wolle nun klagen."),
    ("Der Täter soll über die Grenze geflohen sein.", "", "", "Der Täter soll über die Grenze geflohen sein."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), SENTENCES, ids=[row[0][:40] for row in SENTENCES])
def test_a_reader_finds_source_cue_and_content_of_a_german_sentence_proposed(
    text: str, source: str, cue: str, content: str
) -> None:
    assert (source, cue, content) in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Fluss fließt an der alten Mühle vorbei ins Meer.",
        "Auf dem Markt gibt es „frischen Fisch“ und Brot.",
        "Der Film „Die Nacht am Hafen“ lief im Mai.",
        "Wenn das Boot sinkt, entscheidet der Zufall.",
        "Am 5. August wurde Dr. Holm 60 Jahre alt.",
    ],
)
def test_a_sentence_in_which_nobody_says_anything_gives_nothing(text: str) -> None:
    assert propose(text) == []


def test_words_quoted_inside_a_claim_are_a_claim_of_the_same_source_inside_it() -> None:
    text = "Holm kritisierte, der Plan sei „nicht zu Ende gedacht“."
    outer, inner = propose(text)
    assert shown(text, inner.content) == "„nicht zu Ende gedacht“"
    assert (inner.parent, inner.nesting, outer.parent) == (0, Nesting.SPAN, None)
    assert inner.source == outer.source
    assert contains(outer.content, inner.content)
    assert [outer.directness, inner.directness] == [Directness.MIXED, Directness.DIRECT]


def test_a_report_that_runs_on_keeps_its_source_until_somebody_else_speaks() -> None:
    text = "Die Wirtin sagte, der Damm sei weg. Man habe geschlafen. Der Bürgermeister sagte, er wisse von nichts."
    assert [p.speaker_name for p in propose(text)] == ["Wirtin", "Wirtin", "Bürgermeister"]


def test_a_sentence_does_not_end_at_an_abbreviation_or_a_date() -> None:
    text = "Nach Angaben von Dr. Holm sank das Boot am 5. August vor der Küste."
    assert rows(text) == [("Angaben von Dr. Holm", "Nach", "sank das Boot am 5. August vor der Küste")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A title is no part of a name; a surname becomes the full name.
        ("Außenministerin Anna Kastell sagte, es regne. Kastell sagte, es sei kalt.", ["Anna Kastell", "Anna Kastell"]),
        # “er” and “sie” are the last person who spoke and can be meant.
        ("Minister Jan Brandt sagte, es regne. Er sagte, es sei kalt.", ["Jan Brandt", "Jan Brandt"]),
        (
            "Ministerin Eva Roth sagte, es regne. Minister Jan Brandt sagte, es sei kalt. Sie sagte, es werde warm.",
            ["Eva Roth", "Jan Brandt", "Eva Roth"],
        ),
        # What is said by somebody in an apposition is that person's.
        ("Der Sprecher der Bahn, Hans Meier, sagte, es regne.", ["Hans Meier"]),
        # Not “Angaben”, but whose they are.
        ("Nach Angaben der Polizei regnet es.", ["Polizei"]),
        ("Sie sagte, dass es regne.", [""]),
    ],
)
def test_speakers_are_named_as_a_person_would(text: str, names: list[str]) -> None:
    assert [p.speaker_name for p in propose(text)] == names


def test_a_speaker_known_to_the_project_is_called_by_that_name() -> None:
    hint = SpeakerHint("1", "Deutsche Bahn", ("die Bahn", "Bahn"))
    (claim,) = propose("Die Bahn sagte, dass die Züge wieder fahren.", [hint])
    assert claim.speaker_name == "Deutsche Bahn"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Das Ministerium sagte, dass es regne.", SpeakerKind.GOVERNMENT_BODY),
        ("Die Gewerkschaft sagte, dass es regne.", SpeakerKind.ORGANISATION),
        ("Laut einer Studie regnet es.", SpeakerKind.DOCUMENT),
        ("Augenzeugen sagten, dass es regne.", SpeakerKind.COLLECTIVE),
        ("Der Minister sagte, dass es regne.", SpeakerKind.PERSON),
    ],
)
def test_the_kind_of_speaker_is_guessed(text: str, kind: SpeakerKind) -> None:
    assert [p.speaker_kind for p in propose(text)] == [kind]


def test_the_reason_names_the_word_that_gave_the_claim_away() -> None:
    (claim,) = propose("Die Bahn teilte mit, dass die Züge fahren.")
    assert claim.reason == reason("clause", word="teilte … mit")
    assert claim.score == score_of("german/clause")


def test_every_pattern_has_a_measured_score_and_a_name() -> None:
    assert set(scores.PRECISION) == set(scores.REASONS)


def test_german_articles_reach_the_german_rules_from_every_other_engine_with_rules() -> None:
    assert engine_for("rules", "de") is engine_for("rules", "de-CH") is german
    assert engine_for("german", "de") is german
    assert engine_for("quotes", "de") is quotes
    assert [engine.NAME for engine in chain(german)][0] == "german"
    assert german.suggest("“We will not pay,” she said.", language="en") == []


def test_boilerplate_between_two_sentences_is_neither_read_nor_bridged() -> None:
    first, middle, last = (
        "Die Wirtin sagte, es regne. ",
        "Lesen Sie, sagte die Redaktion, mehr. ",
        "Man habe geschlafen.",
    )
    zone = Zone(len(first), len(first) + len(middle), ZoneKind.BOILERPLATE)
    text = first + middle + last
    for claim in german.suggest(text, language="de", zones=[zone]):
        for start, end in (*claim.content, *claim.source, *claim.cue):
            assert end <= zone.start or start >= zone.end


PIECES = st.sampled_from(
    ["Der Minister ", "sie ", "sagte ", "dass ", "es regne", ", ", ". ", "„", "“", '"', "»", "«", "\n\n", "nach Angaben ", "👩‍🚒 ",
     "zu gehen ", "e\u0301", "(", ")", "– ", "teilte ", "mit", "so ", "wie ", "der Polizei ", "\u00a0", ":", "Er sei da. ", "laut ", "zufolge "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_is_written_spans_stay_clean_and_apart(text: str) -> None:
    found = propose(text)
    assert list(problems(text, found)) == []
    assert found == propose(text)


TIRING = {
    "verbs": "sagte, ",
    "clauses": "dass er sagte, ",
    "subjunctives": "Er sei da. ",
    "sources": "nach Angaben der Polizei ",
    "open marks": "„ ",
    "marks": '"',
    "brackets": "(",
    "articles": "der für die ",
    "names": "Hans Meier ",
    "titles": "Präsident der ",
    "hyphens": "a-",
    "one word": "x",
    "asides": ", so der Minister",
    "quotations": "„Wir gehen jetzt“, sagte er. ",
    "insertions": "wie der Sprecher, Hans Meier, mitteilte, ",
}


@pytest.mark.parametrize("piece", TIRING.values(), ids=TIRING)
def test_four_times_the_text_takes_about_four_times_the_time(piece: str) -> None:
    whole = (piece * 40_000)[:40_000]
    spent = []
    for text in (whole[:10_000], whole):
        start = time.process_time()
        propose(text)
        spent.append(time.process_time() - start)
    # Four times the text: linear work takes four times as long, quadratic work sixteen times.
    assert spent[1] < 9 * spent[0] + 0.5
