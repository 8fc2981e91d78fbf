"""A received message as boto3 shows it, and the receipt handle that leads back to it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fakes.errors import client_error
from tests.fakes.message import Message
from tests.fakes.queue import Queue

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def shown(queue: Queue, message: Message, system: Sequence[str], names: Sequence[str]) -> dict[str, Any]:
    """With the attributes that were asked for, and a handle of its own."""
    queue.receives += 1
    result: dict[str, Any] = {
        "MessageId": message.id,
        "ReceiptHandle": f"{queue.name}|{queue.receives}|{message.id}",
        "MD5OfBody": message.md5,
        "Body": message.body,
    }
    if system:
        result["Attributes"] = _named(_system(message), system)
    if names and message.typed and (asked := _named(message.typed, names)):
        result["MessageAttributes"] = asked
    return result


def holder(queue: Queue, operation: str, handle: str) -> Message | None:
    """Whose handle it is; None where that message is gone. Raises SQS's error for what this queue never gave out."""
    parts = handle.split("|")
    if len(parts) != 3 or parts[0] != queue.name or not parts[1].isdigit() or int(parts[1]) > queue.receives:
        raise client_error("ReceiptHandleIsInvalid", operation, "The input receipt handle is invalid.")
    return queue.messages.get(parts[2])


def milliseconds(at: datetime) -> str:
    """As SQS writes a time."""
    return str((at - _EPOCH) // _MILLISECOND)


def _system(message: Message) -> dict[str, str]:
    first = message.first_received_at or message.sent_at
    values = {
        "SenderId": "AIDAFAKE",
        "SentTimestamp": milliseconds(message.sent_at),
        "ApproximateReceiveCount": str(message.receive_count),
        "ApproximateFirstReceiveTimestamp": milliseconds(first),
    }
    return {**values, "DeadLetterQueueSourceArn": message.source_arn} if message.source_arn else values


def _named(values: Any, names: Sequence[str]) -> dict[str, Any]:
    if "All" in names or ".*" in names:
        return dict(values)
    prefixes = tuple(name[:-2] for name in names if name.endswith(".*"))
    return {name: value for name, value in values.items() if name in names or (prefixes and name.startswith(prefixes))}
