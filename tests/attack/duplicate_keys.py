"""Small JSON bodies with many keys, which a check for duplicates may not compare with one another."""

from concurrent.futures import ThreadPoolExecutor

from tests.attack.target import Outcome, Target


def send(target: Target, *, sizes: tuple[int, ...], at_once: int = 8, rounds: int = 2) -> Outcome:
    """Send objects of so many keys, the last one twice, to the address where anybody may sign in; 16 of each by default."""

    def one(size: int) -> str:
        keys = ",".join(f'"{number:x}":0' for number in range(size))
        return target.refusal(
            target.send("POST", "/_allauth/browser/v1/auth/login", f'{{{keys},"0":1}}', signed_in=False)
        )

    bodies = [size for size in sizes for _ in range(at_once * rounds)]
    with ThreadPoolExecutor(at_once) as attackers:
        problems = [problem for problem in attackers.map(one, bodies) if problem]
    return Outcome(len(bodies), "all refused" if not problems else "", "; ".join(sorted(set(problems))))
