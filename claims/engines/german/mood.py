"""The verbs of a clause: which are finite, and which are in the subjunctive that marks reported speech in German."""

from collections.abc import Sequence

from claims.engines.german.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FORMS,
    PREPOSITIONS,
    PRONOUNS,
    listed,
)
from claims.engines.german.words import Word

# Forms that are unambiguously subjunctive I, unless the subject is "I".
FIRST = listed(
    "sei seien habe werde könne müsse solle dürfe wolle möge wisse gebe gehe komme stehe lasse liege bleibe sehe bestehe brauche "
    "führe zeige bringe nehme finde halte gelte biete fehle drohe mache handele handle laufe trage treffe sage spreche stelle setze "
    "wirke lebe leide verfüge gehöre bedeute reiche diene fordere erwarte hoffe glaube denke plane arbeite ermögliche verstoße "
    "verhindere unterstütze betrage bekomme erhalte verliere gewinne beginne ende steige sinke wachse entspreche enthalte befinde "
    "erfolge existiere funktioniere ruhe rate schade schaffe scheine schließe sorge spiele stimme suche tue übernehme verlange "
    "verletze versuche wende widerspreche ziehe zwinge gefährde beschränke betreibe auslagere begrüße kenne leiste müsste"
)
# Forms of subjunctive II: reported speech where subjunctive I equals the indicative, or mere conditions.
SECOND = listed(
    "hätte hätten wäre wären würde würden könnte könnten müsste müssten dürfte dürften sollten wollten gäbe gäben käme kämen ginge "
    "gingen stünde stünden ließe ließen bliebe blieben fände fänden böte böten bestünde bestünden läge lägen bräuchte bräuchten"
)
# Finite forms that cannot be recognised by their ending.
IRREGULAR = listed(
    "blieb kam ging stand lag fiel gab sah nahm fand hielt lief schien stieg trat traf zog begann verlor gewann sank starb entstand "
    "bekam erhielt brach schlug trug zwang floh schloss wuchs gilt gibt geht kommt steht liegt bleibt fehlt droht macht führt"
)
NO_VERBS = listed("gerne lange bange alle viele beide ohne vorne pleite gerade beinahe nahe solche jede eine keine ihre seine "
                  "dieselbe dasselbe derselbe neue erste zweite dritte letzte gemeinsame sogenannte weitere andere mehrere einige zuhause zuliebe")  # fmt: skip
SAID_OF = listed("soll sollen solle")
ENDINGS = ("te", "ten", "t", "en", "e", "eln", "ern")
VOWELS = "aeiouyäöü"
ADJECTIVE_ENDS = ("ig", "lich", "isch", "bar", "sam", "los", "haft", "iert", "voll", "erte", "erten", "igen", "ige", "liche", "lichen", "ische",
                  "ischen")  # fmt: skip


def is_finite(words: Sequence[Word], i: int, first: int) -> bool:
    """Guess whether a word is the finite verb of a clause that begins at `first`."""
    word = words[i]
    if not word.letters or word.capital and i > first:
        return False
    low = word.low
    if low in AUXILIARIES or low in FIRST or low in SECOND or low in IRREGULAR:
        return True
    if word.capital or low in DETERMINERS or low in PREPOSITIONS or low in ADVERBS or low in PRONOUNS:
        return False
    if _before_noun(words, i):
        return False
    if any(form.kind == "finite" for form in FORMS.get(low, ())):
        return True
    before = words[i - 1] if i > first else None
    nominal = before is not None and (
        before.capital or before.quote or before.low in PRONOUNS or before.low == "es" or before.text in ")]"
    )
    return nominal and len(low) > 3 and low.endswith(ENDINGS) and not low.endswith(ADJECTIVE_ENDS)


def _before_noun(words: Sequence[Word], i: int) -> bool:
    """Return whether a word is between an article and a noun, like an adjective: “die erwarteten Zahlen”."""
    if not words[i].low.endswith(("e", "en", "er", "es", "em")):
        return False
    follows = words[i + 1] if i + 1 < len(words) else None
    before = words[i - 1] if i else None
    return (
        follows is not None
        and (follows.capital or follows.low.endswith(("en", "er", "es")) and follows.low not in DETERMINERS)
        and before is not None
        and (before.low in DETERMINERS or before.low in PREPOSITIONS)
    )


def finite_at(words: Sequence[Word], first: int, last: int) -> int:
    """Return the index of the finite verb in [first, last), or -1: the first word that looks like one."""
    return next((i for i in range(first, last) if is_finite(words, i, first)), -1)


def subjunctive(words: Sequence[Word], first: int, last: int) -> int:
    """Grade the evidence of reported speech in [first, last): 2 for subjunctive I, 1 for subjunctive II, 0 for neither."""
    best = 0
    for i in range(first, last):
        low = words[i].low
        if low in FIRST and not _first_person(words, i, first, last) and not _noun_like(words, i):
            return 2
        if low in SECOND:
            best = 1
        if _regular(words, i, first, last):
            return 2
    return best


def _regular(words: Sequence[Word], i: int, first: int, last: int) -> bool:
    """Return whether the ending alone identifies a subjunctive I: “es regne”, “das Schiff sinke”."""
    low = words[i].low
    if (
        low in AUXILIARIES
        or low in IRREGULAR
        or i <= first
        or not low.endswith("e")
        or low.endswith(("te", "ie", "ee"))
        or low in NO_VERBS
        or words[i].capital
    ):
        return False
    follows = words[i + 1] if i + 1 < last else None
    if follows is not None and (follows.capital or follows.low.endswith("e")):
        return False
    before = words[i - 1]
    subject = before.low in ("er", "sie", "es", "man")
    return (
        subject
        and low not in ADVERBS
        and low not in DETERMINERS
        and low not in PREPOSITIONS
        and not _first_person(words, i, first, last)
    )


def said_of(words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether “soll” marks [first, last) as hearsay: “soll geflohen sein”."""
    if not any(words[i].low in SAID_OF for i in range(first, last)):
        return False
    return any(words[i].low in ("sein", "haben", "worden") for i in range(max(first, last - 3), last))


def _first_person(words: Sequence[Word], i: int, first: int, last: int) -> bool:
    return any(words[n].low == "ich" for n in range(max(first, i - 4), min(last, i + 4)))


def _noun_like(words: Sequence[Word], i: int) -> bool:
    """Return whether a word that looks like a subjunctive is an adjective or the like in this place."""
    return (
        words[i].capital
        or _before_noun(words, i)
        or (words[i].low == "sei" and i + 1 < len(words) and words[i + 1].low == "denn")
    )
