"""UpdateExpression: SET, REMOVE and ADD. All right-hand sides see the item as it was.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
"""

from collections.abc import Callable
from functools import cache

from tests.fakes.expressions import Operand, Path_, Read, Scope, Tokens
from tests.fakes.values import Invalid, Item, Typed, added, kind_of

# An attribute's name and new value; None removes it.
Action = Callable[[Item, Scope], tuple[str, Typed | None]]

_MISSING = "The provided expression refers to an attribute that does not exist in the item"
_WRONG_TYPE = "An operand in the update expression has an incorrect data type"


@cache
def update(text: str) -> tuple[list[Action], Tokens]:
    """What is to be done, and what it was made from. Raises Invalid."""
    tokens = Tokens(text, "UpdateExpression")
    actions: list[Action] = []
    seen: set[str] = set()
    while tokens.next:
        section = tokens.take().upper()
        if section not in _SECTIONS:
            raise tokens.error(f'Syntax error; token: "{section}"')
        if section in seen:
            raise tokens.error(f'The "{section}" section can only be used once in an update expression;')
        seen.add(section)
        actions.append(_SECTIONS[section](tokens))
        while tokens.next == ",":
            tokens.take()
            actions.append(_SECTIONS[section](tokens))
    return actions, tokens


def apply(actions: list[Action], item: Item, scope: Scope) -> tuple[Item, list[str]]:
    """The new item and the names touched; `item` stays as it is. Raises Invalid."""
    changed = dict(item)
    touched: list[str] = []
    for action in actions:
        name, value = action(item, scope)
        if name in touched:
            reason = f"Two document paths overlap with each other; path one: [{name}], path two: [{name}]"
            raise Invalid(f"Invalid UpdateExpression: {reason}")
        touched.append(name)
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return changed, touched


def _set(tokens: Tokens) -> Action:
    path = tokens.path()
    tokens.take("=")
    left = _present(_operand(tokens))
    if tokens.next not in {"+", "-"}:
        return lambda item, scope: (path(scope), left(item, scope))
    sign = 1 if tokens.take() == "+" else -1
    right = _present(_operand(tokens))
    return lambda item, scope: (path(scope), added(left(item, scope), right(item, scope), sign))


def _remove(tokens: Tokens) -> Action:
    path = tokens.path()
    return lambda item, scope: (path(scope), None)


def _add(tokens: Tokens) -> Action:
    path, operand = tokens.path(), tokens.operand()
    if not operand.literal:
        raise tokens.error("Syntax error; ADD takes a value")
    return lambda item, scope: (path(scope), _joined(item.get(path(scope)), scope.values[operand.literal]))


def _joined(old: Typed | None, more: Typed) -> Typed:
    kind = kind_of(more)
    if kind not in {"N", "SS", "NS", "BS"}:
        raise Invalid("Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD")
    if old is None:
        return more
    if kind_of(old) != kind:
        raise Invalid(_WRONG_TYPE)
    return added(old, more) if kind == "N" else {kind: sorted({*old[kind], *more[kind]})}


def _delete(tokens: Tokens) -> Action:
    raise NotImplementedError("DELETE is not for this fake")


def _operand(tokens: Tokens) -> Operand:
    if tokens.all[tokens.at + 1 : tokens.at + 2] != ["("]:
        return tokens.operand()
    name = tokens.take()
    if name not in {"if_not_exists", "list_append"}:
        raise tokens.error(f"Invalid function name; function: {name}")
    tokens.take("(")
    first = _operand(tokens)
    tokens.take(",")
    second = _operand(tokens)
    tokens.take(")")
    if name == "list_append":
        return Operand(_appended(_present(first), _present(second)))
    if first.path is None:
        raise tokens.error(f"Operator or function requires a document path; operator or function: {name}")
    return Operand(_default(first.path, first.read, second.read))


def _present(operand: Operand) -> Callable[[Item, Scope], Typed]:
    def read(item: Item, scope: Scope) -> Typed:
        value = operand.read(item, scope)
        if value is None:
            raise Invalid(_MISSING)
        return value

    return read


def _default(_: Path_, read: Read, otherwise: Read) -> Read:
    def either(item: Item, scope: Scope) -> Typed | None:
        value = read(item, scope)
        return otherwise(item, scope) if value is None else value

    return either


def _appended(first: Callable[[Item, Scope], Typed], second: Callable[[Item, Scope], Typed]) -> Read:
    def both(item: Item, scope: Scope) -> Typed:
        left, right = first(item, scope), second(item, scope)
        if "L" not in left or "L" not in right:
            raise Invalid(_WRONG_TYPE)
        return {"L": [*left["L"], *right["L"]]}

    return both


_SECTIONS: dict[str, Callable[[Tokens], Action]] = {"SET": _set, "REMOVE": _remove, "ADD": _add, "DELETE": _delete}
