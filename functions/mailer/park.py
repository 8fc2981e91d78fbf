"""The dead letter office: what the mailer gives up on goes there whole, with the reason on the envelope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.queues import SqsClient, put
from shared.submission import Submission


@dataclass(frozen=True)
class Parker:
    """The dead-letter queue."""

    client: SqsClient
    dead_letters: str

    def park(
        self, record: Mapping[str, Any], submission: Submission | None, reason: str, code: str, now: datetime
    ) -> None:
        """Send the record's body, to the letter, with reason, code and, where it could be read, whose it is.

        Raises what the client raises.
        """
        attributes = {
            "submission_id": submission.id if submission else "",
            "form": submission.form if submission else "",
            "reason": reason,
            "code": code,
            "attempts": record["attributes"]["ApproximateReceiveCount"],
            "failed_at": now.isoformat(timespec="seconds"),
        }
        put(self.client, self.dead_letters, record["body"], attributes)
