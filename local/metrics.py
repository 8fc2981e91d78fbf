"""The functions' counts on their way to the local CloudWatch.

On AWS, CloudWatch finds metrics in whatever a function logs in the embedded metric format; MiniStack only keeps the
logs. So this reads them each second and puts what it finds.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any, NamedTuple

EVERY_SECONDS = 1.0
STOP_SECONDS = 1.0
# An event is looked for so long after its own time; none is late by more.
LATE_SECONDS = 10.0
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
AT_ONCE = 1000
# For the clients: whoever stops must not wait for an AWS that hangs.
BRIEFLY: dict[str, Any] = {"connect_timeout": 1, "read_timeout": 5, "retries": {"total_max_attempts": 1}}

Data = dict[str, list[dict[str, Any]]]


class Line(NamedTuple):
    """One logged event, as far as it tells two apart."""

    group: str
    stream: str
    at: int
    text: str


class Metrics:
    """Carries metrics in a thread of its own, from `start` to `stop`, and never raises into anything."""

    def __init__(self) -> None:
        self._over, self._thread = Event(), Thread()

    def start(self, logs: Any, cloudwatch: Any, groups: Sequence[str]) -> None:
        """With boto3's clients; `groups` are those of the functions' logs."""
        self._over = Event()
        porter = Porter(logs, cloudwatch, groups)
        self._thread = Thread(target=self._carry, args=(porter, self._over), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Returns within STOP_SECONDS."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(STOP_SECONDS)

    @staticmethod
    def _carry(porter: "Porter", over: Event) -> None:
        while not over.wait(EVERY_SECONDS):
            with suppress(Exception):  # whatever it is, the next look finds what this one did not carry
                porter.carry(time.time())


class Porter:
    """One look after the other. Raises what the clients raise; what was not carried then is found again."""

    def __init__(self, logs: Any, cloudwatch: Any, groups: Sequence[str]) -> None:
        self._logs, self._cloudwatch, self._groups = logs, cloudwatch, groups
        self._since, self._seen = 0.0, Counter[Line]()

    def carry(self, now: float) -> None:
        """Everything that was logged since the last look that went well."""
        found = Counter(self._lines())
        for namespace, data in metrics_in((found - self._seen).elements()).items():
            for at in range(0, len(data), AT_ONCE):
                self._cloudwatch.put_metric_data(Namespace=namespace, MetricData=data[at : at + AT_ONCE])
        self._since, self._seen = now - LATE_SECONDS, found

    def _lines(self) -> Iterator[Line]:
        for group in self._groups:
            pages = self._logs.get_paginator("filter_log_events").paginate(
                logGroupName=group, startTime=int(self._since * 1000), filterPattern='"CloudWatchMetrics"'
            )
            for event in (event for page in pages for event in page["events"]):
                yield Line(group, event["logStreamName"], event["timestamp"], event["message"])


def metrics_in(lines: Iterable[Line]) -> Data:
    """What PutMetricData wants, by namespace: each metric once for each set of its dimensions."""
    found: Data = defaultdict(list)
    for line in lines:
        with suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError):  # no line of this format
            for namespace, datum in list(_metrics(json.loads(line.text))):
                found[namespace].append(datum)
    return dict(found)


def _metrics(line: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    at = datetime.fromtimestamp(line["_aws"]["Timestamp"] / 1000, UTC)
    for directive in line["_aws"]["CloudWatchMetrics"]:
        for metric in directive["Metrics"]:
            value = line[metric["Name"]]
            for names in directive["Dimensions"]:
                yield (
                    directive["Namespace"],
                    {
                        "MetricName": metric["Name"],
                        "Dimensions": [{"Name": name, "Value": str(line[name])} for name in names],
                        "Timestamp": at,
                        "Unit": metric.get("Unit", "None"),
                        "Values": [float(each) for each in (value if isinstance(value, list) else [value])],
                    },
                )
