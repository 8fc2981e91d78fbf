"""A batch from SQS: each record by itself, and an answer that names the ones to be seen again."""

from collections.abc import Callable, Mapping
from typing import Any

from aws_lambda_powertools import Logger

from functions.mailer.clients import RECORD_SECONDS
from functions.mailer.deliver import MailRoom, Outcome, Result, deliver
from shared.log import code_of, where


def process(
    room: MailRoom, event: Mapping[str, Any], seconds_left: Callable[[], float], logger: Logger
) -> dict[str, list[dict[str, str]]]:
    """ReportBatchItemFailures' answer: always an object with a list, for null or {} would mean complete success.

    A record that might not be finished in time is handed back, not begun.
    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    failures = []
    for record in event["Records"]:
        if seconds_left() < RECORD_SECONDS:
            logger.warning("handed back", extra={"message_id": record["messageId"]})
        elif _done(room, record, logger):
            continue
        failures.append(record["messageId"])
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failures]}


def _done(room: MailRoom, record: Mapping[str, Any], logger: Logger) -> bool:
    """Whether the message may be deleted. One bad record never fails its neighbours."""
    try:
        result = deliver(room, record)
    except Exception as error:  # noqa: BLE001 - it stays on the queue, and the redrive policy ends a loop
        logger.error("failed", extra={"message_id": record["messageId"], "code": code_of(error), "at": where(error)})
        return False
    _log(result, record, logger)
    return result.outcome is not Outcome.RETRY


def _log(result: Result, record: Mapping[str, Any], logger: Logger) -> None:
    level = (
        logger.info if result.outcome in (Outcome.SENT, Outcome.ALREADY_SENT) and not result.code else logger.warning
    )
    ids = {"submission_id": result.submission_id, "message_id": record["messageId"]}
    level(str(result.outcome), extra={**ids, "code": result.code})
