"""What people get from an engine with a small transformer; its weights here are chance, its articles made up for the test."""

import io
import itertools
import json
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.core.messages import note
from claims.engines import trained, transformer
from claims.engines.chosen import chosen
from claims.engines.learning.trainers import TRAINERS
from claims.engines.trained.model import prepare, read
from claims.engines.trained.tagging import Marks, paragraphs_of
from claims.engines.transformer import learning, library, model, network
from claims.engines.transformer.windows import AROUND, CORE, Features, windows
from claims.engines.transformer.wordpieces import WordPieces, words
from claims.suggestions.champions import usable
from claims.suggestions.models import EngineModel
from tests.engines.test_quotes_engine import HOSTILE, check
from tests.engines.test_trained_engine import ARTICLES

can_read = pytest.mark.skipif(not transformer.can_read()[0], reason=str(transformer.can_read()[1]))
can_train = pytest.mark.skipif(not transformer.can_train()[0], reason=str(transformer.can_train()[1]))

BASIC = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "the",
    "may",
    "##or",
    "gr",
    "##ou",
    "##sed",
    "said",
    ",",
    "$",
    "5",
    "é",
    "e",
    "##t",
]


def cut(text: str, vocabulary: list[str] = BASIC) -> list[str]:
    return [vocabulary[number] for number in WordPieces(vocabulary).read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Mayor groused", ["the", "may", "##or", "gr", "##ou", "##sed"]),
        ("said,$5", ["said", ",", "$", "5"]),
        ("Étete E\u0301T", ["[UNK]", "e", "##t"]),
        ("the\u00a0\tmay", ["the", "may"]),
        ("th\u00ade", ["the"]),
        ("unheard", ["[UNK]"]),
        ("🙂", ["[UNK]"]),
        ("\ufffd\x00\u200b", []),
        ("", []),
    ],
)
def test_words_become_the_longest_pieces_of_the_vocabulary(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't—stop!", ["don", "'", "t", "—", "stop", "!"]),
        ("naïve Ångström", ["naive", "angstrom"]),
        ("东京 is", ["东", "京", "is"]),
        ("한", ["\u1112\u1161\u11ab"]),
        ("שלום, עולם", ["שלום", ",", "עולם"]),
        ("مُحَمَّد", ["محمد"]),
        ("İstanbul", ["istanbul"]),
        ("👩‍👩‍👧 ran", ["👩👩👧", "ran"]),
        ("a\u2028b \ud800", ["a", "b"]),
    ],
)
def test_text_is_lowered_loses_accents_and_is_split_at_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("unit", ["a", "the ", "🙂", "e\u0301", "“", "שלום ", "\u0301", "x\n"])
def test_a_very_long_text_takes_time_in_proportion(unit: str) -> None:
    def seconds(count: int) -> float:
        pieces, text = WordPieces(BASIC), (unit * count)[:count]
        before = time.process_time()
        pieces.read(text)
        return time.process_time() - before

    seconds(100)
    # Ten times the text may take thirty times as long before the clock's own noise is to blame.
    assert seconds(100_000) < 30 * max(seconds(10_000), 0.005)


def test_a_vocabulary_without_the_pieces_that_every_text_needs_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no \[CLS\]"):
        WordPieces(["[UNK]", "[SEP]"])


def test_the_chain_gives_the_probabilities_that_counting_every_way_gives() -> None:
    np = pytest.importorskip("numpy")
    draw = np.random.default_rng(1)
    scores, transitions = draw.normal(size=(5, 5)), draw.normal(size=(5, 5))
    opens = [True, False, False, True, False]
    found = network.marginals(scores, transitions, opens)
    total, sums = 0.0, np.zeros((5, 5))
    for way in itertools.product(range(5), repeat=5):
        if any(label == 2 and (opens[i] or way[i - 1] not in (1, 2)) for i, label in enumerate(way)):
            continue
        weight = math.exp(
            sum(scores[i, label] for i, label in enumerate(way))
            + sum(transitions[left, right] for left, right in itertools.pairwise(way))
        )
        total += weight
        for i, label in enumerate(way):
            sums[i, label] += weight
    assert np.allclose(found, sums / total)
    assert found[0, 2] == found[3, 2] == 0


