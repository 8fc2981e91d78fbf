"""A post as a letter: who writes, from where, and what. Forms call their fields as they like; this finds the parts."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from shared.directives import is_directive
from shared.forms import Form
from shared.submission import Field

_NAMES = re.compile(r"(full|first|last|sur|user|your|contact)?[ _.-]*name|author|from|nom|nombre|nome|vorname|nachname")
_URLS = re.compile(r"(your|my|company)?[ _.-]*(url|uri|web[ _-]*(site|page)|home[ _-]*page|site|blog|link)")
_EMAILS = re.compile(r"_replyto|(your|contact)?[ _.-]*e?[ _-]*mail([ _.-]*(id|address))?")
_SUBJECTS = re.compile(r"_?(your|e?mail)?[ _.-]*(subject|betreff|title|asunto|oggetto|objet)")
# What is no writing: in a text, a lone number looks like those of SMS spam.
_FIGURES = re.compile(
    r"(your|work|home|mobile|cell|contact)?[ _.-]*(phone|tel|tele(ph|f)one?|teléfono|téléphone|mobile|handy|cell|fax)"
    r"[ _.-]*(no|nr|number|nummer)?|whatsapp|(zip|post(al)?)[ _.-]*code|zip|plz|date|time|day|budget|amount|quantity"
    r"|guests|people|persons|age|rating"
)
# What pages add by themselves: where the visitor came from, and by which advert.
_TRACES = re.compile(
    r"utm_\w+|[a-z]*clid|refer+er|(page|source|landing)([ _-]?(page|url))?|url[ _-]?page|session([ _-]?id)?"
)
_ONE_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")


class Message(NamedTuple):
    """Each part is an empty string where the form has no field for it. `text` is what was written besides, a value a
    line; numbers, choices and what pages add are not.
    """

    name: str = ""
    email: str = ""
    url: str = ""
    subject: str = ""
    text: str = ""


def read_message(form: Form, sent: Iterable[Field]) -> Message:
    """By the form's field types first, then by the names that fields usually have; in the order of the mail.

    A part holds what it is called after. Whatever else is typed into a field for a number, an address or a name is
    text: it is mailed, so it is judged.
    """
    specs = {spec.name: spec for spec in form.fields}
    order = {name: at for at, name in enumerate(("_replyto", *specs))}
    parts: dict[str, list[str]] = {part: [] for part in Message._fields}
    for field in sorted(sent, key=lambda field: order.get(field.name, len(order))):
        value, name = field.value.strip(), field.name
        part = _part(name, specs[name].type if name in specs else "text")
        if not value or name == form.honeypot or (part == "text" and is_directive(form, name)):
            continue
        if part == "email" and parts["email"] and value != parts["email"][0]:
            part = "text"
        if part in _LOOKS and not _LOOKS[part](value):
            part = "text"
        if name not in specs and len(name.strip()) > LONGEST_NAME and name.strip() not in parts["text"]:
            parts["text"].append(name.strip())
        if part in parts:
            parts[part].append(value)
    joined = {part: ("\n" if part == "text" else " ").join(values) for part, values in parts.items()}
    return Message(**joined)


LONGEST_NAME = 30
# Whether a value is what its field is for.
_LOOKS: dict[str, Callable[[str], bool]] = {
    "": lambda value: len(value) <= 20 or (len(value) <= 60 and sum(map(str.isdigit, value)) * 3 >= len(value)),
    "trace": lambda value: len(value.split()) <= 3 and len(value) <= 500,
    "name": lambda value: len(value) <= 100,
    "email": lambda value: len(value) <= 254 and bool(_ONE_ADDRESS.fullmatch(value)),
    "url": lambda value: len(value.split()) == 1 and len(value) <= 500,
}


def _part(name: str, kind: str) -> str:
    """The part that a field is of; an empty string for figures and choices, "trace" for what a page adds."""
    if kind != "text":
        return kind if kind in Message._fields else ""
    plain = name.lower()
    return next((part for part, names in _PARTS.items() if names.fullmatch(plain)), "text")


_PARTS = {"name": _NAMES, "url": _URLS, "email": _EMAILS, "subject": _SUBJECTS, "": _FIGURES, "trace": _TRACES}
