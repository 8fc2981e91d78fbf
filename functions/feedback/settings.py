"""Feedback's settings, from the environment that template.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.settings import require


@dataclass(frozen=True)
class Settings:
    """Table name and topic."""

    ledger_table: str
    alert_topic: str


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises InvalidSettings naming all that are absent."""
    found = require(environment, ("LEDGER_TABLE", "ALERT_TOPIC_ARN"))
    return Settings(found["LEDGER_TABLE"], found["ALERT_TOPIC_ARN"])
