"""Time that passes only when told to."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]

NOON = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


def stopped() -> datetime:
    """The clock of a fake that was given none."""
    return NOON


class FakeClock:
    """Starts at noon; call it for the time."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> datetime:
        """Let time pass; the new time."""
        self.now += timedelta(seconds=seconds)
        return self.now
