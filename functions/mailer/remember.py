"""After a mail has gone out: its feature numbers are kept, so that `mailchute spam mark` can correct the filter later.

Nothing depends on it: what can't be kept is not kept.
"""

from collections.abc import Callable

from aws_lambda_powertools import Logger

from functions.mailer.record import Record
from functions.mailer.room import MailRoom, Outcome, Result
from shared.canary import NAME as CANARY
from shared.log import code_of, where
from shared.spam_memory import keep, remembered
from shared.submission import Submission

# One write that stalls (shared/clients.py), and room for those that the batch still has in hand.
SECONDS = 10.0


def remember(room: MailRoom, record: Record, result: Result, seconds_left: Callable[[], float], logger: Logger) -> None:
    """Only what this invocation has mailed and the ledger has been told of. Never raises."""
    if result.outcome is not Outcome.SENT or result.code or result.form == CANARY:
        return
    try:
        if seconds_left() >= SECONDS:
            submission = Submission.decode(record.body)
            memory = remembered(submission, room.forms[submission.form])
            keep(room.ledger.table, submission.id, memory, room.seconds())
    except Exception as error:  # noqa: BLE001 - the mail is out, whatever this comes to
        extra = {"submission_id": result.submission_id, "code": code_of(error), "at": where(error)}
        logger.error("not remembered", extra=extra)
