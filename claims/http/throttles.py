"""Rate limits, counted in the broker so that all web processes share the counts."""

import logging
import threading
import time
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from claims.core.errors import TooMany

if TYPE_CHECKING:
    from redis import Redis
    from redis.retry import Retry

log = logging.getLogger(__name__)

MINUTE, HOUR = 60, 3600
# A broker that does not respond is not asked again for so long, so that requests do not wait for it one after the other.
SECONDS_LEFT_ALONE = 5.0
SECONDS_TO_ANSWER = 0.25

# Atomic on the broker: increment a counter that expires; returns the count and the seconds left.
COUNT = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
local left = redis.call('TTL', KEYS[1])
if left < 0 then redis.call('EXPIRE', KEYS[1], ARGV[1]) left = tonumber(ARGV[1]) end
return {count, left}
"""


class _Patience(TypedDict):
    """How long the client waits, in seconds, and how often it tries again."""

    socket_timeout: float
    socket_connect_timeout: float
    retry: "Retry"


class _Silence:
    """Until when (monotonic) an unresponsive broker is not asked."""

    until = 0.0
    lock = threading.Lock()


def count(kind: str, who: object, *, most: int, seconds: int) -> None:
    """Count one more event of a kind. Raises TooMany (throttled) beyond `most` within `seconds`; 0 means no limit.

    Without a broker everything is let through; limits that must always hold are counted in the database.
    """
    if most < 1:
        return
    answer = _ask(COUNT, _key(kind, who), seconds)
    if isinstance(answer, list) and answer[0] > most:
        log.info("Throttled: %s of %s", kind, who)
        raise TooMany("throttled", retry_after=max(1, int(answer[1])))


def _key(kind: str, who: object) -> str:
    return f"onrecord:{kind}:{who}"


def _ask(script: str, key: str, *arguments: object) -> object:
    if time.monotonic() < _Silence.until:
        return None
    # The client is slow to import, and most processes never count anything.
    from redis import RedisError  # noqa: PLC0415

    try:
        return _broker(settings.CELERY_BROKER_URL).eval(script, 1, key, *map(str, arguments))
    except RedisError as error:
        with _Silence.lock:
            _Silence.until = time.monotonic() + SECONDS_LEFT_ALONE
        log.warning("The broker does not answer; requests are not counted: %s", type(error).__name__)
        return None


@lru_cache(maxsize=4)
def _broker(url: str) -> "Redis":
    """Connect to the broker of Celery's address, over TCP or a socket; the connection is reused."""
    from redis import Redis  # noqa: PLC0415  see above
    from redis.backoff import NoBackoff  # noqa: PLC0415
    from redis.retry import Retry  # noqa: PLC0415

    options: _Patience = {
        "socket_timeout": SECONDS_TO_ANSWER,
        "socket_connect_timeout": SECONDS_TO_ANSWER,
        "retry": Retry(NoBackoff(), 0),
    }
    parts = urlsplit(url)
    if parts.scheme != "redis+socket":
        return Redis.from_url(url, **options)
    number = parse_qs(parts.query).get("virtual_host", ["0"])[0].lstrip("/")
    path = unquote(parts.path)
    return Redis(unix_socket_path=path, db=int(number or 0), **options)
