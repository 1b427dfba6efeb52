"""How the gold layer of an article is shown to its adjudicator."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import User

from claims.annotations.queries import work
from claims.annotations.rows import present
from claims.articles.queries import present_speaker, speakers_at
from claims.core.json_types import JSONDict
from claims.projects.access import ROLE
from claims.projects.models import Project
from claims.projects.names import Reader, name_of
from claims.review.gold.groups import Group
from claims.review.gold.reading import Found, person_of
from claims.review.models import Resolution

if TYPE_CHECKING:
    from claims.review.gold.reading import KnownPass

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def present_gold(found: Found, project: Project, person: User, role: str) -> dict[str, object]:
    """Show the gold pass as work, the passes that it settles, and the groups of their claims."""
    assert found.gold is not None
    vars(project)[ROLE] = role
    reader = Reader(person.pk, role, project.blind)
    members = [claim for claim in found.claims.values() if claim.assignment_id != found.gold.pk]
    shown = work(found.gold.pk, project, person)
    shown["speakers"] = _speakers(shown["speakers"], found, project, person)
    return {
        "work": shown,
        "mine": found.gold.person_id == person.pk,
        "adjudicator": name_of(person_of(found.gold), reader),
        "passes": [_pass(row, at, reader) for at, row in enumerate(found.passes)],
        "claims": [{"assignment": claim.assignment_id, **present(claim, found.article.text)} for claim in members],
        "groups": [present_group(one) for one in found.groups],
    }


def _speakers(shown: object, found: Found, project: Project, person: User) -> object:
    """Add the speakers of the claims that are settled to those that are offered."""
    assert isinstance(shown, list)
    used = {key for claim in found.claims.values() for key in claim.speaker_ids}
    if used <= {speaker["id"] for speaker in shown}:
        return shown
    return [present_speaker(one) for one in speakers_at(project, found.article.pk, person.pk, used)]


def _pass(row: "KnownPass", at: int, reader: Reader) -> dict[str, object]:
    return {
        "assignment": row.pk,
        "letter": LETTERS[at % len(LETTERS)],
        "name": name_of(person_of(row), reader),
        "state": row.state,
        "submitted_at": row.submitted_at,
    }


def present_group(one: Group) -> dict[str, object]:
    """Show a group."""
    return {
        "key": one.key,
        "state": one.state.value,
        "members": [
            {"claim": member.key, "version": member.version, "assignment": member.of} for member in one.members
        ],
        "differ": [{"slot": difference.slot, "words": difference.words} for difference in one.differences],
        "changed": sorted(one.changed),
        "gone": one.gone,
        "missing": list(one.missing),
        "resolution": present_resolution(one.resolution) if isinstance(one.resolution, Resolution) else None,
    }


def present_resolution(one: Resolution) -> JSONDict:
    """Show how a group was settled."""
    return {
        "version": one.version,
        "action": one.action,
        "claims": [str(key) for key in one.claims],
        "fields": one.fields,
        "overruled": one.overruled,
        "cause": one.cause or None,
        "reason": one.reason,
        "rule": one.rule,
        "at": one.at.isoformat(),
    }
