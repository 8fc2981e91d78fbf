"""The edge to SES. One call per claim: boto3's own retries would mail again what SES took and did not answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ParamValidationError,
)

# Refused for what the message is; the same message will be refused again.
_PERMANENT = {"BadRequestException", "MessageRejected", "InvalidParameterValue"}
# The account's or deployment's fault, though SES says "MessageRejected": the same message passes once it is mended.
_NOT_VERIFIED = "not verified"


class SesClient(Protocol):
    """The part of boto3's SES v2 client that we use."""

    @property
    def send_email(self) -> Callable[..., Mapping[str, Any]]: ...


@dataclass
class SendError(Exception):
    """SES did not say yes. `permanent`: this message never passes. `ambiguous`: the mail may be on its way."""

    code: str
    permanent: bool = False
    ambiguous: bool = False


@dataclass(frozen=True)
class SesSender:
    """Sends a composed request."""

    client: SesClient

    def send(self, request: Mapping[str, Any]) -> str:
        """SES's message id. Raises SendError."""
        try:
            return str(self.client.send_email(**request)["MessageId"])
        except ClientError as error:
            raise _refusal(error) from None
        except (EndpointConnectionError, ConnectTimeoutError) as error:
            raise SendError(type(error).__name__) from None
        except ParamValidationError as error:
            raise SendError(type(error).__name__, permanent=True) from None
        except BotoCoreError as error:
            raise SendError(type(error).__name__, ambiguous=True) from None


def _refusal(error: ClientError) -> SendError:
    code, text = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return SendError(code, permanent=code in _PERMANENT and _NOT_VERIFIED not in text.lower(), ambiguous=status >= 500)
