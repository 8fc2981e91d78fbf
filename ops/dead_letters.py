"""Replaying dead letters: each is backed up, then sent, then the answer is checked, and only then is it deleted.

Whatever cuts this off, a message is in one of the queues at least; in both it is mailed once all the same, because the
ledger knows its id. What was looked at and not chosen is visible again at once.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

# While a message is held here, no second operator sees it. Restored at the end; should this process be killed, then
# after this time.
HELD_SECONDS = 600
# One receive looks at some of the servers that hold the queue: only several empty answers mean that it is empty.
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
EMPTY_ANSWERS = 3
# Who presses Ctrl-C more often for one message means it; then HELD_SECONDS hold.
PRESSES = 3

Message = Mapping[str, Any]


@dataclass
class Tally:
    """What a replay did: ids sent back, ids that SQS refused with its code, and how many messages were looked at."""

    replayed: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    seen: int = 0


def attribute(message: Message, name: str) -> str:
    """An attribute on the envelope, or ""."""
    return str(message.get("MessageAttributes", {}).get(name, {}).get("StringValue", ""))


def name_of(message: Message) -> str:
    """The submission's id, or SQS's own for what could not be read."""
    return attribute(message, "submission_id") or str(message["MessageId"])


def sent_at(message: Message) -> float:
    """When it became a dead letter, in seconds since the epoch."""
    return int(message["Attributes"]["SentTimestamp"]) / 1000


def backup_line(message: Message) -> str:
    """All of a message as one line of JSON."""
    kept = {key: message[key] for key in ("MessageId", "Body", "Attributes", "MessageAttributes") if key in message}
    return json.dumps(kept, ensure_ascii=True, default=str) + "\n"


@dataclass(frozen=True)
class DeadLetters:
    """The dead-letter queue and where its messages came from, by URL; `client` is boto3's for SQS.

    `now` is in seconds since the epoch.
    """

    client: Any
    queue: str
    destination: str
    now: Callable[[], float] = time.time

    def replay(
        self, wanted: Callable[[Message], bool], back_up: Callable[[str], object], told: Callable[[Tally], object]
    ) -> Tally:
        """Send back every message that is `wanted`. `back_up` takes a line, `told` hears of each step.

        What becomes a dead letter after this has begun stays one: while its cause is there, it comes back at once, and
        would be sent round for ever. Raises what the client raises, and KeyboardInterrupt; either way what is held is
        let go.
        """
        tally, held, begun = Tally(), list[Message](), self.now()
        try:
            for message in self._all(held):
                tally.seen += 1
                if sent_at(message) <= begun and wanted(message):
                    back_up(backup_line(message))
                    self._send_back(message, held, tally)
                told(tally)
        finally:
            self._let_go(held)
        return tally

    def _all(self, held: list[Message]) -> Iterator[Message]:
        """Every message once; each is in `held` from the moment it is."""
        known, empty = set[str](), 0
        while empty < EMPTY_ANSWERS:
            got: list[Message] = self.client.receive_message(
                QueueUrl=self.queue,
                MaxNumberOfMessages=10,
                VisibilityTimeout=HELD_SECONDS,
                WaitTimeSeconds=1,
                MessageAttributeNames=["All"],
                MessageSystemAttributeNames=["All"],
            ).get("Messages", [])
            held.extend(got)
            fresh = [message for message in got if message["MessageId"] not in known]
            known.update(message["MessageId"] for message in fresh)
            empty = 0 if fresh else empty + 1
            yield from fresh

    def _send_back(self, message: Message, held: list[Message], tally: Tally) -> None:
        attributes = {
            name: {key: value for key, value in attribute.items() if key in ("DataType", "StringValue", "BinaryValue")}
            for name, attribute in message.get("MessageAttributes", {}).items()
        }
        try:
            self.client.send_message(
                QueueUrl=self.destination, MessageBody=message["Body"], MessageAttributes=attributes
            )
        except ClientError as error:
            tally.refused[name_of(message)] = error.response["Error"]["Code"]
            return
        self.client.delete_message(QueueUrl=self.queue, ReceiptHandle=message["ReceiptHandle"])
        held.remove(message)
        tally.replayed.append(name_of(message))

    def _let_go(self, held: list[Message]) -> None:
        """All of them, however often Ctrl-C is pressed meanwhile."""
        interrupts = []
        for message in held:
            for _ in range(PRESSES):
                try:
                    self._show(message)
                    break
                except KeyboardInterrupt as interrupt:
                    interrupts.append(interrupt)
        if interrupts:
            raise interrupts[0]

    def _show(self, message: Message) -> None:
        with suppress(ClientError, BotoCoreError):
            self.client.change_message_visibility(
                QueueUrl=self.queue, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
            )
