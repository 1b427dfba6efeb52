"""The network address of a client: behind a known number of proxies, the address that the outermost of them saw."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

# A person or an attacker has an IPv6 network of this size at their disposal, never a single address.
IPV6_PREFIX = 64


def client_address(request: HttpRequest | Request) -> str | None:
    """Return the address that a request comes from, in its plain form, or None if it is unknown.

    With ONRECORD_PROXIES = N it is the N-th entry of X-Forwarded-For from the right: the one written by the outermost trusted
    proxy. Anything left of it was sent by the client and cannot be trusted. If the entry is missing or is no address, the
    address of the connection is used.
    """
    found = _forwarded(request.META.get("HTTP_X_FORWARDED_FOR", ""), settings.PROXIES)
    found = found or _read(request.META.get("REMOTE_ADDR") or "")
    return str(found) if found else None


def network_of(address: str | None) -> str:
    """Return what is counted as one client: an IPv4 address, or the /64 network of an IPv6 address."""
    found = _read(address or "")
    return str(ip_network((found, IPV6_PREFIX), strict=False)) if isinstance(found, IPv6Address) else str(found)


def _forwarded(header: str, proxies: int) -> IPv4Address | IPv6Address | None:
    if proxies < 1:
        return None
    entries = header.rsplit(",", proxies)[-proxies:]
    return _read(entries[0]) if len(entries) == proxies else None


def _read(entry: str) -> IPv4Address | IPv6Address | None:
    """Read `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`, `[2001:db8::1]:443`; None for anything else."""
    text = entry[:80].strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found
