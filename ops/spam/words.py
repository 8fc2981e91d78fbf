"""Which words the text model weighed most, for people who wonder about a verdict."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from functions.intake.spam.model import DamagedModel
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.text import shipped
from shared.spam_features import buckets, word_buckets

MOST = 12
# Less than that is nothing that anybody would call a reason.
LEAST = 0.05


class Word(NamedTuple):
    """A word as it stands in the message, folded, and its part of the text model's log-odds."""

    word: str
    points: float


def weighty_words(seen: Sighting) -> Sequence[Word]:
    """The weightiest first; none where there is no sound model. What words weigh together is left aside."""
    try:
        model = shipped()
    except DamagedModel:
        return ()
    each = model.slope * model.unit / sqrt(len(buckets(seen.message, seen.text, seen.said)) or 1)
    found = (Word(word, each * sum(map(model.weights.__getitem__, word_buckets(word)))) for word in set(seen.said))
    return sorted((word for word in found if abs(word.points) >= LEAST), key=lambda word: -abs(word.points))[:MOST]
