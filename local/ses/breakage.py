"""Faults on demand: what SES does on a bad day, instead of what was asked of it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from threading import Event
from typing import Any

from botocore.exceptions import BotoCoreError, ConnectionClosedError, EndpointConnectionError, ReadTimeoutError

from local.ses.faults import Fault

# Longer than any client of ours waits, short enough to leave nothing behind for long.
_STALL_SECONDS = 30.0


class Breakage(StrEnum):
    """What goes wrong. DROP_ANSWER accepts the mail; with all others nothing is accepted and no event follows.

    REFUSE_CONNECTION is for callers in process; over HTTP, where the connection is there already, it is closed.
    """

    NONE = "none"
    THROTTLE = "throttle"
    QUOTA = "quota"
    PAUSE = "pause"
    SUSPEND = "suspend"
    REJECT = "reject"
    ERROR = "error"
    UNVERIFIED = "unverified"
    STALL = "stall"
    DROP_ANSWER = "drop_answer"
    REFUSE_CONNECTION = "refuse_connection"


Plan = Callable[[Mapping[str, Any]], Breakage]

# Names and statuses: botocore's sesv2 model, which has InternalServiceErrorException, though not among SendEmail's.
# Texts: developer guide, "Amazon SES email sending errors" (rate and quota); seen in public reports (pause); the
# model's own descriptions (the others).
ANSWERS = {
    Breakage.THROTTLE: Fault("TooManyRequestsException", "Maximum sending rate exceeded.", 429),
    Breakage.QUOTA: Fault("LimitExceededException", "Daily message quota exceeded.", 400),
    Breakage.PAUSE: Fault("SendingPausedException", "Sending paused for this account.", 400),
    Breakage.SUSPEND: Fault(
        "AccountSuspendedException",
        "The message can't be sent because the account's ability to send email has been permanently restricted.",
        400,
    ),
    Breakage.REJECT: Fault("MessageRejected", "The message can't be sent because it contains invalid content.", 400),
    Breakage.UNVERIFIED: Fault(
        "MailFromDomainNotVerifiedException",
        "The message can't be sent because the sending domain isn't verified.",
        400,
    ),
    Breakage.ERROR: Fault("InternalServiceErrorException", "An internal service error occurred.", 500),
}

_SILENCES: dict[Breakage, type[BotoCoreError]] = {
    Breakage.STALL: ReadTimeoutError,
    Breakage.DROP_ANSWER: ConnectionClosedError,
    Breakage.REFUSE_CONNECTION: EndpointConnectionError,
}


class NoAnswer(Exception):
    """The caller gets no answer."""

    def __init__(self, breakage: Breakage, over: Event) -> None:
        super().__init__(breakage)
        self._breakage, self._over = breakage, over

    def hold(self) -> None:
        """What a server does before it hangs up: for a stall, wait until the fault is changed, or 30 s."""
        if self._breakage is Breakage.STALL:
            self._over.wait(_STALL_SECONDS)

    def as_boto3(self, endpoint: str) -> BotoCoreError:
        """What boto3 raises when its call ends this way."""
        return _SILENCES[self._breakage](endpoint_url=endpoint)
