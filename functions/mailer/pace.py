"""The account's rate: a token bucket that holds one second's worth."""

import time
from collections.abc import Callable
from threading import Lock


class Pace:
    """`wait` returns as soon as another send is within `per_second`; any number of threads may wait.

    Each mailer process has its share of the account's rate, and keeps its bucket from one invocation to the next.
    """

    def __init__(
        self,
        per_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._interval, self._most = 1 / per_second, max(1.0, per_second)
        self._clock, self._sleep, self._lock = clock, sleep, Lock()
        self._free_at = clock() - self._most * self._interval

    def wait(self) -> None:
        """Take one token, and sleep until it is there."""
        with self._lock:
            now = self._clock()
            # A full bucket is no fuller for having waited longer.
            self._free_at = max(self._free_at, now - self._most * self._interval) + self._interval
            seconds = self._free_at - now
        if seconds > 0:
            self._sleep(seconds)
