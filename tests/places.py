"""The running stack's queues and ledger, and waiting for what comes of a post."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from local.stack import LocalStack
from shared.ledger import Ledger
from shared.standing import Entry, State
from shared.table import Table

T = TypeVar("T")
PATIENCE_SECONDS = 20.0


def until(find: Callable[[], T | None], patience: float = PATIENCE_SECONDS) -> T:
    """What `find` returns once it is true. Fails after `patience` seconds."""
    deadline = time.monotonic() + patience
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

    def size(self) -> int:
        """All messages: those that wait, and those that somebody works at or that wait out of sight."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        attributes = self.client.get_queue_attributes(QueueUrl=self.url, AttributeNames=names)["Attributes"]
        return sum(int(attributes[name]) for name in names)

    def look(self) -> list[dict[str, Any]]:
        """Up to ten messages, left where they are."""
        return self._receive(0)

    def take(self, wanted: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """The first message that fits, removed; the others stay."""

        def find() -> dict[str, Any] | None:
            message = next(filter(wanted, self._receive(1)), None)
            if message:
                self.client.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
            return message

        return until(find)

    def take_all(self) -> list[dict[str, Any]]:
        """Every message that waits, removed."""
        taken = []
        while got := self._receive(30):
            taken += got
            for message in got:
                self.client.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
        return taken

    def purge(self) -> None:
        """Remove whatever is in it."""
        self.client.purge_queue(QueueUrl=self.url)

    def _receive(self, visibility: int) -> list[dict[str, Any]]:
        got = self.client.receive_message(
            QueueUrl=self.url, MaxNumberOfMessages=10, VisibilityTimeout=visibility, MessageAttributeNames=["All"]
        )
        return list(got.get("Messages", []))


@dataclass(frozen=True)
class Ledgers:
    """The stack's ledger table, read through the ledger's own code."""

    client: Any
    table: str

    def entry(self, submission_id: str) -> Entry | None:
        """As it stands."""
        return Ledger(Table(self.client, self.table)).look(submission_id)

    def until(self, submission_id: str, *states: State) -> Entry:
        """The entry, once it is in one of `states`."""

        def find() -> Entry | None:
            entry = self.entry(submission_id)
            return entry if entry and entry.state in states else None

        return until(find)

    def forget(self, *beginnings: str) -> None:
        """Delete the items whose key begins so."""
        pages = self.client.get_paginator("scan").paginate(TableName=self.table, ProjectionExpression="id")
        for page in pages:
            for item in page["Items"]:
                if item["id"]["S"].startswith(beginnings):
                    self.client.delete_item(TableName=self.table, Key=item)


def outputs(stack: LocalStack) -> dict[str, str]:
    """What template.yaml puts out, as deployed."""
    [found] = stack.aws.client("cloudformation").describe_stacks(StackName=stack.info["stack"])["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in found["Outputs"]}
