"""The dead letter office: what the mailer gives up on goes there whole, with the reason on the envelope."""

from dataclasses import dataclass, replace

from functions.mailer.notices import dead_letter
from functions.mailer.record import Record
from shared.alerts import Alerts
from shared.ledger import Ledger
from shared.queues import SqsClient, put
from shared.standing import Entry, State, parked
from shared.timestamps import iso


@dataclass(frozen=True)
class Parker:
    """Ledger, dead-letter queue and alert, in that order. `stack` is named in the commands that alerts give."""

    ledger: Ledger
    client: SqsClient
    dead_letters: str
    alerts: Alerts
    stack: str

    def park(self, record: Record, seen: Entry, reason: str, code: str, now: int) -> bool:
        """Whether it is parked; False where the ledger moved on meanwhile, and the record is to be looked at again.

        Raises what the clients raise; the record then comes again, and what is missing is done then. Only a dead letter
        that was complete but not yet marked so is there twice, and mailed once all the same.
        """
        entry = seen if seen.state is State.PARKED else parked(seen, reason, code, now)
        if entry is not seen and not self.ledger.save(entry, seen):
            return False
        self._send(record, entry)
        self.alerts.tell(dead_letter(entry, self.stack, now), now)
        self.ledger.save(replace(entry, filed=True), entry)
        return True

    def park_unread(self, record: Record, code: str, now: int) -> None:
        """A record that is no submission: there is nothing to keep in the ledger."""
        entry = parked(Entry("", "", State.RETRY, 0, attempts=record.receives), "undecodable", code, now)
        self._send(record, entry)
        self.alerts.tell(dead_letter(entry, self.stack, now), now)

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
