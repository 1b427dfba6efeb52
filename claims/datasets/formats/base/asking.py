"""What a file of another tool leaves open, and the answers: which slot each of its labels means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.core.errors import Invalid

IGNORE = "ignore"
SLOT_NAMES = ("content", "source", "cue", "addressee")
# Labels of the sets that are known, in small letters: PolNeAR and PARC 3, Citron, DirectQuote, Wikinews-DE, RiQuA, Guardian and AFP.
KNOWN = {
    **{name: name for name in SLOT_NAMES},
    "contents": "content", "quote": "content", "quotation": "content", "sources": "source", "speaker": "source",
    "leftspeaker": "source", "rightspeaker": "source", "unknown": "content", "claimer": "source", "cues": "cue",
    "addressees": "addressee", "frame": IGNORE, "attribution": IGNORE,
}  # fmt: skip


@dataclass(frozen=True)
class Questions:
    """The answers that somebody gave: foreign label to slot, or `ignore`; labels of known sets need none."""

    labels: Mapping[str, str] = field(default_factory=dict)

    def slot(self, label: str) -> str | None:
        """Return the slot that a label means, None where it is to be ignored. Raises Invalid: label_unmapped."""
        slot = self.labels.get(label) or KNOWN.get(label.casefold())
        if slot is None:
            raise Invalid("label_unmapped", f"Say which slot the label {label[:80]!r} means.")
        return None if slot == IGNORE else slot
