"""Feedback's settings, from the environment that template.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.settings import operator_options, require


@dataclass(frozen=True)
class Settings:
    """Table name and topic, the stack that metrics are counted for, and what leads the operator's command here."""

    ledger_table: str
    alert_topic: str
    stack: str
    options: str


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises InvalidSettings naming all that are absent."""
    found = require(environment, ("LEDGER_TABLE", "ALERT_TOPIC_ARN", "STACK_NAME"))
    options = operator_options(environment)
    return Settings(found["LEDGER_TABLE"], found["ALERT_TOPIC_ARN"], found["STACK_NAME"], options)
