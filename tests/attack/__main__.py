"""`make attack`: every attack on a product that is started for it, and a table of what became of /health/live."""

import sys
import tempfile
from pathlib import Path

from tests.attack.run import FULL, HEAD, run, target

if __name__ == "__main__":
    failed = 0
    with tempfile.TemporaryDirectory(prefix="onrecord-attack-") as folder, target(Path(folder)) as product:
        print(HEAD, flush=True)
        for attack in FULL:
            result = run(product, attack)
            print(result.line(), flush=True)
            failed += bool(result.problems())
    print(f"\n{len(FULL) - failed} of {len(FULL)} attacks changed nothing")
    sys.exit(1 if failed else 0)
