"""How a stack stands: queues, dead letters by cause, alarms, the account, and the latest counts."""

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from ops.books import Books
from ops.depth import depth
from ops.letters.groups import Group, groups
from ops.letters.letter import Letter
from ops.letters.office import server_time
from ops.letters.walk import walk
from ops.stack import Place
from ops.telemetry import JUDGED, age_of_oldest, alarms, week
from shared.ledger import ACCOUNT, LATEST_DELIVERY

# Looked at of each queue: enough for its causes, and soon done.
MOST_LETTERS = 2000
# Alarms on the age of submissions come from here on, too (template.yaml).
LATE = 3600
QUEUES = {
    "submissions": "SubmissionQueueUrl",
    "dead letters": "DeadLetterQueueUrl",
    "quarantine": "QuarantineQueueUrl",
    "feedback failures": "FeedbackFailureQueueUrl",
}


@dataclass(frozen=True)
class Queue:
    """`waiting` may be received now, `in_hand` is worked at or not due yet. `age` is in seconds, None if unknown."""

    waiting: int
    in_hand: int
    age: float | None = None


class Hold(NamedTuple):
    """SES refuses every mail with `code`, since `since`; it is asked again at `due`."""

    code: str
    since: int
    due: int


@dataclass(frozen=True)
class Status:
    """Times are in seconds since the epoch. `counts` are the last week's, None where CloudWatch has none."""

    stack: str
    queues: Mapping[str, Queue]
    dead: list[Group]
    quarantined: list[Group]
    alarms: list[tuple[str, str]]
    hold: Hold | None = None
    delivered: tuple[str, int] | None = None
    counts: Mapping[str, float] = field(default_factory=dict)

    @property
    def problems(self) -> list[str]:
        """What somebody should do something about; none is green."""
        return list(self._problems())

    @property
    def spam_share(self) -> float | None:
        """Of the last week's submissions, from 0 to 1."""
        judged = self.counts.get(JUDGED, 0)
        return self.counts.get("Quarantined", 0) / judged if judged else None

    def _problems(self) -> Iterator[str]:
        dead = self.queues["dead letters"]
        if dead.waiting + dead.in_hand:
            yield f"{dead.waiting + dead.in_hand:,} could not be mailed: mailchute dead groups"
        if self.hold:
            yield f"SES refuses every mail: {self.hold.code}"
        if (self.queues["submissions"].age or 0) > LATE:
            yield "submissions wait for more than an hour: is the mailer running? mailchute doctor"
        failures = self.queues.get("feedback failures")
        if failures and failures.waiting:
            yield f"{failures.waiting:,} of SES's events could not be recorded: mailchute feedback list"
        yield from (f"alarm: {name}" for name, state in self.alarms if state == "ALARM")


def read_status(place: Place) -> Status:
    """Raises what boto3 raises."""
    sqs, books = place.client("sqs"), Books.of(place)
    cloudwatch = place.client("cloudwatch")
    now = server_time(sqs, place.outputs["SubmissionQueueUrl"], time.time)
    urls = {name: place.outputs[output] for name, output in QUEUES.items() if output in place.outputs}
    with ThreadPoolExecutor() as pool:
        both = pool.map(partial(_look, sqs), (urls["dead letters"], urls["quarantine"]), ("dead", "quarantine"))
        looked = dict(zip(("dead letters", "quarantine"), both, strict=True))
    ages: dict[str, float | None] = {
        name: now() - min(letter.came_at for letter in found) for name, found in looked.items() if found
    }
    ages["submissions"] = age_of_oldest(cloudwatch, urls["submissions"])
    latest = books.item(LATEST_DELIVERY)
    return Status(
        stack=place.name,
        queues={name: _queue(sqs, url, ages.get(name)) for name, url in urls.items()},
        dead=groups(looked["dead letters"]),
        quarantined=groups(looked["quarantine"]),
        alarms=alarms(cloudwatch, place.name),
        hold=read_hold(books),
        delivered=(str(latest["submission_id"]), int(latest["at"])) if latest else None,
        counts=week(cloudwatch, place.name),
    )


def read_hold(books: Books) -> Hold | None:
    """The hold that is on; the item of one that is over stays for a while. Raises what boto3 raises."""
    item = books.item(ACCOUNT)
    return Hold(str(item["code"]), int(item["since"]), int(item["due"])) if item.get("code") else None


def _look(sqs: Any, url: str, queue: str) -> list[Letter]:
    with closing(walk(sqs, url, queue)) as letters:
        return list(islice(letters, MOST_LETTERS))


def _queue(sqs: Any, url: str, age: float | None) -> Queue:
    found = depth(sqs, url)
    return Queue(found.waiting, found.in_hand, age if found.all else None)
