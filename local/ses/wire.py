"""SES v2 over HTTP (rest-json): one pure function between a request line with its body and an answer."""

import base64
import json
import uuid
from typing import Any

from botocore.exceptions import ClientError

from local.ses import shape
from local.ses.core import FakeSes
from local.ses.faults import Fault, bad_request

Answer = tuple[int, dict[str, str], bytes]

_ROUTE = ("POST", "/v2/email/outbound-emails")


def respond(ses: FakeSes, method: str, path: str, body: bytes) -> Answer:
    """Status, headers and body for one HTTP request. Signatures are not looked at.

    200 with {"MessageId"}; SES's refusals with their own status, code in x-amzn-ErrorType and {"message"}; 404
    UnknownOperationException for any other route; 400 SerializationException for a body that is not JSON.
    Raises NoAnswer where the connection is to be closed without one, once its `hold` returns.
    """
    if (method, path.partition("?")[0].rstrip("/")) != _ROUTE:
        return _error("UnknownOperationException", "", 404)
    request = _decoded(body)
    if isinstance(request, Fault):
        return _error(request.code, request.message, request.status)
    try:
        return _answer(200, {"MessageId": ses.accept(request)})
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        return _error(error.response["Error"]["Code"], error.response["Error"]["Message"], status)


def _decoded(body: bytes) -> dict[str, Any] | Fault:
    try:
        request = json.loads(body)
        _decode_blob(request)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return Fault("SerializationException", "The body is not the JSON of a SendEmail request.", 400)
    report = shape.problems(request)
    return bad_request(report) if report else request


def _decode_blob(request: dict[str, Any]) -> None:
    """Blobs travel as base64, and Raw.Data is the only one we take."""
    raw = request.get("Content", {}).get("Raw", {})
    if "Data" in raw:
        raw["Data"] = base64.b64decode(raw["Data"], validate=True)


def _error(code: str, message: str, status: int) -> Answer:
    return _answer(status, {"message": message}, {"x-amzn-ErrorType": code})


def _answer(status: int, content: dict[str, str], headers: dict[str, str] | None = None) -> Answer:
    common = {"Content-Type": "application/json", "x-amzn-RequestId": str(uuid.uuid4())}
    return status, common | (headers or {}), json.dumps(content).encode()
