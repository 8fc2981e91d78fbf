"""A queue's attributes: defaults, and what CreateQueue refuses.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
"""

import json
import re
from collections.abc import Mapping

from tests.fakes.errors import client_error

OPERATION = "CreateQueue"
DEFAULTS = {
    "VisibilityTimeout": "30",
    "MessageRetentionPeriod": "345600",
    "MaximumMessageSize": "1048576",
    "DelaySeconds": "0",
    "ReceiveMessageWaitTimeSeconds": "0",
}
_RANGES = {
    "VisibilityTimeout": (0, 43_200),
    "MessageRetentionPeriod": (60, 1_209_600),
    "MaximumMessageSize": (1024, 1_048_576),
    "DelaySeconds": (0, 900),
    "ReceiveMessageWaitTimeSeconds": (0, 20),
}
_OTHERS = {"RedrivePolicy", "RedriveAllowPolicy", "Policy", "SqsManagedSseEnabled", "KmsMasterKeyId"}
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
COUNTS = (
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
)


def checked(name: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """With the defaults. Raises SQS's error; FIFO queues are not for this fake."""
    if not _NAME.fullmatch(name):
        reason = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"
        raise client_error("InvalidParameterValue", OPERATION, reason)
    for attribute, value in attributes.items():
        if attribute not in _RANGES and attribute not in _OTHERS:
            raise client_error("InvalidAttributeName", OPERATION, f"Unknown Attribute {attribute}.")
        if attribute in _RANGES and not _within(value, *_RANGES[attribute]):
            reason = f"Invalid value for the parameter {attribute}."
            raise client_error("InvalidAttributeValue", OPERATION, reason)
    return {**DEFAULTS, **attributes}


def redrive(settings: Mapping[str, str]) -> tuple[str, int]:
    """The dead-letter queue's ARN and maxReceiveCount; blank and 0 without a policy."""
    if "RedrivePolicy" not in settings:
        return "", 0
    try:
        policy = json.loads(settings["RedrivePolicy"])
        arn, receives = str(policy["deadLetterTargetArn"]), int(policy["maxReceiveCount"])
    except (ValueError, KeyError, TypeError):
        arn, receives = "", 0
    if not arn or not 1 <= receives <= 1000:
        raise client_error("InvalidParameterValue", OPERATION, "Value for parameter RedrivePolicy is invalid.")
    return arn, receives


def _within(value: str, low: int, high: int) -> bool:
    return value.isdigit() and low <= int(value) <= high
