"""Lambda entry point for API Gateway: wiring only."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from functions.intake.enqueue import SqsChute
from functions.intake.post import Desk
from functions.intake.serve import serve
from functions.intake.settings import Settings, read_settings
from functions.intake.spam.counts import DynamoCounts
from functions.intake.spam.evidence import Evidence
from functions.intake.spam.keys import key_for
from functions.intake.spam.second_look import SecondLook
from shared.canary_form import with_canary
from shared.clients import client
from shared.forms import Form, load_forms
from shared.ids import uuid7
from shared.log import code_of, get_logger, where
from shared.metrics import Count, for_stack

FORMS = Path(__file__).parents[2] / "forms.toml"


def handler(event: Mapping[str, Any], _context: object) -> dict[str, Any]:
    """Answer one HTTP API event."""
    return serve(_desk(), event, get_logger("intake"))


@cache
def _desk() -> Desk:
    forms = with_canary(load_forms(FORMS))
    return desk(read_settings(os.environ), forms, client, now=lambda: datetime.now(UTC), new_id=uuid7)


def desk(  # noqa: PLR0913 - all that intake touches, so that a simulator can hand it in
    settings: Settings,
    forms: Mapping[str, Form],
    client: Callable[[str], Any],
    *,
    now: Callable[[], datetime],
    new_id: Callable[[datetime], str],
    count: Count | None = None,
) -> Desk:
    """Everything wired to everything; `client` makes the client of a service by its boto3 name."""
    chute = SqsChute(client("sqs"), settings.submission_queue, settings.quarantine_queue)
    counts = DynamoCounts(client("dynamodb"), settings.spam_table)
    return Desk(
        forms,
        settings.preview_origins,
        chute,
        now,
        new_id,
        count or for_stack(settings.stack),
        settings.form_key,
        Evidence(key_for(settings.form_key, "proof"), settings.captcha_secret),
        SecondLook(counts, key_for(settings.form_key, "counts"), _tell),
    )


def _tell(error: Exception) -> None:
    """The table of counters does not answer; which post was marked for that, its own line says."""
    get_logger("intake").error("not counted", extra={"code": code_of(error), "at": where(error)})
