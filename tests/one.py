"""One file of tests by the runner that it is written for: `make one T=tests/annotations/test_sync.py`.

Takes files and folders of pytest (also one test: `FILE::NAME`), of Vitest (`frontend/src/...`) and browser journeys
(`frontend/e2e/...`, for which a product is started). What follows the path goes to the runner as it is.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from annotator.embedded import frontend
from annotator.embedded.product import ROOT
from tests import chromium, journeys

JOURNEYS, APPLICATION = "frontend/e2e/", "frontend/"


def main(arguments: list[str]) -> int:
    """Run the tests of one path; give the runner's exit status."""
    if not arguments:
        print("Name a file of tests: make one T=tests/annotations/test_sync.py", file=sys.stderr)
        return 2
    path, *more = arguments
    if not path.startswith(APPLICATION):
        return subprocess.run([sys.executable, "-m", "pytest", "-q", path, *more], cwd=ROOT, check=False).returncode
    os.environ.update(frontend.environment())
    frontend.ensure_packages()
    os.environ["CHROMIUM"] = chromium.ensure()
    inside = path.removeprefix(APPLICATION)
    if not path.startswith(JOURNEYS):
        command = ["npx", "--no-install", "vitest", "run", inside, *more]
        return subprocess.run(command, cwd=frontend.FOLDER, check=False).returncode
    frontend.ensure_build()
    with tempfile.TemporaryDirectory(prefix="onrecord-reports-") as folder:
        return 1 if journeys.one_by_one(Path(folder), inside, *more).failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
