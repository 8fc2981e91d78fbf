"""The fake SES over HTTP: answers byte by byte, and a real boto3 client against a real server."""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from mypy_boto3_sesv2 import SESV2Client

from local.ses import FakeSes
from local.ses.wire import respond
from tests.unit.local_ses.samples import refusal, ses, simple

PATH = "/v2/email/outbound-emails"


def serve(fake: FakeSes) -> ThreadingHTTPServer:
    """An HTTP server on a free port of the loopback that answers with `respond`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, headers, content = respond(fake, self.command, self.path, body)
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(content))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_DELETE = do_POST  # noqa: N815 - the base class names them so

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


@pytest.fixture
def fake() -> FakeSes:
    return ses()


@pytest.fixture
def client(fake: FakeSes, monkeypatch: pytest.MonkeyPatch) -> Iterator[SESV2Client]:
    """boto3's client, sent to the fake the way `make run` does it."""
    server = serve(fake)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("AWS_ENDPOINT_URL_SESV2", f"http://127.0.0.1:{server.server_port}")
    session = boto3.Session("testing", "testing", region_name="us-east-1")
    connected = session.client("sesv2", config=Config(retries={"total_max_attempts": 1}))
    yield connected
    connected.close()
    server.shutdown()
    server.server_close()
    thread.join()


def test_boto3_sends_a_simple_mail(client: SESV2Client, fake: FakeSes) -> None:
    """Unicode and all, and gets the mail's id."""
    request = simple(subject="Grüße", text="ünïcode", EmailTags=[{"Name": "n", "Value": "v"}])
    answer = client.send_email(**cast("Any", request))
    (mail,) = fake.inbox
    assert answer["MessageId"] == mail.id
    assert (mail.subject, mail.text, mail.tags) == ("Grüße", "ünïcode", {"n": "v"})


def test_boto3_sends_a_raw_mail(client: SESV2Client, fake: FakeSes) -> None:
    """Bytes survive the base64 of the wire."""
    data = b"From: forms@example.com\r\nTo: owner@example.org\r\nSubject: Raw\r\n\r\nHi\xff"
    client.send_email(Content={"Raw": {"Data": data}})
    assert fake.inbox[0].raw.endswith(data)


@pytest.mark.parametrize(
    ("request_", "exception"),
    [
        (simple(subject="a\r\nBcc: x@y.org"), "BadRequestException"),
        (simple(FromEmailAddress="a@evil.example"), "MessageRejected"),
        (simple(ConfigurationSetName="other"), "NotFoundException"),
    ],
)
def test_boto3_raises_what_the_fake_raises_in_process(
    client: SESV2Client, request_: dict[str, Any], exception: str
) -> None:
    """The same code, text and status on both ways, as the client's modelled exception."""
    with pytest.raises(getattr(client.exceptions, exception)) as caught:
        client.send_email(**request_)
    over_http = caught.value.response
    assert (over_http["Error"]["Code"], over_http["Error"]["Message"]) == refusal(request_)
    with pytest.raises(ClientError) as in_process:
        ses().send_email(**request_)
    assert in_process.value.response["Error"] == over_http["Error"]
    assert in_process.value.response.keys() == over_http.keys()
    statuses = {error["ResponseMetadata"]["HTTPStatusCode"] for error in (over_http, in_process.value.response)}
    assert len(statuses) == 1


def test_an_error_is_written_as_rest_json_writes_it() -> None:
    """The code in a header, the text in the body, one request id."""
    body = json.dumps(simple(ConfigurationSetName="other")).encode()
    status, headers, content = respond(ses(), "POST", PATH, body)
    assert (status, headers["x-amzn-ErrorType"]) == (404, "NotFoundException")
    assert headers["Content-Type"] == "application/json"
    assert headers["x-amzn-RequestId"]
    assert json.loads(content) == {"message": "Configuration set <other> does not exist."}


def test_success_is_the_message_id_alone() -> None:
    """A query string does not matter."""
    fake = ses()
    status, headers, content = respond(fake, "POST", PATH + "?x=1", json.dumps(simple()).encode())
    assert (status, json.loads(content)) == (200, {"MessageId": fake.inbox[0].id})
    assert "x-amzn-ErrorType" not in headers


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", PATH),
        ("POST", "/"),
        ("POST", "/v2/email/outbound-bulk-emails"),
        ("PUT", PATH),
        ("POST", "/v2/email/account"),
        ("GET", "/v2/email/identities"),
        ("GET", "/v2/email/suppression/addresses"),
        ("GET", "/v2/email/configuration-sets/known/nothing"),
    ],
)
def test_another_operation_is_unknown(method: str, path: str) -> None:
    """404, whatever the body."""
    status, headers, _ = respond(ses(), method, path, b"")
    assert (status, headers["x-amzn-ErrorType"]) == (404, "UnknownOperationException")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b'"text"',
        b"null",
        b"[" * 200_000,
        b'{"Content": []}',
        b'{"Content": null}',
        b'{"Content": {"Raw": {"Data": "SGk=!"}}}',
        b'{"Content": {"Raw": {"Data": 1}}}',
    ],
)
def test_a_body_that_is_no_request_is_a_serialization_exception(body: bytes) -> None:
    """Never a crash of the server."""
    status, headers, _ = respond(ses(), "POST", PATH, body)
    assert (status, headers["x-amzn-ErrorType"]) == (400, "SerializationException")


@pytest.mark.parametrize(
    "change",
    [
        {"Unknown": 1},
        {"Content": {"Simple": {}}},
        {"Content": {"Raw": "x"}},
        {"ReplyToAddresses": "a@x.org"},
        {"FromEmailAddress": None},
    ],
)
def test_a_request_of_the_wrong_shape_is_a_bad_request(change: dict[str, Any]) -> None:
    """Clients other than boto3 check nothing before they send."""
    status, headers, content = respond(ses(), "POST", PATH, json.dumps(simple() | change).encode())
    assert (status, headers["x-amzn-ErrorType"]) == (400, "BadRequestException")
    assert json.loads(content)["message"]


def test_raw_data_is_base64_on_the_wire() -> None:
    """As for every blob in rest-json."""
    fake = ses()
    data = base64.b64encode(b"From: forms@example.com\r\nTo: a@example.org\r\n\r\nHi").decode()
    respond(fake, "POST", PATH, json.dumps({"Content": {"Raw": {"Data": data}}}).encode())
    assert fake.inbox[0].text == "Hi"
