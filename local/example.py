"""A command that tries a form: what the summary and the empty inbox show."""

import shlex
from collections.abc import Mapping

from shared.forms import FieldSpec, Form

_VALUES = {
    "email": "gabe@example.com",
    "url": "https://example.com",
    "tel": "+1 555 0100",
    "number": "7",
    "checkbox": "on",
}


def curl(endpoint: str, forms: Mapping[str, Form]) -> str:
    """For the first form, with all that it requires."""
    name, form = next(iter(forms.items()))
    wanted = [spec for spec in form.fields if spec.required] or list(form.fields[:1]) or [FieldSpec(name="message")]
    words = ["curl", f"{endpoint}/f/{name}"]
    for position, spec in enumerate(wanted):
        words += ["-d", f"{spec.name}={_value(spec, position)}"]
    return shlex.join(words)


def _value(spec: FieldSpec, position: int) -> str:
    if spec.type == "choice":
        return spec.choices[0]
    return _VALUES.get(spec.type, "Valve" if position else "Gabe N")
