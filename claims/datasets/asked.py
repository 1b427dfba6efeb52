"""The choice of work as a request has it."""

from enum import StrEnum

from claims.core.errors import Invalid
from claims.core.records import ClaimType
from claims.core.strict_json import loads
from claims.datasets.selection import ALL, Selection, Status, TextPolicy, read_selection
from claims.http.strict import Day, Identifier, StrictChoice, StrictList, StrictSerializer, StrictText

MAX = 200


def _word(kinds: type[StrEnum], about: str = "") -> StrictChoice:
    return StrictChoice(choices=[kind.value for kind in kinds], required=False, help_text=about)


def _texts(longest: int, about: str, *, allow_null: bool = False) -> StrictList:
    child = StrictText(max_length=longest, allow_blank=True)
    return StrictList(child=child, max_length=MAX, required=False, allow_null=allow_null, help_text=about)


class SelectionIn(StrictSerializer):
    """Which claims and articles a dataset holds, and how much of the texts; what is left out chooses everything."""

    status = _word(Status, "Claims by their newest verdict.")
    labels = _texts(40, "Claims with one of these verdicts: keys of the project's scale.")
    speakers = StrictList(
        child=Identifier(), max_length=MAX, required=False, help_text="Claims of one of these speakers."
    )
    claim_types = StrictList(
        child=_word(ClaimType), max_length=len(ClaimType), required=False, help_text="Claims of one of these types."
    )
    languages = _texts(35, "Articles in one of these languages (BCP 47); a tag stands for its regions too.")
    publishers = _texts(200, "Articles of one of these publishers.")
    published_from = Day(required=False, allow_null=True, help_text="Articles published on this day or later.")
    published_to = Day(required=False, allow_null=True, help_text="Articles published on this day or earlier.")
    text = _word(TextPolicy, "What is given of each article: its text, the marked words, or their offsets alone.")
    licences = _texts(
        200,
        "Articles under one of these licences are given with their text, the others with the marked words; null: all are.",
        allow_null=True,
    )

    def chosen(self, layer: str) -> Selection:
        """Make the selection that was asked for, once it is valid."""
        return selection_from(self.validated_data, layer)


def selection_from(given: dict[str, object], layer: str) -> Selection:
    """Make a selection of values that were checked."""
    plain = {name: _plain(value) for name, value in given.items() if value is not None}
    return read_selection({**plain, "layer": layer})


def _plain(value: object) -> object:
    return [str(one) for one in value] if isinstance(value, list) else value


def selection_in(query: dict[str, str]) -> Selection:
    """Read the layer and the selection, which is JSON, of a query. Raises Invalid naming the field."""
    layer, text = query.get("layer", ALL), query.get("selection")
    if text is None:
        return Selection(layer=layer)
    try:
        value = loads(text.encode())
    except Invalid as error:
        raise Invalid("invalid_filter", error.message, "selection") from None
    form = SelectionIn(data=value)
    form.is_valid(raise_exception=True)
    return form.chosen(layer)
