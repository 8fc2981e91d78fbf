"""What goes wrong in a history, drawn from its seed."""

import random
from dataclasses import dataclass, field
from typing import Any

from local.ses.breakage import Breakage
from tests.simulation.taps import Call, Trouble

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
_RATES = (0.0, 0.0, 0.0, 0.002, 0.01, 0.05)
_SES_DAYS = (
    Breakage.THROTTLE,
    Breakage.QUOTA,
    Breakage.PAUSE,
    Breakage.SUSPEND,
    Breakage.REJECT,
    Breakage.ERROR,
    Breakage.UNVERIFIED,
    Breakage.STALL,
    Breakage.DROP_ANSWER,
    Breakage.REFUSE_CONNECTION,
)


@dataclass(frozen=True)
class Window:
    """From `start` until `end` (seconds since the epoch), and with what rate."""

    start: float
    end: float
    rate: float
    what: str

    def hits(self, at: float, chance: random.Random) -> bool:
        """Whether it strikes now."""
        return self.start <= at < self.end and chance.random() < self.rate


@dataclass
class Weather:
    """Rates for every call, windows in which a service is down or SES refuses, and what becomes of SES's events."""

    chance: random.Random
    rates: dict[Trouble, float] = field(default_factory=dict)
    outages: list[Window] = field(default_factory=list)
    ses: list[Window] = field(default_factory=list)
    late_events: float = 0.0
    missing_events: float = 0.0
    double_events: float = 0.0
    clear_from: float = float("inf")

    @property
    def is_calm(self) -> bool:
        """Whether nothing at all goes wrong."""
        return not (self.outages or self.ses or any(self.rates.values()) or self.late_events or self.missing_events)

    def trouble(self, call: Call) -> Trouble:
        """For one call."""
        if call.at >= self.clear_from:
            return Trouble.NONE
        if any(window.what == call.service and window.hits(call.at, self.chance) for window in self.outages):
            return Trouble.ERROR if self.chance.random() < 0.7 else Trouble.LOST
        drawn = self.chance.random()
        for trouble, rate in self.rates.items():
            drawn -= rate
            if drawn < 0:
                return trouble
        return Trouble.NONE

    def breakage(self, at: float) -> Breakage:
        """What SES does now."""
        if at >= self.clear_from:
            return Breakage.NONE
        return next((Breakage(window.what) for window in self.ses if window.hits(at, self.chance)), Breakage.NONE)

    def event_delay(self, _event: dict[str, Any]) -> float | None:
        """Seconds until EventBridge hands it over, or None for never."""
        drawn = self.chance.random()
        if drawn < self.missing_events:
            return None
        late = drawn < self.missing_events + self.late_events
        return self.chance.uniform(10 * MINUTE, 3 * HOUR) if late else self.chance.uniform(0.3, 5.0)


def draw(chance: random.Random, start: float, length: float, longest: float) -> Weather:
    """One in ten histories is calm. No outage lasts longer than `longest` seconds."""
    weather = Weather(chance)
    if chance.random() < 0.1:
        return weather
    for trouble in (Trouble.ERROR, Trouble.PARTLY, Trouble.LOST, Trouble.KILL_BEFORE, Trouble.KILL_AFTER):
        weather.rates[trouble] = chance.choice(_RATES)
    weather.late_events, weather.missing_events = chance.choice(_RATES) * 4, chance.choice(_RATES) * 4
    services = ("dynamodb", "sqs", "sns")
    windows = [_window(chance, start, length, longest, chance.choice(services)) for _ in range(chance.randrange(3))]
    weather.outages = windows
    weather.ses = [
        _window(chance, start, length, longest, chance.choice(_SES_DAYS)) for _ in range(chance.randrange(3))
    ]
    return weather


def _window(chance: random.Random, start: float, length: float, longest: float, what: str) -> Window:
    begin = start + chance.uniform(0, length)
    shortest, most = chance.choice(((1.0, MINUTE), (MINUTE, HOUR), (HOUR, 9 * HOUR)))
    return Window(begin, begin + min(longest, chance.uniform(shortest, most)), chance.choice((0.1, 0.5, 1.0)), what)
