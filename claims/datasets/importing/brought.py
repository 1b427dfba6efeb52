"""What a batch of an import has in hand, and what it made and could not take."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from claims.core.errors import CODES
from claims.core.records import SpeakerKind
from claims.datasets.formats.base.parts import Item


@dataclass
class Brought:
    """What a batch made and could not take; `ImportBatch` keeps it."""

    articles: list[UUID] = field(default_factory=list)
    passes: list[UUID] = field(default_factory=list)
    speakers: list[UUID] = field(default_factory=list)
    retired: list[UUID] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    told: list[Item] = field(default_factory=list)

    def tell(self, where: str, status: str, code: str, message: str = "", **more: object) -> None:
        """Note what became of an article or a claim."""
        self.counts[status] += 1
        row = {"where": where, "article": None, "claim": None, "status": status, "code": code}
        self.told.append({**row, "message": message or CODES[code], **more})


@dataclass
class Arrived:
    """An article of a file that is one of the project: its row, what was read of it, and where that stood."""

    where: str
    pk: UUID
    number: int
    text: str
    read: Item


def kind_of(speaker: Item) -> str:
    """Return what kind of speaker a file means."""
    kind = speaker.get("kind")
    return str(kind) if kind in list(SpeakerKind) else SpeakerKind.UNSPECIFIED.value
