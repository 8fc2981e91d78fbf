"""Visitors who post, and operators who replay."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from functions.mailer.compose import MAYBE_MAILED
from local.ses.message import Mail
from ops.dead_letters import DeadLetters, Message, Tally
from shared.forms import Form
from tests.factories import contact_form, json_event
from tests.simulation import stack
from tests.simulation.world import World

TRIES = 3


def forms() -> dict[str, Form]:
    """Two: one of them may be missing from a deployment for a while."""
    return {"contact": contact_form(), "support": contact_form(recipients=("help@example.com", "two@example.com"))}


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
        fields = {"fullname": "Ann", "emailid": "ann@example.com", "company": "ACME", "message": self.message}
        extra = {"_id": self.token} if self.token else {}
        event = json_event(fields | extra | ({"_gotcha": "x"} if self.spam else {}), form=self.form)
        event["requestContext"]["http"]["sourceIp"] = self.client
        return event

    def is_in(self, mail: Mail) -> bool:
        """Whether the mail says this and no more, to the form's own recipients."""
        text = mail.text.removeprefix(f"{MAYBE_MAILED}\n\n")
        head = f"Full name: Ann\nEmail: ann@example.com\nCompany: ACME\nMessage: {self.message}\n\n-- \n"
        return text.startswith(head) and mail.to == forms()[self.form].recipients and mail.reply_to == "ann@example.com"


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


def replay(world: World, wanted: Callable[[Message], bool] = lambda _: True) -> Tally:
    """An operator at the real command's machinery. To be spawned."""
    letters = DeadLetters(world.taps.client("operator")("sqs"), stack.DEAD, stack.MAIN, lambda: world.scheduler.now)
    return letters.replay(wanted, lambda _: None, lambda _: None)
