"""Telling people: one message a cause, to an SNS topic, never through the SES identity that may be failing.

SNS drops an email subscription that gets more than ten messages a second, and nobody reads a thousand alerts.
https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from shared.ledger import ALERT
from shared.table import Conflict, Item, Table
from shared.timestamps import clock_time

HOUR = 3600
# Whoever begins to publish has so long; after that another alert for the cause may try.
PUBLISHING = 60
REMEMBERED = 14 * 86_400


class SnsClient(Protocol):
    """The part of boto3's SNS client that we use."""

    @property
    def publish(self) -> Callable[..., Mapping[str, Any]]: ...


@dataclass(frozen=True)
class Alert:
    """`cause` says what makes two alerts the same, in most cases within an hour (`hourly`).

    Neither it nor the text holds what a visitor typed.
    """

    cause: str
    subject: str
    text: str


@dataclass(frozen=True)
class Alerts:
    """The topic, and the table that remembers what was said. Raises what the clients raise."""

    client: SnsClient
    topic: str
    table: Table

    def tell(self, alert: Alert, now: int) -> bool:
        """Publish, unless the cause was published already; whether it was, by whomever.

        False where another is publishing just now and may not live to do it: then come again.
        """
        key = f"{ALERT}{alert.cause}"
        begun: Item = {
            "id": key,
            "told": 0,
            "due": now + PUBLISHING,
            "expires_at": now + REMEMBERED,
            "teller": secrets.token_hex(8),
        }
        try:
            self.table.put(begun, "attribute_not_exists(#id) OR (#told = :no AND #due <= :now)", {"no": 0, "now": now})
        except Conflict as conflict:
            return bool(conflict.item.get("told"))
        self.client.publish(TopicArn=self.topic, Subject=subject_line(alert.subject), Message=alert.text)
        self.table.put({**begun, "told": now}, "attribute_exists(#id)")
        return True


def hourly(cause: str, now: int) -> str:
    """A cause that may be told again in the next hour."""
    return f"{cause}:{now // HOUR}"


def told_again(now: int) -> str:
    """When an hourly cause may be told again, for people."""
    return clock_time((now // HOUR + 1) * HOUR)


def subject_line(text: str) -> str:
    """Printable ASCII, under 100 characters: SNS refuses any other subject.

    https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    """
    printable = "".join(character if " " <= character <= "~" else "?" for character in text)
    return printable if len(printable) < 100 else f"{printable[:96]}..."
