"""The edge to a captcha's vendor: one POST that is over in time, whatever the network does."""

import json
from collections.abc import Mapping
from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from functions.intake.spam.captcha import Unreachable

MAX_BYTES = 64 * 1024


class _NoRedirect(HTTPRedirectHandler):
    """The secret goes to the vendor, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        """Leaves the 3xx to be an error."""


def ask(url: str, form: Mapping[str, str], seconds: float) -> Mapping[str, Any]:
    """The answer's JSON object, empty where it holds none. Raises Unreachable.

    urllib's timeout is for each step, and none for looking a name up: a thread that nobody waits for bounds all.
    """
    answers: SimpleQueue[Mapping[str, Any] | Unreachable] = SimpleQueue()
    Thread(target=lambda: answers.put(_answer(url, form, seconds)), daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise Unreachable("Timeout") from None
    if isinstance(answer, Unreachable):
        raise answer
    return answer


def _answer(url: str, form: Mapping[str, str], seconds: float) -> Mapping[str, Any] | Unreachable:
    try:
        return _post(url, form, seconds)
    except HTTPError as error:
        return Unreachable(f"HTTP{error.code}")
    except (OSError, HTTPException, ValueError) as error:
        # urllib's text may quote what was sent, and with it the secret.
        return Unreachable(type(error).__name__)


def _post(url: str, form: Mapping[str, str], seconds: float) -> Mapping[str, Any]:
    request = Request(url, urlencode(form).encode(), {"Accept": "application/json"})  # noqa: S310 - the vendors' are https
    try:
        with build_opener(_NoRedirect).open(request, timeout=seconds) as reply:
            return _read(reply)
    except HTTPError as error:
        with error:
            # What is wrong with the request, Turnstile says in the body of a 400.
            if error.code == 400:
                return _read(error)
        raise


def _read(reply: IO[bytes]) -> Mapping[str, Any]:
    body = reply.read(MAX_BYTES)
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    return answer if isinstance(answer, dict) else {}
