"""template.yaml's dashboard: a body that CloudWatch reads, of metrics that there are."""

import json
import re
from typing import Any

from tests.unit.metric_names import EMITTED
from tests.unit.template import of_type, properties, template

# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
OF_SQS = {"ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"}
SEARCH = re.compile(r"""SEARCH\('\{Mailchute,([a-z,]+)\} MetricName="(\w+)" stack="stack"', 'Sum', 3600\)""")


def _body() -> tuple[str, dict[str, Any]]:
    body, variables = properties("Dashboard")["DashboardBody"]["Fn::Sub"]
    return body, variables


def _widgets() -> list[dict[str, Any]]:
    """As deployed, with everything that a stack may have; ${A.B} is A."""
    body, variables = _body()
    for name, value in variables.items():
        body = body.replace(f"${{{name}}}", value["Fn::If"][1]["Fn::Sub"])
    names = {"AWS::StackName": "stack", "AWS::Region": "region"}
    plain = re.sub(r"\$\{([^}]+)\}", lambda match: names.get(match[1], match[1].partition(".")[0]), body)
    widgets: list[dict[str, Any]] = json.loads(plain)["widgets"]
    return widgets


def _metrics() -> list[list[Any]]:
    shown = [widget["properties"] for widget in _widgets() if widget["type"] == "metric"]
    assert all(widget["region"] == "region" and widget["title"] for widget in shown)
    return [metric for widget in shown for metric in widget["metrics"]]


def test_the_dashboard_is_json_with_and_without_what_a_stack_may_have() -> None:
    """A comma too many, and CloudFormation refuses the whole stack."""
    body, variables = _body()
    for name, value in variables.items():
        condition, there, absent = value["Fn::If"]
        assert (condition, absent) == ({"CanaryAlarm": "HasCanary", "WebhookAlarm": "HasAlertWebhook"}[name], "")
        assert there["Fn::Sub"].startswith(', "${')
        body = body.replace(f"${{{name}}}", "")
    assert len(json.loads(body)["widgets"]) == len(_widgets())


def test_every_alarm_is_on_the_dashboard() -> None:
    """First of all, and each once."""
    first = _widgets()[0]
    assert first["type"] == "alarm"
    assert sorted(first["properties"]["alarms"]) == sorted(of_type("AWS::CloudWatch::Alarm"))


def test_an_alarm_that_may_not_be_there_is_not_named_as_if_it_were() -> None:
    """CloudFormation refuses a reference to what a condition leaves out."""
    body, _ = _body()
    conditional = {name for name, resource in template()["Resources"].items() if "Condition" in resource}
    assert not conditional & {name.partition(".")[0] for name in re.findall(r"\$\{([^}]+)\}", body)}


def test_every_metric_on_the_dashboard_is_one_that_there_is() -> None:
    """Of ours, those that the code emits; of SQS's, those that AWS documents, of queues that the stack has."""
    for metric in _metrics():
        if isinstance(metric[0], dict):
            found = SEARCH.fullmatch(metric[0]["expression"])
            assert found, metric
            assert found[2] in EMITTED
        elif metric[0] == "Mailchute":
            assert (metric[1] in EMITTED, metric[2:4]) == (True, ["stack", "stack"])
        else:
            assert (metric[0], metric[2]) == ("AWS/SQS", "QueueName")
            assert metric[1] in OF_SQS
            assert metric[3] in of_type("AWS::SQS::Queue")


def test_the_dashboard_answers_what_an_owner_asks() -> None:
    """What came and what became of it, how long it takes, and what waits where."""
    metrics = _metrics()
    ours = [(metric[1], *(options["stat"] for options in metric[4:])) for metric in metrics if metric[0] == "Mailchute"]
    assert ours == [
        *[("Accepted",), ("NotAccepted",), ("Delivered",), ("Parked",), ("Quarantined",)],
        *[("SecondsToSend", "p50"), ("SecondsToSend", "p99"), ("CanarySeconds",)],
        *[("Marked",), ("Quarantined",), ("FilterFailed",)],
    ]
    searches = [SEARCH.findall(metric[0]["expression"]) for metric in metrics if isinstance(metric[0], dict)]
    assert searches == [
        [("stack,form", "Accepted")],
        [("stack,form,reason", "Parked")],
        [("stack,form,reason", "Quarantined")],
    ]
    waiting = [metric[3] for metric in metrics if metric[1:2] == ["ApproximateNumberOfMessagesVisible"]]
    assert sorted(waiting) == sorted(of_type("AWS::SQS::Queue"))


def test_no_widget_lies_on_another() -> None:
    """Within CloudWatch's 24 columns."""
    places = [(w["x"] + x, w["y"] + y) for w in _widgets() for x in range(w["width"]) for y in range(w["height"])]
    assert len(places) == len(set(places))
    assert max(x for x, _ in places) < 24
