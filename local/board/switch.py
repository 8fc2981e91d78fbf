"""What breaks SES: one small JSON body, read strictly."""

import json
from typing import Any, NamedTuple

from local.ses.breakage import Breakage


class BadOrder(ValueError):
    """Says what is wrong."""


class Order(NamedTuple):
    """What goes wrong from now on, and how often, from 0 to 1."""

    fault: Breakage
    rate: float


def read_order(body: bytes) -> Order:
    """`{"fault": …, "rate": …}`, the rate 1 where none is given. Raises BadOrder."""
    order = _object(body)
    unknown = sorted(set(order) - set(Order._fields))
    if unknown:
        raise BadOrder(f"unknown: {', '.join(unknown)}")
    return Order(_fault(order.get("fault")), _rate(order.get("rate", 1)))


def _object(body: bytes) -> dict[str, Any]:
    try:
        order = json.loads(body)
    except (ValueError, RecursionError):
        raise BadOrder("the body is not JSON") from None
    if not isinstance(order, dict):
        raise BadOrder("the body is not a JSON object")
    return order


def _fault(value: Any) -> Breakage:
    try:
        return Breakage(value)
    except ValueError:
        raise BadOrder(f"fault must be one of {', '.join(Breakage)}") from None


def _rate(value: Any) -> float:
    # True is a number to Python, and NaN to JSON as Python reads it; neither is between 0 and 1 to people.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise BadOrder("rate must be a number from 0 to 1")
    return float(value)
