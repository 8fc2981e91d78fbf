"""The ids that SES gives to mails and to its feedback on them."""

import uuid
from datetime import datetime


def ses_id(at: datetime) -> str:
    """The form they have: milliseconds in hexadecimal after 0100, a UUID, six digits."""
    return f"0100{int(at.timestamp() * 1000):012x}-{uuid.uuid4()}-000000"
