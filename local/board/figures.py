"""What the board shows of ledger and queues, as numbers: pure functions of what was read."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ops.depth import Depth
from ops.letters.letter import Letter
from ops.spam.whys import judgement_data
from shared.ledger import ACCOUNT, CONTENDED, news_key
from shared.standing import NEWS, State
from shared.table import Item
from shared.timestamps import iso

# Those whose message is in the submission queue still, and out of sight.
_IN_QUEUE = (State.SENDING, State.RETRY, State.UNKNOWN)
# What is done with may be in the queue so long still, in seconds: its message is deleted last. Where two are parked at
# once, only one can tell of it, and the other's message comes once more.
_SETTLING = 3 * CONTENDED
SETTLED = ("last_failed", *map(news_key, NEWS))
# What a mail that SES took may come to. One that was reported as spam has arrived, but its owner should hear of it.
_AT_SES = (State.SENT, State.DELAYED)
_BAD_NEWS = (State.BOUNCED, State.REJECTED, State.COMPLAINED)


@dataclass(frozen=True)
class Seen:
    """What was read, and when (seconds since the epoch): the ledger table's items, how much is in each queue, and the
    letters that SQS gave.
    """

    at: float
    items: Sequence[Item]
    submissions: Depth
    dead: Depth
    quarantine: Depth
    dead_letters: Sequence[Letter] = ()
    quarantined: Sequence[Letter] = ()


def figures(seen: Seen) -> dict[str, Any]:
    """The board's part about mail, as JSON values."""
    return {
        "chute": chute(seen),
        "dead_letters": {
            "count": seen.dead.all,
            "groups": causes(seen.items),
            "latest": _latest(seen.dead_letters),
        },
        "quarantine": {"count": seen.quarantine.all, "latest": _latest(seen.quarantined)},
        "hold": hold(seen.items),
    }


def chute(seen: Seen) -> dict[str, int]:
    """How many submissions are where. Each is in one place only, but for moments in which it is between two.

    What nobody has claimed yet has no entry in the ledger, nor has what is in quarantine.
    """
    entries = [item for item in seen.items if "state" in item]
    states = Counter(str(item["state"]) for item in entries)
    waiting, hidden = seen.submissions
    # Sent again by an operator: these have both an entry and a message, which waits first and is in hand then.
    again = sum(item["state"] == State.PARKED and bool(item.get("requested")) for item in entries)
    settling = sum(_is_settling(item, seen.at) for item in entries)
    # SQS hides what waits for another try or for word of SES, too.
    in_hand = hidden - states[State.RETRY] - states[State.UNKNOWN] - settling
    unclaimed = max(0, waiting - again) + max(0, in_hand - states[State.SENDING] - max(0, again - waiting))
    return {
        "accepted": len(entries) + unclaimed + seen.quarantine.all,
        "waiting": waiting,
        "in_hand": max(0, in_hand, min(hidden, states[State.SENDING])),
        "retry": states[State.RETRY],
        "unknown": states[State.UNKNOWN],
        "sent": sum(states[state] for state in _AT_SES),
        "delivered": states[State.DELIVERED],
        "not_delivered": sum(states[state] for state in _BAD_NEWS),
        "duplicates": states[State.DUPLICATE],
        "parked": sum(map(_is_dead_letter, entries)),
        "quarantined": seen.quarantine.all,
    }


def causes(items: Iterable[Item]) -> list[dict[str, Any]]:
    """The ledger's dead letters by reason, code and form, the most frequent first."""
    found = Counter(
        (str(item.get("reason", "")), str(item.get("code", "")), str(item.get("form", "")))
        for item in items
        if _is_dead_letter(item)
    )
    ranked = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return [{"reason": r, "code": c, "form": f, "count": count} for (r, c, f), count in ranked]


def hold(items: Iterable[Item]) -> dict[str, str] | None:
    """While SES refuses the whole account: why, and since when."""
    account: Mapping[str, Any] = next((item for item in items if item["id"] == ACCOUNT), {})
    return {"code": str(account["code"]), "since": iso(int(account["since"]))} if account.get("code") else None


def _is_settling(item: Item, at: float) -> bool:
    """Whether the mailer may not have acknowledged it yet."""
    last = max(int(item.get(name, 0)) for name in SETTLED)
    return item["state"] not in _IN_QUEUE and at - last < _SETTLING


def _is_dead_letter(item: Item) -> bool:
    """Parked, and no operator has sent it again or thrown it away."""
    return item.get("state") == State.PARKED and not item.get("requested") and not item.get("discarded")


def _latest(letters: Iterable[Letter]) -> list[dict[str, Any]]:
    """The newest first; nothing that a visitor typed."""
    newest = sorted(letters, key=lambda letter: letter.came_at, reverse=True)
    return [
        {
            "id": letter.id,
            "form": letter.form,
            "reason": letter.reason,
            "code": letter.code,
            "judgement": judgement_data(letter.judgement) if letter.judgement else None,
            "received_at": iso(int(letter.received_at)),
            "expires_at": iso(int(letter.expires_at)),
        }
        for letter in newest
    ]
