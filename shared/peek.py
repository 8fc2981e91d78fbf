"""Looking through a queue: every message once, and none hidden or lost by it.

SQS has no peek. A receive hides a message for a while, so what was received is shown again at the end, however that
comes about. Only for queues without a redrive policy of their own: looking counts as a receive.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from botocore.exceptions import BotoCoreError, ClientError

# While a message is held here, nobody else sees it: so long at most, should this process be killed.
HELD_SECONDS = 600
# One receive looks at some of the servers that hold the queue: only several empty answers mean that it is empty.
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
EMPTY_ANSWERS = 3
# Messages come again when a hold has ended or SQS repeats itself. After so many answers without a new one none is left,
# but no sooner than all that are held could have come again.
STALE_ANSWERS = 30
AT_ONCE = 10
# Who presses Ctrl-C so often during one call means it; then what is left is seen again when its hold ends.
PRESSES = 3

Message = Mapping[str, Any]


class PeekClient(Protocol):
    """The part of boto3's SQS client that we use."""

    @property
    def receive_message(self) -> Callable[..., Mapping[str, Any]]: ...
    @property
    def change_message_visibility_batch(self) -> Callable[..., Mapping[str, Any]]: ...


class _Receive(NamedTuple):
    handle: str
    at: float


class Peek:
    """One walk through the queue at `url`, as a context manager: at its end, all that is still held is shown again.

    `seconds` is how long a message may be hidden. `emptied` says whether the walk went on until the queue had nothing
    more to give; a walk that was longer than `seconds` may have missed some. `shield` is around each receive: where its
    answer is lost, messages are hidden of which nobody has a handle.
    """

    def __init__(
        self,
        client: PeekClient,
        url: str,
        seconds: int = HELD_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        shield: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._client, self._url, self._seconds, self._clock, self._shield = client, url, seconds, clock, shield
        self._latest: dict[str, _Receive] = {}
        self.emptied = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Though Ctrl-C is pressed meanwhile. What SQS does not show again now, it does when the hold ends."""
        interrupts: list[KeyboardInterrupt] = []
        for batch in _tens(self._latest.values()):
            if not self._insist(batch, interrupts):
                break
        if interrupts and not isinstance(error, KeyboardInterrupt):
            raise interrupts[0]

    def batches(self) -> Iterator[list[Message]]:
        """Up to ten messages at a time, each once, with all its attributes. Raises what the client raises."""
        known, empty, stale, again = set[str](), 0, 0, 0
        while empty < EMPTY_ANSWERS and (stale < STALE_ANSWERS or again <= len(self._latest)):
            with self._shield():
                got = self._receive()
            fresh = {message["MessageId"]: message for message in got if message["MessageId"] not in known}
            known.update(fresh)
            empty = 0 if got else empty + 1
            stale, again = (0, 0) if fresh else (stale + 1, again + len(got))
            if fresh:
                yield list(fresh.values())
        self.emptied = empty == EMPTY_ANSWERS

    def handle(self, message: Message) -> str:
        """The receipt handle of its latest receive."""
        return self._latest[message["MessageId"]].handle

    def let_go(self, messages: Iterable[Message]) -> None:
        """These are gone from the queue: nothing is to be shown again."""
        for message in messages:
            self._latest.pop(message["MessageId"], None)

    def _receive(self) -> list[Message]:
        # SQS's hold begins a little later: it never ends before we think so.
        at = self._clock()
        got: list[Message] = self._client.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=AT_ONCE,
            VisibilityTimeout=self._seconds,
            WaitTimeSeconds=1,
            MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["All"],
        ).get("Messages", [])
        self._latest.update({message["MessageId"]: _Receive(message["ReceiptHandle"], at) for message in got})
        return got

    def _insist(self, batch: list[_Receive], interrupts: list[KeyboardInterrupt]) -> bool:
        """Whether to go on: not where SQS can't be reached, or who waits for it has had enough."""
        for _ in range(PRESSES):
            try:
                return self._show(batch)
            except KeyboardInterrupt as interrupt:
                interrupts.append(interrupt)
        return False

    def _show(self, batch: list[_Receive]) -> bool:
        """What is still ours: where a hold has ended, another may hold it now, and an old handle would show it, too."""
        held = [receive.handle for receive in batch if self._clock() - receive.at < self._seconds]
        entries = [{"Id": str(n), "ReceiptHandle": handle, "VisibilityTimeout": 0} for n, handle in enumerate(held)]
        try:
            if entries:
                self._client.change_message_visibility_batch(QueueUrl=self._url, Entries=entries)
        except ClientError:
            pass
        except BotoCoreError:
            return False
        return True


def attribute(message: Message, name: str) -> str:
    """An attribute on the envelope, or ""."""
    return str(message.get("MessageAttributes", {}).get(name, {}).get("StringValue", ""))


def sent_at(message: Message) -> float:
    """When it came to be in the queue (or, moved there by a redrive policy, in the one before), since the epoch."""
    return int(message["Attributes"]["SentTimestamp"]) / 1000


def _tens(items: Iterable[_Receive]) -> Iterator[list[_Receive]]:
    rest = list(items)
    yield from (rest[at : at + AT_ONCE] for at in range(0, len(rest), AT_ONCE))
