"""template.yaml's alarms: what each looks at and when it speaks, literally, and what it tells whoever hears it."""

import re
from typing import Any

import pytest

from tests.unit.metric_names import EMITTED
from tests.unit.template import of_type, properties, template

HOUR, DAY = 3600, 86_400
AT_LEAST, ABOVE, BELOW = "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold"
VISIBLE, AGE = "ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"


def _queue(metric: str, name: str) -> tuple[Any, ...]:
    return ("AWS/SQS", metric, {"QueueName": {"Fn::GetAtt": [name, "QueueName"]}})


def _function(metric: str, name: str) -> tuple[Any, ...]:
    return ("AWS/Lambda", metric, {"FunctionName": {"Ref": f"{name}Function"}})


def _ours(metric: str) -> tuple[Any, ...]:
    return ("Mailchute", metric, {"stack": {"Ref": "AWS::StackName"}})


def _ses(metric: str) -> tuple[Any, ...]:
    """The whole account's: that is what AWS judges."""
    return ("AWS/SES", metric, {})


# Statistic, period, how many of how many; comparison, threshold, and what missing data means.
ANY_THERE = ("Maximum", 60, (1, 60), AT_LEAST, 1, "notBreaching")
AT_ONCE = ("Sum", 300, (1, 12), AT_LEAST, 1, "notBreaching")
AGAIN = ("Sum", 300, (2, 3), AT_LEAST, 1, "notBreaching")
ALARMS: dict[str, tuple[Any, ...]] = {
    "DeadLetterAlarm": (*_queue(VISIBLE, "DeadLetterQueue"), *ANY_THERE),
    "OldestDeadLetterAlarm": (*_ours("OldestDeadLetterDays"), "Maximum", HOUR, (1, 1), AT_LEAST, 10, "ignore"),
    "FeedbackFailureAlarm": (*_queue(VISIBLE, "FeedbackFailureQueue"), *ANY_THERE),
    "SubmissionAgeAlarm": (*_queue(AGE, "SubmissionQueue"), "Maximum", 300, (1, 12), ABOVE, HOUR, "notBreaching"),
    "CanaryMissingAlarm": (*_ours("CanaryDelivered"), "Sum", HOUR, (3, 3), BELOW, 1, "breaching"),
    "IntakeErrorsAlarm": (*_function("Errors", "Intake"), *AT_ONCE),
    "Endpoint5xxAlarm": ("AWS/ApiGateway", "5xx", {"ApiId": {"Ref": "Api"}}, *AT_ONCE),
    "IntakeThrottlesAlarm": (*_function("Throttles", "Intake"), *AGAIN),
    "IntakeDurationAlarm": (*_function("Duration", "Intake"), "p99", 300, (2, 3), AT_LEAST, 12_000, "notBreaching"),
    "MailerErrorsAlarm": (*_function("Errors", "Mailer"), *AGAIN),
    "MailerThrottlesAlarm": (*_function("Throttles", "Mailer"), *AGAIN),
    "MailerDurationAlarm": (*_function("Duration", "Mailer"), "p99", 300, (2, 3), AT_LEAST, 72_000, "notBreaching"),
    "FeedbackErrorsAlarm": (*_function("Errors", "Feedback"), *AGAIN),
    "WatchErrorsAlarm": (*_function("Errors", "Watch"), "Sum", HOUR, (1, 1), AT_LEAST, 1, "notBreaching"),
    "WebhookErrorsAlarm": (*_function("Errors", "Webhook"), *AT_ONCE),
    "BounceRateAlarm": (*_ses("Reputation.BounceRate"), "Maximum", HOUR, (1, 1), AT_LEAST, 0.05, "ignore"),
    "ComplaintRateAlarm": (*_ses("Reputation.ComplaintRate"), "Maximum", HOUR, (1, 1), AT_LEAST, 0.001, "ignore"),
    "FilterFailedAlarm": (*_ours("FilterFailed"), "Sum", HOUR, (1, 1), AT_LEAST, 1, "notBreaching"),
    "SpamShareAlarm": (*_ours("Quarantined"), "Average", DAY, (1, 1), AT_LEAST, {"Ref": "SpamShare"}, "notBreaching"),
}
SPELT_OUT = {"Namespace", "MetricName", "Dimensions", "Statistic", "ExtendedStatistic", "Period", "EvaluationPeriods"}
SPELT_OUT |= {"DatapointsToAlarm", "ComparisonOperator", "Threshold", "TreatMissingData"}
ELSEWHERE = {"AlarmDescription", "AlarmActions", "OKActions", "EvaluateLowSampleCountPercentile"}


