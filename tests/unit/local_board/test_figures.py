"""How many submissions are where."""

import pytest

from shared.spam_memory import Memory, keep
from shared.standing import State
from shared.table import Table
from tests.simulation import stack
from tests.unit.aws import failing
from tests.unit.local_board.conftest import Place


def test_an_empty_stack_is_all_zeros(place: Place) -> None:
    """With every count there, and whole."""
    assert place.data == {
        "stack": "local",
        "at": place.aws.clock().isoformat(timespec="seconds"),
        "chute": dict.fromkeys(
            (
                *("accepted", "waiting", "in_hand", "retry", "unknown", "sent", "delivered", "not_delivered"),
                *("duplicates", "parked", "quarantined"),
            ),
            0,
        ),
        "dead_letters": {"count": 0, "groups": [], "latest": []},
        "quarantine": {"count": 0, "latest": []},
        "alerts": [],
        "ses": {
            "fault": "none",
            "rate": 1.0,
            "faults": [
                *("none", "throttle", "quota", "pause", "suspend", "reject", "error", "unverified", "stall"),
                *("drop_answer", "refuse_connection"),
            ],
            "hold": None,
            "inbox": 0,
        },
    }


@pytest.mark.parametrize(
    ("state", "count"),
    [
        (State.RETRY, "retry"),
        (State.UNKNOWN, "unknown"),
        (State.SENT, "sent"),
        (State.DELAYED, "sent"),
        (State.DELIVERED, "delivered"),
        (State.BOUNCED, "not_delivered"),
        (State.REJECTED, "not_delivered"),
        (State.COMPLAINED, "not_delivered"),
        (State.DUPLICATE, "duplicates"),
        (State.PARKED, "parked"),
    ],
)
def test_a_submission_is_counted_by_its_state(place: Place, state: State, count: str) -> None:
    """And as accepted."""
    place.enter("a", state)
    assert place.chute == {"accepted": 1, count: 1}


def test_what_nobody_has_claimed_waits(place: Place) -> None:
    """It has no entry in the ledger, and is accepted all the same."""
    place.put(stack.MAIN)
    place.put(stack.MAIN)
    assert place.chute == {"accepted": 2, "waiting": 2}


def test_what_is_in_hand_is_counted_once(place: Place) -> None:
    """One is being sent and has its entry, another was only just received."""
    place.put(stack.MAIN)
    place.put(stack.MAIN)
    place.take(stack.MAIN, 2)
    place.enter("a", State.SENDING)
    assert place.chute == {"accepted": 2, "in_hand": 2}


def test_what_waits_for_another_try_is_in_nobodys_hand(place: Place) -> None:
    """SQS hides both."""
    for _ in range(3):
        place.put(stack.MAIN)
    place.take(stack.MAIN, 3)
    place.enter("a", State.RETRY)
    place.enter("b", State.UNKNOWN)
    assert place.chute == {"accepted": 3, "in_hand": 1, "retry": 1, "unknown": 1}


def test_a_dead_letter_that_was_sent_again_is_in_the_shaft(place: Place) -> None:
    """Parked in the ledger, until the mailer meets it; one that was thrown away is no dead letter either."""
    place.put(stack.MAIN)
    place.enter("a", State.PARKED, requested=5)
    place.enter("b", State.PARKED, discarded=5)
    assert place.chute == {"accepted": 2, "waiting": 1}


@pytest.mark.parametrize(
    ("seconds", "chute"),
    [
        (0, {"accepted": 2, "waiting": 1}),
        (14, {"accepted": 2, "waiting": 1}),
        (15, {"accepted": 3, "waiting": 1, "in_hand": 1}),
    ],
)
@pytest.mark.parametrize(
    ("state", "time", "count"),
    [(State.PARKED, "last_failed", "parked"), (State.DELIVERED, "delivered_at", "delivered")],
)
def test_what_is_done_with_is_not_in_hand_until_it_is_acknowledged(  # noqa: PLR0913, PLR0917 - a table's columns
    place: Place, seconds: int, chute: dict[str, int], state: State, time: str, count: str
) -> None:
    """Its message is deleted last; a while later it must be another's. One that waits is another's in any case."""
    for _ in range(2):
        place.put(stack.MAIN)
    place.take(stack.MAIN)
    item: dict[str, dict[str, str]] = {
        "id": {"S": "a"},
        "state": {"S": str(state)},
        time: {"N": str(place.aws.now - seconds)},
    }
    place.aws.dynamo.put_item(TableName="ledger", Item=item)
    assert place.chute == {**chute, count: 1}


