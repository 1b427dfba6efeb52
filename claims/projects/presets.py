"""What a new project is for, and the settings that follow from it; each of them can be changed later."""

from dataclasses import dataclass

from claims.core.records import ClaimType


@dataclass(frozen=True, slots=True)
class Preset:
    """The settings that a new project starts with."""

    scale: str
    verdict_required: bool
    annotators_per_article: int
    overlap_share: float
    claim_types: tuple[str, ...] = tuple(kind.value for kind in ClaimType)


PRESETS: dict[str, Preset] = {
    # Who said what: two people read a fifth of the articles, which is enough to measure how far they agree.
    "attribution": Preset("desk", verdict_required=False, annotators_per_article=2, overlap_share=0.2),
    # Is it true: one person checks an article, and no claim is handed in without a verdict.
    "verification": Preset("desk", verdict_required=True, annotators_per_article=1, overlap_share=1.0),
    "both": Preset("desk", verdict_required=True, annotators_per_article=2, overlap_share=0.2),
}
NAMES = tuple(PRESETS)
