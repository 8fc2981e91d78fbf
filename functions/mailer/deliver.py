"""One record's way: decode → claim → compose → send → record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from functions.mailer.compose import Sender, compose
from functions.mailer.park import Parker
from functions.mailer.ses import SendError, SesSender
from shared.forms import Form
from shared.ledger import Claim, Ledger
from shared.submission import Submission, UndecodableSubmission

# Longer than an invocation can live (template.yaml: MailerFunction's Timeout), shorter than the queue's
# visibility timeout: a crash's lease has run out by the time the message is seen again.
LEASE = timedelta(seconds=120)
# As often as SQS hands a message over before it moves it to the dead-letter queue by itself, without a reason
# (template.yaml: maxReceiveCount). On the last time, the mailer gives the reason.
MAX_RECEIVES = 10


class Outcome(StrEnum):
    """How a record ended. RETRY goes back to the queue; all others are done with."""

    SENT = "sent"
    ALREADY_SENT = "already_sent"
    PARKED = "parked"
    RETRY = "retry"


@dataclass(frozen=True)
class Result:
    """An outcome with its content-free code, and the submission's id where the record could be read."""

    outcome: Outcome
    submission_id: str = ""
    code: str = ""


@dataclass(frozen=True)
class MailRoom:
    """What delivering needs."""

    forms: Mapping[str, Form]
    sender: Sender
    ses: SesSender
    ledger: Ledger
    parker: Parker
    now: Callable[[], datetime]


def deliver(room: MailRoom, record: Mapping[str, Any]) -> Result:
    """Mail one SQS record. Raises what DynamoDB or SQS raise; the record then stays on the queue."""
    try:
        submission = Submission.decode(record["body"])
    except UndecodableSubmission:
        return _park(room, record, None, "undecodable", "UndecodableSubmission")
    form = room.forms.get(submission.form)
    if form is None:
        return _park(room, record, submission, "form_not_found", "FormNotFound")
    claim = room.ledger.claim(submission.id, room.now(), LEASE)
    if claim is Claim.SENT:
        return Result(Outcome.ALREADY_SENT, submission.id)
    if claim is Claim.BUSY:
        return Result(Outcome.RETRY, submission.id, "busy")
    try:
        ses_id = room.ses.send(compose(submission, form, room.sender))
    except SendError as error:
        return _not_sent(room, record, submission, error)
    return _sent(room, submission.id, ses_id)


def _not_sent(room: MailRoom, record: Mapping[str, Any], submission: Submission, error: SendError) -> Result:
    # The lease of an ambiguous send is left to run out: a mail that may be on its way is not sent again at once.
    if not error.ambiguous:
        room.ledger.release(submission.id)
    if error.permanent:
        return _park(room, record, submission, "refused_by_ses", error.code)
    if int(record["attributes"]["ApproximateReceiveCount"]) >= MAX_RECEIVES:
        return _park(room, record, submission, "attempts_used_up", error.code)
    return Result(Outcome.RETRY, submission.id, error.code)


def _sent(room: MailRoom, submission_id: str, ses_id: str) -> Result:
    """SES has the mail. A ledger that can't be told must not send the message round again: that would mail twice."""
    try:
        room.ledger.sent(submission_id, room.now(), ses_id)
    except Exception:  # noqa: BLE001 - see above
        return Result(Outcome.SENT, submission_id, "not_recorded")
    return Result(Outcome.SENT, submission_id)


def _park(room: MailRoom, record: Mapping[str, Any], submission: Submission | None, reason: str, code: str) -> Result:
    room.parker.park(record, submission, reason, code, room.now())
    return Result(Outcome.PARKED, submission.id if submission else "", reason)
