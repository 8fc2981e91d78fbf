"""A batch from SQS: each record by itself, and an answer that names the ones to be seen again."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from aws_lambda_powertools import Logger

from functions.mailer.account import Hold
from functions.mailer.deliver import deliver
from functions.mailer.record import Record, read_record
from functions.mailer.remember import remember
from functions.mailer.room import MailRoom, Outcome, Result
from functions.mailer.setback import SPREAD
from shared.log import code_of, where

MOST_AT_ONCE = 10
# The longest that one record can take from claim (two writes) and twin to send, record and hand-back, all stalled
# (shared/clients.py). A record is begun only while the invocation has so long to live.
RECORD_SECONDS = 50.0


def concurrently(work: Callable[[Any], bool], items: Iterable[Any]) -> list[bool]:
    """All at once, each in a thread; nearly all of the time is waiting for AWS."""
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        return list(pool.map(work, items))


def process(
    room: MailRoom, event: Mapping[str, Any], seconds_left: Callable[[], float], logger: Logger
) -> dict[str, list[dict[str, str]]]:
    """ReportBatchItemFailures' answer: always an object with a list, for null or {} would mean complete success.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    records = event["Records"]
    hold = _hold(room, logger) if records else None
    done = room.each(partial(_done, room, hold, seconds_left, logger), records)
    failures = [record["messageId"] for record, is_done in zip(records, done, strict=True) if not is_done]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failures]}


def _done(
    room: MailRoom, hold: Hold | None, seconds_left: Callable[[], float], logger: Logger, raw: Mapping[str, Any]
) -> bool:
    """Whether the message may be deleted. One bad record never fails its neighbours."""
    try:
        record = read_record(raw)
        result = _held(room, hold, record) or _in_time(room, record, seconds_left)
    except Exception as error:  # noqa: BLE001 - it stays on the queue, and the redrive policy ends a loop
        logger.error("failed", extra={"message_id": raw["messageId"], "code": code_of(error), "at": where(error)})
        return False
    try:
        _tell(room, hold, result, logger, record)
    except Exception as error:  # noqa: BLE001 - what became of the record stands whether others heard of it or not
        logger.error("not told", extra={"message_id": record.message_id, "code": code_of(error), "at": where(error)})
    remember(room, record, result, seconds_left, logger)
    return result.outcome is not Outcome.RETRY


def _held(room: MailRoom, hold: Hold | None, record: Record) -> Result | None:
    """While SES refuses everything, records go back unclaimed, unless the queue would delete them meanwhile."""
    now = room.seconds()
    if hold is None or hold.due <= now or not record.may_wait_until(hold.due + SPREAD):
        return None
    return Result(Outcome.RETRY, code="account_on_hold", delay=hold.due - now + round(room.chance() * SPREAD))


def _in_time(room: MailRoom, record: Record, seconds_left: Callable[[], float]) -> Result:
    """A record that might not be finished in time is handed back, not begun."""
    room.pace()
    if seconds_left() < RECORD_SECONDS:
        return Result(Outcome.RETRY, code="no_time_left", delay=0)
    return deliver(room, record)


def _tell(room: MailRoom, hold: Hold | None, result: Result, logger: Logger, record: Record) -> None:
    """To the log; to the queue, when it is to be seen again; to others, that SES is back; to the metrics, last."""
    level = logger.info if result.outcome in (Outcome.SENT, Outcome.ALREADY_DONE) else logger.warning
    ids = {"submission_id": result.submission_id, "message_id": record.message_id}
    level(str(result.outcome), extra={**ids, "code": result.code})
    if result.outcome is Outcome.RETRY:
        room.see_again.after(record, result.delay)
    if result.outcome is Outcome.SENT and hold:
        room.account.accept(hold, room.seconds())
    _count(room, result)


def _count(room: MailRoom, result: Result) -> None:
    form = {"form": result.form or "unknown"}
    plain = result.outcome in (Outcome.SENT, Outcome.DUPLICATE)
    room.count(result.outcome.name.title().replace("_", ""), form if plain else {**form, "reason": result.code})
    if result.seconds is not None:
        room.count("SecondsToSend", form, result.seconds)


def _hold(room: MailRoom, logger: Logger) -> Hold | None:
    """A ledger that can't be read holds nothing up here: each record meets it by itself."""
    try:
        return room.account.hold()
    except Exception as error:  # noqa: BLE001 - see above
        logger.error("hold not read", extra={"code": code_of(error), "at": where(error)})
        return None
