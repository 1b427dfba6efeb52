"""How the OpenAPI document describes what all routes share: errors, strict numbers, constants, fragments."""

import math
from enum import StrEnum
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.core.errors import CODES

ERROR_CODES = sorted(CODES)


class ProblemOut(serializers.Serializer[Any]):
    """One thing that keeps a pass from being submitted."""

    claim = serializers.UUIDField()
    code = serializers.ChoiceField(choices=ERROR_CODES)
    message = serializers.CharField()


class NamedArticleOut(serializers.Serializer[Any]):
    """An article by its number and title."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)


class PlaceFields(serializers.Serializer[Any]):
    """Whether the person can take an article, and if not, why.

    `free_at` and `held_by` are there where others have all places of it, for those who may know of others' work:
    when the first lease ends if nothing happens, and who has it (three at most).
    """

    passes_submitted = serializers.IntegerField()
    passes_needed = serializers.IntegerField()
    place = serializers.ChoiceField(
        choices=("free", "mine", "submitted", "full"), allow_null=True, help_text="Null for those who take no work."
    )
    free_at = serializers.DateTimeField(allow_null=True)
    held_by = serializers.ListField(child=serializers.CharField())


class PlaceOut(PlaceFields):
    """The same with the article that was asked for, and how the person's own pass over it ended."""

    yours = serializers.ChoiceField(choices=("expired", "skipped"), allow_null=True)
    article = NamedArticleOut()


class ErrorDetailOut(serializers.Serializer[Any]):
    """What went wrong: a stable code, a sentence for people, and the dotted path of the field it is about."""

    code = serializers.ChoiceField(choices=ERROR_CODES)
    message = serializers.CharField()
    field = serializers.CharField(allow_null=True)
    request_id = serializers.CharField(allow_null=True)
    problems = ProblemOut(many=True, required=False, help_text="With not_ready: what is missing, claim by claim.")
    theirs = serializers.DictField(
        required=False, allow_null=True, help_text="With stale: the claim as it is stored, null when it is deleted."
    )
    version = serializers.IntegerField(required=False, help_text="With stale: the version that is stored.")
    place = PlaceOut(required=False, help_text="With article_taken and not_taken: where the article stands.")
    open = NamedArticleOut(many=True, required=False, help_text="With too_many_open: the articles that the person has.")
    found = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="With quote_mismatch: the strings at those offsets."
    )


class ErrorOut(serializers.Serializer[Any]):
    """What every answer of status 400 and above holds."""

    error = ErrorDetailOut()


class Description(AutoSchema):
    """Describe an operation with the one shape of its errors."""

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        bodies["default"] = self._get_response_for_code(ErrorOut, "default", ["application/json"], direction)
        return bodies


class StrictNumberDescription(OpenApiSerializerFieldExtension):
    """Describe `StrictNumber` as a number with its limits."""

    target_class = "claims.http.strict.StrictNumber"

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
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


def choice(kinds: type[StrEnum], **options: Any) -> serializers.ChoiceField:
    """Describe a field that holds one of the field's terms."""
    return serializers.ChoiceField(choices=[(kind.value, kind.name) for kind in kinds], **options)


class ConstantOut(serializers.CharField):
    """A field that always holds the same word."""

    def __init__(self, word: str, **options: Any) -> None:
        super().__init__(**options)
        self.word = word


class ConstantDescription(OpenApiSerializerFieldExtension):
    """Describe `ConstantOut` as its one word."""

    target_class = ConstantOut

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        """Return the JSON schema of the field."""
        return {"type": "string", "const": self.target.word}
