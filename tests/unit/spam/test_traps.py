"""Traps: what a machine does, and what is held against nobody."""

import pytest

from functions.intake.spam.sighting import Sighting
from functions.intake.spam.traps import timing
from tests.factories import contact_form


@pytest.mark.parametrize(
    ("age", "signals"),
    [
        (None, []),
        (-1.0, [("stale-token", 1.0)]),
        (0.0, [("too-fast", 1.5)]),
        (1.999, [("too-fast", 1.5)]),
        (2.0, [("token", -0.5)]),
        (86_400.0, [("token", -0.5)]),
    ],
)
def test_a_form_takes_its_time(age: float | None, signals: list[tuple[str, float]]) -> None:
    """A page without JavaScript has no token, and nothing is said of it; no verdict is ever forced by time alone."""
    found = list(timing(Sighting(contact_form(), (), age)))
    assert [(signal.reason, signal.points) for signal in found] == signals
    assert all((signal.at_least, signal.at_most) == ("accept", "quarantine") for signal in found)
