"""The waits between attempts, as a pure function."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.mailer.backoff import LONGEST, backoff
from functions.mailer.record import MARGIN
from functions.mailer.see_again import LONGEST as SQS_LONGEST
from shared.standing import MAX_ATTEMPTS

HOUR = 3600
# After the last attempt there is no wait.
WAITS = range(1, MAX_ATTEMPTS)
CAPS = [60, 120, 240, 480, 960, 1920, 3840, *[7200] * 40]


@pytest.mark.parametrize(("tries", "cap"), list(enumerate(CAPS, start=1)))
def test_the_cap_doubles_from_a_minute_to_two_hours(tries: int, cap: int) -> None:
    """Full jitter: from next to nothing to the whole of it."""
    assert [backoff(tries, chance) for chance in (0.0, 0.5, 1.0)] == [1, cap // 2, cap]


@given(st.integers(-10, 10**9), st.floats(allow_nan=False))
def test_whatever_it_is_given_sqs_takes_the_answer(tries: int, chance: float) -> None:
    """From a second to twelve hours, and no longer than the longest wait."""
    assert 1 <= backoff(tries, chance) <= LONGEST < SQS_LONGEST == 43_200


@given(st.integers(1, 40), st.floats(0, 1), st.floats(0, 1))
def test_a_higher_throw_never_waits_less(tries: int, one: float, other: float) -> None:
    """Nor do more tries."""
    low, high = sorted((one, other))
    assert backoff(tries, low) <= backoff(tries, high)
    assert backoff(tries, low) <= backoff(tries + 1, low)


def test_the_attempts_spread_over_some_six_hours() -> None:
    """On average; at the worst over twelve."""
    average = sum(backoff(tries, 0.5) for tries in WAITS) / HOUR
    worst = sum(backoff(tries, 1.0) for tries in WAITS) / HOUR
    assert average == pytest.approx(6, abs=0.5)
    assert worst <= 12.2


def test_a_wait_fits_into_what_the_queue_keeps_in_reserve() -> None:
    """A record that may still wait is not deleted by SQS during it."""
    assert LONGEST < MARGIN
