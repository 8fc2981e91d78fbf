"""The webhook's settings, from the environment that template.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shared.settings import require


@dataclass(frozen=True)
class Settings:
    """Where alerts are posted to. Whoever has the URL may post there: it is never shown."""

    url: str = field(repr=False)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises InvalidSettings."""
    return Settings(require(environment, ("WEBHOOK_URL",))["WEBHOOK_URL"])
