"""Hypothesis looks for a history that breaks the promise, and shrinks it to the shortest one."""

import random
from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from local.ses.breakage import Breakage
from ops.letters.letter import Letter
from tests.simulation.histories import finish
from tests.simulation.people import Intent, forms, replay, visit
from tests.simulation.taps import Call, Trouble
from tests.simulation.weather import HOUR, MINUTE, Weather
from tests.simulation.world import World

NUMBERS = st.integers(1, 12)


class Histories(RuleBasedStateMachine):
    """Anything that may happen, in any order; at the end it drains, and the promise is checked."""

    def __init__(self) -> None:
        super().__init__()
        self.ses, self.events = Breakage.NONE, True
        self.hurt: dict[int, Trouble] = {}
        self.calm = False
        self.intents: dict[int, Intent] = {}
        self.world = World(
            1, forms(), trouble=self._trouble, weather=lambda _: self.ses, event_delay=lambda _: self._event_delay()
        )

    def _trouble(self, call: Call) -> Trouble:
        return Trouble.NONE if self.calm else self.hurt.pop(call.number, Trouble.NONE)

    def _event_delay(self) -> float | None:
        return 2.0 if self.events or self.calm else None

    @rule(token=st.booleans(), clicks=st.integers(1, 2), form=st.sampled_from(("contact", "support")))
    def post(self, token: bool, clicks: int, form: str) -> None:
        """A visitor sends a form."""
        number = len(self.intents)
        self.intents[number] = Intent(number, form=form, token=f"token-{number:016d}" if token else "")
        self.world.spawn("visitor", partial(visit, self.world, self.intents[number], clicks))

    @rule(seconds=st.sampled_from((0.05, 1.0, 30.0, 6 * MINUTE, 20 * MINUTE, 3 * HOUR)))
    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.world.scheduler.run(self.world.scheduler.now + seconds)

    @rule(how=st.sampled_from(Breakage))
    def ses_is(self, how: Breakage) -> None:
        """SES changes its mind."""
        self.ses = how

    @rule(come=st.booleans())
    def events_come(self, come: bool) -> None:
        """SES's events, or none."""
        self.events = come

    @rule(calls=NUMBERS, trouble=st.sampled_from(Trouble))
    def trouble(self, calls: int, trouble: Trouble) -> None:
        """So many calls from now, one goes wrong."""
        self.hurt[self.world.taps.calls + calls] = trouble

    @precondition(lambda self: self.intents)
    @rule()
    def sqs_repeats(self) -> None:
        """At-least-once delivery."""
        self.world.repeat()

    @rule(share=st.sampled_from((0.5, 1.0)), interrupted=st.booleans())
    def operator(self, share: float, interrupted: bool) -> None:
        """Someone replays dead letters, and may press Ctrl-C."""
        task = self.world.spawn("operator", partial(replay, self.world, partial(_is_chosen, share)))
        if interrupted:
            self.world.scheduler.run(self.world.scheduler.now + 0.05)
            if not task.finished:
                task.interrupt = KeyboardInterrupt()

    @rule(gone=st.booleans())
    def redeploy(self, gone: bool) -> None:
        """With a form, or without it."""
        self.world.mailer_forms.update(self.world.forms)
        if gone:
            self.world.mailer_forms.pop("support")

    @invariant()
    def never_a_breach(self) -> None:
        """Whatever is seen on the way."""
        assert self.world.facts.breaches == []

    def teardown(self) -> None:
        """Everything drains."""
        self.calm, self.ses = True, Breakage.NONE
        outcome = finish(self.world, Weather(random.Random(0)), self.intents, self.world.scheduler.now)
        assert outcome.verdict.broken == {}, "\n".join(f"{at:.2f} {line}" for at, line in self.world.facts.timeline)


def _is_chosen(share: float, letter: Letter) -> bool:
    return share == 1.0 or sum(str(letter.message["MessageId"]).encode()) % 2 == 0


Histories.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=timedelta(seconds=20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestHistories = Histories.TestCase
