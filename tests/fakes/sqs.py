"""SQS in memory: standard queues with boto3's signatures, refusing what SQS refuses.

Left out: FIFO queues, message system attributes on sending, MD5OfMessageAttributes, permissions and tags.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.fakes import queue_settings, received
from tests.fakes.errors import OK, client_error
from tests.fakes.message_rules import Attributes as Typed
from tests.fakes.queue import Queue
from tests.fakes.sqs_batches import SqsBatches
from tests.fakes.sqs_core import HOST, out_of_range, timeout_of


class FakeSqs(SqsBatches):
    """`down` makes every call fail as an unreachable SQS does. Unless `strict`, sending to an unknown URL creates it.

    Delivery is in order, or by chance with `shuffle`. What SQS does rarely is done by `duplicate` and `resurrect`;
    what it loses by age is in `expired`. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/
    """

    def create_queue(self, *, QueueName: str, Attributes: Mapping[str, str] | None = None) -> dict[str, Any]:
        """A queue's attributes are for ever: there is no SetQueueAttributes here."""
        self.reach(HOST)
        url, settings = HOST + QueueName, queue_settings.checked(QueueName, Attributes or {})
        if url not in self.queues:
            self.create(url, QueueName, settings)
        elif self.queues[url].settings != settings:
            raise client_error("QueueAlreadyExists", queue_settings.OPERATION)
        return {"QueueUrl": url, "ResponseMetadata": OK}

    def get_queue_url(self, *, QueueName: str) -> dict[str, Any]:
        """By name."""
        self.open(HOST + QueueName, "GetQueueUrl")
        return {"QueueUrl": HOST + QueueName, "ResponseMetadata": OK}

    def get_queue_attributes(self, *, QueueUrl: str, AttributeNames: Sequence[str] = ()) -> dict[str, Any]:
        """Those asked for; the counts are exact."""
        queue = self.open(QueueUrl, "GetQueueAttributes")
        values = {**queue.settings, "QueueArn": queue.arn, **_counts(queue)}
        if unknown := [name for name in AttributeNames if name not in {*values, "All", "RedrivePolicy", "Policy"}]:
            raise client_error("InvalidAttributeName", "GetQueueAttributes", f"Unknown Attribute {unknown[0]}.")
        named = {name: value for name, value in values.items() if name in AttributeNames or "All" in AttributeNames}
        return {"Attributes": named, "ResponseMetadata": OK} if named else {"ResponseMetadata": OK}

    def send_message(
        self,
        *,
        QueueUrl: str,
        MessageBody: str,
        MessageAttributes: Typed | None = None,
        DelaySeconds: int | None = None,
    ) -> dict[str, Any]:
        """Once it returns, the message is there."""
        queue = self.open(QueueUrl, "SendMessage", create=not self.strict)
        sent = self.send(queue, "SendMessage", MessageBody, MessageAttributes or {}, DelaySeconds)
        return {"MessageId": sent.id, "MD5OfMessageBody": sent.md5, "ResponseMetadata": OK}

    def receive_message(  # noqa: PLR0913 - boto3's
        self,
        *,
        QueueUrl: str,
        MaxNumberOfMessages: int = 1,
        VisibilityTimeout: int | None = None,
        WaitTimeSeconds: int = 0,
        MessageAttributeNames: Sequence[str] = (),
        MessageSystemAttributeNames: Sequence[str] = (),
        AttributeNames: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Never waits, whatever WaitTimeSeconds says. Without a message there is no key `Messages`."""
        queue = self.open(QueueUrl, "ReceiveMessage")
        if not 1 <= MaxNumberOfMessages <= 10:
            raise out_of_range("ReceiveMessage", "MaxNumberOfMessages", MaxNumberOfMessages)
        timeout = queue.visibility if VisibilityTimeout is None else timeout_of("ReceiveMessage", VisibilityTimeout)
        system = [*MessageSystemAttributeNames, *AttributeNames]
        taken = queue.take(MaxNumberOfMessages, timeout)
        shown = [received.shown(queue, message, system, MessageAttributeNames) for message in taken]
        return {"Messages": shown, "ResponseMetadata": OK} if shown else {"ResponseMetadata": OK}

    def delete_message(self, *, QueueUrl: str, ReceiptHandle: str) -> dict[str, Any]:
        """By any handle that the message ever had; once more is no error."""
        self.delete(self.open(QueueUrl, "DeleteMessage"), "DeleteMessage", ReceiptHandle)
        return {"ResponseMetadata": OK}

    def change_message_visibility(self, *, QueueUrl: str, ReceiptHandle: str, VisibilityTimeout: int) -> dict[str, Any]:
        """From now on, and for this receive only."""
        queue = self.open(QueueUrl, "ChangeMessageVisibility")
        self.change(queue, "ChangeMessageVisibility", ReceiptHandle, VisibilityTimeout)
        return {"ResponseMetadata": OK}

    def purge_queue(self, *, QueueUrl: str) -> dict[str, Any]:
        """At once, where SQS takes a minute."""
        self.open(QueueUrl, "PurgeQueue").clear()
        return {"ResponseMetadata": OK}


def _counts(queue: Queue) -> dict[str, str]:
    delayed = sum(not message.visible and not message.receive_count for message in queue.messages.values())
    in_flight = len(queue.messages) - queue.visible_count - delayed
    counted = (queue.visible_count + queue.copies, in_flight, delayed)
    return {name: str(number) for name, number in zip(queue_settings.COUNTS, counted, strict=True)}
