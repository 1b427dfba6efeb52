"""Which engine reads the articles of a project: the one that it chose, or the trained one that took its place."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage

from claims.articles.held_out import LEARNING_ENGINE
from claims.core.records import Proposal, SpeakerHint, Zone
from claims.engines import ENGINES, Engine
from claims.engines.learning.trainers import TRAINERS
from claims.engines.learning.worthiness import FILE, Worthiness
from claims.projects.models import Project
from claims.suggestions.models import EngineModel

# A worker process keeps so many trained engines in memory, of a few megabytes each; the longest unused goes first.
MOST_LOADED = 4
_loaded: OrderedDict[UUID, Engine] = OrderedDict()
_worthiness: OrderedDict[str, Worthiness] = OrderedDict()


class Champion:
    """The trained engine of a project: known by its row; its files are read when it reads its first article."""

    def __init__(self, row: EngineModel) -> None:
        self.row = row
        self.NAME, self.VERSION, self.LABEL = row.trainer, row.version, row.label
        self.LANGUAGES: tuple[str, ...] = tuple(row.manifest["languages"])

    def available(self) -> tuple[bool, str]:
        """Tell whether the engine can run here: what it needs to read is installed, and it was made with the code of today."""
        return usable(self.row)

    def suggest(
        self, text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
    ) -> list[Proposal]:
        """Propose what the trained engine proposes. Raises ValueError when its files are missing or were changed."""
        return loaded(self.row).suggest(text, language=language, zones=zones, speakers=speakers)


def usable(row: EngineModel) -> tuple[bool, str]:
    """Tell whether a trained engine can be used with the code of today, and if not, why."""
    if row.trainer not in TRAINERS:
        return False, f"This server has no engine of the kind {row.trainer!r}."
    if not row.files:
        return False, row.note or "Its files were deleted to make room for newer ones."
    trainer = TRAINERS[row.trainer]
    installed, note = trainer.reads()
    return trainer.usable(row.manifest) if installed else (False, note)


def champion_of(project: Project) -> EngineModel | None:
    """Find the trained engine that took the place of the project's engine, if any."""
    if project.engine != LEARNING_ENGINE:
        return None
    return EngineModel.objects.filter(project=project, state=EngineModel.State.CHAMPION).first()


def reader(project: Project, name: str = "") -> tuple[Engine, str]:
    """Return the engine of that name, or with none the project's, and a note where that is not the one people expect.

    Raises KeyError for a name that is not in the table.
    """
    if name:
        return ENGINES[name], ""
    row = champion_of(project)
    if row is None:
        return ENGINES[project.engine], ""
    usable_now, note = usable(row)
    if usable_now:
        return Champion(row), ""
    return ENGINES[project.engine], f"The trained engine cannot be used; the rules are used instead: {note}"


def files_of(row: EngineModel) -> dict[str, bytes]:
    """Read a trained engine's files from storage. Raises ValueError when one is missing or is not what was stored."""
    found = {}
    for name, file in row.files.items():
        if name != FILE:
            found[name] = _checked(name, file)
    return found


def _checked(name: str, file: Mapping[str, Any]) -> bytes:
    try:
        with default_storage.open(file["stored"]) as stream:
            content: bytes = stream.read()
    except FileNotFoundError:
        raise ValueError(f"{name} is missing from storage.") from None
    if hashlib.sha256(content).hexdigest() != file["sha256"]:
        raise ValueError(f"{name} in storage is not the file that was stored.")
    return content


def loaded(row: EngineModel) -> Engine:
    """Return a trained engine, read once in each process. Raises ValueError when its files are missing or were changed."""
    if row.pk not in _loaded:
        _loaded[row.pk] = TRAINERS[row.trainer].read(files_of(row))
        while len(_loaded) > MOST_LOADED:
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
        while len(_worthiness) > MOST_LOADED:
            _worthiness.popitem(last=False)
    return _worthiness[file["sha256"]]
