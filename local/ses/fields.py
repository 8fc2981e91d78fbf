"""The header section of a MIME message as bytes, field by field: parsing and rewriting it would change the rest."""

import re
from typing import NamedTuple


class Field(NamedTuple):
    """One header field: its name, its value unfolded, and the bytes it was written as."""

    name: str
    value: str
    written: bytes


def split(message: bytes) -> tuple[bytes, bytes | None]:
    """Header section and body, or the whole and None when no blank line ends the header."""
    end = re.search(rb"\r?\n\r?\n", message)
    return (message[: end.start()], message[end.end() :]) if end else (message, None)


def fields(head: bytes) -> list[Field]:
    """The fields of a header section, in order. A line without a colon is a field without a name."""
    return [_field(written) for written in re.split(rb"\r?\n(?![ \t])", head)]


def _field(written: bytes) -> Field:
    name, colon, value = written.decode("latin-1").partition(":")
    unfolded = re.sub(r"\r?\n", "", value).strip()
    return Field(name, unfolded, written) if colon else Field("", written.decode("latin-1"), written)
