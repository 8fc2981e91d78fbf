"""Looking through a queue: every message once, none lost, and none hidden longer than it must."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from shared.peek import EMPTY_ANSWERS, PRESSES, STALE_ANSWERS, Message, Peek, attribute, sent_at
from tests.factories import sent_message
from tests.fakes import client_error
from tests.simulation import stack
from tests.unit.aws import Aws, Call, failing

HOLD = 30
RECEIVE, SHOW, DELETE = "sqs.receive_message", "sqs.change_message_visibility_batch", "sqs.delete_message"
UNREACHABLE = EndpointConnectionError(endpoint_url="sqs")


@pytest.fixture
def aws() -> Aws:
    return Aws()


def fill(aws: Aws, number: int) -> list[str]:
    """So many dead letters; their bodies."""
    bodies = [str(n) for n in range(number)]
    for body in bodies:
        aws.sqs.send_message(**sent_message(url=stack.DEAD, body=body, reason="out_of_time", form="contact"))
    return bodies


def peek_at(aws: Aws) -> Peek:
    """Whose holds end by the clock of the queue."""
    return Peek(aws.client("sqs"), stack.DEAD, HOLD, lambda: aws.clock().timestamp())


def seen(peek: Peek) -> list[str]:
    """The bodies of a whole walk."""
    return [message["Body"] for message in chain.from_iterable(peek.batches())]


def cut_off(peek: Peek, error: BaseException | None) -> None:
    """A walk of three batches, at the third of which this is raised."""
    with peek:
        for number, _ in enumerate(peek.batches(), 1):
            if error and number == 3:
                raise error


def hidden(aws: Aws) -> int:
    """How many nobody else can see."""
    return aws.sqs.depth(stack.DEAD)[1]


def passing(aws: Aws, seconds: float) -> Call:
    """Each receive takes so long."""
    return lambda name, _: aws.later(seconds=seconds) if name == RECEIVE else None


@pytest.mark.parametrize("number", [0, 1, 10, 11, 43])
def test_every_message_is_seen_once_and_visible_again_at_the_end(aws: Aws, number: int) -> None:
    """Ten at a time; the queue is empty only when it says so several times."""
    bodies = fill(aws, number)
    with peek_at(aws) as peek:
        assert seen(peek) == bodies
        assert hidden(aws) == number
        assert peek.emptied
    assert hidden(aws) == 0
    batches = -(-number // 10)
    assert aws.calls == [RECEIVE] * (batches + EMPTY_ANSWERS) + [SHOW] * batches


def test_one_empty_answer_is_not_the_end(aws: Aws) -> None:
    """It may be one server's."""
    fill(aws, 3)
    held = aws.sqs.receive_message(QueueUrl=stack.DEAD, MaxNumberOfMessages=10)["Messages"]

    def show(name: str, _: dict[str, Any]) -> None:
        if aws.calls.count(RECEIVE) == EMPTY_ANSWERS - 1 and held:
            for message in held:
                handle = message["ReceiptHandle"]
                aws.sqs.change_message_visibility(QueueUrl=stack.DEAD, ReceiptHandle=handle, VisibilityTimeout=0)
            held.clear()

    aws.after = show
    with peek_at(aws) as peek:
        assert seen(peek) == ["0", "1", "2"]


def test_a_message_comes_with_all_that_is_on_it(aws: Aws) -> None:
    """Body, attributes of ours and of SQS's."""
    fill(aws, 1)
    with peek_at(aws) as peek:
        [[message]] = peek.batches()
    assert (message["Body"], attribute(message, "reason"), attribute(message, "form")) == (
        "0",
        "out_of_time",
        "contact",
    )
    assert (attribute(message, "code"), attribute({"Body": ""}, "code")) == ("", "")
    assert sent_at(message) == aws.now
    assert {"SentTimestamp", "ApproximateReceiveCount"} <= set(message["Attributes"])


def test_what_a_redrive_policy_moved_is_as_old_as_its_first_send(aws: Aws) -> None:
    """By which SQS deletes it."""
    sent = aws.now
    aws.sqs.send_message(**sent_message(url=stack.MAIN, body="a"))
    for _ in range(stack.max_receives() + 1):
        aws.sqs.receive_message(QueueUrl=stack.MAIN)
        aws.later(minutes=10)
    with peek_at(aws) as peek:
        [[message]] = peek.batches()
    assert sent_at(message) == sent < aws.now - 86_400


