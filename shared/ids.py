"""Submission ids, as UUIDs (RFC 9562)."""

import hashlib
import secrets
import uuid
from datetime import datetime


def uuid7(now: datetime) -> str:
    """A UUIDv7 (section 5.7) in its 36-character form, from `now` (milliseconds) and 74 random bits.

    Ids of this kind sort by the time they were given out.
    """
    milliseconds = int(now.timestamp() * 1000)
    version, variant = 0x7, 0b10
    value = milliseconds << 80 | version << 76 | secrets.randbits(12) << 64 | variant << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))


def digest(*parts: str) -> str:
    """SHA-256 of `parts` in hexadecimal. Each is led by its length, so that no other parts give the same."""
    hashed = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        hashed.update(len(encoded).to_bytes(8) + encoded)
    return hashed.hexdigest()


def uuid8(digest_: str) -> str:
    """A UUIDv8 (section 5.8) of the first 122 bits of a digest: the same digest is the same id."""
    version, variant = 0x8, 0b10
    value = int(digest_[:32], 16)
    value = value & ~(0xF << 76) | version << 76
    return str(uuid.UUID(int=value & ~(0b11 << 62) | variant << 62))
