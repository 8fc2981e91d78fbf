"""What the stack's own services say: each fact by calls of its own. All raise what boto3 raises, and NoOutput."""

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import ClientError

from ops.books import Books
from ops.doctor.facts import (
    Alarm,
    Alarms,
    Alerts,
    Bundle,
    Captcha,
    Function,
    Origins,
    Queue,
    Queues,
    Rule,
    Source,
    Subscription,
    Visibility,
)
from ops.doctor.patient import Patient
from ops.parameters import allowed_origins
from ops.status import Hold, read_hold

FUNCTIONS = {"intake": "IntakeFunctionName", "mailer": "MailerFunctionName"}
RULES = ("FeedbackRule", "WatchRule", "CanaryRule")
_UNCONFIRMED = ("PendingConfirmation", "Deleted")


def alerts(patient: Patient) -> Alerts:
    topic = patient.output("AlertTopicArn")
    found = patient.pages("sns", "list_subscriptions_by_topic", "Subscriptions", TopicArn=topic)
    return Alerts(topic, tuple(map(_subscription, found)), patient.parameter("AlertEmail"))


def hold(patient: Patient) -> Hold | None:
    """By the ledger."""
    return read_hold(Books(patient.place.client("dynamodb"), patient.output("LedgerTableName")))


def sources(patient: Patient) -> list[Source]:
    """Between the submission queue and the mailer."""
    mailer, queue = patient.output("MailerFunctionName"), _queue(patient, "SubmissionQueueUrl").arn
    asked = {"FunctionName": mailer, "EventSourceArn": queue}
    found = patient.pages("lambda", "list_event_source_mappings", "EventSourceMappings", **asked)
    return [
        Source(each["UUID"], each["State"], "ReportBatchItemFailures" in each.get("FunctionResponseTypes", ()))
        for each in found
    ]


def alarms(patient: Patient) -> Alarms:
    """A stack's alarms have its name in front of theirs."""
    wanted = [each.name for each in patient.resources.values() if each.kind == "AWS::CloudWatch::Alarm"]
    found = patient.pages("cloudwatch", "describe_alarms", "MetricAlarms", AlarmNamePrefix=f"{patient.place.name}-")
    known = [
        Alarm(each["AlarmName"], each["StateValue"], each["ActionsEnabled"], tuple(each["AlarmActions"]))
        for each in found
    ]
    return Alarms(patient.output("AlertTopicArn"), tuple(wanted), {alarm.name: alarm for alarm in known})


def queues(patient: Patient) -> Queues:
    names = ("SubmissionQueueUrl", "DeadLetterQueueUrl", "QuarantineQueueUrl")
    return Queues(*(_queue(patient, name) for name in names))


def visibility(patient: Patient) -> Visibility:
    queue = _queue(patient, "SubmissionQueueUrl")
    return Visibility(queue.url, queue.hides, function(patient, "mailer").timeout)


def function(patient: Patient, name: str) -> Function:
    """`name` is as in template.yaml, in lower case and without Function."""
    named = patient.output(FUNCTIONS[name]) if name in FUNCTIONS else patient.resource(f"{name.title()}Function")
    said = patient.ask("lambda", "get_function_configuration", FunctionName=named)
    reason = said.get("StateReason") or said.get("LastUpdateStatusReason") or ""
    return Function(name, said["State"], said["LastUpdateStatus"], reason, said["Timeout"])


def rules(patient: Patient) -> list[Rule]:
    """Those that the stack should have."""
    wanted = RULES if patient.parameter("Canary") == "hourly" else RULES[:-1]
    return [_rule(patient, logical, patient.resource(logical)) for logical in wanted]


def origins(patient: Patient) -> Origins:
    """Raises InvalidForms, too."""
    said = patient.ask("apigatewayv2", "get_api", ApiId=patient.output("ApiId"))
    wanted = allowed_origins(patient.forms, patient.parameter("PreviewOrigins"))
    return Origins(tuple(said.get("CorsConfiguration", {}).get("AllowOrigins", ())), tuple(wanted))


def bundle(patient: Patient, name: str) -> Bundle:
    """forms.toml byte by byte; `name` is one of FUNCTIONS. Raises OSError, BadZipFile and KeyError, too."""
    said = patient.ask("lambda", "get_function", FunctionName=patient.output(FUNCTIONS[name]))
    with zipfile.ZipFile(io.BytesIO(patient.fetch(said["Code"]["Location"]))) as archive:
        return Bundle(name, archive.read("forms.toml") == patient.file.read_bytes())


def captcha(patient: Patient) -> Captcha:
    """By intake's own settings: CloudFormation shows stars for a secret, set or not. Raises InvalidForms, too."""
    said = patient.ask("lambda", "get_function_configuration", FunctionName=patient.output(FUNCTIONS["intake"]))
    forms = tuple(name for name, form in patient.forms.items() if form.spam.captcha != "off")
    return Captcha(forms, bool(said.get("Environment", {}).get("Variables", {}).get("CAPTCHA_SECRET")))


def ahead(patient: Patient) -> float | None:
    """How many seconds the operator's clock is ahead of AWS's; None where AWS did not say."""
    answer = patient.place.client("sqs").get_queue_attributes(
        QueueUrl=patient.output("SubmissionQueueUrl"), AttributeNames=["QueueArn"]
    )
    return clock_ahead(answer, patient.now())


def clock_ahead(answer: Mapping[str, Any], now: float) -> float | None:
    """By the Date of an answer, or of a refusal."""
    said = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {}).get("date", "")
    try:
        theirs = datetime.strptime(said, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
    except ValueError:
        return None
    return now - theirs.timestamp()


def _rule(patient: Patient, logical: str, name: str) -> Rule:
    try:
        return Rule(logical, name, patient.ask("events", "describe_rule", Name=name)["State"])
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
        return Rule(logical, name, "")


def _queue(patient: Patient, output: str) -> Queue:
    url = patient.output(output)
    said = patient.ask("sqs", "get_queue_attributes", QueueUrl=url, AttributeNames=["All"])["Attributes"]
    redrive = json.loads(said.get("RedrivePolicy") or "{}")
    return Queue(
        url,
        said["QueueArn"],
        int(said["MessageRetentionPeriod"]),
        int(said["VisibilityTimeout"]),
        redrive.get("deadLetterTargetArn", ""),
    )


def _subscription(said: Mapping[str, str]) -> Subscription:
    state = said["SubscriptionArn"] if said["SubscriptionArn"] in _UNCONFIRMED else ""
    return Subscription(said["Protocol"], said["Endpoint"], state)
