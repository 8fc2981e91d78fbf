"""Labelled messages, as `make spam-train` and `make spam-eval` read them."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from functions.intake.spam.sighting import Sighting
from shared.forms import Form
from shared.submission import Field

# What a row is posted to: a form with nothing of its own, so that the filter's defaults judge.
FORM = Form(recipients=("owner@example.com",), origins=("https://www.example.com",))
_FIELDS = {"name": "name", "email": "email", "url": "website", "subject": "subject", "message": "message"}


class BadData(Exception):
    """Names the file and the line; never what stands in it."""


class Row(NamedTuple):
    """One line: whether it is spam, where it comes from, and the form post that it stands for."""

    spam: bool
    source: str
    lang: str
    split: str
    post: Sighting


def read_rows(place: Path) -> list[Row]:
    """All rows of a .jsonl or .jsonl.gz file, or of all such files in a folder. Raises BadData and OSError."""
    files = [place] if place.is_file() else sorted([*place.glob("*.jsonl"), *place.glob("*.jsonl.gz")])
    rows = [row for file in files for row in _rows(file)]
    if not rows:
        raise BadData(f"{place}: no .jsonl or .jsonl.gz with rows in it")
    return rows


def _rows(file: Path) -> Iterator[Row]:
    try:
        text = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    except (EOFError, zlib.error):
        raise BadData(f"{file}: is no whole .gz") from None
    for number, line in enumerate(text.splitlines(), 1):
        row = _row(line) if line.strip() else None
        if row:
            yield row
        elif line.strip():
            raise BadData(f"{file}: line {number} is no row with a label (spam or ham) and a message")


def _row(line: bytes) -> Row | None:
    try:
        data = json.loads(line)
        spam = {"spam": True, "ham": False}[data["label"]]
        sent = tuple(Field(field, data[key]) for key, field in _FIELDS.items() if data.get(key))
        source, lang, split = (data.get(key) or "" for key in ("source", "lang", "split"))
        texts = (data["message"], *(field.value for field in sent), source, lang, split)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return (
        Row(spam, source, lang, split, Sighting(FORM, sent)) if all(isinstance(text, str) for text in texts) else None
    )
