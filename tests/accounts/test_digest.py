"""The daily message: off until somebody asks for it, once a day, and only numbers that its reader sees in their own pages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from claims import tasks
from claims.clock import Round
from claims.overview.digest import services
from claims.projects.models import Digest
from tests.accounts.post import Taken, post_office, words_of
from tests.conftest import Person
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db
ADDRESS = "annotator@desk.example"
# Eight o'clock in Berlin, in winter.
EIGHT = datetime(2026, 1, 12, 7, 0, tzinfo=UTC)


@pytest.fixture
def post(settings: Any) -> Iterator[Taken]:
    """The mail that was sent."""
    settings.PUBLIC_URL = "https://desk.example"
    with post_office(settings) as taken:
        yield taken


def asks(person: Person, **more: Any) -> Any:
    """Ask for the daily message."""
    return person.put("digest", {"on": True, "language": "en", "zone": "Europe/Berlin", **more})


def confirmed(person: Person) -> None:
    """Let somebody have confirmed an address."""
    EmailAddress.objects.create(user=person.user, email=ADDRESS, verified=True, primary=True)


def at(moment: datetime, monkeypatch: Any) -> int:
    """Do what the clock asks for, at a time."""
    monkeypatch.setattr(services.timezone, "now", lambda: moment)
    return services.send_due()


def test_it_tells_once_a_day_what_waits_and_nothing_of_others(
    post: Taken, owner: Person, annotator: Person, second_annotator: Person, project: Any, work: Any, monkeypatch: Any
) -> None:
    confirmed(annotator)
    assert asks(annotator).json() == {"on": True}
    assert at(EIGHT, monkeypatch) == 0, "nothing waits"
    annotator.post(f"assignments/{work['assignment']['id']}/submit")
    second_annotator.post(f"projects/{project.pk}/next")
    owner.post(f"assignments/{work['assignment']['id']}/return", {"reason": "The harbour is quoted twice."})
    assert at(EIGHT.replace(day=13, hour=6), monkeypatch) == 0, "it is seven in Berlin"
    assert [at(EIGHT.replace(day=13, minute=minute), monkeypatch) for minute in (0, 10)] == [1, 0]
    message = post.to(ADDRESS)
    assert words_of(message).splitlines() == [
        "Test desk", "Sent back to you: 1", f"https://desk.example/p/{project.pk}/mine", "",
        "You get this message once a day while something waits. Turn it off on the page “Account”:",
        "https://desk.example/account",
    ]  # fmt: skip
    assert asks(annotator, on=False).json() == {"on": False}
    assert at(EIGHT.replace(day=14), monkeypatch) == 0


def test_who_has_left_or_whose_account_is_closed_gets_none(
    post: Taken, owner: Person, annotator: Person, project: Any, work: Any, monkeypatch: Any
) -> None:
    confirmed(annotator)
    asks(annotator, language="de")
    annotator.post(f"assignments/{work['assignment']['id']}/submit")
    owner.post(f"assignments/{work['assignment']['id']}/return", {"reason": "The harbour is quoted twice."})
    annotator.user.memberships.update(active=False)
    assert at(EIGHT, monkeypatch) == 0
    annotator.user.memberships.update(active=True)
    type(annotator.user).objects.filter(pk=annotator.user.pk).update(is_active=False)
    assert at(EIGHT.replace(day=13), monkeypatch) == 0
    type(annotator.user).objects.filter(pk=annotator.user.pk).update(is_active=True)
    assert at(EIGHT.replace(day=14), monkeypatch) == 1
    assert "Zurückgegeben: 1" in words_of(post.to(ADDRESS))


def test_while_the_mail_server_does_not_answer_the_message_stays_due(
    post: Taken, owner: Person, annotator: Person, project: Any, work: Any, settings: Any, monkeypatch: Any
) -> None:
    confirmed(annotator)
    asks(annotator)
    annotator.post(f"assignments/{work['assignment']['id']}/submit")
    owner.post(f"assignments/{work['assignment']['id']}/return", {"reason": "The harbour is quoted twice."})
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert at(EIGHT, monkeypatch) == 0
    settings.EMAIL_PORT = port
    assert at(EIGHT.replace(minute=10), monkeypatch) == 1


@pytest.mark.parametrize(
    ("answer", "later"),
    [("451 Try again later", 1), ("421 Closing", 1), ("554 Not from here", 0)],
)
def test_a_message_that_the_mail_server_puts_off_stays_due_and_one_that_it_refuses_does_not(
    post: Taken, owner: Person, annotator: Person, project: Any, work: Any, monkeypatch: Any, answer: str, later: int
) -> None:
    confirmed(annotator)
    asks(annotator)
    annotator.post(f"assignments/{work['assignment']['id']}/submit")
    owner.post(f"assignments/{work['assignment']['id']}/return", {"reason": "The harbour is quoted twice."})
    post.refusals.append(answer)
    assert at(EIGHT, monkeypatch) == 0
    assert at(EIGHT.replace(minute=10), monkeypatch) == later
    assert len([one for one in post.messages if one["To"] == ADDRESS]) == later


def test_it_needs_mail_and_a_confirmed_address(post: Taken, annotator: Person, settings: Any) -> None:
    with nothing_changes():
        refused(asks(annotator), 409, "address_unconfirmed")
        refused(asks(annotator, zone="Mars/Olympus"), 400, "invalid", "zone")
        refused(asks(annotator, language="fr"), 400, "invalid_choice", "language")
        settings.MAIL = False
        refused(asks(annotator), 409, "mail_off")
    assert annotator.get("digest").json() == {"on": False}


def test_the_clock_sends_it_and_says_when(post: Taken) -> None:
    tasks.digest()
    assert Round.objects.get(name="digest").ended_at is not None
    assert not Digest.objects.exists()
