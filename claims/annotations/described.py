"""Fields of requests and answers, for the OpenAPI document, made from the kinds of `claims.core.shapes`."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, ClassVar, TypeAlias, TypedDict

from rest_framework import serializers

from claims.core.shapes import Kind
from claims.http.describing import FragmentsIn, FragmentsOut, choice, word
from claims.http.strict import (
    Day,
    Identifier,
    LinesText,
    StrictBoolean,
    StrictInteger,
    StrictList,
    StrictText,
    WebAddress,
)

# Makes a field of its kind, the options that every field takes, and the class of the objects in it.
# A field of any kind: what it reads and shows is of no concern here.
Field: TypeAlias = "serializers.Field[Any, Any, Any, Any]"


class Options(TypedDict, total=False):
    """Options that every field takes."""

    required: bool
    allow_null: bool


Objects = type[serializers.Serializer[object]]
Make = Callable[[Kind, Options, Objects], Field]


def _words(kind: Kind) -> type[StrEnum]:
    assert kind.words is not None, "A choice is made from words."
    return kind.words


SENT: dict[str, Make] = {
    "text": lambda kind, options, _: LinesText(max_length=kind.limit, allow_blank=not kind.needed, **options),
    "line": lambda kind, options, _: StrictText(max_length=kind.limit, allow_blank=not kind.needed, **options),
    "address": lambda kind, options, _: WebAddress(max_length=kind.limit, allow_blank=True, **options),
    "ignored": lambda kind, options, _: StrictText(max_length=kind.limit, allow_blank=True, **options),
    "choice": lambda kind, options, _: word(_words(kind), **options),
    "flag": lambda _, options, __: StrictBoolean(**options),
    "whole": lambda kind, options, _: StrictInteger(min_value=kind.least, max_value=kind.limit, **options),
    "day": lambda _, options, __: Day(allow_blank=True, **options),
    "key": lambda _, options, __: Identifier(**options),
    "keys": lambda kind, options, _: StrictList(child=Identifier(), max_length=kind.limit, **options),
    "strings": lambda kind, options, _: StrictList(child=StrictText(), max_length=kind.limit, required=kind.needed),
    "fragments": lambda kind, options, _: FragmentsIn(required=kind.needed),
    "items": lambda kind, options, objects: StrictList(child=objects(), max_length=kind.limit, **options),
    "object": lambda _, options, objects: objects(**options),
}
SHOWN: dict[str, Make] = {
    "text": lambda kind, _, __: serializers.CharField(allow_blank=not kind.needed),
    "line": lambda kind, _, __: serializers.CharField(allow_blank=not kind.needed),
    "address": lambda kind, _, __: serializers.CharField(allow_blank=True),
    "choice": lambda kind, options, _: choice(_words(kind), **options),
    "flag": lambda _, options, __: serializers.BooleanField(**options),
    "whole": lambda _, __, ___: serializers.IntegerField(),
    "day": lambda _, options, __: serializers.DateField(**options),
    "key": lambda _, options, __: serializers.UUIDField(**options),
    "keys": lambda _, __, ___: serializers.ListField(child=serializers.UUIDField()),
    "strings": lambda _, __, ___: serializers.ListField(child=serializers.CharField()),
    "fragments": lambda _, __, ___: FragmentsOut(),
    "items": lambda _, __, objects: objects(many=True),
    "object": lambda _, options, objects: objects(**options),
}


class Described(serializers.Serializer[object]):
    """The fields of a described object, after those that are declared here; `objects` says what those in a field are."""

    kinds: ClassVar[Mapping[str, Kind]]
    objects: ClassVar[Mapping[str, type[serializers.Serializer[object]]]] = {}

    def made(self, name: str, kind: Kind) -> Field:
        """Make one field."""
        raise NotImplementedError

    def get_fields(self) -> dict[str, Field]:
        """Make the fields anew, as the framework wants them."""
        declared = super().get_fields()
        kinds = {name: kind for name, kind in self.kinds.items() if name not in declared}
        return {**{name: self.made(name, kind) for name, kind in kinds.items()}, **declared}


class DescribedIn(Described):
    """What is sent: what is not needed may be left out."""

    def made(self, name: str, kind: Kind) -> Field:
        """Make a field as it is read."""
        options: Options = {"required": kind.needed, "allow_null": kind.nullable}
        return SENT[kind.name](kind, options, self.objects.get(name, serializers.Serializer))


class DescribedOut(Described):
    """What is shown: every field is there, and null where nothing is."""

    def made(self, name: str, kind: Kind) -> Field:
        """Make a field as it is shown."""
        options: Options = {"allow_null": kind.nullable and not kind.computed}
        return SHOWN[kind.name](kind, options, self.objects.get(name, serializers.Serializer))
