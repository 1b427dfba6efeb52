"""People sign in at an identity provider, to the account that has their address: by a real provider, over HTTP."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.audit import Event
from claims.projects.accounts.provider import views
from claims.projects.models import Identity, Member
from tests.accounts.identity_provider import (
    BACK,
    BEGIN,
    NAME,
    IdentityProvider,
    asked_for,
    begins,
    goes,
    identity_provider,
    lands,
    problem,
    set_up,
)
from tests.conftest import AUTH, Person
from tests.core.refusing import refused
from tests.projects.authenticators import adds_app, browser, code_of, gives_code, with_password
from tests.projects.people_desk import invite

pytestmark = pytest.mark.django_db
ADDRESS = "anna@desk.example"


@pytest.fixture(scope="module")
def running() -> Iterator[IdentityProvider]:
    """One provider for all of these tests: its key takes long to make."""
    with identity_provider() as found:
        yield found


@pytest.fixture
def provider(running: IdentityProvider, settings: Any) -> IdentityProvider:
    """The provider, as the settings name it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    views._Silence.until = 0.0
    set_up(settings, running)
    return running


@pytest.fixture
def anna(person: Any) -> Any:
    """Somebody who has confirmed their address here."""
    user = with_password(person, "anna")
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    return user


def who(caller: Person) -> str | None:
    """Return who is signed in."""
    user = caller.get("session").json()["user"]
    return user and str(user["username"])


def invited(owner: Person, project: Any) -> tuple[str, str]:
    """Invite somebody, and return their user name and link."""
    (row,) = invite(owner, project, {"name": "Hanna Brandt", "role": "annotator", "email": ADDRESS})
    return str(row["member"]["username"]), str(row["link"])


def test_whoever_has_confirmed_their_address_signs_in_and_comes_to_where_they_wanted_to_go(
    provider: IdentityProvider, anna: Any
) -> None:
    provider.knows("a-1", email=ADDRESS, email_verified=True)
    visitor = Person()
    assert visitor.get("session").json() == {"user": None, "mail": False, "provider": NAME}
    there = begins(visitor, next="/p/1?x=2")
    asked = asked_for(there)
    assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == ("code", "on-record", "S256")
    assert asked["redirect_uri"] == f"http://testserver{BACK}"
    assert lands(visitor, provider.signs_in(there, "a-1")) == "/p/1?x=2"
    assert who(visitor) == "anna"
    told = Event.objects.filter(subject="account", actor=anna).values_list("action", "after")
    assert list(told) == [("identity_connected", {"issuer": provider.issuer})]
    # From now on the identity counts, whatever becomes of the address.
    provider.knows("a-1", email="ab@elsewhere.example", email_verified=False)
    again = Person()
    assert goes(again, provider, "a-1") == "/"
    assert who(again) == "anna"


def test_an_address_in_capital_letters_is_the_same_and_one_in_letters_that_only_look_alike_is_not(
    provider: IdentityProvider, anna: Any
) -> None:
    EmailAddress.objects.filter(user=anna).update(email="kim@desk.example")
    provider.knows("k-2", email="\u212aim@desk.example", email_verified=True)
    assert problem(goes(Person(), provider, "k-2")) == "unverified"
    provider.knows("k-1", email="Kim@Desk.Example", email_verified="true")
    assert goes(Person(), provider, "k-1") == "/"


@pytest.mark.parametrize("confirmed", [False, None, "false", 1, "yes"])
def test_an_address_that_the_provider_has_not_confirmed_opens_nothing(
    provider: IdentityProvider, anna: Any, confirmed: object
) -> None:
    provider.knows("a-1", email=ADDRESS, **({} if confirmed is None else {"email_verified": confirmed}))
    visitor = Person()
    assert problem(goes(visitor, provider, "a-1")) == "unverified"
    assert who(visitor) is None
    assert not Identity.objects.exists()


