"""The way of SES's events to the functions: which, in what order, and what happens when a function fails."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pytest

from local import eventbridge
from local.eventbridge import EventBridge
from local.ses import FakeSes

ARN = "arn:aws:lambda:us-east-1:000000000000:function:feedback"
SES = json.dumps({"source": ["aws.ses"]})


def rule(name: str = "r", pattern: str = SES, state: str = "ENABLED") -> dict[str, str]:
    return {"Name": name, "EventPattern": pattern, "State": state}


@dataclass
class FakeRules:
    """boto3's client of EventBridge; a pattern is looked at for its sources only."""

    rules: list[dict[str, str]] = field(default_factory=lambda: [rule()])
    targets: dict[str, list[str]] = field(default_factory=lambda: {"r": [ARN]})

    def list_rules(self) -> dict[str, Any]:
        return {"Rules": self.rules}

    def list_targets_by_rule(self, *, Rule: str) -> dict[str, Any]:
        return {"Targets": [{"Id": arn, "Arn": arn} for arn in self.targets.get(Rule, [])]}

    def test_event_pattern(self, *, EventPattern: str, Event: str) -> dict[str, Any]:
        return {"Result": json.loads(Event)["source"] in json.loads(EventPattern)["source"]}


@dataclass
class FakeFunctions:
    """boto3's client of Lambda. `before` is called with each event and may raise, or give a FunctionError."""

    before: Callable[[dict[str, Any]], str | None] = lambda _: None
    got: list[tuple[str, Any]] = field(default_factory=list)

    def invoke(self, *, FunctionName: str, Payload: str) -> dict[str, Any]:
        event = json.loads(Payload)
        self.got.append((FunctionName, event["id"]))
        error = self.before(event)
        return {"Payload": BytesIO(b"null")} | ({"FunctionError": error} if error else {})

    @property
    def ids(self) -> list[Any]:
        return [id_ for _, id_ in self.got]


def event(id_: int, source: str = "aws.ses") -> dict[str, Any]:
    return {"id": id_, "source": source}


Start = Callable[..., EventBridge]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eventbridge, "PAUSE_SECONDS", 0.01)


@pytest.fixture
def start(said: list[str]) -> Iterator[Start]:
    """Makes a started bus, which ends with the test."""
    made = []

    def begin(functions: FakeFunctions, rules: FakeRules | None = None) -> EventBridge:
        bus = EventBridge(said.append)
        bus.start(rules or FakeRules(), functions)
        made.append(bus)
        return bus

    yield begin
    for bus in made:
        bus.stop()


def test_events_come_to_the_function_in_order(start: Start) -> None:
    """All of a burst, and stopping waits for them."""
    functions = FakeFunctions()
    bus = start(functions)
    for number in range(200):
        bus.put(event(number))
    bus.stop()
    assert functions.got == [(ARN, number) for number in range(200)]


def test_what_does_not_match_goes_nowhere(start: Start) -> None:
    """By the rule's own pattern."""
    functions = FakeFunctions()
    bus = start(functions)
    bus.put(event(1, source="other"))
    bus.put(event(2))
    bus.stop()
    assert functions.ids == [2]


def test_only_enabled_rules_with_a_pattern_and_a_function_count(start: Start) -> None:
    """Not schedules, not disabled rules, not queues; and a function that two rules name gets an event twice."""
    functions = FakeFunctions()
    rules = FakeRules(
        rules=[rule("off", state="DISABLED"), rule("schedule", pattern=""), rule("queue"), rule("a"), rule("b")],
        targets={"off": [ARN], "schedule": [ARN], "queue": ["arn:aws:sqs:x"], "a": [ARN], "b": [ARN]},
    )
    bus = start(functions, rules)
    bus.put(event(1))
    bus.stop()
    assert functions.got == [(ARN, 1), (ARN, 1)]


def test_without_a_rule_there_is_no_thread(start: Start) -> None:
    """And events are not kept."""
    before = threading.active_count()
    bus = start(FakeFunctions(), FakeRules(rules=[]))
    bus.put(event(1))
    assert threading.active_count() == before


def test_nothing_comes_before_the_start_or_after_the_stop(start: Start) -> None:
    """As before a rule is made, and after it is gone."""
    functions = FakeFunctions()
    early = EventBridge()
    early.put(event(1))
    early.stop()
    bus = start(functions)
    bus.stop()
    bus.put(event(2))
    bus.stop()
    assert functions.got == []


