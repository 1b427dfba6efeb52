"""What a file of another tool leaves open, and the answers: which slot each of its labels means, and what becomes of what is broken."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from claims.core.errors import Invalid, OnRecordError

IGNORE = "ignore"
# The longest label that is shown.
MAX_LABEL = 200
# What values of another type than a reader expects end in.
MALFORMED = (KeyError, IndexError, TypeError, AttributeError, ValueError)
SLOT_NAMES = ("content", "source", "cue", "addressee")
# Labels of the sets that are known, in small letters: PolNeAR and PARC 3, Citron, DirectQuote, Wikinews-DE, RiQuA, Guardian and AFP.
KNOWN = {
    **{name: name for name in SLOT_NAMES},
    "contents": "content", "quote": "content", "quotation": "content", "sources": "source", "speaker": "source",
    "leftspeaker": "source", "rightspeaker": "source", "unknown": "content", "claimer": "source", "cues": "cue",
    "addressees": "addressee", "frame": IGNORE, "attribution": IGNORE,
}  # fmt: skip


class Questions:
    """The answers that somebody gave: foreign label to slot, or `ignore`; labels of known sets need none.

    Whoever reads tells of every label and place. What cannot be read is raised; `Survey` notes it and reading goes on.
    """

    def __init__(self, labels: Mapping[str, str] | None = None) -> None:
        self.labels = labels or {}
        # Where the article stands that was read last: a line, a member, a task.
        self.where = ""

    def knows(self, label: str) -> bool:
        """Tell whether it is said what a label means."""
        return label in self.labels or label.casefold() in KNOWN

    def slot(self, label: str) -> str | None:
        """Return the slot that a label means, None where it is to be ignored. Raises Invalid: label_unmapped."""
        slot = self.labels.get(label) or KNOWN.get(label.casefold())
        if slot is None:
            raise Invalid("label_unmapped", f"Say which slot the label {label[:80]!r} means.")
        return None if slot == IGNORE else slot

    def offered(self, label: str) -> str | None:
        """Return the slot of a label that may mean one; None where nobody has said which."""
        return self.slot(label) if self.knows(label) else None

    def counted_in(self, unit: str) -> None:
        """Be told in which unit the offsets of an article count."""

    def refuse(self, error: OnRecordError) -> None:
        """Be told of an article, or all that is left of a member, that cannot be read."""
        raise error from None

    def leave_out(self, error: OnRecordError, at: str) -> None:
        """Be told of a part of the article that cannot be read, while the rest of it can."""
        raise error.at(at) from None

    @contextmanager
    def at(self, where: str) -> Iterator[None]:
        """Read what stands at a place; where it cannot be read, `refuse` decides whether reading goes on after it."""
        self.where = where
        try:
            yield
        except Invalid as error:
            self.refuse(error.at(where) if where else error)
        except MALFORMED as error:
            words = f"A value is missing or malformed: {type(error).__name__} {str(error)[:200]}"
            self.refuse(Invalid("invalid", words, where or self.where))


class Survey(Questions):
    """Reading that goes on after what is broken, and counts labels and units; labels that nobody has explained are ignored so far."""

    def __init__(self, labels: Mapping[str, str] | None = None) -> None:
        super().__init__(labels)
        self.seen: Counter[str] = Counter()
        self.units: Counter[str] = Counter()
        self.refused: list[tuple[str, OnRecordError]] = []

    def slot(self, label: str) -> str | None:
        """Count the label, and return its slot if it has one."""
        self.seen[label[:MAX_LABEL]] += 1
        return super().slot(label) if self.knows(label) else None

    def offered(self, label: str) -> str | None:
        """Count the label: whoever sees it may say what it means."""
        return self.slot(label)

    def counted_in(self, unit: str) -> None:
        """Count the unit."""
        self.units[unit] += 1

    def refuse(self, error: OnRecordError) -> None:
        """Note what cannot be read."""
        self.refused.append((error.field or self.where, error))

    def leave_out(self, error: OnRecordError, at: str) -> None:
        """Note what cannot be read."""
        self.refused.append((f"{self.where}.{at}", error))
