"""The ledger as an operator reads it: many entries at once, and one submission's story."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from ops.stack import Place
from shared.ledger import TWIN, Ledger, news_key, read_entry
from shared.spam_memory import FEATURES
from shared.standing import NEWS, Entry, reopened
from shared.table import DynamoClient, Item, Table, plain

# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
AT_ONCE = 100
# Before what DynamoDB had no room for is asked for again.
PAUSE_SECONDS = 0.1


class BooksClient(DynamoClient, Protocol):
    """The part of boto3's DynamoDB client that we use."""

    @property
    def batch_get_item(self) -> Callable[..., Mapping[str, Any]]: ...
    @property
    def delete_item(self) -> Callable[..., Mapping[str, Any]]: ...


class Step(NamedTuple):
    """When (seconds since the epoch), what, and the code or reason."""

    at: int
    what: str
    code: str


@dataclass(frozen=True)
class Books:
    """Each method raises what the client raises."""

    client: BooksClient
    table: str

    @classmethod
    def of(cls, place: Place) -> "Books":
        """A stack's. Raises what boto3 raises."""
        return cls(place.client("dynamodb"), place.outputs["LedgerTableName"])

    @property
    def ledger(self) -> Ledger:
        """To write in."""
        return Ledger(Table(self.client, self.table))

    def item(self, key: str) -> Item:
        """Any item of the table as plain values, or an empty one."""
        return Table(self.client, self.table).get(key)

    def entries(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Those that there are, by id."""
        rest, found = list(dict.fromkeys(ids)), dict[str, Entry]()
        while rest:
            asked, rest = rest[:AT_ONCE], rest[AT_ONCE:]
            for item, unread in self._read(asked):
                found.update({str(item["id"]): read_entry(item)} if item else {})
                rest += unread
                if unread:
                    time.sleep(PAUSE_SECONDS)
        return found

    def forget(self, key: str) -> bool:
        """Delete a submission's item, its twin's or its feature numbers; whether it was there."""
        if not key.startswith((TWIN, FEATURES)) and "state" not in self.item(key):
            return False
        gone = self.client.delete_item(TableName=self.table, Key={"id": {"S": key}}, ReturnValues="ALL_OLD")
        return bool(gone.get("Attributes"))

    def reopen(self, seen: Entry, parkings: int, now: int) -> bool:
        """Have what SES took already mailed once more; whether nothing came between. What was told of it is kept."""
        lines = "\n".join(f"{step.at} {step.what} {step.code}".rstrip() for step in story(self.item(seen.id)))
        return self.ledger.save(reopened(replace(seen, story=lines), parkings, now), seen)

    def _read(self, ids: list[str]) -> Iterator[tuple[Item, list[str]]]:
        keys = [{"id": {"S": key}} for key in ids]
        answer = self.client.batch_get_item(RequestItems={self.table: {"Keys": keys, "ConsistentRead": True}})
        yield from ((plain(item), []) for item in answer["Responses"].get(self.table, ()))
        unread = answer.get("UnprocessedKeys", {}).get(self.table, {}).get("Keys", ())
        yield {}, [key["id"]["S"] for key in unread]


def story(item: Item) -> list[Step]:
    """All that the table knows of one submission, in order. Steps stay as they were written, whatever clocks say."""
    lines = [line.split(" ", 2) for line in str(item.get("story", "")).splitlines()]
    times = accumulate((int(line[0]) for line in lines), max)
    steps = [Step(at, line[1], line[2] if len(line) > 2 else "") for at, line in zip(times, lines, strict=True)]
    news = [Step(int(item[news_key(state)]), str(state), "") for state in NEWS if news_key(state) in item]
    return sorted([*steps, *news], key=lambda step: step.at)
