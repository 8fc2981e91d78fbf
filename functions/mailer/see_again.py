"""Handing a record back to its queue, to be seen again after a wait of our choosing."""

from dataclasses import dataclass
from typing import Any, Protocol

from functions.mailer.record import Record

# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
LONGEST = 43_200


class VisibilityClient(Protocol):
    """The part of boto3's SQS client that we use."""

    def change_message_visibility(self, *, QueueUrl: str, ReceiptHandle: str, VisibilityTimeout: int) -> Any: ...


@dataclass(frozen=True)
class SeeAgain:
    """The submission queue."""

    client: VisibilityClient
    queue: str

    def after(self, record: Record, delay: int) -> None:
        """In `delay` seconds. Raises what the client raises; then the queue's own visibility timeout holds."""
        timeout = min(max(delay, 0), LONGEST)
        self.client.change_message_visibility(
            QueueUrl=self.queue, ReceiptHandle=record.handle, VisibilityTimeout=timeout
        )
