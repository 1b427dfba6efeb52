"""Sign-in links that nobody was given, and then one that somebody was."""

from tests.attack.target import Outcome, Target


def try_links(target: Target, *, wrong: int) -> Outcome:
    """Follow so many wrong links, then the good one, which must still sign in."""
    for number in range(wrong):
        target.send("GET", f"{target.link[:-3]}{number:03}", signed_in=False)
    status, headers, _ = target.send("GET", target.link, signed_in=False)
    signed_in = "session=" in headers.get("set-cookie", "") and headers.get("location") == "/"
    problem = "" if signed_in else f"the good link led to {status} {headers.get('location')}"
    return Outcome(wrong + 1, "the good link signs in" if signed_in else "", problem)
