"""The same text in field after field."""

from collections import Counter
from collections.abc import Iterator

from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Signal
from shared.directives import is_directive


def repeats(seen: Sighting) -> Iterator[Signal]:
    """Programs fill every field they find with what they have."""
    values = [
        " ".join(field.value.casefold().split()) for field in seen.sent if not is_directive(seen.form, field.name)
    ]
    counts = Counter(value for value in values if len(value) >= 4)
    most = max(counts.values(), default=0)
    if most >= 3:
        yield Signal("fields-alike", 1.4)
    elif any(count == 2 and len(value) > 15 for value, count in counts.items()):
        yield Signal("fields-alike", 0.7)
