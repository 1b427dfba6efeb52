"""Who gets which article when several are assigned to several people at once; knows no tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article to assign: its places, and whether it is put aside."""

    article: UUID
    places: int
    aside: bool


@dataclass(slots=True)
class Shared:
    """Who gets what, by person; and who does not get an article, and why: (article, person or None for all, code)."""

    given: dict[int, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    skipped: list[tuple[UUID, int | None, str]] = field(default_factory=list)

    @property
    def places(self) -> dict[UUID, int]:
        """How many places of each article are taken."""
        taken: dict[UUID, int] = defaultdict(int)
        for articles in self.given.values():
            for article in articles:
                taken[article] += 1
        return dict(taken)


def share_out(articles: Sequence[Wanted], people: Sequence[int], has: Mapping[tuple[UUID, int], str]) -> Shared:
    """Give every article to everybody who may have it, as long as it has places; those who have fewer come first.

    `has` holds, for (article, person), the code of why the person cannot be given it: already_assigned, submitted, paused or own_work.
    """
    shared = Shared()
    for wanted in articles:
        if wanted.aside:
            shared.skipped.append((wanted.article, None, "set_aside"))
            continue
        places = wanted.places
        for person in sorted(people, key=lambda one: len(shared.given[one])):
            code = has.get((wanted.article, person)) or ("article_taken" if places < 1 else "")
            if code:
                shared.skipped.append((wanted.article, person, code))
                continue
            shared.given[person].append(wanted.article)
            places -= 1
    return shared
