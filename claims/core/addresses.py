"""The one rule for web addresses: what a person may follow without being led elsewhere than they read."""

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import urlsplit

import regex

from claims.core.hidden import has_hidden

RULE = "a web address that starts with http:// or https://, without spaces, quotation marks, name or password"
SCHEME = re.compile(r"https?://(?=[^/])", re.IGNORECASE)
# RFC 3986 allows none of these unescaped; a quotation mark of any script tells that the words around were copied too.
FORBIDDEN = re.compile('[\\s"<>\\\\^`{|}“”„‟«»＂]')
LABEL = regex.compile(r"(?!-)[\p{L}\p{N}\p{M}_-]{1,63}(?<!-)")
PORT = re.compile(r"[0-9]{1,5}")
# What nearly every address looks like: nothing below would refuse it, and one search is a tenth of all of them.
PLAIN = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,3}[a-z]{2,24}(?:/[A-Za-z0-9._~/?&=%+,:;#@!$*()-]*)?"
)


def is_web_address(value: str) -> bool:
    """Tell whether a text is an http or https address with a host, as a browser would show it.

    Letters of any script are fine in hosts and paths. A name or password before the host is not: such an address reads
    like the address of somebody else.
    """
    if PLAIN.fullmatch(value):
        return True
    if not SCHEME.match(value) or FORBIDDEN.search(value) or has_hidden(value):
        return False
    try:
        authority = urlsplit(value).netloc
    except ValueError:
        return False
    if "@" in authority or "%" in authority:
        return False
    host, _, port = authority.rpartition(":") if re.search(r":[^\]]*$", authority) else (authority, "", "80")
    if not PORT.fullmatch(port) or not 0 < int(port) < 65536:
        return False
    if host.startswith("["):
        return _is_ipv6(host)
    labels = host.removesuffix(".").split(".")
    return len(host) <= 253 and all(LABEL.fullmatch(label) for label in labels)


def _is_ipv6(host: str) -> bool:
    if not host.endswith("]"):
        return False
    try:
        IPv6Address(host[1:-1])
    except AddressValueError:
        return False
    return True
