"""What all calls of FakeSqs have in common: its queues, and one message sent, deleted or hidden."""

import random
from datetime import datetime, timedelta
from hashlib import md5
from itertools import count
from typing import Any

from botocore.exceptions import ClientError, EndpointConnectionError

from tests.fakes import queue_settings, received
from tests.fakes.clock import Clock, stopped
from tests.fakes.errors import client_error
from tests.fakes.message import Message
from tests.fakes.message_rules import MAX_DELAY, Attributes, refuse
from tests.fakes.queue import Queue

HOST = "https://sqs.us-east-1.amazonaws.com/123456789012/"
ARN = "arn:aws:sqs:us-east-1:123456789012:"
# In flight at most, from the receive on.
MAX_VISIBILITY = 43_200
GONE = "AWS.SimpleQueueService.NonExistentQueue"
NOT_IN_FLIGHT = "AWS.SimpleQueueService.MessageNotInflight"


class SqsCore:
    """The queues by URL, and for tests and the simulator a look at them that changes nothing."""

    def __init__(self, clock: Clock = stopped, shuffle: random.Random | None = None, *, strict: bool = False) -> None:
        self.clock, self.strict, self.down = clock, strict, False
        self.queues: dict[str, Queue] = {}
        self._shuffle, self._ids = shuffle, count(1)

    @property
    def messages(self) -> dict[str, list[dict[str, Any]]]:
        """Per queue URL what is there, in flight or not: body and plain attributes."""
        return {
            url: [{"body": message.body, "attributes": message.attributes} for message in self.peek(url)]
            for url in self.queues
        }

    def peek(self, url: str) -> tuple[Message, ...]:
        """All messages present, in order of arrival. Changes nothing."""
        return tuple(self._settled(url).messages.values())

    def depth(self, url: str) -> tuple[int, int]:
        """How many may be received now, and how many are hidden: in flight or delayed."""
        queue = self._settled(url)
        return queue.visible_count + queue.copies, len(queue.messages) - queue.visible_count

    def next_change(self, url: str) -> datetime | None:
        """When the next hidden message becomes visible."""
        return self._settled(url).next_change()

    def expired(self, url: str) -> list[Message]:
        """Lost: older than the retention period."""
        return self._settled(url).expired

    def duplicate(self, url: str, message_id: str) -> None:
        """At-least-once delivery: a message in flight may be received once more. Raises KeyError if it is not there."""
        queue = self._settled(url)
        queue.copy(queue.messages[message_id])

    def resurrect(self, url: str, message_id: str) -> None:
        """A deleted message comes back, as it does when one of SQS's servers missed the delete.

        Raises KeyError if it never was here, is here, or went before the last ten thousand.
        """
        queue = self._settled(url)
        message = queue.deleted.pop(message_id)
        message.visible_at = queue.now
        queue.add(message)

    def reach(self, url: str) -> None:
        """Raises EndpointConnectionError."""
        if self.down:
            raise EndpointConnectionError(endpoint_url=url)

    def open(self, url: str, operation: str, *, create: bool = False) -> Queue:
        """The queue as it is now. Raises SQS's error, or as `reach` does."""
        self.reach(url)
        if create and url not in self.queues:
            self.create(url, url.rpartition("/")[2], dict(queue_settings.DEFAULTS))
        if url not in self.queues:
            raise client_error(GONE, operation, "The specified queue does not exist.")
        return self._settled(url)

    def _settled(self, url: str) -> Queue:
        queue = self.queues[url]
        queue.settle(self.clock())
        return queue

    def create(self, url: str, name: str, settings: dict[str, str]) -> None:
        """A dead-letter queue comes before whoever names it."""
        arn, max_receives = queue_settings.redrive(settings)
        targets = [queue for queue in self.queues.values() if queue.arn == arn]
        if arn and not targets:
            reason = "Value for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist."
            raise client_error("InvalidParameterValue", queue_settings.OPERATION, reason)
        self.queues[url] = Queue(
            name=name,
            arn=ARN + name,
            settings=settings,
            visibility=timedelta(seconds=int(settings["VisibilityTimeout"])),
            retention=timedelta(seconds=int(settings["MessageRetentionPeriod"])),
            shuffle=self._shuffle,
            dead_letters=targets[0] if targets else None,
            max_receives=max_receives,
        )

    def send(self, queue: Queue, operation: str, body: str, typed: Attributes, delay: int | None) -> Message:
        """One message onto the queue."""
        refuse(operation, body, typed, int(queue.settings["MaximumMessageSize"]))
        seconds = int(queue.settings["DelaySeconds"]) if delay is None else delay
        if not 0 <= seconds <= MAX_DELAY:
            raise out_of_range(operation, "DelaySeconds", seconds)
        at = queue.now + timedelta(seconds=seconds) if seconds else queue.now
        # Shaped like SQS's, and the same in each run.
        message_id = f"{next(self._ids):08x}-0000-4000-8000-000000000000"
        message = Message(
            message_id, body, dict(typed), md5(body.encode(), usedforsecurity=False).hexdigest(), queue.now, at
        )
        queue.add(message)
        return message

    def delete(self, queue: Queue, operation: str, handle: str) -> None:
        """No error where the message is gone."""
        if message := received.holder(queue, operation, handle):
            queue.delete(message)

    def change(self, queue: Queue, operation: str, handle: str, seconds: int) -> None:
        """By any handle, too: an old one serves a standard queue as long as the message is there."""
        timeout = timeout_of(operation, seconds)
        message = received.holder(queue, operation, handle)
        if message is None or message.received_at is None:
            reason = "Reason: Message does not exist or is not available for visibility timeout change."
            raise client_error("InvalidParameterValue", operation, reason)
        # As documented. SQS has also been seen to answer 200 and to change nothing: localstack/localstack#9632.
        if message.visible:
            raise client_error(NOT_IN_FLIGHT, operation)
        if queue.now + timeout - message.received_at > timedelta(seconds=MAX_VISIBILITY):
            reason = f"Total VisibilityTimeout for the message is beyond the limit [{MAX_VISIBILITY} seconds]"
            raise client_error("InvalidParameterValue", operation, reason)
        queue.hide(message, timeout)


def timeout_of(operation: str, seconds: int) -> timedelta:
    """Raises SQS's error."""
    if not 0 <= seconds <= MAX_VISIBILITY:
        raise out_of_range(operation, "VisibilityTimeout", seconds)
    return timedelta(seconds=seconds)


def out_of_range(operation: str, parameter: str, value: int) -> ClientError:
    """What SQS says of it."""
    return client_error("InvalidParameterValue", operation, f"Value {value} for parameter {parameter} is invalid.")