def chance_weights(pieces: int, features: int) -> dict[str, Any]:
    np = library.numbers()
    draw = np.random.default_rng(0)

    def some(*shape: int) -> Any:
        return (draw.normal(size=shape) * 0.02).astype(np.float32)

    width, hidden, given, labels = network.WIDTH, 8, 4, len(network.LABELS)
    found = {"words": some(pieces, width), "places": some(512, width), "features": some(features + 1, given)}
    found |= {"given.bias": some(given), "labels.weight": some(labels, 2 * hidden), "labels.bias": some(labels)}
    found |= {"transitions": some(labels, labels)}
    sizes = {"qkv": (3 * width, width), "out": (width, width), "up": (64, width), "down": (width, 64)}
    norms = ["norm"]
    for n in range(network.LAYERS):
        for name, size in sizes.items():
            found |= {f"{n}.{name}.weight": some(*size), f"{n}.{name}.bias": some(size[0])}
        norms += [f"{n}.norm", f"{n}.norm2"]
    for name in norms:
        found |= {f"{name}.weight": 1 + some(width), f"{name}.bias": some(width)}
    for way in ("", "_reverse"):
        found |= {f"lstm.weight_ih_l0{way}": some(4 * hidden, width + given)}
        found |= {f"lstm.weight_hh_l0{way}": some(4 * hidden, hidden)}
        found |= {f"lstm.bias_{kind}_l0{way}": some(4 * hidden) for kind in ("ih", "hh")}
    return found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    lessons = prepare(ARTICLES)
    vocabulary = [*BASIC, *sorted({word for article in ARTICLES for word in words(article["text"])} - set(BASIC))]
    features = learning.features_of(lessons.lessons)
    path = tmp_path_factory.mktemp("sequences") / "model.crfsuite"
    trained.learning.train_tagger(lessons.lessons, path)
    weights = chance_weights(len(vocabulary), len(features.names))
    return model.finish(lessons, vocabulary, features, weights, path.read_bytes(), licence="Ours")


@pytest.fixture(scope="module")
def engine(files: dict[str, bytes]) -> transformer.Transformer:
    return transformer.Transformer(files)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("transformer") / "engine"
    transformer.write(files, path)
    return path


@can_read
def test_a_transformer_that_knows_nothing_leaves_the_word_to_the_sequence_model(
    engine: transformer.Transformer, files: dict[str, bytes]
) -> None:
    assert json.loads(files[model.READER])["share"] < 0.3
    text = "The captain groused how the tunnel was flooded again."
    (found,) = engine.suggest(text, language="en")
    assert [text[start:end] for start, end in found.content] == ["how the tunnel was flooded again"]
    assert [text[start:end] for start, end in found.cue] == ["groused"]


@can_read
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_read(engine: transformer.Transformer, text: str) -> None:
    check(text, engine.suggest(text, language="en"))


@can_read
def test_another_language_and_an_empty_text_get_nothing(engine: transformer.Transformer) -> None:
    assert engine.suggest("Sie sagte, dass es regnet.", language="de") == []
    assert engine.suggest(" \n", language="en") == []


@can_read
def test_the_same_text_gives_the_same_proposals_and_the_same_files_the_same_version(
    engine: transformer.Transformer, files: dict[str, bytes]
) -> None:
    again = transformer.Transformer(files)
    assert again.VERSION == engine.VERSION
    text = ARTICLES[3]["text"]
    assert again.suggest(text, language="en") == engine.suggest(text, language="en")


@can_read
@pytest.mark.parametrize("name", [*model.FILES, model.MANIFEST])
def test_a_folder_with_a_missing_or_changed_file_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(ValueError, match="missing"):
        transformer.Transformer({key: content for key, content in whole.items() if key != name})
    changed = {**whole, name: whole[name].replace(b"1", b"2")}
    with pytest.raises(ValueError, match="Not (a|the) trained engine"):
        transformer.Transformer(changed)


@can_read
def test_no_file_is_a_pickle_and_the_manifest_says_what_made_it(folder: Path) -> None:
    manifest = json.loads((folder / model.MANIFEST).read_text())
    assert {path.name for path in folder.iterdir()} == {*model.FILES, model.MANIFEST}
    assert manifest["engine"] == "transformer"
    assert manifest["articles"] == 12
    assert manifest["licence"] == "Ours"
    assert "onnxruntime-" in manifest["libraries"]


@can_read
def test_an_engine_that_other_code_made_says_that_it_must_be_trained_again(files: dict[str, bytes]) -> None:
    manifest = json.loads(files[model.MANIFEST])
    assert transformer.usable(manifest) == (True, None)
    usable, why = transformer.usable({**manifest, "rules": "0"})
    assert not usable
    assert str(why).endswith("train it again.")


