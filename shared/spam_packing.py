"""Feature numbers as a short text: they rise, so the steps between them are small, and most take a single byte."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from itertools import accumulate

# Seven bits of a number in each byte; the eighth says that more come.
_BITS, _MORE = 7, 0x80


class BadPacking(ValueError):
    """The text is none of `pack`'s."""


def pack(numbers: Iterable[int]) -> str:
    """Distinct numbers from 0 on, in rising order, as base64 of varints; the first from 0, each other from the one
    before. https://protobuf.dev/programming-guides/encoding/#varints
    """
    packed, before = bytearray(), 0
    for number in numbers:
        packed += _varint(number - before)
        before = number
    return b64encode(packed).decode("ascii")


def unpack(text: str) -> list[int]:
    """What `pack` was given. Raises BadPacking."""
    try:
        packed = b64decode(text, validate=True)
    except ValueError:
        raise BadPacking("no base64") from None
    if packed and packed[-1] & _MORE:
        raise BadPacking("cut off")
    steps = list(_steps(packed))
    if 0 in steps[1:]:
        raise BadPacking("numbers that do not rise")
    return list(accumulate(steps))


def _varint(number: int) -> bytes:
    written = bytearray()
    while number >= _MORE:
        written.append(number & (_MORE - 1) | _MORE)
        number >>= _BITS
    return bytes([*written, number])


def _steps(packed: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in packed:
        number |= (byte & (_MORE - 1)) << shift
        shift += _BITS
        if byte < _MORE:
            yield number
            number = shift = 0
