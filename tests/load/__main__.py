"""`make load`: people at work in a product that is started for them, a table of their requests, and what the ledger found."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.load.people import SYNCS, Pace
from tests.load.run import PER_ARTICLE, floor, run


def main() -> int:
    """Run one load; give 1 when anything failed, was lost or doubled, or was given to too many."""
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=180)
    parser.add_argument("--pause", type=float, default=5.0, help="seconds between two saves of a person, on average")
    chosen = parser.parse_args()
    # Spread over the length of a pass, so that not everybody submits at once; a third of the time at most.
    pace = Pace(chosen.pause, min(SYNCS * chosen.pause, chosen.seconds / 3))
    passes = 2 + chosen.seconds / (SYNCS * max(chosen.pause, 0.1))
    articles = int(chosen.people * passes / PER_ARTICLE) + chosen.people
    with tempfile.TemporaryDirectory(prefix="onrecord-load-") as folder:
        print(f"Starting a product with {articles} articles for {chosen.people} people ...", flush=True)
        with floor(Path(folder), chosen.people, articles) as (started, seed):
            counted = chosen.seconds - pace.arrival
            print(
                f"All have come in after {pace.arrival:.0f} s; what is counted are the {counted:.0f} s after.",
                flush=True,
            )
            if chosen.seconds < 2 * SYNCS * chosen.pause:
                print(
                    f"A pass takes {SYNCS * chosen.pause:.0f} s: in so short a time few people submit one.", flush=True
                )
            load = run(started, seed, chosen.seconds, pace)
    print(load.table())
    return 1 if load.errors or load.findings else 0


if __name__ == "__main__":
    sys.exit(main())
