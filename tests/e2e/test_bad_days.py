"""Days on which SES refuses, falls silent or swallows: over HTTP, on the real template.yaml."""

import pytest

from local.ses.breakage import Breakage
from local.stack import LocalStack
from shared.standing import State
from tests.e2e.conftest import Alerts, Operate, post
from tests.factories import GABE, submission
from tests.places import Ledgers, Queue, until

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("bad_day")]


def test_what_ses_says_of_a_mail_stands_in_the_ledger(stack: LocalStack, url: str, ledger: Ledgers) -> None:
    """By way of EventBridge and feedback, up to its delivery."""
    entry = ledger.until(post(url, message="delivered"), State.DELIVERED)
    [mail] = stack.ses.inbox
    assert (entry.ses_id, entry.attempts) == (mail.id, 1)


def test_a_mail_that_ses_swallows_raises_an_alert(stack: LocalStack, url: str, ledger: Ledgers, alerts: Alerts) -> None:
    """The owner's address is on the suppression list: the alert says so, names the form, and masks the address."""
    stack.ses.suppressed.add("outreach@example.com")
    id_ = post(url, message="swallowed")
    ledger.until(id_, State.BOUNCED)
    alert = alerts.first()
    assert alert["Subject"] == "Mailchute: accepted by SES, not delivered, suppressed"
    for said in (id_, "Form           contact\n", "o***@example.com", "suppression list"):
        assert said in alert["Message"]
    for secret in ("outreach@", "swallowed", *GABE.values()):
        assert secret not in alert["Message"]


def test_a_refused_mail_is_parked_and_the_alert_says_how_to_replay_it(  # noqa: PLR0913, PLR0917 - fixtures
    stack: LocalStack,
    url: str,
    queues: dict[str, Queue],
    ledger: Ledgers,
    alerts: Alerts,
    operate: Operate,
) -> None:
    """A dead letter with its reason on the envelope; the alert's own command, once SES takes it, mails it once."""
    stack.ses.breakage = Breakage.REJECT
    id_ = post(url, message="refused")
    entry = ledger.until(id_, State.PARKED)
    alert = alerts.first()
    [letter] = until(queues["dead_letters"].look)
    told = {name: value["StringValue"] for name, value in letter["MessageAttributes"].items()}
    times = [told.pop(name) for name in ("first_failed_at", "last_failed_at")]
    assert told == {
        "submission_id": id_,
        "form": "contact",
        "reason": "refused_by_ses",
        "code": "MessageRejected",
        "attempts": "1",
        "parkings": "1",
    }
    assert times[0] == times[1]
    assert (entry.reason, entry.code) == ("refused_by_ses", "MessageRejected")
    assert stack.ses.inbox == []

    stack.ses.breakage = Breakage.NONE
    [command] = [line.strip() for line in alert["Message"].splitlines() if f"--id {id_}" in line]
    assert command == f"mailchute dead replay --stack local --region us-east-1 --id {id_}"
    assert operate(command).startswith("sent on 1; ")
    assert ledger.until(id_, State.DELIVERED).attempts == 2
    until(lambda: not queues["submissions"].size())
    assert [mail.tags["submission"] for mail in stack.ses.inbox] == [id_]
    assert queues["dead_letters"].size() == 0


def test_a_lost_answer_is_settled_by_the_event(
    stack: LocalStack, url: str, queues: dict[str, Queue], ledger: Ledgers
) -> None:
    """SES took the mail and hung up: its event tells, and the message that comes again is not mailed again."""
    stack.ses.breakage = Breakage.DROP_ANSWER
    id_ = post(url, message="no answer")
    entry = ledger.until(id_, State.DELIVERED)
    stack.ses.breakage = Breakage.NONE
    assert entry.ses_id == stack.ses.inbox[0].id
    # The message itself is out of sight for the hold time; so this is SQS, bringing it again.
    held = queues["submissions"].size()
    queues["submissions"].put(submission(id=id_).encode())
    until(lambda: queues["submissions"].size() <= held)
    assert [mail.tags["submission"] for mail in stack.ses.inbox] == [id_]


def test_a_paused_account_holds_everything_and_is_told_once(
    stack: LocalStack, url: str, queues: dict[str, Queue], ledger: Ledgers, alerts: Alerts
) -> None:
    """Several submissions wait in the queue with every attempt left, and there is one alert."""
    stack.ses.breakage = Breakage.PAUSE
    first = post(url, message="paused")
    entry = ledger.until(first, State.RETRY)
    assert (entry.code, entry.tries) == ("SendingPausedException", 0)
    assert "SendingPausedException" in alerts.first()["Subject"]
    log, told = stack.folder / "aws.log", '"code":"account_on_hold"'
    before = log.read_text("utf-8").count(told)
    later = [post(url, message=f"paused {n}") for n in range(3)]
    until(lambda: log.read_text("utf-8").count(told) == before + 3)
    assert queues["submissions"].size() == 4
    assert [ledger.entry(id_) for id_ in later] == [None] * 3
    assert stack.ses.inbox == []
    assert alerts.others() == []
    assert queues["dead_letters"].size() == 0