def test_nobody_gets_an_account_by_it_and_an_address_that_its_owner_has_not_confirmed_here_opens_none(
    provider: IdentityProvider, person: Any
) -> None:
    user = with_password(person, "ben")
    user.email = "ben@desk.example"
    user.save()
    EmailAddress.objects.create(user=user, email="ben@desk.example", verified=False, primary=True)
    for subject, email in (("b-1", "ben@desk.example"), ("n-1", "nobody@desk.example")):
        provider.knows(subject, email=email, email_verified=True)
        assert problem(goes(Person(), provider, subject)) == "unknown"
    assert not Identity.objects.exists()
    # Whoever runs the server may vouch for an address where no mail is sent; it is one account's.
    call_command("add_person", "ben", address="Ben@Desk.example")
    assert goes(Person(), provider, "b-1") == "/"
    with pytest.raises(CommandError, match="another account"):
        call_command("add_person", "clara", address="ben@desk.example")
    with pytest.raises(CommandError, match="no mail address"):
        call_command("add_person", "clara", address="clara")


def test_an_open_invitation_is_accepted_by_it_and_its_link_is_used_up(
    provider: IdentityProvider, owner: Person, project: Any
) -> None:
    name, link = invited(owner, project)
    provider.knows("h-1", email=ADDRESS.upper(), email_verified=True)
    visitor = Person()
    assert goes(visitor, provider, "h-1") == "/"
    assert who(visitor) == name
    assert EmailAddress.objects.filter(email=ADDRESS, verified=True, user__username=name).exists()
    assert Person().client.get(link)["Location"] == "/sign-in?link=used"


@pytest.mark.parametrize("after", ["used", "expired", "removed", "closed"])
def test_an_invitation_that_is_over_opens_nothing(
    provider: IdentityProvider, owner: Person, project: Any, after: str
) -> None:
    name, link = invited(owner, project)
    rows = Member.objects.filter(user__username=name)
    if after == "used":
        assert Person().client.get(link)["Location"] == "/"
    elif after == "expired":
        rows.update(link_ends_at=timezone.now() - timedelta(seconds=1))
    elif after == "removed":
        rows.update(active=False)
    else:
        member = rows.get()
        type(member.user).objects.filter(pk=member.user_id).update(is_active=False)
    provider.knows("h-1", email=ADDRESS, email_verified=True)
    assert problem(goes(Person(), provider, "h-1")) == "unknown"


def test_an_address_that_the_provider_gave_to_somebody_else_opens_nothing_until_an_administrator_says_so(
    provider: IdentityProvider, anna: Any
) -> None:
    for subject in ("a-1", "a-2"):
        provider.knows(subject, email=ADDRESS, email_verified=True)
    before = Person()
    assert goes(before, provider, "a-1") == "/"
    assert problem(goes(Person(), provider, "a-2")) == "other"
    call_command("remove_identity", "anna")
    refused(before.get("projects"), 401, "not_signed_in")
    assert goes(Person(), provider, "a-2") == "/"
    assert problem(goes(Person(), provider, "a-1")) == "other"
    call_command("remove_identity", "anna")
    for nobody in ("nobody", "anna"):
        with pytest.raises(CommandError):
            call_command("remove_identity", nobody)


def test_a_closed_account_stays_closed(provider: IdentityProvider, anna: Any) -> None:
    provider.knows("a-1", email=ADDRESS, email_verified=True)
    caller = Person()
    goes(caller, provider, "a-1")
    anna.is_active = False
    anna.save()
    assert problem(goes(Person(), provider, "a-1")) == "unknown"
    refused(caller.get("projects"), 401, "not_signed_in")


def test_a_second_factor_is_asked_for_as_after_a_password(provider: IdentityProvider, anna: Any) -> None:
    secret = adds_app(browser("anna"))
    provider.knows("a-1", email=ADDRESS, email_verified=True)
    visitor = Person()
    assert goes(visitor, provider, "a-1", next="/p/1") == "/sign-in?link=factor&next=%2Fp%2F1"
    assert who(visitor) is None
    assert gives_code(visitor, code_of(secret, 1)).status_code == 200
    assert who(visitor) == "anna"


