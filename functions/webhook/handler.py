"""Lambda entry point for the alert topic: wiring only."""

import os
from collections.abc import Mapping
from typing import Any

from functions.webhook.post import opener, tell
from functions.webhook.settings import read_settings
from shared.log import get_logger


def handler(event: Mapping[str, Any], _context: object) -> None:
    """Post what SNS hands over."""
    tell(opener(), read_settings(os.environ).url, event, get_logger("webhook"))
