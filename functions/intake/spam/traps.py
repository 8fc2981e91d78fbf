"""Traps: things only a machine does."""

from collections.abc import Iterator

from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal

# Nobody reads a form, fills it in and sends it in less; a browser that fills in all of it still waits for a click.
HASTE_SECONDS = 2


def honeypot(seen: Sighting) -> Iterator[Signal]:
    """The hidden field was filled in. Enough for quarantine by itself, never for a drop: autofill does it too."""
    names = {seen.form.honeypot, "_gotcha"}
    if any(field.name in names and field.value.strip() for field in seen.sent):
        yield Signal("honeypot", 6.0, "quarantine")


def timing(seen: Sighting) -> Iterator[Signal]:
    """How long ago the page was given its token. One without any says nothing: it may have no JavaScript.

    A page that was left open over night has a token that has run out, and so has a robot that has recorded one.
    """
    if seen.age is None:
        return
    if seen.age < 0:
        yield Signal("stale-token", 1.0)
    elif seen.age < HASTE_SECONDS:
        yield Signal("too-fast", 1.5)
    else:
        yield Signal("token", -0.5)