def test_a_way_back_counts_once_in_the_browser_that_began_it_and_for_ten_minutes(
    provider: IdentityProvider, anna: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.knows("a-1", email=ADDRESS, email_verified=True)
    visitor, victim = Person(), Person()
    path = provider.signs_in(begins(visitor), "a-1")
    # Somebody lures another into their own account, or sends what was another's.
    assert problem(lands(victim, path)) == "over"
    begins(victim)
    assert problem(lands(victim, path)) == "over"
    assert who(victim) is None
    assert lands(visitor, path) == "/"
    visitor.delete(f"{AUTH}/auth/session")
    assert problem(lands(visitor, path)) == "over"
    late = Person()
    path = provider.signs_in(begins(late), "a-1")
    monkeypatch.setattr(views, "SECONDS", -1)
    assert problem(lands(late, path)) == "over"


def test_a_code_of_another_attempt_is_refused_by_its_nonce(provider: IdentityProvider, anna: Any) -> None:
    provider.knows("a-1", email=ADDRESS, email_verified=True)
    stolen = asked_for(provider.signs_in(begins(Person()), "a-1"))["code"]
    attacker = Person()
    state = asked_for(begins(attacker))["state"]
    assert problem(lands(attacker, f"{BACK}?state={state}&code={stolen}")) == "failed"
    assert who(attacker) is None


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("error=access_denied", "cancelled"),
        ("error=server_error", "failed"),
        ("", "failed"),
        ("code=guessed", "failed"),
    ],
)
def test_what_the_provider_did_not_do_is_said_on_the_sign_in_page(
    provider: IdentityProvider, anna: Any, query: str, why: str
) -> None:
    visitor = Person()
    state = asked_for(begins(visitor, next="/p/1"))["state"]
    where = lands(visitor, f"{BACK}?state={state}&{query}")
    assert (problem(where), where.endswith("next=%2Fp%2F1")) == (why, True)


def test_an_answer_in_the_name_of_another_provider_is_refused(provider: IdentityProvider, anna: Any) -> None:
    provider.knows("a-1", email=ADDRESS, email_verified=True)
    visitor = Person()
    path = provider.signs_in(begins(visitor), "a-1")
    assert problem(lands(visitor, f"{path}&iss=https://evil.example")) == "failed"


def test_a_provider_that_is_not_who_the_settings_say_or_does_not_answer_is_not_gone_to(
    provider: IdentityProvider, anna: Any, settings: Any
) -> None:
    settings.OIDC_ISSUER = f"{provider.issuer}/"
    refused(Person().post(BEGIN, {}), 503, "provider_failed")
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    refused(Person().post(BEGIN, {}), 503, "provider_failed")
    # Others do not wait for it meanwhile.
    settings.OIDC_ISSUER = provider.issuer
    refused(Person().post(BEGIN, {}), 503, "provider_failed")


def test_somebody_who_is_signed_in_stays_so_when_it_does_not_work_and_is_replaced_when_it_does(
    provider: IdentityProvider, anna: Any, person: Any
) -> None:
    with_password(person, "ben")
    caller = browser("ben")
    provider.knows("n-1", email="nobody@desk.example", email_verified=True)
    assert goes(caller, provider, "n-1") == "/"
    assert who(caller) == "ben"
    provider.knows("a-1", email=ADDRESS, email_verified=True)
    assert goes(caller, provider, "a-1") == "/"
    assert who(caller) == "anna"


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/\\evil.example", "p/1", "/" + "x" * 600])
def test_nobody_is_led_out_of_the_application(provider: IdentityProvider, anna: Any, path: str) -> None:
    provider.knows("a-1", email=ADDRESS, email_verified=True)
    assert goes(Person(), provider, "a-1", next=path) == "/"


def test_where_no_provider_is_set_there_is_no_such_way(person: Any) -> None:
    visitor = Person()
    refused(visitor.post(BEGIN, {}), 409, "provider_off")
    refused(visitor.post(BEGIN, {"issuer": "https://evil.example"}), 400, "unknown_field", "issuer")
    assert visitor.get("session").json()["provider"] is None
    assert problem(lands(visitor, f"{BACK}?state=x&code=y")) == "over"
