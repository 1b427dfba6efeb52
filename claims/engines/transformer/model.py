"""An engine with a small transformer as a set of files: trained from marked articles, checked when it is read, versioned.

The transformer and the sequence model of `trained` each say how likely every token is content, source and cue. The two are
averaged, and the classifiers of `trained` decide the rest. Three quarters of the articles teach the two, the others the classifiers.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from claims.core.counting import counted
from claims.core.messages import Message, note
from claims.core.records import Proposal, SpeakerHint, Zone
from claims.engines import rules
from claims.engines.rules import limits
from claims.engines.shapes import Manifest, MarkedArticle
from claims.engines.trained import library as sequences
from claims.engines.trained import logistic, model
from claims.engines.trained.features import FEATURES, Reading
from claims.engines.trained.frames import CLASSIFIERS, frames_of
from claims.engines.trained.learning import Lesson, train_classifiers, train_tagger
from claims.engines.trained.model import LANGUAGES, Lessons, fingerprint
from claims.engines.trained.proposing import proposals
from claims.engines.trained.tagging import BEGIN, CUE, INSIDE, OUTSIDE, SOURCE, Marks, Tagger, paragraphs_of
from claims.engines.transformer import learning, library, network
from claims.engines.transformer.windows import Features, windows
from claims.engines.transformer.wordpieces import WordPieces

CODE = "3"
NAME = "transformer"
NETWORK, READER, SEQUENCES, WEIGHTS, MANIFEST = (
    "model.onnx", "reader.json", model.SEQUENCES, model.WEIGHTS, model.MANIFEST,
)  # fmt: skip
FILES = (NETWORK, READER, SEQUENCES, WEIGHTS)
MADE_OF = ("code", "trained", "features", "rules", "libraries", "training_sha256", "seed", "epochs", "files")
# With fewer articles, three quarters of them teach the transformer less than the rules know.
MIN_ARTICLES = 100
# One article in so many is kept from the transformer and the sequence model, and trains the classifiers.
KEPT_EVERY = 4
FOLDS = 5
SHARES = [n / 20 for n in range(21)]
MIN_CHANCE = 1e-6


def can_train() -> tuple[bool, Message | None]:
    """Tell whether everything that training needs is installed, and if not, what to install."""
    return _first_missing(rules.available, sequences.available, library.can_train)


def can_read() -> tuple[bool, Message | None]:
    """Tell whether everything that such an engine needs to read is installed, and if not, what to install."""
    return _first_missing(rules.available, sequences.available, library.available)


def _first_missing(*asked: Callable[[], tuple[bool, Message | None]]) -> tuple[bool, Message | None]:
    return next((answer for answer in (one() for one in asked) if not answer[0]), (True, None))


class About(TypedDict):
    """What the file of the reader says: word pieces, features, the chain over the labels, and how much the network counts."""

    pieces: list[str]
    features: list[str]
    transitions: list[list[float]]
    share: float


@dataclass(frozen=True, slots=True)
class Reader:
    """The two models, ready to read."""

    session: library.Session
    pieces: WordPieces
    features: Features
    transitions: library.Array
    tagger: Tagger

    def both(self, reading: Reading) -> tuple[Marks, Marks]:
        """Return what the transformer and what the sequence model says of an article."""
        count, paragraphs = len(reading.tree.tokens), paragraphs_of(reading)
        cut = windows(reading, self.pieces, self.features.of(paragraphs, count))
        return network.marks(self.session, self.transitions, cut, count), self.tagger.marks(count, paragraphs)


def mixed(both: tuple[Marks, Marks], share: float) -> Marks:
    """Average two models' probabilities; `share` is how much the first counts (0..1)."""

    def mean(name: str) -> list[float]:
        pairs = zip(getattr(both[0], name), getattr(both[1], name), strict=True)
        return [share * left + (1 - share) * right for left, right in pairs]

    return Marks(mean("begin"), mean("inside"), mean("source"), mean("cue"))


