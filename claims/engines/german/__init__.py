"""The `german` engine: hand-written patterns over sentences, clauses and verb forms. It uses no parser."""

from collections.abc import Sequence

from claims.core.messages import Message
from claims.core.records import Proposal, SpeakerHint, Zone
from claims.engines.german.assemble import proposals, settle
from claims.engines.german.pipeline import candidates, visible

NAME = "german"
LABEL = "German grammar and rules"
VERSION = "5"
LANGUAGES: tuple[str, ...] = ("de",)


def available() -> tuple[bool, Message | None]:
    """Report that the engine can run; it has no optional dependencies."""
    return True, None


def suggest(
    text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
) -> list[Proposal]:
    """Propose claims for a German article, in the order of their content; none for other languages.

    Offsets are code points of `text`, end exclusive. Boilerplate zones are skipped.
    """
    if language.replace("_", "-").split("-")[0].lower() not in LANGUAGES or not text.strip():
        return []
    shown = visible(text, zones)
    return proposals(shown, settle(shown, candidates(shown)), speakers)
