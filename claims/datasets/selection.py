"""Which work goes into a dataset, and how much of the texts; pure. `selecting.py` says the same in queries."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, convert, to_builtins

from claims.core.json_types import JSONDict
from claims.datasets.formats.record import Record, Slots

ALL = "all"
# The gold layer, and the claims of record: the gold layer, and the work on articles that need one person and have no gold layer.
GOLD, RECORD = "gold", "record"
LAYERS = (ALL, GOLD, RECORD)
# Formats that need no text beside the claims: of the others nothing can be written without it.
WITHOUT_TEXT = frozenset({"jsonl", "parquet", "csv", "tsv"})


class Status(StrEnum):
    """Which claims by their newest verdict: all of them, those that are judged, those whose verdict is final."""

    ANY = "any"
    JUDGED = "judged"
    FINAL = "final"


class TextPolicy(StrEnum):
    """What is given of an article: its text, the words that are marked, or their offsets alone."""

    FULL = "full"
    QUOTES = "quotes"
    OFFSETS = "offsets"


Words = Annotated[tuple[str, ...], Meta(max_length=200)]


class Selection(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A choice of work; what is empty chooses everything.

    `layer` is `all`, `gold`, `record` or a pseudonym, `speakers` are identifiers, `languages` BCP 47 tags of which each stands for its regions
    too. Where `licences` is given, only articles under one of them are given with their text, and the others with the words
    that are marked.
    """

    layer: str = ALL
    status: Status = Status.ANY
    labels: Words = ()
    speakers: Words = ()
    claim_types: Words = ()
    languages: Words = ()
    publishers: Words = ()
    published_from: date | None = None
    published_to: date | None = None
    text: TextPolicy = TextPolicy.FULL
    licences: Words | None = None

    @property
    def cuts_claims(self) -> bool:
        """Tell whether claims of a chosen article may be left out."""
        return self.status is not Status.ANY or bool(self.labels or self.speakers or self.claim_types)

    @property
    def cuts_articles(self) -> bool:
        """Tell whether articles with work of the layer may be left out."""
        chosen = self.languages or self.publishers or self.published_from or self.published_to
        return self.cuts_claims or bool(chosen)

    @property
    def cuts_texts(self) -> bool:
        """Tell whether an article may be given without its text."""
        return self.text is not TextPolicy.FULL or self.licences is not None

    def policy(self, licence: str) -> TextPolicy:
        """Return what is given of an article under a licence."""
        if self.text is TextPolicy.FULL and self.licences is not None and licence not in self.licences:
            return TextPolicy.QUOTES
        return self.text

    def of_text(self, record: Record) -> Record:
        """Leave out of a record what its licence does not let go; its length and the hash of its text stay."""
        policy = self.policy(record["licence"])
        if policy is not TextPolicy.FULL:
            record["text"] = ""
        if policy is TextPolicy.OFFSETS:
            for claim in record["claims"]:
                claim["exact"] = _without_words(claim["exact"])
            for suggestion in record["suggestions"]:
                suggestion["exact"] = _without_words(suggestion["exact"])
        return record

    def written(self) -> JSONDict:
        """Write it as JSON, without what chooses everything."""
        value: JSONDict = to_builtins(self)
        return value


# Everything, with its text.
WHOLE = Selection()


def read_selection(value: object) -> Selection:
    """Read back what `written` wrote."""
    return convert(value, Selection)


def _without_words(exact: Slots) -> Slots:
    return dict.fromkeys(exact, [])
