"""Every write to the labels of a scale. Verdicts are never rewritten: those of a merged label are read as another one."""

import hashlib
import json
from collections.abc import Sequence
from typing import NotRequired, TypedDict
from uuid import UUID

from claims.audit import Actor, event, record
from claims.core.errors import Conflict, Invalid, NotFound, Stale
from claims.projects.models import Label, Project
from claims.projects.scales import MAX_LABELS, as_key, shape
from claims.transactions import atomic

CHANGED = ("name", "digit", "color", "sign", "comparable")


class LabelValues(TypedDict):
    """A label as a manager writes it; one without an identifier is new."""

    id: NotRequired[UUID]
    name: str
    digit: int
    color: str
    sign: str
    comparable: str


def version_of(labels: Sequence[Label]) -> str:
    """Return what a change of the scale names as the state that it is based on."""
    state = [[str(row.pk), str(row.merged_into_id), *(getattr(row, name) for name in CHANGED)] for row in labels]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:16]


def labels_of(project: Project) -> list[Label]:
    """Read all labels of a project's scale, those that are merged included, in the order of their digits."""
    return list(Label.objects.filter(scale__project=project).order_by("digit", "id"))


@atomic
def change_labels(*, actor: Actor, project: Project, labels: Sequence[LabelValues], version: str) -> None:
    """Rename, order and re-sign the labels of a scale, and add new ones; none may be left out.

    Raises Stale if the scale is no longer as in `version`; Invalid: invalid, limit.
    """
    there = _locked(project)
    if version_of(there) != version:
        raise Stale("stale", "Somebody else has changed the scale since.", "scale")
    live = {row.pk: row for row in there if row.merged_into_id is None}
    named = [one["id"] for one in labels if "id" in one]
    if sorted(named) != sorted(live):
        raise Invalid("invalid", "Send every label of the scale once; to do without one, merge it.", "scale")
    _check(labels, [row for row in there if row.pk not in live])
    before = [_told(row) for row in live.values()]
    keys = {row.key for row in there}
    fresh: list[Label] = []
    for one in labels:
        row = live.get(one["id"]) if "id" in one else None
        if row is None:
            row = Label(scale=project.scale, key=as_key(one["name"], keys))
            keys.add(row.key)
        for name in CHANGED:
            setattr(row, name, one[name])  # type: ignore[literal-required]
        fresh.append(row)
    after = [_told(row) for row in sorted(fresh, key=lambda row: row.digit or 0)]
    if after == before:
        return
    Label.objects.bulk_update([row for row in fresh if row.pk in live], CHANGED)
    Label.objects.bulk_create(row for row in fresh if row.pk not in live)
    record(
        event(
            actor,
            "scale",
            project.scale.pk,
            "changed",
            project=project.pk,
            before={"labels": before},
            after={"labels": after},
        )
    )


def _locked(project: Project) -> list[Label]:
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    return labels_of(project)


def _check(labels: Sequence[LabelValues], merged: Sequence[Label]) -> None:
    """Refuse a scale in which two labels cannot be told apart, those that are merged included, for the way back."""
    digits = [one["digit"] for one in labels]
    if len(digits) != len(set(digits)):
        raise Invalid("invalid", "Two labels have the same key.", "scale")
    if len(labels) > MAX_LABELS:
        raise Invalid("limit", f"A scale has at most {MAX_LABELS} labels, one for each digit.", "scale")
    shown = [(one["name"], one["sign"]) for one in labels] + [(row.name, row.sign) for row in merged]
    for part, texts in zip(("name", "sign"), zip(*shown, strict=True), strict=True):
        shapes = [shape(text) for text in texts]
        if not all(shapes) or len(shapes) != len(set(shapes)):
            raise Invalid(
                "invalid", f"Every label needs a {part} of its own, also beside those that were merged.", "scale"
            )


def _told(row: Label) -> dict[str, object]:
    return {"key": row.key, **{name: getattr(row, name) for name in CHANGED}}


@atomic
def merge_labels(*, actor: Actor, project: Project, label: UUID, into: UUID) -> None:
    """Let the verdicts of a label be read as those of another one. Raises NotFound, Conflict (label_merged)."""
    there = {row.pk: row for row in _locked(project)}
    one, other = can_merge(there, label, into)
    one.merged_into, one.digit = other, None
    one.save(update_fields=["merged_into", "digit"])
    after = {"label": one.key, "into": other.key}
    record(event(actor, "scale", project.scale.pk, "labels merged", project=project.pk, after=after))


def can_merge(there: dict[UUID, Label], label: UUID, into: UUID) -> tuple[Label, Label]:
    """Return the two labels of a merge. Raises NotFound, Invalid: invalid; Conflict (label_merged) if either is merged already."""
    if label not in there or into not in there:
        raise NotFound()
    if label == into:
        raise Invalid("invalid", "A label is merged into another one.", "into")
    one, other = there[label], there[into]
    if one.merged_into_id or other.merged_into_id or any(row.merged_into_id == one.pk for row in there.values()):
        raise Conflict("label_merged")
    return one, other


@atomic
def undo_merge(*, actor: Actor, project: Project, label: UUID) -> None:
    """Let a merged label be itself again, on the first key that is free; a repeat changes nothing.

    Raises NotFound; Conflict (scale_full) if the scale has nine other labels by now.
    """
    there = _locked(project)
    row = next((one for one in there if one.pk == label), None)
    if row is None:
        raise NotFound()
    if row.merged_into is None:
        return
    taken = {one.digit for one in there}
    row.digit = next((digit for digit in range(1, MAX_LABELS + 1) if digit not in taken), None)
    if row.digit is None:
        raise Conflict("scale_full")
    before = {"label": row.key, "into": row.merged_into.key}
    row.merged_into = None
    row.save(update_fields=["merged_into", "digit"])
    record(event(actor, "scale", project.scale.pk, "merge undone", project=project.pk, before=before))
