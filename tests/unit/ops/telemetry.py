"""CloudWatch's metrics, alarms and logs in memory: as much of boto3's paginators as the operator's command reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class FakeCloudWatch:
    """`sums` by metric's name, with ` SampleCount` behind it where that is asked; `alarms` by name with their states;
    `asked` has what was asked for.
    """

    sums: dict[str, list[float]] = field(default_factory=dict)
    alarms: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def get_paginator(self, operation: str) -> "_Paginator":
        """For one of two operations."""
        return _Paginator({"describe_alarms": self._alarms, "get_metric_data": self._data}[operation])

    def _alarms(self, *, AlarmNamePrefix: str) -> Iterator[dict[str, Any]]:
        for name, state in self.alarms.items():
            if name.startswith(AlarmNamePrefix):
                yield {"MetricAlarms": [{"AlarmName": name, "StateValue": state}]}

    def _data(self, *, MetricDataQueries: list[dict[str, Any]], **window: Any) -> Iterator[dict[str, Any]]:
        for query in MetricDataQueries:
            self.asked.append({**query["MetricStat"], **window})
            statistic = query["MetricStat"]["Stat"]
            name = query["MetricStat"]["Metric"]["MetricName"] + f" {statistic}" * (statistic == "SampleCount")
            yield {"MetricDataResults": [{"Id": query["Id"], "Values": self.sums.get(name, [])}]}


@dataclass
class FakeLogs:
    """`lines` are times in seconds and texts, of one log group."""

    lines: list[tuple[float, str]] = field(default_factory=list)

    def get_paginator(self, operation: str) -> "_Paginator":
        """For filter_log_events."""
        return _Paginator({"filter_log_events": self._events}[operation])

    def _events(self, *, logGroupName: str, startTime: int, filterPattern: str) -> Iterator[dict[str, Any]]:
        assert logGroupName == "intake"
        for at, text in self.lines:
            if at * 1000 >= startTime and filterPattern.strip('"') in text:
                yield {"events": [{"timestamp": int(at * 1000), "message": text}]}


@dataclass(frozen=True)
class _Paginator:
    pages: Any

    def paginate(self, **request: Any) -> Iterator[dict[str, Any]]:
        return iter(self.pages(**request))
