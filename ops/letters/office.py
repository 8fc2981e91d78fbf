"""What an operator does with letters: each is backed up, then sent, then the answer is checked, and only then is it
deleted.

Whatever cuts this off, a letter is in one of the queues at least; in both it is mailed once all the same, because the
ledger knows its id. What was looked at and not chosen is visible again at once.
"""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ops.books import Books
from ops.letters.batches import delete, send
from ops.letters.letter import Letter, numbered, without_twin
from ops.letters.walk import walk
from ops.shield import shielded
from shared.peek import Peek, sent_at
from shared.standing import FORCED, OPEN, Entry, State, discarded, requested

# SES has these, and nothing is left to do. What bounced or was rejected is another matter.
MAILED = (State.SENT, State.DELAYED, State.DELIVERED, State.DUPLICATE)


@dataclass
class Tally:
    """What was done so far, by submission id: sent on, found mailed already, thrown away, left by whoever edits, and
    refused with a code.
    """

    seen: int = 0
    sent: list[str] = field(default_factory=list)
    mailed: list[str] = field(default_factory=list)
    discarded: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def handled(self) -> int:
        """Letters that were chosen, whatever came of them."""
        return len(self.sent) + len(self.mailed) + len(self.discarded) + len(self.skipped) + len(self.refused)


@dataclass(frozen=True)
class Job:
    """What is to be done with which letters. `back_up` returns once they are on disk, `pace` once so many may go,
    `told` hears of each step, and `edit` gives a letter as it is to be sent, or None to leave it.
    """

    wanted: Callable[[Letter], bool]
    back_up: Callable[[Iterable[Letter]], object]
    told: Callable[[Tally], object] = lambda _: None
    limit: int | None = None
    force: bool = False
    pace: Callable[[int], object] = lambda _: None
    edit: Callable[[Letter], Letter | None] = lambda letter: letter


@dataclass(frozen=True)
class Office:
    """One queue and where its letters go, by URL. `queue` is "dead" or "quarantine"; `client` is boto3's for SQS."""

    client: Any
    books: Books
    queue: str
    url: str
    destination: str
    now: Callable[[], float]

    def look(self) -> Generator[Letter, None, None]:
        """Every letter once; all are visible again when the walk ends, or is closed."""
        return walk(self.client, self.url, self.queue)

    def replay(self, job: Job, tally: Tally) -> None:
        """Send on every letter that is wanted. Raises what the clients raise, and KeyboardInterrupt.

        What comes into the queue after this has begun stays there: while its cause is there, it comes back at once, and
        would be sent round for ever.
        """
        self._each_batch(job, tally, self._send_on)

    def discard(self, job: Job, tally: Tally) -> None:
        """Throw away every letter that is wanted; its backup is all that is left of it. Raises as `replay` does."""
        self._each_batch(job, tally, self._throw_away)

    def _each_batch(self, job: Job, tally: Tally, act: Callable[[Peek, Job, Tally, list[Letter]], None]) -> None:
        # A second later: SQS's clock is known to the second, and what came just now is meant, too.
        begun = self.now() + 1
        with Peek(self.client, self.url, shield=shielded) as peek:
            for batch in peek.batches():
                tally.seen += len(batch)
                letters = (Letter(message, self.queue) for message in batch if sent_at(message) <= begun)
                chosen = [letter for letter in letters if job.wanted(letter)][: _left(job, tally)]
                if chosen:
                    act(peek, job, tally, chosen)
                job.told(tally)
                if _left(job, tally) == 0:
                    return

    def _send_on(self, peek: Peek, job: Job, tally: Tally, letters: list[Letter]) -> None:
        job.back_up(letters)
        known = self.books.entries(letter.id for letter in letters)
        done = [letter for letter in letters if not job.force and _state(known, letter) in MAILED]
        tally.mailed += self._delete(peek, tally, done)
        rest = [letter for letter in letters if letter not in done]
        edited = [each for letter in rest if (each := self._edited(job, tally, letter, known.get(letter.id)))]
        job.pace(len(edited))
        ready = [each for letter in edited if (each := self._opened(tally, letter, known.get(letter.id)))]
        refused = send(self.client, self.destination, ready)
        tally.refused.update({letter.id: code for letter, code in refused})
        unsent = [letter for letter, _ in refused]
        tally.sent += self._delete(peek, tally, [letter for letter in ready if letter not in unsent])

    def _edited(self, job: Job, tally: Tally, letter: Letter, entry: Entry | None) -> Letter | None:
        """As it is to be sent; None where it stays, which is tallied."""
        if entry and entry.state not in OPEN and not job.force:
            tally.refused[letter.id] = str(entry.state)
            return None
        edited = job.edit(letter)
        if edited is None:
            tally.skipped.append(letter.id)
        return edited

    def _opened(self, tally: Tally, letter: Letter, entry: Entry | None) -> Letter | None:
        """The ledger is told. None where it stays, which is tallied.

        A letter with a lower count of parkings than the ledger's is dropped by the mailer, as a copy of the one with
        that count. Where that one is gone, or was only opened again, this one takes its place.
        """
        if entry is None or entry.state in (State.SENDING, State.RETRY, State.UNKNOWN):
            return letter
        now = int(self.now())
        if entry.state is State.PARKED:
            # Who comes too late for this note has met the mailer, which is as well.
            self.books.ledger.note(requested(entry, now), entry)
            if not entry.discarded and entry.reason != FORCED:
                return letter
        elif not self.books.reopen(entry, letter.parkings, now):
            tally.refused[letter.id] = "Contended"
            return None
        # Nor must its twin, which was mailed, stand in for what an operator wants mailed.
        alone = without_twin(letter) if entry.state is State.DUPLICATE else letter
        return numbered(alone, max(entry.parkings, letter.parkings))

    def _throw_away(self, peek: Peek, job: Job, tally: Tally, letters: list[Letter]) -> None:
        job.back_up(letters)
        known, now = self.books.entries(letter.id for letter in letters), int(self.now())
        for letter in letters:
            entry = known.get(letter.id)
            if entry is None:
                blank = Entry(letter.id, letter.form, State.PARKED, 0, parkings=letter.parkings, reason=letter.reason)
                self.books.ledger.file(discarded(blank, now))
            elif entry.state in OPEN:
                self.books.ledger.note(discarded(entry, now), entry)
        tally.discarded += self._delete(peek, tally, letters)

    def _delete(self, peek: Peek, tally: Tally, letters: list[Letter]) -> list[str]:
        """The ids of those that are gone; the others are tallied as refused, and are shown again."""
        left = delete(self.client, self.url, [(letter, peek.handle(letter.message)) for letter in letters])
        tally.refused.update({letter.id: code for letter, code in left})
        kept = {letter.id for letter, _ in left}
        gone = [letter for letter in letters if letter.id not in kept]
        peek.let_go(letter.message for letter in gone)
        return [letter.id for letter in gone]


def _left(job: Job, tally: Tally) -> int | None:
    """How many more may be chosen; None for all."""
    return None if job.limit is None else max(0, job.limit - tally.handled)


def _state(known: dict[str, Entry], letter: Letter) -> State | None:
    entry = known.get(letter.id)
    return entry.state if entry else None


def server_time(client: Any, url: str, now: Callable[[], float]) -> Callable[[], float]:
    """A clock as SQS's: the operator's own may be wrong, and SQS says in each answer what time it is, to the second."""
    answer = client.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    said = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {}).get("date", "")
    try:
        theirs = datetime.strptime(said, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return now
    ahead = theirs - now()
    return lambda: now() + ahead