def best_share(lessons: Sequence[Lesson], said: Sequence[tuple[Marks, Marks]]) -> float:
    """Return how much the transformer is to count, by how likely the two then find the labels of articles unseen."""
    chances: list[tuple[float, float]] = []
    for own, (left, right) in zip(lessons, said, strict=True):
        opens = {start for start, _ in own.reading.lines}
        for i, label in enumerate(own.labels):
            wanted = BEGIN if label == INSIDE and i in opens else label
            chances.append((_chance(left, wanted, i), _chance(right, wanted, i)))

    def likelihood(share: float) -> float:
        return sum(log(max(MIN_CHANCE, share * left + (1 - share) * right)) for left, right in chances)

    return max(SHARES, key=likelihood)


def _chance(marks: Marks, label: str, i: int) -> float:
    if label == OUTSIDE:
        return 1 - marks.content(i) - marks.source[i] - marks.cue[i]
    return {BEGIN: marks.begin, INSIDE: marks.inside, SOURCE: marks.source, CUE: marks.cue}[label][i]


def prepare(records: Iterable[MarkedArticle], *, articles: int | None = None, seed: int = 0) -> Lessons:
    """Parse marked articles as `trained` does. Raises ValueError when there are too few for a transformer."""
    found = model.prepare(records, articles=articles, seed=seed)
    if len(found.lessons) < MIN_ARTICLES:
        raise ValueError(
            f"A transformer needs {MIN_ARTICLES} marked articles in English; there are {len(found.lessons)}."
        )
    return found


def train(
    lessons: Lessons,
    *,
    seed: int = 0,
    name: str = "",
    licence: str = "",
    step: Callable[[int, int, float], None] = lambda done, total, loss: None,
) -> dict[str, bytes]:
    """Learn from prepared articles and return the files of the engine, by name; `step` hears of every batch."""
    seen = [own for n, own in enumerate(lessons.lessons) if n % KEPT_EVERY != KEPT_EVERY - 1]
    vocabulary = learning.vocabulary()
    features = learning.features_of(seen)
    given = learning.samples(seen, WordPieces(vocabulary), features)
    weights = learning.train(given, len(features.names), seed, step)
    with TemporaryDirectory() as folder:
        path = Path(folder) / SEQUENCES
        train_tagger(seen, path)
        tagger = path.read_bytes()
    return finish(lessons, vocabulary, features, weights, tagger, seed=seed, name=name, licence=licence)


def finish(
    lessons: Lessons,
    vocabulary: list[str],
    features: Features,
    weights: network.Weights,
    tagger: bytes,
    *,
    seed: int = 0,
    name: str = "",
    licence: str = "",
) -> dict[str, bytes]:
    """Train the classifiers on what the two models make of the articles kept from them, and return the files of the engine."""
    kept = [own for n, own in enumerate(lessons.lessons) if n % KEPT_EVERY == KEPT_EVERY - 1]
    content = network.build(weights)
    reader = Reader(library.session(content), WordPieces(vocabulary), features, weights["transitions"], Tagger(tagger))
    said = [reader.both(own.reading) for own in kept]
    share = best_share(kept, said)
    for own, both in zip(kept, said, strict=True):
        own.marks = mixed(both, share)
    classifiers = train_classifiers(kept, min(FOLDS, len(kept)))
    about = {
        "pieces": vocabulary, "features": features.names, "transitions": weights["transitions"].tolist(), "share": share,
    }  # fmt: skip
    files = {
        NETWORK: content,
        READER: (json.dumps(about, ensure_ascii=False) + "\n").encode(),
        SEQUENCES: tagger,
        WEIGHTS: logistic.write(classifiers).encode(),
    }
    made_of = {
        "code": CODE,
        "trained": model.CODE,
        "features": FEATURES,
        "rules": rules.VERSION,
        "libraries": f"{sequences.version()}, {library.version()}, {library.torch_version()}",
        "training_sha256": fingerprint(lessons.records),
        "seed": seed,
        "epochs": learning.EPOCHS,
        "files": {file: hashlib.sha256(own).hexdigest() for file, own in files.items()},
    }
    files[MANIFEST] = model.manifest_of(NAME, _version(made_of), lessons, made_of, name=name, licence=licence)
    return files


