"""OpenAPI descriptions shared by all routes: errors, strict numbers, constants, fragments."""

import math
from enum import StrEnum
from typing import Any, Unpack

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction, extend_schema_field
from rest_framework import serializers

from claims.core import ids
from claims.core.errors import CODES
from claims.core.records import JobState
from claims.http.strict import MAX_QUERY, FieldOptions, RawField, StrictChoice, TextOptions

# A part of the OpenAPI document, of whatever shape the specification gives it there.
Schema = dict[str, Any]

ERROR_CODES = sorted(CODES)

# Query parameters
KEY = {"type": "string", "format": "uuid", "pattern": ids.PATTERN}
WORDS = {"type": "string", "minLength": 1, "maxLength": MAX_QUERY}


def word(kinds: type[StrEnum], **options: Unpack[FieldOptions]) -> StrictChoice:
    """Return a request field that accepts one of the words of an enumeration."""
    return StrictChoice(choices=[(kind.value, kind.name) for kind in kinds], **options)


def choice(kinds: type[StrEnum], **options: Unpack[FieldOptions]) -> serializers.ChoiceField:
    """Return a response field that holds one of the words of an enumeration."""
    return serializers.ChoiceField(choices=[(kind.value, kind.name) for kind in kinds], **options)


@extend_schema_field(
    {
        "type": "object",
        "additionalProperties": {
            "anyOf": [{"type": "string"}, {"type": "integer"}, {"$ref": "#/components/schemas/MessageOut"}]
        },
    }
)
class MessageValuesOut(serializers.DictField):
    """The values of a message by name: strings, whole numbers, and messages within it."""


class MessageOut(serializers.Serializer[object]):
    """Something to tell people: a code of docs/messages.md and its values by name, to be worded in their language."""

    code = serializers.CharField()
    values = MessageValuesOut()


class ProblemOut(serializers.Serializer[object]):
    """One reason why a pass cannot be submitted yet."""

    claim = serializers.UUIDField()
    code = serializers.ChoiceField(choices=ERROR_CODES)
    message = serializers.CharField()


class NamedArticleOut(serializers.Serializer[object]):
    """An article by its number and title."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)


class PlaceFields(serializers.Serializer[object]):
    """Whether the person can take an article, and if not, why not.

    `free_at` and `held_by` are given when others hold all of its passes and the person may know of others' work: when the
    first lease will expire, and who holds the article (at most three people).
    """

    passes_submitted = serializers.IntegerField()
    passes_needed = serializers.IntegerField()
    place = serializers.ChoiceField(
        choices=("free", "mine", "submitted", "full"), allow_null=True, help_text="Null for those who take no work."
    )
    free_at = serializers.DateTimeField(allow_null=True)
    held_by = serializers.ListField(child=serializers.CharField())


class PlaceOut(PlaceFields):
    """Whether the person can take the requested article, and how their own earlier pass over it ended."""

    yours = serializers.ChoiceField(choices=("expired", "skipped", "withdrawn"), allow_null=True)
    article = NamedArticleOut()


class HeldGoldOut(serializers.Serializer[object]):
    """Who adjudicates an article, and since when."""

    by = serializers.CharField()
    since = serializers.DateTimeField()
    touched_at = serializers.DateTimeField()
    finished = serializers.BooleanField()
    may_take_over = serializers.BooleanField()


class UnsettledOut(serializers.Serializer[object]):
    """A group of claims that is not settled."""

    key = serializers.UUIDField()
    state = serializers.CharField()
    missing = serializers.ListField(child=serializers.CharField())


class ErrorDetailOut(serializers.Serializer[object]):
    """What went wrong: a stable code, a sentence for people, and the dotted path of the field concerned."""

    code = serializers.ChoiceField(choices=ERROR_CODES)
    message = serializers.CharField()
    field = serializers.CharField(allow_null=True)
    request_id = serializers.CharField(allow_null=True)
    retry_after = serializers.IntegerField(required=False, help_text="With status 429: seconds to wait.")
    problems = ProblemOut(many=True, required=False, help_text="With not_ready: what is missing, by claim.")
    results = serializers.ListField(
        child=serializers.DictField(),
        required=False,
        help_text="With a refused submit that carried changes: the result of each, as in sync; the changes are saved.",
    )
    assignment = serializers.DictField(required=False, help_text="With `results`: the pass, as in sync.")
    theirs = serializers.DictField(
        required=False, allow_null=True, help_text="With stale: the stored claim, null if it was deleted."
    )
    version = serializers.IntegerField(required=False, help_text="With stale: the stored version.")
    place = PlaceOut(required=False, help_text="With article_taken and not_taken: whether the article can be taken.")
    open = NamedArticleOut(
        many=True, required=False, help_text="With too_many_open: the articles that the person has open."
    )
    gold = HeldGoldOut(required=False, help_text="With gold_open: who adjudicates the article.")
    groups = UnsettledOut(many=True, required=False, help_text="With unsettled: what is to be settled.")
    found = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="With quote_mismatch: the strings at those offsets."
    )


class ErrorOut(serializers.Serializer[object]):
    """The body of every response of status 400 and above."""

    error = ErrorDetailOut()


class JobErrorOut(serializers.Serializer[object]):
    """Why a job failed."""

    code = serializers.ChoiceField(choices=ERROR_CODES)
    message = serializers.CharField()


class JobFields(serializers.Serializer[object]):
    """What every job has."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    project = serializers.UUIDField(allow_null=True)
    state = choice(JobState)
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    error = JobErrorOut(allow_null=True)
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)


