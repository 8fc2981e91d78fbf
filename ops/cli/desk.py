"""A stack's queue and ledger, opened for a command."""

import time
from dataclasses import dataclass

from ops.books import Books, Step, story
from ops.cli.options import Where
from ops.cli.screen import count
from ops.depth import depth
from ops.letters.office import Office, server_time
from ops.stack import Place


@dataclass(frozen=True)
class Kind:
    """One of the two queues: its name in backups, the output that has its URL, and what people call things."""

    queue: str
    output: str
    noun: str
    verb: str
    help: str


DEAD = Kind("dead", "DeadLetterQueueUrl", "dead letter", "replay", "Dead letters: what could not be mailed.")
QUARANTINE = Kind(
    "quarantine", "QuarantineQueueUrl", "quarantined submission", "release", "Quarantine: what looks like spam."
)
KINDS = {kind.queue: kind for kind in (DEAD, QUARANTINE)}


@dataclass(frozen=True)
class Desk:
    """`office` is the queue's, `books` the ledger's."""

    place: Place
    kind: Kind
    books: Books
    office: Office

    @classmethod
    def at(cls, where: Where, kind: Kind) -> "Desk":
        """Raises StackNotFound, and what boto3 raises."""
        return cls.of(where.place(), kind)

    @classmethod
    def of(cls, place: Place, kind: Kind) -> "Desk":
        """Raises what boto3 raises."""
        sqs, url = place.client("sqs"), place.outputs[kind.output]
        books = Books.of(place)
        now = server_time(sqs, url, time.time)
        return cls(place, kind, books, Office(sqs, books, kind.queue, url, place.outputs["SubmissionQueueUrl"], now))

    def story(self, id_: str) -> list[Step]:
        """What the ledger knows of a submission."""
        return story(self.books.item(id_))

    def none_matches(self) -> str:
        """Said where nothing was found. What somebody else is looking at can't be seen meanwhile."""
        in_hand = depth(self.office.client, self.office.url).in_hand
        hidden = f"; somebody may have {count(in_hand, 'letter')} in hand: look again within ten minutes"
        return f"no {self.kind.noun} matches{hidden if in_hand else ''}"

    def size(self) -> int:
        """About how many letters there are, those included that somebody is looking at."""
        return depth(self.office.client, self.office.url).all
