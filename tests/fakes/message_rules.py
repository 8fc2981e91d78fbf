"""What SQS refuses in a message.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tests.fakes.errors import client_error

MAX_BYTES = 1024 * 1024
MAX_DELAY = 900
Attributes = Mapping[str, Mapping[str, Any]]

_NAME = re.compile(r"(?!(?i:aws|amazon)\.)(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)")
_TYPE = re.compile(r"(String|Number|Binary)(\..+)?")
# The W3C's characters for XML, which SQS once spoke.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def refuse(operation: str, body: str, attributes: Attributes, limit: int) -> None:
    """Raises SQS's error for a message that it does not take."""
    if not body:
        raise client_error("MissingParameter", operation, "The request must contain the parameter MessageBody.")
    if not _legal(body):
        raise client_error("InvalidMessageContents", operation, "Invalid characters found in the message body.")
    if attributes:
        _refuse_attributes(operation, attributes)
    if size(body, attributes) > limit:
        reason = f"One or more parameters are invalid. Reason: Message must be shorter than {limit} bytes."
        raise client_error("InvalidParameterValue", operation, reason)


def size(body: str, attributes: Attributes) -> int:
    """What counts: the body, and each attribute's name, type and value."""
    total = _bytes(body)
    for name, attribute in attributes.items():
        total += len(name) + len(attribute["DataType"]) + _bytes(_value(attribute))
    return total


def _refuse_attributes(operation: str, attributes: Attributes) -> None:
    if len(attributes) > 10:
        raise client_error("InvalidParameterValue", operation, "Number of message attributes exceeds the limit of 10.")
    for name, attribute in attributes.items():
        if why := _fault(name, attribute):
            raise client_error("InvalidParameterValue", operation, f"The message attribute '{name}' {why}.")


def _fault(name: str, attribute: Mapping[str, Any]) -> str:
    value = _value(attribute)
    if not _good_name(name):
        return "has an invalid name"
    if not _good_type(attribute["DataType"]):
        return "has an invalid message attribute type"
    if not value:
        return "must contain a non-empty message attribute value"
    if isinstance(value, str) and not _legal(value):
        return "contains invalid characters"
    return "" if not attribute["DataType"].startswith("Number") or _is_number(value) else "is not a number"


def _value(attribute: Mapping[str, Any]) -> str | bytes:
    value: str | bytes = attribute.get("StringValue") or attribute.get("BinaryValue") or ""
    return value


def _legal(text: str) -> bool:
    # The first two cost nothing and are true of what we send: JSON in ASCII.
    return (text.isascii() and text.isprintable()) or not _ILLEGAL.search(text)


def _bytes(value: str | bytes) -> int:
    return len(value) if isinstance(value, bytes) or value.isascii() else len(value.encode())


def _is_number(value: str | bytes) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


@lru_cache(1024)
def _good_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name))


@lru_cache(1024)
def _good_type(name: str) -> bool:
    return bool(_TYPE.fullmatch(name))
