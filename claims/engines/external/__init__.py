"""The `external` engine: a language model on another host, asked for quotations that are found again in the text.

Off until an administrator names the host: article text is sent to a third party. Whatever it answers only ever becomes proposals.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.messages import Message, note
from claims.core.records import Proposal, SpeakerHint, Zone, ZoneKind
from claims.engines import german, quotes, rules
from claims.engines.external import asking
from claims.engines.external.aligning import Aligner
from claims.engines.external.wire import Config, NoAnswer, Spent, Tick, ask, problem_with

NAME = "external"
# Articles beyond this are not sent: an answer for them would be cut off.
LONGEST_TEXT = 60_000

__all__ = ["ENGINE", "NAME", "Config", "Consultation", "External"]


@dataclass(frozen=True, slots=True)
class Consultation:
    """What came of asking: proposals, or None where there was no answer to use; a note for people; what it cost.

    `dropped` counts claims that do not stand in the text, `characters` those that were sent and received.
    """

    proposals: list[Proposal] | None
    note: Message | None = None
    dropped: int = 0
    characters: int = 0


class External:
    """An engine of the table, set up once when the process starts."""

    NAME = NAME
    LABEL = "Language model on another host (set up by an administrator)"
    LANGUAGES: tuple[str, ...] = ()
    fallback = rules

    def __init__(self) -> None:
        self._config = Config()

    def configure(self, config: Config) -> None:
        """Take the administrator's settings."""
        self._config = config

    @property
    def VERSION(self) -> str:
        """Name prompt, model and service, without telling where the service is."""
        service = hashlib.sha256(self._config.url.encode()).hexdigest()[:8]
        return f"{asking.VERSION}+{self._config.model[:60]}+{service}"

    def available(self) -> tuple[bool, Message | None]:
        """Tell whether a service is set up, and if not, which setting is missing."""
        problem = problem_with(self._config)
        return problem is None, problem

    def consult(
        self, text: str, *, language: str, zones: Sequence[Zone] = (), allowance: int, tick: Tick = lambda: None
    ) -> Consultation:
        """Ask for the claims of an article, with at most `allowance` characters sent; raises only what `tick` raises."""
        open_text = _without_boilerplate(text, zones)
        if not open_text.strip():
            return Consultation([])
        if len(open_text) > LONGEST_TEXT:
            return Consultation(None, _fallback(note("external_text_too_long", characters=LONGEST_TEXT)))
        body = asking.question(self._config.model, open_text)
        if sum(len(message["content"]) for message in body["messages"]) > allowance:
            return Consultation(None, _fallback(note("external_limit_reached")))
        spent = Spent()
        try:
            claims = asking.read(ask(self._config, body, spent, tick))
        except NoAnswer as error:
            return Consultation(None, _fallback(error.why), characters=spent.characters)
        proposals, dropped = Aligner(text, zones, self._config.model).proposals(claims)
        return Consultation(proposals, None, dropped, spent.characters)

    def suggest(
        self, text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
    ) -> list[Proposal]:
        """Propose what the model quotes; where it does not answer, what the rules or quotation marks propose."""
        found = self.consult(text, language=language, zones=zones, allowance=LONGEST_TEXT * 2)
        if found.proposals is not None:
            return found.proposals
        primary = language.replace("_", "-").split("-")[0].lower()
        if rules.available()[0] and primary in rules.LANGUAGES:
            return rules.suggest(text, language=language, zones=zones, speakers=speakers)
        if primary in german.LANGUAGES:
            return german.suggest(text, language=language, zones=zones, speakers=speakers)
        return quotes.suggest(text, language=language, zones=zones, speakers=speakers)


def _fallback(why: Message) -> Message:
    return note("external_fallback", why=why)


def _without_boilerplate(text: str, zones: Sequence[Zone]) -> str:
    kept, last = [], 0
    for zone in sorted((z for z in zones if z.kind is ZoneKind.BOILERPLATE), key=lambda own: own.start):
        kept.append(text[last : max(last, zone.start)])
        last = max(last, zone.end)
    # Half a surrogate pair, which no article in the database holds, cannot be sent.
    return "".join([*kept, text[last:]]).encode("utf-8", "replace").decode()


ENGINE = External()
