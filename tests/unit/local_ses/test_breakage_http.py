"""Faults on demand over HTTP: boto3's client against the web server, the way `make run` has it."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError

from local.ses import Breakage, FakeSes, breakage
from local.web import SES_PREFIX, Site, WebServer
from tests.unit.local_ses.samples import ses, simple
from tests.unit.local_ses.test_breakage import REFUSALS

ROUTE = f"{SES_PREFIX}/v2/email/outbound-emails"

Call = Callable[[float], Any]
Serve = Callable[[FakeSes], Call]


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Puts a SES behind the web server; what it returns makes clients that try once and wait for so many seconds."""
    running: list[tuple[FakeSes, WebServer]] = []
    clients = []

    def start(fake: FakeSes) -> Call:
        server = WebServer(Site(tmp_path, fake), 0)
        server.start()
        running.append((fake, server))
        monkeypatch.setenv("AWS_ENDPOINT_URL_SESV2", f"http://127.0.0.1:{server.port}{SES_PREFIX}")
        return client

    def client(patience: float) -> Any:
        config = Config(connect_timeout=2, read_timeout=patience, retries={"total_max_attempts": 1})
        clients.append(boto3.Session("testing", "testing", region_name="us-east-1").client("sesv2", config=config))
        return clients[-1]

    yield start
    for one in clients:
        one.close()
    for fake, server in running:
        # Whoever is held is let go, so that no thread outlives its test.
        fake.breakage = Breakage.NONE
        server.stop()


@pytest.fixture
def arrived() -> threading.Event:
    """Set once a request has come to a fault."""
    return threading.Event()


@pytest.fixture
def events() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def fake(arrived: threading.Event, events: list[dict[str, Any]]) -> FakeSes:
    def chance() -> float:
        arrived.set()
        return 0.0

    return ses(chance=chance, emit=events.append)


@pytest.fixture
def client(serve: Serve, fake: FakeSes) -> Call:
    """Clients of `fake`."""
    return serve(fake)


def request() -> Any:
    """A sound one, whose events are published."""
    return simple(ConfigurationSetName="known")


@pytest.mark.parametrize("fault", REFUSALS)
def test_a_refusal_is_the_clients_own_exception(
    client: Call, fake: FakeSes, events: list[dict[str, Any]], fault: Breakage
) -> None:
    """With the code, status and text that it has in process."""
    fake.breakage = fault
    code, status, text = REFUSALS[fault]
    sesv2 = client(5)
    with pytest.raises(getattr(sesv2.exceptions, code)) as caught:
        sesv2.send_email(**request())
    answer = caught.value.response
    assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == (code, status)
    assert text in answer["Error"]["Message"]
    assert (fake.inbox, events) == ([], [])


def test_a_stall_ends_when_the_client_gives_up(client: Call, fake: FakeSes, events: list[dict[str, Any]]) -> None:
    """By its own read timeout, and nothing is accepted, then or later."""
    fake.breakage = Breakage.STALL
    with pytest.raises(ReadTimeoutError):
        client(0.3).send_email(**request())
    fake.breakage = Breakage.NONE
    client(5).send_email(**simple(subject="after"))
    assert ([mail.subject for mail in fake.inbox], events) == (["after"], [])


@pytest.mark.parametrize(
    "change", [lambda fake: setattr(fake, "breakage", "none"), lambda fake: setattr(fake, "breakage_rate", 0.5)]
)
def test_a_stall_ends_when_the_fault_is_changed(
    client: Call, fake: FakeSes, arrived: threading.Event, change: Callable[[FakeSes], None]
) -> None:
    """The connection is closed, without an answer and without a mail."""
    fake.breakage = Breakage.STALL
    with ThreadPoolExecutor() as pool:
        call = pool.submit(client(20).send_email, **request())
        assert arrived.wait(5)
        begun = time.monotonic()
        change(fake)
        assert isinstance(call.exception(10), ConnectionClosedError)
    assert time.monotonic() - begun < 5
    assert fake.inbox == []


def test_a_stall_has_an_end(client: Call, fake: FakeSes, monkeypatch: pytest.MonkeyPatch) -> None:
    """30 seconds; here fewer."""
    assert breakage._STALL_SECONDS == 30
    monkeypatch.setattr(breakage, "_STALL_SECONDS", 0.1)
    fake.breakage = Breakage.STALL
    with pytest.raises(ConnectionClosedError):
        client(20).send_email(**request())


def test_others_are_served_while_one_is_held(serve: Serve) -> None:
    """The next mail goes out."""
    arrived = threading.Event()

    def plan(request: Mapping[str, Any]) -> Breakage:
        arrived.set()
        return Breakage.STALL if request["Content"]["Simple"]["Subject"]["Data"] == "held" else Breakage.NONE

    fake = ses(plan=plan)
    client = serve(fake)
    with ThreadPoolExecutor() as pool:
        call = pool.submit(client(1).send_email, **simple(subject="held"))
        assert arrived.wait(5)
        client(5).send_email(**simple(subject="next"))
        assert isinstance(call.exception(10), ReadTimeoutError)
    assert [mail.subject for mail in fake.inbox] == ["next"]


def test_a_dropped_answer_leaves_the_mail_sent(client: Call, fake: FakeSes, events: list[dict[str, Any]]) -> None:
    """One mail, its events, and a closed connection."""
    fake.breakage = Breakage.DROP_ANSWER
    with pytest.raises(ConnectionClosedError):
        client(5).send_email(**request())
    assert len(fake.inbox) == 1
    assert [event["detail-type"] for event in events] == ["Email Sent", "Email Delivered"]


def test_a_dropped_answer_is_dropped_on_a_kept_connection_too(client: Call, fake: FakeSes) -> None:
    """And the client's next call gets a new one."""
    sesv2 = client(5)
    sesv2.send_email(**request())
    fake.breakage = Breakage.DROP_ANSWER
    with pytest.raises(ConnectionClosedError):
        sesv2.send_email(**request())
    fake.breakage = Breakage.NONE
    sesv2.send_email(**request())
    assert len(fake.inbox) == 3


@pytest.mark.parametrize("fault", [Breakage.DROP_ANSWER, Breakage.REFUSE_CONNECTION])
def test_not_a_byte_is_written(client: Call, fake: FakeSes, fault: Breakage) -> None:
    """The socket is closed as it was opened."""
    fake.breakage = fault
    port = urlsplit(client(5).meta.endpoint_url).port
    assert port
    body = json.dumps(request()).encode()
    head = f"POST {ROUTE} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(head + body)
        assert connection.recv(1) == b""
    assert len(fake.inbox) == (fault is Breakage.DROP_ANSWER)


def test_at_a_rate_of_a_half_chance_has_it(serve: Serve) -> None:
    """Here it hits every second call."""
    fake = ses(chance=iter([0.4, 0.6] * 5).__next__)
    fake.breakage, fake.breakage_rate = Breakage.THROTTLE, 0.5
    sesv2 = serve(fake)(5)
    for _ in range(5):
        with pytest.raises(ClientError):
            sesv2.send_email(**request())
        sesv2.send_email(**request())
    assert len(fake.inbox) == 5