def test_a_bus_can_be_started_again(start: Start) -> None:
    """Like the stack that it belongs to."""
    functions = FakeFunctions()
    bus = start(functions)
    bus.stop()
    bus.start(FakeRules(), functions)
    bus.put(event(1))
    bus.stop()
    assert functions.ids == [1]


def test_putting_never_waits(start: Start) -> None:
    """Neither does the mail whose events they are, whatever the function does meanwhile."""
    release = threading.Event()

    def before(_: dict[str, Any]) -> None:
        release.wait(10)

    functions = FakeFunctions(before)
    bus = start(functions)
    fake = FakeSes(identities=["example.com"], configuration_sets=["c"], emit=bus.put)
    simple = {"Subject": {"Data": "x"}, "Body": {"Text": {"Data": "x"}}}
    begun = time.monotonic()
    for _ in range(200):
        fake.send_email(
            FromEmailAddress="a@example.com",
            Destination={"ToAddresses": ["b@example.org"]},
            Content={"Simple": simple},
            ConfigurationSetName="c",
        )
    assert time.monotonic() - begun < 5
    assert len(functions.got) <= 1
    release.set()
    bus.stop()
    assert len(functions.got) == 400


def failing(times: int, how: Callable[[], str]) -> FakeFunctions:
    """Fails event 1 so many times."""
    left = [times]

    def before(event: dict[str, Any]) -> str | None:
        if event["id"] != 1 or not left[0]:
            return None
        left[0] -= 1
        return how()

    return FakeFunctions(before)


def broken_connection() -> str:
    raise ConnectionError


HOW: dict[str, Callable[[], str]] = {"raises": lambda: "Unhandled", "can't be reached": broken_connection}


@pytest.mark.parametrize("how", HOW.values(), ids=HOW)
def test_a_failed_event_is_tried_twice_more(start: Start, said: list[str], how: Callable[[], str]) -> None:
    """Those behind it wait, so the order holds; nothing is said of what went well in the end."""
    functions = failing(2, how)
    bus = start(functions)
    bus.put(event(1))
    bus.put(event(2))
    bus.stop()
    assert functions.ids == [1, 1, 1, 2]
    assert said == []


@pytest.mark.parametrize("how", HOW.values(), ids=HOW)
def test_after_three_attempts_an_event_is_given_up(start: Start, said: list[str], how: Callable[[], str]) -> None:
    """Out loud, and those behind it go on."""
    functions = failing(99, how)
    bus = start(functions)
    bus.put(event(1))
    bus.put(event(2))
    bus.stop()
    assert functions.ids == [1, 1, 1, 2]
    (line,) = said
    assert "given up after 3 attempts" in line
    assert ARN in line


def test_stopping_waits_for_a_slow_function_only_so_long(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two seconds; here fewer. What was not handed on by then never is."""
    assert eventbridge.DRAIN_SECONDS == 2
    monkeypatch.setattr(eventbridge, "DRAIN_SECONDS", 0.1)
    release, ended = threading.Event(), threading.Event()

    def before(_: dict[str, Any]) -> None:
        release.wait(10)
        ended.set()

    functions = FakeFunctions(before)
    bus = start(functions)
    bus.put(event(1))
    bus.put(event(2))
    begun = time.monotonic()
    bus.stop()
    assert time.monotonic() - begun < 5
    threads = [thread for thread in threading.enumerate() if isinstance(thread, eventbridge._Porter)]
    release.set()
    for thread in threads:
        thread.join(5)
    assert ended.is_set()
    assert functions.ids == [1]


def test_stopping_does_not_wait_for_further_attempts(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """A function that fails while everything stops, because everything stops, is left alone."""
    monkeypatch.setattr(eventbridge, "DRAIN_SECONDS", 0.1)
    monkeypatch.setattr(eventbridge, "PAUSE_SECONDS", 60)
    others = threading.enumerate()  # a running stack's porter among them
    functions = failing(99, broken_connection)
    bus = start(functions)
    bus.put(event(1))
    bus.stop()
    for thread in threading.enumerate():
        if isinstance(thread, eventbridge._Porter) and thread not in others:
            thread.join(5)
            assert not thread.is_alive()
    assert functions.ids == [1]