@pytest.mark.parametrize("error", [ValueError(), KeyboardInterrupt(), GeneratorExit()])
def test_whatever_ends_the_walk_all_is_visible_again(aws: Aws, error: BaseException) -> None:
    """And what ended it is heard of."""
    fill(aws, 23)
    peek = peek_at(aws)
    with pytest.raises(type(error)):
        cut_off(peek, error)
    assert (hidden(aws), peek.emptied) == (0, False)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), UNREACHABLE])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_receive_that_fails_leaves_nothing_hidden(aws: Aws, at: int, error: BaseException) -> None:
    """What came before it is shown."""
    fill(aws, 23)
    aws.before = failing(RECEIVE, error, at=at)
    with pytest.raises(type(error)), peek_at(aws) as peek:
        seen(peek)
    assert hidden(aws) == 0


@pytest.mark.parametrize("error", [KeyboardInterrupt(), UNREACHABLE])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_receive_whose_answer_is_lost_hides_its_own_ten_until_the_hold_ends(
    aws: Aws, at: int, error: BaseException
) -> None:
    """Without its answer there is no handle to show them by."""
    fill(aws, 30)
    aws.after = failing(RECEIVE, error, at=at)
    with pytest.raises(type(error)), peek_at(aws) as peek:
        seen(peek)
    assert hidden(aws) == 10
    aws.mend()
    aws.later(seconds=HOLD)
    with peek_at(aws) as peek:
        assert len(seen(peek)) == 30


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("times", range(1, PRESSES))
@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("error", [None, ValueError(), KeyboardInterrupt()])
def test_an_interrupt_while_showing_shows_all_the_same(
    aws: Aws, at: int, times: int, side: str, error: BaseException | None
) -> None:
    """And is raised then, whatever else had ended the walk."""
    fill(aws, 23)
    setattr(aws, side, failing(SHOW, KeyboardInterrupt(), at=at, times=times))
    with pytest.raises(KeyboardInterrupt):
        cut_off(peek_at(aws), error)
    assert hidden(aws) == 0


def test_who_interrupts_once_more_is_not_kept(aws: Aws) -> None:
    """Neither for this batch nor for those behind it; the holds end by themselves."""
    fill(aws, 50)
    aws.before = failing(SHOW, KeyboardInterrupt(), at=2)
    with pytest.raises(KeyboardInterrupt), peek_at(aws) as peek:
        seen(peek)
    assert (aws.calls.count(SHOW), hidden(aws)) == (1 + PRESSES, 40)
    aws.later(seconds=HOLD)
    assert hidden(aws) == 0


def test_an_sqs_that_can_not_be_reached_is_asked_once_and_raises_nothing(aws: Aws) -> None:
    """Each of a thousand calls would take its time to fail; the holds end by themselves."""
    fill(aws, 50)
    aws.before = failing(SHOW, UNREACHABLE, at=2)
    with peek_at(aws) as peek:
        assert len(seen(peek)) == 50
    assert (aws.calls.count(SHOW), hidden(aws)) == (2, 40)
    aws.later(seconds=HOLD)
    assert hidden(aws) == 0


def test_a_batch_that_sqs_refuses_keeps_nothing_from_the_others(aws: Aws) -> None:
    """Throttled, it may take the next."""
    fill(aws, 50)
    aws.before = failing(SHOW, client_error("RequestThrottled", "ChangeMessageVisibilityBatch"), at=2, times=1)
    with peek_at(aws) as peek:
        assert len(seen(peek)) == 50
    assert (aws.calls.count(SHOW), hidden(aws)) == (5, 10)


def test_an_entry_that_fails_keeps_nothing_from_its_neighbours(aws: Aws) -> None:
    """SQS says so with HTTP 200; a message that is gone needs no showing."""
    fill(aws, 3)
    with peek_at(aws) as peek:
        [batch] = peek.batches()
        aws.sqs.delete_message(QueueUrl=stack.DEAD, ReceiptHandle=batch[0]["ReceiptHandle"])
    assert aws.sqs.depth(stack.DEAD) == (2, 0)


def test_what_was_let_go_of_is_not_shown(aws: Aws) -> None:
    """It is gone."""
    fill(aws, 12)
    requests: list[dict[str, Any]] = []
    aws.before = lambda name, request: requests.append(request) if name == SHOW else None
    with peek_at(aws) as peek:
        for batch in peek.batches():
            gone = batch[1:]
            for message in gone:
                aws.sqs.delete_message(QueueUrl=stack.DEAD, ReceiptHandle=peek.handle(message))
            peek.let_go(gone)
            peek.let_go(gone)
    assert [len(request["Entries"]) for request in requests] == [2]
    assert aws.sqs.depth(stack.DEAD) == (2, 0)


