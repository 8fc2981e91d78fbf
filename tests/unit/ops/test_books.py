"""The ledger as an operator reads it."""

from typing import Any

import pytest

from ops.books import AT_ONCE, Step, story
from shared.standing import Entry, State
from tests.unit.ops.conftest import World


def entries(world: World, number: int) -> dict[str, Entry]:
    return {str(n): world.enter(str(n), State.SENT) for n in range(number)}


def asked(world: World) -> list[int]:
    """How many keys each call asked for, from now on."""
    heard: list[int] = []

    def hear(name: str, request: dict[str, Any]) -> None:
        if name == "dynamodb.batch_get_item":
            [one] = request["RequestItems"].values()
            assert one["ConsistentRead"] is True
            heard.append(len(one["Keys"]))

    world.aws.before = hear
    return heard


def office_books(world: World) -> Any:
    """The ledger through the client that is listened to."""
    return world.office().books


@pytest.mark.parametrize(
    ("number", "calls"), [(0, []), (1, [1]), (AT_ONCE, [100]), (AT_ONCE + 1, [100, 1]), (250, [100, 100, 50])]
)
def test_entries_are_read_a_hundred_at_a_time(empty: World, number: int, calls: list[int]) -> None:
    """DynamoDB takes no more in one call."""
    there, heard = entries(empty, number), asked(empty)
    assert office_books(empty).entries(there) == there
    assert heard == calls


def test_what_is_not_there_is_not_in_the_answer_and_what_is_asked_twice_is_asked_once(empty: World) -> None:
    """DynamoDB refuses a key that stands there twice."""
    there, heard = entries(empty, 2), asked(empty)
    assert office_books(empty).entries(["0", "nobody", "1", "0"]) == there
    assert heard == [3]


def test_what_dynamodb_leaves_over_is_asked_for_again(empty: World) -> None:
    """With HTTP 200, in UnprocessedKeys: whoever does not look there takes a mailed letter for a lost one."""
    there, heard = entries(empty, 150), asked(empty)
    empty.aws.dynamo.left_over = lambda count: count // 2
    assert office_books(empty).entries(there) == there
    assert heard[:2] == [100, 100]
    assert sum(heard) > 150


def test_a_forgotten_item_is_gone_and_told_of_once(empty: World) -> None:
    """Whether it was there."""
    empty.enter("a", State.SENT)
    assert [empty.books.forget("a"), empty.books.forget("a"), empty.books.entries(["a"])] == [True, False, {}]


def test_a_story_is_steps_and_news_in_order() -> None:
    """Steps with and without a code; what came in the same second stands as it happened."""
    lines = "5 SENDING\n6 RETRY Throttling: Rate exceeded\n70 SENDING"
    item: dict[str, str | int | bool] = {
        "story": lines,
        "delivered_at": 75,
        "sent_at": 70,
        "complained_at": 900,
        "due": 1,
    }
    assert story(item) == [
        Step(5, "SENDING", ""),
        Step(6, "RETRY", "Throttling: Rate exceeded"),
        Step(70, "SENDING", ""),
        Step(70, "SENT", ""),
        Step(75, "DELIVERED", ""),
        Step(900, "COMPLAINED", ""),
    ]
    assert story({}) == []


def test_what_is_reopened_keeps_what_was_told_of_it(empty: World) -> None:
    """It is a dead letter that was sent again, marked, and its news are steps from now on."""
    seen = empty.enter("a", State.SENDING, story="5 SENDING")
    empty.books.ledger.settle("a", State.BOUNCED, "ses-1", 9)
    bounced = empty.books.ledger.look("a")
    assert bounced
    assert empty.books.reopen(bounced, 4, 20) is True
    after = empty.books.ledger.look("a")
    assert after
    assert (after.state, after.reason, after.parkings, after.maybe_mailed, after.requested) == (
        State.PARKED,
        "forced",
        4,
        True,
        20,
    )
    assert after.story.splitlines() == ["5 SENDING", "9 BOUNCED", "20 FORCED"]
    assert empty.books.reopen(seen, 4, 21) is False


def test_a_clock_that_runs_behind_does_not_turn_a_story_round() -> None:
    """An operator's replay, noted by SQS's clock, comes after the parking that it answers."""
    item: dict[str, Any] = {
        "id": "a",
        "state": "SENT",
        "story": "100 SENDING\n101 PARKED x\n100 REPLAYED\n103 SENDING",
        "sent_at": 102,
    }
    steps = [(step.at, step.what) for step in story(item)]
    assert steps == [(100, "SENDING"), (101, "PARKED"), (101, "REPLAYED"), (102, "SENT"), (103, "SENDING")]
