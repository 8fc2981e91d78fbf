"""The edge to DynamoDB: plain values in and out, and a condition that did not hold as one exception."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from botocore.exceptions import ClientError

Value = str | int | bool
Item = dict[str, Value]


class DynamoClient(Protocol):
    """The part of boto3's DynamoDB client that we use."""

    @property
    def get_item(self) -> Callable[..., Mapping[str, Any]]: ...
    @property
    def put_item(self) -> Callable[..., Mapping[str, Any]]: ...
    @property
    def update_item(self) -> Callable[..., Mapping[str, Any]]: ...


class Conflict(Exception):
    """The condition did not hold, so nothing was written. `item` is what stands there, empty where nothing does."""

    def __init__(self, item: Item) -> None:
        super().__init__("the condition did not hold")
        self.item = item


@dataclass(frozen=True)
class Table:
    """One table, keyed by `id`. Each method raises what the client raises.

    In conditions, `#name` is an attribute (some of our names are reserved words of DynamoDB's) and `:name` a value.
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
    """

    client: DynamoClient
    name: str

    def get(self, key: str) -> Item:
        """The item as it stands now, or an empty one."""
        found = self.client.get_item(TableName=self.name, Key={"id": {"S": key}}, ConsistentRead=True)
        return plain(found.get("Item") or {})

    def put(self, item: Item, when: str, values: Mapping[str, Value] | None = None) -> None:
        """Write the whole item. Raises Conflict where `when` does not hold.

        Where the answer was lost and boto3 asked again, the second call meets what the first one wrote: that is no
        conflict. An item that only one caller may write carries a mark of its own.
        """
        try:
            self._write(self.client.put_item, when, values or {}, Item=_typed(item))
        except Conflict as conflict:
            if conflict.item != item:
                raise

    def change(self, key: str, changes: Item, when: str, values: Mapping[str, Value]) -> None:
        """Set some attributes of an item. Raises Conflict where `when` does not hold."""
        pairs = ", ".join(f"#{name} = :{name}" for name in changes)
        self._write(
            self.client.update_item,
            when,
            {**changes, **values},
            Key={"id": {"S": key}},
            UpdateExpression=f"SET {pairs}",
            names=tuple(changes),
        )

    def _write(
        self,
        call: Callable[..., Any],
        when: str,
        values: Mapping[str, Value],
        names: tuple[str, ...] = (),
        **request: Any,
    ) -> None:
        used = dict.fromkeys([*names, *(word[1:] for word in _words(when) if word.startswith("#"))])
        optional = {
            "ExpressionAttributeNames": {f"#{name}": name for name in used},
            "ExpressionAttributeValues": {f":{name}": value for name, value in _typed(values).items()},
        }
        try:
            call(
                TableName=self.name,
                ConditionExpression=when,
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
                **request,
                **{name: value for name, value in optional.items() if value},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            item: Any = error.response.get("Item")
            raise Conflict(plain(item or {})) from None


def _words(condition: str) -> list[str]:
    return condition.replace("(", " ").replace(")", " ").replace(",", " ").split()


def _typed(item: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _typed_value(value) for name, value in item.items()}


def _typed_value(value: Value) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"BOOL": value}
    return {"N": str(value)} if isinstance(value, int) else {"S": value}


def plain(item: Mapping[str, Mapping[str, Any]]) -> Item:
    """An item as DynamoDB gives it, in plain values."""
    return {name: int(value["N"]) if "N" in value else next(iter(value.values())) for name, value in item.items()}
