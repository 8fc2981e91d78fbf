"""Parking: ledger, then dead-letter queue, then a note of that, then the alert; and the way back."""

from dataclasses import replace

import pytest

from functions.mailer.park import Parker
from functions.mailer.record import RETENTION, Record, read_record
from local.ses import Breakage
from shared.standing import State
from tests.factories import sqs_record
from tests.simulation import stack
from tests.unit.aws import DOWN, Aws, Killed, failing
from tests.unit.mailer.conftest import DONE, ID, Setup

PUT, CHANGE = "dynamodb.put_item", "dynamodb.update_item"


@pytest.fixture
def refused(setup: Setup, aws: Aws) -> Setup:
    """SES will never take Gabe's mail."""
    aws.ses.breakage = Breakage.REJECT
    setup.queue()
    return setup


def test_the_ledger_comes_first_then_the_queue_then_a_note_then_the_alert(refused: Setup, aws: Aws) -> None:
    """The alert has two writes of its own around it."""
    refused.poll()
    calls = aws.calls[aws.calls.index("sesv2.send_email") + 1 :]
    assert calls == [PUT, "sqs.send_message", CHANGE, PUT, "sns.publish", PUT]
    entry = refused.entry()
    assert (entry.state, entry.reason, entry.filed, entry.parkings) == (State.PARKED, "refused_by_ses", True, 1)


def test_a_dead_letter_is_the_message_and_says_why_outside(setup: Setup, aws: Aws) -> None:
    """Every attribute, from the first failure to the last."""
    setup.queue()
    body = aws.sqs.messages[stack.MAIN][0]["body"]
    aws.ses.breakage = Breakage.THROTTLE
    setup.poll()
    aws.later(seconds=30)
    aws.ses.breakage = Breakage.REJECT
    assert setup.poll() == DONE
    attributes = {
        "submission_id": ID,
        "form": "contact",
        "reason": "refused_by_ses",
        "code": "MessageRejected",
        "attempts": "2",
        "first_failed_at": "2026-11-23T12:00:00+00:00",
        "last_failed_at": "2026-11-23T12:00:30+00:00",
        "parkings": "1",
    }
    assert aws.dead == [{"body": body, "attributes": attributes}]


@pytest.mark.parametrize(
    "body", ["null", "[]", "{}", '{"version": 99}', "[" * 5000, '{"id": 1}', '{"not": "a submission"} é\n']
)
def test_whatever_is_no_submission_is_parked_whole(setup: Setup, aws: Aws, body: str) -> None:
    """There is no id in it that could be trusted; SQS's own serves in ledger, envelope and command."""
    setup.queue_body(body)
    unread = f"unread-{aws.sqs.peek(stack.MAIN)[0].id}"
    assert setup.poll() == DONE
    attributes = {
        "submission_id": unread,
        "form": "unknown",
        "reason": "undecodable",
        "code": "UndecodableSubmission",
        "attempts": "1",
        "first_failed_at": "2026-11-23T12:00:00+00:00",
        "last_failed_at": "2026-11-23T12:00:00+00:00",
        "parkings": "1",
    }
    assert aws.dead == [{"body": body, "attributes": attributes}]
    assert setup.counted == [("Parked", {"form": "unknown", "reason": "undecodable"})]
    assert f"mailchute dead replay --stack mailchute --region us-east-1 --id {unread}\n" in aws.alerts[0]
    assert setup.state(unread) is State.PARKED


def test_what_is_no_submission_is_parked_once(setup: Setup, aws: Aws) -> None:
    """However often SQS delivers it; replayed, it is parked anew, under its new number."""
    setup.queue_body("poison")
    [record] = setup.receive()
    assert setup.process([record]) == setup.process([record]) == DONE
    assert (len(aws.dead), len(aws.alerts)) == (1, 1)
    setup.replay()
    assert setup.poll() == DONE
    assert [letter["attributes"]["parkings"] for letter in aws.dead] == ["2"]


# The call that fails, and which of its name it is → the state then, dead letters then, and dead letters and alerts in
# the end.
STEPS = {
    "ledger": (PUT, 2, State.SENDING, 0, 1, 1),
    "queue": ("sqs.send_message", 1, State.PARKED, 0, 1, 1),
    "note": (CHANGE, 1, State.PARKED, 1, 2, 1),
    "alert's begin": (PUT, 3, State.PARKED, 1, 1, 1),
    "alert": ("sns.publish", 1, State.PARKED, 1, 1, 1),
    "alert's end": (PUT, 4, State.PARKED, 1, 1, 2),
}


