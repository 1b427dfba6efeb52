"""Days, web addresses and identifiers are written in one way."""

from datetime import date
from uuid import UUID

import pytest

from claims.core.addresses import is_web_address
from claims.core.days import read_day
from claims.core.ids import read_id

KEY = "7b1c2d3e-4f50-4617-8a9b-0c1d2e3f4a5b"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_a_day_of_the_calendar_is_read(written: str, day: date) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize(
    "value",
    [
        "2026W01", "2026-W01", "2026-W01-1", "20261122", "2026-326", "2026-1-2", "26-11-22", "2026/11/22", "22.11.2026",
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "0000-01-01", "10000-01-01", "-001-01-01", "+2026-11-22",
        "2026-11-22T10:00:00Z", "2026-11-22 10:00", "2026-11-22T", "2026-11-22\n", " 2026-11-22", "2026-11-22Z", "",
        "٢٠٢٦-١١-٢٢", "２０２６-11-22", "2026‐11‐22", "2026-11-2\u0662", True, 20261122, 2026.0, None, ["2026-11-22"], {},
        b"2026-11-22",
    ],
)  # fmt: skip
def test_anything_else_is_no_day(value: object) -> None:
    assert read_day(value) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org", "https://example.org/", "HTTPS://EXAMPLE.ORG/A", "https://example.org:8443/a?b=c&d#e",
        "https://de.wikipedia.org/wiki/Köln_(Stadt)", "https://münchen.example/straße", "https://例え.jp/報告", "https://हिन्दी.भारत/",
        "https://example.org/l'article", "https://example.org/a%20b", "http://127.0.0.1:8000/x", "http://[2001:db8::1]/",
        "http://[::1]:80/a", "https://web.archive.org/web/2026/https://user@example.org/a", "https://example.org/@desk/1",
        "https://example.org?q=a:b@c", "http://localhost/a", "https://example.org./", "https://sub_domain.example.org/",
        "https://example.org/" + "a" * 1900,
    ],
)  # fmt: skip
def test_what_a_browser_shows_as_an_address_is_one(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "example.org", "//example.org", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x",
        "mailto:a@example.org", "http:example.org", "http:/example.org", "http://", "https:///path", "http://?a", "http://#a",
        "http://:80/", "https://user:password@example.org/", "https://user@example.org/", "https://@example.org/",
        "https://example.org%40evil.example/", "https://example.org\\@evil.example/", "https:\\\\example.org",
        'https://example.org/"onclick="x', "https://example.org/“quoted”", "https://example.org/«a»", "https://example.org/<a>",
        "https://example.org/a b", " https://example.org/", "https://example.org/\n", "https://example.org/\t",
        "https://example.org/\u00a0", "https://example.org/\u3000", "https://example.org/\u202egnp.exe", "https://exa\u200bmple.org/",
        "https://example.org/\u2066a", "https://example.org/\x00", "https://example.org/\x7f", "https://example.org/\u200f",
        "https://example.org/`a`", "https://example.org/{a}", "https://example.org/a|b", "https://example.org/a^b",
        "https://example.org:/", "https://example.org:99999/", "https://example.org:0/", "https://example.org:80a/",
        "https://example.org:٨٠/", "https://-example.org/", "https://example..org/", "https://.example.org/", "https://[::1/",
        "https://[example]/", "https://[::1]a/", "https://exa,mple.org/", "https://" + "a" * 64 + ".org/",
        "https://" + "a." * 140 + "org/", "blob:https://example.org/a", "view-source:https://example.org",
    ],
)  # fmt: skip
def test_what_leads_elsewhere_or_hides_something_is_none(address: str) -> None:
    assert not is_web_address(address)


def test_an_identifier_is_read_in_its_one_spelling() -> None:
    assert read_id(KEY) == UUID(KEY)


@pytest.mark.parametrize(
    "value",
    [
        KEY.upper(), KEY.replace("-", ""), f"{{{KEY}}}", f"urn:uuid:{KEY}", f" {KEY}", f"{KEY}\n", KEY[:-1], KEY + "0",
        "7b1c2d3e4-f50-4617-8a9b-0c1d2e3f4a5b", KEY.replace("7", "٧"), "", 5, True, None, 1.5, [KEY], {"id": KEY}, UUID(KEY).bytes,
    ],
)  # fmt: skip
def test_other_spellings_are_no_identifier(value: object) -> None:
    assert read_id(value) is None
