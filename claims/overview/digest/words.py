"""What the daily message says: numbers and addresses of pages, never article texts or verdicts; knows no tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody in one project; `link` leads to their own work there."""

    project: str
    link: str
    returned: int
    assigned: int
    due_soon: int

    def __bool__(self) -> bool:
        return self.returned + self.assigned + self.due_soon > 0


WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "subject": "Articles that wait for you",
        "returned": "Sent back to you: {count}",
        "assigned": "Assigned to you: {count}",
        "due_soon": "Due by tomorrow: {count}",
        "foot": "You get this message once a day while something waits. Turn it off on the page “Account”:\n{account}",
    },
    "de": {
        "subject": "Wartende Artikel",
        "returned": "Zurückgegeben: {count}",
        "assigned": "Zugeteilt: {count}",
        "due_soon": "Bis morgen fällig: {count}",
        "foot": "Diese Nachricht kommt einmal am Tag, solange etwas wartet. Abschalten auf der Seite „Konto“:\n{account}",
    },
}


def compose(waiting: Sequence[Waiting], language: str, account: str) -> tuple[str, str] | None:
    """Return subject and text of a message about projects; None if nothing waits."""
    words, parts = WORDS[language], []
    for one in waiting:
        if one:
            counts = {"returned": one.returned, "assigned": one.assigned, "due_soon": one.due_soon}
            lines = [words[name].format(count=count) for name, count in counts.items() if count]
            parts.append("\n".join([one.project, *lines, one.link]))
    return (words["subject"], "\n\n".join([*parts, words["foot"].format(account=account)]) + "\n") if parts else None
