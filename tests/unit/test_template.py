"""template.yaml's promises to whoever deploys it: parameters, the public edge, and who may do what."""

import re
from typing import Any

from functions.mailer.settings import NUMBERS, TEXTS
from tests.unit.template import REPO, of_type, properties, template


def test_every_parameter_says_what_it_is_and_what_it_takes() -> None:
    """A description, and a pattern or bounds; only the sender has no default."""
    for name, parameter in template()["Parameters"].items():
        assert parameter["Description"], name
        assert {"AllowedPattern", "MinValue", "AllowedValues"} & set(parameter), name
    without = [name for name, parameter in template()["Parameters"].items() if "Default" not in parameter]
    assert without == ["SenderAddress"]


def test_every_default_passes_its_own_pattern() -> None:
    """CloudFormation would refuse the stack otherwise."""
    for name, parameter in template()["Parameters"].items():
        if "AllowedPattern" in parameter and "Default" in parameter:
            assert re.search(parameter["AllowedPattern"], parameter["Default"]), name


def test_the_storys_throttle_is_the_default() -> None:
    """2 requests a second, a burst of 10."""
    settings = properties("ApiStage")["DefaultRouteSettings"]
    assert settings == {
        "ThrottlingRateLimit": {"Ref": "ThrottleRate"},
        "ThrottlingBurstLimit": {"Ref": "ThrottleBurst"},
    }
    assert template()["Parameters"]["ThrottleRate"]["Default"] == 2
    assert template()["Parameters"]["ThrottleBurst"]["Default"] == 10


def test_the_access_log_holds_nothing_about_a_person() -> None:
    """No address, agent, path or query."""
    named = set(re.findall(r"\$context\.[\w.]+", properties("ApiStage")["AccessLogSettings"]["Format"]))
    assert named == {
        "$context.requestId",
        "$context.requestTime",
        "$context.routeKey",
        "$context.status",
        "$context.responseLatency",
        "$context.error.responseType",
    }


def test_a_deleted_stack_leaves_its_mail() -> None:
    """Queues and ledger outlive it."""
    kept = [n for n, r in template()["Resources"].items() if r.get("DeletionPolicy") == "RetainExceptOnCreate"]
    assert kept == ["SubmissionQueue", "DeadLetterQueue", "QuarantineQueue", "LedgerTable"]


def test_each_function_is_given_what_its_settings_ask_for() -> None:
    """And nothing else."""
    variables = {
        name: set(function["Environment"]["Variables"])
        for name, function in of_type("AWS::Serverless::Function").items()
    }
    assert variables == {
        "IntakeFunction": {"SUBMISSION_QUEUE_URL", "QUARANTINE_QUEUE_URL", "PREVIEW_ORIGINS"},
        "MailerFunction": {*TEXTS, *NUMBERS, "SENDER_NAME"},
        "FeedbackFunction": {"LEDGER_TABLE", "ALERT_TOPIC_ARN"},
    }


def test_functions_run_where_their_bundles_are_built_for() -> None:
    """python3.13 on arm64, each function with its own role and its own log group that forgets."""
    globals_ = template()["Globals"]["Function"]
    assert (globals_["Runtime"], globals_["Architectures"]) == ("python3.13", ["arm64"])
    makefile = (REPO / "Makefile").read_text("utf-8")
    assert "--platform manylinux2014_aarch64 --implementation cp --python-version 3.13" in makefile
    roles, groups = set(), set()
    for name, function in of_type("AWS::Serverless::Function").items():
        assert template()["Resources"][name]["Metadata"] == {"BuildMethod": "makefile"}
        roles.add(str(function["Role"]))
        groups.add(function["LoggingConfig"]["LogGroup"]["Ref"])
    assert len(roles) == len(groups) == 3
    assert all(
        group["RetentionInDays"] == {"Ref": "LogRetentionDays"} for group in of_type("AWS::Logs::LogGroup").values()
    )


def _allowed(role: str) -> dict[str, str]:
    """Each action, and what it is allowed on, by logical ids."""
    found: dict[str, str] = {}
    for policy in properties(role)["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            actions = statement["Action"]
            assert statement["Effect"] == "Allow"
            for action in [actions] if isinstance(actions, str) else actions:
                found[action] = _named(statement["Resource"])
    return found


def _named(resource: Any) -> str:
    if isinstance(resource, list):
        return ", ".join(map(_named, resource))
    if "Fn::GetAtt" in resource:
        return str(resource["Fn::GetAtt"][0])
    return str(resource.get("Ref") or resource["Fn::Sub"].rpartition(":")[2])


LOGS = ("logs:CreateLogStream", "logs:PutLogEvents")
READ = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility")


def test_each_role_allows_what_its_function_calls_and_no_more() -> None:
    """No star as an action or a resource."""
    assert _allowed("IntakeRole") == {
        **dict.fromkeys(LOGS, "IntakeLogs"),
        "sqs:SendMessage": "SubmissionQueue, QuarantineQueue",
    }
    assert _allowed("MailerRole") == {
        **dict.fromkeys(LOGS, "MailerLogs"),
        **dict.fromkeys(READ, "SubmissionQueue"),
        "sqs:SendMessage": "DeadLetterQueue",
        **dict.fromkeys(("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"), "LedgerTable"),
        "sns:Publish": "AlertTopic",
        "ses:SendEmail": "identity/*, configuration-set/${ConfigurationSet}",
    }
    assert _allowed("FeedbackRole") == {
        **dict.fromkeys(LOGS, "FeedbackLogs"),
        **dict.fromkeys(("dynamodb:PutItem", "dynamodb:UpdateItem"), "LedgerTable"),
        "sns:Publish": "AlertTopic",
        "sqs:SendMessage": "FeedbackFailureQueue",
    }
    assert len(of_type("AWS::IAM::Role")) == 3


def test_mail_is_sent_from_the_one_address_only() -> None:
    """Whatever identities the account has."""
    [policy] = properties("MailerRole")["Policies"]
    conditions = [s["Condition"] for s in policy["PolicyDocument"]["Statement"] if "Condition" in s]
    assert conditions == [{"StringEquals": {"ses:FromAddress": {"Ref": "SenderAddress"}}}]
