"""A batch's way through the mail room, and the literal answer to the event source mapping."""

import json
from collections.abc import Mapping
from dataclasses import replace
from threading import Barrier

import pytest

from functions.mailer.batch import MOST_AT_ONCE, RECORD_SECONDS, concurrently
from shared.standing import State
from shared.submission import Field
from tests.factories import NOW, submission
from tests.simulation import stack
from tests.unit.aws import DOWN, Aws, failing
from tests.unit.mailer.conftest import DONE, ID, IDS, Setup


def test_a_good_batch_answers_with_an_empty_list_not_with_nothing(setup: Setup) -> None:
    """Null or {} would also mean success: the answer is always written out."""
    setup.queue(*(submission(id=id_) for id_ in IDS))
    assert json.dumps(setup.poll()) == '{"batchItemFailures": []}'
    assert [mail.tags["submission"] for mail in setup.mails] == IDS
    assert json.dumps(setup.process([])) == '{"batchItemFailures": []}'


def test_a_mail_leaves_its_id_in_the_ledger(setup: Setup, aws: Aws) -> None:
    """One claim, one send, one note, one count, how long it took, what the filter could learn; nobody is alerted."""
    setup.queue()
    aws.later(seconds=3)
    assert setup.poll() == DONE
    [mail] = setup.mails
    entry = setup.entry()
    assert (entry.state, entry.attempts, entry.ses_id, entry.form) == (State.SENT, 1, mail.id, "contact")
    assert setup.counted == [("Sent", {"form": "contact"})]
    assert setup.took == [("SecondsToSend", {"form": "contact"}, 3)]
    assert (aws.dead, aws.alerts, setup.waiting) == ([], [], 0)
    assert aws.calls == [
        "dynamodb.get_item",
        "dynamodb.put_item",
        "sesv2.send_email",
        "dynamodb.update_item",
        "dynamodb.put_item",
    ]


def test_a_poison_record_is_parked_and_its_nine_neighbours_are_mailed(setup: Setup, aws: Aws) -> None:
    """In the middle of the batch."""
    setup.queue(*(submission(id=id_) for id_ in IDS[:4]))
    setup.queue_body("poison")
    setup.queue(*(submission(id=id_) for id_ in IDS[4:9]))
    assert setup.poll() == DONE
    assert [mail.tags["submission"] for mail in setup.mails] == IDS[:9]
    assert [letter["body"] for letter in aws.dead] == ["poison"]


def test_a_record_that_can_not_even_be_read_fails_alone(setup: Setup) -> None:
    """Whatever SQS may hand over one day."""
    setup.queue(*(submission(id=id_) for id_ in IDS[:2]))
    first, second = setup.receive()
    del first["attributes"]["SentTimestamp"]
    assert setup.process([first, second]) == {"batchItemFailures": [{"itemIdentifier": first["messageId"]}]}
    assert [mail.tags["submission"] for mail in setup.mails] == IDS[1:2]


def test_a_message_delivered_twice_is_mailed_once(setup: Setup) -> None:
    """Under another messageId, too: a redrive makes a new one."""
    setup.queue()
    setup.queue()
    assert setup.poll() == DONE
    setup.queue()
    assert setup.poll() == DONE
    assert len(setup.mails) == 1
    assert [name for name, _ in setup.counted] == ["Sent", "AlreadyDone", "AlreadyDone"]
    assert setup.took == [("SecondsToSend", {"form": "contact"}, 0)]


def test_a_live_claim_hands_the_record_back_until_it_ends(setup: Setup) -> None:
    """Another invocation is sending it right now."""
    setup.ledger.claim(ID, "contact", 0, setup.aws.now, setup.room.timing)
    setup.aws.later(seconds=20)
    setup.queue()
    [record] = setup.receive()
    assert setup.process([record]) == {"batchItemFailures": [{"itemIdentifier": record["messageId"]}]}
    assert (setup.seen_again_in, setup.mails) == (100, [])


@pytest.mark.parametrize(
    ("call", "mails"),
    [("dynamodb.put_item", 0), ("dynamodb.get_item", 1)],
)
def test_without_the_ledger_nothing_is_sent(setup: Setup, aws: Aws, call: str, mails: int) -> None:
    """The record stays for the queue's own visibility timeout; whether there is a hold is asked in vain at no cost."""
    aws.before = failing(call)
    setup.queue()
    answer = setup.poll()
    assert (len(answer["batchItemFailures"]), len(setup.mails)) == (1 - mails, mails)
    if not mails:
        assert setup.seen_again_in == 540
        aws.mend()
        aws.later(seconds=540)
        assert setup.poll() == DONE
        assert len(setup.mails) == 1


