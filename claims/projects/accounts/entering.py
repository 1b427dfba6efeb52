"""Signing in by a link or at an identity provider, through the same stages as by a password."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest

from claims.projects.accounts.services import end_links


def enter(request: HttpRequest, person: User) -> bool:
    """Sign somebody in without a password, or remember in the session that their second factor is still missing.

    Returns whether they are signed in. Either way a link of theirs has been used.
    """
    # What comes next belongs to this person alone, whoever was signed in in this browser.
    logout(request)
    perform_login(request, Login(user=person))
    signed_in = bool(request.user.is_authenticated)
    if not signed_in:
        end_links(person)
    return signed_in
