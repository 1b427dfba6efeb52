"""Which engine reads the articles of a project: the one chosen in its settings, or the trained one that replaced it."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from typing import TypedDict
from uuid import UUID

from django.core.files.storage import default_storage

from claims.articles.held_out import LEARNING_ENGINE
from claims.core.messages import Message, note, own_words, stored
from claims.core.records import Proposal, SpeakerHint, Zone
from claims.engines import ENGINES, Engine
from claims.engines.learning.trainers import TRAINERS
from claims.engines.learning.worthiness import FILE, Worthiness
from claims.projects.models import Project
from claims.suggestions.models import EngineModel

# Trained engines, of a few megabytes each, that a worker process keeps in memory; the least recently used is dropped first.
MAX_LOADED = 4
_loaded: OrderedDict[UUID, Engine] = OrderedDict()
_worthiness: OrderedDict[str, Worthiness] = OrderedDict()


class StoredFile(TypedDict):
    """A file of a trained engine: its name in storage, its hash and its size."""

    stored: str
    sha256: str
    bytes: int


class BrokenFile(ValueError):
    """A file of a trained engine is missing from storage, or is not the one that was stored."""

    def __init__(self, why: Message) -> None:
        super().__init__(str(why))
        self.why = why


def why_broken(error: ValueError) -> Message:
    """Return the note of an error that a trained engine's files gave."""
    return error.why if isinstance(error, BrokenFile) else own_words(str(error))


class Champion:
    """The trained engine of a project: known by its row; its files are read when it reads its first article."""

    def __init__(self, row: EngineModel) -> None:
        self.row = row
        self.NAME, self.VERSION, self.LABEL = row.trainer, row.version, row.label
        self.LANGUAGES: tuple[str, ...] = tuple(row.manifest["languages"])

    def available(self) -> tuple[bool, Message | None]:
        """Tell whether the engine can run here: what it needs to read is installed, and it was made with the code of today."""
        return usable(self.row)

    def suggest(
        self, text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
    ) -> list[Proposal]:
        """Propose what the trained engine proposes. Raises ValueError when its files are missing or were changed."""
        return loaded(self.row).suggest(text, language=language, zones=zones, speakers=speakers)


def usable(row: EngineModel) -> tuple[bool, Message | None]:
    """Tell whether a trained engine can be used with the code of today, and if not, why."""
    if row.trainer not in TRAINERS:
        return False, note("trainer_unknown", trainer=row.trainer)
    if not row.files:
        return False, stored(row.note) or note("files_deleted")
    trainer = TRAINERS[row.trainer]
    installed, missing = trainer.reads()
    return trainer.usable(row.manifest) if installed else (False, missing)


def champion_of(project: Project) -> EngineModel | None:
    """Return the trained engine that replaced the project's engine, if any."""
    if project.engine != LEARNING_ENGINE:
        return None
    return EngineModel.objects.filter(project=project, state=EngineModel.State.CHAMPION).first()


def reader(project: Project, name: str = "") -> tuple[Engine, Message | None]:
    """Return the engine of that name, or with none the project's, and a note where that is not the one people expect.

    Raises KeyError for a name that is not in the table.
    """
    if name:
        return ENGINES[name], None
    row = champion_of(project)
    if row is None:
        return ENGINES[project.engine], None
    _, why = usable(row)
    if why is None:
        return Champion(row), None
    return ENGINES[project.engine], note("trained_unusable", why=why)


def files_of(row: EngineModel) -> dict[str, bytes]:
    """Read a trained engine's files from storage. Raises ValueError when one is missing or is not what was stored."""
    found = {}
    for name, file in row.files.items():
        if name != FILE:
            found[name] = _checked(name, file)
    return found


def _checked(name: str, file: StoredFile) -> bytes:
    try:
        with default_storage.open(file["stored"]) as stream:
            content: bytes = stream.read()
    except FileNotFoundError:
        raise BrokenFile(note("file_missing", file=name)) from None
    if hashlib.sha256(content).hexdigest() != file["sha256"]:
        raise BrokenFile(note("file_changed", file=name))
    return content


def loaded(row: EngineModel) -> Engine:
    """Return a trained engine, read once in each process. Raises ValueError when its files are missing or were changed."""
    if row.pk not in _loaded:
        _loaded[row.pk] = TRAINERS[row.trainer].read(files_of(row))
        while len(_loaded) > MAX_LOADED:
            _loaded.popitem(last=False)
    _loaded.move_to_end(row.pk)
    return _loaded[row.pk]


def worthiness_of(project: Project) -> Worthiness | None:
    """Return the newest model of what the project's people call worth checking; None while there is none of use."""
    row = EngineModel.objects.filter(project=project, files__has_key=FILE).order_by("-created_at").first()
    if row is None:
        return None
    file = row.files[FILE]
    if file["sha256"] not in _worthiness:
        try:
            _worthiness[file["sha256"]] = Worthiness(_checked(FILE, file))
        except ValueError:
            return None
        while len(_worthiness) > MAX_LOADED:
            _worthiness.popitem(last=False)
    return _worthiness[file["sha256"]]
