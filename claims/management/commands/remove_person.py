"""Command: take somebody's access away, from one project or from the whole server, and give it back."""

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

    def handle(self, *args: object, username: str, project: str | None, undo: bool, **options: object) -> None:
        """Change the membership or the account."""
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError("There is no account of that name.")
        try:
            if not project:
                set_account_active(actor=Actor(), person=user.pk, active=undo)
                self.stdout.write(f"{'Opened' if undo else 'Closed'} the account {user.username}")
                return
            left = project_named(project)
            member = Member.objects.filter(project=left, user=user).first()
            if member is None:
                raise CommandError(f"{user.username} is not a member of {left.name}.")
            change_member(actor=Actor(), project=left, member=member.pk, active=undo)
        except OnRecordError as error:
            raise CommandError(error.message) from None
        self.stdout.write(f"{'Gave access back to' if undo else 'Removed'} {user.username}: {left.name}")
