"""Lambda entry point for SES's events by way of EventBridge: wiring only."""

import os
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from functions.feedback.record import FeedbackDesk, record
from functions.feedback.settings import Settings, read_settings
from shared.alerts import Alerts
from shared.clients import client
from shared.ledger import Ledger
from shared.log import get_logger
from shared.metrics import Count, for_stack
from shared.table import Table


def handler(event: Mapping[str, Any], _context: object) -> None:
    """Record one event."""
    record(_desk(), event, get_logger("feedback"))


@cache
def _desk() -> FeedbackDesk:
    return desk(read_settings(os.environ), client, seconds=lambda: int(time.time()))


def desk(
    settings: Settings, client: Callable[[str], Any], *, seconds: Callable[[], int], count: Count | None = None
) -> FeedbackDesk:
    """Everything wired to everything; `client` makes the client of a service by its boto3 name."""
    count = count or for_stack(settings.stack)
    table = Table(client("dynamodb"), settings.ledger_table)
    alerts = Alerts(client("sns"), settings.alert_topic, table)
    return FeedbackDesk(Ledger(table), alerts, count, seconds, settings.options)
