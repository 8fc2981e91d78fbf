"""One SendMessage, as intake and mailer both need it."""

from collections.abc import Mapping
from typing import Any, Protocol


class SqsClient(Protocol):
    """The part of boto3's SQS client that we use."""

    def send_message(
        self, *, QueueUrl: str, MessageBody: str, MessageAttributes: Mapping[str, Any]
    ) -> Mapping[str, Any]: ...


def put(client: SqsClient, url: str, body: str, attributes: Mapping[str, str]) -> str:
    """Send one message; its SQS id. An attribute with an empty value is left out, as SQS would refuse it.

    Raises whatever the client raises: the caller knows what a failure costs.
    """
    typed = {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items() if value}
    return str(client.send_message(QueueUrl=url, MessageBody=body, MessageAttributes=typed)["MessageId"])
