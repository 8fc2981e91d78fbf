"""A storm of failures: everything is parked, and nobody's phone melts."""

from collections import Counter

from local.ses import Breakage
from shared.ids import digest, uuid8
from tests.factories import submission
from tests.unit.aws import Aws
from tests.unit.mailer.conftest import Setup

FAILURES = 10_000


def test_ten_thousand_failures_are_one_alert_a_cause_and_hour(setup: Setup, aws: Aws) -> None:
    """Refused by SES, of a form that is gone, and of the visitors' own making, over an hour and a half."""
    aws.ses.breakage = Breakage.REJECT
    for number in range(FAILURES):
        if number % 50 == 0:
            setup.queue_body("no submission")
        else:
            setup.queue(submission(id=uuid8(digest(str(number))), form="gone" if number % 3 == 0 else "contact"))
        if number % 10 == 9:
            setup.poll()
        aws.later(seconds=0.54)
    setup.drain()
    assert len(aws.dead) == FAILURES
    told = Counter(call["Subject"] for call in aws.sns.published)
    hours = 2  # begun at twelve sharp
    assert told == {
        "Mailchute: not delivered, refused_by_ses": hours,
        "Mailchute: not delivered, form_not_found": hours,
        "Mailchute: not delivered, undecodable": hours,
    }


def test_ten_thousand_messages_of_a_paused_account_are_one_alert(setup: Setup, aws: Aws) -> None:
    """And nothing is parked for it."""
    aws.ses.breakage = Breakage.PAUSE
    setup.queue(*(submission(id=uuid8(digest(str(number)))) for number in range(FAILURES)))
    for _ in range(FAILURES // 10):
        setup.poll()
    assert (len(aws.alerts), aws.dead, setup.waiting) == (1, [], FAILURES)
