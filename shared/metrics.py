"""Counts for CloudWatch, as lines of its embedded metric format on stdout."""

from collections.abc import Callable

from aws_lambda_powertools.metrics import MetricUnit, single_metric

NAMESPACE = "Mailchute"

# A metric's name, and its dimensions: names and codes, never what a visitor typed.
Count = Callable[[str, dict[str, str]], None]


def count(name: str, dimensions: dict[str, str]) -> None:
    """One more of `name`. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"""
    with single_metric(name=name, unit=MetricUnit.Count, value=1, namespace=NAMESPACE) as metric:
        for dimension, value in dimensions.items():
            metric.add_dimension(dimension, value)
