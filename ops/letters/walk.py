"""Looking through a queue, letter by letter."""

from collections.abc import Generator
from typing import Any

from ops.letters.letter import Letter
from ops.shield import shielded
from shared.peek import HELD_SECONDS, Peek


def walk(client: Any, url: str, queue: str, seconds: int = HELD_SECONDS) -> Generator[Letter, None, None]:
    """Every letter once; all are visible again when the walk ends, or is closed. Raises what the client raises."""
    with Peek(client, url, seconds, shield=shielded) as peek:
        for batch in peek.batches():
            yield from (Letter(message, queue) for message in batch)
