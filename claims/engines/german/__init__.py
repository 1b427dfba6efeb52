"""The `german` engine: sentences, clause fields, verb forms and moods of German, and hand-written patterns, without a parser."""

from collections.abc import Sequence

from claims.core.messages import Message
from claims.core.records import Proposal, SpeakerHint, Zone
from claims.engines.german.assemble import proposals, settle
from claims.engines.german.pipeline import candidates, visible

NAME = "german"
LABEL = "German grammar and rules"
VERSION = "2"
LANGUAGES: tuple[str, ...] = ("de",)


def available() -> tuple[bool, Message | None]:
    """Tell that the engine can run: it needs nothing that is not always installed."""
    return True, None


def suggest(
    text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
) -> list[Proposal]:
    """Propose claims for a German article, in the order of their content; another language gets none.

    Offsets are code points of `text`, end exclusive. Text in boilerplate zones gets no proposals.
    """
    if language.replace("_", "-").split("-")[0].lower() not in LANGUAGES or not text.strip():
        return []
    shown = visible(text, zones)
    return proposals(shown, settle(shown, candidates(shown)), speakers)
