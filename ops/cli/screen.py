"""What people see: tables, times, progress; and visitors' text made harmless on its way to a terminal."""

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

# Wide where it goes to a file or a pipe: nothing is cut off there.
_asked = sys.stdout.isatty() or os.environ.get("COLUMNS")
out = Console(highlight=False, width=None if _asked else 200)
errors = Console(stderr=True, highlight=False)

NONE = "-"
# Columns that are copied from the screen, and never broken; and the width below which others are left out.
WHOLE, NARROW = ("id", "reason", "submission"), 120
GREEN, RED, YELLOW, DIM = "green", "red", "yellow", "dim"


def harmless(text: str, lines: bool = False) -> str:
    """`text` with everything that steers a terminal, turns the writing direction or can't be seen shown as `\\x1b`.

    `lines` keeps line breaks.
    """
    return "".join(c if _is_harmless(c) or (lines and c == "\n") else _escaped(c) for c in text)


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Cells are made harmless; one that is a Text already is taken as it is. Columns without names have no head."""
    made = Table(title=title or None, title_justify="left", header_style="bold", box=None, pad_edge=False)
    made.show_header = any(column.lstrip(">") for column in columns)
    for column in columns:
        number = column.startswith(">")
        whole = column in WHOLE
        made.add_column(column.lstrip(">"), justify="right" if number else "left", overflow="fold", no_wrap=whole)
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(harmless(str(cell))) for cell in row))
    return made


def show_json(data: Any) -> None:
    """ASCII, so that no terminal is steered by it."""
    print(json.dumps(data, indent=2, ensure_ascii=True))


def moment(seconds: float) -> str:
    """`2026-11-24 12:00:05 UTC`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def iso(seconds: float) -> str:
    """For scripts."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def span(seconds: float) -> str:
    """`45 s`, `12 min`, `5 h` or `3.2 d`, rounded down."""
    if seconds < 0:
        return "0 s"
    for unit, size, limit in (("s", 1, 120), ("min", 60, 7200), ("h", 3600, 172_800)):
        if seconds < limit:
            return f"{int(seconds // size)} {unit}"
    return f"{int(seconds // 8640) / 10} d"


def count(number: int, noun: str) -> str:
    """`1 dead letter`, `2 dead letters`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@contextmanager
def progress(what: str, total: int | None = None, shown: bool = True) -> Iterator[Any]:
    """A bar on stderr, if that is a terminal; call what it gives with the number done so far."""
    hidden = not (shown and errors.is_terminal)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    rate = TextColumn("{task.fields[rate]}")
    with Progress(*columns, rate, TimeRemainingColumn(), console=errors, transient=True, disable=hidden) as bar:
        task = bar.add_task(what, total=total, rate="")

        def told(done: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, rate=f"{speed:.0f}/s" if speed else "")

        yield told
