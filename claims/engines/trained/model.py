"""A trained engine as files: what was learned, from what, and by which code; no pickles."""

import hashlib
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.core.counting import counted
from claims.core.messages import Message, note
from claims.core.records import Proposal, SpeakerHint, Zone, ZoneKind
from claims.core.zones import zones_of
from claims.engines import rules
from claims.engines.marks import quotations
from claims.engines.rules import limits
from claims.engines.rules.assemble import blank
from claims.engines.rules.grammar import Candidate
from claims.engines.rules.parse import parse
from claims.engines.rules.pipeline import candidates
from claims.engines.shapes import SLOTS, Manifest, MarkedArticle
from claims.engines.trained import library, logistic
from claims.engines.trained.features import FEATURES, Reading
from claims.engines.trained.frames import CLASSIFIERS, frames_of
from claims.engines.trained.learning import Lesson, learn, lesson
from claims.engines.trained.proposing import proposals
from claims.engines.trained.tagging import Tagger, paragraphs_of

CODE = "3"
NAME = "trained"
LANGUAGES: tuple[str, ...] = ("en",)
SEQUENCES, WEIGHTS, MANIFEST = "model.crfsuite", "judges.json", "manifest.json"
MIN = 0.25
FOLDS, FOLDS_OF_FEW, FEW = 5, 10, 50


@dataclass(frozen=True, slots=True)
class Lessons:
    """Marked articles, parsed; the records stay for the fingerprint. `skipped` counts those in other languages."""

    records: Sequence[MarkedArticle]
    lessons: Sequence[Lesson]
    skipped: int

    def first(self, count: int | None) -> "Lessons":
        """Return the first `count` of them, or all."""
        return Lessons(self.records[:count], self.lessons[:count], self.skipped)


def read(text: str, zones: Sequence[Zone]) -> tuple[Reading, list[Candidate]]:
    """Parse an article and let the rules read it; the candidates hold nested claims too."""
    tree = parse(blank(text, zones))
    found = candidates(tree)
    return Reading(tree, found, quotations(tree.text)), found


def read_most(text: str, zones: Sequence[Zone]) -> tuple[Reading, list[Candidate], str]:
    """Read an article as `read` does, of a very long one what the rules would parse; the third is the text that is left."""
    mine, rest = limits.split(blank(text, zones))
    return *read(mine, ()), rest


def prepare(records: Iterable[MarkedArticle], *, articles: int | None = None, seed: int = 0) -> Lessons:
    """Parse marked articles {id, lang, text, claims}; with `articles`, that many of them, drawn by `seed`.

    Articles in a language that cannot be parsed are skipped. Raises ValueError when no claim is left to learn from.
    """
    everything = list(records)
    known = [r for r in everything if str(r.get("lang") or "en").replace("_", "-").split("-")[0].lower() in LANGUAGES]
    random.Random(seed).shuffle(known)
    chosen = known[:articles]
    if not any(claim.get("content") for record in chosen for claim in record.get("claims", ())):
        raise ValueError("There is no marked claim in an English article to learn from.")
    lessons = []
    for record in chosen:
        reading, _ = read(record["text"], _zones(record))
        lessons.append(lesson(reading, record.get("claims", ())))
    return Lessons(chosen, lessons, len(everything) - len(known))


def _zones(record: MarkedArticle) -> list[Zone]:
    if "boilerplate" in record:
        return [Zone(start, end, ZoneKind.BOILERPLATE) for start, end in record["boilerplate"]]
    return list(zones_of(record["text"], str(record.get("title") or "")))


def train(lessons: Lessons, *, seed: int = 0, name: str = "", licence: str = "") -> dict[str, bytes]:
    """Learn from prepared articles and return the files of a trained engine, by name.

    The same articles in the same order give the same bytes. `seed` is the one that drew the articles, for the record;
    `licence` says what the articles allow.
    """
    folds = FOLDS_OF_FEW if len(lessons.lessons) <= FEW else FOLDS
    with TemporaryDirectory() as folder:
        path = Path(folder) / SEQUENCES
        classifiers = learn(lessons.lessons, path, folds)
        files = {SEQUENCES: path.read_bytes(), WEIGHTS: logistic.write(classifiers).encode()}
    made_of = {
        "code": CODE,
        "features": FEATURES,
        "rules": rules.VERSION,
        "library": library.version(),
        "training_sha256": fingerprint(lessons.records),
        "seed": seed,
        "folds": folds,
        "files": {file: hashlib.sha256(content).hexdigest() for file, content in files.items()},
    }
    files[MANIFEST] = manifest_of(NAME, _version(made_of), lessons, made_of, name=name, licence=licence)
    return files


