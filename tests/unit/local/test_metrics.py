"""The functions' counts on their way to the local CloudWatch."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from local import metrics
from local.metrics import Line, Metrics, Porter, metrics_in
from shared.metrics import for_stack

GROUPS = ["intake", "mailer"]
AT = 1_763_899_200_000


@dataclass
class FakeLogs:
    """boto3's client of CloudWatch Logs: events by group, given out by their time. `down` raises instead."""

    events: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {group: [] for group in GROUPS})
    down: bool = False

    def log(self, group: str, text: str, at: int = AT, stream: str = "s") -> None:
        self.events[group].append({"logStreamName": stream, "timestamp": at, "message": text})

    def get_paginator(self, operation: str) -> "FakeLogs":
        assert operation == "filter_log_events"
        return self

    def paginate(self, *, logGroupName: str, startTime: int, filterPattern: str) -> Iterator[dict[str, Any]]:
        if self.down:
            raise ConnectionError
        word = filterPattern.strip('"')
        found = [e for e in self.events[logGroupName] if e["timestamp"] >= startTime and word in e["message"]]
        yield {"events": found[:1]}
        yield {"events": found[1:]}


@dataclass
class FakeCloudWatch:
    """boto3's client of CloudWatch."""

    down: bool = False
    calls: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)

    def put_metric_data(self, *, Namespace: str, MetricData: list[dict[str, Any]]) -> None:
        if self.down:
            raise ConnectionError
        self.calls.append((Namespace, MetricData))

    @property
    def names(self) -> list[str]:
        return [datum["MetricName"] for _, data in self.calls for datum in data if len(datum["Dimensions"]) == 1]


def emf(name: str, value: Any = 1, **changes: Any) -> str:
    """A line as shared.metrics writes it."""
    directive = {
        "Namespace": "Mailchute",
        "Dimensions": [["stack"], ["stack", "form"]],
        "Metrics": [{"Name": name, "Unit": "Count"}],
    }
    line = {"_aws": {"Timestamp": AT, "CloudWatchMetrics": [directive]}, "stack": "local", "form": "contact"}
    return json.dumps({**line, name: value, **changes})


def line(text: str) -> Line:
    return Line("g", "s", AT, text)


def test_each_set_of_dimensions_is_a_metric_of_its_own() -> None:
    """With the time at which it was counted, as CloudWatch takes it."""
    at = datetime.fromtimestamp(AT / 1000, UTC)
    stack, form = {"Name": "stack", "Value": "local"}, {"Name": "form", "Value": "contact"}
    common = {"MetricName": "Sent", "Timestamp": at, "Unit": "Count", "Values": [3.0]}
    assert metrics_in([line(emf("Sent", 3))]) == {
        "Mailchute": [{**common, "Dimensions": [stack]}, {**common, "Dimensions": [stack, form]}]
    }


def test_what_our_functions_write_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    """Their own lines, which hold each value as a list."""
    for_stack("local")("Parked", {"form": "contact", "reason": "out_of_time"})
    found = metrics_in([line(text) for text in capsys.readouterr().out.splitlines()])["Mailchute"]
    dimensions = [{each["Name"]: each["Value"] for each in datum["Dimensions"]} for datum in found]
    assert dimensions == [{"stack": "local"}, {"stack": "local", "form": "contact", "reason": "out_of_time"}]
    assert [datum["Values"] for datum in found] == [[1.0], [1.0]]


@pytest.mark.parametrize(
    "text",
    [
        *("", "START RequestId: CloudWatchMetrics", "[]", "null", "[" * 100_000, '{"_aws": 1}'),
        *('{"_aws": {"CloudWatchMetrics": 1, "Timestamp": 1}}', emf("Sent", "three"), emf("Sent", None)),
        *(emf("Sent").replace('"form"', '"page"', 1), emf("Sent", _aws={"CloudWatchMetrics": []})),
    ],
)
def test_what_is_no_metric_is_left_out(text: str) -> None:
    """And those beside it are not."""
    [datum, _] = metrics_in([line(text), line(emf("Sent"))])["Mailchute"]
    assert datum["Values"] == [1.0]


