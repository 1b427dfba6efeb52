"""Engines that propose claims for an article, and the table that lists them; pure functions from text to proposals."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from claims.core.messages import Message
from claims.core.records import Proposal, SpeakerHint, Zone
from claims.engines import external, german, quotes, rules


class Engine(Protocol):
    """What every engine offers; a module with these names is an engine.

    `LANGUAGES` lists BCP 47 primary tags; an empty tuple means any language. `VERSION` changes whenever the same text
    could get other proposals.
    """

    @property
    def NAME(self) -> str: ...

    @property
    def LABEL(self) -> str: ...

    @property
    def VERSION(self) -> str: ...

    @property
    def LANGUAGES(self) -> tuple[str, ...]: ...

    def available(self) -> tuple[bool, Message | None]:
        """Tell whether the engine can run here, and if not, what to install."""

    def suggest(
        self, text: str, *, language: str, zones: Sequence[Zone] = (), speakers: Sequence[SpeakerHint] = ()
    ) -> list[Proposal]:
        """Propose claims, sorted by where their content starts.

        Offsets are code points of `text`, end exclusive; scores are 0..1. Never raises because of the text.
        """


@runtime_checkable
class Limited(Protocol):
    """An engine that reads some texts less closely than others offers this too."""

    def note(self, text: str) -> Message | None:
        """Return what people should know about how a text is read; None where all is as usual."""


ENGINES: dict[str, Engine] = {
    rules.NAME: rules,
    german.NAME: german,
    quotes.NAME: quotes,
    external.NAME: external.ENGINE,
}


def engine_for(name: str, language: str) -> Engine:
    """Return the engine of that name, or its fallback where it is not installed or does not know the language.

    Raises KeyError for a name that is not in the table.
    """
    return fitting(ENGINES[name], language)


def chain(engine: Engine) -> list[Engine]:
    """List the engine, if it can run here, and its fallbacks: the rules of a language, then quotation marks."""
    fallbacks: list[Engine] = [rules, german, quotes]
    return [own for own in dict.fromkeys([engine, *fallbacks]) if own.available()[0]]


def fitting(engine: Engine, language: str) -> Engine:
    """Return the engine itself, or its first fallback where it cannot run or does not know the language."""
    return next(own for own in chain(engine) if not own.LANGUAGES or primary(language) in own.LANGUAGES)


def note_on(engine: Engine, text: str) -> Message | None:
    """Return what people should know about how an engine reads a text; None where all is as usual."""
    return engine.note(text) if isinstance(engine, Limited) else None


def primary(language: str) -> str:
    """Return the primary subtag of a BCP 47 tag, in lower case: "en" for "en-GB"."""
    return language.replace("_", "-").split("-")[0].lower()
