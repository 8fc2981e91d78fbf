"""One call of FakeDynamo: its expressions, its condition, its answer."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any

from tests.fakes.conditions import condition, projection
from tests.fakes.errors import OK, client_error
from tests.fakes.expressions import Scope, Tokens, refuse_unmatched
from tests.fakes.table import Key, Table
from tests.fakes.updates import Action, update
from tests.fakes.values import Invalid, Item, Typed, checked_all

Names = Mapping[str, str] | None
Values = Mapping[str, Typed] | None
Answer = dict[str, Any]

_NOTHING = Scope({}, {})
_NO_RETURN = {"NONE", "ALL_OLD"}
_RETURNS = {"PutItem": _NO_RETURN, "DeleteItem": _NO_RETURN}
_ALL_RETURNS = {"NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"}


class Call:
    """A `with` block around the work: what is Invalid in it becomes a ValidationException, and nothing is written."""

    def __init__(self, table: Table, operation: str, names: Names = None, values: Values = None) -> None:
        self.table, self.operation = table, operation
        self.scope = _NOTHING
        self._names, self._values = names, values
        self._used: list[Tokens] = []

    def __enter__(self) -> "Call":
        return self

    def __exit__(self, _: object, error: BaseException | None, __: TracebackType | None) -> None:
        if isinstance(error, Invalid):
            raise client_error("ValidationException", self.operation, str(error)) from None

    def read(self, update_text: str | None, condition_text: str | None, projected: str | None = None) -> list[Action]:
        """Parse all that the call has, and match the placeholders; the update's actions. Raises Invalid."""
        actions: list[Action] = []
        if update_text is not None:
            actions, tokens = update(update_text)
            self._used.append(tokens)
        if condition_text is not None:
            self._used.append(condition(condition_text)[1])
        if projected is not None:
            self._used.append(projection(projected)[1])
        self._match()
        return actions

    def judge(self, key: Key, text: str | None, on_failure: str) -> Item | None:
        """The item as it stands. Raises ConditionalCheckFailedException."""
        old = self.table.items.get(key)
        if text is None or condition(text)[0](old or {}, self.scope):
            return old
        shown: dict[str, Any] = {"Item": dict(old)} if old is not None and on_failure == "ALL_OLD" else {}
        raise client_error("ConditionalCheckFailedException", self.operation, "The conditional request failed", **shown)

    def refuse_keys(self, touched: Sequence[str]) -> None:
        """Raises Invalid."""
        for name in touched:
            if name in self.table.schema:
                reason = f"Cannot update attribute {name}. This attribute is part of the key"
                raise Invalid(f"One or more parameter values were invalid: {reason}")

    def answer(self, wanted: str, old: Item | None, new: Item | None = None, touched: Sequence[str] = ()) -> Answer:
        """With the attributes that ReturnValues asks for. Raises Invalid."""
        if wanted == "NONE":
            return {"ResponseMetadata": OK}
        if wanted not in _RETURNS.get(self.operation, _ALL_RETURNS):
            raise Invalid("Return values set to invalid value")
        item = (old if wanted.endswith("OLD") else new) or {}
        if wanted.startswith("UPDATED"):
            item = {name: item[name] for name in touched if name in item}
        return {"Attributes": dict(item), "ResponseMetadata": OK} if item else {"ResponseMetadata": OK}

    def show(self, item: Item, projected: str | None) -> Item:
        """The attributes asked for."""
        if projected is None:
            return dict(item)
        names = [path(self.scope) for path in projection(projected)[0]]
        return {name: item[name] for name in names if name in item}

    def _match(self) -> None:
        for title, given in (("Names", self._names), ("Values", self._values)):
            if given is not None and not given:
                raise Invalid(f"ExpressionAttribute{title} must not be empty")
            if given and not self._used:
                raise Invalid(f"ExpressionAttribute{title} can only be specified when using expressions")
        if self._used:
            self.scope = Scope(self._names or {}, checked_all(self._values) if self._values else {})
            refuse_unmatched(self._used, self.scope)