@pytest.fixture
def logs() -> FakeLogs:
    return FakeLogs()


@pytest.fixture
def cloudwatch() -> FakeCloudWatch:
    return FakeCloudWatch()


@pytest.fixture
def porter(logs: FakeLogs, cloudwatch: FakeCloudWatch) -> Porter:
    return Porter(logs, cloudwatch, GROUPS)


def test_every_line_is_carried_once(logs: FakeLogs, cloudwatch: FakeCloudWatch, porter: Porter) -> None:
    """Of every group; the same line twice is two, and a late one is not missed."""
    logs.log("intake", emf("Accepted"))
    logs.log("mailer", emf("Sent"))
    logs.log("mailer", emf("Sent"))
    porter.carry(AT / 1000)
    logs.log("mailer", emf("Sent"))
    logs.log("mailer", emf("Sent"), at=AT - 5000)
    logs.log("mailer", emf("Parked"), at=AT + 500)
    for seconds in (1, 2, 15, 16):
        porter.carry(AT / 1000 + seconds)
    assert sorted(cloudwatch.names) == ["Accepted", "Parked", "Sent", "Sent", "Sent", "Sent"]


def test_what_could_not_be_carried_is_carried_later(logs: FakeLogs, cloudwatch: FakeCloudWatch, porter: Porter) -> None:
    """However long that takes, and not twice."""
    logs.log("mailer", emf("Sent"))
    cloudwatch.down = True
    for seconds in (0, 60):
        with pytest.raises(ConnectionError):
            porter.carry(AT / 1000 + seconds)
    cloudwatch.down = False
    for seconds in (120, 121):
        porter.carry(AT / 1000 + seconds)
    assert cloudwatch.names == ["Sent"]


def test_no_call_holds_more_than_cloudwatch_takes(logs: FakeLogs, cloudwatch: FakeCloudWatch, porter: Porter) -> None:
    """A thousand at once."""
    for _ in range(700):
        logs.log("mailer", emf("Sent"))
    porter.carry(AT / 1000)
    assert [len(data) for _, data in cloudwatch.calls] == [1000, 400]


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "EVERY_SECONDS", 0.01)


def _until(reached: Any) -> None:
    deadline = time.monotonic() + 5
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.usefixtures("_quick")
def test_nothing_that_goes_wrong_ends_it(logs: FakeLogs, cloudwatch: FakeCloudWatch) -> None:
    """An AWS that can't be reached for a while, for one."""
    logs.down = True
    logs.log("mailer", emf("Sent"))
    running = Metrics()
    running.start(logs, cloudwatch, GROUPS)
    time.sleep(0.05)
    logs.down = False
    _until(lambda: cloudwatch.names == ["Sent"])
    running.stop()


@pytest.mark.usefixtures("_quick")
def test_stopping_takes_no_longer_than_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the AWS hangs; here it is less. It can be stopped before it started, twice, and started again."""
    assert metrics.STOP_SECONDS == 1
    monkeypatch.setattr(metrics, "STOP_SECONDS", 0.1)
    asked, release = threading.Event(), threading.Event()

    class Hanging(FakeLogs):
        def paginate(self, **_: Any) -> Iterator[dict[str, Any]]:
            asked.set()
            release.wait(10)
            return iter(())

    running, cloudwatch, logs = Metrics(), FakeCloudWatch(), FakeLogs()
    running.stop()
    running.start(Hanging(), cloudwatch, GROUPS)
    assert asked.wait(5)
    begun = time.monotonic()
    running.stop()
    running.stop()
    assert time.monotonic() - begun < 1
    release.set()
    logs.log("mailer", emf("Sent"))
    running.start(logs, cloudwatch, GROUPS)
    _until(lambda: cloudwatch.names == ["Sent"])
    running.stop()
