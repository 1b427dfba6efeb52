"""Sources: the subject of a reporting verb with its appositions, or “von …” in the passive."""

from claims.engines.german.grammar import Cue, Range, Reading
from claims.engines.german.lexicon import ADVERBS, NOMINATIVE, PREPOSITIONS, PRONOUNS, RELATIVES, TIMES
from claims.engines.german.mood import finite_at
from claims.engines.german.phrases import (
    LONGEST_NAME,
    leads_to_noun,
    opening,
    phrase_end,
    starts_as_subject,
    subject_after,
)
from claims.engines.german.words import Sentence

FAR = 5
ADVERBIAL = ("end", "isch", "lich", "weise", "maßen")
LONGEST_SOURCE = 30


def subject(r: Reading, cue: Cue) -> list[Range]:
    """Return the words of a verb's subject; empty if there is none."""
    first, last = r.s.fields[cue.field]
    start = opening(r.s, first, last)
    if cue.passive and cue.lemma != "zitieren":
        return _agent(r.s, first, last) or _document(r.s, first, last)
    if cue.lemma == "heißen":
        return _document(r.s, first, last) or (_document(r.s, *r.s.fields[0]) if cue.field else [])
    if cue.final:
        return _of_final(r, cue, start)
    if cue.verb > start:
        found = (
            _before(r.s, start, cue.verb) if not _other_first(r.s, start, cue.verb) else _shared(r.s, start, cue.verb)
        )
        if found and not _pronoun_after(r.s, cue.verb, last):
            return found
    elif cue.field and not inserted(r, cue):
        found = _fields_before(r, cue)
        if found:
            return found
    stop = max([last, *(i for i in cue.words)])
    right = subject_after(r.s, cue.verb + 1, stop if stop == last else last)
    return [with_apposition(r, *right)] if right else []


def inserted(r: Reading, cue: Cue) -> bool:
    """Return whether a verb and its subject interrupt a sentence: “Das Haus, sagte der Mann, sei sicher”."""
    start, last = r.s.fields[cue.field]
    if cue.verb != start or not cue.field or cue.field + 1 >= len(r.s.fields) or r.kinds[cue.field - 1] != "frag":
        return False
    after, stop = r.s.fields[cue.field + 1]
    return finite_at(r.s.words, after, stop) == after and subject_after(r.s, start + 1, last) is not None


def _pronoun_after(s: Sentence, verb: int, last: int) -> bool:
    """Return whether a pronoun such as “er” directly follows a verb: then it is the subject, whatever precedes the verb."""
    return verb + 1 < last and s.words[verb + 1].low in ("er", "ich", "wir", "man")


def _other_first(s: Sentence, start: int, verb: int) -> bool:
    first = finite_at(s.words, start + 1, verb)
    return first >= 0 and any(s.words[n].low in ("und", "oder", "aber", "sowie") for n in range(first, verb))


def _shared(s: Sentence, start: int, verb: int) -> list[Range]:
    """Find the subject of a second verb: “der Mann sprang auf und rief …”, “… und der Minister sagte …”."""
    joint = next(n for n in range(verb - 1, start, -1) if s.words[n].low in ("und", "oder", "aber", "sowie"))
    if joint + 1 < verb and starts_as_subject(s, joint + 1, verb):
        return [(joint + 1, verb)]
    first = finite_at(s.words, start + 1, verb)
    found = _before(s, start, first)
    if found:
        return found
    right = subject_after(s, first + 1, joint)
    return [right] if right else []


def _agent(s: Sentence, first: int, last: int) -> list[Range]:
    for i in range(first, last):
        if s.words[i].low in ("von", "vom", "seitens"):
            end = phrase_end(s, i + 1, last)
            if end > i + 1:
                return [(i + 1, end)]
    return []


def _document(s: Sentence, first: int, last: int) -> list[Range]:
    """Read “In einem Bericht heißt es” and “hieß es aus dem Ministerium”: the source is not a person."""
    for i in range(first, last):
        if s.words[i].low in ("in", "im", "aus", "auf", "von", "vom", "seitens", "bei", "beim"):
            end = phrase_end(s, i + 1, last)
            if end > i + 1 and s.words[i + 1].low not in TIMES and s.words[end - 1].low not in TIMES:
                return [(i + 1, end)]
    return []


