"""Metrics for CloudWatch, as lines of its embedded metric format on stdout.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import json
import sys
from collections.abc import Mapping
from typing import Protocol

from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import AmazonCloudWatchEMFProvider

NAMESPACE = "Mailchute"


class Count(Protocol):
    """Where a metric goes."""

    def __call__(self, name: str, details: Mapping[str, str], value: float = 1) -> None:
        """`value` more of `name`; `details` are names and codes, never what a visitor typed."""


def for_stack(stack: str) -> Count:
    """Each metric twice in one line: for the stack as a whole, which alarms look at, and with its details."""

    def count(name: str, details: Mapping[str, str], value: float = 1) -> None:
        # Without a service of its own: POWERTOOLS_SERVICE_NAME would be one more dimension of the stack's.
        metrics = AmazonCloudWatchEMFProvider(namespace=NAMESPACE, service="")
        metrics.add_metric(name, _unit(name), value)
        metrics.add_dimension("stack", stack)
        known = {key: text for key, text in details.items() if text}
        if known:
            metrics.add_dimensions(stack=stack, **known)
        # In one call: ten threads write at once, and print() writes a line's end by itself.
        sys.stdout.write(json.dumps(metrics.serialize_metric_set()) + "\n")

    return count


def _unit(name: str) -> MetricUnit:
    """CloudWatch knows no days."""
    if name.endswith("Days"):
        return MetricUnit.NoUnit
    return MetricUnit.Seconds if "Seconds" in name else MetricUnit.Count
