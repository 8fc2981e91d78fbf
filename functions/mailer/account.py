"""The account's own standing: while SES refuses every mail, nothing is claimed and nothing is sent.

Kept in the ledger's table, so that every invocation knows what one of them has met.
"""

from dataclasses import dataclass

from shared.ledger import ACCOUNT as KEY
from shared.standing import KEEP
from shared.table import Conflict, Item, Table

FIRST = 60
LONGEST = 15 * 60
# A quota that comes back bit by bit takes the hold off and puts it on again: all that is one hold, told once.
SAME_HOLD = 6 * 3600


@dataclass(frozen=True)
class Hold:
    """SES refuses everything with `code`, since `since`; the next look is due at `due` (seconds since the epoch)."""

    code: str
    since: int
    due: int
    looks: int


@dataclass(frozen=True)
class Account:
    """Each method raises what the client raises."""

    table: Table

    def hold(self) -> Hold | None:
        """The hold that is on, due or not."""
        return _hold(self.table.get(KEY))

    def refuse(self, code: str, now: int) -> Hold:
        """Put the hold on, or lengthen it: a minute, doubled with each look up to a quarter of an hour."""
        seen = self.table.get(KEY)
        before = _hold(seen)
        if before and before.due > now:
            return before
        looks = before.looks + 1 if before else 1
        due = now + min(LONGEST, FIRST * 2 ** min(looks - 1, 10))
        goes_on = before or now - int(seen.get("ended", 0)) < SAME_HOLD
        hold = Hold(code, int(seen["since"]) if goes_on else now, due, looks)
        item: Item = {
            "id": KEY,
            "code": code,
            "since": hold.since,
            "due": due,
            "looks": looks,
            "expires_at": due + KEEP,
        }
        try:
            self.table.put(
                item, "attribute_not_exists(#id) OR #due <= :now OR attribute_not_exists(#code)", {"now": now}
            )
        except Conflict as conflict:
            return _hold(conflict.item) or hold
        return hold

    def accept(self, hold: Hold, now: int) -> None:
        """SES takes mail again: the hold comes off, unless a newer one is on."""
        item: Item = {"id": KEY, "since": hold.since, "ended": now, "expires_at": now + KEEP}
        try:
            self.table.put(item, "#due = :due", {"due": hold.due})
        except Conflict:
            return


def _hold(item: Item) -> Hold | None:
    if not item.get("code"):
        return None
    return Hold(str(item["code"]), int(item["since"]), int(item["due"]), int(item["looks"]))
