"""A stack for the doctor: healthy, until a test makes it ill."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import formatdate
from functools import cache
from pathlib import Path
from typing import Any

from botocore import xform_name
from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel
from botocore.validate import ParamValidator

from local.ses import FakeSes
from ops.doctor.patient import Patient
from ops.stack import Place
from tests.fakes.errors import client_error

REGION = "eu-west-1"
ARN = f"arn:aws:{{}}:{REGION}:111122223333:{{}}"
TOPIC, MAIN, DEAD = ARN.format("sns", "alerts"), ARN.format("sqs", "main"), ARN.format("sqs", "dead")
UUID = "0d4c954f-715e-424e-b5e7-57ae8db4de50"
OUTPUTS = {
    "AlertTopicArn": TOPIC,
    "ApiId": "api1",
    "ConfigurationSetName": "mailchute",
    "DeadLetterQueueUrl": "https://sqs/dead",
    "Endpoint": "https://forms.example.com",
    "IntakeFunctionName": "intake-f",
    "LedgerTableName": "ledger",
    "MailerFunctionName": "mailer-f",
    "QuarantineQueueUrl": "https://sqs/quarantine",
    "SubmissionQueueUrl": "https://sqs/main",
}
PARAMETERS = {
    "AlertEmail": "ops@example.com",
    "Canary": "hourly",
    "PreviewOrigins": "https://preview.example.com",
    "SenderAddress": "forms@mail.example.com",
    "SesRate": "14",
}
QUEUES = {
    "https://sqs/main": {
        "QueueArn": MAIN,
        "MessageRetentionPeriod": "345600",
        "VisibilityTimeout": "540",
        "RedrivePolicy": f'{{"deadLetterTargetArn":"{DEAD}","maxReceiveCount":480}}',
    },
    "https://sqs/dead": {"QueueArn": DEAD, "MessageRetentionPeriod": "1209600", "VisibilityTimeout": "60"},
    "https://sqs/quarantine": {
        "QueueArn": ARN.format("sqs", "quarantine"),
        "MessageRetentionPeriod": "1209600",
        "VisibilityTimeout": "60",
    },
}
FORMS = """\
[forms.contact]
recipients = ["outreach@example.org"]
origins = ["https://www.example.com"]
"""

Answer = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class FakePlace(Place):
    """Clients are handed in."""

    clients: Callable[[str], Any] = lambda _: None

    def client(self, service: str) -> Any:
        return self.clients(service)

    @property
    def region(self) -> str:
        return REGION


@dataclass
class Clinic:
    """`said` has what each operation answers, as `sqs.get_queue_attributes`; `refused` what it raises instead."""

    folder: Path
    said: dict[str, Answer] = field(default_factory=dict)
    refused: dict[str, Exception] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=lambda: dict(OUTPUTS))
    parameters: dict[str, str] = field(default_factory=lambda: dict(PARAMETERS))
    info: dict[str, Any] = field(default_factory=dict)
    queues: dict[str, dict[str, str]] = field(default_factory=lambda: {url: dict(q) for url, q in QUEUES.items()})
    resources: list[dict[str, Any]] = field(default_factory=list)
    now: float = 1_800_000_000.0

    def __post_init__(self) -> None:
        self.resources = resources()
        self.ses = FakeSes(
            identities=["example.com"], configuration_sets=["mailchute"], region=REGION, emit=lambda _: None
        )
        self.file = self.folder / "forms.toml"
        self.file.write_text(FORMS, "utf-8")
        self.bundle = self.folder / "bundle.zip"
        self.bundle.write_bytes(zipped(FORMS))
        self.said = {
            "sqs.get_queue_attributes": lambda request: {"Attributes": self.queues[request["QueueUrl"]]},
            "sns.list_subscriptions_by_topic": lambda _: {"Subscriptions": [subscription("ops@example.com")]},
            "lambda.list_event_source_mappings": lambda _: {"EventSourceMappings": [source()]},
            "lambda.get_function_configuration": lambda _: configuration(),
            "lambda.get_function": lambda _: {"Code": {"Location": self.bundle.as_uri()}},
            "cloudformation.list_stack_resources": lambda _: {"StackResourceSummaries": self.resources},
            "dynamodb.get_item": lambda _: {},
            "events.describe_rule": lambda request: {"Name": request["Name"], "State": "ENABLED"},
            "cloudwatch.describe_alarms": lambda _: {"MetricAlarms": [alarm("mailchute-A-1"), alarm("mailchute-B-2")]},
            "apigatewayv2.get_api": lambda _: api("https://www.example.com", "https://preview.example.com"),
        }

    @property
    def place(self) -> Place:
        """Where it is."""
        return FakePlace(
            "mailchute", {}, outputs=self.outputs, parameters=self.parameters, info=self.info, clients=self.client
        )

    @property
    def patient(self) -> Patient:
        """With a clock that is right."""
        return Patient(self.place, self.file, lambda: self.now)

    def client(self, service: str) -> Any:
        """boto3's, for what the doctor asks."""
        return _Client(self, service)

    def tell(self, operation: str, **answer: Any) -> None:
        """What is answered from now on."""
        self.said[operation] = lambda _: answer

    def refuse(self, *operations: str, code: str = "AccessDenied") -> None:
        """All operations of `said` and SES, where none is named."""
        for name in operations or (*self.said, "sesv2.get_account"):
            self.refused[name] = client_error(code, name)

    def answer(self, service: str, operation: str, request: dict[str, Any]) -> dict[str, Any]:
        """What the client gives. Requests and answers are held to botocore's model."""
        name = f"{service}.{operation}"
        self.asked.append(name)
        if refusal := self.refused.get(name) or self.refused.get(f"{service}.*"):
            raise refusal
        if service == "sesv2":
            answered: dict[str, Any] = getattr(self.ses, operation)(**request)
            return answered
        model = _operation(service, operation)
        assert not _report(request, model.input_shape), _report(request, model.input_shape)
        said = self.said[name](request)
        assert not _report(said, model.output_shape), _report(said, model.output_shape)
        return {**said, "ResponseMetadata": {"HTTPHeaders": {"date": formatdate(self.now, usegmt=True)}}}


