"""Tests that failed beside others and are run once more, alone."""

from tests.tally import Tally


def failed(*names: str) -> Tally:
    return Tally(passed=10, failed=len(names), failures=list(names))


def never() -> Tally:
    raise AssertionError("Nothing is run again.")


def test_a_test_that_passes_alone_is_named_and_not_counted_as_failed() -> None:
    tally = failed("slow").run_again(lambda: Tally(passed=1))
    assert (tally.passed, tally.failed, tally.failures, tally.once) == (11, 0, [], ["slow"])


def test_tests_of_which_one_fails_alone_too_stay_failed() -> None:
    tally = failed("slow", "wrong").run_again(lambda: Tally(passed=1, failed=1))
    assert (tally.passed, tally.failed, tally.failures, tally.once) == (10, 2, ["slow", "wrong"], [])


def test_a_test_that_is_not_found_again_stays_failed() -> None:
    assert failed("gone").run_again(lambda: Tally(failed=1)).failed == 1
    assert failed("gone", "slow").run_again(lambda: Tally(passed=1)).failed == 2


def test_nothing_is_run_again_where_all_is_well_or_much_is_wrong_or_the_suite_broke_off() -> None:
    assert failed().run_again(never).failed == 0
    assert failed(*"abcdefghi").run_again(never).failed == 9
    assert Tally(passed=3).ended_with(2).run_again(never).failed == 1
