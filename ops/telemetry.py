"""What CloudWatch knows of a stack. Each function raises what the client raises."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from shared.metrics import NAMESPACE

WEEK = 7 * 86_400
# How often a layer of the spam filter could not look; the mail is marked then.
FILTER_FAILED = "FilterFailed"
COUNTED = ("Accepted", "Marked", "Quarantined", "Sent", "Delivered", "Bounced", "Parked", FILTER_FAILED)
# How many were quarantined or not: the canary is not among them.
JUDGED = "Judged"


def alarms(cloudwatch: Any, stack: str) -> list[tuple[str, str]]:
    """Each of the stack's by its logical id, with its state."""
    pages = cloudwatch.get_paginator("describe_alarms").paginate(AlarmNamePrefix=f"{stack}-")
    found = [
        (alarm["AlarmName"].removeprefix(f"{stack}-").split("-"), alarm["StateValue"])
        for page in pages
        for alarm in page["MetricAlarms"]
    ]
    # CloudFormation's names: stack, logical id, suffix. Others are those of a stack whose name begins as ours.
    return sorted((parts[0], state) for parts, state in found if len(parts) == 2)


def age_of_oldest(cloudwatch: Any, url: str) -> float | None:
    """Seconds, of a queue's oldest message, as SQS tells CloudWatch every minute; None where it has not."""
    dimension = {"Name": "QueueName", "Value": url.rpartition("/")[2]}
    metric = {"Namespace": "AWS/SQS", "MetricName": "ApproximateAgeOfOldestMessage", "Dimensions": [dimension]}
    values = _data(cloudwatch, {"age": (metric, 60, "Maximum")}, 900)["age"]
    return values[0] if values else None


def week(cloudwatch: Any, stack: str) -> dict[str, float]:
    """The last seven days' sums of our own metrics; what has none is left out."""
    dimensions = [{"Name": "stack", "Value": stack}]
    statistics = {name: (name, "Sum") for name in COUNTED} | {JUDGED: ("Quarantined", "SampleCount")}
    queries = {
        name: ({"Namespace": NAMESPACE, "MetricName": metric, "Dimensions": dimensions}, 3600, statistic)
        for name, (metric, statistic) in statistics.items()
    }
    return {name: sum(values) for name, values in _data(cloudwatch, queries, WEEK).items() if values}


def _data(cloudwatch: Any, queries: Mapping[str, tuple[Any, int, str]], seconds: int) -> dict[str, list[float]]:
    """Each metric's values of the last `seconds`, newest first."""
    ids = {f"m{number}": name for number, name in enumerate(queries)}
    asked = [
        {"Id": id_, "MetricStat": {"Metric": queries[name][0], "Period": queries[name][1], "Stat": queries[name][2]}}
        for id_, name in ids.items()
    ]
    end = datetime.now(UTC)
    pages = cloudwatch.get_paginator("get_metric_data").paginate(
        MetricDataQueries=asked, StartTime=end - timedelta(seconds=seconds), EndTime=end, ScanBy="TimestampDescending"
    )
    found: dict[str, list[float]] = {name: [] for name in queries}
    for page in pages:
        for result in page["MetricDataResults"]:
            found[ids[result["Id"]]] += result["Values"]
    return found
