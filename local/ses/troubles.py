"""Which fault hits which request."""

from collections.abc import Callable, Mapping
from threading import Event
from typing import Any, NamedTuple

from local.ses.breakage import ANSWERS, Breakage, NoAnswer, Plan


class Trouble(NamedTuple):
    """What goes wrong with one request; `over` is set once somebody chooses another fault."""

    breakage: Breakage
    over: Event

    def before(self) -> None:
        """Raises ClientError or NoAnswer unless the mail may be accepted."""
        if self.breakage in ANSWERS:
            raise ANSWERS[self.breakage].error()
        if self.breakage in (Breakage.STALL, Breakage.REFUSE_CONNECTION):
            raise NoAnswer(self.breakage, self.over)

    def after(self) -> None:
        """Raises NoAnswer where the answer to an accepted mail is lost."""
        if self.breakage is Breakage.DROP_ANSWER:
            raise NoAnswer(self.breakage, self.over)


class Troubles:
    """Chooses for each request: by `plan` where there is one, else what was set, as often as was set."""

    def __init__(self, chance: Callable[[], float], plan: Plan | None) -> None:
        self._chance, self._plan = chance, plan
        self._set: tuple[Breakage, float, Event] = (Breakage.NONE, 1.0, Event())

    @property
    def breakage(self) -> Breakage:
        """What was set."""
        return self._set[0]

    @property
    def rate(self) -> float:
        """How often it is to happen, from 0 to 1."""
        return self._set[1]

    def change(self, breakage: Breakage, rate: float) -> None:
        """From now on; requests that are held are let go. Raises ValueError for a rate that is none."""
        if not 0 <= rate <= 1:
            raise ValueError(f"a rate is from 0 to 1, not {rate}")
        _, _, over = self._set
        self._set = (breakage, rate, Event())
        over.set()

    def choose(self, request: Mapping[str, Any]) -> Trouble:
        """What goes wrong with this request."""
        breakage, rate, over = self._set
        if self._plan:
            return Trouble(self._plan(request), over)
        happens = breakage is not Breakage.NONE and self._chance() < rate
        return Trouble(breakage if happens else Breakage.NONE, over)
