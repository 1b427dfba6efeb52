"""Command: print one-time sign-in links."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.http.links import link_for
from claims.projects.models import Member


class Command(BaseCommand):
    """Print a link that signs a person in once, for each named account or for everybody in the demo project."""

    help = "Print one-time sign-in links: name, role and path, with tabs between."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take user names."""
        parser.add_argument("usernames", nargs="*", help="accounts; all active members when left out")

    def handle(self, *args: object, usernames: list[str], **options: object) -> None:
        """Print the links. A link ends when it is used, when another sign-in follows, or after a day."""
        users = get_user_model().objects.filter(is_active=True)
        users = users.filter(username__in=usernames) if usernames else users.filter(memberships__active=True).distinct()
        if usernames and users.count() < len(set(usernames)):
            raise CommandError(f"No account named {', '.join(sorted(set(usernames) - {u.username for u in users}))}.")
        for user in users.order_by("pk"):
            member = Member.objects.filter(user=user, active=True).order_by("created_at").first()
            role = member.role if member else "no project"
            self.stdout.write(f"{user.get_full_name() or user.username}\t{role}\t{link_for(user)}")
