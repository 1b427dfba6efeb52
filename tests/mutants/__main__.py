"""Change the pure parts of both languages on purpose and print which share of the changes the tests notice.

Mutmut changes the Python of `[tool.mutmut]` in pyproject.toml, Stryker the TypeScript of frontend/tools/mutants, a folder at a
time. What is changed, and which tests are asked, stands there; both tools are installed here, because nothing else needs them.
Name parts to try these alone: `make mutants PARTS="python text"`.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from annotator.embedded import frontend
from annotator.embedded.product import ROOT

MIN = 90
LOCK = ROOT / "tests" / "mutants" / "requirements.txt"
PYTHON_FIGURES = ROOT / "mutants" / "mutmut-cicd-stats.json"
TOOLS = frontend.FOLDER / "tools" / "mutants"
TYPESCRIPT_FIGURES = TOOLS / "report.json"
# Folders of frontend/src.
FOLDERS = ("text", "work", "sync")
PARTS = ("python", *FOLDERS)


def main(wanted: list[str]) -> int:
    """Print the killed share of each part and of all; give 1 where that is below the least."""
    if unknown := set(wanted) - set(PARTS):
        print(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
        return 2
    told: list[str] = []
    all_killed, everything = 0, 0
    for part in wanted or PARTS:
        began = time.monotonic()
        killed, total = of_python() if part == "python" else of_typescript(part)
        told.append(f"{share(part, killed, total)}, in {(time.monotonic() - began) / 60:.0f} minutes")
        print(told[-1], flush=True)
        all_killed, everything = all_killed + killed, everything + total
    print("\n".join(["", *told, share("all", all_killed, everything)]))
    return 0 if everything and 100 * all_killed >= MIN * everything else 1


def share(part: str, killed: int, total: int) -> str:
    """Say how many mutants of a part were killed."""
    return f"{part}: {killed} of {total} mutants killed, {100 * killed / max(total, 1):.1f} %"


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


def of_typescript(folder: str) -> tuple[int, int]:
    """Run Stryker over a folder; give how many mutants were killed, of how many. Those that change only constants are not tried."""
    environment = frontend.environment()
    frontend.ensure_packages()
    subprocess.run(["npm", "--prefix", str(TOOLS), "ci"], cwd=frontend.FOLDER, env=environment, check=True)
    TYPESCRIPT_FIGURES.unlink(missing_ok=True)
    stryker = TOOLS / "node_modules" / "@stryker-mutator" / "core" / "bin" / "stryker.js"
    tried = f"src/{folder}/**/*.ts,!src/**/*.test.ts,!src/**/testing.ts"
    command = ["node", str(stryker), "run", str(TOOLS / "stryker.config.json"), "--mutate", tried]
    subprocess.run(command, cwd=frontend.FOLDER, env={**environment, "MUTANTS_OF": folder}, check=False)
    files = json.loads(TYPESCRIPT_FIGURES.read_text(encoding="utf-8"))["files"].values()
    states = [mutant["status"] for file in files for mutant in file["mutants"]]
    killed = sum(state in ("Killed", "Timeout") for state in states)
    return killed, killed + sum(state in ("Survived", "NoCoverage") for state in states)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
