"""The dead letter office: what the mailer gives up on goes there whole, with the reason on the envelope."""

from dataclasses import dataclass

from functions.mailer.notices import dead_letter
from functions.mailer.record import Record
from shared.alerts import Alerts
from shared.ledger import Ledger
from shared.queues import SqsClient, put
from shared.standing import Entry, State, parked
from shared.timestamps import iso


@dataclass(frozen=True)
class Parker:
    """Ledger, dead-letter queue and alert, in that order. `options` stand in the commands that alerts give."""

    ledger: Ledger
    client: SqsClient
    dead_letters: str
    alerts: Alerts
    options: str

    def park(self, record: Record, seen: Entry, reason: str, code: str, now: int) -> bool:
        """Whether all of it is done; if not, because the ledger moved on meanwhile or another is publishing the alert,
        the record is to be looked at again.

        Raises what the clients raise; the record then comes again, and what is missing is done then. A dead letter that
        the ledger could not be told of is there twice, and mailed once all the same.
        """
        entry = seen if seen.state is State.PARKED else parked(seen, reason, code, now)
        if entry is not seen and not self.ledger.save(entry, seen):
            return False
        if not entry.filed:
            self._send(record, entry)
            self.ledger.mark_filed(entry)
        return self.alerts.tell(dead_letter(entry, self.options), now)

    def _send(self, record: Record, entry: Entry) -> None:
        attributes = {
            "submission_id": entry.id,
            "form": entry.form,
            "reason": entry.reason,
            "code": entry.code,
            "attempts": str(entry.tries),
            "first_failed_at": iso(entry.first_failed),
            "last_failed_at": iso(entry.last_failed),
            "parkings": str(entry.parkings),
        }
        put(self.client, self.dead_letters, record.body, attributes)
