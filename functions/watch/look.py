"""The job `look`: what waits in the dead-letter and the quarantine queue, and for how long already.

CloudWatch has no age for either: SQS counts a dead letter's from when it was moved, and deletes it by when it was first
sent. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from aws_lambda_powertools import Logger

from functions.watch.digest import digest, is_due
from functions.watch.pile import UNKNOWN, Letter, Pile, days, read_letter
from shared.alerts import Alerts
from shared.log import code_of, where
from shared.metrics import Count
from shared.peek import Peek, PeekClient

# An operator who looks at the same time hardly has to wait.
HELD_SECONDS = 30
# Kept for showing again what is held, and for telling.
SECONDS_KEPT = 60.0


_HELD = "ApproximateNumberOfMessagesNotVisible"


class QueueNotRead(Exception):
    """Names the queue, and the code."""


class QueueClient(PeekClient, Protocol):
    """The part of boto3's SQS client that we use."""

    @property
    def get_queue_attributes(self) -> Callable[..., Mapping[str, Any]]: ...


class Place(NamedTuple):
    """One queue: its name in logs, its URL, and the reason of what has none on it."""

    name: str
    url: str
    without_reason: str = UNKNOWN


@dataclass(frozen=True)
class Lookout:
    """What looking needs. `options` stand in the digest's commands; `seconds` is the time since the epoch, and `clock`
    is monotonic.
    """

    client: QueueClient
    dead_letters: str
    quarantine: str
    alerts: Alerts
    count: Count
    options: str
    seconds: Callable[[], int]
    clock: Callable[[], float]

    @property
    def places(self) -> tuple[Place, Place]:
        """Dead letters and quarantine. What SQS's redrive policy has moved was never judged by the mailer."""
        return (
            Place("dead_letters", self.dead_letters, "not_judged"),
            Place("quarantine", self.quarantine),
        )


def look(lookout: Lookout, seconds_left: Callable[[], float], logger: Logger) -> None:
    """Measure how old the dead letters are, and tell once a day of all that waits.

    Raises QueueNotRead when all else is done, and what DynamoDB and SNS raise.
    """
    dead, quarantined = (_look_at(lookout, place, seconds_left, logger) for place in lookout.places)
    now = lookout.seconds()
    _measure(lookout, dead, now)
    if is_due(now) and (dead.letters or quarantined.letters):
        lookout.alerts.tell(digest(dead, quarantined, lookout.options, now), now)
    piles = zip(lookout.places, (dead, quarantined), strict=True)
    if faults := [f"{place.name}: {pile.fault}" for place, pile in piles if pile.fault]:
        raise QueueNotRead(", ".join(faults))


def _look_at(lookout: Lookout, place: Place, seconds_left: Callable[[], float], logger: Logger) -> Pile:
    """One queue that can't be read takes nothing from the other."""
    try:
        pile = _walk(lookout, place, seconds_left)
    except Exception as error:  # noqa: BLE001 - it is raised in the end
        logger.error("not read", extra={"queue": place.name, "code": code_of(error), "at": where(error)})
        return Pile(fault=code_of(error))
    seen = {"messages": len(pile.letters), "held": pile.held, "all": pile.is_all}
    logger.info("looked", extra={"queue": place.name, **seen})
    return pile


def _walk(lookout: Lookout, place: Place, seconds_left: Callable[[], float]) -> Pile:
    letters, held = list[Letter](), _held(lookout.client, place.url)
    with Peek(lookout.client, place.url, HELD_SECONDS, lookout.clock) as peek:
        for batch in peek.batches():
            letters += (read_letter(message, place.without_reason) for message in batch)
            if seconds_left() < SECONDS_KEPT:
                break
    return Pile(tuple(letters), peek.emptied and not held, held=held)


def _held(client: QueueClient, url: str) -> int:
    """How many an operator's command, or one that was killed, has hidden: a walk does not meet them."""
    return int(client.get_queue_attributes(QueueUrl=url, AttributeNames=[_HELD])["Attributes"][_HELD])


def _measure(lookout: Lookout, dead: Pile, now: int) -> None:
    """Of an empty queue, too: the alarm is to clear. Not while some are hidden, for they may be the oldest; without a
    number, the alarm stays as it is.
    """
    if not dead.fault and not dead.held:
        lookout.count("OldestDeadLetterDays", {}, round(days(now - dead.first.sent_at) if dead.first else 0.0, 2))