class JobOut(JobFields):
    """One job; the shape of its result depends on its kind."""

    result = serializers.DictField(allow_null=True)


class Description(AutoSchema):
    """Describe an operation with the one shape of its errors."""

    def _get_response_bodies(self, direction: Direction = "response") -> Schema:
        bodies = super()._get_response_bodies(direction)
        for status in ("4XX", "default"):
            bodies[status] = self._get_response_for_code(ErrorOut, status, ["application/json"], direction)
        return bodies


def close_objects(result: Schema, **_: object) -> Schema:
    """Forbid additional properties in every object with named fields, and empty bodies in changes."""
    for name, schema in result["components"]["schemas"].items():
        if schema.get("type") == "object" and "additionalProperties" not in schema:
            schema["additionalProperties"] = False
            schema.setdefault("properties", {})
        if name.startswith("Patched"):
            schema["minProperties"] = 1
    return result


class StrictTextDescription(OpenApiSerializerFieldExtension):
    """Describe text with its lengths, in code points."""

    target_class = "claims.http.strict.StrictText"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        """Return the JSON schema of the field."""
        schema: Schema = {"type": "string"}
        if not self.target.allow_blank:
            schema["minLength"] = 1
        if self.target.max_length is not None:
            schema["maxLength"] = self.target.max_length
        return schema


class WebAddressDescription(StrictTextDescription):
    """Describe a web address."""

    target_class = "claims.http.strict.WebAddress"
    priority = 1

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        """Return the JSON schema of the field; the library adds that it may be empty."""
        return {**super().map_serializer_field(auto_schema, direction), "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^ /@]"}


class IdentifierDescription(OpenApiSerializerFieldExtension):
    """Describe an identifier in its one spelling."""

    target_class = "claims.http.strict.Identifier"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        """Return the JSON schema of the field."""
        return dict(KEY)


class DayDescription(OpenApiSerializerFieldExtension):
    """Describe a day; where it may be blank, an empty string means none."""

    target_class = "claims.http.strict.Day"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        """Return the JSON schema of the field."""
        if self.target.allow_blank:
            return {"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]}
        return {"type": "string", "format": "date"}


class StrictNumberDescription(OpenApiSerializerFieldExtension):
    """Describe `StrictNumber` as a number with its limits."""

    target_class = "claims.http.strict.StrictNumber"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        """Return the JSON schema of the field."""
        limits = {"minimum": self.target.min_value, "maximum": self.target.max_value}
        return {"type": "number", **{name: value for name, value in limits.items() if math.isfinite(value)}}


@extend_schema_field(
    {
        "type": "array",
        "description": "Pairs [start, end) of code points of the article's text: sorted, disjoint.",
        "items": {
            "type": "array",
            "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
            "items": {"type": "integer"},
            "minItems": 2,
            "maxItems": 2,
        },
    },
    component_name="Fragments",
)
class FragmentsOut(serializers.ListField):
    """Fragments of a text, as the API writes them."""


@extend_schema_field(
    {
        "type": "array",
        "description": "Pairs [start, end) of code points of the article's text; they need not be sorted.",
        "items": {
            "type": "array",
            "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
            "items": {"type": "integer"},
            "minItems": 2,
            "maxItems": 2,
        },
        "maxItems": 50,
    },
    component_name="FragmentsIn",
)
class FragmentsIn(RawField):
    """Fragments of a text, as the API reads them."""


class ConstantOut(serializers.CharField):
    """A field that always holds the same word."""

    def __init__(self, word: str, **options: Unpack[TextOptions]) -> None:
        super().__init__(**options)
        self.word = word


class ConstantDescription(OpenApiSerializerFieldExtension):
    """Describe `ConstantOut` as its one word."""

    target_class = ConstantOut

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        """Return the JSON schema of the field."""
        return {"type": "string", "const": self.target.word}
