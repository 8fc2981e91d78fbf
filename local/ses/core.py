"""FakeSes: one object that is boto3's client to the code under test and the service behind the local endpoint."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from botocore.exceptions import ParamValidationError

from local.ses import shape
from local.ses.content import raw_data
from local.ses.faults import Fault
from local.ses.identities import Account, identity
from local.ses.message import Mail
from local.ses.outgoing import raw_bytes, simple_bytes
from local.ses.rules import faults, size_faults


def _utc_now() -> datetime:
    return datetime.now(UTC)


class FakeSes:
    """SES v2 with some verified identities and configuration sets; sent mail is in `inbox`, in order of arrival.

    `identities` are addresses or domains; a domain also covers its addresses and subdomains. `clock` gives aware
    datetimes. Sends may come from several threads at once.
    """

    def __init__(
        self,
        *,
        identities: Iterable[str],
        configuration_sets: Iterable[str] = (),
        clock: Callable[[], datetime] = _utc_now,
        region: str = "us-east-1",
    ) -> None:
        self.inbox: list[Mail] = []
        self._account = Account(frozenset(map(identity, identities)), frozenset(configuration_sets), region)
        self._clock = clock
        self._lock = Lock()

    def send_email(self, **request: Any) -> dict[str, Any]:
        """What boto3's sesv2 client does: takes its arguments, gives its answer, raises its exceptions.

        Raises ParamValidationError for what boto3 refuses before any call (unknown, missing and mistyped arguments),
        and ClientError for what SES refuses.
        """
        report = shape.problems(request)
        if report:
            raise ParamValidationError(report=report)
        message_id = self.accept(request)
        metadata = {"RequestId": str(uuid.uuid4()), "HTTPStatusCode": 200, "HTTPHeaders": {}, "RetryAttempts": 0}
        return {"ResponseMetadata": metadata, "MessageId": message_id}

    def accept(self, request: Mapping[str, Any]) -> str:
        """What the service does with a well-shaped request: refuse it with ClientError, or send it and give its id."""
        # Injected faults (throttling, quota, a stalled or lost answer) belong here, before anything is judged, ...
        _refuse(faults(request, self._account))
        mail = self._deliver(request)
        # ... or here, once the mail is out and only the answer can still be lost; events follow from `mail` too.
        return mail.id

    def _deliver(self, request: Mapping[str, Any]) -> Mail:
        """The lock spans clock and inbox, so that arrival order is time order."""
        tags = {tag["Name"]: tag["Value"] for tag in request.get("EmailTags", ())}
        with self._lock:
            mail = Mail.read(self._bytes(request), tags)
            self.inbox.append(mail)
        return mail

    def _bytes(self, request: Mapping[str, Any]) -> bytes:
        at = self._clock()
        message_id = f"{_message_id(at)}@{self._host()}"
        data = raw_data(request)
        built = simple_bytes(request, message_id, at) if data is None else raw_bytes(data, message_id, at)
        _refuse(size_faults(built))
        return built

    def _host(self) -> str:
        region = self._account.region
        return "email.amazonses.com" if region == "us-east-1" else f"{region}.amazonses.com"


def _message_id(at: datetime) -> str:
    """The form SES ids have: milliseconds in hexadecimal after 0100, a UUID, six digits."""
    return f"0100{int(at.timestamp() * 1000):012x}-{uuid.uuid4()}-000000"


def _refuse(found: Iterator[Fault]) -> None:
    fault = next(found, None)
    if fault:
        raise fault.error(request_id=str(uuid.uuid4()))
