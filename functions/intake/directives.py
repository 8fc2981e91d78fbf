"""Fields that steer instead of being mailed: `_next`, `_subject` and so on, and the honeypot."""

from shared.forms import Form
from shared.submission import Field


def is_directive(form: Form, name: str) -> bool:
    """Names with "_" steer, but on many pages `_replyto` is the input that an address is typed into."""
    return name != "_replyto" and (name.startswith("_") or name == form.honeypot)


def first_value(fields: tuple[Field, ...], name: str) -> str:
    """The first value of `name`, stripped; an empty string where there is none."""
    return next((field.value.strip() for field in fields if field.name == name), "")
