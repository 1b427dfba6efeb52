"""How often each pattern was right, and how it is named for people."""

from claims.engines.german.grammar import Candidate

# Share of proposals that overlap a marked claim by half or more (German Wikinews, training part). One hit and one miss are
# added to each, because some patterns are rare.
PRECISION: dict[str, float] = {
    "quote-cue": 0.98,
    "cue-quote": 0.89,
    "colon-quote": 0.96,
    "quote-inside": 0.66,
    "quote-nested": 0.9,
    "loose-quote": 0.63,
    "free-quote": 0.9,
    "clause": 0.91,
    "clause-weak": 0.74,
    "plain": 0.93,
    "plain-weak": 0.64,
    "plain-indicative": 0.64,
    "question": 0.57,
    "infinitive": 0.89,
    "as-said": 0.84,
    "before": 0.74,
    "before-weak": 0.4,
    "inserted": 0.4,
    "colon": 0.46,
    "laut": 0.93,
    "nach": 0.92,
    "zufolge": 0.9,
    "so": 0.87,
    "demnach": 0.85,
    "noun-clause": 0.84,
    "noun-infinitive": 0.62,
    "adjective-clause": 0.33,
    "adjective-infinitive": 0.67,
    "free": 0.83,
    "free-said-of": 0.56,
    "free-conditional": 0.59,
    "told-before": 0.66,
    "object": 0.56,
}
REASONS = {
    "quote-cue": "quotation before “{}”",
    "cue-quote": "quotation after “{}”",
    "colon-quote": "quotation after a colon",
    "quote-inside": "quotation beside “{}”",
    "quote-nested": "quotation marks",
    "loose-quote": "quotation marks",
    "free-quote": "quotation marks",
    "clause": "clause after “{}”",
    "clause-weak": "clause after “{}”",
    "plain": "clause after “{}”",
    "plain-weak": "clause after “{}”",
    "plain-indicative": "clause after “{}”",
    "question": "indirect question after “{}”",
    "infinitive": "infinitive after “{}”",
    "as-said": "sentence beside “{}”",
    "before": "sentence before “{}”",
    "before-weak": "sentence before “{}”",
    "inserted": "sentence around “{}”",
    "colon": "line after a colon",
    "laut": "beside “{}”",
    "nach": "beside “{}”",
    "zufolge": "beside “{}”",
    "so": "beside “{}”",
    "demnach": "beside “{}”",
    "noun-clause": "clause after the noun “{}”",
    "noun-infinitive": "infinitive after the noun “{}”",
    "adjective-clause": "clause after “{}”",
    "adjective-infinitive": "infinitive after “{}”",
    "free": "subjunctive of reported speech",
    "free-said-of": "“soll” for what others say",
    "free-conditional": "subjunctive after a report",
    "told-before": "sentence before “{}”",
    "object": "object of “{}”",
}


def score_of(candidate: Candidate) -> float:
    """Return the pattern's measured precision, 0..1."""
    return PRECISION[candidate.pattern]


def reason_of(candidate: Candidate) -> str:
    """Name the pattern and its word for people: “clause after ‘sagte’”."""
    return REASONS[candidate.pattern].format(candidate.word)
