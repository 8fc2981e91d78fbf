"""The file of corrections: what operators told the filter of single submissions, as numbers and never as text.

One file for each stack, appended line by line; of an id, the last line holds.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from ops.letters.backup import private
from shared.spam_features import VERSION
from shared.spam_packing import unpack

Label = Literal["ham", "spam"]
FOLDER = Path("corrections")


class Correction(NamedTuple):
    """`at` is when it was said, in ISO 8601; `features` are packed, and made by that VERSION of spam_features.py."""

    id: str
    label: Label
    at: str
    version: int
    features: str

    @property
    def numbers(self) -> list[int]:
        """The feature numbers, in rising order."""
        return unpack(self.features)


class BadCorrections(Exception):
    """Names the file and the line that can't be read."""


def default_file(stack: str) -> Path:
    """Below the folder that we are in."""
    return FOLDER / f"{stack}.jsonl"


def write_corrections(file: Path, corrections: Iterable[Correction]) -> None:
    """Append, on disk before it returns; nobody but the owner may read what is made. Raises OSError."""
    lines = "".join(json.dumps(correction._asdict()) + "\n" for correction in corrections).encode("ascii")
    if not lines:
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(file, "ab+", opener=private) as opened:
        # Who takes a line out by hand may leave the last one without its end.
        if opened.tell():
            opened.seek(-1, os.SEEK_END)
            lines = lines if opened.read(1) == b"\n" else b"\n" + lines
        opened.write(lines)
        opened.flush()
        os.fsync(opened.fileno())


def read_corrections(file: Path) -> list[Correction]:
    """What holds of each id, whatever version made it; see `fitting`. Raises BadCorrections and OSError."""
    with file.open("rb") as lines:
        return list({correction.id: correction for correction in _corrections(file, lines)}.values())


def fitting(corrections: Iterable[Correction]) -> tuple[list[Correction], int]:
    """Those that a model of today's features can learn from, and how many are of another version."""
    everything = list(corrections)
    ours = [correction for correction in everything if correction.version == VERSION]
    return ours, len(everything) - len(ours)


def _corrections(file: Path, lines: Iterable[bytes]) -> Iterator[Correction]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _correction(json.loads(line))
        except (ValueError, TypeError):  # BadPacking is a ValueError
            raise BadCorrections(f"{file}: line {number} is no correction") from None


def _correction(data: Any) -> Correction:
    """Raises ValueError and TypeError. What another version packed is not looked into."""
    made = Correction(**data)
    texts = all(isinstance(text, str) for text in (made.id, made.at, made.features))
    if not texts or made.label not in get_args(Label) or type(made.version) is not int:
        raise ValueError
    if made.version == VERSION:
        unpack(made.features)
    return made
