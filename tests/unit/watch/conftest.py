"""The watch as Lambda has it, and letters that came at different times."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import count
from logging import StreamHandler
from typing import Any

import pytest
from aws_lambda_powertools import Logger

from functions.watch.handler import watch
from functions.watch.settings import read_settings
from functions.watch.work import work
from tests.factories import sent_message
from tests.simulation import stack
from tests.unit.aws import Aws

ENVIRONMENT = {**stack.ENVIRONMENT, "ENDPOINT": "https://api.example", "AWS_REGION": "eu-central-1"}
ID = "0193586e-8c00-7000-8000-000000000001"
# A logger of its own for each: Powertools gives out the old one for a name it knows.
_NUMBERS = count()


@dataclass
class Tower:
    """The watch; `left` is the invocation's time, `passing` hears each sleep, and `post` is the way in."""

    aws: Aws = field(default_factory=Aws)
    counted: list[tuple[str, float]] = field(default_factory=list)
    log: StringIO = field(default_factory=StringIO)
    left: Callable[[], float] = lambda: 300.0
    passing: Callable[[], object] = lambda: None
    post: Callable[[str], str] = lambda _: ID

    def __post_init__(self) -> None:
        self.logger = Logger(service=f"watch-{next(_NUMBERS)}", logger_handler=StreamHandler(self.log))
        self.watch = watch(
            read_settings(ENVIRONMENT),
            self.aws.client,
            seconds=lambda: self.aws.now,
            clock=lambda: self.aws.clock().timestamp(),
            sleep=self._sleep,
            post=self._post,
            count=self._count,
        )

    def work(self, **event: Any) -> None:
        """One invocation."""
        work(self.watch, event, self.left, self.logger)

    def letter(self, url: str, *, days: float = 0, body: str = "{}", **attributes: str) -> None:
        """One that came so many days ago."""
        self.aws.later(days=-days)
        self.aws.sqs.send_message(**sent_message(url=url, body=body, **attributes))
        self.aws.later(days=days)

    def dead(self, reason: str, form: str = "contact", *, days: float = 0) -> None:
        """A dead letter."""
        self.letter(stack.DEAD, days=days, reason=reason, form=form)

    def quarantined(self, reason: str = "honeypot", form: str = "contact", *, days: float = 0) -> None:
        """What looked like spam."""
        self.letter(stack.QUARANTINE, days=days, reason=reason, form=form)

    def measured(self) -> dict[str, float]:
        """The metrics of the latest look, by name."""
        found = dict(self.counted)
        assert len(found) == len(self.counted)
        self.counted.clear()
        return found

    def _post(self, token: str) -> str:
        return self.post(token)

    def _sleep(self, seconds: float) -> None:
        self.aws.later(seconds=seconds)
        self.passing()

    def _count(self, name: str, details: Mapping[str, str], value: float = 1) -> None:
        assert details == {}
        self.counted.append((name, value))


@pytest.fixture
def tower() -> Tower:
    return Tower()


@pytest.fixture
def aws(tower: Tower) -> Aws:
    return tower.aws
