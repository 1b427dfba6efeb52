"""Before a text is frozen it is looked at: broken letters, markup and another language are found, ordinary texts are not."""

import time
from pathlib import Path

import pytest

from claims.articles.checks import CODES, detect, excerpt, findings, repair
from tests.conftest import ROOT

GERMAN = "Der Hafen von Alvena bleibt bis Freitag geschlossen, sagte Verkehrsministerin Rosa Blom am Montag in Lund."
ENGLISH = "The port of Alvena will stay closed until Friday, transport minister Rosa Blom told reporters in Lund."


def codes(text: str, language: str = "en") -> list[str]:
    """The kinds of doubt about a text."""
    return [one.code for one in findings(text, language)]


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Der MinisterprÃ¤sident sagte das.", "Der Ministerpräsident sagte das."),
        ("â€œThe port is closedâ€\x9d, she said.", "“The port is closed”, she said."),
        ("She donâ€™t know.", "She don’t know."),
        ("It cost Â£5 at 10 Â°C.", "It cost £5 at 10 °C."),
        ("Ã\xa0 Paris, elle a dit non.", "à Paris, elle a dit non."),
        ("Sie schlieÃŸt den Hafen.", "Sie schließt den Hafen."),
        ("It was \x93so\x94, he said.", "It was “so”, he said."),
        ("Oil from M√ºnchen.", "Oil from München."),
        ("â€” said Rosa Blom", "— said Rosa Blom"),
    ],
)  # fmt: skip
def test_letters_that_were_read_in_the_wrong_encoding_are_found_with_their_place(text: str, repaired: str) -> None:
    (found,) = [one for one in findings(f"First line.\n{text}\nLast.", "") if one.code == "mojibake"]
    assert (found.line, found.repaired) == (2, repaired)
    assert repair(text) == repaired
    assert not any("\x80" <= sign <= "\x9f" for sign in found.sample)


@pytest.mark.parametrize(
    "text",
    [
        "„Groß“, sagte die Ministerin für Öl, „ist der Hafen Ü“.", "L’été à Nîmes, « très » chaud, dit-elle: «É»", "SÃO PAULO e AÇÃO, NÃO!",
        "Zoë Ndiaye, Đà Nẵng, Kraków, İstanbul, Þórður, Σίσυφος, Москва, שלום, 北京", "It was 20 °C; £5; ½ of them; § 5; “so”, he said…", "Â la carte", "naïve café",
        "Emoji 👩‍🚒 and flags 🇩🇪, ‘single’ and “double” quotes — and dashes.", "„Ähnlich“ und ß“ und é” und ü…",
    ],
)  # fmt: skip
def test_letters_of_every_language_are_no_mojibake(text: str) -> None:
    assert codes(text, "") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<p><b>Rosa Blom</b> said the port would <i>close</i> until Friday.</p>", 6), ("Blom said so.<br/>She left.<BR >", 2), ("R&amp;D rose, Blom said.", 1),
        ("It&#8217;s closed,&nbsp;she said &ndash; &#xe9;", 4), ("<!-- ad --> Blom said so.", 1), ('<a href="https://a.example/?a=1">Blom</a> said so.', 2),
        ("Blom said so.</tweet>", 1), ("<!DOCTYPE html>\n<html>", 2), ("<script>alert(1)</script>", 2), ('<img src=x onerror="a()">', 1), ("<?xml version='1.0'?>", 1),
    ],
)  # fmt: skip
def test_markup_is_found_and_counted(text: str, count: int) -> None:
    (found,) = [one for one in findings(f"A line.\n\n{text}", "") if one.code == "markup"]
    assert (found.line, found.count) == (3, count)


@pytest.mark.parametrize(
    "text",
    ["Profits of AT&T; and R&D; fell: 3 < 5 and 5 > 3.", "He wrote a<b and c>d, i<3 you.", "Marks & Spencer; Q&A;", "<3 and <- and <Rosa Blom> said.", "a & b; c &c; d"],
)  # fmt: skip
def test_signs_that_only_look_like_markup_are_text(text: str) -> None:
    assert codes(text, "") == []


def test_rtf_and_replacement_characters_are_found() -> None:
    assert codes("{\\rtf1\\ansi\\deff0 The port is closed.}", "") == ["rtf"]
    assert codes("\n {\\rtf The port is closed.}", "") == ["rtf"]
    assert codes("He wrote {\\rtf1} once.", "") == []
    (found,) = findings("Line one.\nM\ufffdnchen and K\ufffdln", "")
    assert (found.code, found.line, found.column, found.count) == ("replacement_characters", 2, 2, 2)


