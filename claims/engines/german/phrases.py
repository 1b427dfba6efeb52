"""Noun phrases and clause types, recognised by capitals, articles and function words."""

from claims.engines.german.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FORMS,
    NOMINATIVE,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    listed,
)
from claims.engines.german.mood import FIRST, SECOND, finite_at, is_finite
from claims.engines.german.words import Sentence, Word

OPENERS = listed("und oder aber doch denn sondern sowie auch nur jedoch selbst sogar einzig allein")
ALONE = listed("er sie man wir ich")
GENITIVES = listed("der des dieser dieses seiner seines ihrer ihres einer eines deren dessen unserer")
TIED = listed("von vom für aus zur zum")
ADJECTIVE = ("e", "en", "er", "es", "em")
LONGEST_NAME = 80
LONGEST_BRACKET = 10
LOOK = 5


def phrase_end(s: Sentence, i: int, stop: int, tied: bool = True) -> int:
    """Return the end (exclusive) of the noun phrase that begins at `i`; `i` itself if none does.

    It includes genitives, names, brackets and, if `tied`, phrases with prepositions that often belong to a noun.
    """
    words, j, noun = s.words, i, False
    if i < stop and (words[i].low in ALONE or words[i].low in PRONOUNS and not leads_to_noun(s, i + 1, stop)):
        return i + 1
    if i + 2 < stop and words[i].low in DETERMINERS and words[i + 1].low in PREPOSITIONS:
        # “der für die Region zuständige Helfer”
        within = next((n for n in range(i + 2, min(stop, i + LOOK)) if _nominal(words[n])), stop) + 1
        if within < stop and adjective(words[within]) and leads_to_noun(s, within + 1, stop):
            j = within
    while j < stop:
        word = words[j]
        if word.text == "(" and noun:
            close = next((n for n in range(j, min(stop, j + LONGEST_BRACKET)) if words[n].text == ")"), -1)
            if close < 0:
                break
            j = close + 1
        elif _takes(s, j, stop, noun, tied, i):
            noun = noun or _nominal(word)
            j += 1
        else:
            break
    return j if noun else i


def _takes(s: Sentence, j: int, stop: int, noun: bool, tied: bool, first: int) -> bool:
    """Return whether a noun phrase continues with the word at `j`."""
    word = s.words[j]
    low = word.low
    if word.quote:
        return word.end - word.start <= LONGEST_NAME
    if low in DETERMINERS:
        bound = j > first and s.words[j - 1].low in TIED
        return (not noun or bound or low in GENITIVES) and leads_to_noun(s, j + 1, stop)
    if low in TIED and noun:
        follows = s.words[j + 1].low if j + 1 < stop else ""
        return tied and follows not in TIMES and leads_to_noun(s, j + 1, stop) and not _time(s, j + 1, stop)
    if low in ("und", "sowie", "&", "/", "oder"):
        return noun and leads_to_noun(s, j + 1, stop) and (j + 1 < stop and not _new_subject(s, j, stop))
    if _nominal(word):
        return low not in TIMES or not noun
    if word.text[:1].isdigit():
        return True
    if low == "." and j and s.words[j - 1].end == word.start:
        return noun or len(s.words[j - 1].text) <= 3
    return adjective(word) and leads_to_noun(s, j + 1, stop)


def _time(s: Sentence, i: int, stop: int) -> bool:
    return any(
        s.words[n].low in TIMES or s.words[n].low in ("jahr", "jahre", "woche", "stunden")
        for n in range(i, min(stop, i + 3))
    )


def _new_subject(s: Sentence, j: int, stop: int) -> bool:
    """Return whether “und” begins a new clause, with a subject and a finite verb directly after it."""
    end = next((n for n in range(j + 1, min(stop, j + 8)) if is_finite(s.words, n, j + 1)), -1)
    start = s.fields[s.field_at(j)][0]
    return end >= 0 and any(is_finite(s.words, n, start) for n in range(start, j))


def _nominal(word: Word) -> bool:
    if word.text[:1].isdigit() and word.low.endswith(("jährige", "jähriger", "jährigen")):
        return True
    return word.quote or word.capital and word.letters and word.low not in ADVERBS and word.low not in PREPOSITIONS


def is_name(quote: Word) -> bool:
    """Return whether quoted words are a title or a name: no lower-case content word."""
    small = [
        w
        for w in quote.text.strip("„“”\"»«’‘'.,!? ").split()
        if w[:1].islower() and w.strip('.,!?“”"») ').lower() not in FUNCTION
    ]
    return not small


FUNCTION = (
    DETERMINERS
    | PREPOSITIONS
    | listed("und oder of the and for in on at to a an de la le du des for from with by y e di del")
)


def adjective(word: Word) -> bool:
    """Guess whether a word is an attributive adjective."""
    low = word.low
    return (
        word.letters
        and low.endswith(ADJECTIVE)
        and low not in PREPOSITIONS
        and low not in AUXILIARIES
        and low not in ADVERBS
        and not any(form.kind == "finite" and not form.lemma.endswith("|" + low) for form in FORMS.get(low, ()))
    )


def leads_to_noun(s: Sentence, i: int, stop: int) -> bool:
    """Return whether a noun comes next, skipping articles and adjectives."""
    for n in range(i, min(stop, i + LOOK)):
        word = s.words[n]
        if _nominal(word) and word.low not in DETERMINERS:
            return True
        if not (word.low in DETERMINERS or word.text[:1].isdigit() or word.letters and word.low.endswith(ADJECTIVE + ("ig", "lich"))
                or word.text == "."):  # fmt: skip
            return False
    return False


