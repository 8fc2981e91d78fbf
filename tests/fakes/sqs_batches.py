"""SQS's batch calls. A bad entry is reported in `Failed`, with HTTP 200; only a bad batch is an error."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from botocore.exceptions import ClientError

from tests.fakes.errors import OK, client_error
from tests.fakes.message_rules import MAX_BYTES, size
from tests.fakes.sqs_core import SqsCore

Entry = Mapping[str, Any]

_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


class SqsBatches(SqsCore):
    """Each call does what its single brother does, entry by entry."""

    def send_message_batch(self, *, QueueUrl: str, Entries: Sequence[Entry]) -> dict[str, Any]:
        """At most 1 MiB together."""
        operation = "SendMessageBatch"
        queue = self.open(QueueUrl, operation, create=not self.strict)

        def send(entry: Entry) -> Entry:
            typed, delay = entry.get("MessageAttributes", {}), entry.get("DelaySeconds")
            sent = self.send(queue, operation, entry["MessageBody"], typed, delay)
            return {"MessageId": sent.id, "MD5OfMessageBody": sent.md5}

        _refuse_batch(operation, Entries)
        if sum(size(entry["MessageBody"], entry.get("MessageAttributes", {})) for entry in Entries) > MAX_BYTES:
            raise _batch_error("BatchRequestTooLong", operation)
        return _each(Entries, send)

    def delete_message_batch(self, *, QueueUrl: str, Entries: Sequence[Entry]) -> dict[str, Any]:
        """By handle."""
        operation = "DeleteMessageBatch"
        queue = self.open(QueueUrl, operation)

        def delete(entry: Entry) -> Entry:
            self.delete(queue, operation, entry["ReceiptHandle"])
            return {}

        _refuse_batch(operation, Entries)
        return _each(Entries, delete)

    def change_message_visibility_batch(self, *, QueueUrl: str, Entries: Sequence[Entry]) -> dict[str, Any]:
        """Each entry with its own timeout."""
        operation = "ChangeMessageVisibilityBatch"
        queue = self.open(QueueUrl, operation)

        def change(entry: Entry) -> Entry:
            self.change(queue, operation, entry["ReceiptHandle"], entry["VisibilityTimeout"])
            return {}

        _refuse_batch(operation, Entries)
        return _each(Entries, change)


def _each(entries: Sequence[Entry], do: Callable[[Entry], Entry]) -> dict[str, Any]:
    """boto3 leaves out `Successful` or `Failed` where nothing is in it."""
    successful: list[Entry] = []
    failed: list[Entry] = []
    for entry in entries:
        try:
            successful.append({"Id": entry["Id"], **do(entry)})
        except ClientError as error:
            failed.append({"Id": entry["Id"], "SenderFault": True, **error.response["Error"]})
    lists = {"Successful": successful, "Failed": failed, "ResponseMetadata": OK}
    return {name: value for name, value in lists.items() if value}


def _refuse_batch(operation: str, entries: Sequence[Entry]) -> None:
    ids = [entry["Id"] for entry in entries]
    if not ids:
        raise _batch_error("EmptyBatchRequest", operation)
    if len(ids) > 10:
        raise _batch_error("TooManyEntriesInBatchRequest", operation)
    if not all(_ID.fullmatch(entry_id) for entry_id in ids):
        raise _batch_error("InvalidBatchEntryId", operation)
    if len(set(ids)) < len(ids):
        raise _batch_error("BatchEntryIdsNotDistinct", operation)


def _batch_error(code: str, operation: str) -> ClientError:
    return client_error(f"AWS.SimpleQueueService.{code}", operation)
