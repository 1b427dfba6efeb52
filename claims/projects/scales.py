"""The verdict scales we ship; each label compares with one of AVeriTeC's four (Schlichtkrull et al. 2023)."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, count

# The digits 1 to 9 give the verdicts.
MAX_LABELS = 9
# Colour tokens; the screen gives each a colour for light and for dark.
COLORS = ("true", "mostly", "mixed", "false", "unverifiable", "not_checkable")


@dataclass(frozen=True, slots=True)
class LabelKind:
    """One verdict: key in exports, name for people, colour token, sign, and the AVeriTeC verdict it compares with."""

    key: str
    name: str
    color: str
    sign: str
    comparable: str


@dataclass(frozen=True, slots=True)
class ScaleKind:
    """A verdict scale; the digit of a label is its place in the list, from 1.

    Raises ValueError if two labels have the same key, name or sign, since colour alone must never distinguish them.
    """

    name: str
    labels: tuple[LabelKind, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.labels) <= MAX_LABELS:
            raise ValueError(f"The scale {self.name!r} needs 1 to {MAX_LABELS} labels, one for each digit.")
        for part in ("key", "name", "sign"):
            seen: dict[str, str] = {}
            for label in self.labels:
                like = shape(getattr(label, part))
                if not like or like in seen:
                    other = f"the {part} of {seen[like]!r}" if like else f"no {part}"
                    raise ValueError(f"In the scale {self.name!r} the label {label.key!r} has {other}.")
                seen[like] = label.key


def as_key(name: str, taken: Collection[str]) -> str:
    """Return a key for a label of this name, as exports name it: none of those that are taken."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")[:34] or "label"
    return next(key for key in chain([words], (f"{words}_{n}" for n in count(2))) if key not in taken)


def shape(text: str) -> str:
    """Reduce a text to what a reader can distinguish: without case, variant forms and invisible characters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(one for one in folded if unicodedata.category(one) not in ("Cf", "Mn", "Zs"))


SCALES: dict[str, ScaleKind] = {
    "desk": ScaleKind(
        "Desk scale",
        (
            LabelKind("true", "True", "true", "✓", "supported"),
            LabelKind("mostly_true", "Mostly true", "mostly", "≈", "supported"),
            LabelKind("misleading", "Misleading", "mixed", "±", "conflicting"),
            LabelKind("false", "False", "false", "✕", "refuted"),
            LabelKind("unverifiable", "Unverifiable", "unverifiable", "?", "not_enough_evidence"),
            LabelKind("not_checkable", "Not checkable", "not_checkable", "–", "not_enough_evidence"),
        ),
    ),
    "averitec": ScaleKind(
        "AVeriTeC",
        (
            LabelKind("supported", "Supported", "true", "✓", "supported"),
            LabelKind("refuted", "Refuted", "false", "✕", "refuted"),
            LabelKind("not_enough_evidence", "Not enough evidence", "unverifiable", "?", "not_enough_evidence"),
            LabelKind("conflicting", "Conflicting evidence or cherrypicking", "mixed", "±", "conflicting"),
        ),
    ),
    "fever": ScaleKind(
        "FEVER",
        (
            LabelKind("supports", "Supports", "true", "✓", "supported"),
            LabelKind("refutes", "Refutes", "false", "✕", "refuted"),
            LabelKind("not_enough_info", "Not enough info", "unverifiable", "?", "not_enough_evidence"),
        ),
    ),
    "politifact": ScaleKind(
        "Six steps",
        (
            LabelKind("true", "True", "true", "✓", "supported"),
            LabelKind("mostly_true", "Mostly true", "mostly", "≈", "supported"),
            LabelKind("half_true", "Half true", "mixed", "±", "conflicting"),
            LabelKind("mostly_false", "Mostly false", "mixed", "≠", "refuted"),
            LabelKind("false", "False", "false", "✕", "refuted"),
            LabelKind("pants_on_fire", "Pants on fire", "false", "‼", "refuted"),
        ),
    ),
}
