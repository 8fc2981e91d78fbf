"""A stack with three dead letters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from ops.dead_letters import DeadLetters, Message, Tally
from tests.factories import sent_message
from tests.simulation import stack
from tests.unit.aws import Aws

LETTERS = {
    "a": {"submission_id": "a", "reason": "refused_by_ses", "form": "contact", "parkings": "1"},
    "b": {"submission_id": "b", "reason": "out_of_time", "form": "contact", "parkings": "2"},
    "c": {"submission_id": "c", "reason": "refused_by_ses", "form": "other", "parkings": "1"},
}


@dataclass
class Office:
    """The dead letter office; `backup` has what was backed up, `told` what was told."""

    aws: Aws = field(default_factory=Aws)
    backup: list[str] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for body, attributes in LETTERS.items():
            self.aws.sqs.send_message(**sent_message(url=stack.DEAD, body=body, **attributes))

    def letters(self, client: Any = None) -> DeadLetters:
        """As an operator has them."""
        return DeadLetters(client or self.aws.client("sqs"), stack.DEAD, stack.MAIN, lambda: self.aws.now)

    def replay(self, wanted: Callable[[Message], bool] = lambda _: True) -> Tally:
        """One operator's run."""
        return self.letters().replay(
            wanted, self.backup.append, lambda tally: self.told.append((tally.seen, len(tally.replayed)))
        )

    def bodies(self, url: str) -> list[str]:
        """What is there, hidden or not."""
        return [message["body"] for message in self.aws.sqs.messages[url]]

    @property
    def dead(self) -> list[str]:
        """Dead letters."""
        return self.bodies(stack.DEAD)

    @property
    def back(self) -> list[str]:
        """What was sent back."""
        return self.bodies(stack.MAIN)

    @property
    def hidden(self) -> int:
        """Dead letters that nobody else can see."""
        return self.aws.sqs.depth(stack.DEAD)[1]


@pytest.fixture
def office() -> Office:
    return Office()
