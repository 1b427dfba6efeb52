"""What a product under journeys talks to outside: a mail server that keeps messages as files, and an identity provider."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from tests.setup.starts import free_port

# It says at once what its library will drop.
with warnings.catch_warnings(record=True):
    import oidc_provider_mock

PROVIDER = "Newsroom accounts"


class _LetterBox:
    """Writes each message into a file, by the order in which they came."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._taken = folder, 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep one message; called by the server."""
        self._taken += 1
        part = self._folder / f"{self._taken:04}.part"
        part.write_bytes(envelope.content)
        part.rename(part.with_suffix(".eml"))
        return "250 OK"


@contextmanager
def outside(folder: Path) -> Iterator[dict[str, str]]:
    """Run both; give the settings by which a product finds them, and where the journeys find the messages."""
    folder.mkdir(parents=True)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    post = Controller(_LetterBox(folder), hostname="127.0.0.1", port=free_port())
    post.start()
    try:
        with oidc_provider_mock.run_server_in_thread() as provider:
            yield {
                "ONRECORD_MAIL_URL": f"smtp://127.0.0.1:{post.port}",
                "ONRECORD_MAIL_FOLDER": str(folder),
                "ONRECORD_OIDC_ISSUER": f"http://localhost:{provider.server_port}",
                "ONRECORD_OIDC_NAME": PROVIDER,
                "ONRECORD_OIDC_CLIENT_ID": "on-record",
                "ONRECORD_OIDC_CLIENT_SECRET": "a secret of the journeys",
            }
    finally:
        post.stop()
