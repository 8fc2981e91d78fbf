"""SNS's Publish in memory, refusing what SNS refuses.

https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
"""

import re
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import EndpointConnectionError

from tests.fakes.errors import OK, client_error

MAX_BYTES = 256 * 1024
ARN = "arn:aws:sns:us-east-1:123456789012:"
# Long the documented rule, and still the safe one: ASCII, begins with a letter, number or punctuation, below 100. Today
# the documentation allows UTF-8, and SNS was seen to take exactly 100 characters: getmoto/moto#1503.
_SUBJECT = re.compile(r"[!-~][ -~]{0,98}")


class FakeSns:
    """`published` holds each call's arguments. Only when `strict` must a topic exist; `down` is an unreachable SNS."""

    def __init__(self, *, strict: bool = False) -> None:
        self.strict, self.down = strict, False
        self.topics: set[str] = set()
        self.published: list[dict[str, Any]] = []

    def create_topic(self, *, Name: str) -> dict[str, Any]:
        """A name has one ARN, however often it is created."""
        self.topics.add(ARN + Name)
        return {"TopicArn": ARN + Name, "ResponseMetadata": OK}

    def publish(
        self,
        *,
        TopicArn: str,
        Message: str,
        Subject: str | None = None,
        MessageAttributes: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """To a topic's subscribers."""
        if self.down:
            raise EndpointConnectionError(endpoint_url=TopicArn)
        if self.strict and TopicArn not in self.topics:
            raise client_error("NotFound", "Publish", "Topic does not exist", status=404)
        if Subject is not None and not _SUBJECT.fullmatch(Subject):
            raise _invalid("Subject")
        if not Message:
            raise _invalid("Empty message")
        if _size(Message, MessageAttributes or {}) > MAX_BYTES:
            raise _invalid("Message too long")
        given = {"TopicArn": TopicArn, "Message": Message, "Subject": Subject, "MessageAttributes": MessageAttributes}
        self.published.append({name: value for name, value in given.items() if value is not None})
        return {"MessageId": f"{len(self.published):08x}-0000-4000-9000-000000000000", "ResponseMetadata": OK}


def _size(message: str, attributes: Mapping[str, Mapping[str, Any]]) -> int:
    texts = [text for name, value in attributes.items() for text in (name, *map(str, value.values()))]
    return len(message.encode()) + sum(len(text.encode()) for text in texts)


def _invalid(what: str) -> Exception:
    return client_error("InvalidParameter", "Publish", f"Invalid parameter: {what}")
