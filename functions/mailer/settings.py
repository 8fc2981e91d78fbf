"""The mailer's settings, from the environment that template.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

from functions.mailer.compose import Sender
from shared.settings import operator_options, require
from shared.standing import Timing

TEXTS = (
    *("LEDGER_TABLE", "SUBMISSION_QUEUE_URL", "DEAD_LETTER_QUEUE_URL", "ALERT_TOPIC_ARN", "STACK_NAME"),
    *("SENDER_ADDRESS", "CONFIGURATION_SET"),
)
NUMBERS = ("SES_RATE", "MAILER_CONCURRENCY", "LEASE_SECONDS", "HOLD_SECONDS")


@dataclass(frozen=True)
class Settings:
    """What template.yaml names; `sends_per_second` is this process's share of SES's rate, and `options` lead the
    operator's command here.
    """

    ledger_table: str
    submission_queue: str
    dead_letter_queue: str
    alert_topic: str
    stack: str
    options: str
    sender: Sender
    sends_per_second: float
    timing: Timing


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises InvalidSettings naming all that are absent or wrong. SENDER_NAME may be empty."""
    found = require(environment, TEXTS, NUMBERS)
    numbers = {name: float(found[name]) for name in NUMBERS}
    return Settings(
        ledger_table=found["LEDGER_TABLE"],
        submission_queue=found["SUBMISSION_QUEUE_URL"],
        dead_letter_queue=found["DEAD_LETTER_QUEUE_URL"],
        alert_topic=found["ALERT_TOPIC_ARN"],
        stack=found["STACK_NAME"],
        options=operator_options(environment),
        sender=Sender(found["SENDER_ADDRESS"], environment.get("SENDER_NAME", ""), found["CONFIGURATION_SET"]),
        sends_per_second=numbers["SES_RATE"] / numbers["MAILER_CONCURRENCY"],
        timing=Timing(int(numbers["LEASE_SECONDS"]), int(numbers["HOLD_SECONDS"])),
    )
