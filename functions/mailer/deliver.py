"""One record's way: decode → claim → compose → send → record."""

from functions.mailer.compose import compose
from functions.mailer.record import Record
from functions.mailer.room import MailRoom, Outcome, Result
from functions.mailer.ses import SendError
from functions.mailer.setback import give_up, setback, wait
from shared.log import code_of
from shared.standing import Entry, State, Turn, Verdict, duplicate
from shared.submission import Submission, UndecodableSubmission


def deliver(room: MailRoom, record: Record) -> Result:
    """Mail one record. Raises what DynamoDB, SQS and SNS raise; the record then stays on the queue."""
    try:
        submission = Submission.decode(record.body)
    except UndecodableSubmission as error:
        return _unread(room, record, code_of(error))
    # Before the claim: between a claim and its send nothing may fail that would look as if SES might have the mail.
    twin = room.twins.first(submission)
    turn = _claim(room, record, submission.id, submission.form)
    if turn.verdict is not Verdict.SEND:
        return _no_send(room, record, turn)
    if twin:
        return _duplicate(room, turn.entry, twin)
    return _send(room, record, submission, turn.entry)


def _claim(room: MailRoom, record: Record, id_: str, form: str) -> Turn:
    return room.ledger.claim(id_, form, record.parkings, room.seconds(), room.timing)


def _unread(room: MailRoom, record: Record, code: str) -> Result:
    """What is no submission has no id of its own; SQS's serves, so that it is parked once, too."""
    turn = _claim(room, record, f"unread-{record.message_id}", "unknown")
    if turn.verdict is not Verdict.SEND:
        return _no_send(room, record, turn)
    return give_up(room, record, turn.entry, "undecodable", code)


def _no_send(room: MailRoom, record: Record, turn: Turn) -> Result:
    entry = turn.entry
    if turn.verdict is Verdict.DONE:
        return Result(Outcome.ALREADY_DONE, entry.id, entry.form, entry.state.lower())
    if turn.verdict is Verdict.WAIT:
        return wait(entry, f"waits_{entry.state.lower()}", entry.due - room.seconds())
    return give_up(room, record, entry, turn.reason, entry.code)


def _duplicate(room: MailRoom, entry: Entry, twin: str) -> Result:
    room.ledger.save(duplicate(entry, twin, room.seconds()), entry)
    return Result(Outcome.DUPLICATE, entry.id, entry.form)


def _send(room: MailRoom, record: Record, submission: Submission, entry: Entry) -> Result:
    form = room.forms.get(submission.form)
    if form is None:
        return give_up(room, record, entry, "form_not_found", "FormNotFound")
    try:
        options = room.parker.options
        request = compose(submission, form, room.sender, maybe_mailed=entry.maybe_mailed, options=options)
    except Exception as error:  # noqa: BLE001 - a fault of ours: it must not look as if SES might have the mail
        return give_up(room, record, entry, "not_composed", code_of(error))
    try:
        ses_id = room.ses.send(request)
    except SendError as error:
        return setback(room, record, entry, error)
    return _sent(room, submission, entry, ses_id)


def _sent(room: MailRoom, submission: Submission, entry: Entry, ses_id: str) -> Result:
    """SES has the mail. A ledger that can't be told must not send the message round again: SES's event will tell it."""
    now, code = room.seconds(), ""
    try:
        room.ledger.settle(entry.id, State.SENT, ses_id, now)
    except Exception:  # noqa: BLE001 - see above
        code = "not_recorded"
    waited = max(0, now - int(submission.received_at.timestamp()))
    return Result(Outcome.SENT, entry.id, entry.form, code, seconds=waited)
