"""The board's look at the stack disturbs nobody, and is not taken more often than it must be."""

from dataclasses import replace

from local.board.look import Remembered
from shared.standing import State
from tests.simulation import stack
from tests.unit.local_board.conftest import Place


def test_looking_hides_no_message(place: Place) -> None:
    """Neither in quarantine nor among the dead letters, and whoever works at one meanwhile keeps it."""
    for url in (stack.DEAD, stack.QUARANTINE):
        place.put(url)
        place.put(url)
        place.take(url)
    for _ in range(3):
        seen = place.look()
        assert (seen.dead.waiting, seen.quarantine.waiting) == (1, 1)
        assert (len(seen.dead_letters), len(seen.quarantined)) == (1, 1)
    for url in (stack.DEAD, stack.QUARANTINE):
        assert place.aws.sqs.depth(url) == (1, 1)


def test_looking_changes_nothing(place: Place) -> None:
    """It receives, with a visibility timeout of 0, asks and scans."""
    place.put(stack.DEAD)
    place.look()
    reads = {"dynamodb.scan", "sqs.get_queue_attributes", "sqs.receive_message"}
    assert set(place.aws.calls) == reads


def test_a_letter_is_shown_by_what_is_on_its_envelope(place: Place) -> None:
    """The newest first, ten at most, and nothing that a visitor typed."""
    for number in range(12):
        place.aws.later(seconds=60)
        place.put(stack.DEAD, submission_id=f"s-{number}", form="contact", reason="refused_by_ses", code="X")
    latest = place.data["dead_letters"]["latest"]
    assert (place.data["dead_letters"]["count"], len(latest)) == (12, 10)
    assert latest == sorted(latest, key=lambda letter: letter["expires_at"], reverse=True)
    assert set(latest[0]) == {"id", "form", "reason", "code", "judgement", "received_at", "expires_at"}
    assert latest[0]["received_at"] == "2026-11-23T12:00:00+00:00"
    assert "Gabe" not in str(place.data)


def test_a_ledger_of_several_pages_is_read_to_its_end(place: Place) -> None:
    """DynamoDB gives a megabyte at a time."""
    for number in range(5):
        place.enter(str(number), State.DELIVERED)
    whole = place.aws.dynamo.scan

    class ByTwo:
        def scan(self, **request: object) -> dict[str, object]:
            return whole(**request, Limit=2)  # type: ignore[arg-type]

    assert len(replace(place.look, dynamodb=ByTwo())().items) == 5


class Clock:
    """Tells the time that was set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_any_number_of_pages_costs_one_look_a_second() -> None:
    """And after a second there is another."""
    clock, reads = Clock(), list[float]()

    def read() -> int:
        reads.append(clock.now)
        return len(reads)

    remembered = Remembered(read, clock)
    assert [remembered() for _ in range(5)] == [1] * 5
    clock.now = 0.9
    assert remembered() == 1
    clock.now = 1.0
    assert remembered() == 2


def test_what_takes_long_to_read_is_read_less_often() -> None:
    """Three times as long as it took is how old it may get."""
    clock, reads = Clock(), list[float]()

    def read() -> int:
        clock.now += 2
        reads.append(clock.now)
        return len(reads)

    remembered = Remembered(read, clock)
    remembered()
    clock.now = 7.9
    assert remembered() == 1
    clock.now = 8.0
    assert remembered() == 2
