"""After a send that SES did not say yes to: hold, wait, or give up."""

from functions.mailer.backoff import backoff
from functions.mailer.notices import account_on_hold
from functions.mailer.record import Record
from functions.mailer.room import MailRoom, Outcome, Result
from functions.mailer.ses import SendError
from shared.ledger import CONTENDED
from shared.standing import Entry, failed, held, unknown

# When a hold comes off, what waited for it comes back over so many seconds, not all at once.
SPREAD = 60


def setback(room: MailRoom, record: Record, entry: Entry, error: SendError) -> Result:
    """What becomes of the record, written down before it is handed back."""
    now = room.seconds()
    if error.account_wide:
        return _hold(room, record, entry, error.code, now)
    if error.ambiguous:
        return _later(room, unknown(entry, error.code, now, room.timing), entry, now)
    if error.permanent:
        return give_up(room, record, entry, "refused_by_ses", error.code)
    if entry.attempts >= entry.allowed:
        return give_up(room, record, entry, "attempts_used_up", error.code)
    delay = backoff(entry.tries, room.chance())
    if not record.may_wait_until(now + delay):
        return give_up(room, record, entry, "out_of_time", error.code)
    return _later(room, failed(entry, error.code, delay, now), entry, now)


def give_up(room: MailRoom, record: Record, entry: Entry, reason: str, code: str) -> Result:
    """Park it; look again soon where that could not be completed."""
    if room.parker.park(record, entry, reason, code, room.seconds()):
        return Result(Outcome.PARKED, entry.id, entry.form, reason)
    return wait(entry, "contended", CONTENDED)


def wait(entry: Entry, code: str, delay: int) -> Result:
    """Back to the queue for `delay` seconds, and at least one."""
    return Result(Outcome.RETRY, entry.id, entry.form, code, max(1, delay))


def _hold(room: MailRoom, record: Record, entry: Entry, code: str, now: int) -> Result:
    hold = room.account.refuse(code, now)
    delay = hold.due - now + round(room.chance() * SPREAD)
    if not record.may_wait_until(now + delay):
        return give_up(room, record, entry, "account_on_hold", code)
    result = _later(room, held(entry, code, delay, now), entry, now)
    room.parker.alerts.tell(account_on_hold(hold, room.parker.options, now), now)
    return result


def _later(room: MailRoom, entry: Entry, seen: Entry, now: int) -> Result:
    """A late writer changes nothing: whoever has moved the entry on since has another message of it in hand."""
    room.ledger.save(entry, seen)
    return wait(seen, entry.code, entry.due - now)
