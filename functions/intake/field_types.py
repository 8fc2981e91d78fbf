"""What each type of field takes: a check catches slips, not habits. People type "example.com" and "+1 (555) 01-23"."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from re import fullmatch, match

from functions.intake.refusal import Problem
from shared.addresses import bare_address
from shared.forms import FieldSpec

Check = Callable[[FieldSpec, str], bool]


def check(spec: FieldSpec, value: str) -> Problem | None:
    """What is wrong with a non-blank, stripped value; None if nothing is."""
    if len(value) > spec.limit:
        return Problem("TOO_LONG", f"is longer than {spec.limit} characters", spec.name)
    code, message, passes = _TYPES[spec.type]
    return None if passes(spec, value) else Problem(code, message, spec.name)


def address(value: str) -> str | None:
    """`value` as mail can be answered to it, or None."""
    try:
        return bare_address(value)
    except ValueError:
        return None


def _is_number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


_TYPES: dict[str, tuple[str, str, Check]] = {
    "text": ("TYPE_TEXT", "should be text", lambda *_: True),
    "checkbox": ("TYPE_TEXT", "should be text", lambda *_: True),
    "choice": ("TYPE_CHOICE", "should be one of the choices", lambda spec, value: value in spec.choices),
    "email": ("TYPE_EMAIL", "should be an email address", lambda _, value: address(value) is not None),
    "number": ("TYPE_NUMERIC", "should be a number", lambda _, value: _is_number(value)),
    "url": (
        "TYPE_URL",
        "should be a web address",
        lambda _, value: bool(fullmatch(r"(https?://)?[^\s/.]+\.\S+", value)),
    ),
    "tel": ("TYPE_TEL", "should be a phone number", lambda _, value: bool(match(r"[\s()+./x#*-]*\d", value))),
}
