"""Lambda entry point for SQS: wiring only."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from functions.mailer import clients
from functions.mailer.batch import process
from functions.mailer.deliver import MailRoom
from functions.mailer.park import Parker
from functions.mailer.ses import SesSender
from functions.mailer.settings import read_settings
from shared.forms import load_forms
from shared.ledger import DynamoLedger
from shared.log import get_logger

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
    return MailRoom(
        forms=load_forms(FORMS),
        sender=settings.sender,
        ses=SesSender(clients.ses()),
        ledger=DynamoLedger(clients.quick("dynamodb"), settings.ledger_table),
        parker=Parker(clients.quick("sqs"), settings.dead_letter_queue),
        now=lambda: datetime.now(UTC),
    )
