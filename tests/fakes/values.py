"""DynamoDB's typed values: {"S": "text"}, {"N": "1"}, {"L": [...]} and so on.

Stored values are canonical (a number has one spelling, a set is sorted), so equal values are equal dicts.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
"""

import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal, InvalidOperation
from typing import Any

from botocore.exceptions import ParamValidationError

Typed = Mapping[str, Any]
Item = dict[str, Typed]

ORDERED = frozenset({"S", "N", "B"})
_CANONICAL = re.compile(r"0|-?[1-9][0-9]{0,37}")
_DIGITS = Context(prec=38)


class Invalid(Exception):
    """What DynamoDB answers with a ValidationException."""


def checked(value: Typed) -> Typed:
    """In its one spelling. Raises Invalid, and ParamValidationError for what boto3 does not even send."""
    if len(value) != 1:
        raise Invalid("Supplied AttributeValue has more than one datatypes set, must contain exactly one")
    ((kind, content),) = value.items()
    if kind not in _CHECKS:
        raise ParamValidationError(report=f"Unknown parameter: {kind}")
    canonical = _CHECKS[kind](content)
    return value if canonical is content else {kind: canonical}


def checked_all(values: Mapping[str, Typed]) -> Item:
    """Each."""
    return {name: checked(value) for name, value in values.items()}


def number(text: str) -> int | Decimal:
    """For arithmetic and order."""
    return int(text) if "." not in text else Decimal(text)


def added(left: Typed, right: Typed, sign: int = 1) -> Typed:
    """Two numbers' sum or difference. Raises Invalid."""
    if "N" not in left or "N" not in right:
        raise Invalid("An operand in the update expression has an incorrect data type")
    return {"N": _spelt(str(number(left["N"]) + sign * number(right["N"])))}


def kind_of(value: Typed) -> str:
    """S, N, …"""
    return next(iter(value))


def rank(value: Typed) -> Any:
    """What ordered values of one kind are compared by."""
    return number(value["N"]) if "N" in value else next(iter(value.values()))


def _of(wanted: type) -> Callable[[Any], Any]:
    def check(content: Any) -> Any:
        if not isinstance(content, wanted):
            report = f"Invalid type for parameter, value: {content!r}, valid types: {wanted}"
            raise ParamValidationError(report=report)
        return content

    return check


def _spelt(text: str) -> str:
    if isinstance(text, str) and _CANONICAL.fullmatch(text):
        return text
    try:
        exact = Decimal(_of(str)(text))
    except InvalidOperation:
        raise Invalid(f"The parameter cannot be converted to a numeric value: {text}") from None
    if not exact.is_finite() or exact != _DIGITS.plus(exact):
        raise Invalid("Attempting to store more than 38 significant digits in a Number")
    return format(exact.normalize(_DIGITS), "f") if exact else "0"


def _set_of(member: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def check(content: Any) -> Any:
        members = sorted(member(each) for each in content)
        if not members:
            raise Invalid("One or more parameter values were invalid: An string set  may not be empty")
        if len(set(members)) < len(members):
            raise Invalid(f"One or more parameter values were invalid: Input collection {content} contains duplicates.")
        return members

    return check


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "S": _of(str),
    "N": _spelt,
    "B": _of(bytes),
    "BOOL": _of(bool),
    "NULL": _of(bool),
    "L": lambda content: [checked(each) for each in content],
    "M": checked_all,
    "SS": _set_of(_of(str)),
    "NS": _set_of(_spelt),
    "BS": _set_of(_of(bytes)),
}
