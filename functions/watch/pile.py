"""What waits in a queue that nothing empties by itself, as far as it may be told: reasons and forms, never a body."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from shared.peek import Message, attribute, sent_at

DAY = 86_400
# How long both queues keep a message (template.yaml: MessageRetentionPeriod), from the first time that it was sent.
KEPT_DAYS = 14

UNKNOWN = "unknown"
_REASON = re.compile(r"[a-z0-9_,-]{1,200}")
_FORM = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Letter(NamedTuple):
    """One message. `sent_at` is in seconds since the epoch."""

    reason: str
    form: str
    sent_at: float

    @property
    def expires_at(self) -> float:
        """When SQS deletes it."""
        return self.sent_at + KEPT_DAYS * DAY


@dataclass(frozen=True)
class Pile:
    """What was seen of one queue. `is_all` says whether that is everything, `fault` why it was not read, and `held` how
    many others had hidden.
    """

    letters: tuple[Letter, ...] = ()
    is_all: bool = True
    fault: str = ""
    held: int = 0

    @property
    def first(self) -> Letter | None:
        """The one that expires first."""
        return min(self.letters, key=lambda letter: letter.sent_at, default=None)

    def groups(self) -> Iterator[tuple[str, "Pile"]]:
        """By reason, the one with the oldest letter first."""
        by_reason: dict[str, list[Letter]] = {}
        for letter in sorted(self.letters, key=lambda letter: letter.sent_at):
            by_reason.setdefault(letter.reason, []).append(letter)
        yield from ((reason, Pile(tuple(letters))) for reason, letters in by_reason.items())

    def forms(self) -> list[tuple[str, int]]:
        """How many are of each form, most first."""
        return sorted(Counter(letter.form for letter in self.letters).items(), key=lambda form: (-form[1], form[0]))


def read_letter(message: Message, without_reason: str = UNKNOWN) -> Letter:
    """Only what looks like a name of ours is kept of the envelope."""
    reason, form = attribute(message, "reason") or without_reason, attribute(message, "form")
    return Letter(
        reason if _REASON.fullmatch(reason) else UNKNOWN, form if _FORM.fullmatch(form) else UNKNOWN, sent_at(message)
    )


def days(seconds: float) -> float:
    """None below zero: clocks differ."""
    return max(0.0, seconds / DAY)
