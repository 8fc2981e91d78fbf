"""Erasing a person from queues and ledger, with a receipt."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from ops.books import Books
from ops.letters.batches import delete
from ops.letters.letter import Letter
from ops.letters.walk import walk
from ops.shield import shielded
from ops.stack import Place
from shared.ledger import TWIN
from shared.peek import Peek
from shared.spam_memory import key_of

QUEUES = {
    "submissions": "SubmissionQueueUrl",
    "dead letters": "DeadLetterQueueUrl",
    "quarantine": "QuarantineQueueUrl",
    "feedback failures": "FeedbackFailureQueueUrl",
}
# The mailer waits for what is looked at in its own queue.
HELD = 30
# In ASCII: in Japanese, say, an address needs no space around it.
_WORD = "A-Za-z0-9_"
NOT_REACHED = (
    "mail that was delivered: it is in the recipients' mailboxes",
    "the ledger's entries of mail that was delivered before, if an address was given: they hold an id, the form's name "
    "and times, and the spam filter's numbers of it, no word; they expire after 40 days",
    "what somebody has in hand just now, or the mailer keeps for its next attempt: run it again until nothing is found",
    "backups and exports that operators have made",
    "correction files of the spam filter: they hold ids and numbers; a line with an id of theirs can be taken out",
    "intake's log: reconcile reads there that it was accepted, and will not find it any more",
    "logs: they hold ids and codes only",
)


@dataclass(frozen=True)
class Person:
    """By an address, wherever a visitor typed it, or by a submission's id."""

    email: str = ""
    id: str = ""

    def is_in(self, letter: Letter) -> bool:
        """Whether the letter is theirs, or speaks of them."""
        if self.id:
            return letter.id == self.id or (letter.submission is None and self.id in letter.message["Body"])
        if not self.email:
            return False
        return any(self._stands_in(text) for text in _texts(letter))

    def _stands_in(self, text: str) -> bool:
        """As a whole: an address that only ends or begins as theirs is another's, and nothing brings that one back."""
        whole = rf"(?<![{_WORD}.+-])(?<![{_WORD}]'){re.escape(self.email)}(?![{_WORD}-]|\.[{_WORD}])"
        return bool(re.search(whole, text, re.IGNORECASE))


@dataclass
class Receipt:
    """What was erased: messages by queue, as submission ids; items of the ledger, as keys. `left` could not be."""

    messages: dict[str, list[str]] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of them was found."""
        return not self.items and not self.left and not any(self.messages.values())


def find(place: Place, person: Person) -> dict[str, list[str]]:
    """Where they are, as submission ids by queue; nothing is changed."""
    sqs = place.client("sqs")

    def look(url: str) -> list[str]:
        return [letter.id for letter in walk(sqs, url, "", HELD) if person.is_in(letter)]

    queues = _queues(place)
    with ThreadPoolExecutor() as pool:
        return dict(zip(queues, pool.map(look, queues.values()), strict=True))


def forget(place: Place, person: Person, receipt: Receipt) -> None:
    """Erase them; `receipt` is told of each step. Raises what boto3 raises; then run it again."""
    sqs, books = place.client("sqs"), Books.of(place)
    for name, url in _queues(place).items():
        receipt.messages[name] = []
        for letter in _erased(sqs, url, person, receipt):
            receipt.messages[name].append(letter.id)
            # At once: without its message, nothing leads from an address to the ledger.
            receipt.items += [key for key in _keys(letter) if books.forget(key)]
    if person.id:
        receipt.items += [key for key in (person.id, key_of(person.id)) if books.forget(key)]


def _queues(place: Place) -> dict[str, str]:
    """By URL. A stack that was deployed before it had one of them is searched, too."""
    return {name: place.outputs[output] for name, output in QUEUES.items() if output in place.outputs}


def _keys(letter: Letter) -> list[str]:
    """What the ledger's table has of it."""
    twin = letter.submission.fingerprint if letter.submission else ""
    return [letter.id, key_of(letter.id), *([f"{TWIN}{twin}"] if twin else [])]


def _texts(letter: Letter) -> list[str]:
    submission = letter.submission
    if submission is None:
        # Perhaps JSON of another version: an escape's last letter is no part of an address.
        return [re.sub(r"\\(u[0-9a-fA-F]{4}|.)", " ", str(letter.message["Body"]))]
    return [submission.reply_to or "", submission.subject or "", *(each.value for each in submission.fields)]


def _erased(sqs: Any, url: str, person: Person, receipt: Receipt) -> Iterator[Letter]:
    with Peek(sqs, url, HELD, shield=shielded) as peek:
        for batch in peek.batches():
            theirs = [letter for letter in (Letter(message, "") for message in batch) if person.is_in(letter)]
            left = delete(sqs, url, [(letter, peek.handle(letter.message)) for letter in theirs])
            receipt.left.update({letter.id: code for letter, code in left})
            gone = [letter for letter in theirs if letter.id not in receipt.left]
            peek.let_go(letter.message for letter in gone)
            yield from gone
