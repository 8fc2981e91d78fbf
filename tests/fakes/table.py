"""One table of FakeDynamo: its schema and its items."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.fakes.values import Invalid, Item, Typed, checked, kind_of

Key = tuple[object, ...]


@dataclass
class Table:
    """`schema` is each key attribute's name and kind, partition key first. Items are replaced, never changed."""

    schema: dict[str, str]
    ttl_attribute: str | None = None
    items: dict[Key, Item] = field(default_factory=dict)

    def key(self, given: Mapping[str, Typed]) -> Key:
        """Of a request's Key. Raises Invalid."""
        if given.keys() != self.schema.keys():
            raise Invalid("The provided key element does not match the schema")
        return self._key(given, "The provided key element does not match the schema")

    def key_of(self, item: Item) -> Key:
        """Of a whole item. Raises Invalid."""
        for name in self.schema:
            if name not in item:
                raise Invalid(f"One or more parameter values were invalid: Missing the key {name} in the item")
        return self._key(item, "One or more parameter values were invalid: Type mismatch for key")

    def key_item(self, key: Key) -> Item:
        """The key as an item's attributes."""
        return {name: {kind: value} for (name, kind), value in zip(self.schema.items(), key, strict=True)}

    def overdue(self, now: float) -> list[Key]:
        """Whose TTL attribute has passed."""
        ttl = self.ttl_attribute
        if not ttl:
            return []
        due = [(key, item[ttl]) for key, item in self.items.items() if ttl in item]
        return [key for key, value in due if "N" in value and float(value["N"]) <= now]

    def _key(self, item: Mapping[str, Typed], mismatch: str) -> Key:
        values = []
        for name, kind in self.schema.items():
            value = checked(item[name])
            if kind_of(value) != kind:
                raise Invalid(mismatch)
            if not value[kind]:
                reason = f"The AttributeValue for a key attribute cannot contain an empty string value. Key: {name}"
                raise Invalid(f"One or more parameter values are not valid. {reason}")
            values.append(value[kind])
        return tuple(values)
