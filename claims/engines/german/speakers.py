"""Names speakers: a surname becomes the full name used earlier, a pronoun the likeliest preceding person."""

from bisect import bisect_right
from collections.abc import Sequence

import regex

from claims.core.records import SpeakerHint, SpeakerKind
from claims.engines.german.grammar import Candidate
from claims.engines.german.lexicon import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    SAYING_ENDS,
    SAYINGS,
    TITLES,
    listed,
)

CAPITAL = r"\p{Lu}[\p{L}\p{M}’'-]*+"
NAME = regex.compile(rf"{CAPITAL}(?: (?:(?:von|van|de|al|bin|zu) )?(?:\p{{Lu}}\. )?{CAPITAL}){{1,4}}+")
WORDS = regex.compile(r"[^\s,]+")
HE, SHE = listed("er dieser letzterer"), listed("sie diese letztere")
TITLE_ENDS = ("minister", "ministerin", "präsident", "präsidentin", "sprecher", "sprecherin", "chef", "chefin", "kanzler", "kanzlerin",
              "vorsitzende", "vorsitzender", "vorsitzenden", "experte", "expertin", "politiker", "politikerin", "anwalt", "anwältin",
              "leiter", "leiterin", "direktor", "direktorin", "vorstand", "meister", "meisterin", "senator", "senatorin", "forscher",
              "forscherin", "richter", "richterin", "trainer", "kommissar", "kandidat", "kandidatin", "führer", "führerin", "sekretär",
              "sekretärin", "beauftragter", "beauftragte", "verteidiger", "abgeordnete", "abgeordneter", "premier", "general", "bischof",
              "kapitän", "kapitänin", "wirt", "wirtin", "professor", "professorin", "doktor", "manager", "gründer", "autor", "autorin", "inspektor", "botschafter")  # fmt: skip
HERS = ("in", "frau", "königin")
KINDS = (
    (SpeakerKind.GOVERNMENT_BODY, ("polizei", "ministerium", "gericht", "gerichtshof", "regierung", "behörde", "behörden", "anwaltschaft", "amt",
                                   "kommission", "parlament", "senat", "feuerwehr", "stadt", "militär", "armee", "rat")),
    (SpeakerKind.ORGANISATION, ("unternehmen", "konzern", "partei", "zeitung", "agentur", "verband", "verein", "gewerkschaft", "firma", "bank",
                                "universität", "fraktion", "sender", "magazin", "organisation", "gesellschaft", "institut", "kirche", "club")),
    (SpeakerKind.DOCUMENT, ("bericht", "berichte", "studie", "umfrage", "gutachten", "urteil", "untersuchung", "mitteilung", "erklärung", "gesetz",
                            *SAYING_ENDS)),
    (SpeakerKind.COLLECTIVE, ("experten", "beobachter", "wissenschaftler", "demonstranten", "augenzeugen", "kritiker", "anwohner", "ermittler",
                              "ärzte", "politiker", "bürger", "einwohner", "eltern", "forscher", "analysten", "zeugen", "gegner", "anhänger")),
)  # fmt: skip


class Speakers:
    """The names in an article, collected once."""

    def __init__(self, text: str, hints: Sequence[SpeakerHint]) -> None:
        self.text = text
        self.hints = {alias.casefold(): hint.name for hint in hints for alias in (hint.name, *hint.aliases)}
        # Full names by surname, in text order: position and name.
        self.full: dict[str, list[tuple[int, str]]] = {}
        # People who spoke, in text order: name, and whether it is a woman's if a title shows it.
        self.people: list[tuple[str, bool | None]] = []
        for match in NAME.finditer(text):
            name, _ = _bare(match.group())
            if " " in name:
                self.full.setdefault(name.rpartition(" ")[2], []).append((match.start(), name))

    def of(self, c: Candidate) -> tuple[str, SpeakerKind]:
        """Return a candidate's speaker and the likely kind; call it in text order."""
        source = " ".join(" ".join(self.text[a:b] for a, b in c.source).split())
        if not source:
            return "", SpeakerKind.UNSPECIFIED
        low = source.casefold()
        if low in self.hints:
            return self.hints[low], SpeakerKind.UNSPECIFIED
        if low in HE or low in SHE:
            return self._pronoun(low in SHE), SpeakerKind.PERSON
        name, kind = self._named(_without_saying(source), c.source[0][0])
        return self.hints.get(name.casefold(), name), kind

    def _pronoun(self, she: bool) -> str:
        return next((name for name, hers in reversed(self.people) if hers is None or hers == she), "")

    def _named(self, source: str, at: int) -> tuple[str, SpeakerKind]:
        first, _, rest = source.partition(",")
        person = next((m.group() for part in (rest, first) for m in NAME.finditer(part)), "")
        name, title = _bare(person)
        if " " in name and (title or rest or source == person):
            self.people.append((name, _hers(title or source.split()[0])))
            return name, SpeakerKind.PERSON if title or rest else SpeakerKind.UNSPECIFIED
        plain, title = _bare(_without_article(first))
        if " " not in plain and plain[:1].isupper():
            places = self.full.get(plain, [])
            known = places[max(0, bisect_right(places, (at, "\U0010ffff")) - 1)][1] if places else ""
            if known:
                self.people.append((known, _hers(title)))
                return known, SpeakerKind.PERSON
        title = title or (plain if _hers(plain) is not None and " " not in plain else "")
        if title and plain:
            self.people.append((plain, _hers(title)))
            return plain, SpeakerKind.PERSON
        return plain, _kind(plain)


def _bare(name: str) -> tuple[str, str]:
    """Strip titles from a name (“Bundeskanzlerin Anna Holm” becomes “Anna Holm”); also return the last title."""
    words, title = name.split(), ""
    first = 0
    while first + 1 < len(words):
        low = words[first].casefold().strip(".")
        if low in TITLES or low.endswith(TITLE_ENDS):
            title = words[first]
        elif words[first].islower() or not (low in DETERMINERS or low in PREPOSITIONS or low in ADVERBS):
            # A capitalised function word is at the start of a sentence.
            break
        first += 1
    words = words[first:]
    return " ".join(words), title


def _without_article(source: str) -> str:
    words = source.split()
    while len(words) > 1 and words[0].lower() in DETERMINERS:
        words.pop(0)
    return " ".join(words)


def _without_saying(source: str) -> str:
    """Turn “Angaben der Polizei” into “der Polizei”; without a person after it the word is kept."""
    words = source.split()
    for n, word in enumerate(words[:3]):
        if (
            word.lower() in SAYINGS
            and n + 1 < len(words)
            and words[n + 1].lower() in ("der", "des", "von", "vom", "eines", "einer", "seines")
        ):
            rest = words[n + 1 :] if words[n + 1].lower() not in ("von", "vom") else words[n + 2 :]
            return " ".join(rest) or source
    return source


def _hers(title: str) -> bool | None:
    """Return whether a title is a woman's; None without a title."""
    low = title.casefold()
    if not low or not (low in TITLES or low.endswith(TITLE_ENDS)):
        return None
    return low.endswith(HERS)


def _kind(name: str) -> SpeakerKind:
    head = name.split()[0].casefold() if name else ""
    for kind, ends in KINDS:
        if any(word.casefold().endswith(ends) for word in (head, *name.split()[-1:])):
            return kind
    return SpeakerKind.UNSPECIFIED
