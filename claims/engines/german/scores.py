"""The measured precision of each pattern, and its reason."""

from claims.core.messages import Message, reason_with
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
# The code of each pattern's reason (claims/core/messages.py); similar patterns share one.
REASONS = {
    "quote-cue": "quotation_before",
    "cue-quote": "quotation_after",
    "colon-quote": "quotation_after_colon",
    "quote-inside": "quotation_beside",
    "quote-nested": "quotation_marks",
    "loose-quote": "quotation_marks",
    "free-quote": "quotation_marks",
    "clause": "clause",
    "clause-weak": "clause",
    "plain": "clause",
    "plain-weak": "clause",
    "plain-indicative": "clause",
    "question": "question",
    "infinitive": "infinitive",
    "as-said": "sentence_beside",
    "before": "sentence_before",
    "before-weak": "sentence_before",
    "inserted": "sentence_around",
    "colon": "line_after_colon",
    "laut": "beside",
    "nach": "beside",
    "zufolge": "beside",
    "so": "beside",
    "demnach": "beside",
    "noun-clause": "noun_clause",
    "noun-infinitive": "noun_infinitive",
    "adjective-clause": "clause",
    "adjective-infinitive": "infinitive",
    "free": "subjunctive",
    "free-said-of": "hearsay",
    "free-conditional": "continued_subjunctive",
    "told-before": "sentence_before",
    "object": "object",
}
# The word for patterns that match any form of a verb.
WORDS = {"free-said-of": "soll"}


def rank_of(candidate: Candidate) -> float:
    """Return which of two candidates for the same words is kept: the one whose pattern was right more often."""
    return PRECISION[candidate.pattern]


def pattern_of(candidate: Candidate) -> str:
    """Name the pattern as the evidence does."""
    return f"german/{candidate.pattern}"


def reason_of(candidate: Candidate) -> Message:
    """Name the pattern and its word: “clause after ‘sagte’”."""
    return reason_with(REASONS[candidate.pattern], WORDS.get(candidate.pattern, candidate.word))
