"""ConditionExpression, FilterExpression and ProjectionExpression.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
"""

import operator
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.fakes.expressions import Operand, Path_, Scope, Tokens
from tests.fakes.values import ORDERED, Invalid, Item, Typed, kind_of, rank

Test = Callable[[Item, Scope], bool]

_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_LEFT_OUT = {"contains", "size", "attribute_type"}


@cache
def condition(text: str, kind: str = "ConditionExpression") -> tuple[Test, Tokens]:
    """The test, and what it was made from. Raises Invalid."""
    parser = _Parser(Tokens(text, kind))
    test = parser.either()
    if parser.tokens.next:
        raise parser.tokens.error(f'Syntax error; token: "{parser.tokens.next}"')
    return test, parser.tokens


@cache
def projection(text: str) -> tuple[list[Path_], Tokens]:
    """The attributes to show. Raises Invalid."""
    tokens = Tokens(text, "ProjectionExpression")
    paths = [tokens.path()]
    while tokens.next:
        tokens.take(",")
        paths.append(tokens.path())
    return paths, tokens


class _Parser:
    """NOT binds before AND, AND before OR."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._groups: dict[int, int] = {}

    def either(self) -> Test:
        tests = [self._both()]
        while self.tokens.word() == "OR":
            self.tokens.take()
            tests.append(self._both())
        return tests[0] if len(tests) == 1 else lambda item, scope: any(test(item, scope) for test in tests)

    def _both(self) -> Test:
        tests = [self._not()]
        while self.tokens.word() == "AND":
            self.tokens.take()
            tests.append(self._not())
        return tests[0] if len(tests) == 1 else lambda item, scope: all(test(item, scope) for test in tests)

    def _not(self) -> Test:
        if self.tokens.word() != "NOT":
            return self._group() if self.tokens.next == "(" else self._single()
        self.tokens.take()
        test = self._not()
        return lambda item, scope: not test(item, scope)

    def _group(self) -> Test:
        start = self.tokens.at
        self.tokens.take("(")
        test = self.either()
        self.tokens.take(")")
        self._groups[start] = self.tokens.at
        if self._groups.get(start + 1) == self.tokens.at - 1:
            raise self.tokens.error("The expression has redundant parentheses;")
        return test

    def _single(self) -> Test:
        following = self.tokens.all[self.tokens.at + 1 : self.tokens.at + 2]
        if following == ["("]:
            return self._function()
        left, sign = self.tokens.operand(), self.tokens.take().upper()
        if sign == "BETWEEN":
            low = self.tokens.operand()
            self.tokens.take("AND")
            return _between(left, low, self.tokens.operand())
        if sign == "IN":
            return _in(left, self._list())
        return self._comparison(left, sign)

    def _comparison(self, left: Operand, sign: str) -> Test:
        if sign not in {"=", "<>", *_ORDERS}:
            raise self.tokens.error(f'Syntax error; token: "{sign}"')
        right = self.tokens.operand()
        if sign == "<>":
            # True of a missing attribute, whatever it is compared with.
            same = _equal(left, right)
            return lambda item, scope: not same(item, scope)
        return _equal(left, right) if sign == "=" else _ordered(left, sign, right)

    def _list(self) -> list[Operand]:
        self.tokens.take("(")
        operands = [self.tokens.operand()]
        while self.tokens.next == ",":
            self.tokens.take()
            operands.append(self.tokens.operand())
        self.tokens.take(")")
        return operands

    def _function(self) -> Test:
        name = self.tokens.take()
        if name in _LEFT_OUT:
            raise NotImplementedError(f"{name} is not for this fake")
        if name not in {"attribute_exists", "attribute_not_exists", "begins_with"}:
            raise self.tokens.error(f"Invalid function name; function: {name}")
        arguments = self._list()
        if len(arguments) != (2 if name == "begins_with" else 1):
            raise self.tokens.error(f"Incorrect number of operands for operator or function; function: {name}")
        if name == "begins_with":
            return _begins_with(*arguments)
        if arguments[0].path is None:
            raise self.tokens.error(f"Operator or function requires a document path; operator or function: {name}")
        read, exists = arguments[0].read, name == "attribute_exists"
        return lambda item, scope: (read(item, scope) is not None) == exists


def _equal(left: Operand, right: Operand) -> Test:
    def test(item: Item, scope: Scope) -> bool:
        first = left.read(item, scope)
        return first is not None and first == right.read(item, scope)

    return test


def _ordered(left: Operand, sign: str, right: Operand) -> Test:
    compare = _ORDERS[sign]

    def test(item: Item, scope: Scope) -> bool:
        first, second = _orderable(left, sign, item, scope), _orderable(right, sign, item, scope)
        if first is None or second is None or kind_of(first) != kind_of(second):
            return False
        return compare(rank(first), rank(second))

    return test


def _orderable(operand: Operand, sign: str, item: Item, scope: Scope) -> Typed | None:
    """Attributes of another kind merely compare false; a literal of another kind is an error."""
    value = operand.read(item, scope)
    if value is None or kind_of(value) in ORDERED:
        return value
    if operand.literal:
        reason = f"operator or function: {sign}, operand type: {kind_of(value)}"
        raise Invalid(f"Invalid ConditionExpression: Incorrect operand type for operator or function; {reason}")
    return None


def _between(value: Operand, low: Operand, high: Operand) -> Test:
    above, below, order = _ordered(value, ">=", low), _ordered(value, "<=", high), _ordered(low, "<=", high)

    def test(item: Item, scope: Scope) -> bool:
        if low.literal and high.literal and not order(item, scope):
            reason = "The BETWEEN operator requires upper bound to be greater than or equal to lower bound"
            raise Invalid(f"Invalid ConditionExpression: {reason}")
        return above(item, scope) and below(item, scope)

    return test


def _in(value: Operand, candidates: list[Operand]) -> Test:
    def test(item: Item, scope: Scope) -> bool:
        wanted = value.read(item, scope)
        return wanted is not None and any(wanted == candidate.read(item, scope) for candidate in candidates)

    return test


def _begins_with(value: Operand, start: Operand) -> Test:
    def test(item: Item, scope: Scope) -> bool:
        whole, prefix = value.read(item, scope), start.read(item, scope)
        if not whole or not prefix or kind_of(whole) not in {"S", "B"} or kind_of(whole) != kind_of(prefix):
            return False
        return bool(rank(whole).startswith(rank(prefix)))

    return test
