"""Submission ids: UUIDv7, so that ids sort by the time they were given out (RFC 9562, section 5.7)."""

import secrets
import uuid
from datetime import datetime


def uuid7(now: datetime) -> str:
    """A UUIDv7 in its 36-character form, from `now` (milliseconds) and 74 random bits."""
    milliseconds = int(now.timestamp() * 1000)
    version, variant = 0x7, 0b10
    value = milliseconds << 80 | version << 76 | secrets.randbits(12) << 64 | variant << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))
