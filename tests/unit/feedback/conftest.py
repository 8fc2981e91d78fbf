"""Feedback's desk as Lambda has it, and SES's own events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import count
from logging import StreamHandler
from typing import Any

import pytest
from aws_lambda_powertools import Logger

from functions.feedback.handler import desk
from functions.feedback.record import record
from functions.feedback.settings import Settings
from functions.mailer.compose import Sender, compose
from shared.ledger import Ledger
from shared.standing import State, Timing
from shared.table import Table
from tests.factories import contact_form, submission
from tests.simulation.stack import TOPIC
from tests.unit.aws import Aws

ID = submission().id
OWNER = "outreach@example.com"
BOUNCES = "bounce@simulator.amazonses.com"
COMPLAINS = "complaint@simulator.amazonses.com"
SUPPRESSED = "suppressionlist@simulator.amazonses.com"
TIMING = Timing(lease=120, hold=900)
# A logger of its own for each: Powertools gives out the old one for a name it knows.
_NUMBERS = count()


@dataclass
class Feedback:
    """The desk, and a submission that is on its way."""

    aws: Aws = field(default_factory=Aws)
    counted: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    log: StringIO = field(default_factory=StringIO)

    def __post_init__(self) -> None:
        self.logger = Logger(service=f"feedback-{next(_NUMBERS)}", logger_handler=StreamHandler(self.log))
        self.ledger = Ledger(Table(self.aws.dynamo, "ledger"))
        self.desk = desk(
            Settings("ledger", TOPIC, "mailchute", "--stack mailchute --region us-east-1"),
            self.aws.client,
            seconds=lambda: self.aws.now,
            count=self.count,
        )
        self.ledger.claim(ID, "contact", 0, self.aws.now, TIMING)

    def count(self, name: str, details: Mapping[str, str], value: float = 1) -> None:
        """In place of CloudWatch."""
        assert value == 1
        self.counted.append((name, details))

    def events(self, *recipients: str, **changes: Any) -> dict[str, dict[str, Any]]:
        """What SES says of Gabe's mail to these; the last of each kind."""
        form = contact_form(recipients=recipients or (OWNER,))
        self.aws.events.clear()
        self.aws.ses.send_email(**compose(submission(**changes), form, Sender("forms@example.com", "", "mailchute")))
        return {event["detail"]["eventType"]: event for event in self.aws.events}

    def take(self, *events: dict[str, Any]) -> None:
        """As EventBridge hands them over."""
        for event in events:
            record(self.desk, event, self.logger)

    @property
    def state(self) -> State:
        """How the submission stands."""
        entry = self.ledger.look(ID)
        assert entry
        return entry.state


@pytest.fixture
def feedback() -> Feedback:
    return Feedback()


@pytest.fixture
def aws(feedback: Feedback) -> Aws:
    return feedback.aws
