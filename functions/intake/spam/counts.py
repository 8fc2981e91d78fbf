"""The edge to the table of counters: how often something was seen, and by how many. Keys say nothing of what it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Counts(Protocol):
    """Each is counted in, and told with it; `until` is when it may be forgotten, in seconds since the epoch."""

    def times(self, key: str, until: int) -> int:
        """How often this key was counted."""

    def members(self, key: str, member: str, until: int) -> int:
        """How many different ones were seen at this key."""


class DynamoClient(Protocol):
    """The part of boto3's DynamoDB client that we use."""

    @property
    def update_item(self) -> Callable[..., Mapping[str, Any]]: ...


@dataclass(frozen=True)
class DynamoCounts:
    """One write each, which also reads. Each method raises what the client raises.

    Where an answer was lost and boto3 asked again, one is counted twice: what is weighed by it is only grey.
    """

    client: DynamoClient
    table: str

    def times(self, key: str, until: int) -> int:
        return int(self._add(key, "posts", {"N": "1"}, until)["N"])

    def members(self, key: str, member: str, until: int) -> int:
        return len(self._add(key, "members", {"SS": [member]}, until)["SS"])

    def _add(self, key: str, name: str, more: Mapping[str, Any], until: int) -> Mapping[str, Any]:
        answer = self.client.update_item(
            TableName=self.table,
            Key={"id": {"S": key}},
            UpdateExpression="SET expires_at = if_not_exists(expires_at, :until) ADD #name :more",
            ExpressionAttributeNames={"#name": name},
            ExpressionAttributeValues={":until": {"N": str(until)}, ":more": more},
            ReturnValues="ALL_NEW",
        )
        found: Mapping[str, Any] = answer["Attributes"][name]
        return found
