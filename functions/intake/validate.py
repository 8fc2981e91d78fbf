"""Fields against the form's expectations. Reports every problem at once, keeps everything that was sent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from re import fullmatch

from functions.intake.refusal import Problem, Refused, refuse
from shared.addresses import bare_address
from shared.forms import DEFAULT_MAX_LENGTH, FieldSpec, Form
from shared.submission import Field

_REPLY_TO = FieldSpec(name="replyto", label="Reply to", type="email")


@dataclass(frozen=True)
class Valid:
    """What passed. `fields` are mailed; `reply_to` is a bare address; `subject` is the page's own (`_subject`)."""

    fields: tuple[Field, ...]
    reply_to: str | None
    subject: str | None


def validate(form: Form, sent: tuple[Field, ...]) -> Valid:
    """Raises Refused (422) with every problem found."""
    fields = tuple(f for f in sent if _is_mailed(form, f.name))
    if not any(f.value.strip() for f in fields):
        raise refuse(422, "EMPTY", "The form is empty.")
    problems = [*_expected(form, fields), *_extra(form, fields), *_reply_to(fields)]
    if problems:
        raise Refused(422, tuple(problems))
    return Valid(fields, _choose_reply_to(form, fields), _first(sent, "_subject") or None)


def _first(fields: tuple[Field, ...], name: str) -> str:
    return next((f.value.strip() for f in fields if f.name == name), "")


def _is_mailed(form: Form, name: str) -> bool:
    """Names with "_" are directives, but on many pages `_replyto` is the input that an address is typed into."""
    return name == "_replyto" or not (name.startswith("_") or name == form.honeypot)


def _expected(form: Form, fields: tuple[Field, ...]) -> Iterator[Problem]:
    for spec in form.fields:
        values = [f.value.strip() for f in fields if f.name == spec.name]
        if not any(values):
            if spec.required:
                code = "REQUIRED_FIELD_EMPTY" if values else "REQUIRED_FIELD_MISSING"
                yield Problem(code, "is required", spec.name)
            continue
        yield from filter(None, (_check(spec, value, spec.name) for value in values if value))


def _extra(form: Form, fields: tuple[Field, ...]) -> Iterator[Problem]:
    expected = {spec.name for spec in form.fields} | {"_replyto"}
    for name in dict.fromkeys(f.name for f in fields if f.name not in expected):
        if not form.extra_fields:
            yield Problem("UNKNOWN_FIELD", "is not a field of this form", name)
        elif any(len(f.value) > DEFAULT_MAX_LENGTH["text"] for f in fields if f.name == name):
            yield Problem("TOO_LONG", f"is longer than {DEFAULT_MAX_LENGTH['text']} characters", name)


def _reply_to(fields: tuple[Field, ...]) -> Iterator[Problem]:
    value = _first(fields, "_replyto")
    problem = _check(_REPLY_TO, value, "_replyto") if value else None
    yield from [problem] if problem else []


def _check(spec: FieldSpec, value: str, name: str) -> Problem | None:
    if len(value) > spec.limit:
        return Problem("TOO_LONG", f"is longer than {spec.limit} characters", name)
    code, message, passes = _TYPES[spec.type]
    if spec.type == "choice":
        return None if value in spec.choices else Problem(code, message, name)
    return None if passes(value) else Problem(code, message, name)


def _is_address(value: str) -> bool:
    try:
        return bool(bare_address(value))
    except ValueError:
        return False


def _is_number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _anything(_: str) -> bool:
    return True


# People type "example.com" and "+1 (555) 01-23 ext. 4": a check may catch slips, not habits.
_TYPES: dict[str, tuple[str, str, Callable[[str], bool]]] = {
    "text": ("TYPE_TEXT", "should be text", _anything),
    "checkbox": ("TYPE_TEXT", "should be text", _anything),
    "choice": ("TYPE_CHOICE", "should be one of the choices", _anything),
    "email": ("TYPE_EMAIL", "should be an email address", _is_address),
    "number": ("TYPE_NUMERIC", "should be a number", _is_number),
    "url": (
        "TYPE_URL",
        "should be a web address",
        lambda v: bool(fullmatch(r"(https?://)?[^\s/.]+\.\S+", v)),
    ),
    "tel": ("TYPE_TEL", "should be a phone number", lambda v: bool(fullmatch(r"[\d\s()+./x#*-]*\d.*", v))),
}


def _choose_reply_to(form: Form, fields: tuple[Field, ...]) -> str | None:
    """`_replyto`, else the form's email fields, else a field that calls itself email (Formspree's order)."""
    names = ["_replyto", *(spec.name for spec in form.fields if spec.type == "email"), "email", "Email"]
    values = [field.value for name in names for field in fields if field.name == name]
    return next((bare_address(value) for value in values if _is_address(value)), None)
