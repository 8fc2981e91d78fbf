"""The same cases against our ledger fake and against the real ledger on moto's DynamoDB."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import boto3
import pytest

from shared.ledger import KEEP, Claim, DynamoLedger, Ledger
from tests.factories import NOW
from tests.fakes import FakeLedger

LEASE = timedelta(seconds=60)


@dataclass
class Book:
    """A ledger and a look at one of its items."""

    ledger: Ledger
    look: Callable[[str], tuple[str, int]]


def _fake() -> Book:
    ledger = FakeLedger()
    return Book(ledger, lambda id_: (ledger.items[id_]["state"], ledger.items[id_]["attempts"]))


def _moto() -> Book:
    client = boto3.client("dynamodb")
    _create_table(client)

    def look(submission_id: str) -> tuple[str, int]:
        item = client.get_item(TableName="ledger", Key={"id": {"S": submission_id}})["Item"]
        return item["state"]["S"], int(item["attempts"]["N"])

    return Book(DynamoLedger(client, "ledger"), look)


def _create_table(client: Any) -> None:
    client.create_table(
        TableName="ledger",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )


@pytest.fixture(params=[_fake, _moto], ids=["fake", "moto"])
def book(request: pytest.FixtureRequest, aws: None) -> Book:
    made: Book = request.param()
    return made


def test_the_first_claim_is_ours_and_the_next_finds_it_busy(book: Book) -> None:
    """One sender at a time; another submission is another matter."""
    assert book.ledger.claim("a", NOW, LEASE) is Claim.OURS
    assert book.ledger.claim("a", NOW, LEASE) is Claim.BUSY
    assert book.ledger.claim("b", NOW, LEASE) is Claim.OURS
    assert book.look("a") == ("SENDING", 1)


def test_a_lease_ends_to_the_second(book: Book) -> None:
    """And counts as another attempt."""
    book.ledger.claim("a", NOW, LEASE)
    assert book.ledger.claim("a", NOW + LEASE - timedelta(seconds=1), LEASE) is Claim.BUSY
    assert book.ledger.claim("a", NOW + LEASE, LEASE) is Claim.OURS
    assert book.look("a") == ("SENDING", 2)


def test_a_released_claim_may_be_taken_at_once(book: Book) -> None:
    """SES certainly has no mail."""
    book.ledger.claim("a", NOW, LEASE)
    book.ledger.release("a")
    assert book.ledger.claim("a", NOW, LEASE) is Claim.OURS


def test_sent_is_for_ever(book: Book) -> None:
    """However long ago, and whoever asks."""
    book.ledger.claim("a", NOW, LEASE)
    book.ledger.sent("a", NOW, "ses-1")
    assert book.ledger.claim("a", NOW, LEASE) is Claim.SENT
    assert book.ledger.claim("a", NOW + timedelta(days=18), LEASE) is Claim.SENT
    assert book.look("a") == ("SENT", 1)


def test_the_table_forgets_only_after_a_message_can_no_longer_live(aws: None) -> None:
    """TTL: later than main and dead-letter retention together, replays included."""
    client = boto3.client("dynamodb")
    _create_table(client)
    DynamoLedger(client, "ledger").claim("a", NOW, LEASE)
    item = client.get_item(TableName="ledger", Key={"id": {"S": "a"}})["Item"]
    assert int(item["expires_at"]["N"]) == int((NOW + KEEP).timestamp())
    assert timedelta(days=4 + 14) < KEEP


def test_a_table_that_is_not_there_is_an_error_not_an_answer(aws: None) -> None:
    """Only a failed condition says anything about the claim."""
    with pytest.raises(Exception, match="ResourceNotFoundException"):
        DynamoLedger(boto3.client("dynamodb"), "nowhere").claim("a", NOW, LEASE)
