"""The edge to SES. One call per claim: boto3's own retries would mail again what SES took and did not answer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any, Protocol

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
)

# Refused for what the message is; the same message will be refused again.
_PERMANENT = frozenset({"BadRequestException", "MessageRejected", "InvalidParameterValue"})
# Refused for what the account or the deployment is: every message meets it, and passes once it is mended.
# https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html, and the names of v1 for the same.
_ACCOUNT_WIDE = frozenset(
    {
        *("SendingPausedException", "AccountSendingPausedException", "ConfigurationSetSendingPausedException"),
        *("AccountSuspendedException", "LimitExceededException", "MailFromDomainNotVerifiedException"),
        *("NotFoundException", "ConfigurationSetDoesNotExistException"),
    }
)
_QUOTA = "daily message quota"
# "Sending paused for this account": seen as MessageRejected, too.
_ACCOUNT = "for this account"
_RATE = "sending rate"
_NOT_VERIFIED = "not verified"
_ADDRESS = re.compile(r"[^\s,;:<>()]+@[^\s,;:<>()]+")


class SesClient(Protocol):
    """The part of boto3's SES v2 client that we use."""

    @property
    def send_email(self) -> Callable[..., Mapping[str, Any]]: ...


@dataclass
class SendError(Exception):
    """SES did not say yes.

    `permanent`: this message never passes. `ambiguous`: the mail may be on its way. `account_wide`: no message passes
    now. At most one of them is true; none is for what passes by itself.
    """

    code: str
    permanent: bool = False
    ambiguous: bool = False
    account_wide: bool = False


@dataclass(frozen=True)
class SesSender:
    """Sends a composed request."""

    client: SesClient

    def send(self, request: Mapping[str, Any]) -> str:
        """SES's message id. Raises SendError."""
        try:
            return str(self.client.send_email(**request)["MessageId"])
        except ClientError as error:
            raise _refusal(error, request) from None
        except (EndpointConnectionError, ConnectTimeoutError) as error:
            raise SendError(type(error).__name__) from None
        except NoCredentialsError as error:
            raise SendError(type(error).__name__, account_wide=True) from None
        except ParamValidationError as error:
            raise SendError(type(error).__name__, permanent=True) from None
        except BotoCoreError as error:
            raise SendError(type(error).__name__, ambiguous=True) from None


def _refusal(error: ClientError, request: Mapping[str, Any]) -> SendError:
    code, text = error.response["Error"]["Code"], error.response["Error"].get("Message", "").lower()
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if status >= 500:
        return SendError(code, ambiguous=True)
    if _is_account_wide(code, text, status, request):
        return SendError(code, account_wide=True)
    return SendError(code, permanent=code in _PERMANENT and _NOT_VERIFIED not in text)


def _is_account_wide(code: str, text: str, status: int, request: Mapping[str, Any]) -> bool:
    if _QUOTA in text or _ACCOUNT in text or status == 403:
        return True
    if _RATE in text or status == 429:
        return False
    if code in _ACCOUNT_WIDE:
        return True
    # In the sandbox a form's recipient can be what is not verified: that holds up nobody else's mail.
    named = {found.rstrip(".") for found in _ADDRESS.findall(text)}
    return _NOT_VERIFIED in text and (not named or parseaddr(request["FromEmailAddress"])[1].lower() in named)
