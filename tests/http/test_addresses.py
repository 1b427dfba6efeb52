"""The address of a client is what the trusted proxies saw, whatever the client itself writes into the header."""

from typing import Any

import pytest
from django.test import RequestFactory

from claims.http.addresses import client_address, network_of

PROXY = "10.0.0.9"


@pytest.mark.parametrize(
    ("proxies", "header", "wanted"),
    [
        # Without a proxy the header is the client's own and says nothing.
        (0, "1.2.3.4", PROXY), (0, "", PROXY),
        (1, "1.2.3.4", "1.2.3.4"), (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"), (1, "6.6.6.6,6.6.6.6,1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"), (2, "1.2.3.4,10.0.0.1", "1.2.3.4"), (3, "9.9.9.9,1.2.3.4,10.0.0.2,10.0.0.1", "1.2.3.4"),
        # A request that did not come by all the proxies, and headers that no proxy of ours wrote.
        (2, "1.2.3.4", PROXY), (1, "", PROXY), (1, "unknown", PROXY), (1, "6.6.6.6, <script>", PROXY), (1, "1.2.3.4,", PROXY), (1, "," * 9000, PROXY),
        (1, "1.2.3.256", PROXY), (1, "٣.1.1.1", PROXY), (1, "1.2.3.4\x00", PROXY), (1, "a" * 9000, PROXY), (1, "2130706433", PROXY),
        # Ports, brackets, zones, quotes, and IPv4 written as IPv6.
        (1, "1.2.3.4:5678", "1.2.3.4"), (1, "[2001:db8::7]:443", "2001:db8::7"), (1, "[2001:db8::7]", "2001:db8::7"), (1, "2001:DB8:0::7", "2001:db8::7"),
        (1, '"[2001:db8::7]:443"', "2001:db8::7"), (1, "fe80::1%eth0", "fe80::1"), (1, "::ffff:1.2.3.4", "1.2.3.4"), (1, "  1.2.3.4\t", "1.2.3.4"),
    ],
)  # fmt: skip
def test_the_address_that_the_outermost_trusted_proxy_saw(
    settings: Any, proxies: int, header: str, wanted: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=header)
    assert client_address(request) == wanted


def test_a_server_on_a_socket_of_the_file_system_knows_no_address(settings: Any) -> None:
    settings.PROXIES = 0
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) is None


def test_whoever_holds_a_network_of_ipv6_addresses_counts_as_one() -> None:
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff:ffff:ffff:ffff") == "2001:db8:1:2::/64"
    assert network_of("2001:db8:1:3::1") != network_of("2001:db8:1:2::1")
    assert network_of("1.2.3.4") == "1.2.3.4"
    assert network_of(None) == network_of("") == "None"
