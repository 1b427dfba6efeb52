"""Change the pure parts of both languages on purpose and print which share of the changes the tests notice.

Mutmut changes the Python of `[tool.mutmut]` in pyproject.toml, Stryker the TypeScript of frontend/tools/mutants. What is
changed, and which tests are asked, stands there; both tools are installed here, because nothing else needs them.
"""

import json
import subprocess
import sys
from pathlib import Path

from annotator.embedded import frontend
from annotator.embedded.product import ROOT

LEAST = 90
LOCK = ROOT / "tests" / "mutants" / "requirements.txt"
PYTHON_FIGURES = ROOT / "mutants" / "mutmut-cicd-stats.json"
TOOLS = frontend.FOLDER / "tools" / "mutants"
TYPESCRIPT_FIGURES = TOOLS / "report.json"


def main() -> int:
    """Print the killed share of each language; give 1 where one is below the least."""
    shares = {"Python": of_python(), "TypeScript": of_typescript()}
    for language, (killed, total) in shares.items():
        print(f"{language}: {killed} of {total} mutants killed, {100 * killed / max(total, 1):.1f} %")
    return 0 if all(total and 100 * killed >= LEAST * total for killed, total in shares.values()) else 1


def of_python() -> tuple[int, int]:
    """Run Mutmut; give how many mutants were killed, of how many. One that never ends counts as killed."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "-r", str(LOCK)], cwd=ROOT, check=True)
    mutmut = Path(sys.executable).with_name("mutmut")
    PYTHON_FIGURES.unlink(missing_ok=True)
    subprocess.run([mutmut, "run", "--max-children", "2"], cwd=ROOT, check=False)
    subprocess.run([mutmut, "results"], cwd=ROOT, check=False)
    subprocess.run([mutmut, "export-cicd-stats"], cwd=ROOT, check=True)
    figures = json.loads(PYTHON_FIGURES.read_text(encoding="utf-8"))
    return figures["killed"] + figures["timeout"], figures["total"] - figures["skipped"]


def of_typescript() -> tuple[int, int]:
    """Run Stryker; give how many mutants were killed, of how many. Those that change only constants are not tried."""
    environment = frontend.environment()
    frontend.ensure_packages()
    subprocess.run(["npm", "--prefix", str(TOOLS), "ci"], cwd=frontend.FOLDER, env=environment, check=True)
    TYPESCRIPT_FIGURES.unlink(missing_ok=True)
    stryker = TOOLS / "node_modules" / "@stryker-mutator" / "core" / "bin" / "stryker.js"
    command = ["node", str(stryker), "run", str(TOOLS / "stryker.config.json")]
    subprocess.run(command, cwd=frontend.FOLDER, env=environment, check=False)
    files = json.loads(TYPESCRIPT_FIGURES.read_text(encoding="utf-8"))["files"].values()
    states = [mutant["status"] for file in files for mutant in file["mutants"]]
    killed = sum(state in ("Killed", "Timeout") for state in states)
    return killed, killed + sum(state in ("Survived", "NoCoverage") for state in states)


if __name__ == "__main__":
    sys.exit(main())
