"""Figures of a filter: how well it tells spam from ham, from labels and scores alone."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple


class Judged(NamedTuple):
    """One message: its label, the filter's log-odds and the verdict by the shipped thresholds."""

    spam: bool
    score: float
    verdict: str


def figures(judged: Sequence[Judged]) -> dict[str, Any]:
    """None for what can't be said where there is no spam, or no ham.

    `recall_at_F` puts the threshold so that F of this ham lie above it; the others use the shipped thresholds, and
    what is held back counts as marked, too.
    """
    ham = sorted((each.score for each in judged if not each.spam), reverse=True)
    spam = [each.score for each in judged if each.spam]
    found: dict[str, Any] = {"rows": len(judged), "spam": len(spam), "ham": len(ham), "auc": _rounded(auc(spam, ham))}
    for share in (0.001, 0.005, 0.01):
        found[f"recall_at_{share}"] = _rounded(_recall(spam, ham, share))
    for name, verdicts in (("quarantine", {"quarantine"}), ("mark", {"mark", "quarantine"})):
        for label, wanted in (("recall", True), ("fpr", False)):
            group = [each.verdict in verdicts for each in judged if each.spam is wanted]
            found[f"{label}_at_{name}"] = _rounded(sum(group) / len(group) if group else None)
    return found


def auc(spam: Sequence[float], ham: Sequence[float]) -> float | None:
    """How often a spam scores above a ham, ties counting half."""
    if not spam or not ham:
        return None
    both = sorted([*((score, 1) for score in spam), *((score, 0) for score in ham)])
    below, won = 0, 0.0
    for _, ties in groupby(both, key=lambda pair: pair[0]):
        labels = [label for _, label in ties]
        spams = sum(labels)
        hams = len(labels) - spams
        won += spams * (below + hams / 2)
        below += hams
    return won / (len(spam) * len(ham))


def _recall(spam: Sequence[float], ham_from_above: Sequence[float], share: float) -> float | None:
    if not spam or not ham_from_above:
        return None
    threshold = ham_from_above[int(share * len(ham_from_above))]
    return sum(score > threshold for score in spam) / len(spam)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
