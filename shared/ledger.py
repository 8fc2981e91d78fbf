"""The ledger: one item per submission id, so that a message delivered twice by SQS is mailed once.

Keyed by submission id, never by SQS's messageId: a redrive makes a new one. Every step is one conditional write.

    (none) → SENDING(attempt, lease) → SENT(ses id)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Protocol

from botocore.exceptions import ClientError

# Longer than a submission can live in our queues: 4 days, then 14 as a dead letter, and a replay after that.
KEEP = timedelta(days=40)


class DynamoClient(Protocol):
    """The part of boto3's DynamoDB client that we use."""

    @property
    def update_item(self) -> Callable[..., Mapping[str, Any]]: ...


class Claim(Enum):
    """The answer to a claim."""

    OURS = "ours"
    SENT = "sent"
    BUSY = "busy"


class Ledger(Protocol):
    """What the mailer asks of it. Each method raises what the client raises."""

    def claim(self, submission_id: str, now: datetime, lease: timedelta) -> Claim:
        """Take the right to send until `now + lease`. SENT: mailed already. BUSY: another invocation holds it."""

    def sent(self, submission_id: str, now: datetime, ses_id: str) -> None:
        """Record that SES took the mail."""

    def release(self, submission_id: str) -> None:
        """Give the claim back: SES certainly did not take the mail, and the next receive may try at once."""


@dataclass(frozen=True)
class DynamoLedger:
    """The Ledger in AWS."""

    client: DynamoClient
    table: str

    def claim(self, submission_id: str, now: datetime, lease: timedelta) -> Claim:
        try:
            self._update(
                submission_id,
                "SET #state = :sending, lease_until = :until, expires_at = :expires ADD attempts :one",
                "attribute_not_exists(id) OR (#state = :sending AND lease_until <= :now)",
                {
                    ":sending": {"S": "SENDING"},
                    ":until": {"N": _seconds(now + lease)},
                    ":now": {"N": _seconds(now)},
                    ":expires": {"N": _seconds(now + KEEP)},
                    ":one": {"N": "1"},
                },
            )
        except ClientError as error:
            return _held(error)
        return Claim.OURS

    def sent(self, submission_id: str, now: datetime, ses_id: str) -> None:
        self._update(
            submission_id,
            "SET #state = :sent, ses_id = :ses_id, sent_at = :now",
            "attribute_exists(id)",
            {":sent": {"S": "SENT"}, ":ses_id": {"S": ses_id}, ":now": {"N": _seconds(now)}},
        )

    def release(self, submission_id: str) -> None:
        self._update(
            submission_id,
            "SET lease_until = :zero",
            "#state = :sending",
            {":zero": {"N": "0"}, ":sending": {"S": "SENDING"}},
        )

    def _update(self, submission_id: str, change: str, condition: str, values: Mapping[str, Any]) -> None:
        self.client.update_item(
            TableName=self.table,
            Key={"id": {"S": submission_id}},
            UpdateExpression=change,
            ConditionExpression=condition,
            ExpressionAttributeNames={"#state": "state"},
            ExpressionAttributeValues=values,
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )


def _held(error: ClientError) -> Claim:
    """What a refused claim says. Raises `error` again where it was not the condition that failed."""
    if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
        raise error
    item: Mapping[str, Any] = error.response.get("Item") or {}  # type: ignore[assignment]
    return Claim.SENT if item.get("state", {}).get("S") == "SENT" else Claim.BUSY


def _seconds(at: datetime) -> str:
    return str(int(at.timestamp()))
