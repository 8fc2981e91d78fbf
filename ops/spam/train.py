"""Training: a linear support vector machine over hashed features, and its weights as one byte each.

Solved by dual coordinate descent (Hsieh et al., A Dual Coordinate Descent Method for Large-scale Linear SVM, 2008),
which starts from any weights: corrections move the shipped model instead of needing what it was trained on.
"""

from array import array
from collections.abc import Callable, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from functions.intake.spam.model import Model
from shared.spam_features import BUCKETS

Floats = NDArray[np.float64]
COST = 3.0
ROUNDS = 40
# Close enough: no row's multiplier would move further in a round.
TOLERANCE = 0.02
MOST = 127


class Example(NamedTuple):
    """The features of a message (shared/spam_features.py), its label, how much it counts beside the others, and the
    margin that the other layers give it: the model learns what they leave open.
    """

    features: Sequence[int]
    spam: bool
    weight: float = 1.0
    given: float = 0.0


class Weights(NamedTuple):
    """A model before it is put into bytes."""

    of: Floats
    bias: float


def train(examples: Sequence[Example], told: Callable[[int], None] = lambda _: None) -> Weights:
    """From nothing. Features that are rare count more, as far as they go: weights are fitted to inverse frequencies."""
    seen = np.zeros(BUCKETS)
    for example in examples:
        seen[list(example.features)] += 1
    rarity = np.log((len(examples) + 1) / (seen + 1)) / 5
    found = _descend(examples, rarity, Weights(np.zeros(BUCKETS), 0.0), told)
    return Weights(found.of * rarity, found.bias)


def adapt(start: Weights, corrections: Sequence[Example]) -> Weights:
    """`start`, moved no further than the corrections need; not its bias, which would move all other messages, too."""
    return _descend(corrections, np.ones(BUCKETS), start, lambda _: None, common=0.0)


def margin(weights: Weights, features: Sequence[int]) -> float:
    """What the model says of a message before calibration: -1 and below is surely ham, 1 and above surely spam."""
    if not features:
        return 0.0
    return float(weights.of[list(features)].sum() / sqrt(len(features)) + weights.bias)


def packed(weights: Weights, slope: float, shift: float) -> Model:
    """With one byte for each weight."""
    unit = float(np.abs(weights.of).max()) / MOST or 1.0
    whole = np.rint(weights.of / unit).astype(np.int8)
    return Model(array("b", whole.tobytes()), unit, weights.bias, slope, shift)


def unpacked(model: Model) -> Weights:
    """What `packed` was given, as far as a byte holds it."""
    return Weights(np.array(model.weights, dtype=np.float64) * model.unit, model.bias)


def calibrated(margins: Sequence[float], spam: Sequence[bool]) -> tuple[float, float]:
    """The slope and shift that make log-odds of margins, for as much spam as ham (Platt, 1999)."""
    of, side = np.array(margins), np.where(spam, 1.0, -1.0)
    weight = np.where(spam, 0.5 / max(1, sum(spam)), 0.5 / max(1, len(spam) - sum(spam)))
    inputs, found = np.stack([of, np.ones(len(of))]), np.array([1.0, 0.0])
    for _ in range(50):
        right = 1 / (1 + np.exp(-side * (found @ inputs)))
        pull = inputs @ (weight * side * (1 - right))
        bend = (inputs * (weight * right * (1 - right))) @ inputs.T
        found = found + np.linalg.solve(bend + 1e-9 * np.eye(2), pull)
    return float(found[0]), float(found[1])


def _descend(
    examples: Sequence[Example], scale: Floats, start: Weights, told: Callable[[int], None], common: float = 1.0
) -> Weights:
    """`common` is the value of the feature that every message has, whose weight is the bias."""
    at = [np.array(example.features, dtype=np.int64) for example in examples]
    values = [scale[found] / sqrt(max(1, len(found))) for found in at]
    sides = [1.0 if example.spam else -1.0 for example in examples]
    slack = [1 / (2 * COST * example.weight) for example in examples]
    norms = [float(value @ value) + common + give for value, give in zip(values, slack, strict=True)]
    of, bias, multipliers = start.of.copy(), start.bias, [0.0] * len(examples)
    chance = np.random.default_rng(1)
    for number in range(ROUNDS):
        most = 0.0
        for row in chance.permutation(len(examples)):
            found = float(of[at[row]] @ values[row]) + bias + examples[row].given
            slope = sides[row] * found - 1 + slack[row] * multipliers[row]
            moved = max(multipliers[row] - slope / norms[row], 0.0) - multipliers[row]
            if moved:
                multipliers[row] += moved
                of[at[row]] += moved * sides[row] * values[row]
                bias += moved * sides[row] * common
                most = max(most, abs(moved))
        told(number + 1)
        if most < TOLERANCE:
            break
    return Weights(of, bias)
