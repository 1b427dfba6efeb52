"""Addresses that people confirm, and new passwords by mail to those addresses alone: the library's views, made narrower."""

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.headless.account import inputs, views
from allauth.headless.base.response import AuthenticationResponse
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.views import View


def confirmed_address(user: User) -> str | None:
    """Return the address that a person has confirmed."""
    found: str | None = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True).first()
    return found


class AskedFor(inputs.RequestPasswordResetInput):
    """Finds accounts by confirmed addresses: what a manager typed when inviting somebody proves nothing."""

    def clean_email(self) -> str:
        """Return the address; nobody learns whether an account has it."""
        # The message goes to the address as it was confirmed, not as somebody has typed it now.
        email = str(super().clean_email()).lower()
        confirmed = EmailAddress.objects.filter(email=email, verified=True, user__is_active=True)
        self.users = [row.user for row in confirmed.select_related("user")]
        return email


class AskForPassword(views.RequestPasswordResetView):
    """Send a link to a new password, or say by mail that there is no such account."""

    input_class = AskedFor


class NewAddress(inputs.AddEmailInput):
    """An address to confirm; the one that a manager typed may be it."""

    def clean_email(self) -> str:
        """Return the address. Raises a refusal (duplicate_email) if it is confirmed already."""
        email: str = get_adapter().clean_email(self.cleaned_data["email"].lower())
        if EmailAddress.objects.filter(user=self.user, email=email, verified=True).exists():
            raise get_adapter().validation_error("duplicate_email")
        return email


class ForSignedIn(View):
    """An address of the account pages that asks whoever comes without a session to sign in."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer, unless nobody is signed in."""
        answer: HttpResponseBase
        if request.user.is_authenticated:
            answer = super().dispatch(request, *args, **kwargs)
        else:
            answer = AuthenticationResponse(request)
        return answer


class Addresses(ForSignedIn, views.ManageEmailView):
    """The address of whoever is signed in: the confirmed one, and one that waits for its code."""

    input_class = {"POST": NewAddress, "DELETE": inputs.DeleteEmailInput}


class ConfirmAddress(ForSignedIn, views.VerifyEmailView):
    """Confirm an address with the code that was sent to it."""
