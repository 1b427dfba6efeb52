"""Command: make an account, give it a password, and put it into a project."""

import sys

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from claims.articles.services import project_named
from claims.audit import Actor
from claims.core.errors import OnRecordError
from claims.projects.accounts.services import vouch_for
from claims.projects.models import Member
from claims.projects.services import add_member


class Command(BaseCommand):
    """Add a person, or change the one who is there; there is no sign-up page and no default account."""

    help = "Make an account, or change one; the password comes from standard input, never from the command line."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a user name and what the person is to be."""
        parser.add_argument("username")
        parser.add_argument("--name", default="", help="first and last name")
        parser.add_argument("--project", help="name or identifier of a project to put the person into")
        parser.add_argument("--role", default="annotator", choices=[role.value for role in Member.Role])
        parser.add_argument("--password-stdin", action="store_true", help="read a password from standard input")
        parser.add_argument("--address", help="a mail address that is known to be the person's")
        parser.add_argument("--administrator", action="store_true", help="may create projects and reach all of them")

    @transaction.atomic
    def handle(
        self,
        *args: object,
        username: str,
        name: str,
        project: str | None,
        role: str,
        password_stdin: bool,
        administrator: bool,
        address: str | None = None,
        **options: object,
    ) -> None:
        """Make or change the account; everything or nothing."""
        user, made = get_user_model().objects.get_or_create(username=username)
        if name:
            user.first_name, _, user.last_name = name.partition(" ")
        if administrator:
            user.is_staff = user.is_superuser = True
        if password_stdin:
            password = sys.stdin.readline().rstrip("\n")
            try:
                validate_password(password, user)
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from None
            user.set_password(password)
        elif made:
            user.set_unusable_password()
        user.save()
        try:
            if address is not None:
                vouch_for(actor=Actor(), user=user, address=address)
            if project:
                add_member(actor=Actor(), project=project_named(project), user=user, role=role)
        except OnRecordError as error:
            raise CommandError(error.message) from None
        self.stdout.write(f"{'Made' if made else 'Changed'} {user.username}")