def _version(made_of: Mapping[str, object]) -> str:
    return f"t{CODE}-{hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:12]}"


def usable(manifest: Mapping[str, object]) -> tuple[bool, Message | None]:
    """Tell whether the rules, features and code of a training are still those of today, and if not, what to do."""
    here = {"rules": rules.VERSION, "features": FEATURES, "trained": model.CODE, "code": CODE}
    for what, own in here.items():
        if manifest[what] != own:
            return False, note("trained_with_other", part=what, then=str(manifest[what]), now=own)
    return True, None


class Transformer:
    """An engine with a small transformer: the names of the protocol `Engine`, read from a set of files."""

    NAME = NAME
    LANGUAGES = LANGUAGES
    note = staticmethod(limits.note)

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Read the files; raises ValueError when one is missing, changed, or made by other code than this."""
        self.manifest, about = _checked(files)
        self.LABEL = f"Transformer, trained on {counted(self.manifest['articles'], 'article')}"
        self.VERSION = str(self.manifest["version"])
        self._classifiers = logistic.read(files[WEIGHTS].decode())
        self._share = float(about["share"])
        self._reader: Reader | None = None
        if can_read()[0]:
            self._reader = Reader(
                library.session(files[NETWORK]), WordPieces(about["pieces"]), Features(about["features"]),
                library.numbers().array(about["transitions"]), Tagger(files[SEQUENCES]),
            )  # fmt: skip

    def available(self) -> tuple[bool, Message | None]:
        """Tell whether everything that reads is installed, and the rules and code are those of the training."""
        installed, missing = can_read()
        return usable(self.manifest) if installed else (False, missing)

    def suggest(
        self, text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
    ) -> list[Proposal]:
        """Propose claims for an English article, in the order of their content.

        Offsets are code points of `text`, end exclusive; scores are probabilities (0..1) measured on training articles that
        the transformer had not seen. Of a very long text as much is parsed as by the rules. Another language gets none.
        """
        known = language.replace("_", "-").split("-")[0].lower() in LANGUAGES
        if self._reader is None or not known or not text.strip():
            return []
        reading, found, rest = model.read_most(text, zones)
        marks = mixed(self._reader.both(reading), self._share)
        proposed = proposals(reading, frames_of(reading, marks, self._classifiers, model.MIN), found, speakers)
        return rules.with_quotations(proposed, rest, speakers)


def _checked(files: Mapping[str, bytes]) -> tuple[Manifest, About]:
    """Return the manifest of a set of files whose contents are what it says, and what the reader's file says."""
    try:
        manifest = json.loads(files[MANIFEST])
        wanted = {name: manifest["files"][name] for name in FILES}
        made_of = {key: manifest[key] for key in MADE_OF}
        version, _ = manifest["version"], manifest["articles"]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"Not a trained engine: {MANIFEST} is missing or says too little ({error}).") from error
    for name, digest in wanted.items():
        if name not in files or hashlib.sha256(files[name]).hexdigest() != digest:
            raise ValueError(f"Not the trained engine that {MANIFEST} speaks of: {name} is missing or was changed.")
    about: About = json.loads(files[READER])
    if (
        version != _version(made_of)
        or set(json.loads(files[WEIGHTS])) != set(CLASSIFIERS)
        or set(about) != {"pieces", "features", "transitions", "share"}
    ):
        raise ValueError(f"Not a trained engine that this version reads: {MANIFEST} does not fit its files.")
    own: Manifest = manifest
    return own, about


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a trained engine into a folder, which is made when it is not there; the manifest comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*FILES, MANIFEST):
        (folder / name).write_bytes(files[name])


def load(folder: Path) -> Transformer:
    """Read a trained engine from a folder. Raises ValueError when the folder holds none, or one that was changed."""
    names = (*FILES, MANIFEST)
    return Transformer({name: (folder / name).read_bytes() for name in names if (folder / name).is_file()})
