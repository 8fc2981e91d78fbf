"""The canary: posted like any submission, followed through the ledger, and told of in codes."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from http.client import BadStatusLine, RemoteDisconnected
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.error import URLError

import pytest

from functions.intake.handler import desk
from functions.intake.serve import serve
from functions.intake.settings import read_settings
from shared.canary import FORM, MESSAGE, NAME, POLL_SECONDS, CanaryFailed, Leg, follow, post
from shared.canary_form import with_canary
from shared.forms import InvalidForms
from shared.ids import uuid7
from shared.log import get_logger
from shared.standing import NEWS, OPEN, Entry, State
from shared.submission import Field, Submission
from tests.factories import contact_form, http_event
from tests.simulation import stack
from tests.unit.aws import Aws

ENDPOINT = "https://api.example"
TOKEN = "t0ken-of-16-or-more"
ID = "0193586e-8c00-7000-8000-000000000001"
TYPED = "c4nary"
GOOD = json.dumps({"ok": True, "id": ID}).encode()


def intake(aws: Aws) -> Any:
    """The real one, in place of HTTP."""
    room = desk(
        read_settings(stack.ENVIRONMENT),
        with_canary({"contact": contact_form()}),
        aws.client,
        now=aws.clock,
        new_id=uuid7,
    )

    def send(url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        assert url.startswith(f"{ENDPOINT}/f/")
        named = {name.lower(): value for name, value in headers.items()}
        event = http_event(body=body, form=url.rpartition("/")[2], content_type="", headers=named)
        answer = serve(room, event, get_logger("intake"))
        return answer["statusCode"], answer["body"].encode()

    return send


@pytest.mark.parametrize("endpoint", [ENDPOINT, f"{ENDPOINT}/"])
def test_the_canary_is_accepted_like_any_submission(endpoint: str) -> None:
    """By the real intake: it waits for the mailer, under the id that the answer gave."""
    aws = Aws()
    submission_id = post(endpoint, TOKEN, intake(aws))
    [waiting] = aws.sqs.messages[stack.MAIN]
    assert waiting["attributes"] == {"submission_id": submission_id, "form": NAME}
    submission = Submission.decode(waiting["body"])
    assert (submission.id, submission.form, submission.fields) == (submission_id, NAME, (Field("message", MESSAGE),))


def test_the_same_token_is_the_same_canary() -> None:
    """And another one another."""
    send = intake(Aws())
    first = post(ENDPOINT, TOKEN, send)
    assert post(ENDPOINT, TOKEN, send) == first != post(ENDPOINT, TOKEN + "2", send)


def test_the_canary_bothers_nobody() -> None:
    """SES's own simulator is its one recipient; no page may post it, and it takes nothing but one short message."""
    forms = with_canary({"contact": contact_form()})
    canary = forms[NAME]
    assert canary.recipients == ("success@simulator.amazonses.com",)
    assert (canary.origins, canary.extra_fields) == (("https://canary.invalid",), False)
    assert [(field.name, field.limit) for field in canary.fields] == [("message", 200)]
    assert len(MESSAGE) <= 200
    assert forms["contact"] == contact_form()


def test_an_owners_form_of_that_name_is_refused() -> None:
    """Its mail would reach nobody, or the canary would reach its owner."""
    with pytest.raises(InvalidForms, match="this name is Mailchute's own"):
        with_canary({NAME: contact_form()})


def test_its_name_costs_a_function_nothing() -> None:
    """Neither pydantic nor urllib is loaded by it; the form is plain data."""
    code = "import sys, shared.canary; print({'pydantic', 'urllib.request', 'http.client'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=stack.REPO)
    assert loaded.stdout.strip() == "set()"
    assert isinstance(FORM, dict)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((503, b""), "not_accepted:503"),
        ((429, TYPED.encode()), "not_accepted:429"),
        ((303, b""), "not_accepted:303"),
        ((200, b""), "not_accepted:NoId"),
        ((200, TYPED.encode()), "not_accepted:NoId"),
        ((200, b"\xff"), "not_accepted:NoId"),
        ((200, b"[]"), "not_accepted:NoId"),
        ((200, b"{}"), "not_accepted:NoId"),
        ((200, b'"x"'), "not_accepted:NoId"),
        ((200, json.dumps({"id": TYPED}).encode()), "not_accepted:NoId"),
        ((200, json.dumps({"id": f"{ID}\n"}).encode()), "not_accepted:NoId"),
        ((200, b'{"id": 7}'), "not_accepted:NoId"),
    ],
)
def test_an_answer_that_does_not_accept_it_is_a_code(answer: tuple[int, bytes], code: str) -> None:
    """Nothing of the answer's own words."""
    with pytest.raises(CanaryFailed) as caught:
        post(ENDPOINT, TOKEN, lambda *_: answer)
    assert (caught.value.code, str(caught.value), caught.value.legs) == (code, code, ())


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (TimeoutError(TYPED), "TimeoutError"),
        (URLError(ConnectionRefusedError(TYPED)), "ConnectionRefusedError"),
        (URLError(TYPED), "URLError"),
        (RemoteDisconnected(TYPED), "RemoteDisconnected"),
        (BadStatusLine(TYPED), "BadStatusLine"),
        (ValueError(f"unknown url type: {TYPED}"), "ValueError"),
    ],
)
def test_no_answer_is_a_code_too(error: Exception, name: str) -> None:
    """The class of what was met, without its text."""

    def send(*_: object) -> tuple[int, bytes]:
        raise error

    with pytest.raises(CanaryFailed) as caught:
        post(ENDPOINT, TOKEN, send)
    assert str(caught.value) == f"not_accepted:{name}"
    assert (caught.value.__cause__, caught.value.__suppress_context__) == (None, True)


