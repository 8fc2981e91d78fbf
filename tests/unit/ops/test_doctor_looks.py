"""The doctor's edge: what AWS says, as facts. Requests and answers are held to botocore's model by the clinic."""

import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.error import URLError
from zipfile import BadZipFile

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from local.ses import Breakage, FakeSes
from local.ses.reads import QUOTA, RATE
from local.stack import LocalStack
from ops.doctor import checks_mail, look_mail, look_stack
from ops.doctor.check import Level
from ops.doctor.facts import (
    Account,
    Alarm,
    Alarms,
    Alerts,
    Bundle,
    Captcha,
    ConfigurationSet,
    Destination,
    Events,
    Function,
    Identity,
    Origins,
    Queue,
    Queues,
    Rule,
    Sandbox,
    Sender,
    Source,
    Subscription,
    Visibility,
)
from ops.doctor.patient import NoOutput
from ops.status import Hold
from shared.forms import InvalidForms
from tests.unit.ops.clinic import (
    DEAD,
    FORMS,
    MAIN,
    TOPIC,
    UUID,
    Clinic,
    alarm,
    api,
    configuration,
    held,
    source,
    subscription,
    zipped,
)

ACCOUNT = Account(per_day=QUOTA, per_second=RATE)
EXAMPLE = Identity("example.com", verified=True, dkim="SUCCESS", signs=True)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def test_a_senders_identities_are_its_own_and_those_of_its_domains(clinic: Clinic) -> None:
    """The nearest first; a top-level domain is none's."""
    assert look_mail.sender(clinic.patient) == Sender("forms@mail.example.com", (EXAMPLE,))
    assert clinic.asked == ["sesv2.get_email_identity"] * 3
    clinic.ses = FakeSes(identities=["forms@mail.example.com", "mail.example.com", "com"])
    clinic.ses.breakage = Breakage.UNVERIFIED
    names = [(each.name, each.verified) for each in look_mail.sender(clinic.patient).identities]
    assert names == [("forms@mail.example.com", False), ("mail.example.com", False)]


def test_a_mail_from_domain_is_read_where_there_is_one(clinic: Clinic) -> None:
    """The fake has none."""
    said: dict[str, Any] = {
        "VerifiedForSendingStatus": True,
        "DkimAttributes": {"Status": "PENDING", "SigningEnabled": True},
        "MailFromAttributes": {"MailFromDomain": "b.example.com", "MailFromDomainStatus": "FAILED"},
    }
    clinic.ses.get_email_identity = lambda **_: said  # type: ignore[method-assign]
    expected = Identity("forms@mail.example.com", True, "PENDING", True, "b.example.com", "FAILED")
    assert look_mail.sender(clinic.patient).identities[0] == expected


@pytest.mark.parametrize(
    ("fault", "account"),
    [
        (Breakage.NONE, ACCOUNT),
        (Breakage.PAUSE, replace(ACCOUNT, sending=False)),
        (Breakage.SUSPEND, replace(ACCOUNT, sending=False, enforcement="SHUTDOWN")),
        (Breakage.QUOTA, replace(ACCOUNT, sent=QUOTA)),
    ],
)
def test_the_account_is_as_ses_tells(clinic: Clinic, fault: Breakage, account: Account) -> None:
    """Asked once, however many checks want it."""
    clinic.ses.breakage = fault
    patient = clinic.patient
    assert look_mail.account(patient) == look_mail.account(patient) == account
    assert look_mail.sandbox(patient) == Sandbox()
    assert clinic.asked == ["sesv2.get_account"]


def test_the_local_stacks_pace_is_what_its_ses_allows(clinic: Clinic) -> None:
    """Else the doctor warns of it, with a fix that does nothing there."""
    place = SimpleNamespace(site="http://127.0.0.1:8000", port=8000)
    pace = cast("Any", LocalStack)._parameters(place, {})["SesRate"]
    [check] = checks_mail.rate(look_mail.account(clinic.patient), pace, clinic.patient.commands)
    assert check.level is Level.PASS


