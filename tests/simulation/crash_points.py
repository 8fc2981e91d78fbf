"""Every call that the code makes in a short history, one after the other: the process dies before and after it, it
fails, or its answer is lost; once, or again and again for eight hours. Then everything drains, and the promise is
checked.

After SQLite's fault injection: fail the Nth operation, for N = 1, 2, … until a run has no Nth.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from local.ses.breakage import Breakage
from tests.simulation.histories import Outcome, finish
from tests.simulation.people import Intent, forms, replay, visit
from tests.simulation.taps import Call, Trouble
from tests.simulation.weather import DAY, HOUR, MINUTE, Weather, Window
from tests.simulation.world import START, World

PERSISTENT = 8 * HOUR
TROUBLES = (Trouble.KILL_BEFORE, Trouble.KILL_AFTER, Trouble.ERROR, Trouble.LOST)


@dataclass(frozen=True)
class Scenario:
    """A short history. `ses` says what SES does for how many seconds, `operator` after how many hours one replays."""

    name: str
    ses: tuple[tuple[Breakage, float], ...] = ()
    events_missing: bool = False
    only_sends: bool = False
    clicks: int = 1
    token: bool = True
    operator: float = 0.0
    form_missing: bool = False
    suppressed: bool = False
    poison: bool = False
    repeated: bool = False


SCENARIOS = (
    Scenario("plain"),
    Scenario("double click", clicks=2, token=False),
    Scenario("delivered twice by SQS", repeated=True),
    Scenario("SES throttles", ses=((Breakage.THROTTLE, 30),)),
    Scenario("SES refuses, an operator replays", ses=((Breakage.REJECT, 30),), operator=1),
    Scenario("answer lost, event comes", ses=((Breakage.DROP_ANSWER, 5),)),
    Scenario("answer and event lost", ses=((Breakage.DROP_ANSWER, 5),), events_missing=True),
    Scenario("answer lost, only the SEND event comes", ses=((Breakage.DROP_ANSWER, 5),), only_sends=True),
    Scenario("outcome unknown twice", ses=((Breakage.STALL, HOUR),), operator=2),
    Scenario("account paused", ses=((Breakage.PAUSE, 10 * MINUTE),)),
    Scenario("form missing for a while", form_missing=True, operator=1),
    Scenario("recipient suppressed", suppressed=True),
    Scenario("poison beside it", poison=True),
)

# Too long to hurt at every call: run as they are.
LONG = (
    Scenario("account paused for five days", ses=((Breakage.PAUSE, 5 * DAY),)),
    Scenario("SES refuses for an hour", ses=((Breakage.REJECT, HOUR),), operator=2),
)


@dataclass(frozen=True)
class Point:
    """Where a run is hurt, and how: at the `number`th call, and where `persistent` at every later one like it."""

    scenario: Scenario
    messages: int
    number: int
    trouble: Trouble
    persistent: bool

    def __str__(self) -> str:
        how = "persistent" if self.persistent else "once"
        return f"{self.scenario.name}, {self.messages} message(s), call {self.number}, {self.trouble}, {how}"


@dataclass
class _Hurt:
    point: Point
    site: str = field(default="")

    def __call__(self, call: Call) -> Trouble:
        if call.number == self.point.number:
            self.site = call.site
            return self.point.trouble
        again = self.point.persistent and call.site == self.site and call.at < START + PERSISTENT
        return self.point.trouble if again else Trouble.NONE


def points(scenarios: tuple[Scenario, ...] = SCENARIOS, messages: tuple[int, ...] = (1, 2)) -> Iterator[Point]:
    """All of them; each scenario is run unhurt first, to count its calls."""
    for scenario in scenarios:
        for count in messages:
            for call in unhurt(scenario, count).world.facts.calls:
                for trouble in [*TROUBLES, Trouble.PARTLY] if call.is_batch else TROUBLES:
                    yield from (Point(scenario, count, call.number, trouble, now) for now in (False, True))


def unhurt(scenario: Scenario, messages: int) -> Outcome:
    """The scenario by itself."""
    return _run(scenario, messages, lambda _: Trouble.NONE)


def hurt(point: Point) -> Outcome:
    """The scenario, hurt at a point."""
    return _run(point.scenario, point.messages, _Hurt(point))


def _run(scenario: Scenario, messages: int, trouble: Callable[[Call], Trouble]) -> Outcome:
    weather, at = Weather(random.Random(0)), START
    for breakage, seconds in scenario.ses:
        weather.ses.append(Window(at, at + seconds, 1.0, breakage))
    world = World(
        1,
        forms(),
        trouble=trouble,
        weather=weather.breakage,
        event_delay=partial(_event_delay, scenario),
    )
    _prepare(world, scenario)
    intents = {number: _intent(scenario, number) for number in range(messages)}
    for intent in intents.values():
        world.spawn("visitor", partial(visit, world, intent, scenario.clicks), 0.005 * intent.number)
    if scenario.operator:
        world.spawn("operator", partial(replay, world), scenario.operator * HOUR)
    return finish(world, weather, intents, START + PERSISTENT)


def _event_delay(scenario: Scenario, event: dict[str, Any]) -> float | None:
    if scenario.events_missing or (scenario.only_sends and event["detail"]["eventType"] != "Send"):
        return None
    return 2.0


def _intent(scenario: Scenario, number: int) -> Intent:
    token = f"token-{number:016d}" if scenario.token else ""
    return Intent(number, form="support" if scenario.form_missing else "contact", token=token)


def _prepare(world: World, scenario: Scenario) -> None:
    if scenario.form_missing:
        world.mailer_forms.pop("support")
        world.scheduler.at(START + HOUR / 2, lambda: world.mailer_forms.update(world.forms))
    if scenario.suppressed:
        world.ses.suppressed.update(world.forms["contact"].recipients)
    if scenario.poison:
        world.poison()
    if scenario.repeated:
        for after in (0.05, 0.09, 0.3):
            world.scheduler.at(START + after, world.repeat)
