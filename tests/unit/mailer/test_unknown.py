"""When SES may have the mail: held for its event, then sent once more and marked, then parked."""

import pytest

from functions.mailer.marks import MARK, MAYBE_MAILED
from local.ses import Breakage, Mail
from shared.standing import State
from tests.unit.aws import Aws, Killed
from tests.unit.mailer.conftest import DONE, ID, Setup

MARKED = "X-Mailchute-Possible-Duplicate"
AMBIGUOUS = [Breakage.DROP_ANSWER, Breakage.STALL, Breakage.ERROR]


def _is_marked(mail: Mail) -> bool:
    """In subject, header and both texts, or in none of them."""
    signs = {
        mail.subject.startswith("[possible duplicate] "),
        mail.headers.get(MARKED) == "yes",
        mail.text.startswith(MAYBE_MAILED),
        "This mail may be a duplicate" in mail.html,
    }
    assert len(signs) == 1
    return signs.pop()


@pytest.mark.parametrize("breakage", AMBIGUOUS)
def test_an_ambiguous_answer_is_held_and_not_sent_again_before_its_time(
    setup: Setup, aws: Aws, breakage: Breakage
) -> None:
    """However often the queue shows the record."""
    aws.ses.breakage = breakage
    setup.queue()
    setup.poll()
    aws.ses.breakage = Breakage.NONE
    mailed = len(setup.mails)
    assert (setup.state(), setup.entry().due - aws.now, setup.seen_again_in) == (State.UNKNOWN, 900, 900)
    setup.queue()
    assert len(setup.poll()["batchItemFailures"]) == 1
    assert (len(setup.mails), setup.entry().attempts) == (mailed, 1)
    aws.later(seconds=899)
    setup.queue()
    assert len(setup.poll()["batchItemFailures"]) == 1
    assert (len(setup.mails), setup.seen_again_in) == (mailed, 1)


@pytest.mark.parametrize("breakage", AMBIGUOUS)
def test_the_send_event_settles_it_without_another_mail(setup: Setup, aws: Aws, breakage: Breakage) -> None:
    """The record is acknowledged when it comes back."""
    aws.ses.breakage = breakage
    setup.queue()
    setup.poll()
    aws.ses.breakage = Breakage.NONE
    mailed = len(setup.mails)
    assert setup.ledger.settle(ID, State.SENT, "ses-1", aws.now)
    aws.later(seconds=900)
    assert setup.poll() == DONE
    assert (len(setup.mails), setup.state(), setup.waiting) == (mailed, State.SENT, 0)
    assert setup.counted[-1] == ("AlreadyDone", {"form": "contact", "reason": "sent"})


@pytest.mark.parametrize(
    ("breakage", "marks"),
    [(Breakage.DROP_ANSWER, [False, True]), (Breakage.STALL, [True]), (Breakage.ERROR, [True])],
)
def test_without_an_event_it_is_sent_once_more_and_marked(
    setup: Setup, aws: Aws, breakage: Breakage, marks: list[bool]
) -> None:
    """In the subject, a header and both texts; the number is the same in both."""
    aws.ses.breakage = breakage
    setup.queue()
    setup.poll()
    aws.ses.breakage = Breakage.NONE
    aws.later(seconds=900)
    assert setup.poll() == DONE
    assert [_is_marked(mail) for mail in setup.mails] == marks
    assert setup.mails[-1].subject == f"{MARK}[Website] Visitor"
    assert {mail.headers["X-Mailchute-Id"] for mail in setup.mails} == {ID}
    assert (setup.state(), aws.alerts) == (State.SENT, [])


def test_a_second_ambiguous_answer_is_parked_after_its_hold(setup: Setup, aws: Aws) -> None:
    """Not before: its event may still come. SES is not asked a third time."""
    aws.ses.breakage = Breakage.STALL
    setup.queue()
    setup.drain()
    [letter] = aws.dead
    assert aws.calls.count("sesv2.send_email") == 2
    assert (letter["attributes"]["reason"], letter["attributes"]["code"]) == ("outcome_unknown", "ReadTimeoutError")
    entry = setup.entry()
    assert (entry.state, entry.last_failed - entry.first_failed) == (State.PARKED, 1800)
    assert "The owner may have it already; if it is replayed, the mail says so." in aws.alerts[0]


