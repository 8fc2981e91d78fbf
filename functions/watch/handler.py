"""Lambda entry point for the scheduler: wiring only."""

import os
import secrets
import time
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Protocol

from functions.watch.canary import Aviary
from functions.watch.look import Lookout
from functions.watch.settings import Settings, read_settings
from functions.watch.work import Watch, work
from shared.alerts import Alerts
from shared.canary import post
from shared.clients import client
from shared.ledger import Ledger
from shared.log import get_logger
from shared.metrics import Count, for_stack
from shared.table import Table


class Context(Protocol):
    """The part of Lambda's context that we use."""

    def get_remaining_time_in_millis(self) -> int:
        """Until Lambda ends the invocation."""


def handler(event: Mapping[str, Any], context: Context) -> None:
    """Do one job."""
    work(_watch(), event, lambda: context.get_remaining_time_in_millis() / 1000, get_logger("watch"))


@cache
def _watch() -> Watch:
    settings = read_settings(os.environ)
    return watch(
        settings,
        client,
        seconds=lambda: int(time.time()),
        clock=time.monotonic,
        sleep=time.sleep,
        post=partial(post, settings.endpoint),
    )


def watch(  # noqa: PLR0913 - all that the watch touches, so that a simulator can hand it in
    settings: Settings,
    client: Callable[[str], Any],
    *,
    seconds: Callable[[], int],
    clock: Callable[[], float],
    sleep: Callable[[float], object],
    post: Callable[[str], str],
    count: Count | None = None,
) -> Watch:
    """Everything wired to everything; `client` makes the client of a service by its boto3 name."""
    count = count or for_stack(settings.stack)
    table = Table(client("dynamodb"), settings.ledger_table)
    alerts = Alerts(client("sns"), settings.alert_topic, table)
    return Watch(
        Aviary(post, Ledger(table).look, count, clock, sleep, secrets.token_urlsafe),
        Lookout(
            client("sqs"),
            settings.dead_letter_queue,
            settings.quarantine_queue,
            alerts,
            count,
            settings.options,
            seconds,
            clock,
        ),
    )
