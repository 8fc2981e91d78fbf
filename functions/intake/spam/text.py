"""The text model: a linear classifier over hashed words and runs of letters, trained by `make spam-train`."""

from collections.abc import Iterator
from functools import cache
from math import exp, sqrt
from pathlib import Path

from functions.intake.spam.model import Model, read_model
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from shared.spam_features import buckets

FILE = Path(__file__).with_name("model.bin")
# Text that looks like what was genuine so far speaks less for a visitor than text like spam speaks against one: a new
# kind of pitch looks genuine, too.
TRUST = 0.8
# Words alone never hold a mail back, however like spam they are: one word can be ("subscribe", from comments on
# videos). Up to FULL they count as they are, above it ever less, and MOST with what any post has at first stays below
# the quarantine.
FULL, MOST = 3.0, 4.1


def text(seen: Sighting) -> Iterator[Signal]:
    """How like spam, or like what people really write, the words are. Raises DamagedModel."""
    found = log_odds(shipped(), seen)
    if found:
        yield signal(found)


def signal(found: float) -> Signal:
    """The model's log-odds as points."""
    if found <= 0:
        return Signal("text-genuine", TRUST * found)
    above = max(0.0, found - FULL)
    return Signal("text", min(found, FULL) + (MOST - FULL) * (1 - exp(-above / FULL)))


def log_odds(model: Model, seen: Sighting) -> float:
    """Above 0 for what is more like spam than like ham; 0 for what has no text. Nothing known, nothing said."""
    found = buckets(seen.message, seen.text, seen.said)
    if not found:
        return 0.0
    total = sum(map(model.weights.__getitem__, found))
    return model.slope * (model.bias + model.unit * total / sqrt(len(found))) + model.shift


@cache
def shipped() -> Model:
    """The model that came with this code. Raises DamagedModel, each time anew."""
    return read_model(FILE)
