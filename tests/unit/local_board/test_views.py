"""The board's page."""

import re
from typing import Any

import pytest

from local.board import views
from local.ses.breakage import Breakage
from shared.standing import State
from shared.submission import Judgement
from tests.factories import sent_message, submission
from tests.simulation import stack
from tests.unit.local_board.conftest import Place
from tests.unit.local_board.test_alerts import message
from tests.unit.local_inbox.pages import Page

HOSTILE = "</pre></code></p></svg><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"


def shown(place: Place) -> str:
    reply = place.board.get("/board")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    return reply.body.decode()


def test_every_count_stands_in_the_drawing_and_in_the_list_for_screen_readers(place: Place) -> None:
    """By the names of the JSON."""
    place.enter("a", State.DELIVERED)
    page = Page(shown(place))
    counts = [(tag, a["data-count"]) for tag, a in page.elements if "data-count" in a]
    names = set(place.data["chute"])
    assert {name for tag, name in counts if tag == "text"} == names
    assert {name for tag, name in counts if tag == "dd"} == names
    assert "1" in page.texts("text")


def test_each_cause_names_the_command_that_replays_it(place: Place) -> None:
    """Once for a reason, whatever the codes."""
    place.enter("a", State.PARKED, reason="refused_by_ses", code="MessageRejected")
    place.enter("b", State.PARKED, reason="refused_by_ses", code="BadRequestException")
    place.enter("c", State.PARKED, reason="out_of_time", code="X")
    commands = [text for text in Page(shown(place)).texts("code") if text.startswith("mailchute dead")]
    assert sorted(commands) == [
        "mailchute dead replay --reason out_of_time --stack local",
        "mailchute dead replay --reason refused_by_ses --stack local",
    ]


def test_alerts_stand_there_as_they_were_sent(place: Place) -> None:
    """Line by line; the newest is open."""
    place.alerts.receive(message(Message="old"))
    place.alerts.receive(message(Message="first\n    second <b>"))
    page = Page(shown(place))
    assert page.texts("pre") == ["first\n    second <b>", "old"]
    assert ["open" in each for each in page.attributes("details")] == [True, False]


def test_quarantine_tells_each_reason_in_words_with_its_points(place: Place) -> None:
    """And the score; dead letters have the mailer's own reason."""
    judgement = Judgement(score=0.9931, reasons=("honeypot", "known", "old"), points=(6.0, -1.04), verdict="quarantine")
    body = submission(judgement=judgement).encode()
    place.aws.sqs.send_message(**sent_message(url=stack.QUARANTINE, body=body, reason="honeypot,known", form="contact"))
    place.put(stack.DEAD, reason="refused_by_ses", code="X")
    text = " ".join(re.sub(r"<[^>]+>", " ", shown(place)).split())
    assert "contact · quarantine, at a score of 0.99 · " in text
    assert " +6.0 a field that no person sees was filled in -1.0 known old" in text
    assert "contact · refused_by_ses X · " in text


def test_whatever_comes_is_text(place: Place) -> None:
    """Names and codes from messages and alerts are escaped, so that none of it becomes an element."""
    place.put(stack.DEAD, submission_id=HOSTILE, form=HOSTILE, reason=HOSTILE, code=HOSTILE)
    place.put(stack.QUARANTINE, submission_id=HOSTILE, form=HOSTILE, reason=HOSTILE)
    place.enter("a", State.PARKED, reason=HOSTILE, code=HOSTILE, form=HOSTILE)
    place.alerts.receive(message(Subject=HOSTILE, Message=HOSTILE, Timestamp=HOSTILE))
    page = Page(shown(place))
    assert [each.get("src") for each in page.attributes("script")] == [
        "/board/assets/letters.js",
        "/board/assets/board.js",
    ]
    assert [each.get("src") for each in page.attributes("img")] == ["/board/assets/board.svg"]
    assert HOSTILE in page.texts("pre")
    assert HOSTILE in page.texts("code")


def test_what_a_visitor_typed_is_nowhere(place: Place) -> None:
    """Neither on the page nor in the JSON."""
    place.put(stack.DEAD, reason="refused_by_ses")
    place.put(stack.QUARANTINE, reason="honeypot")
    for said in (shown(place), place.board.get("/board.json").body.decode()):
        for secret in ("Gabe", "gabe@", "Valve"):
            assert secret not in said


def test_the_page_runs_nothing_inline_and_loads_nothing_from_elsewhere(place: Place) -> None:
    """Its own policy says so, and it keeps to it."""
    html = shown(place)
    page = Page(html)
    policy = [each for each in page.attributes("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    assert [each["content"] for each in policy] == [views.CSP]
    assert "unsafe" not in views.CSP
    for _, attributes in page.elements:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert page.attributes("style") == []
    assert re.findall(r"https?://(?!www\.w3\.org)", html) == []


def test_every_asset_of_the_page_is_served(place: Place) -> None:
    """By its content type; and nothing else."""
    for path in re.findall(r'"(/board/assets/[^"]+)"', shown(place)):
        assert place.board.get(path).status == 200
    assert place.board.get("/board/assets/board.css").headers["Content-Type"] == "text/css; charset=utf-8"
    for path in ("/board/assets/../views.py", "/board/assets/", "/board/x", "/boards"):
        assert place.board.get(path).status == 404


def test_the_switch_has_every_fault_and_shows_what_is_on(place: Place) -> None:
    """In words, with what comes of it."""
    assert views.FAULTS.keys() == set(Breakage)
    place.aws.ses.breakage_rate, place.aws.ses.breakage = 0.25, Breakage.THROTTLE
    page = Page(shown(place))
    pressed = [each["data-fault"] for each in page.attributes("button") if each["aria-pressed"] == "true"]
    assert pressed == ["throttle"]
    assert views.FAULTS[Breakage.THROTTLE].says in page.texts("p")
    assert "25 %" in page.texts("span")
    assert "panel ses broken" in [each.get("class") for each in page.attributes("section")]


def _data(fault: str = "none", hold: Any = None, dead: int = 0) -> dict[str, Any]:
    return {"ses": {"fault": fault, "hold": hold}, "dead_letters": {"count": dead}}


@pytest.mark.parametrize(
    ("data", "mood"),
    [
        (_data(), ("well", "all is well")),
        (_data(dead=1), ("worried", "1 dead letter")),
        (_data(dead=7), ("worried", "7 dead letters")),
        (_data(hold={"code": "X", "since": ""}, dead=7), ("broken", "on hold: X")),
        (_data(fault="reject", hold={"code": "X", "since": ""}), ("broken", "SES is broken: rejects")),
    ],
)
def test_the_worst_is_said_first(data: dict[str, Any], mood: tuple[str, str]) -> None:
    """One light for all of it."""
    assert views.mood(data) == mood
