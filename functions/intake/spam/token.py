"""The form token: a page asks for one when it is shown, and sends it with the form. It tells how long that took.

`{issued}.{nonce}.{mac}`, issued in milliseconds since the epoch. It names nobody, and nothing is kept of it.
"""

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime

LIFETIME_SECONDS = 86_400
# What `age` says of a token that is not one of ours, or has run out.
STALE = -1.0


def issue(key: bytes, form: str, now: datetime, nonce: str) -> str:
    """A token for one form. `nonce` makes it another than all others; it holds no dot."""
    head = f"{_milliseconds(now)}.{nonce}"
    return f"{head}.{_mac(key, form, head)}"


def age(key: bytes, form: str, token: str, now: datetime) -> float | None:
    """Seconds since it was issued; None where there is none, STALE where it is not ours, another form's or too old."""
    if not token:
        return None
    head, _, mac = token.rpartition(".")
    # As bytes: compare_digest takes no text but ASCII, and a visitor may send any.
    if not hmac.compare_digest(mac.encode("utf-8", "replace"), _mac(key, form, head).encode()):
        return STALE
    seconds = (_milliseconds(now) - int(head.partition(".")[0])) / 1000
    # Two machines' clocks may differ by a little.
    return max(0.0, seconds) if seconds <= LIFETIME_SECONDS else STALE


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _mac(key: bytes, form: str, head: str) -> str:
    """A form's name holds no dot, so that no other form and head make the same text."""
    made = hmac.digest(key, f"{form}.{head}".encode("utf-8", "replace"), "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")
