"""Proposals around a stretch of boilerplate: what is said goes on behind it, and the boilerplate is no part of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.core.records import Fragment, Fragments, Proposal, Zone, ZoneKind
from claims.core.text import normalise, on_grapheme_boundary, overlaps, whole_clusters


def outside_boilerplate(text: str, zones: Sequence[Zone], found: Sequence[Proposal]) -> list[Proposal]:
    """Leave boilerplate out of every span; a proposal of whose content nothing remains goes, and its parent becomes that of its children."""
    hidden = normalise(
        _widened(text, zone) for zone in zones if zone.kind is ZoneKind.BOILERPLATE and zone.start < zone.end
    )
    if not any(overlaps(slot, hidden) for own in found for slot in (own.content, own.source, own.cue)):
        return list(found)
    cut = [
        replace(
            own,
            content=_without(text, own.content, hidden),
            source=_without(text, own.source, hidden),
            cue=_without(text, own.cue, hidden),
        )
        for own in found
    ]
    order = sorted((n for n, own in enumerate(cut) if own.content), key=lambda n: cut[n].content[0][0])
    place = {old: new for new, old in enumerate(order)}
    return [_moved(cut, place, n) for n in order]


def _widened(text: str, zone: Zone) -> Fragment:
    start, end = zone.start, zone.end
    while not on_grapheme_boundary(text, start):
        start -= 1
    while not on_grapheme_boundary(text, end):
        end += 1
    return start, end


def _moved(cut: Sequence[Proposal], place: dict[int, int], n: int) -> Proposal:
    parent = cut[n].parent
    while parent is not None and parent not in place:
        parent = cut[parent].parent
    if parent is None:
        return replace(cut[n], parent=None, nesting=None)
    return replace(cut[n], parent=place[parent])


def _without(text: str, fragments: Fragments, hidden: Fragments) -> Fragments:
    if not overlaps(fragments, hidden):
        return fragments
    return tuple(piece for fragment in fragments for piece in _pieces(text, fragment, hidden))


def _pieces(text: str, fragment: Fragment, hidden: Fragments) -> Iterator[Fragment]:
    at, end = fragment
    for low, high in [own for own in hidden if own[0] < end and at < own[1]]:
        yield from _whole(text, at, min(low, end))
        at = max(at, high)
    yield from _whole(text, at, end)


def _whole(text: str, start: int, end: int) -> Iterator[Fragment]:
    if start < end:
        piece = whole_clusters(text, (start, end))
        if piece[0] < piece[1] and any(letter.isalnum() for letter in text[slice(*piece)]):
            yield piece
