"""pydantic's errors in the words of someone who writes forms.toml."""

from collections.abc import Iterable, Mapping
from typing import Any

_MESSAGES = {
    "missing": "is required",
    "extra_forbidden": "is not a key that is known here",
    "tuple_type": "must be a list",
    "dict_type": "must be a table",
    "mapping_type": "must be a table",
    "model_type": "must be a table",
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "too_short": "must not be empty",
}
# What a value must look like, by the last name in its key.
_FORMATS = {
    "origins": "must look like https://www.example.com: in lower case, with nothing behind the host or port",
    "name": "must be a name of letters, digits and _ - . [ ] that does not begin with _",
    "forms": "must be a name of letters, digits, _ and -",
    "honeypot": "must be a name of letters, digits and _ - .",
    "addresses": "must be an address, such as someone@example.com",
    "domains": "must be a domain, such as example.com",
    "words": "must be a word or a phrase, on one line",
    "languages": "must be a language's code of two letters, such as en",
}


def describe(errors: Iterable[Mapping[str, Any]]) -> list[str]:
    """Each as `forms.contact.fields[2].type: what is wrong`."""
    return [f"{_key(error['loc'])}: {_message(error)}" for error in errors]


def _message(error: Mapping[str, Any]) -> str:
    if error["type"] == "string_pattern_mismatch":
        return f"{error['input']!r} {_FORMATS.get(_kind(error['loc']), 'must be one line of text')}"
    if error["type"] == "literal_error" and error["loc"][-1] == "[key]":
        return f"is not a key that is known here; there are {error['ctx']['expected']}"
    return str(_MESSAGES.get(error["type"], error["msg"]))


def _kind(location: tuple[int | str, ...]) -> str:
    """The last name in a key; of a table's own name, the table that it stands in."""
    names = [part for part in location if isinstance(part, str)]
    return names[-3] if names[-1] == "[key]" else names[-1]


def _key(location: tuple[int | str, ...]) -> str:
    """As one would look for it in the file."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location if part != "[key]")
    return path.lstrip(".")
