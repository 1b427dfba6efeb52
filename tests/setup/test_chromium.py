"""Which browser the tests drive: the one that is named, then one without windows, then whatever the machine has."""

from pathlib import Path

import pytest

from tests import chromium

SHELL, FULL = "chromium-headless-shell", "chromium"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder of programs of a machine on which nobody is root and nothing can be installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(chromium, "_from_playwright", lambda: None)
    return tmp_path


def program(folder: Path, name: str, lines: str = "") -> str:
    """Put a program into a folder and give its path."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return str(path)


def test_one_without_windows_comes_before_one_with_them(machine: Path) -> None:
    full = program(machine, FULL)
    assert chromium.ensure() == full
    shell = program(machine, SHELL)
    assert chromium.ensure() == shell


def test_the_one_that_is_named_comes_first_and_has_to_be_there(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(machine, SHELL)
    monkeypatch.setenv("CHROMIUM", program(machine, "another"))
    assert chromium.ensure() == str(machine / "another")
    monkeypatch.setenv("CHROMIUM", str(machine / "gone"))
    with pytest.raises(chromium.NoBrowser, match="gone"):
        chromium.ensure()


def test_root_gets_the_one_without_windows_and_keeps_the_other_where_that_fails(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    full = program(machine, FULL)
    asked = machine / "asked"
    program(machine, "apt-get", f'echo "$*" >> {asked}; exit 100')
    assert chromium.ensure() == full
    assert [line.split()[-1] for line in asked.read_text().splitlines()] == [SHELL, "update", SHELL]
    shell = machine / SHELL
    program(machine, "apt-get", f'echo "#!/bin/sh" > {shell}; /bin/chmod 755 {shell}')
    assert chromium.ensure() == str(shell)


def test_where_there_is_none_somebody_is_told_how_to_name_one(machine: Path) -> None:
    with pytest.raises(chromium.NoBrowser, match="CHROMIUM=/path"):
        chromium.ensure()
