"""While SES refuses every mail of the account: nothing is claimed, nothing is sent, nobody is told twice."""

from typing import Any

import pytest

from functions.mailer.account import Account, Hold
from functions.mailer.record import MARGIN, RETENTION
from local.ses import Breakage
from shared.standing import State
from shared.table import Table
from tests.factories import submission
from tests.unit.aws import Aws, failing
from tests.unit.mailer.conftest import DONE, ID, IDS, Setup

HOUR = 3600
PAUSED = "SendingPausedException"


@pytest.fixture
def account(aws: Aws) -> Account:
    return Account(Table(aws.client("dynamodb"), "ledger"))


def _many(number: int) -> list[str]:
    return [f"0193586e-8c00-7000-8000-{n:012}" for n in range(number)]


def test_each_look_doubles_the_hold_up_to_a_quarter_of_an_hour(aws: Aws, account: Account) -> None:
    """From a minute; `since` stays."""
    start, waits = aws.now, []
    for looks in range(1, 9):
        hold = account.refuse(PAUSED, aws.now)
        assert (hold.since, hold.looks) == (start, looks)
        assert account.hold() == hold
        waits.append(hold.due - aws.now)
        aws.clock.advance(waits[-1])
    assert waits == [60, 120, 240, 480, 900, 900, 900, 900]


def test_a_hold_is_not_lengthened_while_it_is_on(aws: Aws, account: Account) -> None:
    """Ten refusals of one batch are one look."""
    first = account.refuse(PAUSED, aws.now)
    assert [account.refuse(code, aws.now + 59) for code in (PAUSED, "LimitExceededException")] == [first, first]
    assert account.hold() == first


def test_of_two_that_look_at_once_one_lengthens_the_hold(aws: Aws, account: Account) -> None:
    """The other gets what the first one wrote."""
    account.refuse(PAUSED, aws.now)
    aws.later(seconds=60)

    def overtake(name: str, _: object) -> None:
        if name == "dynamodb.put_item":
            aws.mend()
            Account(Table(aws.dynamo, "ledger")).refuse("LimitExceededException", aws.now)

    aws.before = overtake
    expected = Hold("LimitExceededException", aws.now - 60, aws.now + 120, 2)
    assert account.refuse(PAUSED, aws.now) == expected


def test_a_hold_comes_off_unless_a_newer_one_is_on(aws: Aws, account: Account) -> None:
    """A success that was under way when the account was paused again says nothing."""
    old = account.refuse(PAUSED, aws.now)
    aws.later(seconds=60)
    new = account.refuse(PAUSED, aws.now)
    account.accept(old, aws.now)
    assert account.hold() == new
    account.accept(new, aws.now)
    assert account.hold() is None


@pytest.mark.parametrize(("hours", "since"), [(0, 0), (5.9, 0), (6, 6)])
def test_a_hold_that_follows_within_hours_is_the_same_one_looked_at_anew(
    aws: Aws, account: Account, hours: float, since: int
) -> None:
    """A quota that comes back bit by bit: told once; but the next look is due in a minute."""
    account.accept(account.refuse(PAUSED, aws.now), aws.now)
    later = aws.now + int(hours * HOUR)
    again = account.refuse(PAUSED, later)
    assert again == Hold(PAUSED, aws.now + since * HOUR, later + 60, 1)


def test_while_a_hold_is_on_no_record_is_claimed_and_ses_is_not_asked(setup: Setup, aws: Aws) -> None:
    """They come back after it, spread over a minute."""
    aws.ses.breakage = Breakage.PAUSE
    setup.queue()
    setup.poll()
    aws.later(seconds=20)
    aws.ses.breakage = Breakage.NONE
    setup.queue(*(submission(id=id_) for id_ in IDS[1:5]))
    setup.chance = 1.0
    asked = aws.calls.count("sesv2.send_email")
    assert len(setup.poll()["batchItemFailures"]) == 4
    assert aws.calls.count("sesv2.send_email") == asked
    assert [setup.ledger.look(id_) for id_ in IDS[1:5]] == [None] * 4
    assert setup.counted[1:] == [("Retry", {"form": "unknown", "reason": "account_on_hold"})] * 4
    aws.later(seconds=40 + 60 - 1)
    assert len(setup.receive()) == 1
    aws.later(seconds=1)
    assert len(setup.receive()) == 4


def test_the_first_success_takes_the_hold_off(setup: Setup, aws: Aws) -> None:
    """And the rest goes out at once."""
    aws.ses.breakage = Breakage.PAUSE
    setup.queue()
    setup.poll()
    aws.ses.breakage = Breakage.NONE
    aws.later(seconds=90)
    assert setup.room.account.hold()
    assert setup.poll() == DONE
    assert setup.room.account.hold() is None
    setup.queue(submission(id=IDS[1]))
    assert setup.poll() == DONE
    assert len(setup.mails) == 2


@pytest.mark.parametrize("breakage", [Breakage.THROTTLE, Breakage.ERROR, Breakage.REJECT])
def test_anything_but_a_mail_leaves_the_hold_alone(setup: Setup, aws: Aws, breakage: Breakage) -> None:
    """A throttled or refused message says nothing about the account."""
    aws.ses.breakage = Breakage.PAUSE
    setup.queue()
    setup.poll()
    aws.ses.breakage = breakage
    aws.later(seconds=90)
    setup.poll()
    hold = setup.room.account.hold()
    assert hold
    assert hold.looks == 1


