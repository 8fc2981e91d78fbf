"""A made-up corpus, in the files that `make spam-train` and `make spam-eval` read."""

import gzip
import json
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

ASKED = ("my order of a kettle", "the invoice for may", "a table for two", "the lesson on friday", "a lost green scarf")
SOLD = (
    "cheap casino bonus",
    "viagra without prescription",
    "bitcoin profit daily",
    "replica watches outlet",
    "payday loan",
)
# Source → label, and the sentences around what is asked or sold.
SOURCES = {
    "shop": ("ham", ("When can I have {}?", "I am writing because of {}, thank you", "Please help me with {}")),
    "webform_school": (
        "ham",
        ("Could you tell me about {}?", "My daughter asks for {}", "A question about {}"),
    ),
    "blog": ("spam", ("Buy {} now", "Best {} click here http://a.example", "Get your {} today")),
    "webform_board": ("spam", ("Win with {}!!!", "We offer {} at low prices", "Hot {} http://b.example/x")),
}


def rows() -> list[dict[str, str]]:
    """Sixty of them: four sources, half of each label."""
    return [
        {
            "id": f"{source}-{number}",
            "label": label,
            "source": source,
            "lang": "de" if source == "webform_school" else "en",
            "name": "Ann Lee",
            "email": "ann@example.com",
            "url": "",
            "subject": "",
            "message": frame.format(what),
            "split": "unseen" if source.startswith("webform") else "seen",
        }
        for source, (label, frames) in SOURCES.items()
        for number, (frame, what) in enumerate(product(frames, ASKED if label == "ham" else SOLD))
    ]


def write(file: Path, lines: Iterable[dict[str, Any] | str]) -> Path:
    """As JSON lines, packed where the name says so; a string goes in as it is."""
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines).encode()
    file.write_bytes(gzip.compress(text) if file.suffix == ".gz" else text)
    return file


def folder(place: Path) -> Path:
    """train.jsonl.gz with two thirds of the rows, dev.jsonl.gz with the others."""
    place.mkdir()
    every = rows()
    write(place / "train.jsonl.gz", [row for at, row in enumerate(every) if at % 3])
    write(place / "dev.jsonl.gz", every[::3])
    return place
