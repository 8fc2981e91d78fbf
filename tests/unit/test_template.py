"""template.yaml's promises to whoever deploys it: parameters, the public edge, and who may do what."""

import re
from typing import Any

from functions.intake.serve import CHALLENGE_ROUTE, THANKS_ROUTE, TOKEN_ROUTE
from functions.intake.settings import TEXTS as INTAKE_TEXTS
from functions.mailer.settings import NUMBERS, TEXTS
from functions.watch.settings import TEXTS as WATCH_TEXTS
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
        if "AllowedValues" in parameter:
            assert parameter["Default"] in parameter["AllowedValues"], name
        if "MinValue" in parameter:
            assert parameter["MinValue"] <= parameter["Default"] <= parameter["MaxValue"], name


def test_every_parameter_is_in_a_group() -> None:
    """Once, or the console shows it at the end, under "Other"."""
    groups = template()["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    grouped = [name for group in groups for name in group["Parameters"]]
    assert sorted(grouped) == sorted(template()["Parameters"])


def test_the_webhook_is_a_secret_and_speaks_https() -> None:
    """Whoever has its URL may post to the room."""
    parameter = template()["Parameters"]["AlertWebhook"]
    assert parameter["NoEcho"] is True
    pattern = parameter["AllowedPattern"]
    assert [bool(re.search(pattern, url)) for url in ("https://a", "http://a", "ftp://https://a")] == [
        True,
        False,
        False,
    ]


def test_what_is_not_wanted_is_not_made() -> None:
    """Without a webhook, and without a canary, nothing of either: neither function nor alarm."""
    of_condition: dict[str, set[str]] = {}
    for name, resource in template()["Resources"].items():
        if "Condition" in resource:
            of_condition.setdefault(resource["Condition"], set()).add(name)
    parts = ("Function", "Subscription", "Permission", "Role", "Logs", "ErrorsAlarm")
    assert of_condition == {
        "HasAlertEmail": {"AlertSubscription"},
        "HasAlertWebhook": {f"Webhook{part}" for part in parts},
        "HasCanary": {"CanaryRule", "CanaryPermission", "CanaryMissingAlarm"},
        "HasDomain": {"Domain", "DomainMapping"},
    }
    conditions = template()["Conditions"]
    assert conditions["HasAlertWebhook"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "AlertWebhook"}, ""]}]}
    assert conditions["HasCanary"] == {"Fn::Equals": [{"Ref": "Canary"}, "hourly"]}


def test_the_storys_throttle_is_the_default() -> None:
    """2 requests a second, a burst of 10."""
    settings = properties("ApiStage")["DefaultRouteSettings"]
    assert settings == {
        "ThrottlingRateLimit": {"Ref": "ThrottleRate"},
        "ThrottlingBurstLimit": {"Ref": "ThrottleBurst"},
    }
    assert template()["Parameters"]["ThrottleRate"]["Default"] == 2
    assert template()["Parameters"]["ThrottleBurst"]["Default"] == 10


def test_tokens_have_a_throttle_of_their_own_that_is_deployed_after_their_route() -> None:
    """Pages that are looked at must not use up what may be posted; a stage can't have settings of no route."""
    limits = {"ThrottlingRateLimit": 50, "ThrottlingBurstLimit": 100}
    assert properties("ApiStage")["RouteSettings"] == {TOKEN_ROUTE: limits, CHALLENGE_ROUTE: limits}
    assert template()["Resources"]["ApiStage"]["DependsOn"] == ["TokenRoute", "ChallengeRoute"]
    assert "GET" in properties("Api")["CorsConfiguration"]["AllowMethods"]


def test_every_route_leads_to_intake_and_is_one_that_it_knows() -> None:
    """Forms, our thank-you page, tokens and challenges."""
    routes = of_type("AWS::ApiGatewayV2::Route").values()
    assert {route["RouteKey"] for route in routes} == {"ANY /f/{form}", THANKS_ROUTE, TOKEN_ROUTE, CHALLENGE_ROUTE}
    assert {route["Target"]["Fn::Sub"] for route in routes} == {"integrations/${IntakeIntegration}"}


def test_the_form_key_is_the_stacks_own_uuid_and_the_captchas_is_a_secret() -> None:
    """docs/adr/0010-the-form-key.md."""
    variables = properties("IntakeFunction")["Environment"]["Variables"]
    assert variables["FORM_KEY"] == {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "AWS::StackId"}]}]}
    assert variables["CAPTCHA_SECRET"] == {"Ref": "CaptchaSecret"}
    parameter = template()["Parameters"]["CaptchaSecret"]
    assert (parameter["NoEcho"], parameter["Default"]) == (True, "")