@pytest.mark.parametrize("error", [DOWN, Killed()], ids=["fails", "dies"])
@pytest.mark.parametrize("step", STEPS)
def test_a_parking_that_was_cut_off_is_completed_by_the_next_delivery(
    setup: Setup, aws: Aws, step: str, error: BaseException
) -> None:
    """Nothing is left out; at worst a dead letter or an alert is there twice. SES's word on it stands."""
    name, at, state, letters, letters_in_the_end, alerts = STEPS[step]
    aws.before = failing(name, error, at=at, times=1)
    aws.ses.breakage = Breakage.REJECT
    setup.queue()
    if isinstance(error, Killed):
        with pytest.raises(Killed):
            setup.poll()
    else:
        assert len(setup.poll()["batchItemFailures"]) == 1
    assert (setup.state(), len(aws.dead)) == (state, letters)
    assert setup.waiting == 1
    setup.drain()
    entry = setup.entry()
    assert (entry.state, entry.reason, entry.filed, entry.parkings) == (State.PARKED, "refused_by_ses", True, 1)
    assert (len(aws.dead), len(aws.alerts)) == (letters_in_the_end, alerts)
    assert {letter["attributes"]["reason"] for letter in aws.dead} == {"refused_by_ses"}
    aws.ses.breakage = Breakage.NONE
    setup.replay()
    setup.drain()
    assert (len(setup.mails), setup.state(), aws.dead) == (1, State.SENT, [])


def test_a_replayed_dead_letter_is_sent(refused: Setup, aws: Aws) -> None:
    """With its body and attributes as they are, and all its attempts."""
    refused.poll()
    aws.ses.breakage = Breakage.NONE
    aws.later(days=13)
    refused.replay()
    assert refused.poll() == DONE
    entry = refused.entry()
    assert (entry.state, entry.attempts, entry.tries) == (State.SENT, 2, 1)
    assert [mail.tags["submission"] for mail in refused.mails] == [ID]


def test_a_dead_letter_that_is_replayed_twice_is_mailed_once(refused: Setup, aws: Aws) -> None:
    """Two operators, or one that was cut off between sending and deleting."""
    refused.poll()
    [letter] = aws.dead
    aws.ses.breakage = Breakage.NONE
    refused.replay()
    refused.queue_body(letter["body"], **letter["attributes"])
    refused.drain()
    assert (len(refused.mails), refused.waiting) == (1, 0)


def test_a_stale_original_is_acknowledged(refused: Setup, aws: Aws) -> None:
    """SQS may deliver it once more after it was parked, and after its dead letter was sent back."""
    [record] = refused.receive()
    assert refused.process([record]) == DONE
    sends = aws.calls.count("sesv2.send_email")
    for breakage in (Breakage.REJECT, Breakage.NONE):
        aws.ses.breakage = breakage
        assert refused.process([record]) == DONE
    assert (aws.calls.count("sesv2.send_email"), len(aws.dead), len(aws.alerts)) == (sends, 1, 1)
    refused.replay()
    [replayed] = refused.receive()
    aws.ses.breakage = Breakage.THROTTLE
    refused.process([replayed])
    assert refused.process([record]) == DONE
    assert refused.state() is State.RETRY


def test_a_dead_letter_that_fails_again_is_parked_again(refused: Setup, aws: Aws) -> None:
    """Numbered on, and an older copy of it does not bring it back."""
    refused.poll()
    [first] = aws.dead
    refused.replay()
    assert refused.poll() == DONE
    [second] = aws.dead
    assert (first["attributes"]["parkings"], second["attributes"]["parkings"]) == ("1", "2")
    assert second["attributes"]["attempts"] == "1"
    aws.ses.breakage = Breakage.NONE
    refused.queue_body(first["body"], **first["attributes"])
    assert refused.poll() == DONE
    assert refused.mails == []
    refused.replay()
    assert refused.poll() == DONE
    assert len(refused.mails) == 1


def test_an_event_that_comes_while_the_letter_is_dead_wins(refused: Setup, aws: Aws) -> None:
    """Replaying it then costs nothing."""
    refused.poll()
    refused.ledger.settle(ID, State.SENT, "ses-1", aws.now)
    aws.ses.breakage = Breakage.NONE
    refused.replay()
    assert refused.poll() == DONE
    assert (refused.mails, aws.dead) == ([], [])


def test_a_parker_that_the_ledger_overtook_parks_nothing(setup: Setup, aws: Aws) -> None:
    """SES's event came between the refusal and the note."""
    entry = setup.ledger.claim(ID, "contact", 0, aws.now, setup.room.timing).entry
    setup.ledger.settle(ID, State.SENT, "ses-1", aws.now)
    parker: Parker = setup.room.parker
    assert parker.park(read_record(sqs_record(body="x")), entry, "refused_by_ses", "Code", aws.now) is False
    assert (aws.dead, aws.alerts, setup.state()) == ([], [], State.SENT)


def test_a_record_knows_how_long_it_may_wait_and_how_often_it_was_dead() -> None:
    """From what SQS and the parker have written on it."""
    record = read_record(sqs_record(body="x", receives=3, parkings="2"))
    assert record == Record("m-1", "handle-m-1", "x", receives=3, sent_at=1_763_899_200, parkings=2)
    latest = record.sent_at + RETENTION - 12 * 3600
    assert (record.may_wait_until(latest), record.may_wait_until(latest + 1)) == (True, False)
    assert read_record(sqs_record(body="x")) == replace(record, receives=1, parkings=0)


@pytest.mark.parametrize("parkings", ["", "-1", "1.5", "many", "²"])
def test_a_made_up_count_of_parkings_is_none(parkings: str) -> None:
    """Somebody's own message on the queue must not hold up a batch."""
    assert read_record(sqs_record(body="x", parkings=parkings)).parkings == 0
