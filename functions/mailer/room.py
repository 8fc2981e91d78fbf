"""What delivering needs, and how it can end."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from functions.mailer.account import Account
from functions.mailer.compose import Sender
from functions.mailer.park import Parker
from functions.mailer.see_again import SeeAgain
from functions.mailer.ses import SesSender
from functions.mailer.twins import Twins
from shared.forms import Form
from shared.ledger import Ledger
from shared.metrics import Count
from shared.standing import Timing

# Calls a function with each item, all at once or one by one, and gives the answers in order.
Each = Callable[[Callable[[Any], bool], Iterable[Any]], Iterable[bool]]


class Outcome(StrEnum):
    """How a record ended. RETRY goes back to the queue; all others are done with."""

    SENT = "sent"
    ALREADY_DONE = "already_done"
    DUPLICATE = "duplicate"
    PARKED = "parked"
    RETRY = "retry"


@dataclass(frozen=True)
class Result:
    """An outcome with its content-free code, and whose it was where that could be read.

    `delay` (seconds) is for RETRY, `seconds` for SENT: how long it took from the visitor's post.
    """

    outcome: Outcome
    submission_id: str = ""
    form: str = ""
    code: str = ""
    delay: int = 0
    seconds: int | None = None


@dataclass(frozen=True)
class MailRoom:
    """`seconds` is the time since the epoch, `chance` is from 0 to 1, `pace` returns once another send is in order."""

    forms: Mapping[str, Form]
    sender: Sender
    ses: SesSender
    ledger: Ledger
    timing: Timing
    account: Account
    twins: Twins
    parker: Parker
    see_again: SeeAgain
    count: Count
    seconds: Callable[[], int]
    chance: Callable[[], float]
    pace: Callable[[], None]
    each: Each
