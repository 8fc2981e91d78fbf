"""Seconds since the epoch, as people and machines read them."""

from datetime import UTC, datetime


def iso(seconds: int) -> str:
    """`2026-11-24T12:00:00+00:00`."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def clock_time(seconds: int) -> str:
    """`2026-11-24 12:00 UTC`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
