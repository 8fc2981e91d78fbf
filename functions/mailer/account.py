"""The account's own standing: while SES refuses every mail, nothing is claimed and nothing is sent.

Kept in the ledger's table, so that every invocation knows what one of them has met.
"""

from dataclasses import dataclass

from shared.standing import KEEP
from shared.table import Conflict, Table

KEY = "account"
FIRST = 60
LONGEST = 15 * 60


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
        item = self.table.get(KEY)
        if not item.get("code"):
            return None
        return Hold(str(item["code"]), int(item["since"]), int(item["due"]), int(item["looks"]))

    def refuse(self, code: str, now: int) -> Hold:
        """Put the hold on, or lengthen it: a minute, doubled with each look up to a quarter of an hour."""
        before = self.hold()
        if before and before.due > now:
            return before
        looks = before.looks + 1 if before else 1
        due = now + min(LONGEST, FIRST * 2 ** min(looks - 1, 10))
        hold = Hold(code, before.since if before else now, due, looks)
        item = {"id": KEY, "code": code, "since": hold.since, "due": due, "looks": looks, "expires_at": due + KEEP}
        try:
            self.table.put(
                item, "attribute_not_exists(#id) OR #due <= :now OR attribute_not_exists(#code)", {"now": now}
            )
        except Conflict as conflict:
            return Hold(code, int(conflict.item["since"]), int(conflict.item["due"]), int(conflict.item["looks"]))
        return hold

    def accept(self, hold: Hold) -> None:
        """SES takes mail again: the hold comes off, unless a newer one is on."""
        try:
            self.table.put({"id": KEY, "expires_at": hold.due + KEEP}, "#due = :due", {"due": hold.due})
        except Conflict:
            return
