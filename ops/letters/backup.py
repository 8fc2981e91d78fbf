"""The file that every letter is kept in before anything else is done with it, and reading it back."""

import json
import os
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ops.letters.letter import Letter

QUEUES = ("dead", "quarantine")


class BadBackup(Exception):
    """Says which line can't be read; never what stands in it."""


def writer(file: Path) -> Callable[[Iterable[Letter]], None]:
    """Appends letters, on disk before it returns. Nobody but the owner may read them; without any, there is no file."""

    def write(letters: Iterable[Letter]) -> None:
        lines = "".join(letter.backup() for letter in letters)
        if lines:
            with open(file, "a", encoding="ascii", opener=private) as opened:
                opened.write(lines)
                opened.flush()
                os.fsync(opened.fileno())

    return write


def read(file: Path) -> list[Letter]:
    """What `writer` wrote, all of it or nothing. Raises BadBackup and OSError."""
    with file.open("rb") as lines:
        return list(_letters(lines))


def private(path: str, flags: int) -> int:
    """An opener: nobody but the owner may read what is made."""
    return os.open(path, flags, 0o600)


def _letters(lines: Iterable[bytes]) -> Iterator[Letter]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            message = json.loads(line, object_hook=_bytes)
            letter = Letter(message, message.pop("Queue", "dead"))
            sound = letter.queue in QUEUES and all(isinstance(message[name], str) for name in ("Body", "MessageId"))
            # What comes later asks for these, and finds nothing wrong then.
            sound = sound and letter.came_at > 0 and bool(letter.outgoing())
        except (ValueError, LookupError, TypeError, AttributeError):
            sound = False
        if not sound:
            raise BadBackup(f"line {number} is no letter")
        yield letter


def _bytes(value: dict[str, Any]) -> Any:
    """A binary attribute's value."""
    return b64decode(value["base64"]) if set(value) == {"base64"} and isinstance(value["base64"], str) else value