def test_a_hold_is_read_from_the_ledger(clinic: Clinic) -> None:
    """One that is over has no code any more."""
    assert look_stack.hold(clinic.patient) is None
    item = held("SendingPausedException", 5, 65)
    clinic.tell("dynamodb.get_item", Item=item)
    assert look_stack.hold(clinic.patient) == Hold("SendingPausedException", 5, 65)
    del item["code"]
    assert look_stack.hold(clinic.patient) is None


def test_in_the_sandbox_each_recipient_is_looked_up(clinic: Clinic) -> None:
    """Verified by the address or by its domain."""
    clinic.file.write_text(FORMS.replace('"outreach@example.org"', '"outreach@example.org", "a@example.com"'), "utf-8")
    said = {**clinic.ses.get_account(), "ProductionAccessEnabled": False}
    clinic.ses.get_account = lambda **_: said  # type: ignore[method-assign]
    assert look_mail.sandbox(clinic.patient) == Sandbox(closed=True, unverified=("outreach@example.org",))


def test_the_configuration_set_is_there_with_its_events(clinic: Clinic) -> None:
    """Or it is gone."""
    bus = "arn:aws:events:eu-west-1:111122223333:event-bus/default"
    types = frozenset({"SEND", "DELIVERY", "DELIVERY_DELAY", "BOUNCE", "COMPLAINT", "REJECT"})
    assert look_mail.configuration_set(clinic.patient) == ConfigurationSet("mailchute")
    [destination] = look_mail.events(clinic.patient).destinations
    assert destination == Destination("eventbridge", enabled=True, types=types, to_eventbridge=True)
    clinic.outputs["ConfigurationSetName"] = "gone"
    assert look_mail.configuration_set(clinic.patient) == ConfigurationSet("gone", exists=False)
    assert look_mail.events(clinic.patient) == Events("gone", bus)


def test_suppressed_recipients_are_told_with_the_reason(clinic: Clinic) -> None:
    """Every other is fine."""
    assert look_mail.suppressed(clinic.patient) == {}
    clinic.ses.put_suppressed_destination(EmailAddress="OUTREACH@example.org", Reason="COMPLAINT")
    assert look_mail.suppressed(clinic.patient) == {"outreach@example.org": "COMPLAINT"}


def test_any_other_refusal_is_raised(clinic: Clinic) -> None:
    """Not found is an answer; no access is none."""
    clinic.refuse("sesv2.*")
    for look in (look_mail.sender, look_mail.account, look_mail.sandbox, look_mail.suppressed, look_mail.events):
        with pytest.raises(ClientError, match="AccessDenied"):
            look(clinic.patient)


def test_subscriptions_are_told_with_their_state(clinic: Clinic) -> None:
    """Confirmed ones have an ARN."""
    pending = subscription("b@example.com", "PendingConfirmation")
    clinic.tell("sns.list_subscriptions_by_topic", Subscriptions=[subscription("a@example.com"), pending])
    confirmed, unconfirmed = (
        Subscription("email", "a@example.com"),
        Subscription("email", "b@example.com", pending["SubscriptionArn"]),
    )
    assert look_stack.alerts(clinic.patient) == Alerts(TOPIC, (confirmed, unconfirmed), "ops@example.com")


def test_the_mailers_source_is_read(clinic: Clinic) -> None:
    """By queue and function."""
    asked: list[dict[str, Any]] = []
    mappings = [source(), source(State="Disabled", FunctionResponseTypes=[])]

    def answer(request: dict[str, Any]) -> dict[str, Any]:
        asked.append(request)
        return {"EventSourceMappings": mappings}

    clinic.said["lambda.list_event_source_mappings"] = answer
    assert look_stack.sources(clinic.patient) == [Source(UUID), Source(UUID, "Disabled", partial=False)]
    assert asked == [{"FunctionName": "mailer-f", "EventSourceArn": MAIN}]