def test_what_is_sent_again_waits_and_is_then_in_hand(place: Place) -> None:
    """One submission throughout, though it has an entry and a message."""
    place.put(stack.MAIN)
    place.enter("a", State.PARKED, requested=5)
    assert place.chute == {"accepted": 1, "waiting": 1}
    place.take(stack.MAIN)
    assert place.chute == {"accepted": 1, "in_hand": 1}


def test_a_moment_between_two_places_is_no_negative_number(place: Place) -> None:
    """The mailer has acknowledged what the ledger had not told of yet."""
    place.enter("a", State.SENDING)
    place.enter("b", State.RETRY)
    assert place.chute == {"accepted": 2, "retry": 1}


def test_quarantine_is_accepted_too(place: Place) -> None:
    """Its visitors were thanked."""
    place.put(stack.QUARANTINE, reason="honeypot", form="contact")
    assert place.chute == {"accepted": 1, "quarantined": 1}
    [letter] = place.data["quarantine"]["latest"]
    assert letter["reason"] == "honeypot"
    assert letter["judgement"]["verdict"] == "quarantine"


def test_what_the_filter_could_learn_from_is_no_submission(place: Place) -> None:
    """Nor a dead letter, nor a hold: an item of its own beside each entry."""
    place.enter("a", State.DELIVERED)
    keep(Table(place.aws.dynamo, "ledger"), "a", Memory(1, "BQ=="), place.aws.now)
    assert place.chute == {"accepted": 1, "delivered": 1}
    assert (place.data["dead_letters"]["groups"], place.data["ses"]["hold"]) == ([], None)


def test_dead_letters_come_by_cause_the_most_frequent_first(place: Place) -> None:
    """Reason, code and form; the other items of the table are none."""
    for id_ in "abc":
        place.enter(id_, State.PARKED, reason="refused_by_ses", code="MessageRejected")
    place.enter("d", State.PARKED, reason="out_of_time", code="ReadTimeout", form="support")
    place.enter("e", State.PARKED, reason="out_of_time", requested=5)
    place.enter("f", State.DELIVERED, reason="refused_by_ses")
    assert place.data["dead_letters"]["groups"] == [
        {"reason": "refused_by_ses", "code": "MessageRejected", "form": "contact", "count": 3},
        {"reason": "out_of_time", "code": "ReadTimeout", "form": "support", "count": 1},
    ]


@pytest.mark.parametrize(
    ("item", "hold"),
    [
        ({"code": {"S": "SendingPausedException"}, "since": {"N": "1763899200"}}, True),
        ({"since": {"N": "1763899200"}, "ended": {"N": "1763899300"}}, False),
    ],
)
def test_a_hold_of_the_account_is_told_while_it_lasts(
    place: Place, item: dict[str, dict[str, str]], hold: bool
) -> None:
    """Why, and since when; it is no submission."""
    place.aws.dynamo.put_item(TableName="ledger", Item={"id": {"S": "account"}, **item})
    told = {"code": "SendingPausedException", "since": "2025-11-23T12:00:00+00:00"}
    assert place.data["ses"]["hold"] == (told if hold else None)
    assert place.chute == {}


def test_an_aws_that_does_not_answer_is_a_503(place: Place) -> None:
    """While everything stops, for one."""
    place.aws.before = failing("dynamodb.scan")
    reply = place.board.get("/board.json")
    assert (reply.status, reply.body) == (
        503,
        b'{"error": "the local AWS does not answer: EndpointConnectionError"}',
    )
