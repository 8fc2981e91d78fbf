"""Fields against the form's expectations. Reports every problem at once, keeps everything that was sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from functions.intake.field_types import address, check
from functions.intake.refusal import Problem, Refused, refuse
from shared.directives import first_value, is_directive
from shared.forms import DEFAULT_MAX_LENGTH, Form
from shared.submission import Field

# No form asks for one thing so often, and checking an address takes up to a millisecond.
MAX_VALUES = 20


@dataclass(frozen=True)
class Valid:
    """What passed. `fields` are mailed; `reply_to` is a bare address; `subject` is the page's own (`_subject`)."""

    fields: tuple[Field, ...]
    reply_to: str | None
    subject: str | None


def validate(form: Form, sent: tuple[Field, ...]) -> Valid:
    """Raises Refused (422) with every problem found."""
    fields = tuple(f for f in sent if _is_mailed(form, f))
    if not any(f.value.strip() for f in fields):
        raise refuse(422, "EMPTY", "The form is empty.")
    problems = [*_expected(form, fields), *_extra(form, fields), *_reply_to(fields)]
    if problems:
        raise Refused(422, tuple(problems))
    return Valid(fields, _choose_reply_to(form, fields), first_value(sent, "_subject") or None)


def _is_mailed(form: Form, field: Field) -> bool:
    """A strict form is silent about blank fields that it does not know: buttons and trackers add such."""
    if is_directive(form, field.name):
        return False
    known = field.name == "_replyto" or any(spec.name == field.name for spec in form.fields)
    return known or form.extra_fields or bool(field.value.strip())


def _expected(form: Form, fields: tuple[Field, ...]) -> Iterator[Problem]:
    for spec in form.fields:
        values = [f.value.strip() for f in fields if f.name == spec.name]
        if len(values) > MAX_VALUES and spec.type != "checkbox":
            yield Problem("TOO_MANY_VALUES", f"has more than {MAX_VALUES} values", spec.name)
        elif not any(values):
            if spec.required:
                code = "REQUIRED_FIELD_EMPTY" if values else "REQUIRED_FIELD_MISSING"
                yield Problem(code, "is required", spec.name)
        else:
            yield from filter(None, (check(spec, value) for value in values if value))


def _extra(form: Form, fields: tuple[Field, ...]) -> Iterator[Problem]:
    expected = {spec.name for spec in form.fields} | {"_replyto"}
    for name in dict.fromkeys(f.name for f in fields if f.name not in expected):
        if not form.extra_fields:
            yield Problem("UNKNOWN_FIELD", "is not a field of this form", name)
        elif any(len(f.value) > DEFAULT_MAX_LENGTH["text"] for f in fields if f.name == name):
            yield Problem("TOO_LONG", f"is longer than {DEFAULT_MAX_LENGTH['text']} characters", name)


def _reply_to(fields: tuple[Field, ...]) -> Iterator[Problem]:
    value = first_value(fields, "_replyto")
    if value and not address(value):
        yield Problem("TYPE_EMAIL", "should be an email address", "_replyto")


def _choose_reply_to(form: Form, fields: tuple[Field, ...]) -> str | None:
    """`_replyto`, else the form's email fields, else a field that calls itself email (Formspree's order)."""
    names = ["_replyto", *(spec.name for spec in form.fields if spec.type == "email"), "email", "Email"]
    values = [field.value for name in names for field in fields if field.name == name][:MAX_VALUES]
    return next(filter(None, map(address, values)), None)
