"""Between the code and the fakes: each AWS call pauses, may fail, may lose its answer, and may be where a process dies.

What boto3 does by itself is played too: it asks again as often as the client's configuration has it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionClosedError,
    EndpointConnectionError,
    ParamValidationError,
    ReadTimeoutError,
)
from greenlet import GreenletExit

from shared import clients
from tests.fakes import client_error
from tests.simulation.scheduler import Scheduler, current

LATENCY = 0.02
# What botocore does when it is told nothing: https://docs.aws.amazon.com/boto3/latest/guide/retries.html
LEGACY_ATTEMPTS = 5
_THROTTLED = {
    "dynamodb": "ProvisionedThroughputExceededException",
    "sqs": "RequestThrottled",
    "sns": "Throttling",
}
_RETRIED = {*_THROTTLED.values(), "TooManyRequestsException", "ThrottlingException", "LimitExceededException"}


class Trouble(StrEnum):
    """What happens at a call. ERROR: not done, and told so. PARTLY: the same; of a batch only the first entry is not
    done, with HTTP 200. LOST: done, and no answer. KILL_…: the process dies.
    """

    NONE = "none"
    ERROR = "error"
    PARTLY = "partly"
    LOST = "lost"
    KILL_BEFORE = "kill_before"
    KILL_AFTER = "kill_after"


@dataclass(frozen=True)
class Call:
    """One call as it reaches AWS; `number` counts them all, boto3's own repeats too."""

    number: int
    at: float
    role: str
    service: str
    operation: str
    request: dict[str, Any]

    @property
    def is_batch(self) -> bool:
        """Whether it is one of SQS's, which answer entry by entry."""
        return self.service == "sqs" and self.operation.endswith("_batch")

    @property
    def site(self) -> str:
        """Where in the code: `mailer dynamodb.put_item`."""
        return f"{self.role} {self.service}.{self.operation}"


@dataclass
class Taps:
    """Hands out tapped clients. `trouble` decides; `before` and `after` watch what is really done at AWS."""

    scheduler: Scheduler
    fakes: dict[str, Any]
    trouble: Callable[[Call], Trouble] = lambda _: Trouble.NONE
    before: Callable[[Call], None] = lambda _: None
    after: Callable[[Call, Any, BaseException | None], None] = lambda *_: None
    calls: int = field(default=0)

    def client(self, role: str) -> Callable[[str], Any]:
        """What the wiring functions want: a client by its service's name."""
        return lambda service: _Client(self, role, service)

    def call(self, role: str, service: str, operation: str, request: dict[str, Any]) -> Any:
        """As boto3 does it, repeats and all."""
        if current().family.dead:
            raise GreenletExit
        attempts = _attempts(service)
        for attempt in range(attempts):
            try:
                return self._once(role, service, operation, request)
            except (ClientError, BotoCoreError) as error:
                if attempt + 1 == attempts or not _is_retried(error):
                    raise
                self.scheduler.pause(0.1)
        raise AssertionError

    def _once(self, role: str, service: str, operation: str, request: dict[str, Any]) -> Any:
        self.calls += 1
        call = Call(self.calls, self.scheduler.now, role, service, operation, request)
        trouble = self.trouble(call)
        self.scheduler.pause(LATENCY / 2)
        if trouble is Trouble.KILL_BEFORE:
            self._die(call, trouble)
        result, error = self._do(call, trouble)
        if trouble is Trouble.KILL_AFTER:
            self._die(call, trouble)
        self.scheduler.pause(_waiting(service, error))
        if error:
            raise error
        return result

    def _do(self, call: Call, trouble: Trouble) -> tuple[Any, BaseException | None]:
        if trouble is Trouble.ERROR or (trouble is Trouble.PARTLY and not call.is_batch):
            return None, _error(call)
        self.before(call)
        result, error = None, None
        try:
            operation = getattr(self.fakes[call.service], call.operation)
            result = _partly(operation, call.request) if trouble is Trouble.PARTLY else operation(**call.request)
        except (ClientError, BotoCoreError) as refusal:
            error = refusal
        self.after(call, result, error)
        return (None, ConnectionClosedError(endpoint_url=call.service)) if trouble is Trouble.LOST else (result, error)

    def _die(self, call: Call, trouble: Trouble) -> None:
        current().family.kill()
        raise GreenletExit(f"{trouble} at {call.site}")


class _Client:
    def __init__(self, taps: Taps, role: str, service: str) -> None:
        self._taps, self._role, self._service = taps, role, service

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        return lambda **request: self._taps.call(self._role, self._service, operation, request)


def _attempts(service: str) -> int:
    patience = clients.ONCE if service == "sesv2" else clients.QUICK
    return int(patience.get("retries", {}).get("total_max_attempts", LEGACY_ATTEMPTS))


def _is_retried(error: BaseException) -> bool:
    if isinstance(error, ClientError):
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return status >= 500 or error.response["Error"]["Code"] in _RETRIED
    return not isinstance(error, ParamValidationError)


def _partly(operation: Callable[..., Any], request: dict[str, Any]) -> dict[str, Any]:
    first, *others = request["Entries"]
    answer = operation(**{**request, "Entries": others}) if others else {"Successful": []}
    return {**answer, "Failed": [{"Id": first["Id"], "Code": "InternalError", "SenderFault": False}]}


def _error(call: Call) -> Exception:
    if call.service == "sesv2":
        return EndpointConnectionError(endpoint_url="sesv2")
    return client_error(_THROTTLED[call.service], call.operation)


def _waiting(service: str, error: BaseException | None) -> float:
    """How long the code waits for what it gets."""
    if isinstance(error, ReadTimeoutError | ConnectionClosedError):
        return 10.0 if service == "sesv2" else 2.0
    return LATENCY / 2
