"""Command: make the two demo projects unless they exist: one to work in, and one that is finished."""

import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction

from claims.articles.record import Row, read_article
from claims.articles.services import ingest
from claims.audit import Actor
from claims.datasets.formats import jsonl
from claims.datasets.formats.base.losses import Lost
from claims.datasets.loading import load_records
from claims.datasets.pieces.piece import plain
from claims.management import finished
from claims.projects.models import Member, Project
from claims.projects.services import add_member, create_project, publish_guideline
from claims.suggestions.services import start_missing

FOLDER = Path(__file__).resolve().parents[2] / "demo"
PEOPLE = (
    ("vera", "Vera", "Lindqvist", Member.Role.ANNOTATOR),
    ("tomas", "Tomás", "Rey", Member.Role.ANNOTATOR),
    ("amara", "Amara", "Okafor", Member.Role.ADJUDICATOR),
    ("martin", "Martin", "Hale", Member.Role.MANAGER),
)
FINISHED = "Demo desk, finished"


class Command(BaseCommand):
    """Make the demo people, projects, guideline and articles; running it again changes nothing."""

    help = "Make the demo projects with their people, guideline and articles, unless they are there."

    def handle(self, *args: object, **options: object) -> None:
        """Make whatever is missing."""
        demo = json.loads((FOLDER / "demo.json").read_text(encoding="utf-8"))
        with transaction.atomic():
            people = {name: self._person(name, first, last) for name, first, last, _ in PEOPLE}
            manager = Actor(people["martin"])
            about = demo["project"]
            project = self._project(people, about["name"], about)
        reports = list(
            ingest(actor=manager, project=project, rows=[self._row(article) for article in demo["articles"]])
        )
        with transaction.atomic():
            self._finish(people, about)
        start_missing()
        made = sum(report["status"] == "created" for report in reports)
        self.stdout.write(json.dumps({"project": str(project.pk), "articles": len(reports), "new": made}))

    def _project(self, people: dict[str, User], name: str, about: dict[str, str], overlap: float = 1) -> Project:
        """Find the project of that name, or make it with its people and the guideline."""
        project = Project.objects.filter(name=name).first()
        if project is not None:
            return project
        manager = Actor(people["martin"])
        project = create_project(
            actor=manager,
            name=name,
            scale=about["scale"],
            language=about["language"],
            annotators_per_article=2,
            overlap_share=overlap,
        )
        for username, _, _, role in PEOPLE:
            add_member(actor=manager, project=project, user=people[username], role=role)
        guideline = (FOLDER / "guideline.md").read_text(encoding="utf-8")
        publish_guideline(actor=manager, project=project, markdown=guideline)
        return project

    def _finish(self, people: dict[str, User], about: dict[str, str]) -> None:
        """Make the project whose articles are all submitted, so that there is a dataset to take out from the first minute."""
        project = self._project(people, FINISHED, about, finished.OVERLAP)
        if project.articles.exists():
            return
        members = Member.objects.filter(project=project, role=Member.Role.ANNOTATOR).select_related("user")
        names = {member.user.username: member.pseudonym for member in members}
        lines = jsonl.write(plain(finished.records(names)), Lost(jsonl.CARRIES))
        known = {member.pseudonym: member.user for member in members}
        load_records(project=project, actor=Actor(people["martin"]), lines=lines, people=known)

    def _person(self, username: str, first: str, last: str) -> User:
        user, made = get_user_model().objects.get_or_create(
            username=username, defaults={"first_name": first, "last_name": last}
        )
        if made:
            user.set_unusable_password()
            # Whoever tries the demo out can make a project of their own, as its manager.
            user.is_staff = username == "martin"
            user.save(update_fields=["password", "is_staff"])
        return user

    def _row(self, article: dict[str, str]) -> Row:
        with (FOLDER / article["file"]).open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        names = ("title", "publisher", "byline", "published_on", "language", "url")
        record = read_article({"text": text, **{name: article[name] for name in names if article.get(name)}})
        return Row(article["file"], 1, record, title=record.title)
