"""AWS between the code and the fakes: one clock, the stack's queues, table and topic, and a fault at any call."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from botocore.exceptions import EndpointConnectionError

from local.ses import FakeSes
from tests.fakes import FakeClock, FakeDynamo, FakeSns, FakeSqs
from tests.simulation import stack

Call = Callable[[str, dict[str, Any]], object]
DOWN = EndpointConnectionError(endpoint_url="aws")


class Killed(BaseException):
    """Lambda ends the process here: no handler of ours runs."""


@dataclass
class Aws:
    """`before` and `after` hear each call by its name, `sqs.send_message`, and may raise; `calls` has all names."""

    clock: FakeClock = field(default_factory=FakeClock)
    calls: list[str] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    before: Call = lambda *_: None
    after: Call = lambda *_: None

    def __post_init__(self) -> None:
        self.sqs = FakeSqs(self.clock, strict=True)
        stack.make_queues(self.sqs)
        self.dynamo = FakeDynamo(self.clock)
        self.dynamo.create_table(TableName="ledger", **stack.SCHEMA)
        self.sns = FakeSns(strict=True)
        self.sns.create_topic(Name="alerts")
        self.ses = FakeSes(
            identities=["forms@example.com"],
            configuration_sets=["mailchute"],
            clock=self.clock,
            emit=self.events.append,
        )

    def client(self, service: str) -> "Tap":
        """What the wiring functions want: a client by boto3's name for it."""
        fakes = {"sqs": self.sqs, "dynamodb": self.dynamo, "sns": self.sns, "sesv2": self.ses}
        return Tap(self, service, fakes[service])

    def mend(self) -> None:
        """Nothing is broken any more."""
        self.before = self.after = lambda *_: None

    @property
    def now(self) -> int:
        """Seconds since the epoch."""
        return int(self.clock().timestamp())

    def later(self, **delta: float) -> None:
        """Let time pass."""
        self.clock.advance(timedelta(**delta).total_seconds())

    @property
    def alerts(self) -> list[str]:
        """The texts that were published."""
        return [call["Message"] for call in self.sns.published]

    @property
    def dead(self) -> list[dict[str, Any]]:
        """The dead letters, as bodies and plain attributes."""
        return self.sqs.messages[stack.DEAD]


@dataclass(frozen=True)
class Tap:
    """One client."""

    aws: Aws
    service: str
    fake: Any

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        def call(**request: Any) -> Any:
            name = f"{self.service}.{operation}"
            self.aws.calls.append(name)
            self.aws.before(name, request)
            answer = getattr(self.fake, operation)(**request)
            self.aws.after(name, request)
            return answer

        return call


def failing(name: str, error: BaseException = DOWN, *, at: int = 1, times: int = 1_000_000) -> Call:
    """Raises at the `at`-th call of this name, and at the `times` - 1 after it."""
    seen = 0

    def hear(called: str, _: dict[str, Any]) -> None:
        nonlocal seen
        seen += called == name
        if called == name and at <= seen < at + times:
            raise error.with_traceback(None)  # raised again and again, it would grow

    return hear
