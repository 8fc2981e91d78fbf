"""The same cases against our SNS fake and against moto's SNS.

The fake refuses what SNS refuses. Where moto takes it, LAX names the case, so that moto's becoming stricter shows here.
"""

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from moto.backends import get_backend

from tests.fakes import FakeSns

SOUND: dict[str, Any] = {"Message": "Something failed", "Subject": "Mailchute: parked"}


class Topic:
    """A client and one topic; `published` is what arrived there: subject and message."""

    def __init__(self, stack: str, client: Any) -> None:
        self.stack, self.client = stack, client
        self.arn = client.create_topic(Name="alerts")["TopicArn"]

    def publish(self, **changes: Any) -> dict[str, Any]:
        """A sound call but for the changes; None leaves something out."""
        request = {"TopicArn": self.arn, **SOUND, **changes}
        answer: dict[str, Any] = self.client.publish(**{name: v for name, v in request.items() if v is not None})
        return answer

    @property
    def published(self) -> list[tuple[str | None, str]]:
        if isinstance(self.client, FakeSns):
            return [(call.get("Subject"), call["Message"]) for call in self.client.published]
        sent = get_backend("sns")["123456789012"]["us-east-1"].topics[self.arn].sent_notifications
        return [(subject, message) for _, message, subject, *_ in sent]


@pytest.fixture(params=["fake", "moto"])
def topic(request: pytest.FixtureRequest) -> Topic:
    if request.param == "fake":
        return Topic("fake", FakeSns(strict=True))
    request.getfixturevalue("aws")
    return Topic("moto", boto3.client("sns"))


TAKEN: dict[str, dict[str, Any]] = {
    "subject and message": {},
    "no subject": {"Subject": None},
    "subject of 99 characters": {"Subject": "x" * 99},
    "subject begins with punctuation": {"Subject": "[form] ~"},
    "message of 256 KiB": {"Message": "x" * 256 * 1024},
    "message with line breaks and Unicode": {"Message": "Grüße\r\n\tzum \U0001f600"},
    "attributes": {"MessageAttributes": {"form": {"DataType": "String", "StringValue": "contact"}}},
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_sound_notice_is_published(topic: Topic, case: str) -> None:
    """With an id, and as it was given."""
    answer = topic.publish(**TAKEN[case])
    assert answer["MessageId"]
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    expected = SOUND | TAKEN[case]
    assert topic.published == [(expected["Subject"], expected["Message"])]


INVALID, MISSING = "InvalidParameter", "NotFound"
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "line break in the subject": ({"Subject": "a\nb"}, INVALID),
    "line break after the subject": ({"Subject": "a\n"}, INVALID),
    "control character in the subject": ({"Subject": "a\x07b"}, INVALID),
    "non-ASCII subject": ({"Subject": "Grüße"}, INVALID),
    "subject begins with a space": ({"Subject": " a"}, INVALID),
    "empty subject": ({"Subject": ""}, INVALID),
    "subject of 100 characters": ({"Subject": "x" * 100}, INVALID),
    "subject of 101 characters": ({"Subject": "x" * 101}, INVALID),
    "empty message": ({"Message": ""}, INVALID),
    "message above 256 KiB": ({"Message": "x" * (256 * 1024 + 1)}, INVALID),
    "message above 256 KiB in bytes": ({"Message": "é" * (128 * 1024 + 1)}, INVALID),
    "message above 256 KiB with its attributes": (
        {
            "Message": "x" * 256 * 1024,
            "MessageAttributes": {"form": {"DataType": "String", "StringValue": "contact"}},
        },
        INVALID,
    ),
    "unknown topic": ({"TopicArn": "arn:aws:sns:us-east-1:123456789012:nowhere"}, MISSING),
}
# What moto takes. SNS itself was seen to take 100 characters, against its documentation: getmoto/moto#1503.
LAX = {
    *(case for case in REFUSED if "subject" in case and "101" not in case),
    "empty message",
    "message above 256 KiB in bytes",
    "message above 256 KiB with its attributes",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_sns_refuses_is_refused(topic: Topic, case: str) -> None:
    """And reaches nobody."""
    changes, code = REFUSED[case]
    if topic.stack == "moto" and case in LAX:
        topic.publish(**changes)
        return
    with pytest.raises(ClientError) as caught:
        topic.publish(**changes)
    assert caught.value.response["Error"]["Code"] == code
    assert topic.published == []


def test_a_topic_is_made_once(topic: Topic) -> None:
    """The same name, the same ARN."""
    assert topic.client.create_topic(Name="alerts")["TopicArn"] == topic.arn


def test_unless_it_is_strict_the_fake_knows_every_topic() -> None:
    """Unit tests look at `published` only."""
    sns = FakeSns()
    sns.publish(TopicArn="alerts", **SOUND)
    assert sns.published == [{"TopicArn": "alerts", **SOUND}]


def test_a_topic_that_is_down_takes_nothing() -> None:
    """As an unreachable SNS."""
    sns = FakeSns()
    sns.down = True
    with pytest.raises(EndpointConnectionError):
        sns.publish(TopicArn="alerts", **SOUND)
    assert sns.published == []
