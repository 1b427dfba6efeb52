"""Identifiers that sort by the time they were made."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Make a version 7 UUID (RFC 9562): unique, and in order of creation, so that indexes stay compact."""
    return uuid7()
