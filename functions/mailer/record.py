"""One record of an SQS event, in our words.

https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Messages live so long in the submission queue (template.yaml: MessageRetentionPeriod), then SQS deletes them.
RETENTION = 4 * 86_400
# What is still there so long before that is parked instead of waiting on: the longest wait is two hours.
MARGIN = 12 * 3600
# Whoever is received more often than that is moved to the dead-letter queue by SQS (template.yaml: maxReceiveCount),
# without a reason; ten before it, a record is parked instead of waiting on.
MOST_RECEIVES = 480 - 10


@dataclass(frozen=True)
class Record:
    """A message as it was received. `sent_at` is in seconds; `parkings` is how often it was a dead letter before."""

    message_id: str
    handle: str
    body: str
    receives: int
    sent_at: int
    parkings: int

    def may_wait_until(self, at: int) -> bool:
        """Whether the queue certainly still holds the message then, and hands it over once more."""
        return at <= self.sent_at + RETENTION - MARGIN and self.receives < MOST_RECEIVES


def read_record(record: Mapping[str, Any]) -> Record:
    """The parker numbers dead letters in an attribute; whatever brings one back, that comes along."""
    attributes = record["attributes"]
    parkings = record.get("messageAttributes", {}).get("parkings", {}).get("stringValue", "0")
    return Record(
        message_id=record["messageId"],
        handle=record["receiptHandle"],
        body=record["body"],
        receives=int(attributes["ApproximateReceiveCount"]),
        sent_at=int(attributes["SentTimestamp"]) // 1000,
        parkings=int(parkings) if parkings.isdecimal() else 0,
    )
