"""What a process loads before its first request or job: every package in it costs memory in each installation."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.projects.authenticators import browser, with_password

ROOT = Path(__file__).resolve().parents[2]
# Loaded by what needs them: a second factor, a report of agreement, an engine, a format, a doubtful text.
LATER = {"cryptography.hazmat", "fido2", "numpy", "spacy", "pycrfsuite", "ftfy", "pycld2", "prompt_toolkit"}
LISTED = "import sys; print(*{name for name in sys.modules})"
PROCESSES = {
    "web": "import annotator.wsgi, annotator.forks, annotator.serving; annotator.forks.when_ready(None)",
    "worker": "import annotator.worker as w; w.app.loader.import_default_modules(); w.app.Worker; import annotator.forks",
    "clock": "import annotator.clock as c; c.app.Beat; import kombu.transport.redis",
}
# What each of them does not load either.
NEVER = {
    "web": set(),
    "worker": {"annotator.urls", "rest_framework.views"},
    "clock": {"django.db.models", "claims.models"},
}


def loaded(code: str) -> set[str]:
    """Return the names of the modules that a fresh Python has loaded after the code."""
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "annotator.settings", "SECRET_KEY": "x" * 60}
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {LISTED}"], cwd=ROOT, env=settings, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("process", PROCESSES)
def test_a_process_starts_without_what_few_requests_and_jobs_need(process: str) -> None:
    modules = loaded(PROCESSES[process])
    assert {"web": "claims.urls", "worker": "claims.tasks", "clock": "celery.apps.beat"}[process] in modules
    assert sorted((LATER | NEVER[process]) & modules) == []


@pytest.mark.django_db
def test_who_has_no_second_factor_signs_in_without_its_cryptography(person: Any, monkeypatch: Any) -> None:
    with_password(person, "anna")
    for name in ("allauth.mfa.stages", "allauth.mfa.webauthn.internal.auth", "allauth.headless.mfa.views"):
        # Whoever imports it now gets an error.
        monkeypatch.setitem(sys.modules, name, None)
    assert browser("anna").get("session").json()["user"]["username"] == "anna"
