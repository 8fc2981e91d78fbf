"""The same form twice: a double click or a refresh makes two submissions of one; the first carries the second."""

from dataclasses import dataclass

from shared.ledger import TWIN
from shared.standing import KEEP
from shared.submission import Submission
from shared.table import Conflict, Item, Table

WINDOW = 10 * 60


@dataclass(frozen=True)
class Twins:
    """Who came first with the same content from the same client. Raises what the client raises."""

    table: Table

    def first(self, submission: Submission) -> str:
        """The id of the submission that carries this one, or "" where it carries itself.

        Whoever is first here is on its way already and ends mailed or parked, so its twin may be acknowledged. The
        window reaches both ways, because queues reorder.
        """
        if not submission.fingerprint:
            return ""
        at = int(submission.received_at.timestamp())
        mine: Item = {
            "id": f"{TWIN}{submission.fingerprint}",
            "first": submission.id,
            "at": at,
            "expires_at": at + KEEP,
        }
        try:
            self.table.put(
                mine,
                "attribute_not_exists(#id) OR #at < :earliest",
                {"earliest": at - WINDOW},
            )
        except Conflict as conflict:
            return str(conflict.item["first"]) if int(conflict.item["at"]) <= at + WINDOW else ""
        return ""