OTHERS = {
    "fr": "Le ministre a déclaré lundi que le port resterait fermé jusqu'à vendredi, selon un communiqué.",
    "es": "El ministro dijo el lunes que el puerto permanecerá cerrado hasta el viernes por la tarde.",
    "it": "Il ministro ha detto lunedì che il porto resterà chiuso fino a venerdì sera, secondo una nota.",
    "nl": "De minister zei maandag dat de haven tot vrijdag gesloten blijft, aldus een verklaring.",
    "pl": "Minister powiedział w poniedziałek, że port pozostanie zamknięty do piątku wieczorem.",
    "sv": "Ministern sade på måndagen att hamnen förblir stängd till fredag, enligt ett uttalande.",
    "tr": "Bakan pazartesi günü limanın cuma gününe kadar kapalı kalacağını söyledi, açıklamaya göre.",
    "ru": "Министр сказал в понедельник, что порт будет закрыт до пятницы.",
    "ar": "قال الوزير يوم الاثنين إن الميناء سيبقى مغلقا حتى الجمعة.",
    "el": "Ο υπουργός είπε τη Δευτέρα ότι το λιμάνι θα παραμείνει κλειστό.",
    "zh": "交通部长罗莎布鲁姆周一表示港口将关闭至星期五，她没有说明原因。",
    "ja": "交通相のローザ・ブルームは月曜日、港は金曜日まで閉鎖されると述べた。",
    "iw": "השר אמר ביום שני שהנמל יישאר סגור עד יום שישי.",
    "de": GERMAN,
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_than_expected_is_found_in_a_sentence(language: str) -> None:
    (found,) = findings(OTHERS[language], "en-GB")
    assert (found.code, found.language, found.line) == ("language", language, 1)
    assert codes(OTHERS[language], {"iw": "he"}.get(language, language)) == []
    assert codes(ENGLISH, language) == ["language"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Blom said.", "de"), ("One.", "de"), ("Story 17.", "fr"), ("Rosa Blom, Jo Ek, Li Tan, Ana Ruiz", "en"), ("12.3.2026, 14:30–15:40, 3.1 %", "en"), (ENGLISH, "qaa"),
        (ENGLISH, ""), (f"{ENGLISH} “{GERMAN}”, she said in German. {ENGLISH}", "en"), ("https://a.example/der/hafen/bleibt/zu", "en"), (ENGLISH, "en-AU"), (GERMAN, "de_AT"),
        ("Statsministeren sa mandag at havnen forblir stengt til fredag kveld.", "nb"), ("Ministar je rekao u ponedjeljak da će luka ostati zatvorena do petka.", "sr"),
    ],
)  # fmt: skip
def test_what_is_short_mixed_or_alike_gives_no_alarm(text: str, language: str) -> None:
    assert codes(text, language) == []


def test_a_long_article_is_judged_by_its_beginning_and_its_middle() -> None:
    assert codes(f"{GERMAN} " * 100, "en") == ["language"]
    assert codes(f"{ENGLISH} " * 100, "de") == ["language"]
    assert codes(f"{ENGLISH} " * 100 + f"{GERMAN} " * 3, "en") == []


def test_no_demo_article_gives_an_alarm() -> None:
    found = {path.name: codes(path.read_text(encoding="utf-8")) for path in (ROOT / "claims" / "demo").glob("*.txt")}
    assert found
    assert [name for name, kinds in found.items() if kinds] == []


def test_without_the_detector_nothing_is_said_of_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.articles.checks._detector", lambda: None)
    assert detect(GERMAN) == ""
    assert codes(GERMAN, "en") == []


def test_a_sample_shows_its_place_on_one_line() -> None:
    text = "x" * 100 + " here\x00it is \x93 " + "y" * 100 + "\nnext"
    sample = excerpt(text, text.index("\x00"), text.index("\x00") + 1)
    assert "here␀it is ␦" in sample
    assert sample.startswith("…")
    assert sample.endswith("…")
    assert excerpt("a\nbc\nd", 2, 4) == "bc"


HOSTILE = {
    "tags": "<a " * 10, "angles": "<" * 20, "entities": "&a" * 20, "open comments": "<!-- ", "mojibake": "Ã¤", "leads": "Ã", "late controls": "\x93", "replaced": "\ufffd",
    "blanks": " ", "lines": "\n", "words": "der ", "cyrillic": "Ð¼", "quotes": "é”", "rtf": "{\\rtf",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_looking_costs_no_more_than_the_text_grows(kind: str) -> None:
    def cost(size: int) -> float:
        text = (HOSTILE[kind] * size)[:size]
        best = 1e9
        for _ in range(3):
            began = time.process_time()
            findings(text, "en")
            best = min(best, time.process_time() - began)
        return best

    cost(1_000)
    assert cost(400_000) < 3 * max(cost(200_000), 0.005)


def test_every_kind_of_doubt_has_its_words_in_the_browser() -> None:
    words = Path(ROOT / "frontend/src/pages/import/heldMessages.ts").read_text(encoding="utf-8")
    assert all(f"  {code}:" in words for code in CODES)
