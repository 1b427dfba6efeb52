"""Types of JSON values, for what was parsed and not yet checked."""

from typing import TypeAlias

JSON: TypeAlias = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]
JSONDict: TypeAlias = dict[str, JSON]