def _before(s: Sentence, start: int, verb: int) -> list[Range]:
    """Return the words before the verb if they can be its subject; verb-second order allows one constituent there."""
    article = s.words[start].low in NOMINATIVE and verb > start + 1
    if (
        not article
        and not starts_as_subject(s, start, verb)
        or s.words[start].quote
        and s.words[start].end - s.words[start].start > LONGEST_NAME
    ):
        return []
    word = s.words[start]
    if verb == start + 1 and (word.low in ("das", "dies", "dieses") or word.low.endswith(ADVERBIAL)):
        return []
    if s.words[verb - 1].low in ("und", "oder", "sowie", "aber"):
        return [(start, phrase_end(s, start, verb - 1))]
    if word.low in PRONOUNS:
        return [(start, start + 1)] if verb <= start + 2 or not leads_to_noun(s, start + 1, verb) else [(start, verb)]
    end = verb
    while end > start + 1 and (s.words[end - 1].low in ADVERBS or s.words[end - 1].text in ",:"):
        end -= 1
    return [(start, end)]


def _of_final(r: Reading, cue: Cue, start: int) -> list[Range]:
    """Find the subject of a subordinate clause: after its first word, or the relative pronoun itself."""
    s, (_, last) = r.s, r.s.fields[cue.field]
    stop = min(cue.words)
    if r.kinds[cue.field] == "rel":
        own = s.words[start]
        inside = subject_after(s, start + 1, stop)
        if own.low in ("der", "die", "das", "welcher", "welche", "welches"):
            nominative = (
                inside is not None
                and inside[0] == start + 1
                and s.words[inside[0]].low in ("der", "er", "man", "sie", "ein")
            )
            if own.low in ("der", "welcher") or not nominative:
                return [(start, start + 1)]
        return [inside] if inside else []
    found = subject_after(s, start + 1, min(stop, last))
    return [found] if found else []


def _fields_before(r: Reading, cue: Cue) -> list[Range]:
    """Read “Hans Meier, Sprecher der Bahn, sagte …”: the verb begins its field, and its subject precedes the comma."""
    s, n = r.s, cue.field - 1
    low = max(0, n - FAR)
    while n > low and r.kinds[n] in ("frag", "rel", "w") and s.words[s.fields[n][0] - 1].text in ",–—-":
        n -= 1
    if r.kinds[n] != "frag" or (n and s.words[s.fields[n][0] - 1].text == ","):
        return []
    start = opening(s, *s.fields[n])
    if s.words[start].quote and s.fields[n][1] == start + 1 and n + 1 == cue.field:
        return []
    if not starts_as_subject(s, start, s.fields[n][1]):
        return []
    end = n
    while end + 1 < cue.field and r.kinds[end + 1] == "frag":
        end += 1
    return [(start, s.fields[end][1])] if s.fields[end][1] - start <= LONGEST_SOURCE else []


def with_apposition(r: Reading, start: int, end: int) -> Range:
    """Extend a phrase that ends at a comma by the apposition after it: “der Sprecher, Hans Meier”."""
    s = r.s
    for _ in range(2):
        n = s.field_at(end - 1)
        if end != s.fields[n][1] or n + 1 >= len(s.fields) or s.words[end].text != ",":
            break
        a, b = s.fields[n + 1]
        if r.kinds[n + 1] != "frag" or s.words[a].quote or s.words[a].low in PREPOSITIONS or s.words[a].low in ADVERBS:
            break
        if not (
            s.words[a].capital
            or s.words[a].low in NOMINATIVE
            or s.words[a].low in RELATIVES
            or s.words[a].text[:1].isdigit()
        ):
            break
        stop = phrase_end(s, a, b)
        if stop <= a or stop < b and s.words[stop].low in ("und", "oder"):
            break
        end = stop
        if stop < b:
            break
    return start, end
