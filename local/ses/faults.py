"""A refusal by SES as a value, and as the exception that boto3 makes of it."""

import uuid
from dataclasses import dataclass
from typing import Any, cast

from botocore.exceptions import ClientError


@dataclass(frozen=True)
class Fault:
    """Why SES says no: the error's name, its text and the HTTP status it comes with."""

    code: str
    message: str
    status: int

    def error(self, operation: str = "SendEmail") -> ClientError:
        """The exception boto3's sesv2 client raises for this answer."""
        request_id = str(uuid.uuid4())
        answer: dict[str, Any] = {
            "Error": {"Code": self.code, "Message": self.message},
            "ResponseMetadata": {
                "RequestId": request_id,
                "HTTPStatusCode": self.status,
                "HTTPHeaders": {"x-amzn-requestid": request_id, "x-amzn-errortype": self.code},
                "RetryAttempts": 0,
            },
        }
        return ClientError(cast("Any", answer), operation)


def bad_request(message: str) -> Fault:
    """The input itself is invalid."""
    return Fault("BadRequestException", message, 400)


def rejected(message: str) -> Fault:
    """The input is sound, but SES will not send it."""
    return Fault("MessageRejected", message, 400)


def not_found(message: str) -> Fault:
    """The request names something the account does not have."""
    return Fault("NotFoundException", message, 404)
