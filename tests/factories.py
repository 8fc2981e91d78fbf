"""Events, forms and submissions for tests; keyword only, so that a test says what it depends on."""

import base64
import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from shared.forms import FieldSpec, Form
from shared.submission import Field, Submission

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
SITE = "https://www.example.com"
FORM_TYPE = "application/x-www-form-urlencoded"
GABE = {"fullname": "Gabe N", "emailid": "gabe@example.com", "company": "Valve"}


def contact_form(**changes: Any) -> Form:
    """The story's form."""
    fields = (
        FieldSpec(name="fullname", label="Full name", required=True, max_length=200),
        FieldSpec(name="emailid", label="Email", type="email", required=True),
        FieldSpec(name="company", label="Company", required=True, max_length=200),
        FieldSpec(name="message", label="Message"),
    )
    plain = Form(recipients=("outreach@example.com",), origins=(SITE,), thanks="/thanks.html", fields=fields)
    return plain.model_copy(update=changes)


def http_event(  # noqa: PLR0913 - each says what a test depends on
    *,
    body: bytes | str = b"",
    content_type: str = FORM_TYPE,
    method: str = "POST",
    form: str = "contact",
    route: str = "ANY /f/{form}",
    headers: dict[str, str] | None = None,
    client: str = "192.0.2.1",
) -> dict[str, Any]:
    """An HTTP API event, payload 2.0. Bytes go in as base64, text as text, as API Gateway does it."""
    encoded = isinstance(body, bytes)
    named = {"host": "api.example", "content-type": content_type, "user-agent": "test", **(headers or {})}
    return {
        "version": "2.0",
        "routeKey": route,
        "rawPath": f"/f/{form}",
        "rawQueryString": "",
        "headers": {name: value for name, value in named.items() if value},
        "requestContext": {"http": {"method": method, "path": f"/f/{form}", "sourceIp": client}, "routeKey": route},
        "pathParameters": {"form": form},
        "body": base64.b64encode(body).decode() if isinstance(body, bytes) else body,
        "isBase64Encoded": encoded,
    }


def urlencoded(fields: dict[str, Any] | None = None, **more: Any) -> bytes:
    """A form post's body; a list is a repeated field."""
    return urlencode({**(GABE if fields is None else fields), **more}, doseq=True).encode()


def json_event(data: Any, **more: Any) -> dict[str, Any]:
    """A JSON post."""
    return http_event(body=json.dumps(data), content_type="application/json", **more)


def multipart(*parts: tuple[str, bytes], boundary: str = "b0undary") -> bytes:
    """A multipart body; each part is its header lines after Content-Disposition's `form-data; `, and its content."""
    marker = f"--{boundary}\r\n".encode()
    made = [
        marker + f"Content-Disposition: form-data; {head}\r\n\r\n".encode() + body + b"\r\n" for head, body in parts
    ]
    return b"".join(made) + f"--{boundary}--\r\n".encode()


def submission(**changes: Any) -> Submission:
    """Gabe's, as intake would queue it."""
    plain: dict[str, Any] = {
        "id": "0193586e-8c00-7000-8000-000000000001",
        "form": "contact",
        "received_at": NOW,
        "fields": tuple(Field(name, value) for name, value in GABE.items()),
        "reply_to": "gabe@example.com",
        "origin": SITE,
    }
    return Submission(**{**plain, **changes})


def sqs_record(*, body: str, message_id: str = "m-1", receives: int = 1, **attributes: str) -> dict[str, Any]:
    """One record of an SQS event, as the event source mapping hands it over."""
    return {
        "messageId": message_id,
        "receiptHandle": f"handle-{message_id}",
        "body": body,
        "attributes": {"ApproximateReceiveCount": str(receives), "SentTimestamp": "1763899200000"},
        "messageAttributes": {name: {"dataType": "String", "stringValue": value} for name, value in attributes.items()},
        "eventSource": "aws:sqs",
    }


def sent_message(*, url: str, body: str, **attributes: str) -> dict[str, Any]:
    """Arguments for SQS's SendMessage."""
    typed = {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()}
    return {"QueueUrl": url, "MessageBody": body, "MessageAttributes": typed}


def received_record(message: dict[str, Any]) -> dict[str, Any]:
    """A received message as the event source mapping hands it over."""
    typed = message.get("MessageAttributes", {}).items()
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": {
            name: {"dataType": value["DataType"], "stringValue": value["StringValue"]} for name, value in typed
        },
        "eventSource": "aws:sqs",
    }