def test_a_replay_of_it_is_marked_and_has_two_unknowns_again(setup: Setup, aws: Aws) -> None:
    """The mark is for ever, the count is not."""
    aws.ses.breakage = Breakage.STALL
    setup.queue()
    setup.drain()
    setup.replay()
    setup.drain()
    assert aws.calls.count("sesv2.send_email") == 4
    aws.ses.breakage = Breakage.NONE
    setup.replay()
    assert setup.poll() == DONE
    assert [_is_marked(mail) for mail in setup.mails] == [True]


def test_a_replay_of_what_was_mailed_after_all_is_acknowledged(setup: Setup, aws: Aws) -> None:
    """The event came late, while the dead letter lay there."""
    aws.ses.breakage = Breakage.STALL
    setup.queue()
    setup.drain()
    setup.ledger.settle(ID, State.SENT, "ses-1", aws.now)
    aws.ses.breakage = Breakage.NONE
    setup.replay()
    assert setup.poll() == DONE
    assert (setup.mails, setup.state()) == ([], State.SENT)


def test_a_failure_that_passes_leaves_the_mark(setup: Setup, aws: Aws) -> None:
    """Unknown, then throttled, then sent: the first may be out."""
    for breakage in (Breakage.STALL, Breakage.THROTTLE, Breakage.NONE):
        aws.ses.breakage = breakage
        if not setup.waiting:
            setup.queue()
        setup.poll()
        if setup.waiting:
            aws.later(seconds=setup.seen_again_in)
    assert [_is_marked(mail) for mail in setup.mails] == [True]


def test_a_mail_that_is_certainly_the_first_is_not_marked(setup: Setup, aws: Aws) -> None:
    """However often it was throttled or held."""
    for breakage in (Breakage.THROTTLE, Breakage.PAUSE, Breakage.REFUSE_CONNECTION):
        aws.ses.breakage = breakage
        if not setup.waiting:
            setup.queue()
        setup.poll()
        aws.later(seconds=setup.seen_again_in)
    aws.ses.breakage = Breakage.NONE
    assert setup.poll() == DONE
    assert [_is_marked(mail) for mail in setup.mails] == [False]


def _kill(name: str, _: object) -> None:
    if name == "sesv2.send_email":
        raise Killed


@pytest.mark.parametrize(("side", "marks"), [("before", [True]), ("after", [False, True])])
def test_a_process_that_dies_around_the_send_is_found_out_by_its_lease(
    setup: Setup, aws: Aws, side: str, marks: list[bool]
) -> None:
    """Nobody knows on which side of it: held from the lease's end, then sent, and marked."""
    setattr(aws, side, _kill)
    setup.queue()
    with pytest.raises(Killed):
        setup.poll()
    aws.mend()
    assert (setup.state(), setup.entry().due - aws.now, setup.seen_again_in) == (State.SENDING, 120, 540)
    aws.later(seconds=540)
    assert len(setup.poll()["batchItemFailures"]) == 1
    assert (setup.state(), setup.entry().code, setup.seen_again_in) == (State.UNKNOWN, "LeaseRanOut", 120 + 900 - 540)
    aws.later(seconds=480)
    assert setup.poll() == DONE
    assert [_is_marked(mail) for mail in setup.mails] == marks


def test_a_process_that_dies_after_the_send_and_was_settled_by_the_event_mails_once(setup: Setup, aws: Aws) -> None:
    """Whatever the lease says."""
    aws.after = _kill
    setup.queue()
    with pytest.raises(Killed):
        setup.poll()
    aws.mend()
    setup.ledger.settle(ID, State.SENT, setup.mails[0].id, aws.now)
    aws.later(seconds=540)
    assert setup.poll() == DONE
    assert len(setup.mails) == 1


def test_a_ledger_that_can_not_note_the_silence_leaves_it_to_the_lease(setup: Setup, aws: Aws) -> None:
    """The record stays, and is not sent again before lease and hold are over."""

    def break_ledger(name: str, _: object) -> None:
        if name == "sesv2.send_email":
            aws.dynamo.down = True

    aws.before = break_ledger
    aws.ses.breakage = Breakage.DROP_ANSWER
    setup.queue()
    assert len(setup.poll()["batchItemFailures"]) == 1
    aws.mend()
    aws.dynamo.down = False
    aws.ses.breakage = Breakage.NONE
    assert setup.state() is State.SENDING
    setup.drain()
    assert [_is_marked(mail) for mail in setup.mails] == [False, True]
    assert setup.mails[1].accepted_at.timestamp() - setup.mails[0].accepted_at.timestamp() == 120 + 900
