"""Identifiers: UUIDs that sort by the time they were made, and the one way in which they are written."""

import re
from uuid import UUID

import uuid_utils
from uuid_utils.compat import uuid7

PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
WRITTEN = re.compile(PATTERN.strip("^$"))
RULE = "a UUID in lower case with dashes, like 7b1c2d3e-4f50-4617-8a9b-0c1d2e3f4a5b"


def new_id() -> UUID:
    """Make a version 7 UUID (RFC 9562): unique, and in order of creation, so that indexes stay compact."""
    return uuid7()


def new_text_id() -> str:
    """Make one as `new_id` does, as text: for many rows at once, where an object for each would be dear."""
    return str(uuid_utils.uuid7())


def read_id(value: object) -> UUID | None:
    """Read an identifier; None where the value is none.

    Braces, `urn:uuid:`, capitals and a spelling without dashes are refused as they are in addresses of the API: answers
    name an identifier in one way, and who compares strings must find their own again.
    """
    return UUID(value) if isinstance(value, str) and WRITTEN.fullmatch(value) else None
