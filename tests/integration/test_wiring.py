"""The handlers as Lambda calls them: environment in, clients made once, moto behind."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import boto3
import pytest
from moto.backends import get_backend

from functions.intake import handler as intake
from functions.mailer import handler as mailer
from functions.mailer.ses import SendError
from tests.factories import GABE, http_event, json_event, sqs_record, urlencoded
from tests.integration.test_ledger_contract import _create_table


@pytest.fixture
def stack(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Queues, table and sender, and the environment that names them."""
    sqs = boto3.client("sqs")
    urls = {name: sqs.create_queue(QueueName=name)["QueueUrl"] for name in ("main", "quarantine", "dead")}
    _create_table(boto3.client("dynamodb"))
    boto3.client("sesv2").create_email_identity(EmailIdentity="forms@example.com")
    environment = {
        "SUBMISSION_QUEUE_URL": urls["main"],
        "QUARANTINE_QUEUE_URL": urls["quarantine"],
        "DEAD_LETTER_QUEUE_URL": urls["dead"],
        "LEDGER_TABLE": "ledger",
        "SENDER_ADDRESS": "forms@example.com",
        "CONFIGURATION_SET": "mailchute",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _forget()
    yield urls
    _forget()


class Context:
    """A fresh invocation's."""

    def get_remaining_time_in_millis(self) -> int:
        """template.yaml's Timeout."""
        return 60_000


def _forget() -> None:
    intake._desk.cache_clear()
    mailer._mail_room.cache_clear()


def _messages(url: str) -> list[dict[str, Any]]:
    return boto3.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])  # type: ignore[return-value]


def test_a_post_through_both_handlers_becomes_one_mail(stack: dict[str, str]) -> None:
    """Even when SQS delivers the message twice."""
    answer = intake.handler(json_event(GABE), None)
    assert answer["statusCode"] == 200
    [message] = _messages(stack["main"])
    event = {"Records": [sqs_record(body=message["Body"], message_id=message["MessageId"])]}
    assert mailer.handler(event, Context()) == mailer.handler(event, Context()) == {"batchItemFailures": []}
    item = boto3.client("dynamodb").get_item(TableName="ledger", Key={"id": {"S": json.loads(answer["body"])["id"]}})
    assert item["Item"]["state"]["S"] == "SENT"
    assert len(get_backend("ses")["123456789012"]["us-east-1"].sent_messages) == 1


def test_a_honeypot_hit_waits_in_quarantine(stack: dict[str, str]) -> None:
    """And not on the way to the mailer."""
    assert intake.handler(http_event(body=urlencoded(_gotcha="x")), None)["statusCode"] == 303
    assert (len(_messages(stack["main"])), len(_messages(stack["quarantine"]))) == (0, 1)


def test_ses_is_called_once_whatever_happens_to_the_connection(
    stack: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """boto3's own retries would mail again what a server took and did not answer: five times, by default."""
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
    with pytest.raises(SendError) as caught:
        mailer._mail_room().ses.send({"FromEmailAddress": "a@example.com", "Content": {}})
    server.shutdown()
    server.server_close()
    assert calls == ["/v2/email/outbound-emails"]
    assert (caught.value.ambiguous, caught.value.permanent) == (True, False)
