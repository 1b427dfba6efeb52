"""Shapes of JSON objects: described once by annotated classes, parsed by msgspec, refused with our own codes and fields.

A class tells for every field what kind of value it holds, as in `note: Annotated[str, text(10_000)] = ""`. How the field is
parsed and checked follows from that here, how the API describes it in `claims.annotations.described`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Generic, Literal, TypeVar, get_type_hints
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from claims.core import addresses, days, ids
from claims.core.errors import Invalid
from claims.core.reading import read_address, read_day, read_id, read_line, read_text

Document = TypeVar("Document")
# One step of a path as msgspec writes it: .field or [index].
STEP = re.compile(r"\.([a-z_]+)|\[([0-9]+)\]")
SHAPES: "dict[type[object], Shape[Any]]" = {}
UNKNOWN = "Object contains unknown field `"


@dataclass(frozen=True, eq=False)
class Kind:
    """What a field holds."""

    name: str
    # The type that msgspec parses.
    parsed: object
    # What the value must be, for messages.
    rule: str
    # Checks what a type cannot express, and converts. Takes the parsed value and the name of the field; raises Invalid.
    read: Callable[[Any, str], object] | None = None
    # The code of a value of another type.
    code: str = "invalid"
    # Where the field is left out; null is accepted where this is None.
    default: object = None
    limit: int = 0
    least: int = 0
    # Whether a field that is left out is refused, and so is null or an empty string.
    needed: bool = False
    # Whether the server finds a value where none is sent, so that none is shown without.
    computed: bool = False
    words: type[StrEnum] | None = None
    # The name in JSON, where Python reserves it.
    sent: str = ""
    # What the objects in the field are, or the items of its list.
    shape: "Shape[object] | None" = None

    @property
    def nullable(self) -> bool:
        """Tell whether null is accepted, and means that there is no value."""
        return self.default is None and not self.needed


def shape_of(document: type[Document]) -> "Shape[Document]":
    """Return the shape of a described class, which is made once."""
    if document not in SHAPES:
        SHAPES[document] = Shape(document)
    return SHAPES[document]


def kinds_of(document: type[object]) -> dict[str, Kind]:
    """List the fields of a described class, in their order."""
    hints = get_type_hints(document, include_extras=True)
    return {name: kind for name, hint in hints.items() for kind in hint.__metadata__}


def anything() -> Kind:
    """Describe a value that something else reads."""
    return Kind("anything", Any, "anything")


def _texts(name: str, limit: int, read: Callable[[str, str, int], str], what: str, needed: bool) -> Kind:
    def checked(value: str | None, field: str) -> str:
        if value:
            # Most are plain, and seen to be in half the time of a search.
            return value if name != "address" and value.isascii() and value.isprintable() else read(value, field, limit)
        if needed:
            raise Invalid("required", field=field)
        return ""

    parsed = Annotated[str, Meta(max_length=limit)] | None
    return Kind(name, parsed, f"{what} of at most {limit:,} characters", checked, limit=limit, needed=needed)


def text(limit: int) -> Kind:
    """Describe a text of several lines; null is an empty one."""
    return _texts("text", limit, read_text, "a string", needed=False)


def line(limit: int, *, needed: bool = False) -> Kind:
    """Describe one line without hidden characters; null is an empty one, which is refused where it is needed."""
    return _texts("line", limit, read_line, "a string", needed)


def address(limit: int) -> Kind:
    """Describe a web address; null is none."""
    return _texts("address", limit, read_address, addresses.RULE, needed=False)


def ignored(limit: int) -> Kind:
    """Describe a string that nobody reads."""
    return Kind("ignored", Annotated[str, Meta(max_length=limit)] | None, "a string", limit=limit)


def choice(
    words: type[StrEnum], *, needed: bool = False, default: str | None = None, computed: bool = False, sent: str = ""
) -> Kind:
    """Describe one of some words; null is none, an empty string here, unless one is needed or another is the default."""
    values = tuple(word.value for word in words)

    def checked(value: str | None, field: str) -> str:
        if needed and not value:
            raise Invalid("required", field=field)
        return value or ""

    parsed = Literal[(*values, "")] if needed else Literal[values]
    rule = f"one of {', '.join(values)}"
    parsed = parsed if default else parsed | None
    return Kind(
        "choice", parsed, rule, checked, "invalid_choice", default, words=words, needed=needed, computed=computed, sent=sent
    )  # fmt: skip


def flag(*, default: bool | None = False) -> Kind:
    """Describe yes or no; where the default is None, null is the third answer."""
    return Kind("flag", bool if default is not None else bool | None, "true or false", default=default)


def whole(least: int, most: int, *, default: int) -> Kind:
    """Describe a whole number within limits."""
    parsed = Annotated[int, Meta(ge=least, le=most)]
    rule = f"a whole number from {least} to {most}"
    return Kind("whole", parsed, rule, None, "integer_required", default, limit=most, least=least)


def day() -> Kind:
    """Describe a day; null and an empty string are none."""
    return Kind("day", str | None, days.RULE, read_day)


def key(*, needed: bool = False) -> Kind:
    """Describe an identifier; null is none, unless one is needed."""

    def checked(value: str | None, field: str) -> UUID | None:
        return None if value is None and not needed else read_id(value, field)

    return Kind("key", str | None, ids.RULE, checked, needed=needed)


def keys(most: int) -> Kind:
    """Describe a list of identifiers; one that comes twice counts once."""

    def checked(values: list[str], field: str) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys([read_id(value, field) for value in values]))

    return Kind(
        "keys", Annotated[list[str], Meta(max_length=most)], _list(most, ids.RULE), checked, default=(), limit=most
    )


def fragments(most: int, *, needed: bool = False) -> Kind:
    """Describe fragments of a text, pairs of offsets as they were sent; who needs some asks whether they are there."""
    pairs = Annotated[tuple[tuple[int, int], ...], Meta(max_length=most)]
    return Kind(
        "fragments", pairs, _list(most, "a pair of whole numbers [start, end]"), default=(), limit=most, needed=needed
    )


def strings(most: int, *, needed: bool = False) -> Kind:
    """Describe a list of any strings; null is none, and who needs some asks whether they are there."""
    parsed = Annotated[tuple[str, ...], Meta(max_length=most)] | None
    return Kind("strings", parsed, _list(most, "a string"), limit=most, needed=needed)


def nested(document: type[object], *, default: object = None, needed: bool = False) -> Kind:
    """Describe an object within the object."""
    shape = shape_of(document)

    def checked(value: Struct | None, field: str) -> object:
        try:
            return None if value is None else shape.build(value)
        except Invalid as error:
            raise error.at(field) from None

    parsed = shape.parsed | None if default is None else shape.parsed
    return Kind("object", parsed, "an object", checked, "expected_object", default, needed=needed, shape=shape)


def items(document: type[object], most: int, check: Callable[[Any], None]) -> Kind:
    """Describe a list of objects; paths of errors hold the index. `check` looks at each, parsed, before its fields."""
    shape = shape_of(document)

    def checked(values: list[Struct], field: str) -> tuple[object, ...]:
        found = []
        for index, value in enumerate(values):
            try:
                check(value)
                found.append(shape.build(value))
            except Invalid as error:
                raise error.at(f"{field}.{index}") from None
        return tuple(found)

    parsed = Annotated[list[shape.parsed], Meta(max_length=most)]  # type: ignore[name-defined]
    return Kind("items", parsed, _list(most, "an object"), checked, default=(), limit=most, shape=shape)


def _list(most: int, what: str) -> str:
    return f"a list of at most {most:,}, each {what}"


class Shape(Generic[Document]):
    """How objects of one class are parsed; `sent` are fields that come with it and are not kept."""

    def __init__(self, document: type[Document], **sent: Kind) -> None:
        kept = kinds_of(document)
        self.document = document
        self.kinds = {**{kind.sent or name: kind for name, kind in kept.items()}, **sent}
        fields = [(name, kind.parsed, kind.default) for name, kind in self.kinds.items()]
        self.parsed = msgspec.defstruct(document.__name__, fields, kw_only=True, forbid_unknown_fields=True)
        self.read = [(name, kind.sent or name, kind.read) for name, kind in kept.items()]

    def parse(self, value: object) -> Any:
        """Parse JSON into an object with an attribute for each field, of the right types and not checked beyond.

        The class of that object is made at run time, so no type tells its attributes.
        Raises Invalid naming the field: expected_object, unknown_field, invalid, invalid_choice, integer_required, limit.
        """
        try:
            return msgspec.convert(value, self.parsed, strict=True)
        except msgspec.ValidationError as error:
            raise self._refusal(str(error)) from None

    def build(self, parsed: Struct) -> Document:
        """Check and convert the fields of an object that was parsed, and make its document. Raises Invalid as each kind does."""
        found = {}
        for name, sent, read in self.read:
            value = getattr(parsed, sent)
            found[name] = value if read is None else read(value, sent)
        return self.document(**found)

    def __call__(self, value: object) -> Document:
        """Read a document from JSON. Raises Invalid as `parse` and `build` do."""
        return self.build(self.parse(value))

    def _refusal(self, message: str) -> Invalid:
        """Say what msgspec says with our own code and path."""
        told, _, place = message.rpartition(" - at `$")
        located = self._locate(place) if place.startswith((".", "[")) else None
        if located is None:
            # No path, whatever the name of an unknown field looks like.
            told, located = message, ([], None, 0)
        path, kind, depth = located
        where = ".".join(path)
        if told.startswith(UNKNOWN):
            name = told.removeprefix(UNKNOWN)[:-1][:80]
            return Invalid("unknown_field", f"There is no field {name!r} here.", ".".join([*path, name]))
        if kind is None:
            return Invalid("expected_object", field=where or None)
        code = "limit" if told.startswith("Expected ") and " of length <= " in told else kind.code
        if kind.name == "fragments" and depth == 2:
            code = "integer_required"
        return Invalid(code, f"{where} must be {kind.rule}.", where)

    def _locate(self, place: str) -> tuple[list[str], Kind | None, int] | None:
        """Find the field at a path of msgspec's: its own path, its kind (None for an object), and how many lists inside it.

        None where there is no such field: what looked like a path is the name of a field that somebody made up.
        """
        path: list[str] = []
        shape: Shape[Any] | None = self
        kind: Kind | None = None
        depth = 0
        for name, index in STEP.findall(place):
            if name and shape is not None:
                if name not in shape.kinds:
                    return None
                kind, depth = shape.kinds[name], 0
                path.append(name)
                shape = kind.shape
            elif index and kind is not None and kind.name == "items":
                path.append(index)
                kind = None
            else:
                depth += 1
        return path, kind, depth
