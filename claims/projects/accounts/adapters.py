"""How django-allauth signs people in here: who may, what is counted, and what is written to the history."""

import logging
from importlib import import_module

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.account.models import EmailAddress
from allauth.account.stages import LoginStage
from allauth.headless.adapter import DefaultHeadlessAdapter
from allauth.mfa.internal.constants import LoginStageKey
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from qrcode import QRCode

from claims.audit import Actor, event, record
from claims.http.addresses import client_address, network_of
from claims.http.sessions import ACCOUNTS
from claims.projects.accounts import mail
from claims.projects.accounts.services import account_id

log = logging.getLogger(__name__)

# The library's names of the messages that we send.
MESSAGES = {
    "password_reset_key": "new_password", "unknown_account": "no_account",
    "email_confirmation": "confirm", "email_confirmation_signup": "confirm",
}  # fmt: skip

# Stands for the address of a client behind a proxy that does not tell it.
UNKNOWN_ADDRESS = "0.0.0.0"


class Accounts(DefaultAccountAdapter):
    """Accounts are made by managers and administrators; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: there is no sign-up."""
        return False

    def get_login_stages(self) -> list[str]:
        """Return what comes between the password and the session: the second factor of those who have one."""
        return ["claims.projects.accounts.adapters.SecondFactor"]

    def login(self, request: HttpRequest, user: User) -> None:
        """Open a session whose person is read by our own statement, however they signed in."""
        user.backend = ACCOUNTS
        super().login(request, user)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address of a client behind the proxies that we know of."""
        return client_address(request) or UNKNOWN_ADDRESS

    def authentication_failed(self, request: HttpRequest, **credentials: object) -> None:
        """Tell the log, for those who watch it for attacks."""
        log.info("Wrong name or password from %s", client_address(request))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: object) -> str:
        # One account from one network: nobody can lock others out of their accounts from elsewhere.
        name = str(credentials.get("username", "")).lower()
        return f"{network_of(client_address(request))}:{name}"

    def is_reauthentication_required(self, *, app: str, **options: object) -> bool:
        """Return whether a person must prove again that it is them.

        Always for the second factor. To set a first password, only those who have a second factor to prove it with.
        """
        if app == "allauth.account" and isinstance(self.request.user, User):
            return bool(get_reauthentication_flows(self.request.user))
        return bool(super().is_reauthentication_required(app=app, **options))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the page for a new password; what is behind the # reaches no server and no log."""
        page: str = self.request.build_absolute_uri(f"/new-password#{key}")
        return page

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address, and record that it was."""
        confirmed = bool(super().confirm_email(request, email_address))
        if confirmed:
            actor = Actor(email_address.user, getattr(request, "request_id", ""))
            record(event(actor, "account", account_id(email_address.user), "email_confirmed"))
        return confirmed

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send a message in our own words. Raises Unavailable (mail_failed)."""
        kind = MESSAGES[template_prefix.rpartition("/")[2]]
        values: dict[str, str] = {name: str(context[name]) for name in ("username", "code") if name in context}
        values |= {"link": str(context.get("password_reset_url", "")), "host": str(self.request.get_host())}
        mail.send(kind, email, mail.language_of(self.request), **values)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, object] | None = None, email: str | None = None
    ) -> None:
        """Record what a person changed about their own account: `password_changed`, `totp_activated` and so on."""
        action = template_prefix.rpartition("/")[2]
        actor = Actor(user, getattr(self.request, "request_id", ""))
        record(event(actor, "account", account_id(user), action))
        super().send_notification_mail(template_prefix, user, context, email)


class SecondFactor(LoginStage):
    """The library's stage for the second factor, loaded for those who have one: it brings 17 MB of cryptography along."""

    key = LoginStageKey.MFA_AUTHENTICATE.value

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Return what to answer, and whether signing in goes on."""
        user = self.login.user
        if user is None or not is_mfa_enabled(user):
            return None, True
        stage = import_module("allauth.mfa.stages").AuthenticateStage(self.controller, self.request, self.login)
        response, goes_on = stage.handle()
        return response, goes_on


class Answers(DefaultHeadlessAdapter):
    """What the answers hold beside what the library puts in."""

    def populate_response_meta(self, request: HttpRequest, meta: dict[str, object]) -> None:
        """Add the QR code of a new authenticator app, so that the secret goes to no other program to be drawn."""
        if isinstance(url := meta.get("totp_url"), str):
            meta["qr"] = drawn(url)


def drawn(text: str) -> dict[str, object]:
    """Return a QR code as the path of an SVG whose units are modules, and the length of its sides."""
    code = QRCode(border=2)
    code.add_data(text)
    rows = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return {"side": len(rows), "path": "".join(dark)}
