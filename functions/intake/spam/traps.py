"""Traps: things only a machine does."""

from shared.forms import Form
from shared.submission import Field


def honeypot(form: Form, sent: tuple[Field, ...]) -> tuple[float, str] | None:
    """The hidden field was filled in. Enough for quarantine by itself, never for a drop: autofill does it too."""
    names = {form.honeypot, "_gotcha"}
    return (1.0, "honeypot") if any(f.name in names and f.value.strip() for f in sent) else None
