"""How often somebody may do something: counted in the broker, so that all web processes count together."""

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
# A broker that does not answer is left alone for so long: requests must not wait for it, one after the other.
SECONDS_LEFT_ALONE = 5.0
SECONDS_TO_ANSWER = 0.25

# One step on the broker: count, and forget the count when its time is over. Answers the count and the seconds left.
COUNT = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
local left = redis.call('TTL', KEYS[1])
if left < 0 then redis.call('EXPIRE', KEYS[1], ARGV[1]) left = tonumber(ARGV[1]) end
return {count, left}
"""
# Take one back, unless the time is over already.
UNCOUNT = "if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('DECR', KEYS[1]) end return 0"


class _Patience(TypedDict):
    """How long the client waits, in seconds, and whether it tries again."""

    socket_timeout: float
    socket_connect_timeout: float
    retry: "Retry"


class _Silence:
    """Until when (monotonic) a broker that did not answer is left alone."""

    until = 0.0
    lock = threading.Lock()


def count(kind: str, who: object, *, most: int, seconds: int) -> None:
    """Count one more of a kind for somebody. Raises TooMany (throttled) beyond `most` within `seconds`; 0 is no limit.

    A broker that does not answer lets everything through: what must hold without it is counted in the database.
    """
    if most < 1:
        return
    answer = _ask(COUNT, _key(kind, who), seconds)
    if isinstance(answer, list) and answer[0] > most:
        log.info("Throttled: %s of %s", kind, who)
        raise TooMany("throttled", retry_after=max(1, int(answer[1])))


def uncount(kind: str, who: object, *, most: int) -> None:
    """Take back what `count` counted last, because it turned out to be harmless."""
    if most >= 1:
        _ask(UNCOUNT, _key(kind, who))


def _key(kind: str, who: object) -> str:
    return f"onrecord:{kind}:{who}"


def _ask(script: str, key: str, *arguments: object) -> object:
    if time.monotonic() < _Silence.until:
        return None
    # The client takes a while to load, and what is started to do something else counts nothing.
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
    """Connect to the broker that Celery's address names, over TCP or a socket; connections are kept."""
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
