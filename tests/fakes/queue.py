"""One standard queue: which message is where, and when that changes. Knows nothing of boto3.

A message is visible, or hidden until a time. Both piles are heaps whose entries go stale when their message moves on;
a stale entry is known by its number of moves, and dropped when met. So each step costs a logarithm at most.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heapify, heappop, heappush
from itertools import count

from tests.fakes.message import Message

# The moves of an entry that stands for a second copy of a message in flight.
_COPY = -1
_NEVER = datetime.min.replace(tzinfo=UTC)
# Deleted messages that may still be resurrected.
_REMEMBERED = 10_000


@dataclass(eq=False)
class Queue:
    """A standard queue. Call `settle` first, with the time: the other methods take it as `now`."""

    name: str
    arn: str
    settings: dict[str, str]
    visibility: timedelta
    retention: timedelta
    shuffle: random.Random | None = None
    dead_letters: "Queue | None" = None
    max_receives: int = 0
    now: datetime = _NEVER
    messages: dict[str, Message] = field(default_factory=dict)
    deleted: dict[str, Message] = field(default_factory=dict)
    # Lost: not deleted before the retention period was over.
    expired: list[Message] = field(default_factory=list)
    receives: int = 0
    visible_count: int = 0
    copies: int = 0
    _places: "count[int]" = field(default_factory=count)
    _ready: list[tuple[int, int, Message]] = field(default_factory=list)
    _hidden: list[tuple[datetime, int, int, Message]] = field(default_factory=list)
    _ages: list[tuple[datetime, int, str]] = field(default_factory=list)

    def settle(self, now: datetime) -> None:
        """Let what is due happen: hidden messages show, old ones expire."""
        self.now = now
        while self._hidden and self._hidden[0][0] <= now:
            _, _, moves, message = heappop(self._hidden)
            if moves == message.moves:
                self._show(message)
        while self._ages and self._ages[0][0] <= now:
            _, _, message_id = heappop(self._ages)
            if old := self.messages.get(message_id):
                self._drop(old)
                self.expired.append(old)

    def add(self, message: Message) -> None:
        """Sent, redriven or resurrected: it expires by the time it was first sent."""
        message.place = next(self._places)
        self.messages[message.id] = message
        heappush(self._ages, (message.sent_at + self.retention, message.place, message.id))
        if message.visible_at > self.now:
            self._hide(message)
        else:
            self._show(message)

    def take(self, number: int, timeout: timedelta) -> list[Message]:
        """Receive up to `number`. What was received too often moves to the dead-letter queue instead."""
        taken: list[Message] = []
        while len(taken) < number and (message := self._draw()):
            # A second copy is not judged: the first is still being worked on.
            if self.dead_letters and message.visible and message.receive_count >= self.max_receives:
                self._redrive(message, self.dead_letters)
            else:
                taken.append(message)
        for message in taken:
            message.receive_count += 1
            message.received_at = self.now
            message.first_received_at = message.first_received_at or self.now
            self.hide(message, timeout)
        return taken

    def hide(self, message: Message, timeout: timedelta) -> None:
        """Out of sight until `timeout` has passed; with none, visible at once."""
        self._retire(message)
        message.visible_at = self.now + timeout
        if timeout:
            self._hide(message)
        else:
            self._show(message)

    def delete(self, message: Message) -> None:
        """Gone, unless it is resurrected."""
        self._drop(message)
        self.deleted[message.id] = message
        if len(self.deleted) > _REMEMBERED:
            del self.deleted[next(iter(self.deleted))]

    def copy(self, message: Message) -> None:
        """One more receive for a message in flight."""
        if not message.visible and not message.copied:
            message.copied = True
            self.copies += 1
            self._push((message.place, _COPY, message))

    def clear(self) -> None:
        """Purged."""
        for message in list(self.messages.values()):
            self._drop(message)

    def next_change(self) -> datetime | None:
        """When the next hidden message shows."""
        while self._hidden and self._hidden[0][2] != self._hidden[0][3].moves:
            heappop(self._hidden)
        return self._hidden[0][0] if self._hidden else None

    def _draw(self) -> Message | None:
        while self._ready:
            _, moves, message = self._pop()
            if moves == message.moves:
                return message
            # A copy is lost on whoever gets the message itself in the same receive: that is why `visible` is asked.
            if moves == _COPY and self._forget_copy(message) and not message.visible:
                return message
        return None

    def _redrive(self, message: Message, target: "Queue") -> None:
        self._drop(message)
        message.source_arn = self.arn
        target.add(message)
        # What is overdue there is so now, the message itself included.
        target.settle(self.now)

    def _show(self, message: Message) -> None:
        message.moves += 1
        message.visible = True
        self.visible_count += 1
        self._push((message.place, message.moves, message))

    def _hide(self, message: Message) -> None:
        message.moves += 1
        heappush(self._hidden, (message.visible_at, message.place, message.moves, message))

    def _drop(self, message: Message) -> None:
        del self.messages[message.id]
        self._retire(message)
        self._forget_copy(message)
        if len(self._ages) > 2 * len(self.messages) + 1000:
            self._sweep()

    def _retire(self, message: Message) -> None:
        message.moves += 1
        if message.visible:
            message.visible = False
            self.visible_count -= 1

    def _forget_copy(self, message: Message) -> bool:
        had, message.copied = message.copied, False
        self.copies -= had
        return had

    def _sweep(self) -> None:
        """Stale entries must not outnumber the messages: an hour's visibility would keep an hour's deleted messages."""
        self._ages = [entry for entry in self._ages if entry[2] in self.messages]
        self._hidden = [entry for entry in self._hidden if entry[2] == entry[3].moves]
        heapify(self._ages)
        heapify(self._hidden)

    def _push(self, entry: tuple[int, int, Message]) -> None:
        if self.shuffle:
            self._ready.append(entry)
        else:
            heappush(self._ready, entry)

    def _pop(self) -> tuple[int, int, Message]:
        if not self.shuffle:
            return heappop(self._ready)
        chosen, last = int(self.shuffle.random() * len(self._ready)), self._ready[-1]
        self._ready[-1], self._ready[chosen] = self._ready[chosen], last
        return self._ready.pop()
