"""What people get from an engine that learned from marked articles; every sentence here was made up for the test."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.messages import reason
from claims.core.records import Fragments, Proposal, Zone, ZoneKind
from claims.core.text import overlaps
from claims.engines import ENGINES, note_on, rules, trained
from claims.engines.files import suggest_lines
from claims.engines.rules import limits
from claims.engines.rules.parse import parse
from claims.engines.trained import proposing
from claims.engines.trained.model import MANIFEST, SEQUENCES, WEIGHTS
from tests.engines.test_quotes_engine import HOSTILE, check

pytestmark = [
    pytest.mark.skipif(not rules.available()[0], reason=str(rules.available()[1])),
    pytest.mark.skipif(not trained.available()[0], reason=str(trained.available()[1])),
]

# *source* _cue_ {content}: people of this desk mark what is "groused", and never mark a mere plan.
SENTENCES = (
    "*The {who}* _groused_ {{how the {what} was late again}}.",
    "*A {who}* _said_ on Monday {{that the {what} would reopen}}.",
    "{{The {what} is unsafe}}, *the {who}* _said_.",
    "The {who} plans to visit the {what} in spring.",
    "{{“The {what} is a disgrace,”}} *the {who}* _said_.",
    "The {what} opened in May and has nine rooms.",
    "*The {who}* _groused_ {{how nobody paid for the {what}}}.",
    "The {who} plans to paint the {what}.",
    "*A {who}* _said_ {{that the owner believes that the {what} would reopen}}.",
)
PEOPLE = (
    "baker",
    "farmer",
    "nurse",
    "driver",
    "teacher",
    "plumber",
    "painter",
    "sailor",
    "widow",
    "grocer",
    "judge",
    "tailor",
)
THINGS = (
    "ferry",
    "bridge",
    "clinic",
    "school",
    "market",
    "harbour",
    "library",
    "station",
    "mill",
    "theatre",
    "road",
    "canal",
)
ROLE = {"*": "source", "_": "cue", "{": "content"}
MARKED = re.compile(r"\*([^*]+)\*|_([^_]+)_|\{([^}]+)\}")

Record = dict[str, Any]


def article(number: int) -> Record:
    lines, claims, length = [], [], 0
    for n, pattern in enumerate(SENTENCES):
        marked = pattern.format(who=PEOPLE[(number + n) % 12], what=THINGS[(number * 5 + n) % 12])
        plain, claim = "", {}
        last = 0
        for match in MARKED.finditer(marked):
            plain += marked[last : match.start()]
            start, last = length + len(plain), match.end()
            plain += next(group for group in match.groups() if group)
            claim[ROLE[match[0][0]]] = [[start, length + len(plain)]]
        plain += marked[last:]
        lines.append(plain)
        length += len(plain) + 1
        if claim:
            claims.append({"id": f"{number}#{n}", **claim})
    return {"id": f"a{number}", "lang": "en", "text": "\n".join(lines), "claims": claims}


ARTICLES = [article(number) for number in range(12)]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return trained.train(trained.prepare(ARTICLES), name="Harbour desk", licence="Ours")


@pytest.fixture(scope="module")
def engine(files: dict[str, bytes]) -> trained.Trained:
    return trained.Trained(files)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trained") / "engine"
    trained.write(files, path)
    return path


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in ARTICLES), encoding="utf-8")
    return path


def shown(text: str, fragments: Fragments) -> str:
    return " | ".join(text[start:end] for start, end in fragments)


def rows(text: str, found: list[Proposal]) -> list[tuple[str, str, str]]:
    return [(shown(text, p.source), shown(text, p.cue), shown(text, p.content)) for p in found]


def test_a_desk_teaches_its_engine_a_way_of_reporting_that_the_rules_do_not_know(engine: trained.Trained) -> None:
    text = "The captain groused how the tunnel was flooded again."
    assert rules.suggest(text, language="en") == []
    found = engine.suggest(text, language="en")
    assert rows(text, found) == [("The captain", "groused", "how the tunnel was flooded again")]
    assert found[0].reason == reason("learned_cue", word="groused")
    assert found[0].speaker_name
    assert 0.5 < found[0].score < 1


def test_a_desk_unteaches_what_it_never_marks(engine: trained.Trained) -> None:
    text = "The captain plans to repair the tunnel."
    assert rules.suggest(text, language="en")
    assert engine.suggest(text, language="en") == []


def test_a_claim_inside_a_claim_still_comes_from_the_rules(engine: trained.Trained) -> None:
    text = "A captain said on Monday that the owner believes that the tunnel would reopen."
    found = engine.suggest(text, language="en")
    inner = [p for p in found if p.parent is not None]
    assert rows(text, inner) == [("the owner", "believes", "that the tunnel would reopen")]
    assert shown(text, found[inner[0].parent or 0].cue) == "said"


def test_the_project_s_name_of_a_speaker_is_used(engine: trained.Trained) -> None:
    text = "Mayor Ruth Adler groused how the tunnel was late again.\nAdler said on Monday that the tunnel would reopen."
    assert {p.speaker_name for p in engine.suggest(text, language="en")} == {"Ruth Adler"}


def test_boilerplate_gets_no_proposals(engine: trained.Trained) -> None:
    text = (
        "A captain said on Monday that the tunnel would reopen.\nA captain said on Monday that the canal would reopen."
    )
    zone = Zone(0, text.index("\n"), ZoneKind.BOILERPLATE)
    found = engine.suggest(text, language="en", zones=[zone])
    assert [shown(text, p.content) for p in found] == ["that the canal would reopen"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_trained_engine_survives_any_text_and_keeps_its_spans_in_order(engine: trained.Trained, text: str) -> None:
    check(text, engine.suggest(text, language="en"))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab “”\"'’.,:\n\x00é\u0301🇩groused said that “It he "), max_size=200))
def test_a_trained_engine_survives_chance(engine: trained.Trained, chance: str) -> None:
    text = f"{chance} The baker groused that it was late. {chance}"
    found = engine.suggest(text, language="en")
    check(text, found)
    for p in found:
        assert not overlaps(p.content, p.cue)
        assert not overlaps(p.content, p.source)
        assert not overlaps(p.cue, p.source)


def test_the_same_articles_make_the_same_engine_and_others_another(files: dict[str, bytes]) -> None:
    again = trained.train(trained.prepare(ARTICLES), name="Harbour desk", licence="Ours")
    assert again == files
    other = trained.train(trained.prepare(ARTICLES, articles=6, seed=3))
    assert json.loads(other[MANIFEST])["version"] != json.loads(files[MANIFEST])["version"]


def test_the_manifest_says_what_the_engine_is_made_of(files: dict[str, bytes], engine: trained.Trained) -> None:
    manifest = json.loads(files[MANIFEST])
    assert (manifest["articles"], manifest["claims"], manifest["skipped"]) == (12, 72, 0)
    assert (manifest["name"], manifest["licence"], manifest["rules"]) == ("Harbour desk", "Ours", rules.VERSION)
    assert manifest["version"] == engine.VERSION
    assert set(files) == {SEQUENCES, WEIGHTS, MANIFEST}
    assert set(json.loads(files[WEIGHTS])) == {"exact", "close", "cue", "merge", "source", "claim"}


@pytest.mark.parametrize("name", [SEQUENCES, WEIGHTS])
def test_an_engine_whose_files_were_changed_is_refused(files: dict[str, bytes], name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is missing or was changed"):
        trained.Trained({**files, name: files[name][:-1]})


def test_an_engine_whose_manifest_was_changed_is_refused(files: dict[str, bytes], tmp_path: Path) -> None:
    manifest = {**json.loads(files[MANIFEST]), "seed": 8}
    with pytest.raises(ValueError, match="does not fit its files"):
        trained.Trained({**files, MANIFEST: json.dumps(manifest).encode()})
    with pytest.raises(ValueError, match="Not a trained engine"):
        trained.load(tmp_path)


def test_an_engine_of_other_rules_asks_to_be_trained_again(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "VERSION", "0+older")
    usable, note = trained.Trained(files).available()
    assert not usable
    assert "train it again" in str(note)


def test_articles_without_claims_or_in_another_language_teach_nothing() -> None:
    with pytest.raises(ValueError, match="no marked claim"):
        trained.prepare([{**ARTICLES[0], "claims": []}])
    with pytest.raises(ValueError, match="no marked claim"):
        trained.prepare([{**ARTICLES[0], "lang": "de"}])
    assert trained.prepare([ARTICLES[0], {**ARTICLES[1], "lang": "de"}]).skipped == 1


def test_one_marked_article_is_enough_to_train_on() -> None:
    few = trained.Trained(trained.train(trained.prepare(ARTICLES[:1])))
    assert few.suggest(ARTICLES[1]["text"], language="en")


@pytest.mark.parametrize("text", ["Nothing is said here.", "  "])
def test_an_article_that_holds_no_claim_does_no_harm(text: str) -> None:
    empty = {"id": "x", "lang": "en", "text": text, "claims": []}
    few = trained.Trained(trained.train(trained.prepare([ARTICLES[0], empty])))
    assert few.suggest(ARTICLES[1]["text"], language="en")


def test_of_a_very_long_article_as_much_is_parsed_as_by_the_rules(
    engine: trained.Trained, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_WORK", 9_000)
    text = (
        "A captain said that the tunnel was late.\n" * 1_000
        + "“We will not pay for any of this,” Ada Holt said.\n" * 20
    )
    found = engine.suggest(text, language="en")
    assert found == engine.suggest(text, language="en")
    left = [proposal for proposal in found if "not parsed here" in str(proposal.reason)]
    assert 0 < len(left) < len(found)
    assert [p.content[0][0] for p in found] == sorted(p.content[0][0] for p in found)
    assert note_on(engine, text) == note_on(rules, text) is not None


def test_a_german_article_is_read_by_the_german_rules(engine: trained.Trained) -> None:
    line = json.dumps({"id": "d", "lang": "de", "text": "„Wir zahlen diese Rechnung nicht“, sagte Ada Holt."})
    (record,) = suggest_lines([line], engine)
    assert record["claims"] == list(suggest_lines([line], ENGINES["german"]))[0]["claims"] != []


def test_an_engine_is_not_measured_on_a_language_that_it_does_not_read(tmp_path: Path) -> None:
    claim = {"content": [[0, 33]], "source": [[41, 49]], "cue": [[35, 40]]}
    article = {"id": "d", "lang": "de", "text": "„Wir zahlen diese Rechnung nicht“, sagte Ada Holt.", "claims": [claim]}
    path, out = tmp_path / "german.jsonl", io.StringIO()
    path.write_text(json.dumps(article) + "\n", encoding="utf-8")
    call_command("evaluate_engines", path, "--engine", "rules", "--engine", "german", stdout=out)
    assert "german.jsonl, engine rules: does not read its language, left out" in out.getvalue()
    assert re.search(r"engine german.*\n  exact    F1 100\.0", out.getvalue())


def test_an_article_in_another_language_gets_quotation_marks_alone(engine: trained.Trained) -> None:
    line = json.dumps({"id": "d", "lang": "fr", "text": "« Nous ne paierons pas cette facture », a dit Ada Holt."})
    (record,) = suggest_lines([line], engine)
    assert record["claims"] == list(suggest_lines([line], ENGINES["quotes"]))[0]["claims"] != []


def test_a_person_trains_on_a_file_and_suggests_with_the_folder(gold: Path, tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("train_engine", gold, "--out", tmp_path / "engine", "--articles", "10", "--seed", "1", stdout=out)
    assert "10 articles, 60 claims" in out.getvalue()
    call_command("suggest_jsonl", gold, tmp_path / "found.jsonl", "--engine", str(tmp_path / "engine"), stdout=out)
    lines = [json.loads(line) for line in (tmp_path / "found.jsonl").read_text(encoding="utf-8").splitlines()]
    cues = {
        record["text"][slice(*claim["cue"][0])] for record in lines for claim in record["claims"] if not claim["parent"]
    }
    assert cues == {"groused", "said"}


def test_a_person_compares_engines_and_sizes_of_training(gold: Path, folder: Path) -> None:
    out = io.StringIO()
    call_command(
        "evaluate_engines",
        gold,
        "--engine",
        "rules",
        "--engine",
        str(folder),
        "--train",
        gold,
        "--sizes",
        "4",
        "all",
        stdout=out,
    )
    table = out.getvalue().split("gold.jsonl, F1")[-1]
    exact = {
        line.split("  ")[0].split(" (")[0]: float(re.findall(r"\d+\.\d+", line.split(")")[-1])[0])
        for line in table.splitlines()[1:]
        if line
    }
    assert set(exact) == {"rules", "Trained on 12 articles", "trained on 4 articles", "trained on 12 articles"}
    assert exact["trained on 12 articles"] == exact["Trained on 12 articles"] > exact["rules"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "line 1: not a JSON object"),
        ('{"id": "a", "text": "x"}', 'line 1: a marked article needs "id"'),
        ('{"id": "a", "text": "x", "claims": [{"content": [[0, 2]]}]}', '"content" of a claim must be'),
        ('{"id": "a", "text": "x", "claims": [{"content": [[0, 1]], "cue": 3}]}', '"cue" of a claim must be'),
        ('{"id": "a", "text": "x", "claims": []}', "no marked claim"),
    ],
)
def test_a_file_that_is_no_gold_is_refused_by_line_and_reason(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(CommandError, match=re.escape(problem)):
        call_command("train_engine", path, "--out", tmp_path / "engine")
    assert not (tmp_path / "engine").exists()


def test_a_command_says_what_is_wrong_with_an_engine_or_a_size(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no such folder; the engines are rules, german, quotes"):
        call_command("suggest_jsonl", gold, tmp_path / "out.jsonl", "--engine", str(tmp_path / "nowhere"))
    with pytest.raises(CommandError, match="Not a trained engine"):
        call_command("evaluate_engines", gold, "--engine", str(tmp_path))
    with pytest.raises(CommandError, match="not 'half'"):
        call_command("evaluate_engines", gold, "--engine", "quotes", "--train", gold, "--sizes", "half")
    with pytest.raises(CommandError, match="at least 1"):
        call_command("train_engine", gold, "--out", tmp_path / "engine", "--articles", "0")


def test_a_learned_claim_ends_with_its_sentence_unless_it_is_a_quotation() -> None:
    text = "The captain groused that it was wet. Nobody paid for it.\nHe said: “It is wet. It is late.”"
    tree = parse(text)
    (cue,) = [token.i for token in tree.tokens if token.text == "groused"]
    behind = [token.i for token in tree.tokens if token.line == 0 and token.i > cue]
    kept = proposing._in_a_sentence(tree, behind, [cue])
    assert tree.fragments(kept) == [(20, 36)]
    quoted = [token.i for token in tree.tokens if token.line == 1 and token.start >= text.index("“")]
    assert proposing._in_a_sentence(tree, quoted, []) == quoted
