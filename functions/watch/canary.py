"""The job `canary`: a submission of our own goes the whole way, and a metric tells that it came through.

An alarm hears of it by the metric's absence: a watch that does not run itself is heard of, too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from aws_lambda_powertools import Logger

from shared.canary import CanaryFailed, Leg, follow
from shared.log import code_of, where
from shared.metrics import Count
from shared.standing import Entry

PATIENCE = 240.0
# Of the invocation's time, for saying how it ended.
SECONDS_KEPT = 10.0


@dataclass(frozen=True)
class Aviary:
    """What flying the canary needs: the way in, the ledger's word on an id, a monotonic clock and a fresh token."""

    post: Callable[[str], str]
    look: Callable[[str], Entry | None]
    count: Count
    clock: Callable[[], float]
    sleep: Callable[[float], object]
    new_token: Callable[[], str]


def canary(aviary: Aviary, seconds_left: Callable[[], float], logger: Logger) -> None:
    """Raises nothing: Lambda would fly another at once, and the alarm hears of this one by its absence."""
    ids: dict[str, str] = {}
    try:
        ids["submission_id"] = aviary.post(aviary.new_token())
        patience = min(PATIENCE, seconds_left() - SECONDS_KEPT)
        legs = follow(aviary.look, ids["submission_id"], aviary.clock, aviary.sleep, patience)
    except CanaryFailed as failure:
        logger.error("canary failed", extra={**ids, "code": failure.code, **_times(failure.legs)})
    except Exception as error:  # noqa: BLE001 - see above
        logger.error("canary failed", extra={**ids, "code": code_of(error), "at": where(error)})
    else:
        logger.info("canary delivered", extra={**ids, **_times(legs)})
        aviary.count("CanaryDelivered", {}, 1)
        aviary.count("CanarySeconds", {}, round(legs[-1].seconds, 2))


def _times(legs: Iterable[Leg]) -> dict[str, float]:
    return {leg.name: round(leg.seconds, 2) for leg in legs}
