"""The board as text: one page and the files that it loads.

Served at /board and /board/assets/<name>. Everything is escaped, and the page has no inline script or style.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment

from local.pages import templates
from local.ses.breakage import Breakage

_FOLDER = Path(__file__).parent / "templates"

# Also in the page itself, so it holds whatever the server sends.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)

ASSETS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "board.css": ("text/css", partial(Path.read_bytes, _FOLDER / "board.css")),
    "board.js": ("text/javascript", partial(Path.read_bytes, _FOLDER / "board.js")),
    "letters.js": ("text/javascript", partial(Path.read_bytes, _FOLDER / "letters.js")),
    "board.svg": ("image/svg+xml", partial(Path.read_bytes, _FOLDER / "board.svg")),
}


class Words(NamedTuple):
    """What a fault is called, and what comes of it."""

    name: str
    says: str


_ACCOUNT = (
    "The whole account is refused: mail waits in the shaft, no attempt is used up, and one alert says what to do."
)
_NOBODY_KNOWS = "Nobody knows whether the mail was taken: it is held for SES's event, tried once more, and then parked."

FAULTS: dict[Breakage, Words] = {
    Breakage.NONE: Words("takes mail", "Nothing is broken: SES takes every mail."),
    Breakage.REJECT: Words(
        "rejects", "Each mail is refused for good: it is parked as a dead letter, and one alert an hour tells why."
    ),
    Breakage.THROTTLE: Words("throttles", "Too many mails a second: each is tried again later, up to thirteen times."),
    Breakage.QUOTA: Words("quota used up", f"The day's quota is gone. {_ACCOUNT}"),
    Breakage.PAUSE: Words("account paused", f"SES has paused sending. {_ACCOUNT}"),
    Breakage.SUSPEND: Words("account suspended", f"AWS has shut the account down for mail. {_ACCOUNT}"),
    Breakage.UNVERIFIED: Words("domain not verified", f"The sending domain is not verified. {_ACCOUNT}"),
    Breakage.ERROR: Words("errors", f"SES answers with a 500. {_NOBODY_KNOWS}"),
    Breakage.STALL: Words("never answers", f"SES is silent until the mailer gives up waiting. {_NOBODY_KNOWS}"),
    Breakage.DROP_ANSWER: Words(
        "loses its answer", "SES takes the mail and hangs up: its event tells, and the mail comes once."
    ),
    Breakage.REFUSE_CONNECTION: Words("hangs up", f"SES closes the connection. {_NOBODY_KNOWS}"),
}


def board_page(data: Mapping[str, Any]) -> str:
    """The HTML of the board; `data` is what /board.json gives."""
    return _templates().get_template("board.html").render(csp=CSP, faults=FAULTS, mood=mood(data), **data)


def mood(data: Mapping[str, Any]) -> tuple[str, str]:
    """How it stands, in a word for the style and one for people: the worst first."""
    ses, dead = data["ses"], data["dead_letters"]["count"]
    if ses["fault"] != Breakage.NONE:
        return "broken", f"SES is broken: {FAULTS[Breakage(ses['fault'])].name}"
    if ses["hold"]:
        return "broken", f"on hold: {ses['hold']['code']}"
    if dead:
        return "worried", "1 dead letter" if dead == 1 else f"{dead} dead letters"
    return "well", "all is well"


@cache
def _templates() -> Environment:
    return templates(_FOLDER, moment=_moment)


def _moment(at: str) -> str:
    """`2026-03-04T12:00:00.000Z` for people; the script turns it into local time. What is no time stays as it is."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{when.day} {when:%b %Y, %H:%M:%S} UTC"