@dataclass(frozen=True)
class _Client:
    clinic: Clinic
    service: str

    def __getattr__(self, operation: str) -> Callable[..., dict[str, Any]]:
        return lambda **request: self.clinic.answer(self.service, operation, request)

    def get_paginator(self, operation: str) -> "_Pages":
        assert f"{self.service}.{operation}" in self.clinic.said
        return _Pages(self, operation)


@dataclass(frozen=True)
class _Pages:
    client: _Client
    operation: str

    def paginate(self, **request: Any) -> Iterator[dict[str, Any]]:
        yield self.client.clinic.answer(self.client.service, self.operation, request)


@cache
def _service(name: str) -> ServiceModel:
    return ServiceModel(Loader().load_service_model(name, "service-2"))


def _operation(service: str, operation: str) -> OperationModel:
    [name] = [name for name in _service(service).operation_names if xform_name(name) == operation]
    return _service(service).operation_model(name)


def _report(value: dict[str, Any], shape: Any) -> str:
    return str(ParamValidator().validate(value, shape).generate_report())


def zipped(forms: str) -> bytes:
    """A bundle."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("forms.toml", forms)
    return buffer.getvalue()


def subscription(endpoint: str, arn: str = f"{TOPIC}:1", protocol: str = "email") -> dict[str, str]:
    return {"SubscriptionArn": arn, "Protocol": protocol, "Endpoint": endpoint, "TopicArn": TOPIC, "Owner": "1"}


def source(**changes: Any) -> dict[str, Any]:
    sound = {"UUID": UUID, "State": "Enabled", "FunctionResponseTypes": ["ReportBatchItemFailures"]}
    return {**sound, **changes}


def configuration(**changes: Any) -> dict[str, Any]:
    return {"State": "Active", "LastUpdateStatus": "Successful", "Timeout": 90, **changes}


def resource(name: str, kind: str = "CloudWatch::Alarm") -> dict[str, Any]:
    return {
        "LogicalResourceId": name.rpartition("-")[2],
        "PhysicalResourceId": name,
        "ResourceType": f"AWS::{kind}",
        "ResourceStatus": "CREATE_COMPLETE",
        "LastUpdatedTimestamp": datetime.now(UTC),
    }


def resources() -> list[dict[str, Any]]:
    """A stack's, with a webhook and a canary, as far as anybody asks for them."""
    return [
        *(resource("mailchute-A-1"), resource("mailchute-B-2"), resource("q", "SQS::Queue")),
        *(resource(f"mailchute-{name}Function", "Lambda::Function") for name in ("Feedback", "Watch", "Webhook")),
        *(resource(f"mailchute-{name}Rule", "Events::Rule") for name in ("Feedback", "Watch", "Canary")),
    ]


def alarm(name: str, **changes: Any) -> dict[str, Any]:
    return {"AlarmName": name, "StateValue": "OK", "ActionsEnabled": True, "AlarmActions": [TOPIC], **changes}


def api(*origins: str) -> dict[str, Any]:
    cors = {"CorsConfiguration": {"AllowOrigins": list(origins)}} if origins else {}
    return {"Name": "a", "ProtocolType": "HTTP", "RouteSelectionExpression": "$request.method", **cors}


def held(code: str, since: int, due: int) -> dict[str, Any]:
    """The ledger's item of a hold."""
    return {"id": {"S": "account"}, "code": {"S": code}, "since": {"N": str(since)}, "due": {"N": str(due)}}
