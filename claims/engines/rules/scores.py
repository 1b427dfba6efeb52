"""How often each pattern was right, and how it is named for people."""

from claims.engines.rules.grammar import Candidate

# Share of top-level proposals that overlap a marked claim by half or more (PolNeAR, training part).
PRECISION = {
    "quote-cue": 0.95,
    "cue-quote": 0.93,
    "colon-quote": 0.8,
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
}

REASONS = {
    "quote-cue": "quotation before “{}”",
    "cue-quote": "quotation after “{}”",
    "colon-quote": "quotation after a colon",
    "clause": "clause after “{}”",
    "clause-weak": "clause after “{}”",
    "clause-passive": "clause after “{}”",
    "clause-question": "indirect question after “{}”",
    "postposed": "sentence before “{}”",
    "inserted": "sentence around “{}”",
    "infinitive": "infinitive after “{}”",
    "raising": "judgement with “{}”",
    "raising-weak": "judgement with “{}”",
    "naming": "what somebody is {}",
    "naming-weak": "what somebody is {}",
    "object-as": "“{} … as”",
    "object-for": "“{} … for”",
    "object-of": "“{} … of”",
    "object-with": "“{} … with”",
    "object-on": "“{} … on”",
    "blamed": "around “{} on”",
    "preposition": "object of “{}” and its preposition",
    "object": "object of “{}”",
    "object-weak": "object of “{}”",
    "according-to": "beside “according to”",
    "noun-clause": "clause after the noun “{}”",
    "noun-infinitive": "infinitive after the noun “{}”",
    "noun-preposition": "after the noun “{}”",
    "noun-bare": "after the noun “{}”",
    "adjective-clause": "clause after “{}”",
    "adjective-infinitive": "infinitive after “{}”",
    "adjective-preposition": "after “{}”",
    "colon": "line after a colon",
}


def score_of(candidate: Candidate) -> float:
    """Return the pattern's measured precision, 0..1."""
    return PRECISION[candidate.pattern]


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


def reason_of(candidate: Candidate) -> str:
    """Name the pattern and its word for people: “clause after ‘said’”."""
    return REASONS[candidate.pattern].format(candidate.word)
