"""The handlers as Lambda calls them: environment in, clients made once, moto behind."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import boto3
import pytest
from moto.backends import get_backend

from functions.feedback import handler as feedback
from functions.intake import handler as intake
from functions.mailer import handler as mailer
from functions.mailer.ses import SendError
from functions.mailer.settings import read_settings
from shared.clients import client
from tests.factories import GABE, http_event, json_event, received_record, urlencoded
from tests.simulation.stack import SCHEMA, environment

# A page's own token: the id is then a digest.
TOKEN = "4f6c1e1e-5b0c-4b4e-9d5f-2f6f0b7f9a11"


class Stack:
    """moto's queues, table, topic and sender, and the environment that names them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sqs, self.dynamo = boto3.client("sqs"), boto3.client("dynamodb")
        self.urls = {name: self.sqs.create_queue(QueueName=name)["QueueUrl"] for name in ("main", "quarantine", "dead")}
        for table in ("ledger", "spam-counts"):
            self.dynamo.create_table(TableName=table, **SCHEMA)
        boto3.client("sesv2").create_email_identity(EmailIdentity="forms@example.com")
        self.topic = boto3.client("sns").create_topic(Name="alerts")["TopicArn"]
        names = {
            "SUBMISSION_QUEUE_URL": self.urls["main"],
            "QUARANTINE_QUEUE_URL": self.urls["quarantine"],
            "DEAD_LETTER_QUEUE_URL": self.urls["dead"],
            "ALERT_TOPIC_ARN": self.topic,
        }
        for name, value in {**environment(), **names}.items():
            monkeypatch.setenv(name, value)

    def receive(self, name: str = "main") -> list[dict[str, Any]]:
        """As the event source mapping has them."""
        got = self.sqs.receive_message(
            QueueUrl=self.urls[name],
            MaxNumberOfMessages=10,
            MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["All"],
        )
        return [received_record(dict(message)) for message in got.get("Messages", [])]

    def state(self, submission_id: str) -> str:
        """How it stands in the ledger."""
        item = self.dynamo.get_item(TableName="ledger", Key={"id": {"S": submission_id}})["Item"]
        return str(item["state"]["S"])

    @property
    def mails(self) -> list[Any]:
        """What SES has sent."""
        return list(get_backend("ses")["123456789012"]["us-east-1"].sent_messages)

    @property
    def alerts(self) -> list[str]:
        """What was published."""
        topic = get_backend("sns")["123456789012"]["us-east-1"].topics[self.topic]
        return [message for _, message, *_ in topic.sent_notifications]


