"""SES v2 over HTTP (rest-json): one pure function between a request line with its body and an answer."""

import base64
import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from local.ses import routes, shape
from local.ses.core import FakeSes
from local.ses.faults import Fault, bad_request

Answer = tuple[int, dict[str, str], bytes]


def respond(ses: FakeSes, method: str, path: str, body: bytes) -> Answer:
    """Status, headers and body for one HTTP request; `path` is percent-encoded. Signatures are not looked at.

    200 with what boto3 gives, {"MessageId"} for one; SES's refusals with their own status, code in x-amzn-ErrorType and
    {"message"}; 404 UnknownOperationException for any other route; 400 SerializationException for a body that is not
    JSON. Raises NoAnswer where the connection is to be closed without one, once its `hold` returns.
    """
    route = routes.find(method, path)
    if route is None:
        return _error("UnknownOperationException", "", 404)
    request = _decoded(body, route)
    if isinstance(request, Fault):
        return _error(request.code, request.message, request.status)
    try:
        return _answer(200, _done(ses, route.operation, request))
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        return _error(error.response["Error"]["Code"], error.response["Error"]["Message"], status)


def _done(ses: FakeSes, operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
    return {"MessageId": ses.accept(request)} if operation == routes.SEND else ses.manage(operation, request)


def _decoded(body: bytes, route: routes.Route) -> dict[str, Any] | Fault:
    """Only POST and PUT have a body; boto3 sends an empty one with the others."""
    operation = route.operation
    try:
        request = json.loads(body) if operation == routes.SEND or body else {}
        _decode_blob(request)
        request.update(route.labels)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return Fault("SerializationException", f"The body is not the JSON of a {operation} request.", 400)
    report = shape.problems(request, operation)
    return bad_request(report) if report else request


def _decode_blob(request: dict[str, Any]) -> None:
    """Blobs travel as base64, and Raw.Data is the only one we take."""
    raw = request.get("Content", {}).get("Raw", {})
    if "Data" in raw:
        raw["Data"] = base64.b64decode(raw["Data"], validate=True)


def _error(code: str, message: str, status: int) -> Answer:
    return _answer(status, {"message": message}, {"x-amzn-ErrorType": code})


def _answer(status: int, content: dict[str, Any], headers: dict[str, str] | None = None) -> Answer:
    common = {"Content-Type": "application/json", "x-amzn-RequestId": str(uuid.uuid4())}
    return status, common | (headers or {}), json.dumps(content, default=_plain).encode()


def _plain(value: datetime) -> float:
    """Timestamps are seconds since the epoch in rest-json."""
    return value.timestamp()
