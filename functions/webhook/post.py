"""The edge to the chat room: one POST an alert, and nothing of it in the log."""

import json
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from aws_lambda_powertools import Logger

from functions.webhook.payload import payload

TIMEOUT_SECONDS = 10


class Opener(Protocol):
    """The part of urllib's opener that we use."""

    def open(self, fullurl: Request, *, timeout: float) -> Any: ...


class NotPosted(Exception):
    """Carries a code only: an exception's text ends in the log, and urllib's may quote the URL."""


class _NoRedirect(HTTPRedirectHandler):
    """urllib would follow with a GET, and take the answer to that for a yes."""

    def redirect_request(self, *_: Any) -> None:
        """Leaves the 3xx to be an error."""


def opener() -> OpenerDirector:
    """Raises HTTPError for whatever is not 2xx."""
    return build_opener(_NoRedirect)


def tell(client: Opener, url: str, event: Mapping[str, Any], logger: Logger) -> None:
    """Post the alert: SNS hands over one at a time. Raises NotPosted, and Lambda tries again."""
    for record in event["Records"]:
        ids = {"message_id": record["Sns"]["MessageId"]}
        try:
            post(client, url, record["Sns"])
        except NotPosted as error:
            logger.error("not posted", extra={**ids, "code": str(error)})
            raise
        logger.info("posted", extra=ids)


def post(client: Opener, url: str, notification: Mapping[str, Any]) -> None:
    """Post one notification of SNS's. Raises NotPosted."""
    body = payload(url, notification.get("Subject") or "Mailchute", notification["Message"])
    try:
        request = Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})  # noqa: S310 - AlertWebhook takes https only
        with client.open(request, timeout=TIMEOUT_SECONDS):
            return
    except HTTPError as error:
        error.close()
        raise NotPosted(f"HTTP{error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        # urllib wraps what it met while it connected.
        met = getattr(error, "reason", None)
        raise NotPosted(type(met if isinstance(met, Exception) else error).__name__) from None
