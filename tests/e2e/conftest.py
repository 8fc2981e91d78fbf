"""Speaking HTTP to the running stack, and waiting for what comes of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from local.stack import LocalStack

T = TypeVar("T")
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True)
class Reply:
    """What came back; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: str


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def http(method: str, url: str, body: bytes | None = None, **headers: str) -> Reply:
    """One request, redirects not followed; header names are given with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(url, data=body, headers=named, method=method)
    try:
        with build_opener(_StayHere).open(request, timeout=30) as reply:
            return Reply(reply.status, {k.lower(): v for k, v in reply.headers.items()}, reply.read().decode())
    except HTTPError as error:
        with error:
            return Reply(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read().decode())


def until(find: Callable[[], T | None]) -> T:
    """What `find` returns once it is true. Fails after PATIENCE_SECONDS."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := find()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
    return found


@dataclass(frozen=True)
class Queue:
    """A queue of the stack's."""

    client: Any
    url: str

    def put(self, *bodies: str) -> None:
        """One batch of up to ten messages."""
        entries = [{"Id": str(n), "MessageBody": body} for n, body in enumerate(bodies)]
        answer = self.client.send_message_batch(QueueUrl=self.url, Entries=entries)
        assert not answer.get("Failed")

    def take(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first message that fits, removed; the others stay."""

        def find() -> dict[str, Any] | None:
            got = self.client.receive_message(
                QueueUrl=self.url, MaxNumberOfMessages=10, VisibilityTimeout=1, MessageAttributeNames=["All"]
            )
            for message in got.get("Messages", []):
                if wanted(message):
                    self.client.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
                    return dict(message)
            return None

        return until(find)


@pytest.fixture(scope="session")
def queues(stack: LocalStack) -> dict[str, Queue]:
    client = stack.aws.client("sqs")
    return {name: Queue(client, url) for name, url in stack.info["queues"].items()}


@pytest.fixture
def url(stack: LocalStack) -> str:
    """What the contact form posts to; the inbox is empty at first."""
    stack.ses.inbox.clear()
    return f"{stack.endpoint}/f/contact"
