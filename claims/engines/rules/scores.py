"""The measured precision of each pattern, and its reason."""

from claims.core.messages import Message, reason_with
from claims.engines.rules.grammar import Candidate

# Share of top-level proposals that overlap a marked claim by half or more (PolNeAR, training part).
PRECISION = {
    "quote-cue": 0.95,
    "cue-quote": 0.93,
    "colon-quote": 0.8,
    "quote-headline": 0.7,
    "clause": 0.85,
    "clause-weak": 0.64,
    "clause-passive": 0.84,
    "clause-question": 0.81,
    "postposed": 0.69,
    "inserted": 0.83,
    "infinitive": 0.68,
    "raising": 0.61,
    "raising-weak": 0.5,
    "naming": 0.68,
    "naming-weak": 0.44,
    "object-as": 0.73,
    "object-for": 0.8,
    "object-of": 0.84,
    "object-with": 0.68,
    "object-on": 0.7,
    "blamed": 0.5,
    "preposition": 0.56,
    "object": 0.63,
    "object-weak": 0.46,
    "according-to": 0.82,
    "noun-clause": 0.74,
    "noun-infinitive": 0.62,
    "noun-preposition": 0.59,
    "noun-bare": 0.47,
    "adjective-clause": 0.71,
    "adjective-infinitive": 0.44,
    "adjective-preposition": 0.69,
    "colon": 0.76,
    "headline": 0.7,
}

# The code of each pattern's reason (claims/core/messages.py); similar patterns share one.
REASONS = {
    "quote-cue": "quotation_before",
    "cue-quote": "quotation_after",
    "colon-quote": "quotation_after_colon",
    "quote-headline": "quotation_before",
    "clause": "clause",
    "clause-weak": "clause",
    "clause-passive": "clause",
    "clause-question": "question",
    "postposed": "sentence_before",
    "inserted": "sentence_around",
    "infinitive": "infinitive",
    "raising": "judgement",
    "raising-weak": "judgement",
    "naming": "naming",
    "naming-weak": "naming",
    "object-as": "object_as",
    "object-for": "object_for",
    "object-of": "object_of",
    "object-with": "object_with",
    "object-on": "object_on",
    "blamed": "blamed_on",
    "preposition": "prepositional_object",
    "object": "object",
    "object-weak": "object",
    "according-to": "beside",
    "noun-clause": "noun_clause",
    "noun-infinitive": "noun_infinitive",
    "noun-preposition": "after_noun",
    "noun-bare": "after_noun",
    "adjective-clause": "clause",
    "adjective-infinitive": "infinitive",
    "adjective-preposition": "after",
    "colon": "line_after_colon",
    "headline": "clause",
}
# The word of patterns that match in several parts of a sentence.
WORDS = {"according-to": "according to"}


def rank_of(candidate: Candidate) -> float:
    """Return which of two candidates for the same words is kept: the one whose pattern was right more often."""
    return PRECISION[candidate.pattern]


def pattern_of(candidate: Candidate) -> str:
    """Name the pattern as the evidence does."""
    return f"rules/{candidate.pattern}"


# Patterns kept inside another claim's content; the weaker ones would only clutter it.
NESTED = {
    "quote-cue",
    "cue-quote",
    "clause",
    "clause-passive",
    "postposed",
    "inserted",
    "infinitive",
    "naming",
    "object-of",
    "according-to",
    "noun-clause",
    "adjective-clause",
    "raising",
}


def reason_of(candidate: Candidate) -> Message:
    """Name the pattern and its word: “clause after ‘said’”."""
    return reason_with(REASONS[candidate.pattern], WORDS.get(candidate.pattern, candidate.word))