def test_alarms_are_the_stacks_own(clinic: Clinic) -> None:
    """Names from CloudFormation, how they stand from CloudWatch."""
    clinic.tell(
        "cloudwatch.describe_alarms", MetricAlarms=[alarm("mailchute-A-1", StateValue="ALARM", AlarmActions=[])]
    )
    wanted = ("mailchute-A-1", "mailchute-B-2")
    assert look_stack.alarms(clinic.patient) == Alarms(TOPIC, wanted, {wanted[0]: Alarm(wanted[0], "ALARM")})


def test_queues_are_read_once(clinic: Clinic) -> None:
    """For retention, redrive and visibility alike."""
    patient, long = clinic.patient, 1_209_600
    queues = Queues(
        Queue("https://sqs/main", MAIN, 345_600, 540, DEAD),
        Queue("https://sqs/dead", DEAD, long, 60),
        Queue("https://sqs/quarantine", MAIN.replace("main", "quarantine"), long, 60),
    )
    assert look_stack.queues(patient) == queues
    assert look_stack.visibility(patient) == Visibility("https://sqs/main", 540, 90)
    assert clinic.asked.count("sqs.get_queue_attributes") == 3


def test_a_function_is_told_with_lambdas_reason(clinic: Clinic) -> None:
    """Where there is one."""
    assert look_stack.function(clinic.patient, "intake") == Function("intake", timeout=90)
    failed = configuration(State="Failed", StateReason="no code", LastUpdateStatus="Failed", Timeout=3)
    clinic.tell("lambda.get_function_configuration", **failed)
    assert look_stack.function(clinic.patient, "mailer") == Function("mailer", "Failed", "Failed", "no code", 3)


def test_functions_without_an_output_are_found_by_their_resources(clinic: Clinic) -> None:
    """Listed once, for alarms and rules, too; what was deleted is not there."""
    asked: list[str] = []

    def answer(request: dict[str, Any]) -> dict[str, Any]:
        asked.append(request["FunctionName"])
        return configuration()

    clinic.said["lambda.get_function_configuration"] = answer
    clinic.resources[-1]["ResourceStatus"] = "DELETE_COMPLETE"
    patient = clinic.patient
    assert [look_stack.function(patient, name).name for name in ("feedback", "watch")] == ["feedback", "watch"]
    assert asked == ["mailchute-FeedbackFunction", "mailchute-WatchFunction"]
    look_stack.alarms(patient)
    assert clinic.asked.count("cloudformation.list_stack_resources") == 1
    with pytest.raises(NoOutput, match="the stack has no CanaryRule"):
        look_stack.rules(patient)


def test_rules_are_told_with_their_state(clinic: Clinic) -> None:
    """The canary's where there is to be one; one that is gone has none; any other refusal is raised."""
    clinic.parameters["Canary"] = "off"
    names = ("FeedbackRule", "WatchRule")
    assert look_stack.rules(clinic.patient) == [Rule(name, f"mailchute-{name}") for name in names]
    clinic.refuse("events.describe_rule", code="ResourceNotFoundException")
    assert [rule.state for rule in look_stack.rules(clinic.patient)] == ["", ""]
    clinic.refuse("events.describe_rule")
    with pytest.raises(ClientError, match="AccessDenied"):
        look_stack.rules(clinic.patient)


def test_origins_are_those_of_api_and_file(clinic: Clinic) -> None:
    """None at all where the API has no CORS."""
    wanted = ("https://www.example.com", "https://preview.example.com")
    assert look_stack.origins(clinic.patient) == Origins(wanted, wanted)
    clinic.tell("apigatewayv2.get_api", **api())
    assert look_stack.origins(clinic.patient) == Origins((), wanted)
    clinic.file.write_text("[forms.x]", "utf-8")
    with pytest.raises(InvalidForms):
        look_stack.origins(clinic.patient)


