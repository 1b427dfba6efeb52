"""Where and by whom a report was written, before its first sentence: "ALVENA (AP) —", "LUND, March 3 (Reuters) -", "New Delhi:"."""

from collections.abc import Iterator

import regex

from claims.core.records import Fragment
from claims.engines.labels import SPEAKING, names_nobody

# A dateline stands at the head of a story; a collection of short reports has several.
MONTH = r"(?i:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*)\.?[ \t]+\d{1,2}|\d{1,2}[ \t]+(?i:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)"
AGENCY = (
    r"AP|Reuters|AFP|dpa|DPA|UPI|PTI|ANI|IANS|PA|PA Media|Xinhua|Bloomberg|CNN|BBC|NPR|KNA|epd|EFE|ANSA|TASS|Interfax|Kyodo|Yonhap|AAP"
    r"|Canadian Press|The Canadian Press|Press Association|Associated Press|The Associated Press|Thomson Reuters Foundation"
)
PLACE = r"\p{Lu}[\p{Lu}.'’-]+(?:[ \t]+\p{Lu}[\p{Lu}.'’-]*){0,3}"
NAMED_PLACE = r"\p{Lu}[\p{L}.'’-]+(?:[ \t]+\p{Lu}[\p{L}.'’-]*){0,3}"
COUNTRY = rf"(?:,[ \t]+(?!{MONTH})\p{{Lu}}[\p{{L}}.'’ -]{{1,30}})?"
DATE = rf"(?:,?[ \t]+(?:{MONTH})(?:,[ \t]*\d{{4}})?)?"
# Behind capitals a dash is enough; behind a place in ordinary letters an agency has to be named.
CAPITALS = rf"{PLACE}{COUNTRY}{DATE}[ \t]*(?:\((?:{AGENCY})\)|[/|][ \t]*(?:{AGENCY}))?[ \t]*(?:—|–|--|-)(?=\s)"
WITH_AGENCY = rf"{NAMED_PLACE}{COUNTRY}{DATE}[ \t]*\((?:{AGENCY})\)[ \t]*(?:—|–|--|-|:)?"
AGENCY_ALONE = rf"\((?:{AGENCY})\)[ \t]*(?:—|–|--|-|:)?|(?:{AGENCY})[ \t]*(?:—|–|--|-|:)(?=\s)"
INDIAN = (
    r"(?:New Delhi|Delhi|Mumbai|Kolkata|Calcutta|Chennai|Bengaluru|Bangalore|Hyderabad|Ahmedabad|Pune|Lucknow|Jaipur|Bhopal|Patna"
    r"|Chandigarh|Guwahati|Srinagar|Jammu|Thiruvananthapuram|Kochi|Ranchi|Raipur|Dehradun|Shimla|Imphal|Islamabad|Karachi|Lahore"
    r"|Dhaka|Kathmandu|Colombo)" + rf"{COUNTRY}{DATE}:(?=\s)"
)
DATELINE = regex.compile(rf"[ \t]*(?:{WITH_AGENCY}|{CAPITALS}|{AGENCY_ALONE}|{INDIAN})[ \t]*")


# The first sentence of a report after a place that no list has: "Nordpur: Minister Arun Rao on Monday said ...".
PLACED = regex.compile(rf"[ \t]*(?P<place>{NAMED_PLACE}){COUNTRY}{DATE}:[ \t]+(?=\p{{Lu}})")
REPORTS = regex.compile(
    r"\b(?:said|told|announced|warned|informed|stated|added|claimed|urged|directed|ordered|reported)\b"
)


def datelines(text: str) -> Iterator[Fragment]:
    """Yield the datelines of a text, [start, end) in code points each, at the beginnings of lines."""
    start, told = 0, False
    for line in text.split("\n"):
        found = DATELINE.match(text, start, start + len(line)) or (None if told else _placed(text, line, start))
        told = told or line.rstrip().endswith(".")
        # What is left of the line has to be a sentence, or the line is something else.
        if found and found.end() > start and len(text[found.end() : start + len(line)].split()) > 3:
            yield found.span()
        start += len(line) + 1


def _placed(text: str, line: str, start: int) -> "regex.Match[str] | None":
    """Match a place and a colon before the first sentence of a report, which has a reporting verb of its own."""
    found = PLACED.match(text, start, start + len(line))
    if found is None or names_nobody(found["place"]) or found["place"].casefold().split()[-1] in SPEAKING:
        return None
    body = line[found.end() - start :]
    reports = line.rstrip().endswith((".", "”", '"')) and REPORTS.search(body.split("“")[0]) is not None
    return found if reports and text.count(found["place"] + ":") == 1 else None
