"""POST /board/ses: what breaks SES, and who may."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from local.ses.breakage import Breakage
from tests.unit.local_board.conftest import SITE, Place

Post = Callable[..., tuple[int, Any]]


@pytest.mark.parametrize("fault", Breakage)
def test_every_fault_can_be_chosen(place: Place, post: Post, fault: Breakage) -> None:
    """Without a rate it hits every mail."""
    assert post("/board/ses", json.dumps({"fault": fault}).encode()) == (200, {"fault": fault, "rate": 1.0})
    assert (place.aws.ses.breakage, place.aws.ses.breakage_rate) == (fault, 1.0)
    assert place.data["ses"]["fault"] == fault


@pytest.mark.parametrize("rate", [0, 0.25, 1])
def test_a_rate_may_be_given(place: Place, post: Post, rate: float) -> None:
    """From 0 to 1."""
    body = json.dumps({"fault": "stall", "rate": rate}).encode()
    assert post("/board/ses", body) == (200, {"fault": "stall", "rate": rate})
    assert (place.aws.ses.breakage, place.aws.ses.breakage_rate) == (Breakage.STALL, rate)


FAULTS = "none, throttle, quota, pause, suspend, reject, error, unverified, stall, drop_answer, refuse_connection"
RATE = "rate must be a number from 0 to 1"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", "the body is not JSON"),
        (b"fault=reject", "the body is not JSON"),
        (b"\xff", "the body is not JSON"),
        (b"[" * 100_000, "the body is not JSON"),
        (b'["reject"]', "the body is not a JSON object"),
        (b"null", "the body is not a JSON object"),
        (b"{}", f"fault must be one of {FAULTS}"),
        (b'{"fault": "Reject"}', f"fault must be one of {FAULTS}"),
        (b'{"fault": null}', f"fault must be one of {FAULTS}"),
        (b'{"fault": ["reject"]}', f"fault must be one of {FAULTS}"),
        (b'{"fault": {"reject": 1}}', f"fault must be one of {FAULTS}"),
        (b'{"fault": "reject", "rate": true}', RATE),
        (b'{"fault": "reject", "rate": NaN}', RATE),
        (b'{"fault": "reject", "rate": Infinity}', RATE),
        (b'{"fault": "reject", "rate": -0.01}', RATE),
        (b'{"fault": "reject", "rate": 1.01}', RATE),
        (b'{"fault": "reject", "rate": "1"}', RATE),
        (b'{"fault": "reject", "rate": null}', RATE),
        (b'{"fault": "reject", "rat": 1}', "unknown: rat"),
    ],
)
def test_what_can_not_be_read_breaks_nothing(place: Place, post: Post, body: bytes, error: str) -> None:
    """A 400 that says what is wrong."""
    place.aws.ses.breakage = Breakage.THROTTLE
    assert post("/board/ses", body) == (400, {"error": error})
    assert place.aws.ses.breakage is Breakage.THROTTLE


REJECT = b'{"fault": "reject"}'


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "json"])
def test_only_json_is_taken(place: Place, post: Post, kind: str) -> None:
    """Any other type a page of another site may send without asking."""
    assert post("/board/ses", REJECT, content_type=kind) == (
        415,
        {"error": "the Content-Type must be application/json"},
    )
    assert place.aws.ses.breakage is Breakage.NONE


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_json_may_say_its_charset(post: Post, kind: str) -> None:
    """As browsers and programs write it."""
    assert post("/board/ses", REJECT, content_type=kind)[0] == 200


@pytest.mark.parametrize("path", ["/board/ses", "/board/alerts", "/board/other"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:8001", "http://127.0.0.1:8000.x"])
def test_another_sites_page_may_do_nothing(place: Place, post: Post, path: str, origin: str) -> None:
    """Whatever a developer has open besides."""
    error = "only the board's own page and programs may do this"
    assert post(path, REJECT, origin=origin) == (403, {"error": error})
    assert place.aws.ses.breakage is Breakage.NONE


@pytest.mark.parametrize("origin", ["", SITE, "http://localhost:8000"])
def test_the_boards_own_page_and_programs_may(place: Place, post: Post, origin: str) -> None:
    """Programs tell no origin."""
    assert post("/board/ses", REJECT, origin=origin)[0] == 200
    assert place.aws.ses.breakage is Breakage.REJECT


def test_nothing_else_is_posted_to(place: Place) -> None:
    """404."""
    assert place.board.post("/board", {}, b"").status == 404
