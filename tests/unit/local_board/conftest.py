"""A board on fakes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from local.board.alerts import AlertBox
from local.board.board import Board
from local.board.look import Look
from shared.ledger import Ledger
from shared.standing import Entry, State
from shared.table import Table
from tests.factories import sent_message, submission
from tests.simulation import stack
from tests.unit.aws import Aws

QUEUES = {"submissions": stack.MAIN, "dead_letters": stack.DEAD, "quarantine": stack.QUARANTINE}
SITE = "http://127.0.0.1:8000"
JSON = {"content-type": "application/json"}


@dataclass
class Place:
    """AWS in memory, and the board that looks at it. `tokens` are the subscriptions that it confirmed."""

    aws: Aws = field(default_factory=Aws)
    tokens: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.look = Look(
            self.aws.client("sqs"), self.aws.client("dynamodb"), QUEUES, "ledger", lambda: self.aws.clock().timestamp()
        )
        self.alerts = AlertBox(stack.TOPIC, self.tokens.append)
        origins = frozenset({SITE, "http://localhost:8000"})
        self.board = Board("local", self.aws.ses, self.look, self.alerts, origins, self.aws.clock)

    @property
    def data(self) -> dict[str, Any]:
        """All that the page shows."""
        return self.board.data()

    @property
    def chute(self) -> Mapping[str, int]:
        """Only the counts that are not 0."""
        return {name: count for name, count in self.data["chute"].items() if count}

    def enter(self, id_: str, state: State, **more: Any) -> None:
        """An entry in the ledger."""
        values: dict[str, Any] = {"form": "contact", "expires_at": self.aws.now + 60, "attempts": 1, **more}
        assert Ledger(Table(self.aws.dynamo, "ledger")).file(Entry(id_, state=state, **values))

    def put(self, url: str, id_: str = "0193586e-8c00-7000-8000-000000000001", **attributes: str) -> None:
        """A message in a queue."""
        body = submission(id=id_).encode()
        self.aws.sqs.send_message(**sent_message(url=url, body=body, **attributes))

    def take(self, url: str, number: int = 1) -> None:
        """Messages that somebody works at."""
        got = self.aws.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=number, VisibilityTimeout=600)
        assert len(got["Messages"]) == number


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def post(place: Place) -> Callable[..., Any]:
    """Status and JSON of a POST to the board; a header without a value is not sent."""
    import json

    def send(path: str, body: bytes, **headers: str) -> tuple[int, Any]:
        named = {**JSON, **{name.replace("_", "-"): value for name, value in headers.items()}}
        reply = place.board.post(path, {name: value for name, value in named.items() if value}, body)
        return reply.status, json.loads(reply.body)

    return send