@pytest.mark.parametrize("call", ["sqs.send_message", "sns.publish", "dynamodb.put_item"])
def test_when_aws_fails_while_parking_the_record_stays(setup: Setup, aws: Aws, call: str) -> None:
    """DynamoDB, SQS or SNS: it is not acknowledged before all are done, and then it is parked."""
    aws.before = failing(call)
    setup.queue_body("poison")
    assert len(setup.poll()["batchItemFailures"]) == 1
    aws.mend()
    aws.later(seconds=540)
    assert setup.poll() == DONE
    assert {letter["body"] for letter in aws.dead} == {"poison"}
    assert len(aws.alerts) == 1


def test_a_ledger_that_fails_after_the_send_does_not_send_the_record_round_again(setup: Setup, aws: Aws) -> None:
    """SES has the mail; a second one would be worse than a missing note, which SES's event brings."""
    aws.before = failing("dynamodb.update_item")
    setup.queue()
    assert setup.poll() == DONE
    assert (len(setup.mails), setup.state()) == (1, State.SENDING)
    assert '"not_recorded"' in setup.log.getvalue()


def test_a_queue_that_takes_no_wait_keeps_its_own(setup: Setup, aws: Aws) -> None:
    """What the ledger has noted stands: when the record is seen, it is due."""
    aws.before = failing("sqs.change_message_visibility")
    aws.ses.breakage = aws.ses.breakage.THROTTLE
    setup.queue()
    assert len(setup.poll()["batchItemFailures"]) == 1
    assert (setup.seen_again_in, setup.state()) == (540, State.RETRY)
    assert '"not told"' in setup.log.getvalue()


def raises(name: str, details: Mapping[str, str], value: float = 1) -> None:
    """A metric that can't be written."""
    raise ValueError


def test_a_metric_that_can_not_be_written_costs_nothing(setup: Setup) -> None:
    """A mail that is out stays out."""
    setup.room = replace(setup.room, count=raises)
    setup.queue()
    assert setup.poll() == DONE
    assert len(setup.mails) == 1
    assert '"not told"' in setup.log.getvalue()


def test_a_metric_that_can_not_be_written_costs_no_wait(setup: Setup, aws: Aws) -> None:
    """What is to be tried in a minute is not hidden for nine: the queue hears first."""
    setup.room = replace(setup.room, count=raises)
    aws.ses.breakage = aws.ses.breakage.THROTTLE
    setup.queue()
    assert len(setup.poll()["batchItemFailures"]) == 1
    assert setup.seen_again_in == setup.entry().due - aws.now < 540


def test_a_record_that_may_not_be_finished_in_time_is_handed_back_at_once(setup: Setup) -> None:
    """Lambda would cut it off, and with it the answer for the whole batch. It was never claimed."""
    left = iter([RECORD_SECONDS, RECORD_SECONDS, RECORD_SECONDS - 0.1, 0.0])
    setup.seconds_left = lambda: next(left)
    setup.queue(*(submission(id=id_) for id_ in IDS[:3]))
    records = setup.receive()
    answer = setup.process(records)
    assert answer == {"batchItemFailures": [{"itemIdentifier": each["messageId"]} for each in records[1:]]}
    assert [mail.tags["submission"] for mail in setup.mails] == IDS[:1]
    assert [setup.ledger.look(id_) for id_ in IDS[1:3]] == [None, None]
    assert setup.aws.sqs.depth(stack.MAIN) == (2, 0)


def test_the_pace_is_waited_for_before_the_time_is_looked_at(setup: Setup) -> None:
    """Waiting for SES's rate takes of the invocation's time."""
    said: list[str] = []
    setup.room = replace(setup.room, pace=lambda: said.append("pace"))

    def left() -> float:
        said.append("time")
        return 0.0

    setup.seconds_left = left
    setup.queue()
    setup.poll()
    assert said == ["pace", "time"]


def test_ten_records_are_worked_on_at_once() -> None:
    """Each waits until all ten are there; one after the other they would wait for ever."""
    barrier = Barrier(MOST_AT_ONCE, timeout=10)
    assert MOST_AT_ONCE == 10
    assert concurrently(lambda number: barrier.wait() >= 0 and number % 2 == 0, range(10)) == [True, False] * 5


def test_threads_mail_what_one_by_one_mails(setup: Setup) -> None:
    """Ten at once, each once."""
    setup.room = replace(setup.room, each=concurrently)
    setup.queue(*(submission(id=id_, fields=(Field("fullname", id_),)) for id_ in IDS))
    assert setup.poll() == DONE
    assert sorted(mail.tags["submission"] for mail in setup.mails) == IDS


def test_the_queues_own_limit_ends_what_never_gets_through(setup: Setup, aws: Aws) -> None:
    """A deployment that always fails: days later the message is a dead letter, whole."""
    aws.before = failing("dynamodb.put_item", DOWN)
    setup.queue(submission(id=ID, received_at=NOW))
    setup.drain()
    assert [letter["attributes"]["submission_id"] for letter in aws.dead] == [ID]
    assert setup.mails == []
    aws.mend()
    setup.replay()
    assert setup.poll() == DONE
    assert len(setup.mails) == 1
