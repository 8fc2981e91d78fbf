"""The one secret of a stack, FORM_KEY, as a key for each purpose: what one gives away says nothing of another."""

import hmac


def key_for(secret: str, purpose: str) -> bytes:
    """32 bytes, always the same for the same two."""
    return hmac.digest(secret.encode(), purpose.encode(), "sha256")
