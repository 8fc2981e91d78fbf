"""Lambda entry point for API Gateway: wiring only."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from functions.intake.enqueue import SqsChute
from functions.intake.post import Desk
from functions.intake.serve import serve
from functions.intake.settings import read_settings
from shared.forms import load_forms
from shared.ids import uuid7
from shared.log import get_logger

FORMS = Path(__file__).parents[2] / "forms.toml"


def handler(event: Mapping[str, Any], _context: object) -> dict[str, Any]:
    """Answer one HTTP API event."""
    return serve(_desk(), event, get_logger("intake"))


@cache
def _desk() -> Desk:
    import boto3
    from botocore.config import Config

    settings = read_settings(os.environ)
    # Two tries of at most 6 s fit the function's 15 s, and API Gateway's 30 s.
    config = Config(connect_timeout=2, read_timeout=4, retries={"total_max_attempts": 2, "mode": "standard"})
    chute = SqsChute(boto3.client("sqs", config=config), settings.submission_queue, settings.quarantine_queue)
    return Desk(
        forms=load_forms(FORMS),
        preview_origins=settings.preview_origins,
        chute=chute,
        now=lambda: datetime.now(UTC),
        new_id=uuid7,
    )
