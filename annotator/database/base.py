"""Django's connection to PostgreSQL, which asks its own socket whether it still stands instead of asking the server each time."""

import select
import time

from django.db.backends.postgresql import base

# Seconds without a request after which the server is asked all the same: what lies between may have dropped the connection
# without a word. Firewalls and proxies wait minutes before they do.
IDLE_SECONDS = 30.0


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that outlives requests. A server that ends it says so, and that lies in the socket before the next request."""

    health_check_enabled: bool
    health_check_done: bool
    asked_at = 0.0

    def close_if_health_check_failed(self) -> None:
        """Before the first statement of a request: close a connection that is gone, so that another one takes its place."""
        if self.connection is None or self.health_check_done or not self.health_check_enabled:
            return
        idle, self.asked_at = time.monotonic() - self.asked_at, time.monotonic()
        if idle < IDLE_SECONDS and self._silent():
            self.health_check_done = True
        else:
            super().close_if_health_check_failed()

    def _silent(self) -> bool:
        """Tell whether the connection is open and nothing has come that nobody asked for, as when a server shuts down."""
        if self.connection.closed:
            return False
        waiting = select.poll()
        waiting.register(self.connection.fileno(), select.POLLIN)
        return not waiting.poll(0)
