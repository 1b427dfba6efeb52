"""Command: take somebody's access away, from one project or from the whole server, and give it back."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.articles.services import project_named
from claims.audit import Actor
from claims.core.errors import OnRecordError
from claims.projects.accounts.services import set_account_active
from claims.projects.models import Member
from claims.projects.services import change_member


class Command(BaseCommand):
    """Remove a person; their work stays, and `--undo` gives the access back."""

    help = "Take a person out of a project, or close their account: sessions, tokens and sign-in links end at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a user name and where the access ends."""
        parser.add_argument("username")
        parser.add_argument("--project", help="name or identifier of the one project to take the person out of")
        parser.add_argument("--undo", action="store_true", help="give the access back")

    def handle(self, *args: Any, **options: Any) -> None:
        """Change the membership or the account."""
        user = get_user_model().objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError("There is no account of that name.")
        active = options["undo"]
        try:
            if not options["project"]:
                set_account_active(actor=Actor(), person=user.pk, active=active)
                self.stdout.write(f"{'Opened' if active else 'Closed'} the account {user.username}")
                return
            project = project_named(options["project"])
            member = Member.objects.filter(project=project, user=user).first()
            if member is None:
                raise CommandError(f"{user.username} is not a member of {project.name}.")
            change_member(actor=Actor(), project=project, member=member.pk, active=active)
        except OnRecordError as error:
            raise CommandError(error.message) from None
        self.stdout.write(f"{'Gave access back to' if active else 'Removed'} {user.username}: {project.name}")