@can_read
def test_an_engine_reads_where_nothing_is_installed_that_trains(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "can_train", lambda: (False, "not here"))
    row = EngineModel(trainer="transformer", manifest=json.loads(files[model.MANIFEST]), files={"model.onnx": {}})
    assert usable(row) == (True, None)


@can_read
def test_the_commands_take_the_folder_for_what_it_is(folder: Path, tmp_path: Path) -> None:
    assert chosen(str(folder)).NAME == "transformer"
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    out = io.StringIO()
    call_command("evaluate_engines", str(gold), "--engine", str(folder), stdout=out)
    assert "Transformer, trained on 12 articles" in out.getvalue()


@pytest.mark.parametrize("length", [1, 5, 400, 3000])
def test_windows_read_every_token_once_and_none_is_longer_than_the_transformer(length: int) -> None:
    reading, _ = read("One.\n" + "word " * length + "\n" + "Said. " * 50 + "\n" + "-" * 600, [])
    pieces = WordPieces([*BASIC, "word"])
    count = len(reading.tree.tokens)
    cut = windows(reading, pieces, Features([]).of(paragraphs_of(reading), count))
    assert [i for window in cut for i in range(window.first, window.end)] == list(range(count))
    for window in cut:
        assert len(window.pieces) <= CORE + 2 * AROUND + 2 <= 512
        assert set(window.owners) - {-1} == set(range(window.high - window.low))
        assert len(window.features) == len(window.opens) == window.high - window.low


def test_the_average_of_two_models_lies_between_them() -> None:
    left, right = Marks([1.0], [0.0], [0.0], [0.0]), Marks([0.0], [0.0], [0.5], [0.5])
    assert model.mixed((left, right), 0.75) == Marks([0.75], [0.0], [0.125], [0.125])


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    missing: Callable[[str], None] = lambda name: None  # noqa: E731
    monkeypatch.setattr(library.util, "find_spec", missing)
    assert library.can_train() == (
        False, note("torch_missing"),
    )  # fmt: skip
    assert "onrecord[nlp,transformer]" in str(library.available()[1])


@pytest.mark.skipif(transformer.can_train()[0], reason="everything that trains is installed here")
def test_who_lacks_what_trains_is_told_how_to_get_it(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    with pytest.raises(CommandError, match="make training"):
        call_command("train_engine", str(gold), "--kind", "transformer", "--out", str(tmp_path / "out"))
    out = io.StringIO()
    call_command("evaluate_engines", str(gold), "--engine", "quotes", "--train", str(gold), "--sizes", "4", stdout=out)
    assert "transformer: not trained. PyTorch" in out.getvalue()


def test_a_few_articles_are_too_few_for_a_transformer() -> None:
    assert TRAINERS["transformer"].least == transformer.MIN_ARTICLES == 100
    with pytest.raises(ValueError, match="needs 100 marked articles in English; there are 12"):
        transformer.prepare(ARTICLES)


@can_train
def test_the_network_says_as_a_file_what_it_says_while_it_learns() -> None:
    torch, lessons = library.torch(), prepare(ARTICLES[:2])
    vocabulary = learning.vocabulary()
    features = learning.features_of(lessons.lessons)
    window, _ = learning.samples(lessons.lessons, WordPieces(vocabulary), features)[0]
    torch.manual_seed(0)
    tensors = learning.beginning(len(features.names))
    lstm = torch.nn.LSTM(network.WIDTH + learning.GIVEN, learning.HIDDEN, bidirectional=True, batch_first=True)
    weights = {name: tensor.numpy() for name, tensor in tensors.items()}
    weights |= {f"lstm.{name}": tensor.detach().numpy() for name, tensor in lstm.named_parameters()}
    (said,) = library.session(network.build(weights)).run(None, network.inputs(window))
    with torch.no_grad():
        wanted = learning.scores(tensors, lstm, [window], training=False)[0][0].numpy()
    np = library.numbers()
    # Small integers blur it a little; another order of gates or heads would leave nothing alike.
    assert np.corrcoef(said.ravel(), wanted.ravel())[0, 1] > 0.95


@can_train
def test_a_transformer_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "EPOCHS", 12)
    lessons = prepare(ARTICLES[:8])
    losses: list[float] = []
    files = transformer.train(lessons, step=lambda done, total, loss: losses.append(loss))
    assert losses[-1] < losses[0] / 2
    assert transformer.Transformer(files).suggest("A captain said that the tunnel was late.", language="en")