def test_a_bundles_forms_are_compared_byte_by_byte(clinic: Clinic) -> None:
    """One space more is another file."""
    assert look_stack.bundle(clinic.patient, "intake") == Bundle("intake")
    clinic.bundle.write_bytes(zipped(FORMS + " "))
    assert look_stack.bundle(clinic.patient, "mailer") == Bundle("mailer", same=False)


def test_a_captchas_secret_is_looked_for_in_the_functions_settings(clinic: Clinic) -> None:
    """Empty is none."""
    assert look_stack.captcha(clinic.patient) == Captcha()
    clinic.file.write_text(FORMS + 'spam = { captcha = "turnstile" }\n', "utf-8")
    assert look_stack.captcha(clinic.patient) == Captcha(("contact",))
    for secret in ("", "s3cret"):
        set_up = configuration(Environment={"Variables": {"CAPTCHA_SECRET": secret}})
        clinic.tell("lambda.get_function_configuration", **set_up)
        assert look_stack.captcha(clinic.patient) == Captcha(("contact",), secret=bool(secret))


@pytest.mark.parametrize(("content", "error"), [(b"no zip", BadZipFile), (None, URLError)])
def test_a_bundle_that_is_none_raises(clinic: Clinic, content: bytes | None, error: type[Exception]) -> None:
    """To be told as what could not be checked."""
    clinic.bundle.write_bytes(content) if content else clinic.bundle.unlink()
    with pytest.raises(error):
        look_stack.bundle(clinic.patient, "intake")


def test_the_clock_is_held_against_aws(clinic: Clinic) -> None:
    """By the Date of an answer just got."""
    patient = clinic.patient
    patient.now = lambda: clinic.now + 90
    assert look_stack.ahead(patient) == 90
    assert look_stack.clock_ahead({}, 0) is None


def test_an_older_stacks_missing_output_is_named(clinic: Clinic) -> None:
    """Not a KeyError."""
    del clinic.outputs["ApiId"]
    with pytest.raises(NoOutput, match="the stack has no output ApiId"):
        look_stack.origins(clinic.patient)


@mock_aws
def test_moto_is_read_the_same(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """What of this is to be had here: queues, topic and alarms, through boto3's own clients and pages."""
    make: Any = boto3.Session("testing", "testing", region_name="eu-west-1").client
    sqs, sns, cloudwatch = make("sqs"), make("sns"), make("cloudwatch")
    topic = sns.create_topic(Name="alerts")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="email", Endpoint="ops@example.com")
    rule = {"MetricName": "m", "Namespace": "n", "Period": 60, "Statistic": "Sum", "Threshold": 1.0}
    rule |= {"EvaluationPeriods": 1, "ComparisonOperator": "LessThanThreshold", "AlarmActions": [topic]}
    cloudwatch.put_metric_alarm(AlarmName="mailchute-A-1", **rule)
    cloudwatch.put_metric_alarm(AlarmName="other-A-1", **rule)
    keeps = {"SubmissionQueueUrl": "345600", "DeadLetterQueueUrl": "1209600", "QuarantineQueueUrl": "1209600"}
    for name, seconds in keeps.items():
        made = sqs.create_queue(QueueName=name, Attributes={"MessageRetentionPeriod": seconds})
        clinic.outputs[name] = made["QueueUrl"]
    clinic.outputs["AlertTopicArn"] = topic
    theirs, ours = {"sqs": sqs, "sns": sns, "cloudwatch": cloudwatch}, clinic.client
    monkeypatch.setattr(clinic, "client", lambda service: theirs.get(service) or ours(service))
    patient = clinic.patient
    assert look_stack.alarms(patient).found == {"mailchute-A-1": Alarm("mailchute-A-1", "OK", actions=(topic,))}
    assert [each.endpoint for each in look_stack.alerts(patient).subscriptions] == ["ops@example.com"]
    assert [each.keeps for each in vars(look_stack.queues(patient)).values()] == [345_600, 1_209_600, 1_209_600]
    patient.now = time.time
    assert abs(look_stack.ahead(patient) or 0) < 60
