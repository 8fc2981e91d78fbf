"""A stack with three dead letters, an operator at its queues, and the command on it."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from ops.books import Books
from ops.letters.letter import Letter
from ops.letters.office import Job, Office, Tally
from ops.mailchute import app
from ops.stack import LOCAL, Place
from shared.standing import KEEP, Entry, State
from tests.factories import sent_message, submission
from tests.fakes import client_error
from tests.fakes.clock import NOON
from tests.simulation import stack
from tests.unit.aws import Aws
from tests.unit.ops.telemetry import FakeCloudWatch, FakeLogs

LETTERS = {
    "a": {"submission_id": "a", "reason": "refused_by_ses", "form": "contact", "parkings": "1"},
    "b": {"submission_id": "b", "reason": "out_of_time", "form": "contact", "parkings": "2"},
    "c": {"submission_id": "c", "reason": "refused_by_ses", "form": "other", "parkings": "1"},
}
OUTPUTS = {
    "DeadLetterQueueUrl": stack.DEAD,
    "SubmissionQueueUrl": stack.MAIN,
    "QuarantineQueueUrl": stack.QUARANTINE,
    "LedgerTableName": "ledger",
    "IntakeLogGroup": "intake",
    "Endpoint": "https://x.example",
}


def id_of(number: int) -> str:
    """A submission's id."""
    return f"0193586e-8c00-7000-8000-{number:012d}"


def letter(body: str = "a", queue: str = "dead", age: float = 0, **attributes: str) -> Letter:
    """One that came to the queue at noon, or `age` seconds before."""
    message = {
        "MessageId": "m-1",
        "ReceiptHandle": "handle",
        "Body": body,
        "Attributes": {"SentTimestamp": str(int((NOON.timestamp() - age) * 1000)), "ApproximateReceiveCount": "1"},
    }
    typed = {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()}
    return Letter({**message, **({"MessageAttributes": typed} if typed else {})}, queue)


@dataclass
class World:
    """The stack; `backup` has the letters that were backed up, `told` what was told."""

    aws: Aws = field(default_factory=Aws)
    cloudwatch: FakeCloudWatch = field(default_factory=FakeCloudWatch)
    logs: FakeLogs = field(default_factory=FakeLogs)
    outputs: dict[str, str] = field(default_factory=lambda: dict(OUTPUTS))
    backup: list[str] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)

    def die(self, **attributes: str) -> None:
        """One more dead letter, whose body is its id."""
        body = attributes["submission_id"]
        self.aws.sqs.send_message(**sent_message(url=stack.DEAD, body=body, **attributes))

    def put(self, url: str, *, at: str = "", code: str = "", parkings: int = 0, **changes: Any) -> str:
        """A real submission on a queue, with its attributes; its id."""
        made = submission(**changes)
        attributes = {"submission_id": made.id, "form": made.form, "reason": at, "code": code}
        attributes["parkings"] = str(parkings or "")
        given = {name: value for name, value in attributes.items() if value}
        self.aws.sqs.send_message(**sent_message(url=url, body=made.encode(), **given))
        return made.id

    def enter(self, id_: str, state: State, **changes: Any) -> Entry:
        """What the ledger has of a submission."""
        plain: dict[str, Any] = {"attempts": 3, "parkings": 1, "filed": True, **changes}
        entry = Entry(id_, "contact", state, self.aws.now + KEEP, **plain)
        assert self.books.ledger.file(entry)
        return entry

    @property
    def books(self) -> Books:
        """The ledger."""
        return Books(self.aws.dynamo, "ledger")

    def office(self, queue: str = "dead", client: Any = None) -> Office:
        """As an operator has it."""
        url = stack.DEAD if queue == "dead" else stack.QUARANTINE
        sqs, books = client or self.aws.client("sqs"), Books(self.aws.client("dynamodb"), "ledger")
        return Office(sqs, books, queue, url, stack.MAIN, lambda: float(self.aws.now))

    def job(self, wanted: Callable[[Letter], bool] = lambda _: True, **how: Any) -> Job:
        """One that notes what it hears."""
        return Job(
            wanted,
            lambda letters: self.backup.extend(letter.backup() for letter in letters),
            lambda tally: self.told.append((tally.seen, tally.handled)),
            **how,
        )

    def replay(self, wanted: Callable[[Letter], bool] = lambda _: True, **how: Any) -> Tally:
        """One operator's run."""
        tally = Tally()
        self.office().replay(self.job(wanted, **how), tally)
        return tally

    def bodies(self, url: str) -> list[str]:
        """What is there, hidden or not."""
        return [message["body"] for message in self.aws.sqs.messages[url]]

    @property
    def dead(self) -> list[str]:
        """Dead letters."""
        return self.bodies(stack.DEAD)

    @property
    def back(self) -> list[str]:
        """What was sent back."""
        return self.bodies(stack.MAIN)

    @property
    def hidden(self) -> int:
        """Dead letters that nobody else can see."""
        return self.aws.sqs.depth(stack.DEAD)[1]


@dataclass(frozen=True)
class FakeCloudFormation:
    """One stack, `mailchute`, as it is deployed; `make run` has one, too."""

    outputs: Mapping[str, str]

    def describe_stacks(self, *, StackName: str) -> dict[str, Any]:
        """Its outputs and parameters."""
        if StackName not in ("mailchute", LOCAL):
            raise client_error("ValidationError", "DescribeStacks", f"Stack with id {StackName} does not exist")
        outputs = [{"OutputKey": key, "OutputValue": value} for key, value in self.outputs.items()]
        return {"Stacks": [{"Outputs": outputs, "Parameters": []}]}


@pytest.fixture
def empty() -> World:
    return World()


@pytest.fixture
def world(empty: World) -> World:
    for attributes in LETTERS.values():
        empty.die(**attributes)
    return empty


Run = Callable[..., Result]


@pytest.fixture
def run(empty: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`mailchute …` in a folder of its own, on the stack `mailchute`; a test that wants letters there asks for `world`,
    too.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAILCHUTE_LOCAL", str(tmp_path))
    clients = {
        "cloudformation": FakeCloudFormation(empty.outputs),
        "cloudwatch": empty.cloudwatch,
        "logs": empty.logs,
        "sqs": empty.aws.client("sqs"),
        "dynamodb": empty.aws.client("dynamodb"),
    }
    monkeypatch.setattr(Place, "client", lambda _, service: clients[service])
    monkeypatch.setattr(Place, "region", "us-east-1")
    monkeypatch.setattr("time.time", lambda: float(empty.aws.now))
    return lambda *arguments, **how: CliRunner().invoke(app, [*arguments], env={"COLUMNS": "200"}, **how)


Answer = Callable[[bool], list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Somebody is there, and says yes or no; gives a list of the questions."""

    def sit_down(says: bool) -> list[str]:
        asked: list[str] = []

        def confirm(question: str, *, err: bool) -> bool:
            assert err, "stdout is for what comes of it"
            asked.append(question)
            return says

        monkeypatch.setattr("typer.confirm", confirm)
        terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True), maxsize=sys.maxsize)
        monkeypatch.setattr("ops.cli.agree.sys", terminal)
        return asked

    return sit_down
