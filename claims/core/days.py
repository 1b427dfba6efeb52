"""The one rule for days: a day of the calendar, written as 2026-11-22 and in no other way."""

import re
from datetime import date

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
RULE = "a day written as 2026-11-22"


def read_day(value: object) -> date | None:
    """Read a day of the years 1 to 9999; None where the value is none.

    A time, a week, a day without dashes or digits of another script are none: who reads them as days has to guess.
    """
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
