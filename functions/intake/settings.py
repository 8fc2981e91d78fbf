"""Intake's settings, from the environment that template.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.settings import require


@dataclass(frozen=True)
class Settings:
    """Queue URLs, origins that may post any form besides those in forms.toml, and the stack that metrics are of."""

    submission_queue: str
    quarantine_queue: str
    preview_origins: frozenset[str]
    stack: str


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises InvalidSettings naming all that are absent."""
    found = require(environment, ("SUBMISSION_QUEUE_URL", "QUARANTINE_QUEUE_URL", "STACK_NAME"))
    origins = environment.get("PREVIEW_ORIGINS", "").split(",")
    previews = frozenset(o.strip().lower() for o in origins if o.strip())
    return Settings(found["SUBMISSION_QUEUE_URL"], found["QUARANTINE_QUEUE_URL"], previews, found["STACK_NAME"])
