"""The `rules` engine: an English dependency parse and hand-written patterns of attribution."""

from collections.abc import Sequence

from claims.core.records import Proposal, SpeakerHint, Zone
from claims.suggestions.engines.rules import parse
from claims.suggestions.engines.rules.assemble import blank, proposals
from claims.suggestions.engines.rules.parse import available
from claims.suggestions.engines.rules.pipeline import candidates

__all__ = ["LABEL", "LANGUAGES", "NAME", "VERSION", "available", "suggest"]

RULES = "1"
NAME = "rules"
LABEL = "English grammar and rules"
LANGUAGES: tuple[str, ...] = ("en",)
VERSION = f"{RULES}+{parse.versions()}"


def suggest(
    text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
) -> list[Proposal]:
    """Propose claims for an English article, in the order of their content.

    Offsets are code points of `text`, end exclusive. Text in boilerplate zones gets no proposals; a language other than
    English gets none at all. Raises ModuleNotFoundError when `available()` is false.
    """
    if language.replace("_", "-").split("-")[0].lower() not in LANGUAGES or not text.strip():
        return []
    tree = parse.parse(blank(text, zones))
    return proposals(tree, candidates(tree), speakers)
