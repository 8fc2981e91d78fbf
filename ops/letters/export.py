"""Letters for a spreadsheet."""

import csv
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import IO

from ops.letters.letter import Letter

HEAD = ("id", "form", "reason", "code", "received_at", "expires_at", "reply_to", "fields")
# A cell that begins so is a formula to a spreadsheet, and a visitor may type one.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(letters: Iterable[Letter], file: IO[str], shown: Callable[[str], str] = str) -> int:
    """One row each, under a head; how many. `shown` makes a cell fit for where it goes."""
    rows, number = csv.writer(file), 0
    rows.writerow(HEAD)
    for letter in letters:
        rows.writerow([neutral(shown(cell)) for cell in _cells(letter)])
        number += 1
    return number


def neutral(cell: str) -> str:
    """`cell` as text, whatever a spreadsheet makes of its first character; NUL, which CSV can't hold, left out."""
    clean = cell.replace("\0", "")
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def _cells(letter: Letter) -> list[str]:
    submission = letter.submission
    fields = submission.fields if submission else ()
    return [
        letter.id,
        letter.form,
        letter.reason,
        letter.code,
        _iso(letter.received_at),
        _iso(letter.expires_at),
        (submission.reply_to if submission else None) or "",
        "\n".join(f"{field.name}: {field.value}" for field in fields),
    ]


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
