"""The dead letter office: what the mailer gives up on goes there whole, with the reason on the envelope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.queues import SqsClient, put


@dataclass(frozen=True)
class Parker:
    """The dead-letter queue."""

    client: SqsClient
    dead_letters: str

    def park(self, record: Mapping[str, Any], reason: str, code: str, now: datetime) -> None:
        """Send the record's body, to the letter, with reason and code. Raises what the client raises."""
        attributes = {
            **_carried(record),
            "reason": reason,
            "code": code,
            "attempts": record["attributes"]["ApproximateReceiveCount"],
            "failed_at": now.isoformat(timespec="seconds"),
        }
        put(self.client, self.dead_letters, record["body"], attributes)


def _carried(record: Mapping[str, Any]) -> dict[str, str]:
    """The attributes that intake put on the message."""
    sent = record.get("messageAttributes", {})
    return {
        name: sent[name]["stringValue"] for name in ("submission_id", "form") if "stringValue" in sent.get(name, {})
    }
