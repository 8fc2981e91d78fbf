"""DynamoDB's BatchGetItem: up to a hundred items at once, of which some may be left for the next call."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.fakes.errors import OK, client_error
from tests.fakes.table import Table
from tests.fakes.values import Invalid

OPERATION = "BatchGetItem"
MOST_KEYS = 100


class DynamoBatches:
    """`left_over` says how many keys of a call are not read, and named in UnprocessedKeys."""

    left_over: Callable[[int], int] = staticmethod(lambda _: 0)

    def batch_get_item(self, *, RequestItems: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """What is not there is not in the answer."""
        count = sum(len(asked["Keys"]) for asked in RequestItems.values())
        if not 1 <= count <= MOST_KEYS:
            raise client_error("ValidationException", OPERATION, "Too many items requested for the BatchGetItem call")
        responses, unread = {}, {}
        for name, asked in RequestItems.items():
            keys, table = list(asked["Keys"]), self._table(name, OPERATION)
            split = len(keys) - self.left_over(len(keys))
            responses[name] = _items(table, keys[:split])
            unread.update({name: {**asked, "Keys": keys[split:]}} if keys[split:] else {})
        return {"Responses": responses, "UnprocessedKeys": unread, "ResponseMetadata": OK}

    def _table(self, name: str, operation: str) -> Table:
        raise NotImplementedError


def _items(table: Table, keys: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    try:
        wanted = [table.key(key) for key in keys]
    except Invalid as error:
        raise client_error("ValidationException", OPERATION, str(error)) from None
    if len(set(wanted)) < len(wanted):
        raise client_error("ValidationException", OPERATION, "Provided list of item keys contains duplicates")
    return [dict(table.items[key]) for key in wanted if key in table.items]
