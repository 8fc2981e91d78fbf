"""What can be asked of SES, and changed, besides sending: boto3's methods, and one door to them for HTTP."""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from botocore.exceptions import ParamValidationError

from local.ses import shape
from local.ses.faults import Fault, bad_request, not_found
from local.ses.identities import Account
from local.ses.reads import READS, Answer, Standing, Suppressed

_REASONS = ("BOUNCE", "COMPLAINT")


class Management(ABC):
    """The suppression list is `suppressed`, to be changed here or by hand. No fault hits these calls: that SES can't
    send does not keep it from saying so.
    """

    def __init__(self, account: Account, clock: Callable[[], datetime]) -> None:
        self.suppressed: set[str] = set()
        self._account, self._clock = account, clock
        self._entries: dict[str, Suppressed] = {}

    @abstractmethod
    def standing(self) -> Standing:
        """How the account stands just now."""

    def get_account(self, **request: Any) -> dict[str, Any]:
        """Each of these is boto3's own: its arguments, answers and exceptions."""
        return self._called("GetAccount", request)

    def get_email_identity(self, **request: Any) -> dict[str, Any]:
        return self._called("GetEmailIdentity", request)

    def get_configuration_set(self, **request: Any) -> dict[str, Any]:
        return self._called("GetConfigurationSet", request)

    def get_configuration_set_event_destinations(self, **request: Any) -> dict[str, Any]:
        return self._called("GetConfigurationSetEventDestinations", request)

    def get_suppressed_destination(self, **request: Any) -> dict[str, Any]:
        return self._called("GetSuppressedDestination", request)

    def put_suppressed_destination(self, **request: Any) -> dict[str, Any]:
        return self._called("PutSuppressedDestination", request)

    def delete_suppressed_destination(self, **request: Any) -> dict[str, Any]:
        return self._called("DeleteSuppressedDestination", request)

    def manage(self, operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a well-shaped request. Raises ClientError for what SES refuses."""
        answer = self._list(operation, request) if operation in _LIST else READS[operation](self.standing(), request)
        if isinstance(answer, Fault):
            raise answer.error(operation)
        return answer

    def _called(self, operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
        report = shape.problems(request, operation)
        if report:
            raise ParamValidationError(report=report)
        metadata = {"RequestId": str(uuid.uuid4()), "HTTPStatusCode": 200, "HTTPHeaders": {}, "RetryAttempts": 0}
        return {"ResponseMetadata": metadata, **self.manage(operation, request)}

    def _list(self, operation: str, request: Mapping[str, Any]) -> Answer:
        address, now = request["EmailAddress"], self._clock()
        same = {each for each in self.suppressed.copy() if each.lower() == address.lower()}
        if operation == "PutSuppressedDestination":
            return self._put(address, Suppressed(request["Reason"], now))
        if not same:
            return not_found(f"Email address {address} does not exist on your suppression list.")
        if operation == "DeleteSuppressedDestination":
            self.suppressed -= same
            return {}
        # Who was put there by hand bounced just now.
        entry = self._entries.get(address.lower(), Suppressed("BOUNCE", now))
        stood = {"EmailAddress": address, "Reason": entry.reason, "LastUpdateTime": entry.since}
        return {"SuppressedDestination": stood}

    def _put(self, address: str, entry: Suppressed) -> Answer:
        if entry.reason not in _REASONS:
            return bad_request(f"Reason must be one of {' and '.join(_REASONS)}, not <{entry.reason}>.")
        self.suppressed.add(address)
        self._entries[address.lower()] = entry
        return {}


_LIST = ("GetSuppressedDestination", "PutSuppressedDestination", "DeleteSuppressedDestination")
# What `manage` knows.
OPERATIONS = (*READS, *_LIST)
