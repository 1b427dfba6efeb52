"""Every verdict of a scale can be told from the others by its sign, without colour."""

from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from claims.audit import Actor
from claims.models import Label
from claims.projects.scales import COLORS, SCALES, LabelKind, ScaleKind
from claims.projects.services import create_project
from tests.conftest import Person

TRUE = LabelKind("true", "True", "true", "✓", "supported")
FALSE = LabelKind("false", "False", "false", "✕", "refuted")


@pytest.mark.django_db
@pytest.mark.parametrize("scale", SCALES)
def test_a_new_project_has_a_sign_for_each_verdict(scale: str, owner: Person) -> None:
    made = create_project(actor=Actor(owner.user), name=f"Signs of {scale}", scale=scale)
    labels = owner.get(f"projects/{made.pk}").json()["scale"]["labels"]
    assert len({label["sign"] for label in labels}) == len(labels) == len(SCALES[scale].labels)
    assert all(label["sign"].strip() for label in labels)
    assert {label["color"] for label in labels} <= set(COLORS)


@pytest.mark.parametrize(
    "other",
    [
        replace(FALSE, sign="✓"),
        replace(FALSE, sign="✓\ufe0e"),
        replace(FALSE, sign=" ✓"),
        replace(FALSE, sign=""),
        replace(FALSE, sign="\u200b"),
        replace(FALSE, key="true"),
        replace(FALSE, name="TRUE"),
    ],
)
def test_a_scale_with_two_alike_cannot_be_written(other: LabelKind) -> None:
    with pytest.raises(ValueError, match="'(true|false)'"):
        ScaleKind("Two alike", (TRUE, other))


@pytest.mark.parametrize("count", [0, 10])
def test_a_scale_has_a_label_for_each_digit_at_most(count: int) -> None:
    labels = tuple(replace(TRUE, key=f"k{i}", name=f"n{i}", sign=str(i)) for i in range(count))
    with pytest.raises(ValueError, match="1 to 9"):
        ScaleKind("Too many or none", labels)


@pytest.mark.django_db
def test_the_database_refuses_a_sign_twice(project: Any) -> None:
    first, second = Label.objects.filter(scale__project=project)[:2]
    for change in ({"sign": first.sign}, {"digit": first.digit}):
        with pytest.raises(IntegrityError, match="one_label_per_(sign|digit)"):
            written(second, **change)


def written(label: Label, **change: object) -> None:
    """Change a label in a transaction that ends."""
    with transaction.atomic():
        Label.objects.filter(pk=label.pk).update(**change)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db
def test_the_database_refuses_merges_that_could_not_be_read(project: Any, owner: Person) -> None:
    first, second, third = Label.objects.filter(scale__project=project)[:3]
    elsewhere = create_project(actor=Actor(owner.user), name="Elsewhere").scale.labels.first()
    written(first, merged_into=second, digit=None)
    for label, change in (
        (second, {"merged_into": third, "digit": None}), (third, {"merged_into": first, "digit": None}),
        (third, {"merged_into": third, "digit": None}), (third, {"merged_into": elsewhere, "digit": None}),
        (third, {"merged_into": second}), (third, {"digit": None}), (third, {"digit": 10}),
    ):  # fmt: skip
        with pytest.raises(IntegrityError, match="merged_into_one_of_the_scale|label_digit_1_to_9"):
            written(label, **change)


@pytest.mark.django_db
def test_a_project_of_before_gets_signs_of_its_own(project: Any) -> None:
    labels = Label.objects.filter(scale__project=project)
    labels.filter(key="true").update(sign="T")
    labels.filter(key="mostly_true").update(sign="✓")
    before = dict(labels.exclude(key="mostly_true").values_list("key", "sign"))
    migration = import_module("claims.migrations.0009_one_sign_per_label")
    with connection.schema_editor() as editor:
        migration.forwards(apps, editor)
    assert labels.get(key="mostly_true").sign == "≈"
    assert dict(labels.exclude(key="mostly_true").values_list("key", "sign")) == before
