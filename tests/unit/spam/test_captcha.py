"""Captchas, against a server on this machine that plays the three vendors as they are documented."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qsl

import pytest

from functions.intake.spam.captcha import VERIFIERS, Verifier, check
from functions.intake.spam.signal import Signal
from functions.intake.spam.siteverify import MAX_BYTES, ask
from shared.submission import Field

SECRET = "s3cret"
SOLVED = Signal("captcha", -2.0)
WRONG = Signal("captcha-wrong", 2.5, "mark")
UNREACHABLE = Signal("captcha-unreachable", 0.0, "mark")
MISCONFIGURED = Signal("captcha-misconfigured", 0.0, "mark")
MISSING = Signal("captcha-missing", 0.0, "mark")

# A yes, and a no for a response that is not theirs, as their documentation shows them.
YES = {
    "turnstile": {
        "success": True,
        "challenge_ts": "2026-11-23T12:00:00.000Z",
        "hostname": "www.example.com",
        "error-codes": [],
        "action": "contact",
        "cdata": "",
    },
    "hcaptcha": {"success": True, "challenge_ts": "2026-11-23T12:00:00.000000Z", "hostname": "www.example.com"},
    "recaptcha": {"success": True, "challenge_ts": "2026-11-23T12:00:00Z", "hostname": "www.example.com"},
}
REFUSALS = {
    "turnstile": ["invalid-input-response"],
    "hcaptcha": [
        "invalid-input-response",
        "expired-input-response",
        "invalid-or-already-seen-response",
    ],
    "recaptcha": ["invalid-input-response"],
}
OUR_ERRORS = {
    "turnstile": ["missing-input-secret", "invalid-input-secret", "bad-request", "missing-input-response"],
    "hcaptcha": [
        "missing-input-secret",
        "invalid-input-secret",
        "bad-request",
        "missing-input-response",
        "not-using-dummy-passcode",
        "sitekey-secret-mismatch",
    ],
    "recaptcha": ["missing-input-secret", "invalid-input-secret", "bad-request", "missing-input-response"],
}
VENDORS = tuple(VERIFIERS)


@dataclass
class Vendor:
    """What it answers, and what it was asked: path, content type and form."""

    url: str = ""
    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    slow: bool = False
    ended: Event = field(default_factory=Event)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def answers(self, data: Any, status: int = 200) -> None:
        self.status, self.body = status, data if isinstance(data, bytes) else json.dumps(data).encode()

    def verifier(self, name: str) -> Verifier:
        """The row, asking here."""
        return VERIFIERS[name]._replace(url=f"{self.url}/siteverify")


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    played = Vendor()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            played.asked.append((self.path, self.headers["Content-Type"], dict(parse_qsl(body))))
            if played.silent:
                played.ended.wait(30)
                return
            self.send_response(played.status)
            for name, value in played.headers.items():
                self.send_header(name, value)
            self.end_headers()
            while played.slow and not played.ended.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()
            self.wfile.write(played.body)

        def do_GET(self) -> None:
            played.asked.append((self.path, "", {}))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"success": true}')

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    played.url = f"http://127.0.0.1:{server.server_address[1]}"
    running = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    running.start()
    yield played
    played.ended.set()
    server.shutdown()
    server.server_close()
    running.join()


def judged(vendor: Vendor, name: str, response: str | None = "a-response", secret: str = SECRET) -> list[Signal]:
    verifier = vendor.verifier(name)
    sent = () if response is None else (Field("fullname", "Gabe N"), Field(verifier.field, response))
    return list(check(verifier, secret, ask, sent))


@pytest.mark.parametrize("name", VENDORS)
def test_a_solved_captcha_speaks_for_the_visitor(vendor: Vendor, name: str) -> None:
    """The vendor hears the secret and the response, as a form, and nothing about the visitor."""
    vendor.answers(YES[name])
    assert judged(vendor, name) == [SOLVED]
    form = {"secret": SECRET, "response": "a-response"}
    assert vendor.asked == [("/siteverify", "application/x-www-form-urlencoded", form)]


@pytest.mark.parametrize(("name", "code"), [(name, code) for name in VENDORS for code in REFUSALS[name]])
def test_a_refused_captcha_speaks_against_the_visitor(vendor: Vendor, name: str, code: str) -> None:
    """Forged, run out or used before; and it is never less than marked, or a forged one were better than none."""
    vendor.answers({"success": False, "error-codes": [code]})
    assert judged(vendor, name) == [WRONG]


@pytest.mark.parametrize(("name", "code"), [(name, code) for name in VENDORS for code in OUR_ERRORS[name]])
@pytest.mark.parametrize("status", [200, 400])
def test_an_error_of_ours_is_not_held_against_the_visitor(vendor: Vendor, name: str, code: str, status: int) -> None:
    """Nor is it a free pass."""
    vendor.answers({"success": False, "error-codes": [code]}, status)
    assert judged(vendor, name) == [MISCONFIGURED]


@pytest.mark.parametrize("name", VENDORS)
def test_no_response_is_marked_and_nobody_is_asked(vendor: Vendor, name: str) -> None:
    """As from a browser without JavaScript."""
    assert judged(vendor, name, None) == judged(vendor, name, " ") == [MISSING]
    assert vendor.asked == []


@pytest.mark.parametrize("name", VENDORS)
def test_without_a_secret_nobody_is_asked(vendor: Vendor, name: str) -> None:
    """The owner has not given one yet."""
    assert judged(vendor, name, secret="") == [MISCONFIGURED]
    assert vendor.asked == []


@pytest.mark.parametrize("response", ["x" * 8_193, "a b", "é", "\ud800", "a\nb"], ids=["long", *"abcd"])
def test_what_can_be_no_response_is_not_sent_on(vendor: Vendor, response: str) -> None:
    """It is a visitor's text, not a vendor's."""
    assert judged(vendor, "turnstile", response) == [WRONG]
    assert vendor.asked == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 200),
        (b"<html>busy</html>", 200),
        (b"\xff\xfe\x00", 200),
        (b"[]", 200),
        (b"{}", 200),
        (b'{"success": "true"}', 200),
        (b'{"success": 1}', 200),
        (b"[" * 50_000, 200),
        (b'{"success": true, "x": "' + b"x" * MAX_BYTES + b'"}', 200),
        (b'{"success": false, "error-codes": ["internal-error"]}', 200),
        (b'{"success": true}', 500),
        (b'{"success": true}', 503),
        (b'{"success": true}', 429),
        (b'{"success": true}', 403),
        (b"nonsense", 400),
    ],
)
def test_no_clear_answer_is_marked(vendor: Vendor, body: bytes, status: int) -> None:
    """Neither lost nor let through."""
    vendor.answers(body, status)
    assert judged(vendor, "turnstile") == [UNREACHABLE]


@pytest.mark.parametrize("codes", [None, "invalid-input-response", [7, None, {}], [], ["a-new-code"]], ids=str)
def test_a_no_is_a_no_whatever_its_codes(vendor: Vendor, codes: Any) -> None:
    """They may be new ones, or none."""
    vendor.answers({"success": False, "error-codes": codes})
    assert judged(vendor, "hcaptcha") == [WRONG]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(vendor: Vendor, status: int) -> None:
    """The secret would go along, or a GET would be taken for a yes."""
    vendor.answers(b"", status)
    vendor.headers = {"Location": f"{vendor.url}/elsewhere"}
    assert judged(vendor, "recaptcha") == [UNREACHABLE]
    assert [path for path, *_ in vendor.asked] == ["/siteverify"]


@pytest.mark.parametrize("trouble", ["silent", "slow"])
def test_a_vendor_that_takes_long_is_given_up_in_time(vendor: Vendor, trouble: str) -> None:
    """The visitor waits for us meanwhile, and a byte now and then is no answer."""
    setattr(vendor, trouble, True)
    started = time.monotonic()
    verifier = vendor.verifier("turnstile")
    hasty = list(check(verifier, SECRET, lambda url, form, _: ask(url, form, 0.2), (Field(verifier.field, "x"),)))
    assert hasty == [UNREACHABLE]
    assert time.monotonic() - started < 2


def test_a_vendor_that_is_away_is_unreachable() -> None:
    """Nothing listens there."""
    away = Vendor(url="http://127.0.0.1:1")
    assert judged(away, "hcaptcha") == [UNREACHABLE]


@pytest.mark.parametrize(
    ("score", "signal"),
    [
        (0.9, SOLVED),
        (0.5, SOLVED),
        (1, SOLVED),
        (0.4, Signal("captcha-doubtful", 0.5)),
        (0.1, Signal("captcha-doubtful", 2.0)),
        (0.0, Signal("captcha-doubtful", 2.5)),
        (-5, Signal("captcha-doubtful", 2.5)),
        (None, SOLVED),
    ],
)
def test_recaptchas_score_weighs(vendor: Vendor, score: float | None, signal: Signal) -> None:
    """Version 3 asks nobody anything: all get a yes, and a score from 0, a program, to 1, a person."""
    vendor.answers({**YES["recaptcha"], "score": score, "action": "contact"})
    assert judged(vendor, "recaptcha") == [signal]


def test_hcaptchas_score_means_the_opposite_and_is_left_aside(vendor: Vendor) -> None:
    """0 is a person there."""
    vendor.answers({**YES["hcaptcha"], "score": 0.0})
    assert judged(vendor, "hcaptcha") == [SOLVED]


def test_the_vendors_are_asked_over_https() -> None:
    """The secret goes along."""
    assert [verifier.url.partition("://")[0] for verifier in VERIFIERS.values()] == ["https"] * 3
