"""The watch's settings, from the environment that template.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.settings import operator_options, require

TEXTS = ("LEDGER_TABLE", "DEAD_LETTER_QUEUE_URL", "QUARANTINE_QUEUE_URL", "ALERT_TOPIC_ARN", "STACK_NAME", "ENDPOINT")


@dataclass(frozen=True)
class Settings:
    """What template.yaml names; `options` lead the operator's command here."""

    ledger_table: str
    dead_letter_queue: str
    quarantine_queue: str
    alert_topic: str
    stack: str
    endpoint: str
    options: str


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises InvalidSettings naming all that are absent."""
    found = require(environment, TEXTS)
    return Settings(
        ledger_table=found["LEDGER_TABLE"],
        dead_letter_queue=found["DEAD_LETTER_QUEUE_URL"],
        quarantine_queue=found["QUARANTINE_QUEUE_URL"],
        alert_topic=found["ALERT_TOPIC_ARN"],
        stack=found["STACK_NAME"],
        endpoint=found["ENDPOINT"],
        options=operator_options(environment),
    )
