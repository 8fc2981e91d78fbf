"""What the web server on this machine answers with."""

import json
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """Status, headers and body."""

    status: int
    headers: dict[str, str]
    body: bytes


def answer(kind: str, body: bytes) -> Answer:
    """200, of a content type."""
    typed = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return Answer(200, {"Content-Type": typed, "Cache-Control": "no-store"}, body)


def page(text: str) -> Answer:
    """200 with HTML."""
    return answer("text/html", text.encode())


def as_json(data: Any, status: int = 200) -> Answer:
    """JSON, in ASCII."""
    return answer("application/json", json.dumps(data).encode())._replace(status=status)


def missing() -> Answer:
    """404."""
    return Answer(404, {"Content-Type": "text/plain; charset=utf-8"}, b"Not found\n")
