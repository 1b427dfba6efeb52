"""Command: make the demo project unless it exists."""

import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction

from claims.articles.record import Row, read_article
from claims.articles.services import ingest
from claims.audit import Actor
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


class Command(BaseCommand):
    """Make the demo people, project, guideline and articles; running it again changes nothing."""

    help = "Make the demo project with its people, guideline and articles, unless it is there."

    def handle(self, *args: object, **options: object) -> None:
        """Make whatever is missing."""
        demo = json.loads((FOLDER / "demo.json").read_text(encoding="utf-8"))
        with transaction.atomic():
            people = {name: self._person(name, first, last) for name, first, last, _ in PEOPLE}
            manager = Actor(people["martin"])
            project = Project.objects.filter(name=demo["project"]["name"]).first()
            if project is None:
                project = create_project(
                    actor=manager,
                    name=demo["project"]["name"],
                    scale=demo["project"]["scale"],
                    language=demo["project"]["language"],
                    annotators_per_article=2,
                )
                for name, _, _, role in PEOPLE:
                    add_member(actor=manager, project=project, user=people[name], role=role)
                guideline = (FOLDER / "guideline.md").read_text(encoding="utf-8")
                publish_guideline(actor=manager, project=project, markdown=guideline)
        reports = list(
            ingest(actor=manager, project=project, rows=[self._row(article) for article in demo["articles"]])
        )
        start_missing()
        made = sum(report["status"] == "created" for report in reports)
        self.stdout.write(json.dumps({"project": str(project.pk), "articles": len(reports), "new": made}))

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
