"""The `rules` engine: an English dependency parse and hand-written patterns of attribution."""

from collections.abc import Sequence
from dataclasses import replace

from claims.core.records import Proposal, SpeakerHint, Zone
from claims.engines import quotes
from claims.engines.rules import limits, parse
from claims.engines.rules.assemble import blank, proposals
from claims.engines.rules.limits import note
from claims.engines.rules.parse import available
from claims.engines.rules.pipeline import candidates

__all__ = ["LABEL", "LANGUAGES", "NAME", "VERSION", "available", "note", "suggest", "with_quotations"]

RULES = "10"
NAME = "rules"
LABEL = "English grammar and rules"
LANGUAGES: tuple[str, ...] = ("en",)
VERSION = f"{RULES}+{parse.versions()}"


def suggest(
    text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
) -> list[Proposal]:
    """Propose claims for an English article, in the order of their content.

    Offsets are code points of `text`, end exclusive. In a very long text, paragraphs beyond the
    budget of `limits` are read by the engine `quotes`, and their reasons say so. Boilerplate zones are skipped, and other
    languages get no proposals. Raises ModuleNotFoundError when `available()` is false.
    """
    if language.replace("_", "-").split("-")[0].lower() not in LANGUAGES or not text.strip():
        return []
    mine, rest = limits.split(blank(text, zones))
    tree = parse.parse(mine)
    found = proposals(tree, candidates(tree), speakers)
    return with_quotations(found, rest, speakers)


def with_quotations(found: list[Proposal], rest: str, speakers: Sequence[SpeakerHint]) -> list[Proposal]:
    """Add the quotations in `rest`, the paragraphs of a very long text that were not parsed."""
    if not rest:
        return found
    added = [
        replace(proposal, reason=proposal.reason and replace(proposal.reason, code=f"unparsed_{proposal.reason.code}"))
        for proposal in quotes.suggest(rest, language="en", speakers=speakers)
    ]
    everything = [*found, *added]
    order = sorted(range(len(everything)), key=lambda n: everything[n].content[0][0])
    place = {old: new for new, old in enumerate(order)}
    return [
        proposal if proposal.parent is None else replace(proposal, parent=place[proposal.parent])
        for proposal in (everything[n] for n in order)
    ]
