"""A form of forms.toml as HTML to paste into a page."""

import re
from collections.abc import Iterator
from html import escape

from shared.forms import FieldSpec, Form

# A longer text wants more than one line.
ONE_LINE = 500
# Where forms.toml names no fields, any is taken: these are what most people ask for.
ANY = (
    FieldSpec(name="email", label="Email", type="email", required=True),
    FieldSpec(name="message", label="Message", required=True),
)

_INPUT_TYPES = {"email": "email", "url": "url", "tel": "tel", "number": "number"}
# By a name's letters: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
_HINTS = {
    "name": ("name", "fullname", "yourname"),
    "given-name": ("firstname", "fname", "givenname", "forename"),
    "family-name": ("lastname", "lname", "familyname", "surname"),
    "email": ("email", "emailid", "mail", "emailaddress"),
    "organization": ("company", "companyname", "organization", "organisation"),
    "organization-title": ("jobtitle", "position"),
    "tel": ("phone", "phonenumber", "tel", "telephone", "mobile"),
    "url": ("url", "website", "homepage"),
    "street-address": ("address", "streetaddress"),
    "address-level2": ("city", "town"),
    "postal-code": ("zip", "zipcode", "postcode", "postalcode"),
    "country-name": ("country",),
}
_HINT_OF = {name: hint for hint, names in _HINTS.items() for name in names}


def html_of(name: str, form: Form, endpoint: str) -> str:
    """`endpoint` is the stack's output."""
    lines = [f'<form action="{escape(endpoint.rstrip("/"))}/f/{escape(name)}" method="post">']
    for spec in form.fields or ANY:
        lines += [f"  {line}" for line in _field(spec)]
    return "\n".join([*lines, f"  {_trap(form)}", "  <button>Send</button>", "</form>"]) + "\n"


def _field(spec: FieldSpec) -> Iterator[str]:
    title, attributes = escape(spec.title), _attributes(spec)
    if spec.type == "choice":
        yield f"<label>{title}"
        yield f"  <select {attributes}>"
        # A required choice is made, not left as it was.
        yield '    <option value="">Please choose</option>'
        yield from (f'    <option value="{escape(each)}">{escape(each)}</option>' for each in spec.choices)
        yield "  </select></label>"
    elif spec.type == "checkbox":
        yield f'<label><input type="checkbox" {attributes}> {title}</label>'
    elif _is_long(spec):
        yield f'<label>{title} <textarea rows="6" {attributes}></textarea></label>'
    else:
        yield f"<label>{title} <input {attributes}></label>"


def _attributes(spec: FieldSpec) -> str:
    """What the browser checks before intake does; a number has no length there."""
    typed, hint = _INPUT_TYPES.get(spec.type), _hint(spec)
    found = [f'name="{escape(spec.name)}"']
    found += [f'type="{typed}"'] if typed else []
    found += ['step="any"'] if spec.type == "number" else []
    found += [f'autocomplete="{hint}"'] if hint else []
    found += [f'maxlength="{spec.limit}"'] if spec.type in ("text", "email", "url", "tel") else []
    found += ["required"] if spec.required else []
    return " ".join(found)


def _hint(spec: FieldSpec) -> str:
    if spec.type in ("choice", "checkbox", "number"):
        return ""
    by_type = spec.type if spec.type in ("email", "tel", "url") else ""
    return by_type or _HINT_OF.get(re.sub(r"[^a-z]", "", spec.name.lower()), "")


def _is_long(spec: FieldSpec) -> bool:
    """Nobody's name needs more than one line, whatever its limit."""
    one_line = _hint(spec) and not spec.max_length
    return spec.type == "text" and (spec.name.lower() == "message" or (spec.limit > ONE_LINE and not one_line))


def _trap(form: Form) -> str:
    """Out of sight, out of the Tab order and out of a screen reader's way: only programs fill it in."""
    hidden = 'tabindex="-1" autocomplete="off" aria-hidden="true" style="position:absolute;left:-100vw"'
    return f'<input name="{escape(form.honeypot)}" {hidden}>'
