"""Posting alerts: once, over HTTPS, and neither URL nor text in any log."""

import io
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.client import InvalidURL, RemoteDisconnected
from http.server import BaseHTTPRequestHandler, HTTPServer
from logging import StreamHandler
from threading import Thread
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request

import pytest
from aws_lambda_powertools import Logger

from functions.webhook import handler as webhook
from functions.webhook.post import NotPosted, opener, post, tell
from functions.webhook.settings import Settings, read_settings
from shared.settings import InvalidSettings

URL = "https://hooks.slack.com/services/T0/B0/s3cret"
ALERT = {"MessageId": "m-1", "Subject": "Mailchute: parked", "Message": "Why"}
EVENT = {"Records": [{"EventSource": "aws:sns", "Sns": ALERT}]}


@dataclass
class FakeOpener:
    """urllib's, without a network. `error` is raised."""

    error: Exception | None = None
    asked: list[tuple[str, str, Any, str | None, float]] = field(default_factory=list)

    def open(self, fullurl: Request, *, timeout: float) -> io.BytesIO:
        """Notes what was asked for."""
        body = json.loads(fullurl.data) if isinstance(fullurl.data, bytes) else None
        self.asked.append((fullurl.get_method(), fullurl.full_url, body, fullurl.get_header("Content-type"), timeout))
        if self.error:
            raise self.error
        return io.BytesIO(b"ok")


def test_an_alert_is_one_post_of_json() -> None:
    """Waited for ten seconds at most."""
    client = FakeOpener()
    post(client, URL, ALERT)
    assert client.asked == [("POST", URL, {"text": "*Mailchute: parked*\nWhy"}, "application/json", 10)]


@pytest.mark.parametrize("subject", [{}, {"Subject": None}, {"Subject": ""}])
def test_an_alert_without_a_subject_is_mailchutes(subject: dict[str, Any]) -> None:
    """SNS sends null where none was given."""
    client = FakeOpener()
    post(client, URL, {"MessageId": "m-1", "Message": "Why", **subject})
    assert client.asked[0][2] == {"text": "*Mailchute*\nWhy"}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (HTTPError(URL, 404, f"no_service at {URL}", Message(), io.BytesIO()), "HTTP404"),
        (HTTPError(URL, 500, "", Message(), io.BytesIO()), "HTTP500"),
        (URLError(socket.gaierror(f"{URL} not known")), "gaierror"),
        (URLError(f"unknown url type: {URL}"), "URLError"),
        (TimeoutError(URL), "TimeoutError"),
        (RemoteDisconnected(URL), "RemoteDisconnected"),
        (InvalidURL(URL), "InvalidURL"),
        (UnicodeError(URL), "UnicodeError"),
    ],
)
def test_a_failure_is_told_by_its_code_only(error: Exception, code: str) -> None:
    """Lambda logs the exception and all that led to it: nothing may lead there that quotes the URL."""
    with pytest.raises(NotPosted) as caught:
        post(FakeOpener(error), URL, ALERT)
    assert (str(caught.value), caught.value.__suppress_context__, caught.value.__cause__) == (code, True, None)


def test_a_fault_of_ours_is_not_taken_for_the_rooms() -> None:
    """It has another name in the log."""
    with pytest.raises(KeyError):
        post(FakeOpener(), URL, {"MessageId": "m-1"})


@pytest.fixture
def room() -> Iterator[HTTPServer]:
    """A chat room on loopback that answers with the status in the path, and counts."""

    class Room(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(int(self.path.strip("/")))

        def do_GET(self) -> None:
            self._answer(200)

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Location", "/200")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Room)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("status", [200, 202, 204])
def test_any_2xx_is_a_yes(room: HTTPServer, status: int) -> None:
    """Slack says 200, Teams 202."""
    post(opener(), f"http://127.0.0.1:{room.server_port}/{status}", ALERT)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 400, 404, 410, 429, 500, 503])
def test_anything_else_is_a_no(room: HTTPServer, status: int) -> None:
    """A redirect, too: urllib would follow it with a GET, and nobody would have read the alert."""
    with pytest.raises(NotPosted, match=f"^HTTP{status}$"):
        post(opener(), f"http://127.0.0.1:{room.server_port}/{status}", ALERT)


def test_a_room_that_is_not_there_is_a_no() -> None:
    """A refused connection."""
    with pytest.raises(NotPosted, match=r"^ConnectionRefusedError$"):
        post(opener(), "http://127.0.0.1:9/x", ALERT)


def test_the_log_holds_ids_and_codes() -> None:
    """And the caller hears of a failure, for Lambda to try again."""
    stream = io.StringIO()
    logger = Logger(service="webhook-told", logger_handler=StreamHandler(stream))
    tell(FakeOpener(), URL, EVENT, logger)
    with pytest.raises(NotPosted, match=r"^HTTP410$"):
        tell(FakeOpener(HTTPError(URL, 410, "", Message(), io.BytesIO())), URL, EVENT, logger)
    log = stream.getvalue()
    told = [
        {key: line.get(key) for key in ("message", "message_id", "code")} for line in map(json.loads, log.splitlines())
    ]
    assert told == [
        {"message": "posted", "message_id": "m-1", "code": None},
        {"message": "not posted", "message_id": "m-1", "code": "HTTP410"},
    ]
    assert "slack" not in log
    assert "Why" not in log


def test_the_handler_posts_what_sns_hands_over(room: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """And raises; what keeps functions warm is no alert."""
    monkeypatch.setenv("WEBHOOK_URL", f"http://127.0.0.1:{room.server_port}/200")
    webhook.handler(EVENT, None)
    monkeypatch.setenv("WEBHOOK_URL", f"http://127.0.0.1:{room.server_port}/410")
    with pytest.raises(NotPosted):
        webhook.handler(EVENT, None)
    webhook.handler({"Records": []}, None)


def test_settings_never_show_the_url() -> None:
    """Whoever has it may post there."""
    settings = read_settings({"WEBHOOK_URL": URL})
    assert (settings, repr(settings)) == (Settings(URL), "Settings()")
    with pytest.raises(InvalidSettings, match=r"^not set: WEBHOOK_URL$"):
        read_settings({"WEBHOOK_URL": ""})
