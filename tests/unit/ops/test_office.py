"""Replaying dead letters: nothing is lost, wherever it is cut off."""

import json
from contextlib import suppress

import pytest
from botocore.exceptions import EndpointConnectionError

from ops.dead_letters import HELD_SECONDS, Message, attribute
from tests.factories import sent_message
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.ops.conftest import LETTERS, Office


def test_every_letter_is_backed_up_then_sent_then_deleted(office: Office) -> None:
    """In that order, one after the other; body and attributes are as they were."""
    heard: list[str] = []
    office.aws.before = lambda name, request: heard.append(name)
    tally = office.letters().replay(lambda _: True, lambda _: heard.append("backup"), lambda _: None)
    one = ["backup", "sqs.send_message", "sqs.delete_message"]
    assert [name for name in heard if name != "sqs.receive_message"] == one * 3
    assert (tally.replayed, tally.refused, tally.seen) == (["a", "b", "c"], {}, 3)
    assert office.dead == []
    assert office.aws.sqs.messages[stack.MAIN] == [{"body": b, "attributes": a} for b, a in LETTERS.items()]


def test_a_backup_is_the_whole_message_as_a_line_of_json(office: Office) -> None:
    """From which it could be sent by hand."""
    office.replay()
    assert all(line.endswith("\n") and line.isascii() and line.count("\n") == 1 for line in office.backup)
    kept = [json.loads(line) for line in office.backup]
    assert [line["Body"] for line in kept] == ["a", "b", "c"]
    assert kept[0]["MessageAttributes"]["reason"] == {"DataType": "String", "StringValue": "refused_by_ses"}
    assert {"SentTimestamp", "ApproximateReceiveCount"} <= set(kept[0]["Attributes"])


def test_only_what_is_wanted_goes_and_the_rest_is_visible_at_once(office: Office) -> None:
    """Progress is told of each letter that was looked at."""
    tally = office.replay(lambda message: attribute(message, "reason") == "refused_by_ses")
    assert (tally.replayed, tally.seen, office.back) == (["a", "c"], 3, ["a", "c"])
    assert (office.dead, office.hidden, office.told) == (["b"], 0, [(1, 1), (2, 1), (3, 2)])
    assert [json.loads(line)["Body"] for line in office.backup] == ["a", "c"]


def test_a_letter_without_attributes_goes_by_sqs_own_id(office: Office) -> None:
    """What the queue's own redrive policy has put there."""
    office.aws.sqs.purge_queue(QueueUrl=stack.DEAD)
    sent = office.aws.sqs.send_message(QueueUrl=stack.DEAD, MessageBody="bare")
    assert office.replay().replayed == [sent["MessageId"]]
    assert office.aws.sqs.messages[stack.MAIN] == [{"body": "bare", "attributes": {}}]


def test_a_letter_that_sqs_refuses_stays(office: Office) -> None:
    """And the others go."""
    refusal = client_error("InvalidMessageContents", "SendMessage")
    office.aws.before = failing("sqs.send_message", refusal, at=2, times=1)
    tally = office.replay()
    assert (tally.replayed, tally.refused) == (["a", "c"], {"b": "InvalidMessageContents"})
    assert (office.back, office.dead, office.hidden) == (["a", "c"], ["b"], 0)


def test_what_dies_again_meanwhile_is_left_for_the_next_time(office: Office) -> None:
    """While its cause is there, it would be sent round for ever."""

    def die_again(name: str, request: dict[str, object]) -> None:
        if name == "sqs.send_message" and office.aws.calls.count(name) < 10:
            office.aws.later(seconds=1)
            office.aws.sqs.send_message(**sent_message(url=stack.DEAD, body="again", submission_id="again"))

    office.aws.after = die_again
    tally = office.replay()
    assert (tally.replayed, office.back) == (["a", "b", "c"], ["a", "b", "c"])
    assert (office.dead, office.hidden) == (["again"] * 3, 0)


