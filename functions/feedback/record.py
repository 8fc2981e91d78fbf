"""One event's way: read → record → tell. Late, repeated and reordered events change nothing for the worse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger

from functions.feedback.news import News, read_news
from functions.feedback.notices import not_delivered
from shared.alerts import Alerts
from shared.canary import NAME as CANARY
from shared.ledger import Ledger
from shared.metrics import Count
from shared.standing import State

TOLD = (State.BOUNCED, State.COMPLAINED, State.REJECTED)


class NotTold(Exception):
    """Nobody knows yet whether the alert is out: to be tried again."""


@dataclass(frozen=True)
class FeedbackDesk:
    """What recording needs; `seconds` is the time since the epoch, `options` lead the operator's command here."""

    ledger: Ledger
    alerts: Alerts
    count: Count
    seconds: Callable[[], int]
    options: str


def record(desk: FeedbackDesk, event: Mapping[str, Any], logger: Logger) -> None:
    """Raises NotTold and what DynamoDB and SNS raise: then Lambda brings the event again."""
    news = read_news(event)
    if news is None:
        logger.info("ignored", extra={"event_id": str(event.get("id", ""))})
        return
    is_new = desk.ledger.settle(news.submission_id, news.state, news.ses_id, desk.seconds())
    # Whether or not it is new: an earlier try may have come so far and no further. The hour keeps it to one.
    if news.state in TOLD and not desk.alerts.tell(not_delivered(news, desk.options, desk.seconds()), desk.seconds()):
        raise NotTold("another invocation is publishing this alert")
    _note(desk, news, is_new, logger)
    if news.state is State.DELIVERED and news.form != CANARY:
        desk.ledger.note_delivery(news.submission_id, desk.seconds())


def _note(desk: FeedbackDesk, news: News, is_new: bool, logger: Logger) -> None:
    ids = {"submission_id": news.submission_id, "form": news.form, "ses_id": news.ses_id}
    logger.info(news.state.lower(), extra={**ids, "code": news.code, "new": is_new})
    if is_new:
        desk.count(news.state.title(), {"form": news.form or "unknown"})
