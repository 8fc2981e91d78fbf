"""Speaking HTTP to the running stack, hearing its alerts, and mending what a test broke."""

import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from local.bundle import REPO
from local.ses.breakage import Breakage
from local.stack import LocalStack
from tests.factories import FORM_TYPE, GABE, urlencoded
from tests.places import Ledgers, Queue, outputs, until


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


def post(url: str, *, headers: dict[str, str] | None = None, **fields: str) -> str:
    """Gabe's form, with `fields` changed; the id that the answer gives."""
    named = {"Content_Type": FORM_TYPE, "Accept": "application/json", **(headers or {})}
    reply = http("POST", url, urlencoded({**GABE, **fields}), **named)
    assert reply.status == 200, reply.body
    return str(json.loads(reply.body)["id"])


@pytest.fixture
def url(stack: LocalStack) -> str:
    """What the contact form posts to; the inbox is empty at first."""
    stack.ses.inbox.clear()
    return f"{stack.endpoint}/f/contact"


@dataclass(frozen=True)
class Alerts:
    """A queue that is subscribed to the alert topic, where CloudWatch's alarms are published, too."""

    queue: Queue

    def first(self) -> dict[str, str]:
        """SNS's envelope of an alert of our own: `Subject` and `Message` among others."""
        return _envelope(self.queue.take(lambda message: _is_ours(_envelope(message))))

    def others(self) -> list[dict[str, str]]:
        """All of ours that are left."""
        return [envelope for envelope in map(_envelope, self.queue.take_all()) if _is_ours(envelope)]


def _envelope(message: dict[str, Any]) -> dict[str, str]:
    return dict(json.loads(message["Body"]))


def _is_ours(envelope: dict[str, str]) -> bool:
    return envelope["Subject"].startswith("Mailchute: ")


@pytest.fixture(scope="session")
def _subscribed(stack: LocalStack) -> Queue:
    client = stack.aws.client("sqs")
    address = client.create_queue(QueueName="alerts")["QueueUrl"]
    arn = client.get_queue_attributes(QueueUrl=address, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = outputs(stack)["AlertTopicArn"]
    stack.aws.client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    return Queue(client, address)


@pytest.fixture
def alerts(_subscribed: Queue, ledger: Ledgers) -> Alerts:
    """Empty at first, and nothing counts as told before."""
    ledger.forget("alert#")
    _subscribed.purge()
    return Alerts(_subscribed)


Operate = Callable[..., str]


@pytest.fixture
def operator(stack: LocalStack, tmp_path: Path) -> dict[str, Any]:
    """What subprocess needs for a command of the operator's, in a folder of its own, on the local stack."""
    environment = {"PYTHONPATH": str(REPO), "MAILCHUTE_LOCAL": str(stack.folder), "MAILCHUTE_STACK": "local"}
    return {"cwd": tmp_path, "env": environment, "text": True}


def words(command: str) -> list[str]:
    """`mailchute …` as this checkout's."""
    return [sys.executable, "-m", "ops.mailchute", *shlex.split(command)[1:]]


@pytest.fixture
def operate(operator: dict[str, Any]) -> Operate:
    """Runs a command of the operator's, and gives what it printed; `code` is the exit code that it must have."""

    def run(command: str, code: int = 0) -> str:
        done = subprocess.run(words(command), **operator, capture_output=True, check=False, timeout=120)
        assert done.returncode == code, done.stdout + done.stderr
        return str(done.stdout)

    return run


@pytest.fixture
def bad_day(stack: LocalStack, queues: dict[str, Queue], ledger: Ledgers) -> Iterator[None]:
    """What a test breaks is whole again afterwards, and what waits for it to be mended is gone."""
    until(lambda: not queues["submissions"].size())
    yield
    stack.ses.breakage = Breakage.NONE
    stack.ses.suppressed.clear()
    for queue in queues.values():
        queue.purge()
    ledger.forget("account")
