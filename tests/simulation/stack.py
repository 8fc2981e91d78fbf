"""template.yaml's numbers and the environment it gives to the functions: the simulator has no numbers of its own."""

from functools import cache
from json import dumps
from pathlib import Path
from typing import Any

from samtranslator.yaml_helper import yaml_parse

from tests.fakes import FakeSqs

REPO = Path(__file__).parents[2]
URL = "https://sqs.us-east-1.amazonaws.com/123456789012/"
MAIN, DEAD, QUARANTINE = URL + "main", URL + "dead", URL + "quarantine"
TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts"
# The ledger table's, for CreateTable.
SCHEMA: dict[str, Any] = {
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "BillingMode": "PAY_PER_REQUEST",
}
ENVIRONMENT = {
    "SUBMISSION_QUEUE_URL": MAIN,
    "DEAD_LETTER_QUEUE_URL": DEAD,
    "QUARANTINE_QUEUE_URL": QUARANTINE,
    "LEDGER_TABLE": "ledger",
    "ALERT_TOPIC_ARN": TOPIC,
    "STACK_NAME": "mailchute",
    "SENDER_ADDRESS": "forms@example.com",
    "SENDER_NAME": "Website",
    "CONFIGURATION_SET": "mailchute",
    "SES_RATE": "14",
    "MAILER_CONCURRENCY": "2",
    "PREVIEW_ORIGINS": "",
    "FORM_KEY": "5f0c1c60-c8a6-11f0-9d3b-0affd1c0ffee",
    "SPAM_TABLE": "spam-counts",
}


@cache
def resources() -> dict[str, Any]:
    """Each resource's properties."""
    template = yaml_parse((REPO / "template.yaml").read_text("utf-8"))
    return {name: resource["Properties"] for name, resource in template["Resources"].items()}


def make_queues(sqs: FakeSqs) -> None:
    """The stack's three, with the template's own times and redrive policy."""
    for name, resource in (("dead", "DeadLetterQueue"), ("quarantine", "QuarantineQueue")):
        sqs.create_queue(QueueName=name, Attributes=queue_attributes(resource))
    redrive = {"deadLetterTargetArn": sqs.queues[DEAD].arn, "maxReceiveCount": max_receives()}
    main = queue_attributes("SubmissionQueue", RedrivePolicy=dumps(redrive))
    sqs.create_queue(QueueName="main", Attributes=main)


def queue_attributes(name: str, **more: str) -> dict[str, str]:
    """For CreateQueue."""
    properties = resources()[name]
    names = ("VisibilityTimeout", "MessageRetentionPeriod", "MaximumMessageSize")
    return {key: str(properties[key]) for key in names} | more


def max_receives() -> int:
    """Of the submission queue."""
    return int(resources()["SubmissionQueue"]["RedrivePolicy"]["maxReceiveCount"])


@cache
def environment() -> dict[str, str]:
    """What the functions read: the template's own numbers, and names of ours for what it refers to."""
    variables = resources()["MailerFunction"]["Environment"]["Variables"]
    return ENVIRONMENT | {name: str(value) for name, value in variables.items() if not isinstance(value, dict)}
