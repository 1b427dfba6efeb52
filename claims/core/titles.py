"""What people read of an article on one line: titles, names and the like, cleaned as the names of files are."""

import re

from claims.core.hidden import HIDDEN, is_blank

# Whatever ends a line, here and in the text: what a printer, a word processor or a browser takes for one too.
LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
BREAK = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
MARKED = re.compile(r"#{1,6}\s+")
LONGEST_HEADLINE, LONGEST_TITLE = 200, 500
# The lines above an e-mail; the list of the browser is the same (frontend/src/pages/import/paste.ts).
MAIL_FIELD = re.compile(
    r"[>\s*]*(from|to|cc|bcc|date|sent|reply-to|subject|von|an|datum|gesendet|kopie|betreff)[\s*]*:[\s*]*(.*)",
    re.IGNORECASE,
)
MAIL_HEAD = 4000


def clean_line(value: str) -> str:
    """Make one visible line: tabs and line ends become blanks, hidden characters go, blanks at the ends too.

    A value without such characters only loses the blanks at its ends; one that shows nothing becomes empty.
    """
    if HIDDEN.search(value):
        value = re.sub(" {2,}", " ", HIDDEN.sub("", BREAK.sub(" ", value)))
    value = value.strip()
    return "" if is_blank(value) else value


def first_line(text: str) -> tuple[str, str]:
    """Return the first line of a text that shows something, cleaned, and all that follows it; the browser does the same."""
    start = 0
    for end in LINE_END.finditer(text):
        line = clean_line(text[start : end.start()])
        if line:
            return line, text[end.end() :]
        start = end.end()
    return clean_line(text[start:]), ""


def subject_of(text: str) -> str:
    """Return the subject of an e-mail that was pasted or saved with the lines above it, else nothing; the browser does the same."""
    fields, subject = 0, ""
    for line in map(clean_line, LINE_END.split(text[:MAIL_HEAD])):
        found = MAIL_FIELD.fullmatch(line)
        if found:
            fields += 1
            if found[1].lower() in ("subject", "betreff"):
                subject = found[2]
        elif bool(line) is not bool(fields) and not line.startswith("-----"):
            # The text begins: a blank line below the fields, or words above them.
            break
    return subject if fields > 1 else ""


def headline_of(text: str) -> str:
    """Return the subject of an e-mail, or the first line where it reads like a headline, else nothing.

    A headline is short, does not end like a sentence, and text follows: below a blank line, or in a longer first line that
    does not go on with a small letter, as lines do that were broken by hand.
    """
    if subject := subject_of(text):
        return subject[:LONGEST_HEADLINE]
    line, rest = first_line(text)
    line = MARKED.sub("", line, count=1)
    if not 0 < len(line) <= LONGEST_HEADLINE or line.endswith((".", ",", ";", ":")) or not re.search(r"[^\W\d_]", line):
        return ""
    following, _ = first_line(rest)
    if not following:
        return ""
    beneath = LINE_END.split(rest, maxsplit=1)[0]
    apart = not clean_line(beneath)
    return line if apart or (not following[0].islower() and 4 * len(line) <= 3 * len(following)) else ""


def title_of(name: str) -> str:
    """Make a title of a file's name: without folders, ending and underscores."""
    stem = re.split(r"[/\\]", name)[-1].rsplit(".", 1)[0]
    return clean_line(re.sub(r"[_\s]+", " ", stem))[:LONGEST_TITLE]