def test_every_alarm_looks_at_what_it_should_and_speaks_when_it_should() -> None:
    """All of them, and nothing about them that is not said here."""
    assert {name: _said(alarm) for name, alarm in of_type("AWS::CloudWatch::Alarm").items()} == ALARMS


def _said(alarm: dict[str, Any]) -> tuple[Any, ...]:
    assert set(alarm) <= SPELT_OUT | ELSEWHERE
    assert ("Statistic" in alarm) is not ("ExtendedStatistic" in alarm)
    return (
        alarm["Namespace"],
        alarm["MetricName"],
        {dimension["Name"]: dimension["Value"] for dimension in alarm.get("Dimensions", [])},
        alarm.get("Statistic") or alarm["ExtendedStatistic"],
        alarm["Period"],
        (alarm["DatapointsToAlarm"], alarm["EvaluationPeriods"]),
        alarm["ComparisonOperator"],
        alarm["Threshold"],
        alarm["TreatMissingData"],
    )


def test_an_alarm_that_one_datapoint_sets_off_clears_an_hour_later_at_the_earliest() -> None:
    """Else a cause that comes and goes, or a look at a queue, would be told again and again."""
    for name, alarm in of_type("AWS::CloudWatch::Alarm").items():
        if alarm["DatapointsToAlarm"] == 1:
            assert alarm["Period"] * alarm["EvaluationPeriods"] >= HOUR, name


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_is_heard_when_it_goes_off_and_when_it_clears(name: str) -> None:
    """At the one topic that people subscribe to. That the webhook works again can't be told by the webhook: while it
    does not, the message would set the alarm off once more.
    """
    alarm, topic = properties(name), [{"Ref": "AlertTopic"}]
    assert alarm["AlarmActions"] == topic
    assert alarm.get("OKActions") == (None if name == "WebhookErrorsAlarm" else topic)


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_says_what_it_means_and_what_to_run(name: str) -> None:
    """With the stack and the region, to be pasted; on one line, and no longer than CloudWatch takes."""
    text = properties(name)["AlarmDescription"]["Fn::Sub"]
    commands = re.findall(r'"(mailchute [^"]+)"', text)
    assert commands
    for command in commands:
        assert command.endswith((f" {OPTIONS}", f" {OPTIONS} --reason REASON", f" {OPTIONS} --id ID")), command
    assert set(re.findall(r"\$\{([^}]+)\}", text)) <= {"AWS::StackName", "AWS::Region", "SpamShare"}
    assert 2 <= len(re.findall(r"[.!)](?: |$)", text)) <= 5
    assert "\n" not in text.strip()
    assert len(text) < 1024 - 200


OPTIONS = "--stack ${AWS::StackName} --region ${AWS::Region}"


def test_an_alarm_on_duration_goes_off_before_the_timeout() -> None:
    """At four fifths; a single slow invocation counts, for there may be no other."""
    for function in ("Intake", "Mailer"):
        alarm = properties(f"{function}DurationAlarm")
        assert alarm["Threshold"] == properties(f"{function}Function")["Timeout"] * 1000 * 4 // 5
        assert alarm["EvaluateLowSampleCountPercentile"] == "evaluate"
    seconds = re.findall(r"timeout of (\d+) seconds", str(template()["Resources"]))
    assert sorted(map(int, seconds)) == [properties(f"{name}Function")["Timeout"] for name in ("Intake", "Mailer")]


def test_an_alarm_on_a_metric_of_ours_looks_at_one_that_the_code_emits() -> None:
    """Under the dimensions of the stack alone, where each is counted once more."""
    ours = [alarm for alarm in of_type("AWS::CloudWatch::Alarm").values() if alarm["Namespace"] == "Mailchute"]
    assert {alarm["MetricName"] for alarm in ours} <= EMITTED
    assert all(alarm["Dimensions"] == [{"Name": "stack", "Value": {"Ref": "AWS::StackName"}}] for alarm in ours)
    variables = {name: f["Environment"]["Variables"] for name, f in of_type("AWS::Serverless::Function").items()}
    assert {name for name, each in variables.items() if each.get("STACK_NAME") == {"Ref": "AWS::StackName"}} == {
        "IntakeFunction",
        "MailerFunction",
        "FeedbackFunction",
        "WatchFunction",
    }


def test_every_function_has_an_alarm_on_its_errors() -> None:
    """A new one can't be forgotten."""
    watched = [alarm for alarm in of_type("AWS::CloudWatch::Alarm").values() if alarm["MetricName"] == "Errors"]
    assert {alarm["Dimensions"][0]["Value"]["Ref"] for alarm in watched} == set(of_type("AWS::Serverless::Function"))
