"""Lambda entry point for SQS: wiring only."""

import os
import random
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from functions.mailer.account import Account
from functions.mailer.batch import concurrently, process
from functions.mailer.pace import Pace
from functions.mailer.park import Parker
from functions.mailer.room import Each, MailRoom
from functions.mailer.see_again import SeeAgain
from functions.mailer.ses import SesSender
from functions.mailer.settings import Settings, read_settings
from functions.mailer.twins import Twins
from shared.alerts import Alerts
from shared.canary_form import with_canary
from shared.clients import client
from shared.forms import Form, load_forms
from shared.ledger import Ledger
from shared.log import get_logger
from shared.metrics import Count, for_stack
from shared.table import Table

FORMS = Path(__file__).parents[2] / "forms.toml"


class Context(Protocol):
    """The part of Lambda's context that we use."""

    def get_remaining_time_in_millis(self) -> int:
        """Until Lambda ends the invocation."""


def handler(event: Mapping[str, Any], context: Context) -> dict[str, list[dict[str, str]]]:
    """Mail one batch of SQS records."""
    return process(_mail_room(), event, lambda: context.get_remaining_time_in_millis() / 1000, get_logger("mailer"))


@cache
def _mail_room() -> MailRoom:
    settings = read_settings(os.environ)
    return mail_room(
        settings,
        with_canary(load_forms(FORMS)),
        client,
        seconds=lambda: int(time.time()),
        chance=random.random,
        pace=Pace(settings.sends_per_second).wait,
        each=concurrently,
    )


def mail_room(  # noqa: PLR0913 - all that the mailer touches, so that a simulator can hand it in
    settings: Settings,
    forms: Mapping[str, Form],
    client: Callable[[str], Any],
    *,
    seconds: Callable[[], int],
    chance: Callable[[], float],
    pace: Callable[[], None],
    each: Each,
    count: Count | None = None,
) -> MailRoom:
    """Everything wired to everything; `client` makes the client of a service by its boto3 name."""
    table, sqs = Table(client("dynamodb"), settings.ledger_table), client("sqs")
    ledger, alerts = Ledger(table), Alerts(client("sns"), settings.alert_topic, table)
    return MailRoom(
        forms=forms,
        sender=settings.sender,
        ses=SesSender(client("sesv2")),
        ledger=ledger,
        timing=settings.timing,
        account=Account(table),
        twins=Twins(table),
        parker=Parker(ledger, sqs, settings.dead_letter_queue, alerts, settings.options),
        see_again=SeeAgain(sqs, settings.submission_queue),
        count=count or for_stack(settings.stack),
        seconds=seconds,
        chance=chance,
        pace=pace,
        each=each,
    )
