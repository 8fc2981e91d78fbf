"""Reading the stack for the board, so that nobody who works at it is disturbed."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

from local.board.figures import SETTLED, Seen
from ops.depth import depth
from ops.letters.letter import Letter
from shared.table import Item, plain

T = TypeVar("T")
# Of the ledger's attributes; a submission's story is long, and the board tells none.
ATTRIBUTES = ("id", "state", "form", "reason", "code", "requested", "discarded", "since", *SETTLED)
SHOWN = 10
# What is read is as old as a second at most, or as old as three reads take: a full ledger is read less often.
FRESH_SECONDS = 1.0
FRESH_READS = 3


@dataclass(frozen=True)
class Look:
    """`queues` has URLs by the names that stack.json gives them; the clients are boto3's. Raises what they raise."""

    sqs: Any
    dynamodb: Any
    queues: Mapping[str, str]
    table: str
    clock: Callable[[], float] = time.time

    def __call__(self) -> Seen:
        """The ledger first: what moves on meanwhile is then seen where it came from rather than nowhere."""
        items, at = list(self._items()), self.clock()
        depths = {name: depth(self.sqs, url) for name, url in self.queues.items()}
        return Seen(
            at,
            items,
            submissions=depths["submissions"],
            dead=depths["dead_letters"],
            quarantine=depths["quarantine"],
            dead_letters=self._letters("dead_letters", "dead"),
            quarantined=self._letters("quarantine", "quarantine"),
        )

    def _items(self) -> Iterator[Item]:
        names = {f"#{name}": name for name in ATTRIBUTES}
        wanted = {"ProjectionExpression": ", ".join(names), "ExpressionAttributeNames": names}
        start: dict[str, Any] = {}
        while True:
            page = self.dynamodb.scan(TableName=self.table, ConsistentRead=True, **wanted, **start)
            yield from map(plain, page["Items"])
            if not page.get("LastEvaluatedKey"):
                return
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}

    def _letters(self, name: str, queue: str) -> list[Letter]:
        """Those that SQS gives, hidden from nobody: with a visibility timeout of 0 they are in the queue all the time.

        Neither queue has a redrive policy, so that looking at a message any number of times does it no harm.
        """
        got = self.sqs.receive_message(
            QueueUrl=self.queues[name],
            MaxNumberOfMessages=SHOWN,
            VisibilityTimeout=0,
            WaitTimeSeconds=0,
            MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["All"],
        )
        return [Letter(message, queue) for message in got.get("Messages", [])]


class Remembered(Generic[T]):
    """What `read` gives, for a while: any number of open pages costs no more than one. Raises what `read` raises."""

    def __init__(self, read: Callable[[], T], clock: Callable[[], float] = time.monotonic) -> None:
        self._read, self._clock, self._lock = read, clock, Lock()
        self._until, self._last = float("-inf"), list[T]()

    def __call__(self) -> T:
        """Whoever asks while another reads waits for what that one gets."""
        with self._lock:
            begun = self._clock()
            if begun >= self._until:
                self._last = [self._read()]
                ended = self._clock()
                self._until = ended + max(FRESH_SECONDS, FRESH_READS * (ended - begun))
            return self._last[0]
