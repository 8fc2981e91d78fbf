"""The mailer's settings, from the environment that template.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

from functions.mailer.compose import Sender
from shared.settings import require


@dataclass(frozen=True)
class Settings:
    """Table name, dead-letter queue URL and sender."""

    ledger_table: str
    dead_letter_queue: str
    sender: Sender


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises MissingSettings naming all that are absent. SENDER_NAME may be empty."""
    table, dead_letters, address, configuration_set = require(
        environment, "LEDGER_TABLE", "DEAD_LETTER_QUEUE_URL", "SENDER_ADDRESS", "CONFIGURATION_SET"
    )
    sender = Sender(address, environment.get("SENDER_NAME", ""), configuration_set)
    return Settings(table, dead_letters, sender)
