"""What the scheduler asks for, by the name of a job."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger

from functions.watch.canary import Aviary, canary
from functions.watch.look import Lookout, look


@dataclass(frozen=True)
class Watch:
    """What the jobs need."""

    aviary: Aviary
    lookout: Lookout


def work(watch: Watch, event: Mapping[str, Any], seconds_left: Callable[[], float], logger: Logger) -> None:
    """One job. What is none, as the event that keeps the function warm, does nothing."""
    match event.get("job"):
        case "canary":
            canary(watch.aviary, seconds_left, logger)
        case "look":
            look(watch.lookout, seconds_left, logger)
        case _:
            logger.info("ignored")
