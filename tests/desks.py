"""The people whom the browser journeys need: at the demo project, and at projects of their own for further workers."""

import os

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction

from claims.audit import Actor
from claims.management.commands.make_demo import FOLDER, PEOPLE
from claims.projects.models import Project
from claims.projects.services import add_member, create_project, publish_guideline


@transaction.atomic
def make() -> None:
    """Give the demo people the password ONRECORD_PASSWORD, and seat others of their names at ONRECORD_DESKS desks in all.

    A further desk has a project like the demo's; the user names of its people end in its number: martin-2.
    """
    desks, password = int(os.environ["ONRECORD_DESKS"]), os.environ["ONRECORD_PASSWORD"]
    people = get_user_model().objects
    first = Project.objects.get(name="Demo desk")
    stored = make_password(password)
    for number in range(1, desks + 1):
        # Somebody whose password and address a journey changes; they belong to no project.
        name = "rosa" if number == 1 else f"rosa-{number}"
        people.create(username=name, first_name="Rosa", last_name="Lind", password=stored)
    people.filter(username__in=[name for name, *_ in PEOPLE]).update(password=stored)
    for number in range(2, desks + 1):
        cast = {
            name: people.create(
                username=f"{name}-{number}",
                first_name=given,
                last_name=family,
                password=stored,
                is_staff=name == "martin",
            )
            for name, given, family, _ in PEOPLE
        }
        manager = Actor(cast["martin"])
        project = create_project(
            actor=manager,
            name=f"{first.name} {number}",
            scale="desk",
            language=first.language,
            annotators_per_article=first.annotators_per_article,
        )
        for name, _, _, role in PEOPLE:
            add_member(actor=manager, project=project, user=cast[name], role=role)
        guideline = (FOLDER / "guideline.md").read_text(encoding="utf-8")
        publish_guideline(actor=manager, project=project, markdown=guideline)