def test_a_hold_of_hours_is_told_once(setup: Setup, aws: Aws) -> None:
    """As its alert says: there is no other for this hold. The next hold, hours after it, has its own."""
    aws.ses.breakage = Breakage.PAUSE
    setup.queue()
    end = aws.now + 5 * HOUR
    while aws.now < end:
        setup.poll()
        aws.later(seconds=setup.seen_again_in)
    assert len(aws.alerts) == 1
    aws.ses.breakage = Breakage.NONE
    assert setup.poll() == DONE
    aws.ses.breakage = Breakage.PAUSE
    aws.later(seconds=7 * HOUR)
    setup.queue(submission(id=IDS[1]))
    setup.poll()
    assert len(aws.alerts) == 2


def test_hundreds_of_messages_make_one_alert_and_few_calls_to_ses(setup: Setup, aws: Aws) -> None:
    """Ten thousand would drown the topic: SNS drops an address that gets more than ten a second."""
    aws.ses.breakage = Breakage.QUOTA
    ids = _many(400)
    setup.queue(*(submission(id=id_) for id_ in ids))
    end = aws.now + HOUR - 1
    while aws.now < end:
        while setup.poll() != DONE:
            pass
        aws.later(seconds=setup.seen_again_in)
    assert len(aws.alerts) == 1
    # A batch of ten finds out, and from then on one batch at each of the looks within the hour.
    assert aws.calls.count("sesv2.send_email") <= 10 * 7
    aws.ses.breakage = Breakage.NONE
    setup.drain()
    assert sorted(mail.tags["submission"] for mail in setup.mails) == ids
    assert (aws.dead, len(aws.alerts)) == ([], 1)


def test_an_alert_that_could_not_be_published_is_told_by_a_later_one(setup: Setup, aws: Aws) -> None:
    """The record stays for the queue's own visibility timeout, and is no worse off."""
    aws.ses.breakage = Breakage.PAUSE
    aws.before = failing("sns.publish")
    setup.queue()
    assert len(setup.poll()["batchItemFailures"]) == 1
    assert (setup.state(), setup.entry().tries, aws.alerts) == (State.RETRY, 0, [])
    aws.mend()
    aws.later(seconds=540)
    setup.poll()
    assert len(aws.alerts) == 1


def test_what_the_queue_would_delete_during_the_hold_is_parked(setup: Setup, aws: Aws) -> None:
    """A young message waits, an old one is given up with its reason, and with no attempt against it."""
    setup.queue()
    aws.ses.breakage = Breakage.PAUSE
    setup.drain()
    [letter] = aws.dead
    attributes = letter["attributes"]
    assert (attributes["reason"], attributes["code"], attributes["attempts"]) == ("account_on_hold", PAUSED, "1")
    waited = setup.entry().last_failed - setup.entry().first_failed
    assert RETENTION - MARGIN - 1000 <= waited <= RETENTION - MARGIN


def test_the_alert_of_a_hold_says_since_when_and_what_to_do(setup: Setup, aws: Aws) -> None:
    """Whole text."""
    aws.ses.breakage = Breakage.QUOTA
    setup.queue()
    setup.poll()
    assert aws.sns.published[0]["Subject"] == "Mailchute: no mail is being sent, LimitExceededException"
    assert aws.alerts == [
        "SES refuses every mail of this account: LimitExceededException. Nothing is lost: submissions wait in the "
        "queue, no\n"
        "attempt of theirs is used up, and SES is asked again every 15 minutes at the latest.\n"
        "\n"
        "Since          2026-11-23 12:00 UTC\n"
        "What to do     wait for the quota to come back within 24 hours, or ask AWS for a higher one\n"
        "\n"
        "Once SES takes mail again, they are sent by themselves. What has waited three and a half days is parked in\n"
        "the dead-letter queue, and kept there for 14 days more. How many wait, and since when:\n"
        "    mailchute status --stack mailchute --region us-east-1\n"
        "\n"
        "While the hold goes on, this is told once a day."
    ]
    assert RETENTION - MARGIN == 3.5 * 86_400


def test_a_hold_that_goes_on_is_told_once_a_day(setup: Setup, aws: Aws) -> None:
    """However many messages meet it: whoever missed the first alert hears of it again."""
    aws.ses.breakage = Breakage.PAUSE
    setup.queue(*(submission(id=id_) for id_ in IDS[:5]))
    end = aws.now + 2 * 86_400
    while aws.now < end:
        setup.poll()
        aws.later(seconds=600)
    assert [text.count("SendingPausedException") for text in aws.alerts] == [1, 1, 1]


def test_a_quota_that_comes_back_bit_by_bit_drives_no_message_out(setup: Setup, aws: Aws) -> None:
    """One mail in ten minutes passes and takes the hold off; whoever is not that one is parked in time, with its
    reason, and not by the queue, because the looks that follow have used up its receives."""

    def trickle(name: str, request: dict[str, Any]) -> None:
        if name == "sesv2.send_email":
            unlucky = request["EmailTags"][0]["Value"] == ID
            aws.ses.breakage = Breakage.QUOTA if unlucky else Breakage.NONE

    aws.before = trickle
    setup.queue()
    due = aws.now
    for id_ in _many(1 + 84 * 6)[1:]:
        setup.queue(submission(id=id_))
        due += 600
        while aws.now < due and not aws.dead:
            setup.process(setup.receive()[::-1])
            aws.later(seconds=min(setup.seen_again_in, due - aws.now) if setup.waiting else due - aws.now)
    [letter] = aws.dead
    assert letter["attributes"].get("reason") == "account_on_hold"
