"""The same cases against our SQS fake and against moto's SQS."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from functions.intake.enqueue import SqsChute
from functions.mailer.park import Parker
from shared.queues import SqsClient, put
from shared.submission import Judgement
from tests.factories import NOW, sqs_record, submission
from tests.fakes import FakeSqs

MAIN, SIDE = "main", "side"


@dataclass
class Queues:
    """A client, its two queues' URLs and a way to read them."""

    client: SqsClient
    urls: dict[str, str]
    read: Callable[[str], list[dict[str, Any]]]


def _fake() -> Queues:
    sqs = FakeSqs()
    return Queues(sqs, {MAIN: MAIN, SIDE: SIDE}, lambda name: sqs.messages.get(name, []))


def _moto() -> Queues:
    sqs = boto3.client("sqs")
    urls = {name: sqs.create_queue(QueueName=name)["QueueUrl"] for name in (MAIN, SIDE)}

    def read(name: str) -> list[dict[str, Any]]:
        got = sqs.receive_message(QueueUrl=urls[name], MaxNumberOfMessages=10, MessageAttributeNames=["All"])
        return [
            {
                "body": message["Body"],
                "attributes": {n: a["StringValue"] for n, a in message.get("MessageAttributes", {}).items()},
            }
            for message in got.get("Messages", [])
        ]

    return Queues(sqs, urls, read)


@pytest.fixture(params=[_fake, _moto], ids=["fake", "moto"])
def queues(request: pytest.FixtureRequest, aws: None) -> Queues:
    made: Queues = request.param()
    return made


def test_a_message_arrives_with_body_and_attributes(queues: Queues) -> None:
    """An empty attribute is left out: SQS refuses one."""
    put(queues.client, queues.urls[MAIN], "héllo", {"form": "contact", "reason": ""})
    assert queues.read(MAIN) == [{"body": "héllo", "attributes": {"form": "contact"}}]
    assert queues.read(SIDE) == []


def test_accepted_and_quarantined_submissions_part_ways(queues: Queues) -> None:
    """Each on its queue, as it was encoded."""
    chute = SqsChute(queues.client, queues.urls[MAIN], queues.urls[SIDE])
    clean, spam = submission(), submission(judgement=Judgement(score=1, reasons=("honeypot",)))
    chute.submit(clean)
    chute.quarantine(spam)
    ids = {"submission_id": clean.id, "form": "contact"}
    assert queues.read(MAIN) == [{"body": clean.encode(), "attributes": ids}]
    assert queues.read(SIDE) == [{"body": spam.encode(), "attributes": {**ids, "reason": "honeypot"}}]


def test_a_parked_record_keeps_its_body_and_says_why(queues: Queues) -> None:
    """The envelope says whose it is and why."""
    record = sqs_record(body="letter \u00e9", receives=2)
    Parker(queues.client, queues.urls[SIDE]).park(record, submission(), "refused_by_ses", "Code", NOW)
    attributes = {
        "submission_id": submission().id,
        "form": "contact",
        "reason": "refused_by_ses",
        "code": "Code",
        "attempts": "2",
        "failed_at": "2026-11-23T12:00:00+00:00",
    }
    assert queues.read(SIDE) == [{"body": "letter \u00e9", "attributes": attributes}]


def test_an_attribute_name_with_a_space_is_refused(queues: Queues) -> None:
    """As SQS does."""
    with pytest.raises(ClientError):
        put(queues.client, queues.urls[MAIN], "x", {"a b": "x"})


@pytest.mark.parametrize(("body", "attributes"), [("", {}), ("x", {f"a{n}": "x" for n in range(11)})])
def test_the_fake_is_stricter_than_moto(aws: None, body: str, attributes: dict[str, str]) -> None:
    """An empty body and an eleventh attribute: SQS refuses both, moto takes both. When it stops, merge this above."""
    with pytest.raises(ClientError):
        put(_fake().client, MAIN, body, attributes)
    moto = _moto()
    put(moto.client, moto.urls[MAIN], body, attributes)


def test_the_largest_submission_fits_a_message(queues: Queues) -> None:
    """A body of intake's cap, at its worst growth."""
    from functions.intake.body import MAX_BODY_BYTES
    from shared.submission import Field

    worst = submission(fields=(Field("m", "\x00" * MAX_BODY_BYTES),))
    put(queues.client, queues.urls[MAIN], worst.encode(), {})
