"""A post that tries a form: as a command for the summary and the empty inbox, and as fields for scripts."""

import shlex
from collections.abc import Mapping
from typing import Any

from shared.forms import FieldSpec, Form

_VALUES = {
    "email": "gabe@example.com",
    "url": "https://example.com",
    "tel": "+1 555 0100",
    "number": "7",
    "checkbox": "on",
}


# Shorter, and a field can't tell one post from another in words.
_WORDS = 60


def curl(endpoint: str, forms: Mapping[str, Form]) -> str:
    """For the first form, with all that it requires."""
    name, form = next(iter(forms.items()))
    words = ["curl", f"{endpoint}/f/{name}"]
    for field, value in _fields(_wanted(form)).items():
        words += ["-d", f"{field}={value}"]
    return shlex.join(words)


def post(forms: Mapping[str, Form]) -> dict[str, Any]:
    """`form` is the first form's name, `sample` the fields of a post that it takes, and `text` the one among them that
    takes any words; None where no field does.
    """
    name, form = next(iter(forms.items()))
    wanted = _wanted(form)
    free = [spec for spec in (*form.fields, *wanted) if spec.type == "text" and spec.limit >= _WORDS]
    text = max(free, key=lambda spec: spec.limit, default=None)
    more = {} if text is None or text in wanted else {text.name: "Hello"}
    return {"form": name, "sample": {**_fields(wanted), **more}, "text": text.name if text else None}


def _wanted(form: Form) -> list[FieldSpec]:
    return [spec for spec in form.fields if spec.required] or list(form.fields[:1]) or [FieldSpec(name="message")]


def _fields(specs: list[FieldSpec]) -> dict[str, str]:
    return {spec.name: _value(spec, position) for position, spec in enumerate(specs)}


def _value(spec: FieldSpec, position: int) -> str:
    if spec.type == "choice":
        return spec.choices[0]
    return _VALUES.get(spec.type, "Valve" if position else "Gabe N")
