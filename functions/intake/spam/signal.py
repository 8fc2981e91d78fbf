"""What a layer of the filter gives: points and a reason."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from functions.intake.spam.sighting import Sighting
from shared.submission import Verdict


class Signal(NamedTuple):
    """`reason` is a stable, content-free word, explained in shared/spam_reasons.py.

    `points` are log-odds: 1 makes spam 2.7 times as likely as it was, -1 as much less. `at_least` is the mildest
    verdict there can be with it, whatever else speaks for the visitor, and `at_most` the strictest, whatever speaks
    against.
    """

    reason: str
    points: float
    at_least: Verdict = "accept"
    at_most: Verdict = "quarantine"


Layer = Callable[[Sighting], Iterator[Signal]]