@pytest.fixture
def stack(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    """A fresh process on either side of the test."""
    made = Stack(monkeypatch)
    _forget()
    yield made
    _forget()


def _forget() -> None:
    for cached in (intake._desk, mailer._mail_room, feedback._desk):
        cached.cache_clear()


class Context:
    """A fresh invocation's."""

    def get_remaining_time_in_millis(self) -> int:
        """template.yaml's Timeout."""
        return 90_000


def _mail(records: list[dict[str, Any]]) -> dict[str, Any]:
    return mailer.handler({"Records": records}, Context())


def test_a_post_through_all_handlers_becomes_one_mail_and_its_fate_is_known(stack: Stack) -> None:
    """Even when SQS delivers the message twice."""
    answer = intake.handler(json_event(GABE), None)
    assert answer["statusCode"] == 200
    id_ = json.loads(answer["body"])["id"]
    records = stack.receive()
    assert _mail(records) == _mail(records) == {"batchItemFailures": []}
    assert (stack.state(id_), len(stack.mails)) == ("SENT", 1)
    mail = {"messageId": "ses-1", "tags": {"submission": [id_], "form": ["contact"]}, "destination": ["a@example.com"]}
    feedback.handler({"source": "aws.ses", "detail": {"eventType": "Delivery", "mail": mail}}, None)
    assert (stack.state(id_), stack.alerts) == ("DELIVERED", [])
    bounce = {"bounceType": "Permanent", "bounceSubType": "General", "bouncedRecipients": []}
    feedback.handler({"source": "aws.ses", "detail": {"eventType": "Bounce", "mail": mail, "bounce": bounce}}, None)
    [text] = stack.alerts
    assert (stack.state(id_), "not delivered: it bounced." in text) == ("BOUNCED", True)


def test_a_retry_of_a_post_is_one_mail(stack: Stack) -> None:
    """The token makes both the same submission."""
    ids = {json.loads(intake.handler(json_event({**GABE, "_id": TOKEN}), None)["body"])["id"] for _ in range(2)}
    records = stack.receive()
    assert (len(ids), len(records)) == (1, 2)
    for record in records:
        assert _mail([record]) == {"batchItemFailures": []}
    assert len(stack.mails) == 1


def test_the_same_form_twice_is_one_mail(stack: Stack) -> None:
    """Without a token, by its fingerprint."""
    ids = {json.loads(intake.handler(json_event(GABE), None)["body"])["id"] for _ in range(2)}
    for record in stack.receive():
        assert _mail([record]) == {"batchItemFailures": []}
    assert (len(ids), len(stack.mails), sorted(map(stack.state, ids))) == (2, 1, ["DUPLICATE", "SENT"])


def test_a_batch_goes_out_in_threads(stack: Stack) -> None:
    """Ten records, real clients, and each is mailed once."""
    for number in range(10):
        intake.handler(json_event({**GABE, "message": str(number)}), None)
    assert _mail(stack.receive()) == {"batchItemFailures": []}
    assert len(stack.mails) == 10


def test_a_dead_letter_says_why_and_is_told_of(stack: Stack) -> None:
    """Parked with its reason through real clients."""
    stack.sqs.send_message(QueueUrl=stack.urls["main"], MessageBody="poison")
    assert _mail(stack.receive()) == {"batchItemFailures": []}
    [letter] = stack.receive("dead")
    assert letter["body"] == "poison"
    assert letter["messageAttributes"]["reason"] == {"dataType": "String", "stringValue": "undecodable"}
    assert len(stack.alerts) == 1


def test_a_honeypot_hit_waits_in_quarantine(stack: Stack) -> None:
    """And not on the way to the mailer."""
    assert intake.handler(http_event(body=urlencoded(_gotcha="x")), None)["statusCode"] == 303
    assert (len(stack.receive()), len(stack.receive("quarantine"))) == (0, 1)


def test_nothing_to_do_is_done(stack: Stack) -> None:
    """What keeps functions warm makes no mail."""
    assert _mail([]) == {"batchItemFailures": []}
    feedback.handler({"source": "mailchute.warm", "detail": {}}, None)
    assert (stack.mails, stack.alerts) == ([], [])


def test_rooms_and_desks_are_made_once(stack: Stack) -> None:
    """For all invocations of a process; a client is made at its first use, and kept."""
    assert mailer._mail_room() is mailer._mail_room()
    assert feedback._desk() is feedback._desk()
    lazy = client("sqs")
    assert vars(lazy)["_made"] is None
    assert lazy.meta.service_model.service_name == "sqs"
    made = lazy._made
    assert lazy.meta is made.meta
    assert lazy._made is made


def test_the_pace_is_this_processs_share(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The account's rate over the number of mailers that may run at once."""
    made: list[float] = []

    class Pace:
        def __init__(self, per_second: float) -> None:
            made.append(per_second)

        def wait(self) -> None:
            """At once."""

    monkeypatch.setattr(mailer, "Pace", Pace)
    mailer._mail_room()
    assert made == [read_settings(environment()).sends_per_second] == [7.0]


@pytest.fixture
def stalled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """An SES that takes the request and hangs up; the paths it was asked for."""
    calls: list[str] = []

    class Stalled(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            calls.append(self.path)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Stalled)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL_SESV2", f"http://127.0.0.1:{server.server_port}")
    yield calls
    server.shutdown()
    server.server_close()


def test_ses_is_called_once_whatever_happens_to_the_connection(stack: Stack, stalled: list[str]) -> None:
    """boto3's own retries would mail again what a server took and did not answer: five times, by default."""
    with pytest.raises(SendError) as caught:
        mailer._mail_room().ses.send({"FromEmailAddress": "a@example.com", "Content": {}})
    assert stalled == ["/v2/email/outbound-emails"]
    assert caught.value == SendError(caught.value.code, ambiguous=True)


def test_a_mail_without_an_answer_is_held_on_the_real_queue(stack: Stack, stalled: list[str]) -> None:
    """The record stays, hidden for the hold time; a second delivery does not call SES again."""
    id_ = json.loads(intake.handler(json_event(GABE), None)["body"])["id"]
    records = stack.receive()
    kept = {"batchItemFailures": [{"itemIdentifier": records[0]["messageId"]}]}
    assert _mail(records) == _mail(records) == kept
    assert (stack.state(id_), len(stalled)) == ("UNKNOWN", 1)
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    sqs: Any = stack.sqs
    counts = sqs.get_queue_attributes(QueueUrl=stack.urls["main"], AttributeNames=names)["Attributes"]
    assert [counts[name] for name in names] == ["0", "1"]
