"""template.yaml's promises, read from the file itself."""

import re
from pathlib import Path
from typing import Any

import pytest
from samtranslator.yaml_helper import yaml_parse

from functions.mailer.clients import RECORD_SECONDS
from functions.mailer.deliver import LEASE, MAX_RECEIVES

REPO = Path(__file__).parents[2]
DAY = 86_400


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml_parse((REPO / "template.yaml").read_text("utf-8"))
    return parsed


def _properties(template: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = template["Resources"][name]["Properties"]
    return found


def _of_type(template: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {name: r["Properties"] for name, r in template["Resources"].items() if r["Type"] == kind}


def test_every_parameter_says_what_it_is_and_what_it_takes(template: dict[str, Any]) -> None:
    """A description, and a pattern or bounds; only the sender has no default."""
    for name, parameter in template["Parameters"].items():
        assert parameter["Description"], name
        assert {"AllowedPattern", "MinValue", "AllowedValues"} & set(parameter), name
    without = [name for name, parameter in template["Parameters"].items() if "Default" not in parameter]
    assert without == ["SenderAddress"]


def test_every_default_passes_its_own_pattern(template: dict[str, Any]) -> None:
    """CloudFormation would refuse the stack otherwise."""
    for name, parameter in template["Parameters"].items():
        if "AllowedPattern" in parameter and "Default" in parameter:
            assert re.search(parameter["AllowedPattern"], parameter["Default"]), name


def test_the_storys_throttle_is_the_default(template: dict[str, Any]) -> None:
    """2 requests a second, a burst of 10."""
    settings = _properties(template, "ApiStage")["DefaultRouteSettings"]
    assert settings == {
        "ThrottlingRateLimit": {"Ref": "ThrottleRate"},
        "ThrottlingBurstLimit": {"Ref": "ThrottleBurst"},
    }
    assert template["Parameters"]["ThrottleRate"]["Default"] == 2
    assert template["Parameters"]["ThrottleBurst"]["Default"] == 10


def test_the_access_log_holds_nothing_about_a_person(template: dict[str, Any]) -> None:
    """No address, agent, path or query."""
    named = set(re.findall(r"\$context\.[\w.]+", _properties(template, "ApiStage")["AccessLogSettings"]["Format"]))
    assert named == {
        "$context.requestId",
        "$context.requestTime",
        "$context.routeKey",
        "$context.status",
        "$context.responseLatency",
        "$context.error.responseType",
    }


def test_queues_are_encrypted_and_keep_a_dead_letter_longer_than_a_live_one(template: dict[str, Any]) -> None:
    """4, 14 and 14 days: a dead letter keeps its first enqueue time."""
    queues = _of_type(template, "AWS::SQS::Queue")
    assert {name: q["MessageRetentionPeriod"] / DAY for name, q in queues.items()} == {
        "SubmissionQueue": 4,
        "DeadLetterQueue": 14,
        "QuarantineQueue": 14,
    }
    assert all(queue["SqsManagedSseEnabled"] is True for queue in queues.values())
    assert [name for name, queue in queues.items() if "RedrivePolicy" in queue] == ["SubmissionQueue"]
    assert queues["SubmissionQueue"]["RedrivePolicy"]["maxReceiveCount"] == MAX_RECEIVES >= 5


def test_a_deleted_stack_leaves_its_mail(template: dict[str, Any]) -> None:
    """Queues and ledger outlive it."""
    kept = [n for n, r in template["Resources"].items() if r.get("DeletionPolicy") == "RetainExceptOnCreate"]
    assert kept == ["SubmissionQueue", "DeadLetterQueue", "QuarantineQueue", "LedgerTable"]


def test_the_visibility_timeout_is_six_times_the_mailers(template: dict[str, Any]) -> None:
    """And a lease ends within it, after the longest invocation, in which there is time for a record."""
    timeout = _properties(template, "MailerFunction")["Timeout"]
    visibility = _properties(template, "SubmissionQueue")["VisibilityTimeout"]
    assert visibility >= 6 * timeout
    assert RECORD_SECONDS + 10 < timeout < LEASE.total_seconds() < visibility


def test_the_mapping_reports_item_failures_and_is_capped(template: dict[str, Any]) -> None:
    """One bad record must not send its neighbours round again."""
    mapping = _properties(template, "MailerSource")
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["ScalingConfig"] == {"MaximumConcurrency": {"Ref": "MailerConcurrency"}}
    assert "FilterCriteria" not in mapping


def test_functions_run_where_their_bundles_are_built_for(template: dict[str, Any]) -> None:
    """python3.13 on arm64, each with its own role and its own log group that forgets."""
    globals_ = template["Globals"]["Function"]
    assert (globals_["Runtime"], globals_["Architectures"]) == ("python3.13", ["arm64"])
    makefile = (REPO / "Makefile").read_text("utf-8")
    assert "--platform manylinux2014_aarch64 --implementation cp --python-version 3.13" in makefile
    roles, groups = set(), set()
    for name, function in _of_type(template, "AWS::Serverless::Function").items():
        assert template["Resources"][name]["Metadata"] == {"BuildMethod": "makefile"}
        roles.add(str(function["Role"]))
        groups.add(function["LoggingConfig"]["LogGroup"]["Ref"])
    assert len(roles) == len(groups) == 2
    assert all(
        group["RetentionInDays"] == {"Ref": "LogRetentionDays"}
        for group in _of_type(template, "AWS::Logs::LogGroup").values()
    )


def test_roles_name_their_resources_and_ses_its_sender(template: dict[str, Any]) -> None:
    """No star as a resource; mail only from the one address."""
    statements = [
        statement
        for role in _of_type(template, "AWS::IAM::Role").values()
        for policy in role["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]
    assert len(statements) == 7
    assert all(statement["Resource"] != "*" for statement in statements)
    actions = [a for s in statements for a in ([s["Action"]] if isinstance(s["Action"], str) else s["Action"])]
    assert not [action for action in actions if "*" in action]
    ses = [statement for statement in statements if statement["Action"] == "ses:SendEmail"]
    assert [s["Condition"] for s in ses] == [{"StringEquals": {"ses:FromAddress": {"Ref": "SenderAddress"}}}]


def test_the_dead_letter_alarm_sees_every_way_into_the_queue(template: dict[str, Any]) -> None:
    """The number visible, not the number sent, which misses redriven messages."""
    alarm = _properties(template, "DeadLetterAlarm")
    assert (alarm["MetricName"], alarm["Statistic"], alarm["Threshold"], alarm["Period"]) == (
        "ApproximateNumberOfMessagesVisible",
        "Maximum",
        1,
        60,
    )
    assert alarm["TreatMissingData"] == "notBreaching"
    assert alarm["AlarmActions"] == alarm["OKActions"] == [{"Ref": "AlertTopic"}]
