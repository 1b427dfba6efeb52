"""The list of attacks, in full and in small, and how one of them is run and judged."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.attack import duplicate_keys, many_files, short_parts, slow_connections, wrong_links
from tests.attack.prober import Prober, Seen, slowdown
from tests.attack.slow_connections import mixed
from tests.attack.target import Outcome, Target, target

__all__ = ["FULL", "HEAD", "SMALL", "Attack", "Result", "run", "target"]

# The promise: /health/live answers within this, in seconds, whatever is going on. Where the machine has other work, it is
# multiplied by how much slower that made everything before and after the attack.
WITHIN = 1.0
HEAD = (
    f"{'attack':<38} {'requests':>8} {'worst':>9} {'median':>9} {'control':>9} {'machine':>7} {'restarts':>8}  answers"
)


@dataclass(frozen=True)
class Attack:
    """One attack: its name, and the function that does it."""

    name: str
    do: Callable[[Target], Outcome]


@dataclass(frozen=True)
class Result:
    """What became of the product under one attack."""

    attack: str
    outcome: Outcome
    seen: Seen
    restarts: int
    machine: float = 1.0

    def problems(self) -> list[str]:
        """Say what broke the promise; empty when nothing did."""
        found = [self.outcome.problem] if self.outcome.problem else []
        if self.seen.worst > WITHIN * self.machine:
            found.append(f"/health/live took {self.seen.worst:.2f} s")
        if self.seen.wrong:
            found.append(f"{self.seen.wrong} of {self.seen.probes} probes had no good answer")
        if self.restarts:
            found.append(f"{self.restarts} processes are others than before")
        return found

    def line(self) -> str:
        """Make a row of the table; times in milliseconds; control and machine tell how busy the machine was."""
        seen = self.seen
        times = f"{seen.worst * 1000:>6.0f} ms {seen.median * 1000:>6.1f} ms {seen.control * 1000:>6.0f} ms {self.machine:>6.1f}x"
        said = "; ".join(self.problems()) or self.outcome.got
        left_out = f" ({seen.left_out} of {seen.probes} probes left out)" if seen.left_out else ""
        return f"{self.attack:<38} {self.outcome.requests:>8} {times} {self.restarts:>8}  {said}{left_out}"


def run(product: Target, attack: Attack) -> Result:
    """Do one attack while the prober asks."""
    machine = slowdown()
    before = product.lasting()
    prober = Prober(product.port)
    try:
        outcome = attack.do(product)
    finally:
        seen = prober.stop()
    after = product.lasting()
    return Result(
        attack.name,
        outcome,
        seen,
        sum(after.get(name) != pid for name, pid in before.items()),
        max(machine, slowdown()),
    )


def _hold(name: str, kinds: list[str], seconds: float) -> Attack:
    return Attack(name, partial(slow_connections.hold, kinds=kinds, seconds=seconds))


FULL = [
    _hold("200 silent connections", ["silent"] * 200, 15),
    *(_hold(f"50 slow connections: {kind}", [kind] * 50, 8) for kind in slow_connections.SLOW),
    _hold("200 silent and 50 slow ones", mixed(200, 50), 30),
    _hold("400 of all kinds", mixed(40, 360), 30),
    _hold("1,500 silent connections", ["silent"] * 1500, 15),
    Attack("objects of 2,000 to 200,000 keys", partial(duplicate_keys.send, sizes=(2_000, 20_000, 200_000))),
    Attack("30 wrong sign-in links", partial(wrong_links.try_links, wrong=30)),
    Attack("501 files in an import", partial(many_files.send, files=501)),
    Attack("one million short parts", partial(short_parts.send, parts=1_000_000)),
]
SMALL = [
    _hold("200 silent and 50 slow ones", mixed(200, 50), 6),
    Attack("objects of 2,000 keys", partial(duplicate_keys.send, sizes=(2_000,), rounds=1)),
    Attack("30 wrong sign-in links", partial(wrong_links.try_links, wrong=30)),
    Attack("501 files in an import", partial(many_files.send, files=501, rounds=1)),
    Attack("50,000 short parts", partial(short_parts.send, parts=50_000)),
]
