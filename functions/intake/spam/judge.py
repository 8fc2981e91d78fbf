"""The spam filter: layers that each give points and a reason. It judges; it never drops.

The points are log-odds, so they add up, and the sum is a probability again: 1 / (1 + e^-sum).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from math import exp
from typing import get_args

from functions.intake.spam.disposable import disposable
from functions.intake.spam.language import language
from functions.intake.spam.links import links, markup
from functions.intake.spam.lists import lists
from functions.intake.spam.names import addresses, gibberish, names
from functions.intake.spam.pitch import pitch
from functions.intake.spam.pitch_price import prices
from functions.intake.spam.repeats import repeats
from functions.intake.spam.script import script
from functions.intake.spam.sighting import Sighting
from functions.intake.spam.signal import Layer, Signal
from functions.intake.spam.text import text
from functions.intake.spam.traps import honeypot, timing
from shared.forms_spam import LayerName, Spam
from shared.submission import Judgement, Verdict

# Before anything is known: one post in eight is spam. Mail of a kind that was never seen is then let through.
PRIOR = -2.0
LAYERS: tuple[tuple[LayerName, Layer], ...] = (
    ("honeypot", honeypot),
    ("timing", timing),
    ("links", links),
    ("markup", markup),
    ("names", names),
    ("names", addresses),
    ("names", gibberish),
    ("script", script),
    ("repeats", repeats),
    ("language", language),
    ("disposable", disposable),
    ("pitch", pitch),
    ("pitch", prices),
    ("text", text),
    ("lists", lists),
)


def examine(seen: Sighting, layers: Iterable[tuple[LayerName, Layer]] = LAYERS) -> tuple[Signal, ...]:
    """What all layers say, weighted as the form's owner wants it."""
    spam = seen.form.spam
    return tuple(signal for name, layer in layers for signal in weighted(spam, name, partial(layer, seen)))


def weighted(spam: Spam, name: LayerName, look: Callable[[], Iterable[Signal]]) -> Iterator[Signal]:
    """One layer's signals. Where it fails, mail is neither lost nor let through unmarked because of that."""
    weight = spam.weights.get(name, 1.0)
    if weight <= 0:
        return
    try:
        signals = tuple(look())
    except Exception:  # noqa: BLE001 - a filter that breaks must not take the mail with it
        yield Signal(f"{name}-failed", 0.0, "mark")
        return
    yield from (signal._replace(points=signal.points * weight) for signal in signals)


def weigh(spam: Spam, signals: Iterable[Signal]) -> Judgement:
    """All signals together: the score, the reasons from the weightiest down, and the verdict by the thresholds."""
    found = sorted(signals, key=lambda signal: -abs(signal.points))
    score = 1 / (1 + exp(-max(-30.0, min(30.0, log_odds(found)))))
    by_score: Verdict = "quarantine" if score >= spam.quarantine else "mark" if score >= spam.mark else "accept"
    return Judgement(
        score=round(score, 4),
        reasons=tuple(signal.reason for signal in found),
        points=tuple(round(signal.points, 2) for signal in found),
        # A ceiling holds against every floor: the one there is comes of the owner's own list, and owners know best.
        verdict=mildest([strictest([by_score, *(each.at_least for each in found)]), *(each.at_most for each in found)]),
    )


def log_odds(signals: Iterable[Signal]) -> float:
    """How likely spam is, before it is made a probability: 0 is evens."""
    return PRIOR + sum(signal.points for signal in signals)


def strictest(verdicts: Iterable[Verdict]) -> Verdict:
    """The last of them in the order accept, mark, quarantine."""
    return max(verdicts, key=get_args(Verdict).index)


def mildest(verdicts: Iterable[Verdict]) -> Verdict:
    """The first of them in the same order."""
    return min(verdicts, key=get_args(Verdict).index)
