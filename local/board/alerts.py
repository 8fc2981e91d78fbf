"""The alerts that the stack sent, as its topic's subscriber by HTTP hears them.

https://docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html
"""

import json
from collections import deque
from collections.abc import Callable
from threading import Event
from typing import Any, NamedTuple

# Nobody reads more in one sitting.
KEPT = 100


class Alert(NamedTuple):
    """When it was published, and what was said."""

    at: str
    subject: str
    text: str


class NotOurs(Exception):
    """What came is no message of SNS's, or one of another topic."""


class AlertBox:
    """`confirm` gets the token with which SNS asks whether the subscription is meant. `confirmed` says that it did."""

    def __init__(self, topic: str, confirm: Callable[[str], object]) -> None:
        self._topic, self._confirm = topic, confirm
        self._alerts = deque[Alert](maxlen=KEPT)
        self.confirmed = Event()

    def receive(self, body: bytes) -> None:
        """One message of SNS's. Raises NotOurs, and what `confirm` raises."""
        message = _read(body)
        if message.get("TopicArn") != self._topic:
            raise NotOurs
        match message.get("Type"):
            case "SubscriptionConfirmation":
                self._confirm(str(message.get("Token")))
                self.confirmed.set()
            case "Notification":
                at, subject, text = (str(message.get(name) or "") for name in ("Timestamp", "Subject", "Message"))
                self._alerts.appendleft(Alert(at, subject, text))
            case _:
                raise NotOurs

    def newest_first(self) -> list[dict[str, str]]:
        """As JSON values."""
        return [alert._asdict() for alert in self._alerts.copy()]


def _read(body: bytes) -> dict[str, Any]:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        raise NotOurs from None
    if not isinstance(message, dict):
        raise NotOurs
    return message
