"""What the filter can be corrected with once a mail is gone: its feature numbers, and not a word of it.

They stand in the ledger's table, in an item of their own for each mail, as long as the ledger's entry does.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from shared.forms import Form
from shared.spam_features import VERSION, features
from shared.spam_message import read_message
from shared.spam_packing import pack
from shared.standing import KEEP
from shared.submission import Field, Submission
from shared.table import Conflict, Item, Table

FEATURES = "features#"


class Memory(NamedTuple):
    """Feature numbers as spam_packing.py packs them, and the version of spam_features.py that made them."""

    version: int
    features: str


def remembered(submission: Submission, form: Form) -> Memory:
    """A submission's. What the page gave as `_subject` was read as its subject, and is no field any more."""
    asked = (Field("_subject", submission.subject),) if submission.subject else ()
    return Memory(VERSION, pack(features(read_message(form, (*submission.fields, *asked)))))


def key_of(submission_id: str) -> str:
    """The item's key. The item is some KB; even all of the numbers that there are would fit into DynamoDB's 400."""
    return f"{FEATURES}{submission_id}"


def keep(table: Table, submission_id: str, memory: Memory, now: int) -> None:
    """Once for a submission. Raises what the client raises."""
    item: Item = {"id": key_of(submission_id), **memory._asdict(), "expires_at": now + KEEP}
    with suppress(Conflict):
        table.put(item, "attribute_not_exists(#id)")


def read_memory(item: Mapping[str, Any]) -> Memory | None:
    """An item as it stands in the table, or an empty one."""
    return Memory(int(item["version"]), str(item["features"])) if "features" in item else None