def starts_as_subject(s: Sentence, i: int, stop: int) -> bool:
    """Return whether a phrase beginning here can be a subject: a nominative article, a name or a pronoun."""
    if i >= stop:
        return False
    word = s.words[i]
    low = word.low
    if low in PRONOUNS:
        return True
    if low in DETERMINERS:
        return low in NOMINATIVE and (leads_to_noun(s, i + 1, stop) or phrase_end(s, i, stop) > i)
    if low in ADVERBS or low in PREPOSITIONS or low in SUBORDINATORS or low in QUESTIONS:
        return False
    if word.text[:1].isdigit():
        return leads_to_noun(s, i + 1, stop)
    if _nominal(word):
        return low not in TIMES
    return adjective(word) and leads_to_noun(s, i + 1, stop) and not _time(s, i + 1, stop)


def subject_after(s: Sentence, i: int, stop: int) -> tuple[int, int] | None:
    """Find the subject to the right of a verb: the first suitable phrase, skipping adverbs and prepositional phrases."""
    n = i
    while n < stop:
        word = s.words[n]
        if word.low in PREPOSITIONS and word.low not in ("laut",):
            end = phrase_end(s, n + 1, stop)
            n = max(n + 1, end)
        elif starts_as_subject(s, n, stop):
            end = phrase_end(s, n, stop)
            return (n, end) if end > n else None
        elif word.low in DETERMINERS:
            n = max(n + 1, phrase_end(s, n, stop, tied=False))
        elif word.quote or is_finite(s.words, n, i):
            return None
        else:
            n += 1
    return None


def kinds(s: Sentence) -> list[str]:
    """Classify every field: dass, w, sub, rel, zu, v2 or frag."""
    found = [_kind(s, first, last) for first, last in s.fields]
    for n in range(len(found) - 2, 0, -1):
        # “Wie der Sprecher, Hans Meier, in Bonn mitteilte”: one clause that contains an apposition.
        if n + 1 >= len(found):
            continue
        first, last = s.fields[n - 1][0], s.fields[n + 1][1]
        if (
            found[n] == "frag"
            and s.words[first].low == "wie"
            and found[n - 1] == "frag"
            and _verb_final(s, s.fields[n + 1][0] - 1, last)
        ):
            s.fields[n - 1 : n + 2] = [(first, last)]
            found[n - 1 : n + 2] = ["w"]
    return found


def opening(s: Sentence, first: int, last: int) -> int:
    """Return the first word of a field that is not a conjunction."""
    while first < last - 1 and s.words[first].low in OPENERS:
        first += 1
    return first


def _kind(s: Sentence, first: int, last: int) -> str:
    at = opening(s, first, last)
    words = s.words
    low = words[at].low
    if low in ("dass", "daß", "ob"):
        return "dass"
    if _zu_final(s, at, last) and low not in SUBORDINATORS:
        return "zu"
    final = _verb_final(s, at, last)
    if low in SUBORDINATORS and not (
        low in ("während", "um", "ohne", "statt", "anstatt", "als", "da") and not final and not _zu(s, at, last)
    ):
        return "sub"
    if low in QUESTIONS and not (low in RELATIVES and at > 0 and _welch(low)):
        return "w" if final or low != "wie" else "frag"
    if (low in RELATIVES or low in PREPOSITIONS and at + 1 < last and words[at + 1].low in RELATIVES) and at and final:
        return "rel"
    if _zu(s, at, last):
        return "zu"
    return "v2" if finite_at(words, at, last) >= 0 else "frag"


def _welch(low: str) -> bool:
    return low.startswith("welch")


def _verb_final(s: Sentence, first: int, last: int) -> bool:
    """Return whether a field ends with its finite verb, like a subordinate clause."""
    word = s.words[last - 1]
    if last - first < 2 or not word.letters or word.capital:
        return False
    for n in range(first + 1, last - 1):
        if s.words[n].low in FIRST:
            return False
        if n < last - 3 and (s.words[n].low in AUXILIARIES or s.words[n].low in SECOND):
            return False
    if any(form.kind == "finite" for form in FORMS.get(word.low, ())):
        return True
    return (
        word.low in AUXILIARIES
        or word.low in FIRST
        or word.low in SECOND
        or word.low.endswith(("t", "te", "ten", "en", "e", "n"))
    )


def _zu_final(s: Sentence, first: int, last: int) -> bool:
    """Return whether a field ends with an infinitive with “zu”: “… zu können”, “… mitzuteilen”."""
    word = s.words[last - 1]
    if not word.letters or word.capital or not word.low.endswith("n"):
        return False
    if last - 2 >= first and s.words[last - 2].low == "zu":
        return True
    return _zu_inside(word.low)


def _zu_inside(low: str) -> bool:
    """Return whether a word is a separable verb with “zu” inside: “mitzuteilen”, “zurückzuholen”."""
    return low.endswith("n") and any(low.startswith(prefix + "zu") for prefix in PREFIXES)


def _zu(s: Sentence, first: int, last: int) -> bool:
    for n in range(max(first, last - 3), last):
        low = s.words[n].low
        if low == "zu" and n + 1 < last and s.words[n + 1].low.endswith("n") and not s.words[n + 1].capital:
            return True
        if (
            "zu" in low[2:]
            and low.endswith("en")
            and not s.words[n].capital
            and any(f.kind == "zu" for f in FORMS.get(low, ()))
        ):
            return True
        if n == last - 1 and not s.words[n].capital and _zu_inside(low):
            return True
    return False


PREFIXES = listed(
    "ab an auf aus bei durch ein fest fort frei hin her heraus hervor hinzu los mit nach statt teil um unter vor voran "
                     "voraus vorbei weg weiter wieder zurück zusammen bereit bekannt wahr herbei hinaus"
)  # fmt: skip
