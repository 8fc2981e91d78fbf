"""The mail room as Lambda has it, wired by the handler's own function; behind it are fakes, and time that stands still.

SES is the strict fake, so that what is tested is what SES would take.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import count
from logging import StreamHandler
from typing import Any

import pytest
from aws_lambda_powertools import Logger

from functions.mailer.batch import RECORD_SECONDS, process
from functions.mailer.compose import Sender
from functions.mailer.handler import mail_room
from functions.mailer.room import MailRoom
from functions.mailer.settings import read_settings
from local.ses import Mail
from shared.forms import Form
from shared.ledger import Ledger
from shared.standing import Entry, State
from shared.submission import Submission
from shared.table import Table
from tests.factories import contact_form, received_record, sent_message, submission
from tests.simulation import stack
from tests.unit.aws import Aws

SENDER = Sender("forms@example.com", "Website", "mailchute")
IDS = [f"0193586e-8c00-7000-8000-{n:012}" for n in range(10)]
ID = IDS[0]
DONE: dict[str, Any] = {"batchItemFailures": []}
# A logger of its own for each: Powertools gives out the old one for a name it knows.
_NUMBERS = count()


def one_by_one(work: Callable[[Any], bool], items: Iterable[Any]) -> list[bool]:
    """In place of threads."""
    return [work(item) for item in items]


@dataclass
class Setup:
    """A mail room, and the queue's and Lambda's part in it. `chance` is what the dice show.

    `counted` holds the metrics, but for those of seconds, which are in `took`.
    """

    aws: Aws = field(default_factory=Aws)
    forms: dict[str, Form] = field(default_factory=lambda: {"contact": contact_form()})
    chance: float = 0.5
    counted: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    took: list[tuple[str, Mapping[str, str], float]] = field(default_factory=list)
    seconds_left: Callable[[], float] = lambda: RECORD_SECONDS
    log: StringIO = field(default_factory=StringIO)

    def __post_init__(self) -> None:
        self.logger = Logger(service=f"mailer-{next(_NUMBERS)}", logger_handler=StreamHandler(self.log))
        self.ledger = Ledger(Table(self.aws.dynamo, "ledger"))
        self.room: MailRoom = mail_room(
            read_settings(stack.environment()),
            self.forms,
            self.aws.client,
            seconds=lambda: self.aws.now,
            chance=lambda: self.chance,
            pace=lambda: None,
            each=one_by_one,
            count=self.count,
        )

    def count(self, name: str, details: Mapping[str, str], value: float = 1) -> None:
        """In place of CloudWatch."""
        if "Seconds" in name:
            self.took.append((name, details, value))
        else:
            assert value == 1
            self.counted.append((name, details))

    def queue(self, *submissions: Submission, **attributes: str) -> None:
        """What intake does; without arguments, Gabe's submission."""
        for each in submissions or (submission(id=ID),):
            self.queue_body(each.encode(), submission_id=each.id, form=each.form, **attributes)

    def queue_body(self, body: str, **attributes: str) -> None:
        """Any message."""
        self.aws.sqs.send_message(**sent_message(url=stack.MAIN, body=body, **attributes))

    def receive(self) -> list[dict[str, Any]]:
        """The records of one batch."""
        got = self.aws.sqs.receive_message(
            QueueUrl=stack.MAIN,
            MaxNumberOfMessages=10,
            MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["All"],
        )
        return [received_record(message) for message in got.get("Messages", [])]

    def process(self, records: list[dict[str, Any]]) -> dict[str, Any]:
        """One invocation, and the event source mapping's reading of its answer."""
        answer = process(self.room, {"Records": records}, self.seconds_left, self.logger)
        kept = {failure["itemIdentifier"] for failure in answer["batchItemFailures"]}
        for record in records:
            if record["messageId"] not in kept:
                self.aws.sqs.delete_message(QueueUrl=stack.MAIN, ReceiptHandle=record["receiptHandle"])
        return answer

    def poll(self) -> dict[str, Any]:
        """Receive and process."""
        return self.process(self.receive())

    def drain(self) -> None:
        """Poll, and let the time pass until the next message shows, until none is left."""
        while self.waiting:
            due = self.aws.sqs.next_change(stack.MAIN)
            if not self.aws.sqs.depth(stack.MAIN)[0] and due:
                self.aws.clock.now = due
            self.poll()

    def replay(self) -> None:
        """An operator sends all dead letters back as they are."""
        for letter in self.aws.dead:
            self.queue_body(letter["body"], **letter["attributes"])
        self.aws.sqs.purge_queue(QueueUrl=stack.DEAD)

    @property
    def waiting(self) -> int:
        """Messages on the submission queue, in flight or not."""
        return sum(self.aws.sqs.depth(stack.MAIN))

    @property
    def seen_again_in(self) -> float:
        """Seconds until the queue shows its next message."""
        due = self.aws.sqs.next_change(stack.MAIN)
        assert due
        return (due - self.aws.clock()).total_seconds()

    @property
    def mails(self) -> list[Mail]:
        """What SES has accepted."""
        return self.aws.ses.inbox

    def entry(self, submission_id: str = ID) -> Entry:
        """How the submission stands."""
        entry = self.ledger.look(submission_id)
        assert entry
        return entry

    def state(self, submission_id: str = ID) -> State:
        """The same, in one word."""
        return self.entry(submission_id).state


@pytest.fixture
def setup() -> Setup:
    return Setup()


@pytest.fixture
def aws(setup: Setup) -> Aws:
    return setup.aws
