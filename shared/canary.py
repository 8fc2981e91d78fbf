"""The canary: a submission of our own that goes the whole way, to tell of a mailer that does not run at all.

It is mailed to SES's mailbox simulator, which takes every mail, tells of its delivery and bothers nobody.
https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from shared.standing import NEWS, Entry, State

NAME = "mailchute-canary"
# A form as in forms.toml. No page is on its one origin: only programs, which tell no origin, can post it.
FORM: dict[str, Any] = {
    "recipients": ("success@simulator.amazonses.com",),
    "subject": "Mailchute canary",
    "origins": ("https://canary.invalid",),
    "fields": ({"name": "message", "required": True, "max_length": 200},),
    "extra_fields": False,
}
MESSAGE = "Mailchute sends this to itself, to see that mail goes out."
LEGS = ("claimed", "sent", "delivered")
POST_SECONDS = 20.0
POLL_SECONDS = 0.5

_BAD_ENDS = (State.PARKED, State.DUPLICATE, State.BOUNCED, State.REJECTED, State.COMPLAINED)
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

# Url, body and headers; status and body of the answer.
Send = Callable[[str, bytes, Mapping[str, str]], tuple[int, bytes]]


class Leg(NamedTuple):
    """One of LEGS, and how long after the answer to the post it was seen."""

    name: str
    seconds: float


class CanaryFailed(Exception):
    """`code` says how, free of content: `not_accepted:503`, `not_sent:RETRY`. `legs` are those that it still flew."""

    def __init__(self, code: str, legs: tuple[Leg, ...] = ()) -> None:
        super().__init__(code)
        self.code, self.legs = code, legs


def send(url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
    """One POST. Raises OSError, HTTPException and ValueError."""
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    request = Request(url, body, dict(headers), method="POST")  # noqa: S310 - the stack's own endpoint
    try:
        with urlopen(request, timeout=POST_SECONDS) as answer:  # noqa: S310 - see above
            return answer.status, answer.read()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, b""


def post(endpoint: str, token: str, send: Send = send) -> str:
    """The submission's id. The same token is the same submission; intake takes 16 characters or more for one.

    Raises CanaryFailed.
    """
    from http.client import HTTPException

    url, body = f"{endpoint.rstrip('/')}/f/{NAME}", json.dumps({"message": MESSAGE, "_id": token}).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": NAME}
    try:
        status, answer = send(url, body, headers)
    except (OSError, HTTPException, ValueError) as error:
        # urllib wraps what it met while it connected.
        met = getattr(error, "reason", None)
        raise CanaryFailed(f"not_accepted:{type(met if isinstance(met, Exception) else error).__name__}") from None
    if status != 200:
        raise CanaryFailed(f"not_accepted:{status}")
    return _id_in(answer)


def follow(
    look: Callable[[str], Entry | None],
    submission_id: str,
    clock: Callable[[], float],
    sleep: Callable[[float], object],
    patience: float,
) -> list[Leg]:
    """All legs, as the ledger tells of them. Raises CanaryFailed after `patience` seconds or at a bad end, and what
    `look` raises.
    """
    begun, legs = clock(), list[Leg]()
    while True:
        entry, seconds = look(submission_id), clock() - begun
        legs += [Leg(name, seconds) for name in LEGS[len(legs) : _flown(entry)]]
        if len(legs) == len(LEGS):
            return legs
        if entry and entry.state in _BAD_ENDS:
            raise CanaryFailed(f"ended:{entry.state}", tuple(legs))
        if seconds >= patience:
            at = f":{entry.state}" if entry else ""
            raise CanaryFailed(f"not_{LEGS[len(legs)]}{at}", tuple(legs))
        sleep(POLL_SECONDS)


def _flown(entry: Entry | None) -> int:
    """How many legs."""
    if entry is None:
        return 0
    if entry.state is State.DELIVERED:
        return 3
    return 2 if entry.state in NEWS else 1


def _id_in(answer: bytes) -> str:
    try:
        found = json.loads(answer)["id"]
    except (ValueError, LookupError, TypeError):
        found = None
    if not isinstance(found, str) or not _ID.fullmatch(found):
        raise CanaryFailed("not_accepted:NoId")
    return found
