"""Long histories from a seed: visitors, operators, redeployments and bad weather, then a drain, then the check."""

import random
from dataclasses import dataclass
from functools import partial

from local.ses.breakage import Breakage
from ops.letters.letter import Letter
from tests.simulation import stack
from tests.simulation.checker import Verdict, check
from tests.simulation.people import Intent, forms, replay, visit
from tests.simulation.scheduler import Task
from tests.simulation.weather import DAY, HOUR, Weather, Window, draw
from tests.simulation.world import START, World

# Long outages are for small histories: what waits is looked at every quarter of an hour.
SMALL = 50
# The longest that anything may take to come to rest: four days in the queue, and what was begun just before.
REST = 5 * DAY


@dataclass
class Outcome:
    """What came of a history; `world` for its timeline."""

    verdict: Verdict
    world: World


def history(seed: int, size: int) -> Outcome:
    """`size` submissions. The same seed and size give the same history."""
    chance = random.Random(seed)
    length = size * chance.choice((0.05, 1.0, 20.0))
    weather = draw(chance, START, length, 9 * HOUR if size <= SMALL else HOUR)
    world = World(
        chance.randrange(2**32),
        forms(),
        trouble=weather.trouble,
        weather=weather.breakage,
        event_delay=weather.event_delay,
    )
    if not weather.is_calm:
        world.lost_deletes = chance.choice((0.0, 0.002, 0.02))
    intents = _visitors(world, chance, size, length)
    _happenings(world, chance, weather, length, size)
    return finish(world, weather, intents, START + length)


def finish(world: World, weather: Weather, intents: dict[int, Intent], end: float) -> Outcome:
    """The weather clears, everything comes to rest, an operator mends and replays all, and again."""
    weather.clear_from = max(end, *(window.end for window in [*weather.ses, *weather.outages]), world.scheduler.now)
    rest(world, weather.clear_from)
    world.mailer_forms.update(world.forms)
    world.facts.note(world.scheduler.now, "--- everything has come to rest; an operator replays all ---")
    world.spawn("operator", lambda: replay(world))
    rest(world, world.scheduler.now + 1)
    verdict = check(world, intents)
    world.close()
    return Outcome(verdict, world)


def rest(world: World, earliest: float) -> None:
    """Until the submission queue is empty and nothing but pollers is there; at most REST."""
    world.scheduler.run(earliest)
    until = world.scheduler.now + REST
    while world.scheduler.now < until:
        world.scheduler.run(world.scheduler.now + HOUR)
        world.dynamo.expire()
        if not world.sqs.peek(stack.MAIN) and world.at_rest():
            return


def _visitors(world: World, chance: random.Random, size: int, length: float) -> dict[int, Intent]:
    """Some with a retry token, some who click twice, some on a form of its own, a few spammers."""
    intents = {}
    for number in range(size):
        token = f"token-{number:016d}" if chance.random() < 0.5 else ""
        intent = Intent(
            number,
            form=chance.choice(("contact", "contact", "support")),
            token=token,
            client=f"192.0.2.{chance.randrange(50)}",
            spam=chance.random() < 0.01,
        )
        clicks = 2 if chance.random() < 0.1 else 1
        world.spawn("visitor", partial(visit, world, intent, clicks), chance.uniform(0, length))
        intents[number] = intent
    return intents


def _happenings(world: World, chance: random.Random, weather: Weather, length: float, size: int) -> None:
    """What operators and SQS do meanwhile, and now and then a long pause or a deployment without one form."""
    if weather.is_calm:
        return
    for _ in range(chance.randrange(4)):
        _operator(world, chance, chance.uniform(0, length + 8 * HOUR))
    for _ in range(chance.randrange(size // 10 + 1)):
        world.scheduler.at(START + chance.uniform(0, length), world.repeat)
    if chance.random() < 0.2:
        start = chance.uniform(0, length)
        world.scheduler.at(START + start, lambda: world.mailer_forms.pop("support", None))
        world.scheduler.at(START + start + chance.uniform(0, HOUR), lambda: world.mailer_forms.update(world.forms))
    if chance.random() < 0.2:
        world.scheduler.at(START + chance.uniform(0, length), world.poison)
    if size <= SMALL and chance.random() < 0.1:
        weather.ses.append(Window(START, START + chance.uniform(1, 6) * DAY, 1.0, Breakage.PAUSE))


def _operator(world: World, chance: random.Random, delay: float) -> None:
    """One, or two at once; left alone, interrupted by Ctrl-C, or killed."""
    for _ in range(chance.choice((1, 1, 2))):
        share = chance.choice((0.3, 1.0))
        task = world.spawn("operator", partial(replay, world, partial(_is_chosen, chance, share)), delay)
        ends = chance.choice(("well", "well", "interrupted", "killed"))
        if ends != "well":
            world.scheduler.at(START + delay + chance.uniform(0, 2), partial(_end, task, ends))


def _is_chosen(chance: random.Random, share: float, _: Letter) -> bool:
    return chance.random() < share


def _end(task: Task, how: str) -> None:
    """`kill -9`, or Ctrl-C wherever it is."""
    if task.finished:
        return
    if how == "killed":
        task.family.kill()
    else:
        task.interrupt = KeyboardInterrupt()
