"""Does the sum come out? What intake's log says was accepted, against ledger and queues.

The log is a witness of its own: nothing that loses a submission behind intake can touch it.
"""

import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ops.accepted import Accepted, accepted
from ops.books import Books
from ops.depth import depth
from ops.letters.letter import KEPT
from ops.letters.walk import walk
from ops.stack import Place
from shared.standing import Entry, State

# How long the submission queue keeps a message (template.yaml).
RETENTION = 4 * 86_400
# Each kind of end, in the order of the report.
KINDS = (
    "delivered",
    "sent, delivery not told yet",
    "bounced, rejected or complained of",
    "the same form twice",
    "in flight",
    "quarantined",
    "parked",
    "thrown away by an operator",
    "expired in quarantine",
    "expired",
)
_BY_STATE = {
    State.DELIVERED: KINDS[0],
    State.SENT: KINDS[1],
    State.DELAYED: KINDS[1],
    State.BOUNCED: KINDS[2],
    State.REJECTED: KINDS[2],
    State.COMPLAINED: KINDS[2],
    State.DUPLICATE: KINDS[3],
}
IN_FLIGHT, QUARANTINED, PARKED, DISCARDED, SPAM_EXPIRED, EXPIRED = KINDS[4:]
GONE = "parked, and its dead letter is gone"
UNSEEN = "accepted, and never claimed"


@dataclass
class Account:
    """`sums` by kind; `misfits` are ids that fit nowhere or expired unmailed, each with what is wrong. `waiting` is how
    many messages the submission queue holds, `in_hand` how many letters somebody else was looking at.
    """

    accepted: int
    waiting: int
    in_hand: int
    sums: Counter[str] = field(default_factory=Counter)
    misfits: dict[str, str] = field(default_factory=dict)

    @property
    def fits(self) -> bool:
        """Whether every accepted submission is somewhere, and none expired."""
        return not self.misfits


@dataclass(frozen=True)
class Facts:
    """What was read, all at about the same time."""

    accepted: Mapping[str, Accepted]
    entries: Mapping[str, Entry]
    dead: frozenset[str]
    quarantined: frozenset[str]
    waiting: int
    in_hand: int
    now: float


def reconcile(place: Place, since: float) -> Account:
    """Of what was accepted since then. Where it does not fit it is read again: things move. Raises what boto3 does."""
    account = judge(read(place, since))
    if account.misfits:
        time.sleep(2)
        account = judge(read(place, since))
    return account


def judge(facts: Facts) -> Account:
    """Every accepted submission to its kind."""
    account, unseen = Account(len(facts.accepted), facts.waiting, facts.in_hand), list[str]()
    for id_, said in facts.accepted.items():
        kind = _kind(facts, id_, said)
        if kind == UNSEEN:
            unseen.append(id_)
            continue
        if kind in (GONE, EXPIRED):
            account.misfits[id_] = kind
        if kind != GONE:
            account.sums[kind] += 1
    # What the mailer has not claimed yet is in the queue, as far as the queue holds so many besides what it has.
    if len(unseen) <= facts.waiting - account.sums[IN_FLIGHT]:
        account.sums.update([IN_FLIGHT] * len(unseen))
    else:
        account.misfits.update(dict.fromkeys(unseen, UNSEEN))
    return account


def _kind(facts: Facts, id_: str, said: Accepted) -> str:
    entry = facts.entries.get(id_)
    if entry is None:
        return _unclaimed(facts, id_, said)
    if entry.state in _BY_STATE:
        return _BY_STATE[entry.state]
    if entry.state is State.PARKED:
        return _parked(facts, entry)
    if entry.discarded:
        return DISCARDED
    return EXPIRED if facts.now - max(said.at, entry.last_failed) > RETENTION else IN_FLIGHT


def _unclaimed(facts: Facts, id_: str, said: Accepted) -> str:
    if id_ in facts.quarantined:
        return QUARANTINED
    if id_ in facts.dead:
        return PARKED
    age = facts.now - said.at
    if said.quarantined and age > KEPT:
        return SPAM_EXPIRED
    return EXPIRED if not said.quarantined and age > RETENTION else UNSEEN


def _parked(facts: Facts, entry: Entry) -> str:
    if entry.id in facts.dead:
        return PARKED
    if entry.id in facts.quarantined:
        return QUARANTINED
    if entry.discarded:
        return DISCARDED
    if entry.requested:
        return EXPIRED if facts.now - entry.requested > RETENTION else IN_FLIGHT
    return EXPIRED if facts.now - entry.last_failed > KEPT else GONE


def read(place: Place, since: float) -> Facts:
    """The log first: whatever is accepted after it is none of ours."""
    sqs, books = place.client("sqs"), Books.of(place)
    said = dict(accepted(place.client("logs"), place.outputs["IntakeLogGroup"], since))
    urls = (place.outputs["DeadLetterQueueUrl"], place.outputs["QuarantineQueueUrl"])
    in_hand = sum(depth(sqs, url).in_hand for url in urls)
    with ThreadPoolExecutor() as pool:
        dead, quarantined = pool.map(partial(_ids, sqs), urls, ("dead", "quarantine"))
    entries = books.entries(said)
    waiting = depth(sqs, place.outputs["SubmissionQueueUrl"]).all
    return Facts(said, entries, dead, quarantined, waiting, in_hand, time.time())


def _ids(sqs: Any, url: str, queue: str) -> frozenset[str]:
    return frozenset(letter.id for letter in walk(sqs, url, queue))
