"""In-memory stand-ins with the real signatures. tests/integration runs their contract against moto too."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError, EndpointConnectionError

from shared.ledger import Claim
from shared.submission import Submission

_ATTRIBUTE_NAME = re.compile(r"[A-Za-z0-9_.-]{1,256}")
_MAX_BYTES = 1024 * 1024


@dataclass
class FakeSqs:
    """SendMessage, refusing what SQS refuses. `down` makes every call fail as an unreachable SQS does."""

    messages: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    down: bool = False

    def send_message(
        self, *, QueueUrl: str, MessageBody: str, MessageAttributes: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """As boto3's client has it."""
        if self.down:
            raise EndpointConnectionError(endpoint_url=QueueUrl)
        _refuse_attributes(MessageAttributes)
        if not MessageBody:
            raise _client_error("MissingParameter", "SendMessage")
        size = len(MessageBody.encode()) + sum(len(n) + len(a["StringValue"]) for n, a in MessageAttributes.items())
        if size > _MAX_BYTES:
            raise _client_error("InvalidParameterValue", "SendMessage")
        queue = self.messages.setdefault(QueueUrl, [])
        queue.append({"body": MessageBody, "attributes": {n: a["StringValue"] for n, a in MessageAttributes.items()}})
        return {"MessageId": f"{QueueUrl}-{len(queue)}"}


def _refuse_attributes(attributes: Mapping[str, Any]) -> None:
    if len(attributes) > 10:
        raise _client_error("InvalidParameterValue", "SendMessage")
    for name, attribute in attributes.items():
        if not _ATTRIBUTE_NAME.fullmatch(name) or not attribute.get("StringValue"):
            raise _client_error("InvalidParameterValue", "SendMessage")


def _client_error(code: str, operation: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": code}}, operation)


@dataclass
class FakeChute:
    """Intake's way out."""

    submitted: list[Submission] = field(default_factory=list)
    quarantined: list[Submission] = field(default_factory=list)
    down: bool = False

    def submit(self, submission: Submission) -> None:
        """To the mailer."""
        self._take(self.submitted, submission)

    def quarantine(self, submission: Submission) -> None:
        """To quarantine."""
        self._take(self.quarantined, submission)

    def _take(self, pile: list[Submission], submission: Submission) -> None:
        if self.down:
            raise EndpointConnectionError(endpoint_url="sqs")
        pile.append(submission)


@dataclass
class FakeLedger:
    """The ledger's methods over a dict; `fails` names methods that raise as a throttled DynamoDB does."""

    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    fails: set[str] = field(default_factory=set)

    def claim(self, submission_id: str, now: datetime, lease: timedelta) -> Claim:
        """As shared.ledger.Ledger has it."""
        self._may_fail("claim")
        item = self.items.get(submission_id)
        if item and item["state"] == "SENT":
            return Claim.SENT
        if item and item["lease_until"] > now.timestamp():
            return Claim.BUSY
        attempts = item["attempts"] + 1 if item else 1
        self.items[submission_id] = {
            "state": "SENDING",
            "lease_until": (now + lease).timestamp(),
            "attempts": attempts,
        }
        return Claim.OURS

    def sent(self, submission_id: str, now: datetime, ses_id: str) -> None:
        """As shared.ledger.Ledger has it."""
        self._may_fail("sent")
        self.items[submission_id].update(state="SENT", ses_id=ses_id, sent_at=now.timestamp())

    def release(self, submission_id: str) -> None:
        """As shared.ledger.Ledger has it."""
        self._may_fail("release")
        if self.items[submission_id]["state"] == "SENDING":
            self.items[submission_id]["lease_until"] = 0

    def _may_fail(self, method: str) -> None:
        if method in self.fails:
            raise _client_error("ProvisionedThroughputExceededException", "UpdateItem")
