"""DynamoDB in memory, with boto3's signatures: conditional writes, expressions, TTL.

Left out: indexes and queries, transactions, nested paths, the 400 KB limit, capacity. Items share their values with the
caller's: nobody changes a typed value in place.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from botocore.exceptions import EndpointConnectionError

from tests.fakes.clock import Clock, stopped
from tests.fakes.conditions import condition
from tests.fakes.dynamo_batches import DynamoBatches
from tests.fakes.dynamo_call import Call, Names, Values
from tests.fakes.errors import OK, client_error
from tests.fakes.table import Table
from tests.fakes.updates import apply
from tests.fakes.values import Typed, checked_all

Attributes = Mapping[str, Typed]


class FakeDynamo(DynamoBatches):
    """`down` makes every call fail as an unreachable DynamoDB does; `tables` lets a test look and change."""

    def __init__(self, clock: Clock = stopped, *, ttl_attribute: str | None = None) -> None:
        self.clock, self.down = clock, False
        self.tables: dict[str, Table] = {}
        self._ttl_attribute = ttl_attribute

    def create_table(
        self,
        *,
        TableName: str,
        KeySchema: Sequence[Mapping[str, str]],
        AttributeDefinitions: Sequence[Mapping[str, str]],
        BillingMode: str = "PAY_PER_REQUEST",
    ) -> dict[str, Any]:
        """Active at once."""
        if TableName in self.tables:
            raise client_error("ResourceInUseException", "CreateTable", f"Table already exists: {TableName}")
        kinds = {each["AttributeName"]: each["AttributeType"] for each in AttributeDefinitions}
        schema = {key["AttributeName"]: kinds[key["AttributeName"]] for key in KeySchema}
        self.tables[TableName] = Table(schema, self._ttl_attribute)
        return {"TableDescription": {"TableName": TableName, "TableStatus": "ACTIVE"}, "ResponseMetadata": OK}

    def update_time_to_live(self, *, TableName: str, TimeToLiveSpecification: Mapping[str, Any]) -> dict[str, Any]:
        """Names the attribute that `expire` looks at."""
        name = TimeToLiveSpecification["AttributeName"] if TimeToLiveSpecification["Enabled"] else None
        self._table(TableName, "UpdateTimeToLive").ttl_attribute = name
        return {"TimeToLiveSpecification": dict(TimeToLiveSpecification), "ResponseMetadata": OK}

    def get_item(
        self,
        *,
        TableName: str,
        Key: Attributes,
        ConsistentRead: bool = False,
        ProjectionExpression: str | None = None,
        ExpressionAttributeNames: Names = None,
    ) -> dict[str, Any]:
        """Always the newest, even where it need not be. Without an item there is no key `Item`."""
        with Call(self._table(TableName, "GetItem"), "GetItem", ExpressionAttributeNames) as call:
            call.read(None, None, ProjectionExpression)
            item = call.table.items.get(call.table.key(Key))
            return {"ResponseMetadata": OK, **({} if item is None else {"Item": call.show(item, ProjectionExpression)})}

    def put_item(  # noqa: PLR0913 - boto3's
        self,
        *,
        TableName: str,
        Item: Attributes,
        ConditionExpression: str | None = None,
        ExpressionAttributeNames: Names = None,
        ExpressionAttributeValues: Values = None,
        ReturnValues: str = "NONE",
        ReturnValuesOnConditionCheckFailure: str = "NONE",
    ) -> dict[str, Any]:
        """The whole item, in place of the old."""
        table = self._table(TableName, "PutItem")
        with Call(table, "PutItem", ExpressionAttributeNames, ExpressionAttributeValues) as call:
            call.read(None, ConditionExpression)
            new = checked_all(Item)
            key = table.key_of(new)
            old = call.judge(key, ConditionExpression, ReturnValuesOnConditionCheckFailure)
            answer = call.answer(ReturnValues, old)
            table.items[key] = new
            return answer

    def update_item(  # noqa: PLR0913 - boto3's
        self,
        *,
        TableName: str,
        Key: Attributes,
        UpdateExpression: str | None = None,
        ConditionExpression: str | None = None,
        ExpressionAttributeNames: Names = None,
        ExpressionAttributeValues: Values = None,
        ReturnValues: str = "NONE",
        ReturnValuesOnConditionCheckFailure: str = "NONE",
    ) -> dict[str, Any]:
        """Some attributes; an item that is not there is made."""
        table = self._table(TableName, "UpdateItem")
        with Call(table, "UpdateItem", ExpressionAttributeNames, ExpressionAttributeValues) as call:
            actions = call.read(UpdateExpression, ConditionExpression)
            key = table.key(Key)
            old = call.judge(key, ConditionExpression, ReturnValuesOnConditionCheckFailure)
            new, touched = apply(actions, old or table.key_item(key), call.scope)
            call.refuse_keys(touched)
            answer = call.answer(ReturnValues, old, new, touched)
            # What only removes does not make an item; what does nothing at all does.
            if old is not None or not actions or len(new) > len(key):
                table.items[key] = new
            return answer

    def delete_item(  # noqa: PLR0913 - boto3's
        self,
        *,
        TableName: str,
        Key: Attributes,
        ConditionExpression: str | None = None,
        ExpressionAttributeNames: Names = None,
        ExpressionAttributeValues: Values = None,
        ReturnValues: str = "NONE",
        ReturnValuesOnConditionCheckFailure: str = "NONE",
    ) -> dict[str, Any]:
        """One that is not there is no error."""
        table = self._table(TableName, "DeleteItem")
        with Call(table, "DeleteItem", ExpressionAttributeNames, ExpressionAttributeValues) as call:
            call.read(None, ConditionExpression)
            key = table.key(Key)
            old = call.judge(key, ConditionExpression, ReturnValuesOnConditionCheckFailure)
            answer = call.answer(ReturnValues, old)
            table.items.pop(key, None)
            return answer

    def scan(  # noqa: PLR0913 - boto3's
        self,
        *,
        TableName: str,
        FilterExpression: str | None = None,
        ProjectionExpression: str | None = None,
        ExpressionAttributeNames: Names = None,
        ExpressionAttributeValues: Values = None,
        Limit: int | None = None,
        ExclusiveStartKey: Attributes | None = None,
        ConsistentRead: bool = False,
    ) -> dict[str, Any]:
        """In order of arrival. `Limit` counts what is looked at, not what the filter lets through."""
        table = self._table(TableName, "Scan")
        with Call(table, "Scan", ExpressionAttributeNames, ExpressionAttributeValues) as call:
            call.read(None, FilterExpression, ProjectionExpression)
            keys = list(table.items)
            start = keys.index(table.key(ExclusiveStartKey)) + 1 if ExclusiveStartKey else 0
            page = keys[start : start + Limit] if Limit else keys[start:]
            test = condition(FilterExpression)[0] if FilterExpression else None
            items = [table.items[key] for key in page]
            found = [call.show(item, ProjectionExpression) for item in items if not test or test(item, call.scope)]
            last = {"LastEvaluatedKey": table.key_item(page[-1])} if page and start + len(page) < len(keys) else {}
            counts = {"Count": len(found), "ScannedCount": len(page)}
            return {"Items": found, **counts, **last, "ResponseMetadata": OK}

    def expire(self, now: datetime | None = None) -> int:
        """Delete what TTL deletes by `now`, else by the clock; how many. DynamoDB may take days over it."""
        seconds, gone = (now or self.clock()).timestamp(), 0
        for table in self.tables.values():
            for key in table.overdue(seconds):
                del table.items[key]
                gone += 1
        return gone

    def _table(self, name: str, operation: str) -> Table:
        if self.down:
            raise EndpointConnectionError(endpoint_url="https://dynamodb.us-east-1.amazonaws.com")
        if name not in self.tables:
            raise client_error("ResourceNotFoundException", operation, "Requested resource not found")
        return self.tables[name]
