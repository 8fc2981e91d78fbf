"""The local stack's web server and endpoint, by HTTP."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from shared.canary import send


class NotInTime(Exception):
    """Says what did not happen."""


@dataclass(frozen=True)
class Web:
    """The local stack by HTTP; `info` is stack.json. Each method raises NotInTime."""

    info: Mapping[str, Any]

    def look(self, name: str) -> Any:
        """`board` or `inbox`, as JSON."""
        from urllib.request import urlopen

        url = f"{self.info['site']}/{name}.json"
        with _speaking(), urlopen(url, timeout=20) as answer:  # noqa: S310 - the stack's own
            return json.load(answer)

    def break_ses(self, fault: str) -> None:
        """`none` mends it."""
        with _speaking():
            status, _ = send(f"{self.info['board']}/ses", json.dumps({"fault": fault}).encode(), _JSON)
        if status != 200:
            raise NotInTime(f"the board did not take the fault {fault}: {status}")

    def post(self, fields: Mapping[str, str]) -> str:
        """The submission's id."""
        url = f"{self.info['endpoint']}/f/{self.info['form']}"
        with _speaking():
            status, body = send(url, json.dumps(fields).encode(), _JSON)
        if status != 200:
            raise NotInTime(f"a form was not accepted: {status}")
        return str(json.loads(body)["id"])


@contextmanager
def _speaking() -> Iterator[None]:
    try:
        yield
    except (OSError, HTTPException, ValueError) as error:
        raise NotInTime(f"the local stack does not answer: {type(error).__name__}") from None


_JSON = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "mailchute-drill"}
