"""The account's rate, with a clock that moves when somebody sleeps."""

from dataclasses import dataclass, field
from threading import Barrier, Thread

import pytest

from functions.mailer.pace import Pace


@dataclass
class Night:
    """A clock, and a sleep that moves it."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


def _pace(night: Night, per_second: float) -> Pace:
    return Pace(per_second, night.clock, night.sleep)


def test_one_seconds_worth_goes_at_once_then_one_by_one() -> None:
    """Seven a second: seven are free, and each more is a seventh of a second later."""
    night = Night()
    pace = _pace(night, 7)
    for _ in range(7):
        pace.wait()
    assert night.slept == []
    for _ in range(3):
        pace.wait()
    assert night.slept == [round(1 / 7, 6)] * 3


def test_a_slow_account_gets_one_mail_at_a_time() -> None:
    """Half a mail a second."""
    night = Night()
    pace = _pace(night, 0.5)
    for _ in range(3):
        pace.wait()
    assert night.slept == [2, 2]


def test_a_long_rest_fills_the_bucket_and_no_more() -> None:
    """An hour's quiet earns one second's worth."""
    night = Night()
    pace = _pace(night, 2)
    pace.wait()
    night.now += 3600
    for _ in range(4):
        pace.wait()
    assert night.slept == [0.5, 0.5]


@pytest.mark.parametrize("per_second", [0.3, 1, 7, 500])
def test_over_time_the_rate_holds(per_second: float) -> None:
    """One second's worth more than the rate at most, however long it goes on."""
    night = Night()
    pace = _pace(night, per_second)
    for sent in range(1, 1000):
        pace.wait()
        assert sent <= max(1.0, per_second) + (night.now - 100) * per_second + 1e-6


def test_threads_that_wait_together_wait_in_turn() -> None:
    """Each takes a token of its own before it sleeps: nobody holds the others up, and no token is taken twice."""
    slept: list[float] = []
    pace = Pace(2, lambda: 100.0, slept.append)
    barrier = Barrier(10, timeout=10)

    def waits() -> None:
        barrier.wait()
        pace.wait()

    threads = [Thread(target=waits) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    assert sorted(slept) == pytest.approx([0.5 * n for n in range(1, 9)])