def test_counters_are_forgotten() -> None:
    """After their day, and with the stack; no backup keeps them."""
    resource, table = template()["Resources"]["SpamCountsTable"], properties("SpamCountsTable")
    assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Delete", "Delete")
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    assert "PointInTimeRecoverySpecification" not in table
    assert table["KeySchema"] == [{"AttributeName": "id", "KeyType": "HASH"}]
    assert table["BillingMode"] == "PAY_PER_REQUEST"


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
    assert kept == ["SubmissionQueue", "DeadLetterQueue", "QuarantineQueue", "LedgerTable", "FeedbackFailureQueue"]
    assert all(template()["Resources"][name]["UpdateReplacePolicy"] == "Retain" for name in kept)


def test_each_function_is_given_what_its_settings_ask_for() -> None:
    """And nothing else."""
    variables = {
        name: set(function["Environment"]["Variables"])
        for name, function in of_type("AWS::Serverless::Function").items()
    }
    assert variables == {
        "IntakeFunction": {*INTAKE_TEXTS, "PREVIEW_ORIGINS", "CAPTCHA_SECRET"},
        "MailerFunction": {*TEXTS, *NUMBERS, "SENDER_NAME"},
        "FeedbackFunction": {"LEDGER_TABLE", "ALERT_TOPIC_ARN", "STACK_NAME"},
        "WatchFunction": set(WATCH_TEXTS),
        "WebhookFunction": {"WEBHOOK_URL"},
    }


def test_the_watch_posts_to_what_forms_post_to() -> None:
    """The canary takes the visitors' own way, a custom domain included."""
    variables = properties("WatchFunction")["Environment"]["Variables"]
    assert variables["ENDPOINT"] == template()["Outputs"]["Endpoint"]["Value"]


def test_an_operator_finds_all_parts_by_outputs() -> None:
    """What `mailchute` reads of a stack."""
    outputs = {name: output["Value"] for name, output in template()["Outputs"].items() if "Condition" not in output}
    assert {name: value["Ref"] for name, value in outputs.items() if set(value) == {"Ref"}} == {
        "SubmissionQueueUrl": "SubmissionQueue",
        "QuarantineQueueUrl": "QuarantineQueue",
        "DeadLetterQueueUrl": "DeadLetterQueue",
        "FeedbackFailureQueueUrl": "FeedbackFailureQueue",
        "AlertTopicArn": "AlertTopic",
        "LedgerTableName": "LedgerTable",
        "ConfigurationSetName": "ConfigurationSet",
        "ApiId": "Api",
        "IntakeFunctionName": "IntakeFunction",
        "IntakeLogGroup": "IntakeLogs",
        "MailerFunctionName": "MailerFunction",
        "FeedbackFunctionName": "FeedbackFunction",
        "WatchFunctionName": "WatchFunction",
    }
    assert set(outputs) - {name for name, value in outputs.items() if set(value) == {"Ref"}} == {
        "Endpoint",
        "FormSnippet",
        "DashboardUrl",
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
    assert len(roles) == len(groups) == 5
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
LOOK = ("sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes")
READ = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility")


def test_each_role_allows_what_its_function_calls_and_no_more() -> None:
    """No star as an action or a resource."""
    assert _allowed("IntakeRole") == {
        **dict.fromkeys(LOGS, "IntakeLogs"),
        "sqs:SendMessage": "SubmissionQueue, QuarantineQueue",
        "dynamodb:UpdateItem": "SpamCountsTable",
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
    assert _allowed("WatchRole") == {
        **dict.fromkeys(LOGS, "WatchLogs"),
        **dict.fromkeys(LOOK, "DeadLetterQueue, QuarantineQueue"),
        **dict.fromkeys(("dynamodb:GetItem", "dynamodb:PutItem"), "LedgerTable"),
        "sns:Publish": "AlertTopic",
    }
    assert _allowed("WebhookRole") == dict.fromkeys(LOGS, "WebhookLogs")
    assert len(of_type("AWS::IAM::Role")) == 5


def test_mail_is_sent_from_the_one_address_only() -> None:
    """Whatever identities the account has."""
    [policy] = properties("MailerRole")["Policies"]
    conditions = [s["Condition"] for s in policy["PolicyDocument"]["Statement"] if "Condition" in s]
    assert conditions == [{"StringEquals": {"ses:FromAddress": {"Ref": "SenderAddress"}}}]
