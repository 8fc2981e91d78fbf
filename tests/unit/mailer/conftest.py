"""A mail room whose SES is the strict fake, so that what is tested is what SES would take."""

from dataclasses import dataclass
from typing import Any

import pytest

from functions.mailer.compose import Sender
from functions.mailer.deliver import MailRoom
from functions.mailer.park import Parker
from functions.mailer.ses import SesSender
from local.ses.core import FakeSes
from tests.factories import NOW, contact_form
from tests.fakes import FakeLedger, FakeSqs

SENDER = Sender("forms@example.com", "Website", "mailchute")


@dataclass
class Setup:
    """The room and the fakes behind it."""

    room: MailRoom
    ses: FakeSes
    sqs: FakeSqs
    ledger: FakeLedger

    @property
    def parked(self) -> list[dict[str, Any]]:
        """The dead-letter queue."""
        return self.sqs.messages.get("dead", [])


@pytest.fixture
def setup() -> Setup:
    ses = FakeSes(identities=["forms@example.com"], configuration_sets=["mailchute"])
    sqs, ledger = FakeSqs(), FakeLedger()
    room = MailRoom(
        forms={"contact": contact_form()},
        sender=SENDER,
        ses=SesSender(ses),
        ledger=ledger,
        parker=Parker(sqs, "dead"),
        now=lambda: NOW,
    )
    return Setup(room, ses, sqs, ledger)