@pytest.mark.parametrize("copied", [1, 5])
def test_messages_that_sqs_repeats_are_seen_once_and_the_walk_ends(aws: Aws, copied: int) -> None:
    """Though there is never an empty answer. What is deleted as it is seen makes the end no later."""
    bodies = fill(aws, 43)

    def repeat(name: str, _: dict[str, Any]) -> None:
        for message in aws.sqs.peek(stack.DEAD)[:copied] if name == RECEIVE else ():
            aws.sqs.duplicate(stack.DEAD, message.id)

    aws.after = repeat
    with peek_at(aws) as peek:
        assert sorted(seen(peek), key=int) == bodies
        assert not peek.emptied
    assert hidden(aws) == 0
    assert aws.calls.count(RECEIVE) <= 20 + max(STALE_ANSWERS, 44 // copied)


def test_a_message_that_is_repeated_is_not_the_end(aws: Aws) -> None:
    """Others may be behind it."""
    fill(aws, 12)
    held = aws.sqs.receive_message(QueueUrl=stack.DEAD, MaxNumberOfMessages=10)["Messages"]

    def repeat(name: str, _: dict[str, Any]) -> None:
        if aws.calls.count(RECEIVE) < STALE_ANSWERS:
            aws.sqs.duplicate(stack.DEAD, aws.sqs.peek(stack.DEAD)[-1].id)
        elif name == RECEIVE and held:
            handle = held.pop()["ReceiptHandle"]
            aws.sqs.change_message_visibility(QueueUrl=stack.DEAD, ReceiptHandle=handle, VisibilityTimeout=0)

    aws.after = repeat
    with peek_at(aws) as peek:
        assert len(seen(peek)) == 12


def test_what_was_let_go_of_is_not_waited_for(aws: Aws) -> None:
    """Of 400, the one that stays is repeated, and the others can't come again."""
    fill(aws, 400)

    def repeat(name: str, _: dict[str, Any]) -> None:
        if name == RECEIVE:
            aws.sqs.duplicate(stack.DEAD, aws.sqs.peek(stack.DEAD)[0].id)

    aws.after = repeat
    with peek_at(aws) as peek:
        for batch in peek.batches():
            gone = [message for message in batch if message["Body"] != "0"]
            for message in gone:
                aws.sqs.delete_message(QueueUrl=stack.DEAD, ReceiptHandle=peek.handle(message))
            peek.let_go(gone)
    assert aws.calls.count(RECEIVE) < 100


@pytest.mark.parametrize("seconds", [0.0, 0.5, 0.7])
def test_a_walk_in_which_holds_end_goes_on_to_the_last_message(aws: Aws, seconds: float) -> None:
    """SQS may give a whole round of the oldest again before anything new."""
    bodies = fill(aws, 400)
    walk = peek_at(aws).batches()
    found = _bodies(walk, 39)
    # All but the last ten show again.
    aws.later(seconds=HOLD)
    aws.after = passing(aws, seconds)
    found += _bodies(walk, 1_000)
    assert found == bodies


def test_a_walk_that_never_gets_through_ends_and_says_so(aws: Aws) -> None:
    """A hundred come again before there is time for the others."""
    fill(aws, 400)
    aws.after = passing(aws, 3)
    with peek_at(aws) as peek:
        assert len(seen(peek)) < 400
        assert not peek.emptied


def test_a_message_that_came_again_has_its_latest_handle(aws: Aws) -> None:
    """SQS deletes by no other for certain."""
    fill(aws, 1)
    with peek_at(aws) as peek:
        walk = peek.batches()
        [message] = next(walk)
        assert peek.handle(message) == message["ReceiptHandle"]
        aws.later(seconds=HOLD)
        assert next(walk, None) is None
        assert peek.handle(message) != message["ReceiptHandle"]
    assert hidden(aws) == 0


def test_what_another_holds_by_now_is_left_alone(aws: Aws) -> None:
    """An old handle would show it in the middle of their work."""
    fill(aws, 12)
    with peek_at(aws) as peek:
        seen(peek)
        aws.later(seconds=HOLD)
        aws.sqs.receive_message(QueueUrl=stack.DEAD, MaxNumberOfMessages=10, VisibilityTimeout=600)
    assert (hidden(aws), aws.calls.count(SHOW)) == (10, 0)


def test_two_at_once_see_each_message_in_one_walk_only(aws: Aws) -> None:
    """And each shows what was its own."""
    fill(aws, 15)
    with peek_at(aws) as first:
        walk = first.batches()
        next(walk)
        with peek_at(aws) as second:
            assert seen(second) == ["10", "11", "12", "13", "14"]
        assert hidden(aws) == 10
    assert hidden(aws) == 0


def _bodies(walk: Iterator[list[Message]], batches: int) -> list[str]:
    found = list[str]()
    with suppress(StopIteration):
        for _ in range(batches):
            found += [message["Body"] for message in next(walk)]
    return found
