"""The ledger: one item per submission id, so that whatever a queue repeats is mailed once.

Keyed by submission id, never by SQS's messageId: a redrive makes a new one. Every step is one conditional write; what
the steps are stands in standing.py.
"""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import Any

from shared.standing import NEWS, OPEN, Claimant, Entry, State, Timing, Turn, Verdict, newcomer, turn
from shared.table import Conflict, Item, Table

# The items of the table that are no submission's: alerts told ("alert#CAUSE"), the first of a double click
# ("twin#FINGERPRINT"), whether SES refuses the whole account, and the latest delivery; and spam_memory.py's.
ALERT, TWIN, ACCOUNT, LATEST_DELIVERY = "alert#", "twin#", "account", "latest#delivery"
# A record that met another writer is looked at again after this many seconds.
CONTENDED = 5


@dataclass(frozen=True)
class Ledger:
    """Each method raises what the client raises."""

    table: Table

    def claim(self, submission_id: str, form: str, parkings: int, now: int, timing: Timing) -> Turn:
        """Take the right to send, or say why not. On SEND the entry is ours until its lease ends."""
        who = Claimant(parkings, secrets.token_hex(8), now)
        fresh = newcomer(submission_id, form, who, timing)
        try:
            self.table.put(_item(fresh), "attribute_not_exists(#id)")
        except Conflict as conflict:
            return self._next(read_entry(conflict.item), who, timing)
        return Turn(Verdict.SEND, fresh)

    def _next(self, seen: Entry, who: Claimant, timing: Timing) -> Turn:
        next_turn = turn(seen, who, timing)
        if next_turn.entry != seen and not self.save(next_turn.entry, seen):
            return Turn(Verdict.WAIT, replace(seen, due=who.now + CONTENDED))
        return next_turn

    def save(self, entry: Entry, seen: Entry) -> bool:
        """Write `entry` where the ledger still holds `seen`; whether it did."""
        try:
            self.table.put(_item(entry), *_as_seen(seen))
        except Conflict:
            return False
        return True

    def mark_filed(self, entry: Entry) -> None:
        """The dead-letter queue has it. Nothing else is written: an operator may have been there already."""
        with suppress(Conflict):
            self.table.change(entry.id, {"filed": True}, *_as_seen(entry))

    def note(self, entry: Entry, seen: Entry) -> bool:
        """Write what an operator has done with a dead letter, and nothing else; whether the entry stood as `seen`."""
        notes: Item = {"requested": entry.requested, "discarded": entry.discarded, "story": entry.story}
        try:
            self.table.change(entry.id, notes, *_as_seen(seen))
        except Conflict:
            return False
        return True

    def settle(self, submission_id: str, state: State, ses_id: str, now: int) -> bool:
        """Record SES's news; whether it was any. Lighter or repeated news changes nothing, nor does an unknown id."""
        lighter = [*OPEN, *NEWS[: NEWS.index(state)]]
        names = [f"s{position}" for position in range(len(lighter))]
        news: Item = {"state": state, "ses_id": ses_id, news_key(state): now}
        condition = f"#state IN ({', '.join(f':{name}' for name in names)})"
        try:
            self.table.change(submission_id, news, condition, dict(zip(names, lighter, strict=True)))
        except Conflict:
            return False
        return True

    def file(self, entry: Entry) -> bool:
        """Write the entry of a submission that has none; whether it had none."""
        try:
            self.table.put(_item(entry), "attribute_not_exists(#id)")
        except Conflict:
            return False
        return True

    def note_delivery(self, submission_id: str, now: int) -> None:
        """Remember the latest delivery of all: whoever operates the stack asks for it first."""
        latest: Item = {"id": LATEST_DELIVERY, "at": now, "submission_id": submission_id}
        with suppress(Conflict):
            self.table.put(latest, "attribute_not_exists(#id) OR #at < :at", {"at": now})

    def look(self, submission_id: str) -> Entry | None:
        """The entry as it stands."""
        item = self.table.get(submission_id)
        return read_entry(item) if item else None


def news_key(state: State) -> str:
    """The attribute that says when SES told it."""
    return f"{state.lower()}_at"


def _as_seen(seen: Entry) -> tuple[str, Item]:
    """The condition that nobody has moved the entry on. What was never claimed has no attempts."""
    if not seen.attempts:
        return "#state = :state AND attribute_not_exists(#attempts)", {"state": seen.state}
    return "#state = :state AND #attempts = :attempts", {"state": seen.state, "attempts": seen.attempts}


def _item(entry: Entry) -> Item:
    """Only what says something: a blank, a zero and a no are left out."""
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return {name: str(value) if isinstance(value, State) else value for name, value in values.items() if value}


def read_entry(item: Mapping[str, Any]) -> Entry:
    """An item of a submission's, as it stands in the table."""
    known = {field.name: item[field.name] for field in fields(Entry) if field.name in item}
    return Entry(**{**known, "state": State(known["state"])})