class Server(BaseHTTPRequestHandler):
    """Answers as the server's `answer` says, and keeps what came."""

    def do_POST(self) -> None:
        server: Any = self.server
        server.heard.append((self.path, dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
        status, body = server.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quietly."""


@pytest.fixture
def server() -> Iterator[Any]:
    made: Any = HTTPServer(("127.0.0.1", 0), Server)
    made.heard, made.answer = [], (200, GOOD)
    thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def test_by_itself_it_speaks_http(server: Any) -> None:
    """One POST of JSON that asks for JSON, and tells no origin."""
    assert post(f"http://127.0.0.1:{server.server_port}", TOKEN) == ID
    [(path, headers, body)] = server.heard
    assert path == "/f/mailchute-canary"
    assert (headers["Content-Type"], headers["Accept"], headers["User-Agent"]) == (*["application/json"] * 2, NAME)
    assert "Origin" not in headers
    assert json.loads(body) == {"message": MESSAGE, "_id": TOKEN}


def test_by_itself_it_hears_refusals_and_silence(server: Any) -> None:
    """As codes."""
    url, server.answer = f"http://127.0.0.1:{server.server_port}", (503, TYPED.encode())
    with pytest.raises(CanaryFailed, match=r"^not_accepted:503$"):
        post(url, TOKEN)
    with pytest.raises(CanaryFailed, match=r"^not_accepted:ConnectionRefusedError$"):
        post("http://127.0.0.1:1", TOKEN)
    with pytest.raises(CanaryFailed, match=r"^not_accepted:ValueError$"):
        post("no url", TOKEN)


class Sky:
    """Time, and a ledger that says one state after another, each from a second on."""

    def __init__(self, **states: float) -> None:
        self.now, self.states, self.asked = 1_000.0, states, list[str]()

    def look(self, submission_id: str) -> Entry | None:
        self.asked.append(submission_id)
        reached = [name for name, second in self.states.items() if self.now - 1_000 >= second]
        return Entry(submission_id, NAME, State(reached[-1]), 0) if reached else None

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def follow(self, patience: float = 240) -> list[Leg]:
        return follow(self.look, ID, lambda: self.now, self.sleep, patience)

    def code(self, patience: float = 240) -> tuple[str, tuple[Leg, ...]]:
        """What it fails with."""
        with pytest.raises(CanaryFailed) as caught:
            self.follow(patience)
        return caught.value.code, caught.value.legs


def test_each_leg_is_timed() -> None:
    """From the answer to the post until the ledger tells of it."""
    sky = Sky(SENDING=1, SENT=2, DELIVERED=7.5)
    assert sky.follow() == [Leg("claimed", 1.0), Leg("sent", 2.0), Leg("delivered", 7.5)]
    assert set(sky.asked) == {ID}
    assert len(sky.asked) == 1 + 7.5 / POLL_SECONDS


def test_legs_that_are_over_before_anybody_looks_count_too() -> None:
    """Later news is news of the earlier."""
    assert Sky(DELIVERED=0).follow() == [Leg("claimed", 0), Leg("sent", 0), Leg("delivered", 0)]
    assert Sky(RETRY=1, UNKNOWN=2, DELAYED=3, DELIVERED=4).follow()[1:] == [Leg("sent", 3), Leg("delivered", 4)]


@pytest.mark.parametrize(
    ("states", "code", "legs"),
    [
        ({}, "not_claimed", []),
        ({"SENDING": 1}, "not_sent:SENDING", ["claimed"]),
        ({"SENDING": 1, "RETRY": 2}, "not_sent:RETRY", ["claimed"]),
        ({"UNKNOWN": 1}, "not_sent:UNKNOWN", ["claimed"]),
        ({"SENT": 1}, "not_delivered:SENT", ["claimed", "sent"]),
        ({"SENT": 1, "DELAYED": 2}, "not_delivered:DELAYED", ["claimed", "sent"]),
        ({"DELIVERED": 241}, "not_claimed", []),
    ],
)
def test_patience_ends(states: dict[str, float], code: str, legs: list[str]) -> None:
    """Where it was last seen, and what it flew until then."""
    sky = Sky(**states)
    failed, flown = sky.code()
    assert (failed, [leg.name for leg in flown]) == (code, legs)
    assert sky.now == 1_240


@pytest.mark.parametrize("patience", [0, -5])
def test_without_patience_it_is_looked_for_once(patience: float) -> None:
    """And what is there counts."""
    assert Sky().code(patience)[0] == "not_claimed"
    assert len(Sky(DELIVERED=0).follow(patience)) == 3


@pytest.mark.parametrize("state", ["PARKED", "BOUNCED", "COMPLAINED", "REJECTED", "DUPLICATE"])
def test_a_bad_end_ends_it_at_once(state: str) -> None:
    """Nothing better comes."""
    sky = Sky(SENDING=1, **{state: 3})
    assert sky.code()[0] == f"ended:{state}"
    assert sky.now == 1_003


def test_every_state_is_a_leg_or_an_end() -> None:
    """A new one can't be forgotten here."""
    codes = {state: Sky(**{state: 0}).code(0)[0] for state in State if state is not State.DELIVERED}
    assert {state for state, code in codes.items() if code == f"not_sent:{state}"} == {*OPEN} - {State.PARKED}
    assert {state for state, code in codes.items() if code == f"not_delivered:{state}"} == {State.SENT, State.DELAYED}
    assert {state for state, code in codes.items() if code == f"ended:{state}"} == {
        State.PARKED,
        State.DUPLICATE,
        *NEWS[3:],
    }
