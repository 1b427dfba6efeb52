"""Messages to people as codes with values, so that every client shows them in its own language.

A message is either a reason (why an engine proposes a claim) or a note (what people should know about an engine, a job or a
training). Clients translate the code; the English sentences below are for the command line and for logs, and name the values
that a code takes. `docs/messages.md` lists all of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypedDict

from claims.core.errors import Invalid

# Longer strings are cut: a cue has a few words, a model's name even fewer.
MAX_STRING = 300
PLACE = re.compile(r"\{(\w+)\}")

# The code of whatever was not worded here: what an engine that somebody added says in its own words.
TEXT = "text"

REASONS: dict[str, str] = {
    TEXT: "{text}",
    "quotation_before": "quotation before “{word}”",
    "quotation_after": "quotation after “{word}”",
    "quotation_beside": "quotation beside “{word}”",
    "quotation_after_colon": "quotation after a colon",
    "quotation_marks": "quotation marks",
    "unparsed_quotation_beside": "quotation beside “{word}” (a very long article: not parsed here)",
    "unparsed_quotation_marks": "quotation marks (a very long article: not parsed here)",
    "clause": "clause after “{word}”",
    "noun_clause": "clause after the noun “{word}”",
    "question": "indirect question after “{word}”",
    "infinitive": "infinitive after “{word}”",
    "noun_infinitive": "infinitive after the noun “{word}”",
    "sentence_before": "sentence before “{word}”",
    "sentence_around": "sentence around “{word}”",
    "sentence_beside": "sentence beside “{word}”",
    "judgement": "judgement with “{word}”",
    "naming": "what somebody is {word}",
    "object_as": "“{word} … as”",
    "object_for": "“{word} … for”",
    "object_of": "“{word} … of”",
    "object_with": "“{word} … with”",
    "object_on": "“{word} … on”",
    "blamed_on": "around “{word} on”",
    "prepositional_object": "object of “{word}” and its preposition",
    "object": "object of “{word}”",
    "beside": "beside “{word}”",
    "after_noun": "after the noun “{word}”",
    "after": "after “{word}”",
    "line_after_colon": "line after a colon",
    "turn": "turn of a transcript",
    "signed": "quotation before a dash and a name",
    "subjunctive": "subjunctive of reported speech",
    "continued_subjunctive": "subjunctive after a report",
    "hearsay": "“{word}” for what others say",
    "learned": "learned from marked articles",
    "learned_cue": "learned from marked articles, cue “{word}”",
    "external_model": "proposed by the external model {model}",
}

NOTES: dict[str, str] = {
    TEXT: "{text}",
    "engine_none": "No engine is chosen for this project.",
    "engine_unknown": "The engine “{engine}” is not installed.",
    "engine_other_language": "The engine “{engine}” does not read this language: only quotation marks are used.",
    "parser_missing": "The English parser is not installed: run pip install 'onrecord[nlp]' and restart the worker.",
    "tagger_missing": "The sequence tagger is not installed: run pip install 'onrecord[nlp]' and restart the worker.",
    "runtime_missing": "ONNX Runtime is missing: run make develop or pip install 'onrecord[nlp,transformer]', then restart the "
    "worker.",
    "torch_missing": "PyTorch and the weights to begin with are not installed: run make training.",
    "trainer_unknown": "This server has no engine of the kind “{trainer}”.",
    "trained_with_other": "This engine was trained with {part} {then}, but {now} is installed: train it again.",
    "files_deleted": "Its files were deleted to make room for newer ones.",
    "file_missing": "{file} is missing from storage.",
    "file_changed": "{file} in storage is not the file that was stored.",
    "trained_unusable": "The trained engine cannot be used; the rules are used instead: {why}",
    "trained_broken": "The trained engine can no longer be used; the rules are used instead: {why}",
    "external_fallback": "The external engine did not read this article; another one is used instead. {why}",
    "external_not_set_up": "The external engine is not set up: an administrator sets ONRECORD_EXTERNAL_URL and "
    "ONRECORD_EXTERNAL_MODEL.",
    "external_url_invalid": "ONRECORD_EXTERNAL_URL is not an address.",
    "external_url_refused": "ONRECORD_EXTERNAL_URL must be an http or https address without a name, a password or a query.",
    "external_model_missing": "An administrator sets ONRECORD_EXTERNAL_MODEL, the name of the model to ask.",
    "external_text_too_long": "The article is longer than {characters} characters.",
    "external_limit_reached": "The daily limit of characters to send is reached.",
    "external_late": "It did not answer within {seconds} seconds.",
    "external_connection_failed": "The connection failed ({error}).",
    "external_redirected": "It redirected to another address; redirects are never followed.",
    "external_refused": "It refused with status {status}.",
    "external_answer_too_long": "Its answer is longer than {bytes} bytes.",
    "external_answer_not_json": "Its answer is not JSON.",
    "external_answer_not_chat": "Its answer does not have the form of a chat completion.",
    "external_answer_not_text": "Its answer is not text.",
    "external_answer_other_json": "Its answer is not the JSON that was asked for.",
    "external_answer_no_list": "Its answer contains no list of claims.",
    "at_article": "Article {number}: {note}",
    "long_article": "This article is very long: the grammar of {parsed} of its {paragraphs} paragraphs was read, in the others "
    "only quotation marks are used.",
    "quotations_dropped": "Quotations that the external engine returned and the text does not contain, left out: {count}.",
    "suggestions_dropped": "Article {number}: the suggestions with the lowest scores were left out ({count}); an article can "
    "have at most {most}.",
    "articles_opened": "Articles already opened, whose existing suggestions are kept: {count}.",
    "training_few_articles": "Fewer than {count} articles without suggestions are submitted, so the figures come from articles "
    "on which people saw suggestions, and the new engine was not put into use. You can choose it yourself.",
    "training_unfinished": "The engine “{trainer}” was not finished within {seconds} seconds (ONRECORD_TRAINING_SECONDS) and was "
    "left out.",
    "training_promoted": "The new engine is measurably better and is now in use, beginning with the articles that nobody has "
    "opened.",
    "training_better": "The new engine is measurably better, but an engine was chosen by hand, so it was not put into use.",
    "training_not_better": "The new engine is not measurably better than the one in use, so it was not put into use.",
}

SENTENCES = {**REASONS, **NOTES}
NAMES = {code: frozenset(PLACE.findall(sentence)) for code, sentence in SENTENCES.items()}

Value: TypeAlias = "str | int | Message"


class Shown(TypedDict):
    """A message as it is stored and as it travels; a value is a string, a whole number, or a message within this one."""

    code: str
    values: "dict[str, str | int | Shown]"


@dataclass(frozen=True, slots=True)
class Message:
    """A code and its values, by name; make it with `reason` or `note`."""

    code: str
    values: "tuple[tuple[str, Value], ...]" = ()

    def shown(self) -> Shown:
        """Return the JSON form."""
        return {
            "code": self.code,
            "values": {name: value.shown() if isinstance(value, Message) else value for name, value in self.values},
        }

    def __str__(self) -> str:
        """Word it in English."""
        values = dict(self.values)

        def worded(match: re.Match[str]) -> str:
            value = values[match[1]]
            return f"{value:,}" if isinstance(value, int) else str(value)

        # A code that this version no longer has may still be stored.
        return PLACE.sub(worded, SENTENCES.get(self.code, self.code))


def reason(code: str, **values: Value) -> Message:
    """Make the reason of a proposal. Raises KeyError for an unknown code, TypeError for one that is no reason or takes other values."""
    return _made(REASONS, code, values)


def note(code: str, **values: Value) -> Message:
    """Make a note. Raises KeyError for an unknown code, TypeError for one that is no note or takes other values."""
    return _made(NOTES, code, values)


def reason_with(code: str, word: str) -> Message:
    """Make the reason of a pattern that a word matched; codes that do not name the word leave it out."""
    return reason(code, word=word) if NAMES[code] else reason(code)


def own_words(text: str) -> Message:
    """Make a message of words that are in no table; they are shown as they are, in every language."""
    return Message(TEXT, ((TEXT, text[:MAX_STRING]),))


def in_order(notes: "set[Message]") -> list[Shown]:
    """Return the JSON forms of notes in the order of their English sentences."""
    return [note.shown() for note in sorted(notes, key=str)]


def _made(table: Mapping[str, str], code: str, values: Mapping[str, Value]) -> Message:
    if values.keys() != NAMES[code] or code not in table:
        raise TypeError(f"{code} takes {sorted(NAMES[code])}, not {sorted(values)}")
    return Message(
        code, tuple((name, value[:MAX_STRING] if isinstance(value, str) else value) for name, value in values.items())
    )


def shown(message: Message | None) -> Shown | None:
    """Return the JSON form of a message, null for none."""
    return message.shown() if message is not None else None


def stored(value: Shown | None) -> Message | None:
    """Return the message whose JSON form was stored."""
    if value is None:
        return None
    inner = ((name, stored(item) if isinstance(item, dict) else item) for name, item in value["values"].items())
    return Message(value["code"], tuple((name, item) for name, item in inner if item is not None))


def read_reason(value: object, path: str) -> Message | None:
    """Read the JSON form of a reason strictly; null and "" are none, another string is one in its own words.

    Raises Invalid: invalid.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return own_words(value)
    if not isinstance(value, dict) or value.keys() != {"code", "values"} or not isinstance(value["values"], dict):
        raise Invalid("invalid", f"{path} must have a code and values.", path)
    code, values = value["code"], value["values"]
    if not isinstance(code, str) or code not in REASONS or values.keys() != NAMES[code]:
        raise Invalid("invalid", f"{path} has an unknown code, or other values than the code takes.", path)
    if not all(isinstance(item, str) and len(item) <= MAX_STRING for item in values.values()):
        raise Invalid("invalid", f"The values of {path} are strings of at most {MAX_STRING} characters.", path)
    return Message(code, tuple(values.items()))
