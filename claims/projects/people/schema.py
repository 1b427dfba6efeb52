"""Shapes of requests and answers about a project's people."""

from django.core.validators import EmailValidator
from rest_framework import serializers

from claims.http.strict import (
    LinesText,
    NameText,
    StrictBoolean,
    StrictChoice,
    StrictInteger,
    StrictList,
    StrictSerializer,
)
from claims.projects.models import Member
from claims.projects.people.presenting import STATES
from claims.projects.permissions import CODES

MAX_INVITED = 100
OUTCOMES = ("invited", "added", "member")


class MemberIn(StrictSerializer):
    """A person to add and their role."""

    username = NameText(max_length=150)
    role = StrictChoice(choices=Member.Role.choices)


class MemberChangeIn(StrictSerializer):
    """Changes to a member: their role, whether they have access at all, how many articles they may have open (0: no limit of their own)."""

    role = StrictChoice(choices=Member.Role.choices, required=False)
    active = StrictBoolean(required=False)
    most_open = StrictInteger(min_value=0, max_value=50, required=False)


class AddressText(NameText):
    """Accept an e-mail address."""

    default_validators = [EmailValidator("This is not an e-mail address.")]


class GuestIn(StrictSerializer):
    """Somebody to invite: their name, their role, and where known their e-mail address."""

    name = NameText(max_length=150)
    role = StrictChoice(choices=Member.Role.choices)
    email = AddressText(max_length=254, required=False, allow_blank=True, default="")


class InvitationsIn(StrictSerializer):
    """The people to invite."""

    people = StrictList(child=GuestIn(), min_length=1, max_length=MAX_INVITED)

    def validate(self, attrs: dict[str, list[dict[str, str]]]) -> dict[str, list[dict[str, str]]]:
        """Refuse an address that is named twice."""
        seen: set[str] = set()
        for index, guest in enumerate(attrs["people"]):
            address = guest["email"].lower()
            if address in seen:
                raise serializers.ValidationError({"people": {str(index): {"email": "This address is named twice."}}})
            seen |= {address} - {""}
        return attrs


class PauseIn(StrictSerializer):
    """Why somebody gets no further articles; they read it."""

    reason = LinesText(max_length=500)

    def validate_reason(self, value: str) -> str:
        """Refuse a reason of white space alone."""
        if not value.strip():
            raise serializers.ValidationError("Say why.", code="blank")
        return value.strip()


class MemberOut(serializers.Serializer[object]):
    """A member of a project. What concerns the account, and removed members, only managers see; others get null."""

    id = serializers.UUIDField()
    role = serializers.ChoiceField(choices=Member.Role.choices)
    allowed = serializers.ListField(
        child=serializers.ChoiceField(choices=CODES), help_text="The actions that the role permits."
    )
    pseudonym = serializers.CharField()
    name = serializers.CharField(allow_null=True, help_text="Null if the project is blind and hides the name.")
    called = serializers.CharField(help_text='How the member is displayed: by name, or as in "Annotator 2".')
    me = serializers.BooleanField()
    active = serializers.BooleanField(help_text="False for a removed member, whose work stays.")
    username = serializers.CharField(allow_null=True)
    account = serializers.IntegerField(allow_null=True, help_text="Number of the account.")
    account_active = serializers.BooleanField(allow_null=True, help_text="Whether the account is open.")
    administrator = serializers.BooleanField(
        allow_null=True, help_text="Whether the person administers the server; managers cannot change them."
    )
    state = serializers.ChoiceField(
        choices=STATES, allow_null=True, help_text="`invited`: has an account and has never signed in."
    )
    pause_reason = serializers.CharField(allow_null=True)
    email = serializers.CharField(allow_null=True, help_text="Address that this project's invitation was for.")
    link_ends_at = serializers.DateTimeField(
        allow_null=True, help_text="Until when the newest link that a manager made works, unless it is used."
    )
    may_get_link = serializers.BooleanField(allow_null=True, help_text="Whether a manager can make a link for them.")
    last_sign_in_on = serializers.DateField(allow_null=True, help_text="Day of the last sign-in, in UTC.")
    most_open = serializers.IntegerField(
        allow_null=True,
        help_text="How many articles they may have open at once; null where the server's limit applies.",
    )
    open = serializers.IntegerField(allow_null=True, help_text="Articles that they have open.")
    submitted = serializers.IntegerField(allow_null=True, help_text="Articles that they have submitted.")


class MemberListOut(serializers.Serializer[object]):
    """The members of a project."""

    results = MemberOut(many=True)


class InvitedOut(serializers.Serializer[object]):
    """What became of an invitation. The link is in this answer and nowhere else."""

    outcome = serializers.ChoiceField(
        choices=OUTCOMES,
        help_text="`invited`: an account and a link were made; `added`: the address has an account, which was added; "
        "`member`: that account is in the project already, nothing was changed.",
    )
    member = MemberOut()
    link = serializers.CharField(allow_null=True)
    ends_at = serializers.DateTimeField(allow_null=True)


class InvitedListOut(serializers.Serializer[object]):
    """What became of invitations, in the order of the request."""

    results = InvitedOut(many=True)
