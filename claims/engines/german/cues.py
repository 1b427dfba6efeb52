"""Reporting verbs: simple, separable, perfect, passive, or after a modal verb."""

from collections.abc import Iterator

from claims.engines.german.grammar import Cue, Reading
from claims.engines.german.lexicon import AUXILIARIES, FORMS, PASSIVE, Form
from claims.engines.german.mood import is_finite

# Limits: verbs tried per sentence, and fields searched for the second part of a verb.
MAX_TRIED = 16
FAR = 6


def cues(r: Reading) -> Iterator[Cue]:
    """Yield the reporting verbs of a sentence in order."""
    tried = 0
    for number, (first, last) in enumerate(r.s.fields):
        for i in range(first, last):
            word = r.s.words[i]
            if word.quote or word.capital and i > first or word.low not in FORMS or r.s.hidden[i]:
                continue
            cue = _cue(r, number, i)
            if cue is not None:
                tried += 1
                yield cue
            if tried >= MAX_TRIED:
                return


def _cue(r: Reading, number: int, i: int) -> Cue | None:
    first, last = r.s.fields[number]
    forms = FORMS[r.s.words[i].low]
    if i and r.s.words[i - 1].low == "zu" and r.kinds[number] == "zu":
        return None
    final = i == last - 1 and r.kinds[number] in ("dass", "sub", "rel", "w")
    for form in forms:
        if form.kind in ("participle", "infinitive") and not (form.kind == "infinitive" and final):
            found = _compound(r, number, i, form)
            if found is not None:
                return found
    if _auxiliary(r, first, last) >= 0 and not final:
        return None
    if not is_finite(r.s.words, i, first) and not final:
        return None
    split = [(form, at) for form in forms if form.prefix and (at := _prefix(r, number, i, form.prefix)) >= 0]
    if split and not final:
        form, at = max(split, key=lambda own: len(own[0].prefix))
        return Cue(form.lemma, [i, at], i, number)
    for form in forms:
        if form.kind == "finite" and not form.prefix:
            return Cue(form.lemma, [i], i, number, final=final)
    return None


def _compound(r: Reading, number: int, i: int, form: Form) -> Cue | None:
    """Read “hat … gesagt”, “wurde … vorgeworfen”, “will … sagen”, “gesagt hatte”."""
    first, last = r.s.fields[number]
    words = r.s.words
    behind = [n for n in range(i + 1, min(last, i + 4)) if words[n].low in AUXILIARIES or words[n].low == "worden"]
    if behind and behind[-1] == last - 1 and r.kinds[number] in ("dass", "sub", "rel", "w"):
        return Cue(form.lemma, [i, *behind], behind[-1], number, any(words[n].low in PASSIVE for n in behind), True)
    if i < last - 1 and not (i + 1 < last and words[i + 1].low in ("worden", "haben", "sein", "werden", "und", "oder")):
        return None
    at = _auxiliary(r, first, i)
    if at < 0:
        # “hatte der Minister, der in Berlin war, gesagt”: the auxiliary is some fields earlier.
        for other in range(number - 1, max(-1, number - FAR), -1):
            if r.kinds[other] == "v2" and i - first < 3 and i == last - 1:
                at = _auxiliary(r, *r.s.fields[other])
                if at >= 0:
                    return Cue(form.lemma, [at, i], at, other, words[at].low in PASSIVE)
                break
        return None
    if form.kind == "infinitive" and words[at].low in ("hat", "haben", "ist", "sind", "war", "wurde", "wird", "wurden"):
        return None
    more = [i + 1] if i + 1 < last and words[i + 1].low in ("worden", "haben") else []
    return Cue(
        form.lemma, [at, i, *more], at, number, words[at].low in PASSIVE or "worden" in [words[n].low for n in more]
    )


def _auxiliary(r: Reading, first: int, last: int) -> int:
    return next((n for n in range(first, last) if r.s.words[n].low in AUXILIARIES and not r.s.hidden[n]), -1)


def _prefix(r: Reading, number: int, i: int, prefix: str) -> int:
    """Find the detached prefix of a separable verb at the end of its clause, or -1."""
    words = r.s.words
    for n in range(number, min(len(r.s.fields), number + FAR)):
        first, last = r.s.fields[n]
        at = last - 1
        if at > i and words[at].low == prefix and not words[at].capital:
            return at
        if n == number:
            # “wies darauf hin und …”, “gab in Berlin bekannt dass”
            for m in range(i + 1, last - 1):
                if words[m].low == prefix and words[m + 1].low in ("und", "oder", "dass", "wie"):
                    return m
    return -1
