"""Addresses that live for ten minutes. Their domains are a file of hashes, made by `make spam-train`."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal

FILE = Path(__file__).with_name("disposable.bin")

# An address is no longer (RFC 5321).
MOST_CHARACTERS, MOST_PARTS = 254, 5


def disposable(seen: Sighting) -> Iterator[Signal]:
    """Who writes from such an address wants no answer, or no newsletter. Raises OSError."""
    # No domain on the list has more parts.
    parts = seen.message.email[-MOST_CHARACTERS:].rpartition("@")[2].lower().split(".")[-MOST_PARTS:]
    if any(is_listed(".".join(parts[at:])) for at in range(len(parts) - 1)):
        yield Signal("disposable", 1.2)


def is_listed(domain: str) -> bool:
    """Whether the domain itself is on the list; a wrong yes is one in 400,000."""
    listed, number = _listed(), crc32(domain.encode("utf-8", "replace"))
    at = bisect_left(listed, number)
    return at < len(listed) and listed[at] == number


def packed(domains: Iterable[str]) -> bytes:
    """The file: four bytes for each domain, the lowest first. Little-endian, as both of Lambda's processors are."""
    return array("I", sorted({crc32(domain.encode()) for domain in domains})).tobytes()


@cache
def _listed() -> "array[int]":
    return array("I", FILE.read_bytes())
