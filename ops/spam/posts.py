"""A submission in a file, as `mailchute spam check` is given it."""

from collections.abc import Iterator
from typing import Any

from shared.submission import Field

# A row of the evaluation's data: a message, and what is known about it.
_ROW = {"id", "label", "source", "lang", "name", "email", "url", "subject", "message"}
_TYPED = ("name", "email", "url", "subject", "message")


class BadPost(Exception):
    """Names the field whose value is none."""


def read_post(text: str) -> tuple[str, tuple[Field, ...]]:
    """What `text` was taken for, in words, and its fields. What is no JSON object is a message. Raises BadPost."""
    # Not json.loads: that takes lone surrogates, which no browser sends.
    from pydantic_core import from_json

    try:
        data: Any = from_json(text, allow_inf_nan=False)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        return "plain text", (Field("message", text),)
    if data.keys() <= _ROW and isinstance(data.get("message"), str):
        return "a row of evaluation data", tuple(Field(name, str(data[name])) for name in _TYPED if data.get(name))
    return "a submission as JSON", tuple(_fields(data))


def _fields(data: dict[str, Any]) -> Iterator[Field]:
    """As intake reads a JSON post: a list is a repeated field, a checked box is "on"."""
    for name, value in data.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict | list):
                raise BadPost(f"{name}: should be text, not a nested value")
            yield Field(name, "on" if each is True else "" if each is None or each is False else str(each))
