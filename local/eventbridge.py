"""EventBridge between SES and the functions on this machine.

MiniStack has rules and matches patterns, but takes no events of AWS's own services: PutEvents refuses the source
`aws.ses`, as AWS does. So this reads the rules that template.yaml deployed and hands each event to the functions that
they name. Not played: event destinations of configuration sets, permissions, input transformers, targets that are no
functions, and where events go that a function failed on (they are given up).
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, NamedTuple

# Lambda invokes twice more, after one and two minutes ("How Lambda handles errors and retries with asynchronous
# invocation"); here the second comes at once, since nobody wants to wait.
ATTEMPTS = 3
PAUSE_SECONDS = 0.2
DRAIN_SECONDS = 2.0
# For the client that invokes: boto3's own second try would be one more invocation.
ONE_CALL: dict[str, Any] = {"read_timeout": 90, "retries": {"total_max_attempts": 1}}


class FunctionFailed(RuntimeError):
    """The function was invoked and raised."""


class Target(NamedTuple):
    """A function, and the pattern of the rule that names it."""

    pattern: str
    function: str


class EventBridge:
    """The default event bus: `put` never waits; one thread hands the events on, in order."""

    def __init__(self, say: Callable[[str], None] = print) -> None:
        self._say = say
        self._porter: _Porter | None = None

    def start(self, rules: Any, functions: Any) -> None:
        """With boto3's clients of `events` and `lambda`. Rules that are made later are not seen."""
        targets = tuple(_targets(rules))
        if targets:
            self._porter = _Porter(targets, rules, functions, self._say)
            self._porter.start()

    def put(self, event: Mapping[str, Any]) -> None:
        """Before `start`, after `stop`, and where no rule names a function, an event goes nowhere."""
        porter = self._porter
        if porter:
            porter.queue.put(json.dumps(event))

    @property
    def waiting(self) -> int:
        """How many events are still to be handed on."""
        return self._porter.queue.qsize() if self._porter else 0

    def stop(self) -> None:
        """Hands on what has come so far, for at most DRAIN_SECONDS, and ends."""
        if self._porter:
            self._porter.stop()
        self._porter = None


class _Porter(Thread):
    """Carries events from the queue to the functions until None comes, or its time is over."""

    def __init__(self, targets: Sequence[Target], rules: Any, functions: Any, say: Callable[[str], None]) -> None:
        super().__init__(daemon=True)
        self.queue: SimpleQueue[str | None] = SimpleQueue()
        self._targets, self._rules, self._functions, self._say = targets, rules, functions, say
        self._over = Event()

    def run(self) -> None:
        while (event := self.queue.get()) is not None and not self._over.is_set():
            for target in self._targets:
                self._hand_on(event, target)

    def stop(self) -> None:
        """Returns once all is carried, or after DRAIN_SECONDS; a function that runs then runs on."""
        self.queue.put(None)
        self.join(DRAIN_SECONDS)
        self._over.set()

    def _hand_on(self, event: str, target: Target) -> None:
        for _ in range(ATTEMPTS):
            try:
                if _matches(self._rules, target.pattern, event):
                    _invoke(self._functions, target.function, event)
            except Exception as error:  # noqa: BLE001 - whatever it is, the events behind it must go on
                problem = type(error).__name__
            else:
                return
            if self._over.wait(PAUSE_SECONDS):
                return
        self._say(f"an event was given up after {ATTEMPTS} attempts: {problem} at {target.function}")


def _targets(rules: Any) -> Iterator[Target]:
    for rule in rules.list_rules()["Rules"]:
        if rule.get("EventPattern") and rule["State"] == "ENABLED":
            for target in rules.list_targets_by_rule(Rule=rule["Name"])["Targets"]:
                if ":lambda:" in target["Arn"]:
                    yield Target(rule["EventPattern"], target["Arn"])


def _matches(rules: Any, pattern: str, event: str) -> bool:
    return bool(rules.test_event_pattern(EventPattern=pattern, Event=event)["Result"])


def _invoke(functions: Any, function: str, event: str) -> None:
    """Waits for the function, which keeps the events in order; real EventBridge does not. Raises FunctionFailed."""
    answer = functions.invoke(FunctionName=function, Payload=event)
    answer["Payload"].read()
    if "FunctionError" in answer:
        raise FunctionFailed
