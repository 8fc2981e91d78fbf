"""Visitors who post, and operators who replay."""

from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.utils import getaddresses
from typing import Any

from functions.mailer.marks import MAYBE_MAILED
from local.ses.message import Mail
from ops.books import Books
from ops.letters.letter import Letter
from ops.letters.office import Job, Office, Tally
from shared.forms import Form
from tests.factories import contact_form, json_event
from tests.simulation import stack
from tests.simulation.world import World

TRIES = 3


ANN = "ann@example.com"
_RECIPIENTS = {"contact": ("outreach@example.com",), "support": ("help@example.com", "two@example.com")}


def forms() -> dict[str, Form]:
    """Two: one of them may be missing from a deployment for a while."""
    return {name: contact_form(recipients=recipients) for name, recipients in _RECIPIENTS.items()}


@dataclass
class Intent:
    """What one visitor wants to say, once, however often it is posted."""

    number: int
    form: str = "contact"
    token: str = ""
    client: str = "192.0.2.1"
    spam: bool = False
    accepted: bool = field(default=False)

    @property
    def message(self) -> str:
        """The marker by which the mail is known again."""
        return f"intent-{self.number}-end"

    def event(self) -> dict[str, Any]:
        """The post, as API Gateway hands it over."""
        fields = {"fullname": "Ann", "emailid": ANN, "company": "ACME", "message": self.message}
        extra = {"_id": self.token} if self.token else {}
        event = json_event(fields | extra | ({"_gotcha": "x"} if self.spam else {}), form=self.form)
        event["requestContext"]["http"]["sourceIp"] = self.client
        return event

    def is_in(self, mail: Mail) -> bool:
        """Whether the mail says this and no more, to the form's own recipients."""
        # Python's older parser: a fifth of the other one's time, and these mails have nothing that it can't read.
        message = message_from_bytes(mail.raw)
        plain = next(part for part in message.walk() if part.get_content_type() == "text/plain")
        text = bytes(plain.get_payload(decode=True)).decode().replace("\r\n", "\n").removeprefix(f"{MAYBE_MAILED}\n\n")
        head = f"Full name: Ann\nEmail: ann@example.com\nCompany: ACME\nMessage: {self.message}\n\n-- \n"
        people = [address for _, address in getaddresses([message["To"]])]
        return text.startswith(head) and people == list(_RECIPIENTS[self.form]) and message["Reply-To"] == ANN


def visit(world: World, intent: Intent, clicks: int = 1) -> None:
    """Post it, and again after anything but success, as a patient visitor or the widget does. To be spawned."""
    for attempt in range(TRIES):
        for _ in range(clicks - 1):
            world.spawn("visitor", lambda: _post(world, intent))
        if _post(world, intent):
            return
        world.scheduler.pause(5.0 * 2**attempt)


def _post(world: World, intent: Intent) -> bool:
    status = world.post(intent.event())["statusCode"]
    intent.accepted = intent.accepted or 200 <= status < 400
    return bool(200 <= status < 400)


def replay(world: World, wanted: Callable[[Letter], bool] = lambda _: True) -> Tally:
    """An operator at the real command's machinery. To be spawned."""
    client, tally = world.taps.client("operator"), Tally()
    books = Books(client("dynamodb"), "ledger")
    office = Office(client("sqs"), books, "dead", stack.DEAD, stack.MAIN, lambda: world.scheduler.now)
    office.replay(Job(wanted, lambda _: None), tally)
    return tally
