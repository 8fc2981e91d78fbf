"""Intake's settings, from the environment that template.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.settings import require

TEXTS = ("SUBMISSION_QUEUE_URL", "QUARANTINE_QUEUE_URL", "STACK_NAME", "FORM_KEY", "SPAM_TABLE")


@dataclass(frozen=True)
class Settings:
    """Queue URLs, origins that may post any form besides those in forms.toml, the stack that metrics are of, the key
    that tokens are signed with, the table of counters, and the captcha's secret, empty where there is none.
    """

    submission_queue: str
    quarantine_queue: str
    preview_origins: frozenset[str]
    stack: str
    form_key: str
    spam_table: str
    captcha_secret: str


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises InvalidSettings naming all that are absent."""
    found = require(environment, TEXTS)
    origins = environment.get("PREVIEW_ORIGINS", "").split(",")
    previews = frozenset(o.strip().lower() for o in origins if o.strip())
    return Settings(
        submission_queue=found["SUBMISSION_QUEUE_URL"],
        quarantine_queue=found["QUARANTINE_QUEUE_URL"],
        preview_origins=previews,
        stack=found["STACK_NAME"],
        form_key=found["FORM_KEY"],
        spam_table=found["SPAM_TABLE"],
        captcha_secret=environment.get("CAPTCHA_SECRET", ""),
    )