def manifest_of(
    engine: str, version: str, lessons: Lessons, made_of: Mapping[str, object], *, name: str, licence: str
) -> bytes:
    """Write the manifest of a trained engine: what it is, what it learned from, and `made_of`, from which `version` follows."""
    manifest = {
        "engine": engine,
        "name": name or engine,
        "version": version,
        "languages": list(LANGUAGES),
        "articles": len(lessons.records),
        "claims": sum(len(own.gold) for own in lessons.lessons),
        "skipped": lessons.skipped,
        "licence": licence or "Not stated: a model may carry words of its training articles.",
        **made_of,
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def _version(made_of: Mapping[str, object]) -> str:
    return f"{CODE}-{hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:12]}"


def fingerprint(records: Iterable[MarkedArticle]) -> str:
    """Return the SHA-256 of what is learned from: text and spans of every article, in order."""
    digest = hashlib.sha256()
    for record in records:
        spans = [[claim.get(role) or [] for role in SLOTS] for claim in record.get("claims", ())]
        digest.update(json.dumps([record.get("id"), record["text"], spans]).encode())
    return digest.hexdigest()


def usable(manifest: Mapping[str, object]) -> tuple[bool, Message | None]:
    """Tell whether the rules, features and code of a training are still those of today, and if not, what to do."""
    for what, here in (("rules", rules.VERSION), ("features", FEATURES), ("code", CODE)):
        if manifest[what] != here:
            return False, note("trained_with_other", part=what, then=str(manifest[what]), now=here)
    return True, None


class Trained:
    """An engine that was trained: the names of the protocol `Engine`, read from a set of files."""

    NAME = NAME
    LANGUAGES = LANGUAGES
    note = staticmethod(limits.note)

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Read the files; raises ValueError when one is missing, changed, or made by other code than this."""
        self.manifest = _checked(files)
        self.LABEL = f"Trained on {counted(self.manifest['articles'], 'article')}"
        self.VERSION = str(self.manifest["version"])
        self._tagger = Tagger(files[SEQUENCES])
        self._classifiers = logistic.read(files[WEIGHTS].decode())

    def available(self) -> tuple[bool, Message | None]:
        """Tell whether parser and sequence library are installed and are those of the training."""
        for installed, missing in (rules.available(), library.available()):
            if not installed:
                return False, missing
        return usable(self.manifest)

    def suggest(
        self, text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
    ) -> list[Proposal]:
        """Propose claims for an English article, in the order of their content.

        Offsets are code points of `text`, end exclusive; scores are probabilities (0..1) measured on held-out training
        articles. Of a very long text as much is parsed as by the rules. Another language gets none.
        """
        if language.replace("_", "-").split("-")[0].lower() not in LANGUAGES or not text.strip():
            return []
        reading, found, rest = read_most(text, zones)
        marks = self._tagger.marks(len(reading.tree.tokens), paragraphs_of(reading))
        proposed = proposals(reading, frames_of(reading, marks, self._classifiers, MIN), found, speakers)
        return rules.with_quotations(proposed, rest, speakers)


def _checked(files: Mapping[str, bytes]) -> Manifest:
    """Return the manifest of a set of files whose contents are what it says."""
    try:
        manifest = json.loads(files[MANIFEST])
        wanted = {name: manifest["files"][name] for name in (SEQUENCES, WEIGHTS)}
        made_of = {
            key: manifest[key]
            for key in ("code", "features", "rules", "library", "training_sha256", "seed", "folds", "files")
        }
        version, _ = manifest["version"], manifest["articles"]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"Not a trained engine: {MANIFEST} is missing or says too little ({error}).") from error
    for name, digest in wanted.items():
        if name not in files or hashlib.sha256(files[name]).hexdigest() != digest:
            raise ValueError(f"Not the trained engine that {MANIFEST} speaks of: {name} is missing or was changed.")
    if version != _version(made_of) or set(json.loads(files[WEIGHTS])) != set(CLASSIFIERS):
        raise ValueError(f"Not a trained engine that this version reads: {MANIFEST} does not fit its files.")
    own: Manifest = manifest
    return own


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a trained engine into a folder, which is made when it is not there; the manifest comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (SEQUENCES, WEIGHTS, MANIFEST):
        (folder / name).write_bytes(files[name])


def load(folder: Path) -> Trained:
    """Read a trained engine from a folder. Raises ValueError when the folder holds none, or one that was changed."""
    names = (SEQUENCES, WEIGHTS, MANIFEST)
    return Trained({name: (folder / name).read_bytes() for name in names if (folder / name).is_file()})