def test_nothing_there_is_nothing_done(office: Office) -> None:
    """Asked several times: one empty answer may be one server's."""
    office.aws.sqs.purge_queue(QueueUrl=stack.DEAD)
    assert office.replay().seen == 0
    assert (office.aws.calls, office.backup) == (["sqs.receive_message"] * 3, [])


def test_more_than_one_batch_goes_and_each_once(office: Office) -> None:
    """Though SQS may give out a letter twice."""
    for number in range(40):
        office.aws.sqs.send_message(**sent_message(url=stack.DEAD, body=str(number), submission_id=str(number)))

    def twice(name: str, request: dict[str, object]) -> None:
        if name == "sqs.receive_message":
            for message in office.aws.sqs.peek(stack.DEAD):
                office.aws.sqs.duplicate(stack.DEAD, message.id)

    office.aws.after = twice
    tally = office.replay(lambda message: message["Body"] != "7")
    assert sorted(office.back) == sorted([*LETTERS, *(str(n) for n in range(40) if n != 7)])
    assert (len(tally.replayed), tally.seen) == (42, 43)
    assert (office.dead, office.hidden) == (["7"], 0)


def _safe(office: Office) -> bool:
    """Whether each letter is in one of the queues at least, with what was on its envelope."""
    there = office.aws.sqs.messages[stack.DEAD] + office.aws.sqs.messages[stack.MAIN]
    return all({"body": body, "attributes": attributes} in there for body, attributes in LETTERS.items())


def _only_b(message: Message) -> bool:
    return bool(message["Body"] == "b")


CALLS = ["sqs.receive_message", "sqs.send_message", "sqs.delete_message", "sqs.change_message_visibility"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EndpointConnectionError(endpoint_url="sqs")])
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("call", CALLS)
def test_whatever_cuts_it_off_loses_nothing_and_a_second_run_completes_it(
    office: Office, call: str, at: int, side: str, error: BaseException
) -> None:
    """Ctrl-C or a broken line, before or after SQS has done what it was asked; at the latest when the hold ends."""
    setattr(office.aws, side, failing(call, error, at=at, times=1))
    with suppress(KeyboardInterrupt, EndpointConnectionError):
        office.replay(_only_b if call == CALLS[3] else lambda _: True)
    assert _safe(office)
    office.aws.mend()
    office.aws.later(seconds=HELD_SECONDS)
    assert office.hidden == 0
    office.replay()
    assert (office.dead, set(office.back)) == ([], set(LETTERS))


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize(
    ("call", "at"), [(CALLS[0], 2), (CALLS[1], 1), (CALLS[1], 2), (CALLS[2], 1), (CALLS[2], 2), (CALLS[3], 1)]
)
def test_an_interrupt_lets_go_at_once_of_what_was_held(office: Office, call: str, at: int, side: str) -> None:
    """Another operator need not wait for the hold to end; an interrupt while letting go lets go all the same."""
    setattr(office.aws, side, failing(call, KeyboardInterrupt(), at=at, times=1))
    with pytest.raises(KeyboardInterrupt):
        office.replay(_only_b if call == CALLS[3] else lambda _: True)
    assert (_safe(office), office.hidden) == (True, 0)


def test_an_interrupt_while_backing_up_lets_go_too(office: Office) -> None:
    """A full disk, too: what could not be backed up is not sent."""

    def full(_: str) -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - it has no text
        office.letters().replay(lambda _: True, full, lambda _: None)
    assert (office.dead, office.back, office.hidden) == (list(LETTERS), [], 0)


def test_two_operators_at_once_send_each_letter_once(office: Office) -> None:
    """What the first one holds, the second does not see."""
    second: list[int] = []

    def join(name: str, request: dict[str, object]) -> None:
        if name == "sqs.send_message" and not second:
            second.append(office.letters(office.aws.sqs).replay(lambda _: True, lambda _: None, lambda _: None).seen)

    office.aws.before = join
    assert office.replay().replayed == ["a", "b", "c"]
    assert (second, office.back, office.dead) == ([0], ["a", "b", "c"], [])
