"""A message as a queue holds it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.fakes.message_rules import Attributes


@dataclass(slots=True, eq=False)
class Message:
    """`typed` is what boto3 calls MessageAttributes. `moves`, `place` and `copied` are the queue's own."""

    id: str
    body: str
    typed: Attributes
    md5: str
    sent_at: datetime
    # When it became or becomes visible.
    visible_at: datetime
    receive_count: int = 0
    first_received_at: datetime | None = None
    received_at: datetime | None = None
    source_arn: str = ""
    visible: bool = False
    copied: bool = False
    place: int = 0
    moves: int = 0

    @property
    def attributes(self) -> dict[str, Any]:
        """Names and plain values."""
        return {name: typed.get("StringValue", typed.get("BinaryValue")) for name, typed in self.typed.items()}
