"""A judgement's reasons in words, with what each of them weighed."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import Any, NamedTuple

from shared.spam_reasons import in_words
from shared.submission import Judgement


class Why(NamedTuple):
    """One reason. `points` are None where an older version kept none; `note` says what it can do by itself."""

    reason: str
    points: float | None
    note: str = ""

    @property
    def says(self) -> str:
        """A sentence without its full stop."""
        return f"{in_words(self.reason)}{f' ({self.note})' if self.note else ''}"


def whys(judgement: Judgement) -> list[Why]:
    """The weightiest first."""
    pairs = zip_longest(judgement.reasons, judgement.points[: len(judgement.reasons)])
    return [Why(reason, points) for reason, points in pairs]


def judgement_data(judgement: Judgement) -> dict[str, Any]:
    """As JSON values."""
    return {"verdict": judgement.verdict, "score": judgement.score, "reasons": whys_data(whys(judgement))}


def whys_data(found: Iterable[Why]) -> list[dict[str, Any]]:
    """As JSON values."""
    return [{"reason": why.reason, "points": why.points, "says": why.says} for why in found]


def briefly(judgement: Judgement) -> str:
    """All of them in a line."""
    said = (f"{why.says} ({why.points:+.1f})" if why.points is not None else why.says for why in whys(judgement))
    return "; ".join(said)
