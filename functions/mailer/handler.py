"""Lambda entry point for SQS: wiring only."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from functions.mailer.batch import process
from functions.mailer.deliver import MailRoom
from functions.mailer.park import Parker
from functions.mailer.ses import SesSender
from functions.mailer.settings import read_settings
from shared.forms import load_forms
from shared.ledger import DynamoLedger
from shared.log import get_logger

FORMS = Path(__file__).parents[2] / "forms.toml"


def handler(event: Mapping[str, Any], _context: object) -> dict[str, list[dict[str, str]]]:
    """Mail one batch of SQS records."""
    return process(_mail_room(), event, get_logger("mailer"))


@cache
def _mail_room() -> MailRoom:
    import boto3
    from botocore.config import Config

    settings = read_settings(os.environ)
    config = Config(connect_timeout=2, read_timeout=5)
    # One call per claim, never a silent second: see ses.py.
    once = Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 1})
    return MailRoom(
        forms=load_forms(FORMS),
        sender=settings.sender,
        ses=SesSender(boto3.client("sesv2", config=once)),
        ledger=DynamoLedger(boto3.client("dynamodb", config=config), settings.ledger_table),
        parker=Parker(boto3.client("sqs", config=config), settings.dead_letter_queue),
        now=lambda: datetime.now(UTC),
    )
